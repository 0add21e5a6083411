"""A turn of the agent: `think` on what was heard, the graph's only caller; `answer` what waits in a conversation."""

import asyncio
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any, cast

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from agent import proactive_rows
from agent.asking import Asking
from agent.desk import address_in, missing_of
from agent.graph import compiled
from agent.nodes import Context, TurnState, manner_of
from agent.proactive_words import is_alone, shown
from agent.remember import note, remember
from agent.state import AGENT, Deps, Happening, Heard, Memory, Outcome
from conversations import turns
from conversations.contact import Given, keep_contact
from conversations.inbox import Conversation
from conversations.labels import Labels
from conversations.messages import FIRST_WORDS, Block, ChannelKind, HumanBlock, InboxKind, TextBlock
from conversations.turns import Claimed
from customers.identity import store_and_customer
from kit.embed import embedding_once
from kit.errors import Invalid
from kit.steps import reached
from knowledge.gaps import record_gap
from skills.base import NOT_IN_KNOWLEDGE, Person, Result
from skills.readiness import status
from stores.handoff import Collected

_EVENTS = set(InboxKind) - {InboxKind.MESSAGE}
log = structlog.get_logger()


async def think(deps: Deps, heard: Heard) -> Outcome:
    """Work out one turn, with no transaction open and nothing saved or sent.

    Raises TimeoutError over the turn's budget; what a skill could not do is in the outcome.
    """
    started = time.perf_counter()
    heard = replace(heard, memory=heard.memory.of(heard.person.shop_customer_id))
    asking = Asking(None if heard.is_retry else deps.model, deps.model_seconds, deps.budget)
    async with asyncio.timeout(deps.budget):
        tools, ready = await deps.reads_for(heard.store)
        prepared = round((time.perf_counter() - started) * 1000, 2)
        context = Context(deps, tools, {name: status(skill, ready) for name, skill in deps.skills.items()}, asking)
        given: TurnState = {"heard": heard, "spoken": [], "trace": {"milliseconds": {"prepare": prepared}}}
        with embedding_once():
            done = cast("TurnState", await compiled().ainvoke(given, context=context))
    return _outcome(deps, done, asking, round((time.perf_counter() - started) * 1000, 2))


def _outcome(deps: Deps, done: TurnState, asking: Asking, milliseconds: float) -> Outcome:
    heard, trace = done["heard"], done["trace"]
    language = heard.language
    trace = {**trace, "language": language, "model": asking.told()}
    if heard.is_retry and deps.model is not None:
        trace["model"]["fell_back"] = "second_try"
    trace["milliseconds"] = {**trace.get("milliseconds", {}), "total": milliseconds}
    understood = done.get("understood")
    labels = Labels(understood.topics, understood.feeling) if understood else Labels()
    if heard.held:
        silent = {**trace, "silent": "a person holds the conversation"}
        return Outcome((), heard.memory, language, silent, labels=labels)
    spoken = done["said"]
    memory = remember(heard, done["plan"], spoken, manner_of(heard, deps)).showing(shown(done["first"]))
    handoff = note(heard, memory, spoken, deps.words[AGENT])
    if handoff is not None:
        trace["handoff"] = {"reason": handoff.reason, "hard": handoff.is_hard}
    gap = heard.text if any(_is_gap(part.result) for part in spoken) else ""
    if gap:
        trace["gap"] = True
    said = tuple((part.by, part.result) for part in spoken)
    first = {one.row_id: one.why for one in done["first"]}
    if is_alone(heard):
        trace[FIRST_WORDS] = {str(row_id): why or "said" for row_id, why in first.items()}
    return Outcome(done["blocks"], memory, language, trace, handoff, labels, gap, said, first)


def _is_gap(result: Result) -> bool:
    return result.handoff is not None and result.handoff.reason == NOT_IN_KNOWLEDGE


