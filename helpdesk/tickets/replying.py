"""A person's answer: on the conversation that the customer wrote in last, and by mail where they have left (S3-01)."""

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from conversations import handoff
from conversations.messages import Author, Block
from conversations.models import ConversationRow, MessageRow
from conversations.reply import clean, said_as, say
from conversations.uploads import attach
from helpdesk.tickets.acting import Acting, begin, begin_locked, catch_up, check_chat, check_seen
from helpdesk.tickets.acts import close_locked
from helpdesk.tickets.desk import Desk, changing
from helpdesk.tickets.life import Kind, State
from helpdesk.tickets.models import MailedReplyRow
from helpdesk.tickets.seen import mark_seen
from helpdesk.tickets.taking_over import step_in
from helpdesk.tickets.ways import Way, way_of
from kit.auth import Actor, digest
from kit.errors import Conflict
from kit.jobs import defer
from kit.live import Live

MAIL_REPLY = "helpdesk.mail_reply"

Then = Literal["waiting", "open", "closed"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person wants to say.

    `seen` is the number of the last message that they saw. `client_id` is their own id of the answer: sent twice, it is
    said once. `then` is what the ticket is after it.
    """

    text: str
    seen: int
    client_id: str
    then: Then = "waiting"
    beside: tuple[Block, ...] = ()
    """What goes along: cards; what they show was read before."""
    files: tuple[str, ...] = ()
    """Keys of uploads that go along."""


@dataclass(frozen=True, slots=True)
class Sent:
    """An answer that is on its way."""

    ticket_id: int
    message_id: int
    way: Way
    conversation_id: int
    is_new: bool = True
    """False where it had been sent before, under the same id."""


async def reply(session: AsyncSession, desk: Desk, live: Live, actor: Actor, ticket_id: int, answer: Answer) -> Sent:
    """Answer a ticket's customer; the agent falls silent, and the customer is told once that a person is there.

    Raises:
        NotFound: the actor may not see it; or with code `file_not_found`: an upload waits no more.
        Forbidden: with code `no_chat`.
        Invalid: with code `text_invalid`: empty, where nothing goes along, or no plain text.
        Conflict: with code `answered_meanwhile`: another person answered after `seen`; or `moved_on`: the customer's
            conversation is about another ticket now.
    """
    check_chat(actor)
    has_more = bool(answer.beside or answer.files)
    words = clean(answer.text) if answer.text.strip() or not has_more else ""
    acting = await begin_locked(session, actor, ticket_id)
    conversation_id = await latest_conversation(session, acting)
    way = await way_of(session, live, conversation_id)
    external_id = external_id_of(actor, answer.client_id)
    known = await said_as(session, conversation_id, external_id)
    if known is not None:
        return Sent(acting.ticket_id, known, way, conversation_id, is_new=False)
    await check_seen(session, acting, actor, answer.seen, "person")
    if not await handoff.is_taken(session, conversation_id):
        await step_in(session, desk, actor, conversation_id)
    beside = (*await _attach(session, desk, acting, conversation_id, answer), *answer.beside)
    message_id = await say(session, desk.clock, conversation_id, actor.id, words, external_id, beside)
    await catch_up(session, desk, acting)
    await _mark_read(session, desk, actor, acting, answer.seen, message_id)
    if way.follows:
        await _mail(session, desk, acting, message_id, way.address)
    await _leave(session, desk, actor, acting, answer.then)
    return Sent(acting.ticket_id, message_id, way, conversation_id)


def external_id_of(actor: Actor, client_id: str) -> str:
    """Return the id under which a person's answer is kept: their own id of it, told from everybody else's."""
    return "desk:" + digest(f"{actor.id}:{client_id}")


async def was_said(session: AsyncSession, actor: Actor, ticket_id: int, client_id: str) -> bool:
    """Tell whether somebody's answer of this id was said on a ticket. Raises NotFound."""
    acting = await begin(session, actor, ticket_id)
    mine = (MessageRow.author == Author.PERSON) & (MessageRow.external_id == external_id_of(actor, client_id))
    here = exists().where(MessageRow.conversation_id.in_(acting.conversations), mine)
    return bool(await session.scalar(select(here)))


async def latest_conversation(session: AsyncSession, acting: Acting) -> int:
    """Return the conversation of a ticket that the customer wrote in last; raises Conflict with code `moved_on`."""
    found = await session.scalar(
        select(ConversationRow.id)
        .where(ConversationRow.id.in_(acting.conversations))
        .order_by(ConversationRow.heard_at.desc().nulls_last(), ConversationRow.id.desc())
        .limit(1)
    )
    if found is None:
        raise Conflict("The customer has gone on with another matter. Answer in their newest ticket.", code="moved_on")
    return found


async def _attach(
    session: AsyncSession, desk: Desk, acting: Acting, conversation_id: int, answer: Answer
) -> tuple[Block, ...]:
    """Make the uploads part of the answer, wherever on the ticket the customer wrote when they were made."""
    if not answer.files:
        return ()
    among = acting.conversations
    return await attach(session, desk.clock, answer.files, to=conversation_id, among=among, by_staff=True)


async def _mark_read(
    session: AsyncSession, desk: Desk, actor: Actor, acting: Acting, seen: int, message_id: int
) -> None:
    """Let a person's own answer be read by them, unless the customer wrote before it what they have not seen."""
    between = exists().where(
        MessageRow.conversation_id.in_(acting.conversations),
        MessageRow.author == Author.CUSTOMER,
        MessageRow.id > seen,
        MessageRow.id < message_id,
    )
    if not await session.scalar(select(between)):
        await mark_seen(session, desk, actor, acting.ticket_id, message_id)


async def _leave(session: AsyncSession, desk: Desk, actor: Actor, acting: Acting, then: Then) -> None:
    """Leave the ticket as the person wants it after their answer."""
    if then == "closed":
        await close_locked(session, desk, actor, acting)
        return
    async with changing(session, desk, acting.ticket_id) as opened:
        if opened.ticket.state is State.CLOSED or (then == "open" and opened.ticket.state is not State.OPEN):
            opened.change(Kind.REOPENED, by=actor.mark)
        if then == "waiting" and opened.ticket.state is not State.WAITING:
            opened.change(Kind.WAITED, by=actor.mark, until=None)


async def _mail(session: AsyncSession, desk: Desk, acting: Acting, message_id: int, address: str) -> None:
    session.add(
        MailedReplyRow(message_id=message_id, ticket_id=acting.ticket_id, address=address, created_at=desk.clock.now())
    )
    await session.flush()
    await defer(session, MAIL_REPLY, lock=f"{MAIL_REPLY}:{message_id}", message_id=message_id)
