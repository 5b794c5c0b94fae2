"""The page of a PDF that a quotation stands on, as a PNG: of documents in the index alone, named by id and offsets."""

import re

from anyio import CapacityLimiter, to_thread
from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from rag.settings import Settings
from ui.languages import words_of
from ui.words import Words
from vectorstore.documents import Span
from vectorstore.errors import DocumentTooLarge, IndexMissing, PageNotShown, StoreError
from vectorstore.index.library import open_library
from vectorstore.pictures.page_pictures import NO_SUCH_PAGE, PagePicture, page_picture

_MOST_WAITING = 8
_DOCUMENT, _PLACE = re.compile("[0-9a-f]{64}"), re.compile("([0-9]{1,9})-([0-9]{1,9})")
_KEPT = "private, max-age=600"  # by the reader's browser; an id stands for the content, so it cannot be outdated


def page_path(document: str, quotation: Span) -> str:
    """The address of the page that a quotation of a document stands on."""
    return f"/page/{document}/{quotation.start}-{quotation.end}.png"


def add_pages(site: FastAPI, settings: Settings) -> None:
    """`/page/ID/START-END.png`, one drawn at a time."""
    drawing = CapacityLimiter(1)

    async def page(request: Request) -> Response:
        document, place = (request.path_params[name] for name in ("document", "place"))
        offsets, words = _PLACE.fullmatch(place), words_of(request.scope)
        if not _DOCUMENT.fullmatch(document) or not offsets:
            return PlainTextResponse(words.said(NO_SUCH_PAGE), 404)
        if drawing.statistics().tasks_waiting >= _MOST_WAITING:
            return PlainTextResponse(words("source.page_busy"), 503)
        span = Span(int(offsets[1]), int(offsets[2]))
        return await to_thread.run_sync(_reply, settings, document, span, words, limiter=drawing)

    site.add_route("/page/{document}/{place}.png", page, methods=["GET"])


def _reply(settings: Settings, document: str, span: Span, words: Words) -> Response:
    """The picture, with what to say of it in headers; or the reason why there is none, as text."""
    try:
        library = open_library(settings.location)
        picture = page_picture(library.document(document), library.locations_of(document), span)
    except (IndexMissing, PageNotShown) as error:
        return PlainTextResponse(words.said(error.message), 404)
    except DocumentTooLarge as error:
        return PlainTextResponse(words.said(error.message), 413)
    except StoreError as error:
        return PlainTextResponse(words.said(error.message), 503)
    return Response(picture.png, media_type="image/png", headers=_headers(picture))


def _headers(picture: PagePicture) -> dict[str, str]:
    return {
        "cache-control": _KEPT,
        "x-page": str(picture.page),
        "x-mark": f"{picture.mark:.4f}",
        "x-continues": str(int(picture.continues)),
    }
