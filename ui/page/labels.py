"""The words of the framework's own components, and what the page shows before any event is answered.

One page is built for all readers. Where it is to show words it holds their names, and the browser, which has the words
in every language, puts in those of the language that the page was told.
"""

from typing import Any

from ui.offline import gr
from ui.page.rendering import conversation_html
from ui.templating import render
from ui.words import LANGUAGES, Words, words_in

BAR, WELCOME = "bar", "welcome"


def label(name: str) -> Any:
    """What stands for a text of `fields` in a component."""
    return named(f"fields.{name}")


def named(name: str) -> Any:
    """What stands for BAR or WELCOME, pieces of HTML, in a component."""
    return translations()(name)


def translations() -> gr.I18n:
    """What the names stand for in every language."""
    return gr.I18n(**{language: _texts(words_in(language)) for language in LANGUAGES})


def _texts(words: Words) -> dict[str, str]:
    fields = {key: text for key, text in words.texts.items() if key.startswith("fields.")}
    return {**fields, BAR: render("bar.html", words), WELCOME: conversation_html((), words=words)}
