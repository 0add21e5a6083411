"""What of a letter is new: above our mark and above what is quoted, without signature. The whole is kept beside it.

Quotations are found by mail-parser-reply, which knows six of our languages, and by rules of ours for all nine
(`channels.email.quoting`). If nothing were left, the whole letter counts.
"""

import re

from mailparser_reply.parser import EmailMessage

from channels.email.marks import above_mark
from channels.email.quoting import BEGINS_WROTE, CLOSING, DEVICE, FORWARD, FROM, ORIGINAL, SENT, WROTE

LANGUAGES = ("en", "de", "fr", "es", "it", "pl")
MOST_LINES = 100
"""So many lines are looked at for quotations by the library, whose time grows by the square of what it reads."""
HEAD, TAIL = 80, 50
"""So much of a long line is shown to the library: it looks at how lines begin and end."""
SIGNED_WITHIN = 8
"""A closing is looked for in so many of the last lines."""


def answer_of(text: str, subject: str = "") -> str:
    """Return the new words of a letter; a letter that a person forwards is new as a whole."""
    whole = text.strip()
    if FORWARD.match(subject):
        return whole
    above = above_mark(whole)
    lines = _above_quotation(above.strip("\n").split("\n"))
    words = _joined(_unsigned(_unquoted(lines)))
    return words or _joined(lines) or whole


def _above_quotation(lines: list[str]) -> list[str]:
    ours = next((place for place in range(len(lines)) if _begins_quotation(lines, place)), len(lines))
    theirs = _by_library(lines[:MOST_LINES])
    return lines[: min(ours, theirs if theirs is not None else ours)]


def _begins_quotation(lines: list[str], place: int) -> bool:
    line = lines[place]
    if ORIGINAL.match(line):
        return True
    following = [one for one in lines[place + 1 : place + 5] if one.strip()]
    if FROM.match(line) and any(SENT.match(one) for one in following[:2]):
        return True
    if not BEGINS_WROTE.match(line) or not re.search(r"[\d@]", line):
        return False
    for end in range(place, min(place + 3, len(lines))):
        if not lines[end].strip():
            return False
        if WROTE.search(lines[end][-TAIL:]):
            rest = next((one for one in lines[end + 1 :] if one.strip()), "")
            return not rest or rest.lstrip().startswith(">") or lines[end].rstrip().endswith(":")
    return False


def _by_library(lines: list[str]) -> int | None:
    """Return how many lines stand above what the library takes for a quotation, or None if it finds none."""
    shown = [line if len(line) <= HEAD + TAIL else line[:HEAD] + line[-TAIL:] for line in lines]
    if not shown or not shown[0].strip():
        return None
    kept, is_blank = [], False
    for place, line in enumerate(shown):
        if line.strip() or not is_blank:
            kept.append(place)
        is_blank = not line.strip()
    found = EmailMessage("\n".join(shown[place] for place in kept), list(LANGUAGES)).read().replies
    if len(found) < 2 or not found[0].content:  # noqa: PLR2004 - the answer and what it answers
        return None
    above: str = found[0].content
    return kept[min(above.count("\n"), len(kept) - 1)] + 1


def _unquoted(lines: list[str]) -> list[str]:
    """Leave out quoted lines: below an answer, above it, or between its parts."""
    return [line for line in lines if not line.lstrip().startswith(">")]


def _unsigned(lines: list[str]) -> list[str]:
    """Cut a signature: below `--`, a device's own line, or a closing that stands alone near the end."""
    for place, line in enumerate(lines):
        bare = line.strip()
        if place and (bare in {"--", "—", "__"} or DEVICE.match(bare)):
            return _unsigned(lines[:place])
    told = [place for place, line in enumerate(lines) if line.strip()]
    for place in told[1:][-SIGNED_WITHIN:]:
        if CLOSING.match(lines[place].strip()):
            return lines[:place]
    return lines


def _joined(lines: list[str]) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in lines)).strip()
