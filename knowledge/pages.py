"""Pages of the web as articles: read at their address, shown before anything is saved, and read again later.

What a page says is the shop's text and nothing else: it is kept like an upload, after a person has looked at it.
"""

import asyncio
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from http import HTTPStatus
from urllib.parse import unquote, urlsplit

from kit.errors import Invalid, Permanent, Temporary, TooLarge, UnsupportedType
from kit.http import Found, Outgoing
from kit.language import LANGUAGES, detect
from knowledge.files.read import ACCEPTED, FileText, read_file, tidy
from knowledge.files.webpage import WebPage, decode, read_page

MOST_BYTES = 2 * 1024 * 1024
LONGEST_ADDRESS = 2000
FEWEST_WORDS = 5
ACCEPT = "text/html, application/xhtml+xml, text/plain, text/markdown, application/pdf;q=0.8"
AROUND = 2
"""Lines shown on either side of what has changed."""
MOST_COMPARED = 4_000_000
"""Pairs of lines above which two texts are shown one after the other: to compare them would take too long."""
_DOORS = frozenset({"password", "login", "log-in", "signin", "sign-in", "auth", "login.php"})
_HTML = frozenset({"text/html", "application/xhtml+xml", "application/xml", "text/xml"})
_ENDINGS = {
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}


@dataclass(frozen=True, slots=True)
class PageText:
    """What was read at an address, for somebody to look at; `language` is empty where nothing tells it."""

    url: str
    title: str
    body: str
    language: str


class Mark(StrEnum):
    """What became of a line; `gap` stands for lines in between that are as they were."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of two texts put beside each other."""

    mark: Mark
    text: str


def address(out: Outgoing, typed: str) -> str:
    """Return an address as it is kept, from what somebody pasted; where it leads is not looked at.

    Raises:
        Invalid: with code `url_invalid`, and a sentence that says what to write.
    """
    typed = typed.strip().partition("#")[0]
    if typed and "://" not in typed:
        typed = f"https://{typed}"
    try:
        return str(out.read(typed))
    except Invalid as error:
        raise Invalid(
            "Write the whole address of the page as your browser shows it, beginning with https://.", code=error.code
        ) from error


async def fetch(out: Outgoing, typed: str) -> PageText:
    """Read the page at an address.

    Raises:
        Invalid, TooLarge, UnsupportedType: it cannot be an article; each says what to do instead.
    """
    url = address(out, typed)
    try:
        found = await out.get(url, most=MOST_BYTES, accept=ACCEPT)
    except Invalid as error:
        raise _leads_wrong(error, url) from error
    except TooLarge as error:
        raise TooLarge(
            "This page is larger than 2 MB. Copy the part that matters and write it as an article.",
            code="page_too_large",
        ) from error
    except Permanent as error:
        raise Invalid(
            "This address leads on again and again. Open it in your browser and copy the address where it ends.",
            code="page_loops",
        ) from error
    except Temporary as error:
        raise Invalid(f"{error.detail} Check the address, or try again in a while.", code="page_unreachable") from error
    _refuse(found, url)
    return await asyncio.to_thread(read, found)


def read(found: Found) -> PageText:
    """Make text of what stands at an address; slow for a long one, so it is called on a thread.

    Raises:
        Invalid, TooLarge, UnsupportedType: as for an uploaded file, or there is no text without scripts.
    """
    kind = found.kind.partition(";")[0].strip().lower()
    if found.content.lstrip()[:5] == b"%PDF-":
        kind = "application/pdf"
    if kind in _ENDINGS:
        return _of_file(found, kind)
    if kind not in _HTML and (kind or b"\x00" in found.content):
        raise UnsupportedType(
            f"There is no text at this address, but {kind or 'something else'}. "
            f"Use the address of a page; files can be uploaded: {ACCEPTED}.",
            code="page_not_text",
        )
    page = read_page(decode(found.content, found.kind))
    if len(page.body.split()) < FEWEST_WORDS:
        raise _empty(page)
    body = tidy(page.body)
    return PageText(found.url, page.title or _named(found.url), body, _language(body, page.language))


def compare(before: str, after: str) -> list[Line]:
    """Return what has changed from one text to another, with a little around it; nothing if nothing has."""
    old, new = (_lines(text) for text in (before, after))
    if len(old) * len(new) > MOST_COMPARED and old != new:
        return [Line(Mark.GONE, text) for text in old] + [Line(Mark.NEW, text) for text in new]
    lines: list[Line] = []
    is_last = True
    for group in SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(AROUND):
        if lines or group[0][1] > 0:
            lines.append(Line(Mark.GAP, ""))
        for what, old_from, old_to, new_from, new_to in group:
            if what == "equal":
                lines += [Line(Mark.SAME, text) for text in old[old_from:old_to]]
            else:
                lines += [Line(Mark.GONE, text) for text in old[old_from:old_to]]
                lines += [Line(Mark.NEW, text) for text in new[new_from:new_to]]
        is_last = group[-1][2] == len(old)
    return lines if is_last else [*lines, Line(Mark.GAP, "")]


def without_query(url: str) -> str:
    """Return an address as records name it: what follows its path could be a key."""
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path}"


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _leads_wrong(error: Invalid, url: str) -> Invalid:
    if error.code == "url_inside":
        return Invalid(
            f"{without_query(url)} lies inside a network, where this program does not read. "
            "Use an address that the internet reaches, or copy the text.",
            code="url_inside",
        )
    return Invalid(
        "This address leads on to one that does not begin with https://. Copy the page's text instead.",
        code="page_leads_wrong",
    )


def _refuse(found: Found, asked: str) -> None:
    status = HTTPStatus
    if found.status in {status.NOT_FOUND, status.GONE}:
        raise Invalid(
            "There is no page at this address. Open it in your browser and copy the address from there.",
            code="page_not_found",
        )
    if found.status in {status.UNAUTHORIZED, status.FORBIDDEN} or _is_door(found.url, asked):
        raise Invalid(
            "This page does not open without a sign-in, or lets no programs in. Copy its text instead.",
            code="page_closed",
        )
    if found.status != status.OK:
        raise Invalid(
            f"The server of this page answered {found.status} and no page. Try again in a while, or copy its text.",
            code="page_unreachable",
        )


def _is_door(url: str, asked: str) -> bool:
    """Whether an address led on to a page where one signs in."""
    last = urlsplit(url).path.rstrip("/").rpartition("/")[2].lower()
    return url != asked and last in _DOORS


def _empty(page: WebPage) -> Invalid:
    if page.asks_password:
        return Invalid("This page asks for a password. Copy its text instead.", code="page_closed")
    why = "until its scripts have run" if page.has_scripts else "of words, as far as this program can read it"
    return Invalid(f"This page is empty {why}. Copy its text instead and write it as an article.", code="page_empty")


def _of_file(found: Found, kind: str) -> PageText:
    name, data = f"{_named(found.url)}{_ENDINGS[kind]}", found.content
    if kind.startswith("text/"):
        data = decode(data, found.kind).encode()
    text: FileText = read_file(name, data)
    return PageText(found.url, text.title, text.body, _language(text.body, ""))


def _named(url: str) -> str:
    """Return the words that an address ends with, for a page without a title."""
    parts = urlsplit(url)
    last = unquote(parts.path).rstrip("/").rpartition("/")[2].rpartition(".")
    words = (last[0] or last[2]).replace("_", " ").replace("-", " ").strip()
    return (words[:1].upper() + words[1:])[:200] or parts.netloc


def _language(body: str, claimed: str) -> str:
    return detect(body[:5000]) or (claimed if claimed in LANGUAGES else "")
