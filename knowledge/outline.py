"""An article as sections: Markdown read into headings and the statements below each."""

from collections.abc import Iterable
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from knowledge import sentences
from knowledge.files import html, tables

SEPARATOR = " \u203a "


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence as the shop wrote it; `lead` introduces the list that it is an item of ("You can change:")."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """The statements below one heading; `path` is the headings from the top of the article to it."""

    path: tuple[str, ...]
    statements: tuple[Statement, ...]

    @property
    def heading(self) -> str:
        """The heading path in one line; empty above the first heading."""
        return SEPARATOR.join(self.path)


_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")


def sections(body: str, title: str = "") -> tuple[Section, ...]:
    """Read a Markdown article into its sections, in order; markup, comments and scripts leave no words behind.

    A first heading that is the article's `title` is no heading: it stands there already.
    """
    reader = _Reader(title)
    reader.read(_MARKDOWN.parse(body))
    reader.close()
    return tuple(reader.found)


class _Reader:
    """Walks the tokens of a Markdown text and keeps where it stands."""

    def __init__(self, title: str) -> None:
        self._title = title.casefold()
        self.found: list[Section] = []
        self._path: list[tuple[int, str]] = []
        self._statements: list[Statement] = []
        self._lead = ""
        self._heading = 0
        self._lists = 0
        self._row: list[str] | None = None
        self._columns: list[str] | None = None
        self._is_bare = False

    def read(self, tokens: Iterable[Token]) -> None:
        for token in tokens:
            if token.type == "inline":
                self._inline(_plain(token))
            elif token.type in {"fence", "code_block"}:
                self._say(token.content, is_item=False)
            elif token.type == "html_block":
                self.read(_MARKDOWN.parse(html.to_markdown(token.content)))
            else:
                self._step(token)

    def close(self) -> None:
        if self._statements:
            self.found.append(Section(tuple(words for _, words in self._path), tuple(self._statements)))
        self._statements, self._lead = [], ""

    def _step(self, token: Token) -> None:
        if token.type == "heading_open":
            self._heading = int(token.tag[1])
        elif token.type == "heading_close":
            self._heading = 0
        elif token.type in {"bullet_list_open", "ordered_list_open"}:
            self._lists += 1
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            self._lists -= 1
        elif token.type == "tr_open":
            self._row = []
        elif token.type == "tr_close" and self._row is not None:
            self._end_row(self._row)
        elif token.type == "table_close":
            self._end_table()

    def _end_row(self, cells: list[str]) -> None:
        """Say a row with the headings of its columns, so that it is understood alone; the first row holds them."""
        self._row = None
        if self._columns is None and not tables.states_a_fact(cells):
            self._columns, self._is_bare = cells, True
            return
        self._columns, self._is_bare = self._columns or [], False
        if not any(self._columns):
            self._say(": ".join(cell for cell in cells if cell), is_item=True)
            return
        named = zip(self._columns, cells, strict=False)
        said = "; ".join(f"{name.rstrip(' :')}: {cell}" if name else cell for name, cell in named if cell)
        if said:
            self._statements.append(Statement(said if said[-1] in ".!?" else f"{said}.", self._lead))

    def _end_table(self) -> None:
        if self._is_bare:
            self._say(": ".join(cell for cell in self._columns or () if cell), is_item=True)
        self._columns, self._is_bare = None, False

    def _inline(self, text: str) -> None:
        if self._heading:
            self.close()
            self._path = [step for step in self._path if step[0] < self._heading]
            words = " ".join(text.split())
            is_title = not self.found and words.casefold() == self._title
            self._path += [(self._heading, words)] if words and not is_title else []
        elif self._row is not None:
            self._row.append(text.strip())
        else:
            self._say(text, is_item=self._lists > 0)

    def _say(self, text: str, *, is_item: bool) -> None:
        found = sentences.split(text)
        self._statements.extend(Statement(sentence, self._lead if is_item else "") for sentence in found)
        if found and not is_item:
            self._lead = found[-1] if found[-1].endswith(":") else ""


def _plain(token: Token) -> str:
    """Return the words of an inline token; of a link or a picture its label, of a script nothing."""
    parts: list[str] = []
    silent = ""
    for child in token.children or ():
        if child.type == "html_inline":
            silent = html.silenced_by(child.content, silent)
        elif not silent:
            parts.append(" " if child.type in {"softbreak", "hardbreak"} else child.content)
    return "".join(parts)
