"""What can go wrong between a gold question and its score.

EvalError
├── CaseInvalid        a gold question is refused before the run; the message names file and line
├── CorpusUnknown      there is no corpus of that name, or its folder holds no documents
├── SystemUnknown      there is no system of that name, or it lacks what it needs (a model)
├── DataUnreadable     a public data file is missing, broken, or of no known format
├── BaselineForeign    the baseline was made by another version of the measures or names no such corpus
├── LedgerBroken       the rows kept from an earlier run cannot be read
├── ExportFailed       a report or an export could not be written
├── ExtraMissing       a command needs what only an extra of the project installs; the message names it
├── ChatFailed         the web chat did not start, or did not answer a question, while it was measured
└── StartUnusable      the weights that a training is to start from are missing or of another network

A system that fails on one question is not an error here: it is a failed row.
"""


class EvalError(Exception):
    """Root of everything this package raises; the message ends with the next step."""


class CaseInvalid(EvalError):
    """A gold question is refused before the run."""


class CorpusUnknown(EvalError):
    """There is no corpus of that name, or its folder holds no documents."""


class SystemUnknown(EvalError):
    """There is no system of that name, or it lacks what it needs."""


class DataUnreadable(EvalError):
    """A public data file is missing, broken, or of no known format."""


class BaselineForeign(EvalError):
    """The baseline was made by another version of the measures."""


class LedgerBroken(EvalError):
    """The rows kept from an earlier run cannot be read."""


class ExportFailed(EvalError):
    """A report or an export could not be written."""


class ExtraMissing(EvalError):
    """A command needs what only an extra of the project installs."""


class ChatFailed(EvalError):
    """The web chat did not start, or did not answer, while it was measured."""


class StartUnusable(EvalError):
    """The weights that a training is to start from are missing or of another network."""
