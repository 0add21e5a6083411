"""A page of the web as Markdown: what it is about stays; what stands around that on every page of a site goes."""

import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from knowledge.files.html import Reader, read

ENOUGH = 80
"""Characters in the main part of a page below which the whole of it is read: the part was marked wrongly."""
_AROUND = frozenset({"nav", "footer", "aside", "form", "dialog"})
_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog"})
_WHOLE = frozenset({"html", "body", "main", "article"})
_NAMED = re.compile(r"\b(?:cookies?|consent|breadcrumbs?|newsletter|skip|sr-only|visually-hidden)\b", re.IGNORECASE)
_SITE = re.compile(r"\s+[|\u2013\u2014·»-]\s+")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
_TOLD = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,30})", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_KNOWN = re.compile(r"utf-?8|utf-?16(?:le|be)?|iso-?8859-\d+|latin-?\d|(?:windows|cp)-?125\d|koi8-[ru]|us-ascii|ascii")
_LATIN = re.compile(r"iso-?8859-1|latin-?1|us-ascii|ascii")
_HEAD = 2048


@dataclass(frozen=True, slots=True)
class WebPage:
    """What a page says: its `title` is its first great heading, else its window's; `language` is as it claims."""

    title: str
    body: str
    language: str
    has_scripts: bool
    asks_password: bool


class _PageReader(Reader):
    """Keeps beside each line how deep it stands: in the main part (2), in an article (1), or nowhere (0)."""

    def __init__(self) -> None:
        super().__init__()
        self.places: list[int] = []
        self.title: list[str] = []
        self.language = ""
        self.has_scripts = self.asks_password = False
        self._open: list[tuple[str, int]] = []
        self._is_title = False

    def furniture(self, tag: str, attributes: Mapping[str, str]) -> bool:
        if tag in _WHOLE:
            return False
        if tag in _AROUND or attributes.get("role", "").lower() in _ROLES:
            return True
        if tag == "header" and not self._place():
            return True
        return bool(_NAMED.search(f"{attributes.get('class', '')} {attributes.get('id', '')}".replace("_", "-")))

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "html":
            self.language = attributes.get("lang", "")[:2].lower()
        self.has_scripts = self.has_scripts or tag == "script"
        self.asks_password = self.asks_password or (tag == "input" and attributes.get("type", "").lower() == "password")
        self._is_title = tag == "title" and not self.title
        super().start(tag, attributes)
        self._mark()
        self._open.append((tag, self._rank(tag, attributes)))

    def end(self, tag: str) -> None:
        self._is_title = False
        super().end(tag)
        self._mark()
        self._open.pop()

    def data(self, words: str) -> None:
        if self._is_title:
            self.title.append(words)
        super().data(words)

    def close(self) -> list[str]:
        found = super().close()
        self._mark()
        return found

    def _rank(self, tag: str, attributes: Mapping[str, str]) -> int:
        is_main = tag == "main" or attributes.get("role", "").lower() == "main"
        return max(self._place(), 2 if is_main else 1 if tag == "article" else 0)

    def _place(self) -> int:
        return self._open[-1][1] if self._open else 0

    def _mark(self) -> None:
        """Note where the lines that have come since stand: in the element that was open until now."""
        self.places += [self._place()] * (len(self.lines) - len(self.places))


def read_page(text: str) -> WebPage:
    """Read the HTML of a page; `body` is empty where nothing is left without what stands around."""
    reader = _PageReader()
    lines = read(text, reader)
    body = "\n\n".join(next(_parts(lines, reader.places)))
    return WebPage(
        title=_title(body, " ".join("".join(reader.title).split())),
        body=body,
        language=reader.language,
        has_scripts=reader.has_scripts,
        asks_password=reader.asks_password,
    )


def decode(content: bytes, kind: str) -> str:
    """Return the text of a page: by its first bytes, as UTF-8 if it is that, by what its server or the page claims.

    What none of them fits is read as Western European, as most old pages are.
    """
    for name in _charsets(content, kind):
        try:
            return content.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("cp1252", "replace")


def _charsets(content: bytes, kind: str) -> Iterator[str]:
    told, written = _TOLD.search(kind), _CHARSET.search(content[:_HEAD])
    claimed = [told[1] if told else "", written[1].decode("ascii", "ignore") if written else ""]
    known = [name.lower() for name in claimed if _KNOWN.fullmatch(name.lower())]
    yield from (name for mark, name in _BOMS if content.startswith(mark))
    yield from (name for name in known[:1] if name.startswith("utf-16") and told)
    yield "utf-8"
    yield from ("cp1252" if _LATIN.fullmatch(name) else name for name in known)


def _parts(lines: list[str], places: list[int]) -> Iterator[list[str]]:
    """Return what a page is about, the best guess first: its main part, its articles, or all that is left."""
    for place in (2, 1):
        found = [line for line, its in zip(lines, places, strict=True) if its >= place]
        if sum(map(len, found)) >= ENOUGH:
            yield found
    yield lines


def _title(body: str, window: str) -> str:
    heading = re.search(r"^# (.+)$", body, re.MULTILINE)
    if heading is None and window:
        return (_SITE.split(window)[0] or window)[:200]
    heading = heading or re.search(r"^#{2,6} (.+)$", body, re.MULTILINE)
    return heading[1].replace("\\", "")[:200] if heading else ""
