"""Letters without what people leave out when they type: case and accents."""

import unicodedata

# No accent in Unicode's eyes, but left out like one; and the apostrophe that Ukrainian keyboards write within words.
_OTHERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "\u02bc": "'"})


def bare(text: str) -> str:
    """Return a text in lower case without accents; every other sign stays, so that places in it remain comparable."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).translate(_OTHERS)