async def answer(deps: Deps, conversation_id: int) -> None:
    """Answer everything that waits in a conversation, once, together.

    A turn that fails is let go for another try; after the last one the customer gets an apology and a person is asked
    in, so that the next message goes on.
    """
    began = time.perf_counter()
    async with deps.database.begin() as session:
        claimed = await turns.claim(session, deps.clock, conversation_id, budget=timedelta(seconds=deps.budget))
        heard = await hear(session, claimed) if claimed else None
    if claimed is None or heard is None:
        return
    started = time.perf_counter()
    await reached("turn.claimed")
    try:
        outcome = await think(deps, heard)
    except Exception:
        log.exception("turn_failed", conversation_id=conversation_id, tries=claimed.tries)
        await _failed(deps, claimed, heard)
        return
    outcome.trace["milliseconds"]["claim"] = round((started - began) * 1000, 2)
    await reached("turn.thought")
    async with deps.database.begin() as session:
        saved = await turns.save(
            session,
            deps.clock,
            claimed,
            blocks=[outcome.blocks] if outcome.blocks else [],
            memory=outcome.memory.model_dump(mode="json"),
            language=outcome.language,
            trace=outcome.trace,
            handoff=outcome.handoff,
            milliseconds=round((time.perf_counter() - started) * 1000),
            labels=outcome.labels,
        )
        await proactive_rows.settle(session, deps.clock, claimed, saved, outcome.first)
        await _keep_gap(session, deps, claimed.conversation, outcome)
        await _keep_address(session, claimed.conversation, heard, outcome)
    await reached("turn.saved")


async def _keep_gap(session: AsyncSession, deps: Deps, conversation: Conversation, outcome: Outcome) -> None:
    """Keep what no article answered; what staff try in the preview is no customer's question."""
    if outcome.gap and conversation.channel != ChannelKind.PREVIEW:
        await record_gap(session, deps.clock, conversation.store_id, outcome.language, outcome.gap, conversation.id)


async def _keep_address(session: AsyncSession, conversation: Conversation, heard: Heard, outcome: Outcome) -> None:
    """Keep the address that somebody leaves in a chat whom a person will answer: a claim, no proof (S4-07)."""
    if Collected.EMAIL not in heard.missing or not (heard.held or outcome.handoff):
        return
    if address := address_in(heard.texts):
        with suppress(Invalid):
            await keep_contact(session, conversation.id, Given(email=address))


async def hear(session: AsyncSession, claimed: Claimed) -> Heard:
    """Gather what a turn is about: the store, who the customer is by proof alone, and everything that waits."""
    conversation = claimed.conversation
    store, customer = await store_and_customer(session, conversation.store_id, conversation.customer_id)
    person = Person(customer.shop_customer_id, customer.name) if customer else Person()
    messages = [row.payload for row in claimed.waiting if row.kind is InboxKind.MESSAGE]
    return Heard(
        store=store,
        person=person,
        memory=Memory.read(claimed.memory),
        language=conversation.language or _language(claimed),
        texts=tuple(str(payload.get("text", "")) for payload in messages),
        happenings=tuple(Happening(row.kind.value, row.payload) for row in claimed.waiting if row.kind in _EVENTS),
        held=conversation.holder == "person",
        asks_for_person=any(payload.get("wants_person") for payload in messages),
        has_picture=any(payload.get("files") for payload in messages),
        is_retry=claimed.tries > 1,
        missing=missing_of(conversation),
        page=_page(messages),
    )


def _language(claimed: Claimed) -> str:
    """Return the customer's language as the shop knows it, where the shop speaks first."""
    return next((row.payload["language"] for row in claimed.waiting if row.kind is InboxKind.FIRST_WORDS), "")


def _page(messages: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Return the page that the last message came from, as far as it was told."""
    last = messages[-1] if messages else {}
    told = {"url": last.get("page_url"), "product": last.get("page_product")}
    return {key: str(value) for key, value in told.items() if value}


async def _failed(deps: Deps, claimed: Claimed, heard: Heard) -> None:
    async with deps.database.begin() as session:
        if claimed.tries < turns.MAX_TRIES:
            await turns.release(session, claimed)
            return
        words, language = deps.words[AGENT], heard.language or heard.store.settings.language
        text = f"{words.say(language, 'apology')} {words.say(language, 'person-asked')}"
        blocks: list[Block] = [TextBlock(text=text, lang=language), HumanBlock()]
        saved = await turns.give_up(session, deps.clock, claimed, problem="Every try failed.", blocks=[blocks])
        await proactive_rows.settle(session, deps.clock, claimed, saved, {})
