"""Messages of marketplaces: they come as mail from a relay, and name the order in their subject or text (S5-55).

What is found is a claim, as if the buyer had typed it: it leads staff to the order and shows nobody anything.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from channels.email.letter import Letter
from kit.errors import Invalid

OWN = "marketplaces"
"""The field of a connection with the store's own ones, a line each: name | domains | pattern."""
MOST_OWN = 20
LONGEST_PATTERN = 200
SEARCHED = 20_000
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,29}")
_DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_RISKY = re.compile(r"[*+}]\)*[*+{]|\\[1-9]|\(\?[^:i]")
"""A repeat of a repeat, a reference back, a look around: what a text could be made to be slow with."""
_FILE = Path(__file__).with_name("marketplaces.toml")


@dataclass(frozen=True, slots=True)
class Marketplace:
    """A marketplace: its short name, the domains of its relay, and how it names an order."""

    name: str
    domains: tuple[str, ...]
    order: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Relayed:
    """What a relayed letter tells; `order` is empty where it names none."""

    marketplace: str
    order: str


@cache
def known() -> tuple[Marketplace, ...]:
    """Return the marketplaces that the program knows by itself."""
    table = tomllib.loads(_FILE.read_text("utf-8"))
    return tuple(Marketplace(name, tuple(one["domains"]), re.compile(one["order"])) for name, one in table.items())


def recognise(letter: Letter, settings: Mapping[str, str]) -> Relayed | None:
    """Tell by which marketplace a letter came, and which order it names; None for one from a person's own address."""
    host = letter.sender.rpartition("@")[2].lower()
    for one in (*own(settings.get(OWN, "")), *known()):
        if any(host == domain or host.endswith(f".{domain}") for domain in one.domains):
            return Relayed(one.name, _order(one.order, (letter.subject, letter.text[:SEARCHED])))
    return None


@cache
def own(lines: str) -> tuple[Marketplace, ...]:
    """Read a store's own marketplaces, which were checked when they were saved; raises Invalid, as `check`."""
    return tuple(check(line) for line in lines.splitlines() if line.strip())


def check(line: str) -> Marketplace:
    """Read one line: name | domain, domain | pattern.

    Raises:
        Invalid: with code `marketplace_invalid`, naming the line and what is wrong with it.
    """
    parts = [part.strip() for part in line.split("|", 2)]
    if len(parts) != len(("name", "domains", "pattern")):
        raise _wrong(line, "write a name, its domains and a pattern, with | between them")
    name, domains, pattern = parts
    hosts = tuple(host.strip().lower() for host in domains.split(",") if host.strip())
    if not _NAME.fullmatch(name):
        raise _wrong(line, "the name is up to 30 small letters, digits and hyphens")
    if not hosts or not all(_DOMAIN.fullmatch(host) for host in hosts):
        raise _wrong(line, "the domains are like relay.example.com, with commas between them")
    if len(pattern) > LONGEST_PATTERN or _RISKY.search(pattern):
        raise _wrong(line, "the pattern is too long, or repeats a repeat, which could take for ever")
    try:
        order = re.compile(pattern)
    except re.error as error:
        raise _wrong(line, "the pattern is no regular expression") from error
    if order.groups != 1:
        raise _wrong(line, "put the order's number, and nothing else, into round brackets")
    return Marketplace(name, hosts, order)


def _order(pattern: re.Pattern[str], texts: Iterable[str]) -> str:
    found = (match for text in texts if (match := pattern.search(text)))
    return next(((match.group(1) or "").strip()[:100] for match in found if (match.group(1) or "").isprintable()), "")


def _wrong(line: str, why: str) -> Invalid:
    return Invalid(f"Marketplace “{line.strip()[:60]}”: {why}.", code="marketplace_invalid")
