"""The number that tells a page whether the library has changed since it drew its list."""

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import PlainTextResponse

from rag.settings import Settings
from rag.sources import generation
from ui.languages import words_of
from vectorstore.errors import StoreError

PATH = "/library/generation"


def add_generation(site: FastAPI, settings: Settings) -> None:
    """`/library/generation`: the number as text, "0" while there is no index."""

    def number(request: Request) -> PlainTextResponse:
        try:
            return PlainTextResponse(str(generation(settings)), headers={"cache-control": "no-store"})
        except StoreError as error:
            return PlainTextResponse(words_of(request.scope).said(error.message), 503)

    site.add_route(PATH, number, methods=["GET"])
