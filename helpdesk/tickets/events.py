"""What an open console hears: server-sent events on the tickets of the stores that somebody may see.

A hint says that there is news, never what: the console reads it. An event's id names the last notification and the
moment, so that a console that comes back is told of every ticket that has moved meanwhile.
"""

import asyncio
import json
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from conversations import typing
from conversations.models import ConversationRow
from customers import visits
from customers.models import CustomerSessionRow
from helpdesk.deps import Deps
from helpdesk.tickets.access import seen_by
from helpdesk.tickets.composing import LASTS, composing
from helpdesk.tickets.desk import live_channel
from helpdesk.tickets.models import ThreadRow, TicketRow
from helpdesk.tickets.notifications import newest, notifications
from kit.auth import Actor
from kit.live import listening
from staff.models import PersonRow
from stores.models import StoreRow

PING_SECONDS = 20.0
GATHER_SECONDS = 0.5
RETRY_MILLISECONDS = 2000
AT_ONCE = 200
MARGIN = timedelta(minutes=1)
"""A change is dated a little before it is committed: who comes back is told so much more than they missed."""

_OF_PEOPLE = ("session", "customer", typing.TYPES, typing.TYPED)
"""Hints that name no ticket, but whom one may be with."""

Again = Callable[[], Awaitable[Actor | None]]


@dataclass(frozen=True, slots=True)
class Place:
    """How far a console has heard."""

    notification_id: int
    at: datetime

    def __str__(self) -> str:
        """Return it as an event's id."""
        return f"{self.notification_id}.{int(self.at.timestamp())}"


def read_place(text: str | None) -> Place | None:
    """Return the place that an event's id names, None for anything else."""
    number, _, seconds = (text or "").partition(".")
    if not (number.isascii() and number.isdigit() and seconds.isascii() and seconds.isdigit()):
        return None
    if int(number) > 2**31 - 1 or int(seconds) > 2**33:
        return None
    return Place(int(number), datetime.fromtimestamp(int(seconds), UTC))


async def stream(
    deps: Deps, actor: Actor, again: Again, after: Place | None, *, ping: float = PING_SECONDS
) -> AsyncGenerator[str, None]:
    """Yield what happens, as event-stream text, until whoever listens may no longer.

    Events: `ready`, then `ticket` (`id`), `notification` (as in the list), `composing` (`ticket_id`, `people`), and
    `profile` (`ticket_id`): what is known of whom the ticket is with, as the page that they look at, their cart, or
    whether they are there (S4-12); `typing` (`ticket_id`, `is_typing`, `for_seconds`): the customer is writing.
    """
    yield f"retry: {RETRY_MILLISECONDS}\n\n"
    async with AsyncExitStack() as stack:
        hints = await _listen(deps, actor, stack)
        place = after or await _now(deps)
        yield _event("ready", {}, place)
        moved = await _moved(deps, actor, place) if after else []
        heard = {f"ticket:{one}" for one in moved} | ({"notification:0"} if after else set())
        while True:
            events, place = await _read(deps, actor, heard, place)
            for event in events:
                yield event
            heard = await _hints(hints, ping)
            if heard:
                continue
            yield ": ping\n\n"
            current = await again()
            if current is None:
                return
            actor = current


async def _listen(deps: Deps, actor: Actor, stack: AsyncExitStack) -> "asyncio.Queue[str]":
    """Listen to every store that somebody may see, in one queue."""
    async with deps.database.look() as session:
        ids = sorted(actor.stores) if actor.stores is not None else (await session.scalars(select(StoreRow.id))).all()
    together: asyncio.Queue[str] = asyncio.Queue(maxsize=1000)
    rooms = (live_channel, visits.live_channel, typing.live_channel)
    for channel in [room(one) for one in ids for room in rooms]:
        queue = await stack.enter_async_context(listening(deps.live, channel))
        task = asyncio.create_task(_pour(queue, together))
        stack.push_async_callback(_end, task)
    return together


async def _pour(queue: "asyncio.Queue[str]", together: "asyncio.Queue[str]") -> None:
    while True:
        hint = await queue.get()
        if not together.full():
            together.put_nowait(hint)


async def _end(task: "asyncio.Task[None]") -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def _hints(hints: "asyncio.Queue[str]", seconds: float) -> set[str]:
    """Wait for a hint and take all that came with it; none if nothing came in time.

    What visitors do is told twice a second at most, however many they are; a ticket's news waits for none of it.
    """
    heard = await _take(hints, seconds)
    clock = asyncio.get_running_loop().time
    until = clock() + GATHER_SECONDS
    while heard and all(one.startswith("session:") for one in heard) and clock() < until:
        heard |= await _take(hints, until - clock())
    return heard


