"""Downloading a conversation, by its owner alone.

A route beside Gradio: its own downloads are files in a folder that it serves to everyone who knows their path.
"""

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from ui.kept.conversation_store import ConversationStore
from ui.languages import words_of
from ui.owners import key_of
from ui.page.exports import conversation_markdown, conversation_page, file_name
from vectorstore.errors import StoreError

_FORMATS = {"md": ("text/markdown", conversation_markdown), "html": ("text/html", conversation_page)}


def add_exports(site: FastAPI, store: ConversationStore) -> None:
    """`/export/ID.md` and `/export/ID.html`, for the browser whose conversation it is."""

    async def export(request: Request) -> Response:
        return await run_in_threadpool(_exported, store, request)

    site.add_route("/export/{conversation}.{ending}", export, methods=["GET"])


def _exported(store: ConversationStore, request: Request) -> Response:
    conversation, ending = (request.path_params[name] for name in ("conversation", "ending"))
    owner, words = key_of(request.scope), words_of(request.scope)
    try:
        title = store.title(owner, conversation) if owner else None
        turns = store.turns(owner, conversation) if owner else None
    except StoreError as error:
        return PlainTextResponse(words.said(error.message), 503)
    if title is None or turns is None or ending not in _FORMATS:
        return PlainTextResponse(words("conversations.nothing_to_export"), 404)
    media, written = _FORMATS[ending]
    headers = {"content-disposition": file_name(title, ending), "cache-control": "no-store"}
    return Response(written(title, turns, words), media_type=media, headers=headers)
