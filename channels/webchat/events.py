"""What a chat hears while it is open: server-sent events, from the last message it has seen."""

import asyncio
import json
import random
from collections.abc import AsyncGenerator, Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import and_, bindparam, select
from sqlalchemy.orm import load_only

from channels.incoming import show
from channels.port import Deps
from conversations.inbox import HEARD, Conversation, live_channel, said
from conversations.messages import Said
from conversations.models import ConversationRow, MessageRow
from conversations.ratings.asking import RATING, read_question
from conversations.ratings.models import RatingRow
from conversations.ratings.rules import Question
from conversations.turns import TYPING, is_typing
from conversations.typing import LASTS, PAUSED, WRITING
from customers.identity import CustomerInfo, SessionInfo, admit
from customers.models import CustomerRow, CustomerSessionRow
from customers.presence import Window
from kit.errors import AppError, TooMany
from kit.live import listening

MOST_LISTENERS = 20
"""So many windows of one chat may listen at once: each is an open connection that reads at every hint."""
PING_SECONDS = 20.0
PINGS_A_LOOK = 3
"""After so many pings without a hint the chat is read all the same: a hint may be lost, and a session may end."""
RETRY_MILLISECONDS = 2000
ECHO_SECONDS = 1.0
AT_ONCE = 200

_BELIEVED = frozenset({TYPING, HEARD, WRITING, PAUSED})
"""The hints after which nothing is read."""

_ASKED = (
    select(RatingRow.id)
    .where(RatingRow.conversation_id == bindparam("conversation"))
    .order_by(RatingRow.id.desc())
    .limit(1)
    .scalar_subquery()
)
_NEWS = (
    select(ConversationRow, CustomerSessionRow, CustomerRow, _ASKED, MessageRow)
    .outerjoin(CustomerSessionRow, CustomerSessionRow.id == ConversationRow.session_id)
    .outerjoin(CustomerRow, CustomerRow.id == CustomerSessionRow.customer_id)
    .outerjoin(MessageRow, and_(MessageRow.conversation_id == ConversationRow.id, MessageRow.id > bindparam("after")))
    .where(ConversationRow.id == bindparam("conversation"))
    .order_by(MessageRow.id)
    .limit(AT_ONCE)
    .options(
        load_only(ConversationRow.customer_id, ConversationRow.holder, ConversationRow.claimed_until),
        load_only(
            CustomerSessionRow.store_id,
            CustomerSessionRow.kind,
            CustomerSessionRow.conversation_id,
            CustomerSessionRow.expires_at,
        ),
    )
)
"""Built once, and no wider than it must be: an open chat asks at every hint, and each column costs."""


@dataclass(frozen=True, slots=True)
class _Standing:
    """What a chat shows besides its messages."""

    is_typing: bool = False
    holder: str = "agent"
    customer: CustomerInfo | None = None
    question_id: int | None = None
    """The last question how it was, whether it is still to be shown or not."""


async def stream(
    deps: Deps, conversation_id: int, after: int, *, ping: float = PING_SECONDS
) -> AsyncGenerator[str, None]:
    """Yield what happens in a chat, as event-stream text, until its session ends.

    Events: `message` (its `id:` is the message's), `typing`, `holder`, `signed_in`, `rating`. A hint only says that
    there is news; what is sent is read from the database, so that a reconnect with the last seen id misses nothing.
    That a turn has begun, or that a person is writing, is all that a hint is believed. What the customer wrote is told
    together with the answer, if that comes within `ECHO_SECONDS`: the window in which it was written shows it already.
    """
    yield f"retry: {RETRY_MILLISECONDS}\n\n"
    before, window, heard = _Standing(), Window(deps.live), set[str]()
    patience = random.randint(1, PINGS_A_LOOK)  # noqa: S311 - thousands of streams must not all read at once
    async with listening(deps.live, live_channel(conversation_id)) as hints, window:
        while True:
            try:
                news, now, info = await _read(deps, conversation_id, after)
            except AppError:
                return
            await window.stay(info)
            after = news[-1].id if news else after
            for told in _news(news, before, now):
                yield told
            if now.question_id != before.question_id or RATING in heard:
                yield await _rating(deps, conversation_id)
            before, news, owes = now, (), False
            while (heard := await _hints(hints, ECHO_SECONDS if owes else ping)) <= _BELIEVED:
                for told in _believed(heard, before):
                    yield told
                before = replace(before, is_typing=before.is_typing or TYPING in heard)
                if heard:
                    owes = owes or HEARD in heard
                    continue
                if owes:
                    break
                yield ": ping\n\n"
                await window.stay(info)
                patience -= 1
                if patience <= 0:
                    patience = PINGS_A_LOOK
                    break


