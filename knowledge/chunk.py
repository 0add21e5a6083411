"""Articles cut into passages: along headings, then between sentences, about 170 tokens each."""

from dataclasses import dataclass

from knowledge.outline import Section, Statement

TARGET_TOKENS = 170
_CHARACTERS_PER_TOKEN = 4


@dataclass(frozen=True, slots=True)
class Cut:
    """A passage before it is stored: the headings above it and its sentences."""

    heading: str
    sentences: tuple[str, ...]


def cut(sections: tuple[Section, ...]) -> tuple[Cut, ...]:
    """Cut an article's sections into passages; none reaches over a heading, no sentence is cut in two."""
    return tuple(Cut(section.heading, sentences) for section in sections for sentences in _pieces(section.statements))


def _pieces(statements: tuple[Statement, ...]) -> list[tuple[str, ...]]:
    """Fill each piece to the target; a last one that is a mere rest joins the piece before it."""
    pieces: list[list[str]] = [[]]
    size = 0
    for statement in statements:
        tokens = _tokens(statement.text)
        if pieces[-1] and size + tokens > TARGET_TOKENS:
            pieces.append([])
            size = 0
        if not pieces[-1] and len(pieces) > 1 and statement.lead:
            pieces[-1].append(statement.lead)
        pieces[-1].append(statement.text)
        size += tokens
    if len(pieces) > 1 and sum(map(_tokens, pieces[-1])) < TARGET_TOKENS // 5:
        rest = pieces.pop()
        pieces[-1] += [sentence for sentence in rest if sentence not in pieces[-1]]
    return [tuple(piece) for piece in pieces if piece]


def _tokens(text: str) -> int:
    return len(text) // _CHARACTERS_PER_TOKEN + 1
