"""Names that people give to things: written in signs that can be seen, and told apart by how they look."""

import unicodedata

from kit.errors import Invalid

LONGEST = 80
_LOOKALIKES = str.maketrans(
    "\u0430\u0432\u0435\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445\u0456\u0458\u0455\u04bb\u0501\u051b\u051d"
    "\u03b1\u03b2\u03b5\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7\u0131",
    "abekmhopctyxijshdqw" + "abeikvoptyxi",
)
"""Small letters of the Cyrillic and the Greek alphabet, in the Latin ones that they are taken for."""


def read_name(text: str, longest: int = LONGEST) -> str:
    """Return a name without space around it or doubled inside.

    Raises:
        Invalid: it is empty, too long, or holds signs that cannot be seen.
    """
    name = " ".join(part for part in unicodedata.normalize("NFC", text.strip()).split(" ") if part)
    if not name.isprintable() or not 0 < len(name) <= longest:
        raise Invalid(f"Write a name of 1 to {longest} characters, without hidden signs.", code="name_invalid")
    return name


def look_of(name: str) -> str:
    """Return what two names share that people take for the same: case, width and look-alike letters aside."""
    folded = unicodedata.normalize("NFKC", name).casefold().translate(_LOOKALIKES)
    return " ".join(folded.split())
