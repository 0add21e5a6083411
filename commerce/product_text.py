"""What the shop has written about a product, as it may be shown: words alone. It is data and leads nowhere."""

import html
import re

LONGEST = 280
"""Signs of a product's text in an answer."""

_TAG = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^>]*>", re.IGNORECASE | re.DOTALL)
_LINKS = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://|www\.)\S*|\S+@\S+\.\w+|\b[\w-]+\.(?:com|net|org|io|co|shop|store|app|eu|info|me|ly)\b\S*",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")
_PAGE = re.compile(r"(?:https://[\w.-]+(?::\d+)?)?/(?!/)[^\s\\\"'<>]*")


def plain(text: str, longest: int = LONGEST) -> str:
    """Return a text without markup, unseen signs and any sentence that has a link in it, cut to size."""
    words = " ".join(_UNSEEN.sub(" ", html.unescape(_TAG.sub(" ", text))).split())
    kept = [sentence for sentence in _SENTENCE.split(words) if not _LINKS.search(sentence)]
    said = ""
    for sentence in kept:
        longer = f"{said} {sentence}".strip()
        if len(longer) > longest:
            return said or f"{sentence[: longest - 1].rsplit(' ', 1)[0]}…"
        said = longer
    return said


def name(text: str) -> str:
    """Return a title or the name of a variant in one short line, without any link."""
    return " ".join(_LINKS.sub(" ", _UNSEEN.sub(" ", html.unescape(_TAG.sub(" ", text)))).split())[:120]


def safe_page(page: str) -> str:
    """Return the address of a page if it is a path of ours or of an https site, else nothing."""
    return page if _PAGE.fullmatch(page) else ""
