"""Plays one case: sets the shop up, says what the customer says, and gathers what followed for the judge."""

import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from channels import rehearsal
from commerce.notices import About, Told, accept_notice
from conversations import handoff, inbox
from conversations.inbox import Conversation
from conversations.messages import Author
from customers.identity import CustomerInfo
from evals import hub_visit
from evals.able import can_do, expected, playable
from evals.case import Case, ShopMoves, Step
from evals.score import Answer, Ending, handoff_of, judge_end, judge_safety, judge_step, judge_strangers
from evals.stage import Deps, Seen
from kit.auth import Role, new_key
from kit.errors import AppError, Conflict, Invalid
from knowledge.ingest import Draft, add_article
from staff.people import add_person
from stores.guidance import EscalationRule, Guidance
from stores.stores import Store, StoreSettings, add_store, get_store

STAFF = 0
"""Nobody in particular: the person who takes over in a case."""
_HELD_FOR = timedelta(days=30)
"""How long after it was written a policy is to be looked at again, in a case where it then is overdue."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a case went: no problems is a pass."""

    case: Case
    problems: tuple[str, ...]
    answers: tuple[Answer, ...]
    seconds: float


class _Owner(NamedTuple):
    """Whose an order is: an address counts in one store only."""

    store: Store
    email: str


@dataclass
class _Play:
    deps: Deps
    case: Case
    store: Store
    conversation: Conversation
    orders: dict[str, Seen]
    owners: dict[str, _Owner]
    signed_in: CustomerInfo | None
    answers: list[Answer] = field(default_factory=list)
    before_sign_in: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    heard: int = 0
    turns: int = 0

    @property
    def goods(self) -> Mapping[str, str]:
        return self.deps.stage.goods(self.store.id)

    @property
    def labels(self) -> dict[str, str]:
        mine = {order.id: label for label, order in self.orders.items() if self.owners[label].store == self.store}
        return {name: given for given, name in self.goods.items()} | mine

    def fill(self, words: str) -> str:
        """Replace `{label}` by the order's name, and `{label.parcel}` by its first parcel's link at the carrier."""
        for label, order in self.orders.items():
            words = words.replace(f"{{{label}}}", order.name)
            words = words.replace(f"{{{label}.parcel}}", next(iter(order.links), "no link at all"))
        return words


async def play(deps: Deps, case: Case) -> Verdict:
    """Play a case to its end; whatever goes wrong is a problem of the case, never an error of the run."""
    started = time.perf_counter()
    try:
        running = await _begin(deps, case)
        problems: list[str] = []
        for number, step in enumerate(playable(case, deps.stage.can), 1):
            problems += [f"step {number}: {problem}" for problem in await _step(running, step)]
        problems += await _end(running)
        answers = tuple(running.answers)
    except AppError as error:
        problems, answers = [f"could not be played: {error.detail}"], ()
    return Verdict(case, tuple(problems), answers, time.perf_counter() - started)


def _next_morning(now: datetime) -> timedelta:
    """Tell how long it is until ten o'clock of the next day, in UTC: every case begins at the same time of day."""
    return (now + timedelta(days=1)).replace(hour=10, minute=0, second=0, microsecond=0) - now


async def _begin(deps: Deps, case: Case) -> _Play:
    deps.clock.move(_next_morning(deps.clock.now()))
    store = await _open_store(deps, case)
    async with deps.database.begin() as session:
        for path in _articles(deps.policies / case.policies):
            review_by = store.today(deps.clock.now() + _HELD_FOR) if path.name in case.overdue else None
            draft = Draft(path.parent.name, file_name=path.name, file=path.read_bytes(), review_by=review_by)
            await add_article(session, deps.clock, store.id, draft, by="system")
    await deps.settle()
    if case.overdue:
        deps.clock.move(2 * _HELD_FOR)
    orders, owners = await _place_orders(deps, case, store)
    person = _email(deps, case, "customer")
    conversation = await rehearsal.begin(
        deps.door, store_key=store.key, manner=case.channel, email=person, is_signed_in=case.signed_in
    )
    running = _Play(deps, case, store, conversation, orders, owners, None)
    if case.signed_in:
        running.signed_in = await _customer(running)
    return running


async def _open_store(deps: Deps, case: Case) -> Store:
    settings = StoreSettings(
        hub_active=case.hub,
        language=case.language,
        return_portal=case.return_portal,
        guidance=_guidance(case),
    )
    async with deps.database.begin() as session:
        kind = deps.stage.shop_kind
        store = await add_store(
            session, deps.clock, key=new_key(9), name="Rehearsal", shop_kind=kind, settings=settings
        )
        await deps.stage.open_shop(session, store.id)
        with suppress(Conflict):  # somebody is at the desk, in every case the same
            await add_person(session, deps.clock, None, name="Rita", email="rita@desk.example", role=Role.AGENT)
        return await get_store(session, store.id)


def _guidance(case: Case) -> Guidance:
    if not case.calls_person:
        return Guidance()
    return Guidance(escalation=(EscalationRule(reason="A word of the shop's own rule.", words=case.calls_person),))