async def _take(hints: "asyncio.Queue[str]", seconds: float) -> set[str]:
    try:
        async with asyncio.timeout(seconds):
            heard = {await hints.get()}
    except TimeoutError:
        return set()
    while not hints.empty():
        heard.add(hints.get_nowait())
    return heard


async def _now(deps: Deps) -> Place:
    async with deps.database.look() as session:
        return Place(await newest(session), deps.clock.now())


async def _moved(deps: Deps, actor: Actor, place: Place) -> list[int]:
    """Return the tickets that have moved since a console last heard."""
    since = select(TicketRow.id).where(TicketRow.updated_at >= place.at - MARGIN, seen_by(actor))
    async with deps.database.look() as session:
        return list(await session.scalars(since.order_by(TicketRow.updated_at.desc()).limit(AT_ONCE)))


async def _read(deps: Deps, actor: Actor, heard: Iterable[str], place: Place) -> tuple[list[str], Place]:
    """Read what hints tell of, as far as somebody may see it; returns the events and how far they lead."""
    named = sorted((kind, int(number)) for kind, _, number in (hint.partition(":") for hint in heard))
    events: list[str] = []
    async with deps.database.look() as session:
        asked = {number for kind, number in named if kind not in _OF_PEOPLE}
        known = select(TicketRow.id).where(TicketRow.id.in_(asked), seen_by(actor))
        visible = set(await session.scalars(known)) if asked else set()
        place = Place(place.notification_id, deps.clock.now())
        if any(kind == "notification" for kind, _ in named):
            is_away = await session.scalar(select(PersonRow.is_away).where(PersonRow.id == actor.id))
            for row in await notifications(session, actor, after=place.notification_id, limit=AT_ONCE):
                place = Place(row.id, place.at)
                shown = {"id": row.id, "ticket_id": row.ticket_id, "kind": row.kind, "facts": row.facts}
                events += [] if is_away else [_event("notification", shown, place)]
    for number in sorted({number for kind, number in named if kind in {"ticket", "seen"}} & visible):
        events.append(_event("ticket", {"id": number}, place))
    for number in await _whose(deps, actor, named):
        events.append(_event("profile", {"ticket_id": number}, place))
    for number in sorted({number for kind, number in named if kind == "composing"} & visible):
        people = [
            {"person_id": one.person_id, "name": one.name}
            for one in await composing(deps.live, number, besides=actor.id)
        ]
        told = {"ticket_id": number, "people": people, "for_seconds": int(LASTS.total_seconds())}
        events.append(_event("composing", told, place))
    for told in await _typing(deps, actor, named):
        events.append(_event("typing", told, place))
    return events, place


async def _typing(deps: Deps, actor: Actor, named: Iterable[tuple[str, int]]) -> list[dict[str, Any]]:
    """Return in which tickets that somebody may see the customer is typing, or no longer."""
    told = {number: kind == typing.TYPES for kind, number in named if kind in {typing.TYPES, typing.TYPED}}
    if not told:
        return []
    query = (
        select(ThreadRow.ticket_id, ThreadRow.conversation_id)
        .join(TicketRow, TicketRow.id == ThreadRow.ticket_id)
        .where(ThreadRow.conversation_id.in_(told), ThreadRow.is_current, seen_by(actor))
        .order_by(ThreadRow.ticket_id)
    )
    seconds = int(typing.LASTS.total_seconds())
    async with deps.database.look() as session:
        rows = await session.execute(query)
    return [{"ticket_id": ticket, "is_typing": told[talk], "for_seconds": seconds} for ticket, talk in rows]


async def _whose(deps: Deps, actor: Actor, named: Iterable[tuple[str, int]]) -> list[int]:
    """Return the newest tickets of the visitors and customers whom hints name, as far as somebody may see them."""
    sessions = [number for kind, number in named if kind == "session"]
    customers = [number for kind, number in named if kind == "customer"]
    if not (sessions or customers):
        return []
    chats = select(ThreadRow.ticket_id).join(ConversationRow, ConversationRow.id == ThreadRow.conversation_id)
    proved = select(CustomerSessionRow.customer_id).where(CustomerSessionRow.id.in_(sessions))
    theirs = (
        TicketRow.id.in_(chats.where(ConversationRow.session_id.in_(sessions)))
        | TicketRow.customer_id.in_(proved)
        | TicketRow.customer_id.in_(customers)
    )
    query = select(TicketRow.id).where(theirs, seen_by(actor)).order_by(TicketRow.updated_at.desc()).limit(AT_ONCE)
    async with deps.database.look() as session:
        return sorted(await session.scalars(query))


def _event(name: str, data: dict[str, Any], place: Place) -> str:
    return f"id: {place}\nevent: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
