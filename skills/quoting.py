"""Which sentence of an article may be shown to a customer as the shop's word."""

import re
from collections.abc import Iterable

from commerce.terms import Source

_BLANK = re.compile(r"\[[^\]]*\]|\{\{[^}]*\}\}|<[A-Za-z][^>]*>|_{3,}")


def quotable(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Return those that say something, each once: a sentence with a blank still to be filled in is no fact."""
    return tuple(dict.fromkeys(source for source in sources if source.sentence and not _BLANK.search(source.sentence)))
