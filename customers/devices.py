"""With what somebody looks at the shop: browser, system and device, as their browser's own line says (S4-16)."""

from dataclasses import dataclass
from functools import lru_cache

from ua_parser import parse

LONGEST = 1000
"""Of a longer line only its beginning is read; real ones have about 200 characters."""
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Device:
    """Names with their main version, such as `Firefox 127`, `iOS 17` and `iPhone`; empty where nobody can tell."""

    browser: str = ""
    system: str = ""
    device: str = ""


def device_of(user_agent: str) -> Device:
    """Read the header `User-Agent`; what is none gives an empty device."""
    return _device(user_agent[:LONGEST])


@lru_cache(maxsize=500)
def _device(user_agent: str) -> Device:
    found = parse(user_agent)
    return Device(
        browser=_named(found.user_agent.family, found.user_agent.major) if found.user_agent else "",
        system=_named(found.os.family, found.os.major) if found.os else "",
        device=_named(found.device.family, None) if found.device else "",
    )


def _named(family: str, version: str | None) -> str:
    said = f"{family} {version}" if version else family
    return "".join(sign for sign in said if sign.isprintable())[:_LONGEST_NAME]
