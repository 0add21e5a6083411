"""Who is writing an answer now: told to the others who look, kept nowhere, and forgotten after a few seconds."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from conversations import inbox
from conversations.messages import ChannelKind
from conversations.typing import person_writes
from helpdesk.tickets.acting import Acting
from helpdesk.tickets.desk import live_channel
from helpdesk.tickets.replying import latest_conversation
from kit.auth import Actor
from kit.live import Live

LASTS = timedelta(seconds=10)
"""So long somebody counts as writing who has not said so again."""
NOTICES = (120, timedelta(minutes=1))
"""A console tells once in four seconds that somebody is writing; several tickets may be open in it."""


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


async def show_writing(session: AsyncSession, live: Live, actor: Actor, acting: Acting, *, is_writing: bool) -> None:
    """Tell the customer's chat that a person is writing to it, or no longer; never of a note, nor in a preview.

    Raises TooMany where somebody says so more often than anybody types.
    """
    if not actor.has_chat or not acting.conversations:
        return
    conversation = await inbox.get(session, await latest_conversation(session, acting))
    if conversation.channel == ChannelKind.WEBCHAT and not conversation.is_preview:
        await live.limit(f"desk:writing:{actor.id}", *NOTICES)
        await person_writes(live, conversation.id, is_writing=is_writing)


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
