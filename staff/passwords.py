"""Passwords: what is refused as one, and how one is kept and compared (argon2id)."""

import asyncio
import re
import unicodedata
from collections.abc import Iterator, Sequence

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from kit.auth import new_key
from kit.errors import Invalid

SHORTEST = 12
LONGEST = 200
HASHER = PasswordHasher()
_NOBODYS = HASHER.hash(new_key())
"""What is compared where there is no such person, so that it takes as long."""
_AT_ONCE = asyncio.Semaphore(2)
"""Each takes 64 MB and a quarter of a second of all cores: a burst waits instead of filling the machine."""

_COMMON = re.compile(
    r"passwor[dt]|passwd|qwert[yz]|azerty|iloveyou|letmein|welcome|willkommen|admin(istrator)?|login|"
    r"master|secret|dragon|monkey|football|baseball|sunshine|princess|superman|batman|starwars|trustno|shadow|"
    r"hello|abc|test|user|owner|support|tillside|shop|changeme|default|senha|haslo|salasana|geheim|summer|winter|"
    r"spring|autumn|january|october"
)
_RUNS = (
    *("01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "1q2w3e4r5t6y7u8i9o0p", "qazwsxedcrfvtgbyhnujmikolp"),
    *("qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl", "zxcvbnm,./"),
)
_LEET = str.maketrans("@4031$5!", "aaoeissi")
_SHORTEST_RUN = 3
_FEWEST = 8
"""So many things that must be guessed one by one; a common word, one's own name and a run of keys are one each."""


def check_password(password: str, *, email: str, name: str = "") -> str:
    """Return a new password in the form in which it is kept.

    Raises:
        Invalid: too short, too long, the address or the name itself, or one of the first that anybody would try.
    """
    if len(password) > LONGEST:
        raise Invalid(f"Use at most {LONGEST} characters.", code="password_too_long")
    password = unicodedata.normalize("NFKC", password)
    if len(password) < SHORTEST:
        raise Invalid(f"Use at least {SHORTEST} characters. Four words in a row are a good one.", code="password_short")
    own = [email.casefold(), *re.split(r"[@._+\-]", email.casefold()), *name.casefold().split()]
    if _things_to_guess(password.casefold(), [one for one in own if len(one) >= _SHORTEST_RUN]) < _FEWEST:
        raise Invalid(
            "This is one of the first that anybody would try. Use something longer, such as four words in a row.",
            code="password_common",
        )
    return password


def _things_to_guess(plain: str, own: Sequence[str]) -> int:
    """Count what must be guessed one by one; what repeats itself counts once."""
    for word in own:
        plain = plain.replace(word, "\0")
    for found in reversed(list(_COMMON.finditer(plain.translate(_LEET)))):
        plain = f"{plain[: found.start()]}\0{plain[found.end() :]}"
    plain = re.sub(r"(.{1,30}?)\1+", r"\1", plain)
    things = place = 0
    while place < len(plain):
        place += max((size for size in _runs_at(plain[place:])), default=1)
        things += 1
    return things


def _runs_at(rest: str) -> Iterator[int]:
    """Yield the lengths of the runs of keys with which this begins, in either direction."""
    for size in range(_SHORTEST_RUN, len(rest) + 1):
        if any(rest[:size] in run or rest[:size][::-1] in run for run in _RUNS):
            yield size


async def hash_password(password: str) -> str:
    """Return what is kept of a password."""
    async with _AT_ONCE:
        return await asyncio.to_thread(HASHER.hash, password)


async def is_password(password: str, kept: str | None) -> bool:
    """Compare a password with what is kept; where nothing is, the same work is done for nothing."""
    if len(password) > LONGEST:
        password, kept = "", None
    password = unicodedata.normalize("NFKC", password)
    async with _AT_ONCE:
        return await asyncio.to_thread(_verify, password, kept)


def _verify(password: str, kept: str | None) -> bool:
    try:
        return HASHER.verify(kept or _NOBODYS, password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(kept: str) -> bool:
    """Whether a password was kept with other costs than those of today."""
    return HASHER.check_needs_rehash(kept)
