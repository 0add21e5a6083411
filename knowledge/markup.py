"""An article as HTML that is safe on a page of ours: what its Markdown means, and none of the HTML that is in it."""

from collections.abc import Iterable, Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from knowledge.files import html

_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")
_SCHEMES = ("https://", "http://", "mailto:", "tel:")
_FIRST, _LAST = 2, 6
"""The levels of headings below the page's own, which is the article's title."""


def to_html(body: str, title: str) -> Markup:
    """Return an article's text as HTML.

    HTML that was pasted into it leaves its visible words, as in what the agent quotes; pictures leave their labels, and
    a link stays one only if it leads to a page, an address or a telephone.
    """
    tokens = _without_title(list(_safe(_MARKDOWN.parse(body))), title)
    _lower_headings(tokens)
    return Markup(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))  # noqa: S704 - made of escaped words alone


def _safe(tokens: Iterable[Token], *, is_converted: bool = False) -> Iterator[Token]:
    for token in tokens:
        if token.type != "html_block":
            token.children = list(_words(token.children)) if token.children is not None else None
            yield token
        elif not is_converted:
            yield from _safe(_MARKDOWN.parse(html.to_markdown(token.content)), is_converted=True)


def _words(children: Sequence[Token]) -> Iterator[Token]:
    silent, links = "", list[bool]()
    for child in children:
        if child.type == "html_inline":
            silent = html.silenced_by(child.content, silent)
        elif child.type == "link_open":
            links.append(str(child.attrGet("href") or "").lower().startswith(_SCHEMES))
            child.attrSet("rel", "nofollow noopener")
            if links[-1]:
                yield child
        elif child.type == "link_close":
            if links and links.pop():
                yield child
        elif child.type == "image":
            yield Token("text", "", 0, content="" if silent else child.content)
        elif child.nesting or not silent:
            yield child


def _without_title(tokens: list[Token], title: str) -> list[Token]:
    """Leave out a first heading that only repeats the article's title."""
    is_title = (
        len(tokens) > _FIRST
        and tokens[0].type == "heading_open"
        and " ".join(tokens[1].content.split()).casefold() == title.casefold()
    )
    return tokens[3:] if is_title else tokens


def _lower_headings(tokens: Iterable[Token]) -> None:
    """Let the highest heading stand right below the page's own, and the others below it as they stood."""
    headings = [token for token in tokens if token.type in {"heading_open", "heading_close"}]
    highest = min((int(token.tag[1]) for token in headings), default=_FIRST)
    for token in headings:
        token.tag = f"h{min(int(token.tag[1]) - highest + _FIRST, _LAST)}"
