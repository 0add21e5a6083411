"""Who is writing an answer now: told to the others who look, kept nowhere, and forgotten after a few seconds."""

from dataclasses import dataclass
from datetime import timedelta

from helpdesk.tickets.desk import live_channel
from kit.auth import Actor
from kit.live import Live

LASTS = timedelta(seconds=10)
"""So long somebody counts as writing who has not said so again."""


@dataclass(frozen=True, slots=True)
class Composer:
    """Somebody who is writing."""

    person_id: int
    name: str


async def compose(live: Live, actor: Actor, store_id: int, ticket_id: int, *, is_composing: bool) -> None:
    """Tell the others that somebody writes an answer, or no longer does."""
    who = f"{actor.id}:{actor.name}"
    if is_composing:
        await live.arrive(_place(ticket_id), who, LASTS)
    else:
        await live.leave(_place(ticket_id), who)
    await live.publish(live_channel(store_id), f"composing:{ticket_id}")


async def composing(live: Live, ticket_id: int, *, besides: int = 0) -> list[Composer]:
    """Return who writes an answer now, in the order of their names."""
    found = []
    for who in await live.present(_place(ticket_id)):
        number, _, name = who.partition(":")
        if int(number) != besides:
            found.append(Composer(int(number), name))
    return sorted(found, key=lambda one: (one.name, one.person_id))


def _place(ticket_id: int) -> str:
    return f"desk:composing:{ticket_id}"
