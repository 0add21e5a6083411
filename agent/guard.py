"""What comes in: cleaned, and looked at for what the rest of the turn should know.

A flag is a fact for the graph and the trace. It never refuses a message and never names an action: whatever a text
says, it can only fill slots and be quoted (design.md, "Untrusted text"). The patterns lie in `guard.toml`.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from kit.letters import bare

MOST_SIGNS = 4_000
"""Longer messages are cut here before anything reads them."""

_CARD = re.compile(r"(?<![\w#+-])(?:\d[ -]?){12,18}\d(?![\w-])")
_CARD_STARTS = frozenset("23456")
_SECRET = re.compile(
    r"(?P<what>\b(?:password|passcode|pass ?word|pwd|senha|palavra[- ]passe|cvv2?|cvc|security code|"
    r"c[oó]digo de seguran[cç]a|contrase[ñn]a|c[oó]digo de seguridad|mot de passe|mdp|code de s[eé]curit[eé]|"
    r"codice di sicurezza|passwort|kennwort|pr[üu]fziffer|sicherheitscode|has[łl]o|kod bezpiecze[ńn]stwa|"
    r"salasanani|salasana|turvakoodi|пароль|код безпеки)\b\s*"
    r"(?:is|are|was|[eéè]|era|es|est|ist|lautet|war|to|on|oli|це|=|:|\u2013|\u2014)+\s*)"
    r"(?P<secret>(?=\S*[\d!@#$%&*_])[^\s,;]{3,})",
    re.IGNORECASE,
)
# A secret has a digit or a sign in it: "my password is wrong" tells none.
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\n{3,}")
_JOINER = "\u200d"


class Flag(StrEnum):
    """What was noticed in a message."""

    STEERING = "steering"
    """It tries to direct the agent itself: its instructions, its role, the form of its answers."""
    MACHINE = "machine"
    """It carries markup, queries or commands."""
    ABUSE = "abuse"
    CARD = "card"
    """It held a payment card's number; `masked` does not."""
    SECRET = "secret"  # noqa: S105  the name of a flag
    """It held a password or a card's security code; `masked` does not."""
    CUT = "cut"
    """It was longer than `MOST_SIGNS`."""
    HIDDEN = "hidden"
    """It held invisible signs; they are gone."""


@dataclass(frozen=True, slots=True)
class Guarded:
    """A message as it may be read and kept."""

    text: str
    """Cleaned, for understanding: use it within the turn only."""
    masked: str
    """The same without private data: what a trace, a log or a model may hold."""
    flags: frozenset[Flag] = frozenset()


def look(text: str) -> Guarded:
    """Clean a message and flag what it holds; any text is accepted."""
    flags: set[Flag] = set()
    clean = _clean(text)
    if _hides(text):
        flags.add(Flag.HIDDEN)
    if len(clean) > MOST_SIGNS:
        flags.add(Flag.CUT)
        clean = clean[:MOST_SIGNS].rstrip()
    masked, private = _mask(clean)
    return Guarded(clean, masked, frozenset(flags | private | _noticed(clean)))


def _clean(text: str) -> str:
    """Return the text composed (NFC), without control and invisible signs, with plain line ends and single spaces."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    seen = "".join(sign for place, sign in enumerate(lines) if not _is_unseen(lines, place))
    return _LINES.sub("\n\n", _SPACES.sub(" ", seen)).strip()


def _is_unseen(text: str, place: int) -> bool:
    sign = text[place]
    if sign == "\n":
        return False
    if sign == _JOINER and place and unicodedata.category(text[place - 1]) in {"So", "Sk", "Mn"}:
        return False  # it joins emoji
    return unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co", "Cn"}


def _hides(text: str) -> bool:
    """Whether a text carries signs made to be unseen; the mark that begins some files is innocent."""
    inner = text.removeprefix("\ufeff").replace("\u00ad", "")
    return any(unicodedata.category(sign) == "Cf" and sign != _JOINER for sign in inner)


def _mask(text: str) -> tuple[str, set[Flag]]:
    flags: set[Flag] = set()

    def card(found: re.Match[str]) -> str:
        digits = re.sub(r"\D", "", found.group())
        if digits[0] not in _CARD_STARTS or not _is_luhn(digits):
            return found.group()
        flags.add(Flag.CARD)
        return f"[card …{digits[-4:]}]"

    def secret(found: re.Match[str]) -> str:
        flags.add(Flag.SECRET)
        return f"{found['what']}[hidden]"

    return _SECRET.sub(secret, _CARD.sub(card, text)), flags


def _is_luhn(digits: str) -> bool:
    doubled = (int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0  # noqa: PLR2004  one digit


def _noticed(text: str) -> set[Flag]:
    folded = _fold(text)
    looked = {Flag.STEERING: folded, Flag.ABUSE: folded, Flag.MACHINE: text}
    return {flag for flag, words in looked.items() if any(pattern.search(words) for pattern in _patterns()[flag])}


def _fold(text: str) -> str:
    return re.sub(r"\s+", " ", bare(text.replace("\u2019", "'")).replace("'", " "))


@cache
def _patterns() -> dict[Flag, tuple[re.Pattern[str], ...]]:
    tables = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return {Flag(name): tuple(re.compile(pattern) for pattern in patterns) for name, patterns in tables.items()}
