"""What a reader chooses for a session of the page: who writes, and the day that "today" means."""

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from rag.errors import AnswerError, SettingsInvalid
from rag.settings import Settings
from rag.writing.served_model import ServedModel
from ui.words import Words
from vectorstore.dates import PartialDate

_LONGEST_NAME = 200


@dataclass(frozen=True)
class Choice:
    """`model` None means no model: the documents' own words."""

    model: str | None = None
    as_of: date | None = None

    def applied(self, settings: Settings) -> Settings:
        """The settings of this session: address and key stay those the program was started with."""
        return replace(settings, model=self.model)


def read_choice(with_model: bool, model: object, as_of: object, words: Words) -> Choice:
    """What the fields say. Raises SettingsInvalid, naming the field, for what cannot be read."""
    name = named_model(model)
    if with_model and not name:
        raise SettingsInvalid(words("settings.name_the_model"))
    return Choice(name if with_model else None, _day(as_of, words))


def named_model(model: object) -> str:
    """The name that the field holds, empty where it holds none."""
    name = model.strip() if isinstance(model, str) else ""
    return name if name.isprintable() and len(name) <= _LONGEST_NAME else ""


def statement(choice: Choice, settings: Settings, words: Words) -> str:
    """What leaves this machine with a question, in plain words."""
    told = []
    if choice.model:
        try:
            host = ServedModel.of(choice.applied(settings)).host
        except AnswerError as error:
            return words.said(error.message)
        told.append(words("settings.sends", host=host, model=choice.model))
    if settings.embedder != "bundled":
        told.append(words("settings.sends_questions", host=ServedModel.of(settings).host))
    if settings.chroma_url:
        told.append(words("settings.sends_vectors", host=urlsplit(settings.chroma_url).hostname))
    return " ".join(told) or words("settings.sends_nothing")


def _day(value: object, words: Words) -> date | None:
    text = value.strip() if isinstance(value, str) else ""
    if not text:
        return None
    try:
        day = PartialDate.parse(text)
    except ValueError:
        day = None
    if day is None or not day.day:
        raise SettingsInvalid(words("settings.unreadable_day", text=repr(text[:40])[1:-1]))
    return day.earliest
