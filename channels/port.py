"""What a channel is: a declaration, how it sends, and how much it can show.

A channel kind is one folder with one frozen constant `CHANNEL`; `kit.plugins` finds it, and nothing names it.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from fastapi import APIRouter

from conversations.inbox import Conversation
from conversations.messages import ChannelKind, Said
from customers import signin
from kit.admin import Who
from kit.clock import Clock
from kit.db import Database
from kit.live import Live


@dataclass(frozen=True, slots=True)
class Deps:
    """What channels need; `base_url` is this program's address as people see it, without a slash at its end."""

    database: Database
    clock: Clock
    live: Live
    signin: signin.Deps
    who: Who
    base_url: str


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a channel can show: cards, or words alone, in parts of at most `longest` characters."""

    has_cards: bool
    longest: int
    is_letter: bool = False
    """Words stand between a greeting and a signature."""


LIMITS: Mapping[str, Limits] = {
    ChannelKind.WEBCHAT: Limits(has_cards=True, longest=8000),
    ChannelKind.SMS: Limits(has_cards=False, longest=320),
    ChannelKind.WHATSAPP: Limits(has_cards=False, longest=4096),
    ChannelKind.EMAIL: Limits(has_cards=False, longest=100_000, is_letter=True),
}
"""What each manner of speaking can show. An SMS may have 1,600 characters, but above 320 many arrive in bits."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """One message ready to go: `parts` are its words where there are no cards; `key` is the same at every attempt."""

    conversation: Conversation
    message: Said
    parts: tuple[str, ...]
    key: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """The carrier's word that it took a message; `id` is its own name of it."""

    id: str


Send = Callable[[Parcel], Awaitable[Receipt]]
"""Sends one message. Raises `kit.errors.Temporary`, `Unauthorised` or `Permanent`."""


@dataclass(frozen=True, slots=True)
class Channel:
    """The declaration of a channel kind; `name` is what conversations carry, `routes` its own interface."""

    name: str
    title: str
    send: Send
    routes: Callable[[Deps], APIRouter]
