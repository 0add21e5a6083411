"""What a kind of shop system declares so that a person can connect a store to it on one page."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kit.errors import AppError

Settings = Mapping[str, str]
"""What was entered, by the names of the fields."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to enter. What is secret is kept sealed and never shown again (S5-42: it is entered once)."""

    name: str
    label: str
    hint: str = ""
    is_secret: bool = False
    is_required: bool = True


class InstallRefused(AppError):
    """An authorisation that cannot be used; `field` names what to mend, if it is something that was entered."""

    status = 422
    code = "install_refused"

    def __init__(self, detail: str, *, code: str, field: str = "") -> None:
        """Keep the sentence, the code and the field."""
        super().__init__(detail, code=code)
        self.field = field


@dataclass(frozen=True, slots=True)
class Install:
    """How our app is authorised at the vendor instead of pasting a token.

    `fields` must be entered for it. `begin(settings, state, back)` returns the address at the vendor to which the
    browser goes, `back` being the page of ours to which it returns with `state`. `finish(settings, parameters, now)`
    checks what it brings back and returns the secrets that the vendor grants; it raises `InstallRefused` and the
    adapter errors.
    """

    title: str
    hint: str
    fields: tuple[str, ...]
    begin: Callable[[Settings, str, str], str]
    finish: Callable[[Settings, Sequence[tuple[str, str]], datetime], Awaitable[dict[str, str]]]


def no_address(_: Settings) -> str | None:
    """Return None: this kind of shop calls us by no address."""
    return None


def nothing_wrong(_: Settings) -> dict[str, str]:
    """Find nothing to mend before the shop itself was asked."""
    return {}
