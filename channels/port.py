"""What a channel is: a declaration, how it sends, and how much it can show.

A channel kind is one folder with one frozen constant `CHANNEL`; `kit.plugins` finds it, and nothing names it.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter
from sqlalchemy.ext.asyncio import AsyncSession

from channels.fields import Field, Filled, Paste
from conversations.inbox import Conversation
from conversations.media import Media
from conversations.messages import ChannelKind, Said
from conversations.reaching import Door
from customers import signin
from kit.auth import Who
from kit.clock import Clock
from kit.db import Database
from kit.errors import Permanent
from kit.health import Live, Status
from kit.jobs import Jobs
from kit.live import Live as FanOut
from kit.mail import Mailer
from kit.vault import Vault
from stores.connections import Connection
from stores.stores import Store


@dataclass(frozen=True, slots=True)
class Deps:
    """What channels need; `base_url` is this program's address as people see it, without a slash at its end."""

    database: Database
    clock: Clock
    live: FanOut
    signin: signin.Deps
    who: Who
    vault: Vault
    mailer: Mailer
    base_url: str
    country_header: str = ""
    """The header in which a proxy before us tells a visitor's country; empty for none."""
    whatsapp_url: str = ""
    """Where new numbers reach WhatsApp's Cloud API; empty for Meta itself."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a channel can show: cards, or words alone, in parts of at most `longest` characters."""

    has_cards: bool
    longest: int
    is_letter: bool = False
    """Words stand between a greeting and a signature."""
    has_segments: bool = False
    """Charged by the segment: words are folded and cut to need few (`kit.text_messages`)."""


LIMITS: Mapping[str, Limits] = {
    ChannelKind.WEBCHAT: Limits(has_cards=True, longest=8000),
    ChannelKind.SMS: Limits(has_cards=False, longest=320, has_segments=True),
    ChannelKind.WHATSAPP: Limits(has_cards=False, longest=1600),
    ChannelKind.EMAIL: Limits(has_cards=False, longest=100_000, is_letter=True),
}
"""What each manner of speaking can show. An SMS may have 1,600 characters, but above 320 many arrive in bits.

WhatsApp itself takes 4,096, but Twilio 1,600 of any message.
"""


@dataclass(frozen=True, slots=True)
class Parcel:
    """One message, or one part of it, ready to go; `words` is empty where the channel shows the message itself.

    `key` is the same at every attempt. `tried_at` is when an earlier attempt began whose end nobody knows: ask the
    carrier whether it got through before sending again.
    """

    conversation: Conversation
    message: Said
    words: str
    key: str
    heard_at: datetime | None = None
    """When the customer last wrote."""
    tried_at: datetime | None = None
    needs_template: bool = False
    """The customer last wrote too long ago for free words (`channels.window`)."""
    go_by: datetime | None = None
    """After this moment another process may have sent it: a carrier looks again before it writes (`Overslept`)."""
    file: Media | None = None
    """The file that this part is, in place of words; the carrier fetches it below `Deps.base_url`."""

    def is_late(self, now: datetime) -> bool:
        """Whether this process stood still for so long that it must leave the message to others."""
        return self.go_by is not None and now > self.go_by


@dataclass(frozen=True, slots=True)
class Receipt:
    """The carrier's word that it took a message; `id` is its own name of it, `segments` what it is charged by."""

    id: str
    segments: int = 0


class OptedOut(Permanent):
    """The carrier says that this number wants no more messages: it counts as STOP."""

    code = "opted_out"


class OutsideWindow(Permanent):
    """The customer last wrote too long ago for free words, and there is no template: staff are told."""

    code = "outside_window"


class Overslept(Permanent):
    """The process stood still before it sent: another has probably taken over, so this one lets it be."""

    code = "overslept"


Send = Callable[[Deps, Parcel], Awaitable[Receipt]]
"""Sends one parcel.

Raises `OptedOut`, `OutsideWindow`, `Overslept`, or `kit.errors.Temporary`, `Unauthorised` or `Permanent`.
"""


Look = Callable[[Deps, int], Awaitable[Status]]
"""Tells of a store, by its id, whether the channel is ready for it; raises nothing."""


Carries = Callable[[Deps, AsyncSession, Conversation, Sequence[Media]], Awaitable[frozenset[str]]]
"""Tells which files, by their keys, go out as they are: in a letter, else each as a part of its own.

What is not carried is a link among the words.
"""


