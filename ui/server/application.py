"""The chat as a web application and its server."""

import logging
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

import uvicorn
from fastapi import FastAPI
from starlette.types import ASGIApp

from rag.settings import Settings
from ui.kept.conversation_store import kept_conversations
from ui.offline import gr
from ui.page.chat import build_chat
from ui.page.export_route import add_exports
from ui.page.labels import translations
from ui.page.library_route import add_generation
from ui.page.look import theme
from ui.page.page_route import add_pages
from ui.server.access import access_for
from ui.server.guarding import Guard
from ui.server.serving import LOOPBACK
from ui.templating import ASSETS, asset
from vectorstore.adding.intake import Intake
from vectorstore.adding.uploads import MOST_BYTES

_STYLES = ("chat.css", "kept.css", "citing.css", "quoted.css", "library.css", "page.css", "marked.css", "japanese.css")


def application(settings: Settings, **parts: Any) -> ASGIApp:
    """The guarded chat; `parts` go to `build_chat`. It serves no file but the framework's
    own scripts and styles, and takes files only to add them to the index."""
    access = access_for(settings)
    store = kept_conversations(settings, parts.get("document"))
    intake = None if parts else Intake(settings.location)
    site = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=partial(_lifespan, intake))
    add_exports(site, store)
    add_pages(site, settings)
    add_generation(site, settings)
    gr.mount_gradio_app(
        site,
        build_chat(settings, intake=intake, **parts),
        path="/",
        server_name=LOOPBACK,
        footer_links=[],
        run_history=False,
        allowed_paths=[],
        blocked_paths=[str(settings.home.resolve())],
        favicon_path=str(ASSETS / "favicon.svg"),
        show_error=False,
        max_file_size=MOST_BYTES if intake else 0,
        ssr_mode=False,
        enable_monitoring=False,
        pwa=False,
        mcp_server=False,
        i18n=translations(),
        theme=theme(),
        css="".join(map(asset, _STYLES)),
    )
    return Guard(site, access, uploads=intake is not None)


@asynccontextmanager
async def _lifespan(intake: Intake | None, site: FastAPI) -> AsyncIterator[None]:
    if intake:
        intake.start()
    yield
    if intake:
        intake.close()


class Server(uvicorn.Server):
    """A server that cuts off pages still open when it ends, and does not call that an error."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
        await super().shutdown(sockets)


def server(settings: Settings, **parts: Any) -> uvicorn.Server:
    """A server for the chat, to be run on a socket that is already bound."""
    config = uvicorn.Config(
        application(settings, **parts),
        log_level="warning",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        ws="none",
        timeout_graceful_shutdown=1,  # an open page keeps a connection that never ends by itself
    )
    return Server(config)
