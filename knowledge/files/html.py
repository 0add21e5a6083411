"""HTML as Markdown: headings, paragraphs, lists and tables stay; scripts, styles and what is hidden go."""

import re
from collections.abc import Mapping

from lxml import etree

from knowledge.files import tables
from knowledge.files.lines import plain_line

_SILENT = frozenset({"script", "style", "title", "noscript", "template", "svg", "iframe", "object", "select", "button"})
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
_OF_TABLES = frozenset({"table", "tr", "td", "th"})
_HEADING = re.compile(r"h[1-6]")
_MOST_COLUMNS = 50
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])", re.IGNORECASE)
_TAG = re.compile(r"<\s*(/?)\s*([a-zA-Z]+)")


class _Table:
    """The rows of one table while it is read; `words` are those of the cell that is open."""

    def __init__(self) -> None:
        self.depth = 0
        self.words: list[str] = []
        self._above: list[str] = []
        self._rows: list[list[str]] = []
        self._heads: list[bool] = []
        self._span = 0
        self._is_regular = True

    def begin_row(self) -> None:
        self._end_cell()
        self._rows.append([])

    def begin_cell(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._end_cell()
        self._rows = self._rows or [[]]
        self._span = _span(attributes, "colspan")
        self._is_regular = self._is_regular and _span(attributes, "rowspan") == 1
        if len(self._rows) == 1:
            self._heads.append(tag == "th")

    def blocks(self) -> list[str]:
        """Return the table as Markdown, after what stood in it before its first cell (a caption)."""
        self._end_cell()
        is_headed = bool(self._heads) and all(self._heads)
        rows = tables.to_markdown(self._rows, is_headed=is_headed, is_regular=self._is_regular)
        return [plain_line(text) for text in self._above if text] + rows

    def _end_cell(self) -> None:
        text, self.words = " ".join("".join(self.words).split()), []
        if self._span:
            self._rows[-1] += [text, *[""] * (self._span - 1)]
        else:
            self._above.append(text)
        self._span = 0


class Reader:
    """What the parser tells, as lines of Markdown; every element that begins ends again, whatever was written.

    `furniture` may tell of an element, by its name and attributes, that what it holds is dropped too.
    """

    def __init__(self) -> None:
        """Begin before the first element."""
        self.lines: list[str] = []
        self._words: list[str] = []
        self._prefix = ""
        self._hidden = 0
        self._headings = 0
        self._table: _Table | None = None

    def furniture(self, tag: str, attributes: Mapping[str, str]) -> bool:  # noqa: ARG002 - for who reads pages
        """Whether an element stands around what is to be read; in a file nothing does."""
        return False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        if self._hidden or self._is_silent(tag, attributes):
            self._hidden += tag not in _VOID
        elif tag in _VOID:
            if tag in {"br", "hr"}:
                self._flush(keep_prefix=True)
        elif tag in _OF_TABLES or self._table is not None:
            self._step(tag, attributes)
        elif _HEADING.fullmatch(tag):
            self._flush()
            self._prefix = "#" * int(tag[1]) + " "
            self._headings += 1
        elif tag in _BLOCKS:
            self._flush(keep_prefix=tag == "p")
            self._prefix = "- " if tag == "li" else self._prefix

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if tag in _VOID:
            return
        if self._hidden:
            self._hidden -= 1
        elif self._table is not None:
            if tag == "table":
                self._end_table()
            elif tag in _BLOCKS or _HEADING.fullmatch(tag):
                self._table.words.append(" ")
        elif _HEADING.fullmatch(tag):
            self._headings = max(0, self._headings - 1)
            self._flush()
        elif tag in _BLOCKS:
            self._flush()

    def data(self, words: str) -> None:
        """Take words."""
        if not self._hidden:
            (self._words if self._table is None else self._table.words).append(words)

    def close(self) -> list[str]:
        """Return the lines, once everything was told."""
        self._end_table(is_last=True)
        self._flush()
        return self.lines

    def _is_silent(self, tag: str, attributes: Mapping[str, str]) -> bool:
        """Whether the words of an element are dropped; a button that is a heading opens the words below it."""
        if tag == "button" and self._headings:
            return False
        return tag in _SILENT or _is_hidden(attributes) or self.furniture(tag, attributes)

    def _step(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take a tag inside a table, or one that begins a table; a table within a cell is words of the cell."""
        if self._table is None:
            self._flush()
            self._table = _Table()
        table = self._table
        table.depth += tag == "table"
        if table.depth > 1 or tag not in {"tr", "td", "th"}:
            table.words.append(" ")
        elif tag == "tr":
            table.begin_row()
        else:
            table.begin_cell(tag, attributes)

    def _end_table(self, *, is_last: bool = False) -> None:
        if self._table is None:
            return
        self._table.depth -= 1
        if is_last or self._table.depth <= 0:
            self.lines += self._table.blocks()
            self._table = None

    def _flush(self, *, keep_prefix: bool = False) -> None:
        text = " ".join("".join(self._words).split())
        self._words = []
        if text:
            self.lines.append((self._prefix or "") + plain_line(text))
        if text or not keep_prefix:
            self._prefix = ""


def to_markdown(text: str) -> str:
    """Return the visible words of an HTML text as Markdown blocks; whatever is broken in it is read as browsers do."""
    return "\n\n".join(read(text, Reader()))


def read(text: str, reader: Reader) -> list[str]:
    """Let a reader hear what an HTML text holds, and return its lines; the time grows with the text and no faster."""
    parser = etree.HTMLParser(target=reader, no_network=True, huge_tree=True)
    parser.feed(text.replace("\x00", ""))
    return list(parser.close())


def silenced_by(tag: str, silent: str) -> str:
    """Follow one raw tag inside Markdown: return the element whose words are being dropped after it, or nothing."""
    found = _TAG.match(tag)
    if found is None:
        return silent
    is_end, name = bool(found[1]), found[2].lower()
    if silent:
        return "" if is_end and name == silent else silent
    return name if not is_end and name in _SILENT else ""


def _span(attributes: Mapping[str, str], name: str) -> int:
    said = attributes.get(name, "")
    return max(1, min(int(said), _MOST_COLUMNS)) if said.isascii() and said.isdigit() else 1


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style", "")))
