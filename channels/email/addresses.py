"""Addresses and ids as letters write them: with names, comments and groups, folded, doubled, or broken."""

import re
from collections.abc import Iterable, Iterator

from channels.email.decoding import clean_line, header

LONGEST_ADDRESS = 254
LONGEST_HEADER = 20_000
"""So much of a header is read for addresses: some 500 of them."""
LONGEST_ID = 300
MOST_ADDRESSES = 100
MOST_IDS = 50
_ADDRESS = re.compile(r"[^\s@<>()\[\],;:\"\\]{1,64}@[^\s@<>()\[\],;:\"\\/]{1,253}")
_LOOSE = re.compile(rf"(?<![@\w])(?>{_ADDRESS.pattern})(?!@)")
_OTHER_LINE = re.compile(r"\r?\n(?![ \t])|\r(?!\n)")
_ID = re.compile(r"<\s*([^<>\s]{1,998})\s*>")
_DOMAIN = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*")


def address(text: str) -> str:
    """Return a plain address in small letters, its domain as the net writes it, or an empty text for none."""
    local, at, domain = clean_line(text).strip("<> ").lower().rpartition("@")
    if not domain.isascii():
        try:
            domain = domain.encode("idna").decode()
        except UnicodeError:
            return ""
    whole = local + at + domain
    is_one = _ADDRESS.fullmatch(whole) and _DOMAIN.fullmatch(domain) and len(whole) <= LONGEST_ADDRESS
    return whole if is_one and not local.startswith(".") and not local.endswith(".") and ".." not in local else ""


def named(raw: str) -> list[tuple[str, str]]:
    """Return each name and address of a header, at most a hundred; what is none is left out."""
    cut = _OTHER_LINE.split(raw[:LONGEST_HEADER])[0]
    good = [(name, one) for name, told in _pairs(cut) if (one := address(header(told)))]
    loose = good or [("", one) for text in _LOOSE.findall(header(cut)) if (one := address(text))]
    return loose[:MOST_ADDRESSES]


def addresses(raws: Iterable[str]) -> list[str]:
    """Return the addresses of several headers, each once."""
    return list(dict.fromkeys(one for raw in raws for _, one in named(raw)))[:MOST_ADDRESSES]


def mail_ids(raw: str) -> tuple[str, ...]:
    """Return the Message-IDs of a header, without angle brackets, each once: the first and the last ones of many."""
    found = list(dict.fromkeys(one for one in _ID.findall(clean_line(raw)[: 5 * LONGEST_HEADER])))
    good = [one for one in found if len(one) <= LONGEST_ID]
    return tuple(good if len(good) <= MOST_IDS else [good[0], *good[1 - MOST_IDS :]])


def mail_id(raw: str) -> str:
    """Return the Message-ID of a letter, brackets or not, or an empty text for what cannot be one."""
    if found := mail_ids(raw):
        return found[0]
    bare = clean_line(raw).strip("<>").partition(" ")[0]
    return bare if 0 < len(bare) <= LONGEST_ID and not re.search(r"[<>\s]", bare) else ""


def domain_of(one: str) -> str:
    """Return the domain of an address."""
    return one.rpartition("@")[2]


def _pairs(raw: str) -> Iterator[tuple[str, str]]:
    """Yield each name and what stands for its address."""
    for piece in _split(raw):
        before, bracket, rest = piece.rpartition("<")
        if bracket:
            yield header(before.strip().strip('"').replace('\\"', '"')), rest.partition(">")[0]
        else:
            yield "", piece


def _split(raw: str) -> Iterator[str]:
    """Yield the mailboxes of a list: comments and the names of groups are gone, quoted signs stay."""
    piece: list[str] = []
    depth, is_quoted, is_escaped = 0, False, False
    for sign in raw:
        if is_escaped or sign == "\\":
            is_escaped = not is_escaped
            piece.append(sign if not depth else "")
        elif sign == '"' and not depth:
            is_quoted = not is_quoted
            piece.append(sign)
        elif is_quoted:
            piece.append(sign)
        elif sign in "()":
            depth = max(depth + (1 if sign == "(" else -1), 0)
        elif not depth and sign in ",;:":
            if sign != ":":
                yield "".join(piece)
            piece = []
        elif not depth:
            piece.append(sign)
    yield "".join(piece)