Doors = Callable[[Deps, AsyncSession, int], Awaitable[tuple[Door, ...]]]
"""Tells by which doors a store, by its id, can begin a conversation over this channel; raises nothing."""


def _no_jobs(jobs: Jobs, deps: Deps) -> None:
    """Most channels have no work of their own."""


async def _always_ready(deps: Deps, store_id: int) -> Status:  # noqa: ARG001 - as `Look` has it
    """Tell of a channel that needs nothing but this program."""
    return Live()


async def _no_files(
    deps: Deps,  # noqa: ARG001 - as `Carries`
    session: AsyncSession,  # noqa: ARG001
    conversation: Conversation,  # noqa: ARG001
    files: Sequence[Media],  # noqa: ARG001
) -> frozenset[str]:
    """Tell of a channel of words alone."""
    return frozenset()


async def _no_doors(deps: Deps, session: AsyncSession, store_id: int) -> tuple[Door, ...]:  # noqa: ARG001 - as `Doors`
    """Tell of a channel on which nobody is reached who has not come by themselves."""
    return ()


def _nothing_more(filled: Filled) -> Filled:
    """Most of what is filled in is checked field by field."""
    return filled


def _no_addresses(filled: Filled) -> dict[str, str]:  # noqa: ARG001 - as `Setup.addresses`
    """Nothing by which what comes in would find its store."""
    return {}


def _nothing_made(known: Connection | None) -> dict[str, str]:  # noqa: ARG001 - as `Setup.makes`
    """No secret of our own."""
    return {}


def _nothing_kept(deps: Deps, before: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:  # noqa: ARG001
    """No setting that nobody fills in."""
    return {}


def _nothing_to_paste(deps: Deps, store: Store, known: Connection | None) -> tuple[Paste, ...]:  # noqa: ARG001
    """Nothing that the vendor would have to be told."""
    return ()


async def _nothing_follows(session: AsyncSession, deps: Deps, saved: "Saved") -> None:
    """Nothing happens beside the saving."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A connection of a store as it was saved; `before` are the settings that it replaces, empty for a first one."""

    store: Store
    settings: Mapping[str, str]
    before: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Act:
    """What staff can do with a connection besides changing it, such as sending a test; `fields` are asked for it.

    `run` raises as `Send` does, or Invalid; `tells` says in words what has happened once it returns.
    """

    name: str
    tells: str
    run: Callable[[Deps, Store, Connection, Mapping[str, str]], Awaitable[None]]
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Setup:
    """How staff connect a channel: `channels.desk_api` serves it and the console draws it, so it needs no page."""

    fields: tuple[Field, ...]
    check: Callable[[Filled], Filled] = _nothing_more
    """What no field alone can tell; it may put settings into our own form."""
    addresses: Callable[[Filled], dict[str, str]] = _no_addresses
    """By which addresses what comes in finds the store, each with the field that it stands in."""
    makes: Callable[[Connection | None], dict[str, str]] = _nothing_made
    """Secrets of our own, besides those that staff fill in."""
    keeps: Callable[[Deps, Mapping[str, str], Mapping[str, str]], dict[str, str]] = _nothing_kept
    """Settings that nobody fills in, from those before and those now."""
    pastes: Callable[[Deps, Store, Connection | None], tuple[Paste, ...]] = _nothing_to_paste
    follows: Callable[[AsyncSession, Deps, Saved], Awaitable[None]] = _nothing_follows
    """What happens in the same transaction."""
    acts: tuple[Act, ...] = ()


@dataclass(frozen=True, slots=True)
class Channel:
    """The declaration of a channel kind; `name` is what conversations carry, `routes` its own interface.

    `send` is None where a message has arrived as soon as it is committed, because the customer reads it from there.
    """

    name: str
    title: str
    send: Send | None
    routes: Callable[[Deps], APIRouter]
    register: Callable[[Jobs, Deps], None] = _no_jobs
    status: Look = _always_ready
    setup: Setup | None = None
    """How staff connect it, on `/admin/channels/<name>`; None for what needs no connecting."""
    is_played: bool = False
    """No customer comes by it: it is for trying the agent out, and stands in no list of channels."""
    carries: Carries = _no_files
    """Which pictures, videos and files of people it takes along."""
    doors: Doors = _no_doors
    """By which doors the shop itself can begin a conversation, such as to say that a parcel is on its way."""
