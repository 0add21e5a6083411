"""The steps of a turn, in the order of `agent.graph`: each reads the state and returns what it adds."""

import asyncio
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from operator import add
from typing import Annotated, Any, TypedDict

import structlog
from langgraph.runtime import Runtime

from agent import check as checks
from agent import going_on
from agent.asking import Asking
from agent.choose import carry_on, choose, needs_lookup
from agent.dated import with_confirmation
from agent.desk import at_the_desk, without_offers
from agent.drafted import by_person
from agent.guard import look
from agent.phrase import Phrasing, phrase
from agent.plan import Around, Plan, Task
from agent.proactive_words import Told, ground, held_back, is_alone, plan_with
from agent.quoted import own_words
from agent.reply import Grounds, Manner, Spoken, compose, speakable
from agent.state import AGENT, Deps, Heard
from agent.telling import facts_of, told_card, told_fact, told_overdue, told_passage, took
from agent.understand.model import ModelUnderstander
from agent.understand.phrases import folders_of, kinds
from agent.understand.understanding import CODE, EMAIL, Matter, Understanding
from agent.understand.understanding import Context as Reading
from agent.valuable import hand_over
from conversations.messages import Block
from kit.errors import AppError
from kit.health import Status, Unavailable
from kit.steps import reached
from skills import slots
from skills.base import Fact, Handoff, Passage, Result, Tools
from skills.quoting import excerpt

log = structlog.get_logger()
_PRIVATE = {CODE, EMAIL, slots.ADDRESS}
"""Slots that no trace holds."""
_MOST_FOUND = 2
_LOOKED_THROUGH = 12
_MOST_OF_BUDGET = 0.8
"""How much of a turn's time a skill may take; two in a row share it by the turn's own budget."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the nodes of one turn may use: the agent's Deps, the store's reads, how its skills stand, and the model."""

    deps: Deps
    tools: Tools
    statuses: Mapping[str, Status]
    asking: Asking = field(default_factory=Asking)


