"""Gradio, imported with everything that would phone out switched off. The only file that imports it."""

import os

# Read once, when gradio is imported: no usage statistics, no look for a newer version.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

import gradio as gr

__all__ = ["gr"]
