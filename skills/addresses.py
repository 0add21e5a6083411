"""A postal address in a customer's words: the piece that says where, as it was written.

It is theirs to give and the shop's to check: code never splits it into fields, and its numbers are no order's name.
"""

import re
import tomllib
from functools import cache
from pathlib import Path

from kit.letters import bare

_LONGEST = 160
_NUMBER = r"\d{1,5}[a-z]?(?:\s?[/-]\s?\d{1,4}[a-z]?)?"
_NAME = r"[^\W\d_][\w.'\u2019-]*"
_END = re.compile(
    r"[\n!?;]|\.\s+(?=\w{3})|,?\s+(?:please|thanks|obrigad\w+|por favor|bitte|danke|merci|grazie|kiitos)\b"
)


def read_address(text: str) -> str | None:
    """Return the address of a message from its street to the end of the sentence, or None."""
    # Folding keeps places only where it keeps lengths: ß becomes two letters, so it is written out first.
    written = text.replace("ß", "ss").replace("ẞ", "SS")
    folded = bare(written)
    found = _street().search(folded)
    if found is None or len(folded) != len(written):
        return None
    rest = written[found.start() : found.start() + _LONGEST]
    end = _END.search(rest, found.end() - found.start())
    return rest[: end.start() if end else None].strip(" ,.") or None


@cache
def _street() -> re.Pattern[str]:
    """What a street with its number looks like in any of the languages."""
    tables = tomllib.loads(Path(__file__).with_name("street_words.toml").read_text("utf-8")).values()
    before, after, joined = (
        "|".join(sorted({re.escape(word) for table in tables for word in table[group]}, key=len, reverse=True))
        for group in ("before", "after", "joined")
    )
    names = rf"(?:{_NAME}\s+){{0,4}}"
    ways = (
        rf"\b(?:{before})\b\.?\s+{_NAME}(?:\s+{_NAME}){{0,4}},?\s+(?:n[o.\u00ba]*\s*)?{_NUMBER}\b",
        rf"\b{_NUMBER},?\s+(?:{before})\b\.?\s+{_NAME}(?:\s+{_NAME}){{0,2}}",
        rf"\b{_NUMBER}\s+{_NAME}\s+{names}?(?:{after})\b",
        rf"\b{_NAME}\s+(?:{after})\b\.?\s+{_NUMBER}\b",
        rf"\b[^\W\d_]{{3,}}(?:{joined})\b\.?\s+{_NUMBER}\b",
    )
    return re.compile("|".join(ways))
