"""Signs that look like others: a name is meant as it looks, whatever keyboard or trick wrote it."""

import re
import unicodedata

_ALIKE = str.maketrans(
    "АВЕКМНОРСТУХІЈЅавекмнорстухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "ABEKMHOPCTYXIJSabekmhopctyxijsABEZHIKMNOPTYX",
)
"""Cyrillic and Greek letters -> the Latin ones that nobody can tell from them."""
_WORDS = re.compile(r"#?[\w-]*\d[\w-]*")
_UNSEEN = frozenset({"Cf", "Cc", "Cs", "Co", "Cn"})


def as_named(text: str) -> str:
    """Return a text whose words with digits are in plain letters and digits, without signs nobody sees.

    Digits of every script become ours; a letter stays a letter: "#1OO1" is no "#1001".
    """
    seen = "".join(sign for sign in text if sign.isspace() or unicodedata.category(sign) not in _UNSEEN)
    return _WORDS.sub(lambda found: _plain(found.group()), seen.replace("\uff03", "#"))


def _plain(word: str) -> str:
    composed = unicodedata.normalize("NFKC", word).translate(_ALIKE)
    return "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in composed)
