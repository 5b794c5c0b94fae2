"""The settings in the page: for this session only, and nothing secret among them."""

from dataclasses import dataclass
from typing import Any

from rag.errors import AnswerError
from rag.settings import Settings
from ui.choosing import Choice, read_choice, statement
from ui.offline import gr
from ui.templating import render

OWN_WORDS, MODEL = "In the documents’ own words", "A model"


@dataclass(frozen=True)
class SettingsParts:
    """The fields, the choice they make, and what is said about it."""

    choice: gr.State
    fields: tuple[Any, ...]
    told: gr.HTML


def build_settings(settings: Settings) -> SettingsParts:
    """The fields, where the page wants them; they begin with what the program was started with."""
    begin = Choice(settings.model)
    writer = gr.Radio(
        [OWN_WORDS, MODEL],
        value=MODEL if begin.model else OWN_WORDS,
        label="Who writes the answer",
        elem_id="answerer",
    )
    model = gr.Textbox(
        begin.model or "",
        label="Model",
        placeholder="its name at the endpoint",
        max_length=200,
        max_lines=1,
        elem_id="model",
    )
    as_of = gr.Textbox(
        label="Today is",
        placeholder="2025-10-28",
        info="The day that “this week” or “latest” are seen from",
        max_length=10,
        max_lines=1,
        elem_id="as-of",
    )
    told = gr.HTML(
        told_html(statement(begin, settings), sends=bool(begin.model)), elem_id="settings-told", apply_default_css=False
    )
    return SettingsParts(gr.State(begin), (writer, model, as_of), told)


def chose(settings: Settings, writer: object, model: object, as_of: object) -> tuple[Choice, str]:
    """(choice, what is said about it). What cannot be read sends nothing anywhere."""
    try:
        choice = read_choice(writer == MODEL, model, as_of)
    except AnswerError as error:
        return Choice(), told_html(str(error), wrong=True)
    return choice, told_html(statement(choice, settings), sends=bool(choice.model))


def told_html(text: str, *, sends: bool = False, wrong: bool = False) -> str:
    """The statement below the fields."""
    return render("settings.html", text=text, sends=sends, wrong=wrong)