def _merged(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    """Join two parts of the trace: lists are appended, tables joined."""
    joined = dict(first)
    for key, value in second.items():
        if isinstance(value, list):
            joined[key] = [*joined.get(key, []), *value]
        else:
            joined[key] = {**joined[key], **value} if isinstance(value, dict) and key in joined else value
    return joined


class _Given(TypedDict):
    heard: Heard


class TurnState(_Given, total=False):
    """What travels through one turn: `spoken` is what each skill returned, `said` what the message is made of."""

    understood: Understanding | None
    plan: Plan
    task: Task
    spoken: Annotated[list[Spoken], add]
    said: Sequence[Spoken]
    blocks: tuple[Block, ...]
    grounds: Grounds
    first: tuple[Told, ...]
    trace: Annotated[dict[str, Any], _merged]


async def guard(state: TurnState) -> dict[str, Any]:
    """Clean what came in and note what it holds; from here on nobody reads a card's number or a password."""
    started, heard = time.perf_counter(), state["heard"]
    looked = [look(text) for text in heard.texts]
    heard = replace(heard, texts=tuple(own_words(one.masked) for one in looked))
    flags = sorted({flag.value for one in looked for flag in one.flags})
    return {"heard": heard, "trace": {"path": ["guard"], "guard": {"flags": flags}, **took("guard", started)}}


async def understand(state: TurnState, runtime: Runtime[Context]) -> dict[str, Any]:
    """Read the words: language, wishes, slots; look up what no live skill will; choose who answers."""
    started, heard, context = time.perf_counter(), state["heard"], runtime.context
    understood = await _understood(heard, context) if heard.text.strip() else None
    words = context.deps.words[AGENT]
    heard = replace(
        heard,
        language=speakable(understood.language if understood else heard.language, heard.store.settings.language, words),
    )
    around = Around(context.deps.skills, context.statuses)
    if understood is not None and not heard.held:
        understood = carry_on(heard, understood, around)
        around = replace(around, passages=await _look_up(heard, understood, around, context.tools))
    plan = choose(heard, understood, around)
    plan, first = await plan_with(heard, plan, context.tools)
    await reached("turn.understood")
    trace = {
        "path": ["understand"],
        "understood": _told(understood, heard),
        "passages": [told_passage(passage, _today(heard, context.deps)) for passage in around.passages],
        **took("understand", started),
    }
    if plan.is_confirmed and not heard.held:
        trace["confirmed"] = True
    if plan.escalation is not None and not heard.held:
        trace["escalation"] = plan.escalation.told()
    return {"heard": heard, "understood": understood, "plan": plan, "first": first, "trace": trace}


async def run_skill(state: TurnState, runtime: Runtime[Context]) -> dict[str, Any]:
    """Run one skill's graph, and the one it hands the matter on to, which needs no second asking (S1-19, S1-67)."""
    task, plan, context = state["task"], state["plan"], runtime.context
    today = _today(state["heard"], context.deps)
    result, trace = await _run(task, context, today)
    if result is None:
        failed = Result(facts=(Fact("not-sure"),), handoff=Handoff("skill_failed", offer_only=True))
        return {"spoken": [Spoken(AGENT, failed)], "trace": trace}
    if going_on.is_planned(result.next, plan.tasks):
        return {"spoken": [Spoken(task.skill, going_on.handed_on(result))], "trace": trace}
    around = Around(context.deps.skills, context.statuses)
    follows = going_on.next_task(task, result, state["heard"].memory, around)
    went_on, more = await _run(follows, context, today) if follows else (None, {})
    trace = _merged(trace, more)
    if follows is None or went_on is None:
        return {"spoken": [Spoken(task.skill, going_on.ended_here(result))], "trace": trace}
    spoken = [
        Spoken(task.skill, going_on.handed_on(result, went_on)),
        Spoken(follows.skill, going_on.ended_here(went_on)),
    ]
    return {"spoken": spoken, "trace": trace}


async def _run(task: Task, context: Context, today: date) -> tuple[Result | None, dict[str, Any]]:
    """Return a skill's result with its trace; None where it failed: an honest fact, never a traceback."""
    started = time.perf_counter()
    try:
        async with asyncio.timeout(context.deps.budget * _MOST_OF_BUDGET):
            result = await context.deps.runs[task.skill](task.heard, context.tools)
    except (AppError, TimeoutError):
        log.exception("skill_failed", skill=task.skill)
        return None, {"path": [f"{task.skill}:failed"], **took(task.skill, started)}
    return result, {
        "path": [f"{task.skill}:{step}" for step in result.path],
        "passages": [told_passage(passage, today) for passage in result.passages],
        "decisions": [{"skill": task.skill, **result.decided}] if result.decided else [],
        **took(task.skill, started),
    }


async def reply(state: TurnState, runtime: Runtime[Context]) -> dict[str, Any]:
    """Say the results together, in the customer's language; or let a person take over whom the order's value calls."""
    started, heard, deps = time.perf_counter(), state["heard"], runtime.context.deps
    spoken, rule = hand_over(_in_order(state), state["plan"], heard)
    manner = manner_of(heard, deps)
    spoken, manner = await at_the_desk(with_confirmation(spoken, manner.today), manner, heard, deps)
    phrased, told = await _phrased(spoken, heard, runtime.context.asking)
    parts = by_person(spoken) if heard.is_draft else spoken
    blocks, grounds = compose(parts, manner, is_verified=heard.person.is_verified, phrased=phrased)
    trace = {
        **told,
        "path": ["reply"],
        "facts": [told_fact(part.by, fact, manner.today) for part in spoken for fact in facts_of(part.result)],
        "overdue": told_overdue([part.result for part in spoken], manner.today),
        "cards": [told_card(card) for part in spoken for card in part.result.cards],
        **({"escalation": rule.told()} if rule else {}),
        **took("reply", started),
    }
    return {"said": spoken, "blocks": blocks, "grounds": ground(grounds, state["first"]), "trace": trace}


async def check(state: TurnState, runtime: Runtime[Context]) -> dict[str, Any]:
    """Let nothing out that no fact covers: the safe words go out instead, and the trace says why."""
    started, heard = time.perf_counter(), state["heard"]
    objections = checks.check(state["blocks"], state["grounds"])
    trace = {"path": ["check"], "check": {"objections": list(objections)}, **took("check", started)}
    if not objections:
        return {"trace": trace}
    log.error("message_held_back", objections=objections)
    first = held_back(state["first"])
    if first and is_alone(heard):
        return {"said": (), "blocks": (), "first": first, "trace": trace}
    safe = Spoken(AGENT, Result(facts=(Fact("not-sure"),), handoff=Handoff("held_back", offer_only=True)))
    said = without_offers([safe], heard.store.settings.handoff)
    blocks, _ = compose(said, manner_of(heard, runtime.context.deps), is_verified=heard.person.is_verified)
    return {"said": said, "blocks": blocks, "first": first, "trace": trace}


async def _phrased(spoken: Sequence[Spoken], heard: Heard, asking: Asking) -> Phrasing:
    """Let a model shorten what only hands on articles, where there is a model and something to shorten."""
    handed = (fact.source for part in spoken for fact in part.result.facts if fact.hands_on)
    sources = tuple(dict.fromkeys(source for source in handed if source))
    if not sources or not heard.text or not asking.is_open:
        return Phrasing(None, {})
    return await phrase(asking, heard.text, sources, heard.language, heard.store.settings.guidance)


def _in_order(state: TurnState) -> list[Spoken]:
    """Put the agent's own words first, then each skill's in the order they were chosen."""
    order = [task.skill for task in state["plan"].tasks]
    parts = sorted(state.get("spoken", []), key=lambda part: order.index(part.by) if part.by in order else len(order))
    return [Spoken(AGENT, state["plan"].own), *parts]


def manner_of(heard: Heard, deps: Deps) -> Manner:
    """Return how this conversation is spoken to."""
    titles = {name: skill.title for name, skill in deps.skills.items()}
    settings = heard.store.settings
    return Manner(
        language=heard.language,
        words=deps.words,
        titles=titles,
        zone=heard.store.zone,
        handoff=settings.handoff,
        tone=settings.guidance.tone,
        store_key=heard.store.key,
        today=_today(heard, deps),
    )


def _today(heard: Heard, deps: Deps) -> date:
    return heard.store.today(deps.clock.now())


async def _understood(heard: Heard, context: Context) -> Understanding:
    awaited = heard.memory.awaits
    reading = Reading(
        language=heard.language or heard.store.settings.language,
        awaits=awaited.what if awaited else "",
        choices=awaited.choices if awaited else (),
        matters=_matters(context),
        matter=heard.memory.intent,
        earlier=heard.memory.earlier,
        today=_today(heard, context.deps),
    )
    local = context.deps.understander
    # While a person holds the conversation nothing is answered: no call is spent on it.
    reader = local if heard.held or not context.asking.is_open else ModelUnderstander(local, context.asking)
    return await reader.understand(heard.text, reading)


def _matters(context: Context) -> tuple[Matter, ...]:
    """Return what a model may choose from: live skills as they describe themselves, anything else as a bare topic."""
    skills = context.deps.skills
    known = kinds(folders_of(skills))
    live = {name: skill for name, skill in skills.items() if not isinstance(context.statuses[name], Unavailable)}
    return tuple(
        Matter(name, known.get(name, ()), live[name].description if name in live else "")
        for name in sorted({*known, *skills})
    )


async def _look_up(heard: Heard, understood: Understanding, around: Around, tools: Tools) -> tuple[Passage, ...]:
    wish = needs_lookup(heard, understood, around)
    if wish is None:
        return ()
    skill = around.skills.get(wish.intent) if understood.is_confident else None
    topic = skill.articles if skill else ""
    most = _LOOKED_THROUGH if topic else _MOST_FOUND
    found = await tools.search(heard.text, language=heard.language, topic=topic, limit=most)
    if topic:
        # The matter is known and no live skill does it: what merely shares its words ("order", "item") helps nobody.
        told = [passage for passage in found if passage.on_topic]
        found = tuple(sorted(told, key=lambda passage: -passage.on_topic)[:_MOST_FOUND])
    return tuple(excerpt(passage) for passage in found)


def _told(understood: Understanding | None, heard: Heard) -> dict[str, Any]:
    if understood is None:
        return {"events": [happening.event for happening in heard.happenings]}
    return {
        "language": understood.language,
        "wishes": [wish._asdict() for wish in understood.wishes],
        "candidates": [wish._asdict() for wish in understood.candidates],
        "slots": {key: value for key, value in understood.slots.items() if key not in _PRIVATE},
        "topics": [topic.value for topic in understood.topics],
        "feeling": understood.feeling,
        "is_confident": understood.is_confident,
        "is_answer": understood.is_answer,
        "by": understood.by,
        "dropped": list(understood.dropped),
        "events": [happening.event for happening in heard.happenings],
    }
