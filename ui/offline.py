"""Gradio, imported with everything that would phone out switched off. The only file that imports it."""

import os

from ui.gradio_stubs import skip_stubs

# Read once, when gradio is imported: no usage statistics, no look for a newer version.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
skip_stubs()

import gradio as gr  # noqa: E402

__all__ = ["gr"]
