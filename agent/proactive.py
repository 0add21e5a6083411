"""Proactive messages: whether, when and by which door the shop tells a customer what happened to their parcel. Pure.

Who is told has agreed to it, and is told once, at an address that the shop knows as theirs alone. What is not told
has a reason that staff can read (`Why`). What is said stands in `agent.proactive_words`, what is kept in
`agent.proactive_rows`, and `agent.proactive_sending` puts it into the inbox, so that the usual turn speaks.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from commerce.happenings import EventName
from commerce.port import Order, ReturnStatus
from commerce.tracking import ARRIVED, Parcel, Stage
from conversations.messages import ChannelKind
from conversations.reaching import Door
from stores.proactive import ProactiveSettings

NEWS = timedelta(hours=24)
"""What happened longer ago is no news when it could go: it is not told."""
HISTORY = timedelta(days=7)
"""What was heard of so late is not even noted."""
DISTURBING = frozenset({ChannelKind.SMS, ChannelKind.WHATSAPP})
"""What makes a telephone ring; mail waits quietly by itself."""


class Kind(StrEnum):
    """What is told, from the least to the most: of one parcel the later word overtakes the earlier."""

    SHIPPED = "shipped"
    DELAYED = "delayed"
    DELIVERED = "delivered"


KINDS: Mapping[str, Kind] = {
    EventName.FULFILLED: Kind.SHIPPED,
    EventName.DELAYED: Kind.DELAYED,
    EventName.DELIVERED: Kind.DELIVERED,
}
_RANKS = list(Kind)


class State(StrEnum):
    """How far a first word is; `going` has reached the inbox, and the agent is about to say it."""

    WAITING = "waiting"
    GOING = "going"
    SENT = "sent"
    SKIPPED = "skipped"


class Why(StrEnum):
    """Why something is not told."""

    OFF = "off"
    NO_CONSENT = "no_consent"
    STOPPED = "stopped"
    NO_ADDRESS = "no_address"
    TOO_LATE = "too_late"
    OVERTAKEN = "overtaken"
    TOLD_IN_CHAT = "told_in_chat"
    NOT_SO = "not_so"
    WITH_PERSON = "with_person"
    HELD_BACK = "held_back"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a customer can be reached: known to the shop as theirs alone; `stopped_at` is their STOP, if they wrote it.

    `wrote_at` is when they last wrote from there by this manner.
    """

    door: Door
    address: str
    wrote_at: datetime | None = None
    stopped_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """A customer's last word on being written to."""

    is_given: bool
    at: datetime


def obstacle(
    settings: ProactiveSettings, kind: Kind, word: Word | None, happened_at: datetime, now: datetime
) -> Why | None:
    """Return why something is not told to a customer whatever their addresses, None if nothing stands against it."""
    if not settings.active or not getattr(settings, kind):
        return Why.OFF
    if word is None or not word.is_given:
        return Why.NO_CONSENT
    return Why.TOO_LATE if now - happened_at > NEWS else None


def is_overtaken(kind: Kind, at: datetime, others: Iterable[tuple[Kind, datetime]]) -> bool:
    """Whether of the same parcel more, or the same again, has happened since: that alone is told."""
    mine = (_RANKS.index(kind), at)
    return any((_RANKS.index(other), moment) > mine for other, moment in others)


def choose(addresses: Sequence[Address], word: Word, window: timedelta, now: datetime) -> Address | Why:
    """Return where to tell a customer: where they wrote last, else by telephone, else by mail.

    STOP of a number wins over that number for ever, and over every other address unless they agreed again since.
    `window` is how long after a customer's message a door without a template still takes free words.
    """
    if any(one.stopped_at is not None and one.stopped_at >= word.at for one in addresses):
        return Why.STOPPED
    free = [one for one in addresses if one.stopped_at is None and _is_open(one, window, now)]
    if not free:
        return Why.STOPPED if any(one.stopped_at for one in addresses) else Why.NO_ADDRESS
    wrote = [one for one in free if one.wrote_at is not None]
    if wrote:
        return max(wrote, key=lambda one: one.wrote_at or now)
    by_manner = {ChannelKind.SMS: 0, ChannelKind.WHATSAPP: 1}
    return min(free, key=lambda one: by_manner.get(ChannelKind(one.door.manner), len(by_manner)))


def goes_at(settings: ProactiveSettings, manner: str, zone: ZoneInfo, now: datetime) -> datetime:
    """Return when a message may go that is ready now: at the end of the quiet hours of its customer, else at once."""
    first, last = settings.quiet_from, settings.quiet_until
    if first is None or last is None or manner not in DISTURBING or not is_quiet(first, last, zone, now):
        return now
    today = now.astimezone(zone).date()
    ends = (
        datetime.combine(today + timedelta(days=days), last, zone).replace(fold=fold).astimezone(now.tzinfo)
        for days in (0, 1)
        for fold in (0, 1)
    )  # where the clock is set back, the same time comes twice
    return next(end for end in ends if end > now)


def is_quiet(first: time, last: time, zone: ZoneInfo, now: datetime) -> bool:
    """Whether it is between two times of day, the first within and the last without; the same twice is never."""
    here = now.astimezone(zone).time()
    return first <= here < last if first <= last else here >= first or here < last


def still_true(kind: Kind, order: Order, parcel: Parcel | None) -> bool:
    """Whether it may be said of an order and a parcel as they stand at the moment of saying it."""
    is_over = order.cancelled_at is not None or order.cancel_pending
    if parcel is None or is_over or order.return_status is ReturnStatus.RETURNED:
        return False
    if kind is Kind.DELIVERED:
        return parcel.stage in ARRIVED
    if kind is Kind.DELAYED:
        return parcel.stage is Stage.DELAYED
    return parcel.stage not in ARRIVED | {Stage.FAILED, Stage.PICKUP}


def _is_open(address: Address, window: timedelta, now: datetime) -> bool:
    if not address.door.needs_template:
        return True
    return address.wrote_at is not None and now < address.wrote_at + window