def make_room(deps: Deps, conversation: Conversation) -> None:
    """Refuse one more listener than a chat may have; raises TooMany."""
    if deps.live.listeners(live_channel(conversation.id)) >= MOST_LISTENERS:
        raise TooMany("This chat is open in too many windows. Close some and try again.", retry_after=10)


def event(name: str, data: dict[str, Any], event_id: int | None = None) -> str:
    """Return one event as the text of an event stream."""
    head = f"id: {event_id}\n" if event_id is not None else ""
    return f"{head}event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


def show_customer(customer: CustomerInfo | None) -> dict[str, str] | None:
    """Return who is signed in, as their own browser may see it."""
    return {"name": customer.name, "email": customer.email} if customer else None


def show_question(question: Question) -> dict[str, Any]:
    """Return the question how it was, as the customer's browser may see it."""
    asked_at = question.asked_at.isoformat()
    return {"id": question.id, "asked_at": asked_at, "score": question.score, "comment": question.comment}


async def _read(deps: Deps, conversation_id: int, after: int) -> tuple[tuple[Said, ...], _Standing, SessionInfo]:
    """Read what is new, in one statement: an open chat asks again at every hint.

    The request's right to it was settled when the stream was opened, and ends with its session. Nothing of the database
    stays in an idle stream's memory.
    """
    async with deps.database.look() as session:
        found = await session.execute(_NEWS, {"conversation": conversation_id, "after": after})
        rows = found.all()
    row, opened, known, asked, _ = rows[0]
    info = admit(deps.clock, opened, known)
    # Told only once the conversation itself knows it, so that what the agent says next fits.
    customer = info.customer if row.customer_id is not None else None
    standing = _Standing(is_typing(row, deps.clock.now()), row.holder, customer, asked)
    return tuple(said(message) for *_, message in rows if message is not None), standing, info


async def _rating(deps: Deps, conversation_id: int) -> str:
    """Return the question how it was, or that there is none to show any more."""
    async with deps.database.look() as session:
        question = await read_question(session, deps.clock, conversation_id)
    return event("rating", {"question": None if question is None else show_question(question)})


def _believed(heard: Collection[str], before: _Standing) -> list[str]:
    """Return what is told of hints alone; that a person is writing is over by itself after so many seconds."""
    told = []
    if WRITING in heard or PAUSED in heard:
        told.append(event("typing", {"typing": WRITING in heard, "for_seconds": int(LASTS.total_seconds())}))
    if TYPING in heard and not before.is_typing:
        told.append(event("typing", {"typing": True}))
    return told


def _news(news: Iterable[Said], before: _Standing, now: _Standing) -> list[str]:
    return [*(event("message", show(message), message.id) for message in news), *_changes(before, now)]


def _changes(before: _Standing, now: _Standing) -> list[str]:
    changes = []
    if now.holder != before.holder:
        changes.append(event("holder", {"holder": now.holder}))
    if now.customer is not None and before.customer is None:
        changes.append(event("signed_in", {"customer": show_customer(now.customer)}))
    if now.is_typing != before.is_typing:
        changes.append(event("typing", {"typing": now.is_typing}))
    return changes


async def _hints(hints: asyncio.Queue[str], seconds: float) -> set[str]:
    """Wait for a hint and take all that came with it; none if nothing came in time."""
    try:
        async with asyncio.timeout(seconds):  # not `wait_for`, which takes a task of its own for as long as it waits
            heard = {await hints.get()}
    except TimeoutError:
        return set()
    while not hints.empty():
        heard.add(hints.get_nowait())
    return heard
