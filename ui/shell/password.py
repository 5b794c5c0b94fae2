"""Asking for the chat's password where it needs one and none is set; never on the command line, where others see it."""

import sys
from dataclasses import replace

import typer

from rag.settings import Settings
from ui.server.access import SHORTEST_PASSWORD, is_loopback


def with_password(settings: Settings) -> Settings:
    """The settings, with a password typed twice at the terminal where the chat is to be reached from elsewhere."""
    if settings.password or (is_loopback(settings.host) and not settings.host_names) or not sys.stdin.isatty():
        return settings
    asked = f"A password for the chat (at least {SHORTEST_PASSWORD} characters)"
    return replace(settings, password=typer.prompt(asked, hide_input=True, confirmation_prompt="Once more", err=True))
