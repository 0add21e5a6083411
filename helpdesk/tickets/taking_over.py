"""A person steps in: the agent falls silent, and the customer is told once who is there (D9)."""

from sqlalchemy.ext.asyncio import AsyncSession

from conversations import handoff, inbox
from conversations.messages import ChannelKind
from conversations.reply import notify
from helpdesk.speaking import WORDS
from helpdesk.tickets.acting import begin_locked, catch_up, check_chat
from helpdesk.tickets.desk import Desk, changing
from helpdesk.tickets.life import Kind
from kit.auth import Actor
from stores.stores import get_store


async def take_over(session: AsyncSession, desk: Desk, actor: Actor, ticket_id: int) -> int:
    """Answer a ticket's customer oneself, in every conversation of it; returns the ticket's number.

    Raises:
        NotFound: the actor may not see it.
        Forbidden: with code `no_chat`.
        Conflict: with code `already_taken`: somebody else holds it; assign it to yourself to go on.
    """
    check_chat(actor)
    acting = await begin_locked(session, actor, ticket_id)
    for conversation_id in acting.conversations:
        await step_in(session, desk, actor, conversation_id)
    await catch_up(session, desk, acting)
    async with changing(session, desk, acting.ticket_id) as opened:
        if opened.ticket.assignee_id is None:
            opened.change(Kind.ASSIGNED, by=actor.mark, staff_id=actor.id)
    return acting.ticket_id


async def step_in(session: AsyncSession, desk: Desk, actor: Actor, conversation_id: int) -> None:
    """Let a person hold a locked conversation, and tell the customer if nobody did before.

    By mail nothing is told: the letter that they write says who they are.
    """
    was_taken = await handoff.is_taken(session, conversation_id)
    conversation = await handoff.take_over(session, desk.clock, conversation_id, actor.id)
    if not was_taken and conversation.manner != ChannelKind.EMAIL:
        await _tell_joined(session, desk, actor, conversation)


async def _tell_joined(session: AsyncSession, desk: Desk, actor: Actor, conversation: inbox.Conversation) -> None:
    store = await get_store(session, conversation.store_id)
    language = conversation.language or store.settings.language
    text = WORDS.say(language, "person-joined", name=actor.name, store=store.name)
    await notify(session, desk.clock, conversation.id, text, language)
