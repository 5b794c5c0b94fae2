"""The settings in the page: for this session only, and nothing secret among them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rag.errors import AnswerError
from rag.settings import Settings
from ui.languages import words_for
from ui.offline import gr
from ui.page.carried import Carried
from ui.page.choosing import Choice, named_model, read_choice, statement
from ui.page.labels import label
from ui.templating import render
from ui.words import ENGLISH, LANGUAGES, Words, words_in

OWN_WORDS, MODEL = "own words", "model"
FIELDS = 3  # who writes, the model, the day that "today" means


@dataclass(frozen=True)
class SettingsParts:
    """The fields, what is said about the choice they make, and the language of the page."""

    fields: tuple[Any, ...]
    told: gr.HTML
    language: gr.Radio

    @property
    def outputs(self) -> list[Any]:
        """What is set once a page opens."""
        return [*self.fields, self.told, self.language]


def build_settings(settings: Settings) -> SettingsParts:
    """The fields, where the page wants them; they begin with what the program was started with."""
    begin = Choice(settings.model)
    writer = gr.Radio(
        _writers(ENGLISH),
        value=MODEL if begin.model else OWN_WORDS,
        label=label("answerer"),
        elem_id="answerer",
    )
    model = gr.Textbox(
        begin.model or "",
        label=label("model"),
        placeholder=label("model_placeholder"),
        max_length=200,
        max_lines=1,
        elem_id="model",
    )
    as_of = gr.Textbox(
        label=label("as_of"),
        placeholder="2025-10-28",
        info=label("as_of_info"),
        max_length=10,
        max_lines=1,
        elem_id="as-of",
    )
    told = gr.HTML("", elem_id="settings-told", apply_default_css=False)
    names = [(words_in(language)("interface.name"), language) for language in LANGUAGES]
    language = gr.Radio(names, value=ENGLISH.language, label=label("language"), elem_id="language")
    return SettingsParts((writer, model, as_of), told, language)


@dataclass(frozen=True)
class SettingsPanel:
    """Answers the events of the settings."""

    settings: Settings

    def opened(self, carried: Carried, request: gr.Request) -> tuple[Any, ...]:
        """(*fields, what is said about the choice, the language) as a page opens."""
        words, begin = words_for(request), Choice(self.settings.model)
        if not carried.chosen:
            told = told_html(statement(begin, self.settings, words), sends=bool(begin.model))
            return gr.update(choices=_writers(words)), gr.skip(), gr.skip(), told, words.language
        writer, model, as_of = carried.chosen
        writer = MODEL if writer == MODEL else OWN_WORDS
        told = self.chose(request, writer, model, as_of)
        return gr.update(choices=_writers(words), value=writer), model, as_of, told, words.language

    def chose(self, request: gr.Request, *fields: object) -> str:
        """What is said about the choice that the fields make, or about what cannot be read."""
        words = words_for(request)
        try:
            choice = _choice(fields, words)
        except AnswerError as error:
            return told_html(words.said(error.message), wrong=True)
        return told_html(statement(choice, self.settings, words), sends=bool(choice.model))

    def choice(self, fields: Sequence[object], words: Words) -> Choice:
        """The choice that the fields make; a model without a name is none. Raises SettingsInvalid for a day that cannot
        be read, since an answer would not be seen from it."""
        writer, model, as_of = fields
        return read_choice(writer == MODEL and bool(named_model(model)), model, as_of, words)


def told_html(text: str, *, sends: bool = False, wrong: bool = False) -> str:
    """The statement below the fields."""
    return render("settings.html", ENGLISH, text=text, sends=sends, wrong=wrong)


def _choice(fields: Sequence[object], words: Words) -> Choice:
    writer, model, as_of = fields
    return read_choice(writer == MODEL, model, as_of, words)


def _writers(words: Words) -> list[tuple[str, str]]:
    return [(words("fields.own_words"), OWN_WORDS), (words("fields.a_model"), MODEL)]
