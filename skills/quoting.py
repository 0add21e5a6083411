"""Which words of an article may be shown to a customer as the shop's word."""

import re
from collections.abc import Iterable
from dataclasses import replace

from commerce.terms import Source
from knowledge.sentences import split
from skills.base import Passage

LONGEST = 360
"""Signs of an excerpt: a few sentences, as much as is read in a chat."""

_BLANK = re.compile(r"\[[^\]]*\]|\{\{[^}]*\}\}|<[A-Za-z][^>]*>|_{3,}")


def quotable(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Return those that say something, each once: a sentence with a blank still to be filled in is no fact."""
    return tuple(dict.fromkeys(source for source in sources if source.sentence and not _BLANK.search(source.sentence)))


def excerpt(passage: Passage) -> Passage:
    """Let a passage be quoted with the sentences around its best one, up to `LONGEST` signs.

    One sentence alone often leaves out what was asked ("It costs 4 €." of what?). What follows is taken first, for
    articles state the rule and then explain it; a sentence with a blank in it ends the excerpt.
    """
    sentences = split(passage.text)
    best = passage.source.sentence
    if best not in sentences:
        return passage
    first = last = sentences.index(best)
    while last + 1 < len(sentences) and _fits(sentences[first : last + 2]):
        last += 1
    while first > 0 and _fits(sentences[first - 1 : last + 1]):
        first -= 1
    return replace(passage, source=replace(passage.source, sentence=" ".join(sentences[first : last + 1])))


def _fits(sentences: list[str]) -> bool:
    words = " ".join(sentences)
    return len(words) <= LONGEST and not _BLANK.search(words)
