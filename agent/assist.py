"""Suggested replies: the same graph thinks about what a customer wrote and nobody answered; a person says it, or not.

Nothing is saved or sent here (S3-17): no turn, no message, no gap and no handoff comes of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import structlog
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from agent.drafted import as_letter, beside_of, grounds_of, is_enough, order_of, was_unreachable, words_of
from agent.nodes import manner_of
from agent.reply import Spoken
from agent.state import Deps, Heard, Memory, Outcome
from agent.turn import think
from conversations import inbox
from conversations.assisting import Draft, NoDraft, WhyNot
from conversations.inbox import Conversation
from conversations.messages import Author, ChannelKind, HumanBlock, MediaBlock, Said, TextBlock
from conversations.models import ConversationRow, MessageRow
from customers.identity import store_and_customer
from skills.base import Person
from stores.stores import Store

MOST_READ = 100
"""How many of a conversation's last messages are looked at."""
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class _Asked:
    """What waits for an answer: the customer's messages, what the agent said besides, and who answered last."""

    messages: tuple[Said, ...]
    beside: str = ""
    """What the agent has said since without answering: that it asked a person in."""
    answered_by_person: bool = False


async def suggest(deps: Deps, conversation_id: int) -> Draft | NoDraft:
    """Draft an answer to what a customer last wrote and nobody has answered; saves and sends nothing.

    The customer is who they have proved to be: nothing of an order is read for anybody else. Raises NotFound.
    """
    async with deps.database.look() as session:
        conversation = await inbox.get(session, conversation_id)
        asked = await _asked(session, conversation_id)
        if isinstance(asked, NoDraft):
            return asked
        heard = await _heard(session, conversation, asked)
    last_id, why = asked.messages[-1].id, WhyNot.NOT_ENOUGH
    try:
        for texts in _readings(heard.texts):
            outcome = await think(deps, replace(heard, texts=texts))
            said = [Spoken(by, result) for by, result in outcome.said]
            if is_enough(said) and not _is_said_already(outcome, asked.beside):
                return _draft(deps, replace(heard, language=outcome.language), conversation, outcome, last_id)
            why = WhyNot.FAILED if was_unreachable(said) else why
    except Exception:  # whatever it was, the person writes themselves
        log.exception("draft_failed", conversation_id=conversation_id)
        why = WhyNot.FAILED
    return NoDraft(why, last_id)


def _readings(texts: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return how what waits can be read: together, else the last words alone, as where a wish for a person came first.

    That wish is granted by whoever reads the draft.
    """
    return (texts,) if len(texts) < 2 else (texts, texts[-1:])  # noqa: PLR2004 - more than one


def _draft(deps: Deps, heard: Heard, conversation: Conversation, outcome: Outcome, last_id: int) -> Draft | NoDraft:
    said = [Spoken(by, result) for by, result in outcome.said]
    manner = manner_of(heard, deps)
    text, beside = words_of(outcome.blocks, manner), beside_of(outcome.blocks, conversation.manner)
    if not text:
        return NoDraft(WhyNot.NOT_ENOUGH, last_id)
    if conversation.manner == ChannelKind.EMAIL:
        signature = heard.store.settings.replies.signature.strip() or heard.store.name
        # What goes along is told below the words, and the letter is then signed below that.
        text = as_letter(text, manner, name=heard.person.name, signature="" if beside else signature)
    return Draft(
        text=text,
        language=outcome.language,
        answers_message_id=last_id,
        topics=tuple(topic.value for topic in outcome.labels.topics),
        beside=beside,
        facts=grounds_of(said, manner),
        order_name=order_of(said),
        is_by_model=bool(outcome.trace.get("phrase", {}).get("used")),
    )


async def _heard(session: AsyncSession, conversation: Conversation, asked: _Asked) -> Heard:
    """Gather what is to be thought about, as a turn does: but by a person's words, so that no rule calls one."""
    store, customer = await store_and_customer(session, conversation.store_id, conversation.customer_id)
    stored = await session.scalar(select(ConversationRow.memory).where(ConversationRow.id == conversation.id))
    memory = Memory.read(stored or {})
    if asked.answered_by_person:  # what the agent had asked is not what these words answer
        memory = memory.model_copy(update={"awaits": None, "offered": ""})
    return Heard(
        store=_without_rules(store),
        person=Person(customer.shop_customer_id, customer.name) if customer else Person(),
        memory=memory.model_copy(update={"misses": 0}),
        language=conversation.language,
        texts=tuple(one.text for one in asked.messages),
        has_picture=any(isinstance(block, MediaBlock) for one in asked.messages for block in one.blocks),
        is_draft=True,
    )


def _without_rules(store: Store) -> Store:
    """Return a store whose rules call nobody: a person is there already."""
    guidance = store.settings.guidance.model_copy(update={"escalation": ()})
    return store.model_copy(update={"settings": store.settings.model_copy(update={"guidance": guidance})})


async def _asked(session: AsyncSession, conversation_id: int) -> _Asked | NoDraft:
    """Read what the customer wrote since somebody last answered (S3-14, S3-15)."""
    rows = await session.scalars(
        select(MessageRow)
        .where(MessageRow.conversation_id == conversation_id)
        .order_by(MessageRow.id.desc())
        .limit(MOST_READ)
    )
    return unanswered([inbox.said(row) for row in rows])


def unanswered(newest_first: Sequence[Said]) -> _Asked | NoDraft:
    """Return what waits for an answer. That the agent asked a person in answers nothing."""
    waiting: list[Said] = []
    beside: list[str] = []
    answered: Said | None = None
    for one in newest_first:
        if one.author is Author.CUSTOMER:
            waiting.append(one)
        elif one.author is Author.PERSON or (one.author is Author.AGENT and not _asks_person_in(one)):
            answered = one
            break
        elif one.author is Author.AGENT:
            beside.append(one.text)
    if not waiting:
        last = next((one.id for one in newest_first if one.author is Author.CUSTOMER), 0)
        return NoDraft(WhyNot.ANSWERED if last else WhyNot.NOTHING_ASKED, last)
    is_persons = answered is not None and answered.author is Author.PERSON
    return _Asked(tuple(reversed(waiting)), "\n".join(beside), is_persons)


def _asks_person_in(said: Said) -> bool:
    return any(isinstance(block, HumanBlock) and not block.offered for block in said.blocks)


def _is_said_already(outcome: Outcome, before: str) -> bool:
    """Whether the agent has said all of it while it asked a person in: then there is nothing to add."""
    texts = [block.text for block in outcome.blocks if isinstance(block, TextBlock)]
    return bool(texts) and all(text in before for text in texts)
