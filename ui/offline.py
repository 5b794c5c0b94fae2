"""Gradio, imported with everything that would phone out switched off. The only file that imports it."""

import atexit
import os
import shutil
import tempfile

from ui.gradio_stubs import skip_stubs

# Read once, when gradio is imported: no usage statistics, no look for a newer version.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
# After each event it sums up the last thousands for a dashboard that is shut here; a tenth of a question's time.
os.environ["GRADIO_ANALYTICS_CACHE_FREQUENCY"] = "1000000000"
os.environ["GRADIO_ANALYTICS_MAX_EVENTS"] = "1"
# Where it lays down what is uploaded until it is kept elsewhere: for this user alone, and gone with the program.
os.environ["GRADIO_TEMP_DIR"] = tempfile.mkdtemp(prefix="attache-")
atexit.register(shutil.rmtree, os.environ["GRADIO_TEMP_DIR"], ignore_errors=True)
skip_stubs()

import gradio as gr  # noqa: E402

__all__ = ["gr"]
