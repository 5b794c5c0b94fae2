"""What can go wrong between a question and an answer.

AnswerError
├── SettingsInvalid      a setting is unknown or has no meaning
├── FilterInvalid        a filter has no meaning, or names what no document has
├── QuestionInvalid      the question is empty or too long
├── ReaderFailed         the files of the reader that comes with the program cannot be read
├── QuotationAltered     a citation does not match its document (a defect; never shown to a reader)
└── ModelFailed          the model endpoint did not deliver
    ├── ModelUnreachable refused connection, unknown host, time-out
    ├── ModelRefused     the endpoint said no: key, quota, unknown model
    └── ModelGarbled     the endpoint's reply is not the protocol: HTML, a cut stream, an error inside the stream

Errors of the index are `vectorstore.errors.StoreError`. "Not in the documents" is a status of an answer, not an error.
"""

from typing import TYPE_CHECKING

from vectorstore.remarks import Remark

if TYPE_CHECKING:
    from rag.usage import Usage


class AnswerError(Exception):
    """Root of everything this package raises; the message ends with the next step.

    It is made of a text whose braces the facts fill, so that it can be said in other words (`Remark`).
    """

    def __init__(self, message: str, /, **facts: object) -> None:
        self.message = Remark(message, **facts)
        super().__init__(self.message)


class SettingsInvalid(AnswerError):
    """A setting is unknown or has no meaning."""


class FilterInvalid(AnswerError):
    """A filter has no meaning, or names a document or a publisher that there is not."""


class QuestionInvalid(AnswerError):
    """The question is empty or too long."""


class ReaderFailed(AnswerError):
    """The files of the reader that comes with the program cannot be read."""


class QuotationAltered(AnswerError):
    """A citation does not match its document."""


class ModelFailed(AnswerError):
    """The model endpoint did not deliver. `usage` is what it counted nevertheless; None where it did not say."""

    usage: "Usage | None" = None


class ModelUnreachable(ModelFailed):
    """The endpoint refused the connection, is unknown, or did not answer in time."""


class ModelRefused(ModelFailed):
    """The endpoint said no: key, quota, or a model it does not have."""


class ModelGarbled(ModelFailed):
    """The endpoint's reply is not the protocol: HTML, a cut stream, an error inside the stream."""