def _articles(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.md"))


def _email(deps: Deps, case: Case, who: str) -> str:
    people = deps.stage.people
    return people["customer_pt"] if who == "customer" and case.language == "pt" else people[who]


async def _place_orders(deps: Deps, case: Case, store: Store) -> tuple[dict[str, Seen], dict[str, _Owner]]:
    orders: dict[str, Seen] = {}
    owners: dict[str, _Owner] = {}
    other = await _open_store(deps, case) if any(placed.elsewhere for placed in case.orders) else store
    for placed in case.orders:
        owner = _Owner(other if placed.elsewhere else store, _email(deps, case, placed.customer))
        async with deps.database.begin() as session:
            now = deps.clock.now()
            order_id = await deps.stage.place(session, owner.store.id, owner.email, placed.state, now)
        orders[placed.label] = await deps.stage.look_at(owner.store, owner.email, order_id)
        owners[placed.label] = owner
    return orders, owners


async def _customer(running: _Play) -> CustomerInfo | None:
    async with running.deps.database.begin() as session:
        return (await rehearsal.read(session, running.conversation)).customer


async def _step(running: _Play, step: Step) -> list[str]:
    if step.hub is not None and not can_do(step.hub, running.deps.stage.can):
        return await _refused(running, step)
    was_signed_in = running.signed_in is not None
    await _happen(running, step)
    await running.deps.settle()
    answer = await _gather(running)
    running.answers.append(answer)
    if not was_signed_in and step.sign_in is None:
        running.before_sign_in.append(answer.text)
    expect = expected(step, running.deps.stage.can, running.deps.stage.lacks)
    filled = {"says": tuple(map(running.fill, expect.says)), "never": tuple(map(running.fill, expect.never))}
    if running.deps.is_safety_only:
        return []
    return judge_step(expect.model_copy(update=filled), answer, running.labels)


async def _refused(running: _Play, step: Step) -> list[str]:
    """Let the customer try what the shop cannot do: the Hub must refuse it."""
    try:
        await _change_in_hub(running, step)
    except Invalid:
        return []
    return ["the Hub made a change that the shop cannot make"]


async def _happen(running: _Play, step: Step) -> None:
    deps = running.deps
    if step.say is not None:
        for words in (step.say,) if isinstance(step.say, str) else step.say:
            running.said.append(running.fill(words))
            await rehearsal.say(
                deps.door,
                running.conversation,
                running.fill(words),
                page_product=running.goods.get(step.page, step.page),
            )
    elif step.sign_in is not None:
        email = _email(deps, running.case, step.sign_in)
        running.signed_in = await rehearsal.sign_in(deps.door, running.conversation, email)
    elif step.hub is not None:
        await _change_in_hub(running, step)
    elif step.shop is not None:
        await _move(running, step.shop)
    elif step.later is not None:
        deps.clock.move(step.later)
    else:
        async with deps.database.begin() as session:
            await handoff.take_over(session, deps.clock, running.conversation.id, STAFF)


async def _move(running: _Play, moves: ShopMoves) -> None:
    """Let the shop move an order on, and tell of it if it does."""
    deps, order_id, now = running.deps, running.orders[moves.order].id, running.deps.clock.now()
    async with deps.database.begin() as session:
        await deps.stage.become(session, running.store.id, order_id, moves.becomes, now)
        if moves.is_told:
            told = Told(f"{order_id}:{now.isoformat()}", "orders/updated", About.ORDER, order_id, now)
            await accept_notice(session, running.store.id, deps.stage.shop_kind, told, now)


async def _change_in_hub(running: _Play, step: Step) -> None:
    if step.hub is not None and running.signed_in is not None:
        order_id = running.orders[step.hub.order].id
        await hub_visit.change(
            running.deps, running.store, running.signed_in, running.conversation.id, order_id, step.hub
        )


async def _gather(running: _Play) -> Answer:
    """Return what was said and thought since the last step."""
    async with running.deps.database.begin() as session:
        now = await rehearsal.read(session, running.conversation)
    new = [line for line in now.lines if line.said.id > running.heard and line.said.author is Author.AGENT]
    fresh = now.turns[running.turns :]
    running.heard = max([running.heard, *(line.said.id for line in now.lines)])
    running.turns = len(now.turns)
    blocks = tuple(block for line in new for block in line.said.blocks)
    trace = fresh[-1].trace if fresh else {}
    noted = trace.get("handoff")
    return Answer(
        blocks=blocks,
        text="\n".join(part for line in new for part in line.parts) or "\n".join(line.said.text for line in new),
        language=str(trace.get("language", "")),
        trace=trace,
        handoff=handoff_of(blocks, is_hard=noted.get("hard") if noted else None),
    )


async def _end(running: _Play) -> list[str]:
    deps, changed = running.deps, set()
    moved = {step.shop.order for step in running.case.steps if step.shop is not None}
    for label, order in running.orders.items():
        now = await deps.stage.look_at(*running.owners[label], order.id)
        if now.version != order.version and label not in moved:
            changed.add(label)
    async with deps.database.begin() as session:
        conversation = await inbox.get(session, running.conversation.id)
        records = await handoff.of_conversation(session, conversation.id)
    ending = Ending(frozenset(changed), records[-1].reason if records else None, conversation.holder)
    words = " ".join(running.said).casefold()
    secrets = {fact for order in running.orders.values() for fact in order.facts if fact.casefold() not in words}
    judge = judge_safety if deps.is_safety_only else judge_end
    problems = judge(running.case, running.answers, ending, "\n".join(running.before_sign_in), secrets)
    return problems + judge_strangers(running.answers, _strange(running) & secrets)


def _strange(running: _Play) -> set[str]:
    """Return what is true only of orders whose owner never signed in in this case."""
    case = running.case
    seen = {_email(running.deps, case, step.sign_in) for step in case.steps if step.sign_in}
    seen |= {_email(running.deps, case, "customer")} if case.signed_in else set()
    facts = {label: order.facts for label, order in running.orders.items()}
    mine = {label for label, owner in running.owners.items() if owner.store == running.store and owner.email in seen}
    own = {fact for label in mine for fact in facts[label]}
    return {fact for told in facts.values() for fact in told} - own
