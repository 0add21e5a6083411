"""Words that no person is wanted: "I don't need a human, just cancel it" wishes for nothing but its second half.

Pure. A classifier sees the word for a person and is sure of the wish for one, so these words are taken away before it
reads. The words lie in `declined.toml`; those of every language are looked for at once, because people mix them.
"""

import re
import tomllib
from functools import cache
from pathlib import Path

from skills import slots

_WORDS_BETWEEN = 2
_WORD = re.compile(r"[^\W\d_]{2,}")


def without_declined(text: str) -> str:
    """Return a message without the words that no person is wanted; unchanged where they are all that it says."""
    left = _pattern().sub(" ", text).strip(" ,;.-")
    return left if left != text and _WORD.search(left) else text


def only_declines(text: str) -> bool:
    """Whether a message says that no person is wanted, and nothing besides but a no or courtesy."""
    left, count = _pattern().subn(" ", text)
    return count > 0 and slots.read_yes_no(f"no {left}") is False


@cache
def _pattern() -> re.Pattern[str]:
    tables = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    between = rf"(?:\s*\b\w+\s+){{0,{_WORDS_BETWEEN}}}?\s*"
    ways = [rf"(?:{words['not_wanted']}){between}(?:{words['person']})" for words in tables.values()]
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)", re.IGNORECASE)
