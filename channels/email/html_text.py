"""The words of a letter that was written as a page: links with their address, quotations marked as in plain text."""

import re
from collections import Counter
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

LONGEST = 1_000_000
LONGEST_LINK = 500
MOST_NODES = 50_000
DEEPEST = 1_000
"""The parser's time grows by the square of the depth, and nobody means a page to be deeper."""
_SILENT = {"script", "style", "head", "title", "template", "noscript", "svg", "object", "iframe", "select", "textarea"}
_BLOCKS = {"p", "div", "tr", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "section", "article", "hr"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|max-height\s*:\s*0", re.IGNORECASE)
_SCHEMES = {"http", "https"}
_MANY = re.compile(r"\n{3,}")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
_ANY_TAG = re.compile(r"<[^<>]{0,5000}>")


def text_of(html: str) -> str:
    """Return the words of a page, in lines."""
    page = html[:LONGEST]
    if _is_too_deep(page):
        return " ".join(_ANY_TAG.sub(" ", page).split())
    body = LexborHTMLParser(page).body
    return _Writer().write(body) if body is not None else ""


def _is_too_deep(page: str) -> bool:
    open_now: Counter[str] = Counter()
    depth = 0
    for closing, name in _TAG.findall(page):
        tag = name.lower()
        if not closing:
            open_now[tag] += 1
            depth += 1
        elif open_now[tag]:
            open_now[tag] -= 1
            depth -= 1
        if depth > DEEPEST + open_now["br"] + open_now["img"]:
            return True
    return False


class _Writer:
    """Walks the page without recursion: a sender chooses how deep it is."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._quoted = 0
        self._left = MOST_NODES

    def write(self, body: LexborNode) -> str:
        stack: list[tuple[LexborNode | None, str]] = [(body, "open")]
        while stack and self._left:
            node, act = stack.pop()
            if node is None:
                continue
            if act == "close":
                self._close(node)
                continue
            self._left -= 1
            if node is not body:
                stack.append((node.next, "open"))
            if node.tag == "-text":
                self._words(node.text(deep=False))
            elif self._open(node):
                stack += [(node, "close"), (node.child, "open")]
        return self._lines()

    def _open(self, node: LexborNode) -> bool:
        """Begin an element; returns whether what is in it is to be read."""
        tag = node.tag or ""
        if tag.startswith("-") or tag in _SILENT or _HIDDEN.search(node.attributes.get("style") or ""):
            return False
        if tag == "br":
            self._out.append("\n")
        elif tag == "li":
            self._out.append("\n- ")
        elif tag in _BLOCKS:
            self._out.append("\n")
        elif tag == "blockquote":
            self._out.append("\n\x01")
        return True

    def _close(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag == "blockquote":
            self._out.append("\n\x02")
        elif tag == "p" or (len(tag) == 2 and tag[0] == "h" and tag != "hr"):  # noqa: PLR2004 - h1 to h6
            self._out.append("\n\n")
        elif tag in _BLOCKS:
            self._out.append("\n")
        elif tag in {"td", "th"}:
            self._out.append(" ")
        elif tag == "a" and (link := _link(node)):
            self._out.append(f" ({link})")

    def _words(self, text: str) -> None:
        words = re.sub(r"[\s\x01\x02]+", " ", text)
        if words != " " or (self._out and self._out[-1][-1:] not in {" ", "\n"}):
            self._out.append(words)

    def _lines(self) -> str:
        depth, lines = 0, []
        for line in "".join(self._out).split("\n"):
            depth += line.count("\x01") - line.count("\x02")
            words = " ".join(line.replace("\x01", "").replace("\x02", "").split())
            lines.append(f"{'>' * min(max(depth, 0), 9)} {words}".rstrip() if depth > 0 else words)
        return _MANY.sub("\n\n", "\n".join(lines)).strip("\n")


def _link(node: LexborNode) -> str:
    """Return where a link leads, if that is a page and its words do not say so already."""
    address = (node.attributes.get("href") or "").strip()
    try:
        scheme = urlsplit(address).scheme.lower()
    except ValueError:
        return ""
    if scheme not in _SCHEMES or len(address) > LONGEST_LINK or not address.isprintable() or " " in address:
        return ""
    return "" if address in node.text(deep=True) else address
