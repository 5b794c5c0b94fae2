"""Lines that hold a post and no more than whose it is: “Head of Pumps, Grenna Water Board”."""

import re
from dataclasses import dataclass

from rag.texts.body_names import BODY
from rag.texts.posts import Post, posts_in

_LONGEST, _MOST_WORDS = 100, 16
_BEHIND = re.compile(
    rf"(?:(?:,| [–—|/-]| at| of| to| for| in|,? on behalf of) (?P<body>{BODY})|(?:,|;)? \([^()]{{1,60}}\))?[,.;]?"
)
_MARKS = "*_ "


@dataclass(frozen=True)
class NamedPost:
    """A post and the body that its line names it with; empty where it names none."""

    post: Post
    body: str = ""


def post_line(line: str) -> NamedPost | None:
    """The post that a line holds; None of a line that says anything else."""
    said = line.strip(_MARKS)
    if len(said) > _LONGEST or len(said.split()) > _MOST_WORDS:
        return None
    found = posts_in(said)
    if not found or found[0][0].start:
        return None
    place, post = found[0]
    behind = _BEHIND.fullmatch(said, place.end)
    return NamedPost(post, behind["body"] or "") if behind else None
