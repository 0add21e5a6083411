"""HTML as Markdown: headings, paragraphs, lists and tables stay; scripts, styles and what is hidden go."""

import re
from html.parser import HTMLParser

_SILENT = frozenset(
    {"script", "style", "title", "noscript", "template", "svg", "iframe", "object", "head", "select", "button"}
)
_BLOCKS = frozenset(
    {"p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "blockquote", "pre", "table", "ul"}
    | {
        "ol",
        "dl",
        "dt",
        "dd",
        "form",
        "figure",
        "figcaption",
        "address",
        "hr",
        "body",
        "details",
        "summary",
        "tr",
        "li",
    }
)
_VOID = frozenset(
    {"br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr"}
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])", re.IGNORECASE)
_TAG = re.compile(r"<\s*(/?)\s*([a-zA-Z]+)")
_STARTS_MARKUP = re.compile(r"^(#{1,6}\s|[-*+>]\s|\d+[.)]\s|```|~~~|[-=_*]{3,}\s*$)")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._words: list[str] = []
        self._prefix = ""
        self._hidden: list[str] = []
        self._lists: list[str] = []
        self._cells: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            if tag in {"br", "hr"} and not self._hidden:
                self._flush(keep_prefix=True)
            return
        if self._hidden or tag in _SILENT or _is_hidden(dict(attrs)):
            self._hidden.append(tag)
        elif re.fullmatch(r"h[1-6]", tag):
            self._flush()
            self._prefix = "#" * int(tag[1]) + " "
        elif tag in {"td", "th"}:
            self._take_cell()
        elif tag in _BLOCKS:
            self._flush(keep_prefix=tag == "p")
            self._prefix = "- " if tag == "li" else self._prefix
            self._cells = [] if tag == "tr" else self._cells

    def handle_endtag(self, tag: str) -> None:
        if self._hidden:
            if tag in self._hidden:
                del self._hidden[_last(self._hidden, tag) :]
        elif tag in {"td", "th"}:
            self._take_cell()
        elif tag in _BLOCKS or re.fullmatch(r"h[1-6]", tag):
            self._flush()

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._words.append(data)

    def close(self) -> None:
        super().close()
        self._flush()

    def _take_cell(self) -> None:
        text = " ".join("".join(self._words).split())
        if self._cells is not None:
            self._cells += [text] if text else []
            self._words = []

    def _flush(self, *, keep_prefix: bool = False) -> None:
        if self._cells is not None:
            self._take_cell()
            self._words, self._cells, self._prefix = [": ".join(self._cells)], None, "- "
        text = " ".join("".join(self._words).split())
        self._words = []
        if text:
            self.lines.append((self._prefix or "") + plain_line(text))
        if text or not keep_prefix:
            self._prefix = ""


def to_markdown(text: str) -> str:
    """Return the visible words of an HTML text as Markdown blocks; whatever is broken in it is read as browsers do."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return "\n\n".join(reader.lines)


def silenced_by(tag: str, silent: str) -> str:
    """Follow one raw tag inside Markdown: return the element whose words are being dropped after it, or nothing."""
    found = _TAG.match(tag)
    if found is None:
        return silent
    is_end, name = bool(found[1]), found[2].lower()
    if silent:
        return "" if is_end and name == silent else silent
    return name if not is_end and name in _SILENT else ""


def plain_line(text: str) -> str:
    """Return a line that Markdown will not take for a heading, a list or a rule."""
    text = text.replace("<", "\\<")
    found = _STARTS_MARKUP.match(text)
    if found is None:
        return text
    mark = len(found[1].rstrip()) - 1 if text[0].isdigit() else 0
    return f"{text[:mark]}\\{text[mark:]}"


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))


def _last(names: list[str], name: str) -> int:
    return len(names) - 1 - names[::-1].index(name)
