"""Random histories: every figure is what plain Python makes of the changes, and what its own lists come to (D4)."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from helpdesk.reports.figures import FIGURES, answer, entries_of
from helpdesk.reports.questions import TOTAL, Answer, By, Cell, Place, Question
from helpdesk.reports.spans import Every, Span
from helpdesk.tickets.life import Kind
from kit.auth import Actor, Role
from stores.stores import Store
from tests.helpdesk.conftest import DeskStage
from tests.helpdesk.reports import plain
from tests.helpdesk.reports.plain import One, percentile
from tests.helpdesk.reports.telling import Did, Told, write, write_orders

BOSS = Actor(1, "Ada", "ada@shop.test", Role.OWNER)
START = datetime(2026, 9, 25, tzinfo=UTC)
SPAN = (date(2026, 10, 3), date(2026, 11, 4))
WEEK = {day: [{"opens": "09:00", "closes": "17:30"}] for day in ("monday", "tuesday", "friday")}
NIGHT = {"saturday": [{"opens": "22:00", "closes": "06:00"}]}
TOPICS = ("shipping", "wholesale", "order_status")
PLAIN = {
    "first_response": plain.first_response,
    "first_person_response": plain.first_person_response,
    "resolution": plain.resolution,
    "demand": plain.demand,
    "sla": plain.sla,
    "refund_reasons": plain.tagged,
}


def _tag(told: Told, at: datetime, random: Random, *_: Any) -> None:  # noqa: ANN401
    kind = random.choice((Kind.TAGGED, Kind.TAGGED, Kind.UNTAGGED))
    told.then(kind, at, tag=random.choice(("refund:damaged", "refund:late", "vip")))


def _due(told: Told, at: datetime, random: Random, number: int, *_: Any) -> None:  # noqa: ANN401
    facts = {"deadline_id": random.choice((number * 10, number * 10 + 1)), "target": "first_reply"}
    told.then(random.choice((Kind.MET, Kind.BREACHED)), at, f"sla:{random.choice((1, 2))}", **facts)


def _give(told: Told, at: datetime, random: Random, *_: Any) -> None:  # noqa: ANN401
    told.then(Kind.ASSIGNED, at, staff_id=random.choice(STAFF)).then(Kind.TEAM, at, team_id=random.choice((None, 7)))


STAFF = (1, 2, 3)
Step = Callable[[Told, datetime, Random, int, Sequence[int]], object]
STEPS: tuple[Step, ...] = (
    lambda told, at, random, *_: told.heard(at, random.choice(("webchat", "sms"))),
    lambda told, at, *_: told.heard(at),
    lambda told, at, *_: told.heard(at),
    lambda told, at, *_: told.answered(at),
    lambda told, at, *_: told.answered(at),
    lambda told, at, random, *_: told.answered(at, random.choice(STAFF)),
    lambda told, at, *_: told.needed(at),
    lambda told, at, *_: told.closed(at),
    lambda told, at, random, *_: told.then(Kind.TAKEN, at, staff_id=random.choice(STAFF)),
    lambda told, at, random, *_: told.about(at, *random.sample(TOPICS, random.randrange(3))),
    lambda told, at, random, _, customers: told.then(Kind.CUSTOMER, at, customer_id=random.choice((*customers, None))),
    _give,
    _tag,
    _due,
)
"""What may happen; the first six once the customer has written."""


def history(random: Random, store: Store, customers: Sequence[int], number: int) -> Told:
    """One ticket's life, of anything that may happen in any order."""
    at = START + timedelta(seconds=random.randrange(45 * 86_400))
    told = Told().opened(at, store.id, channel="webchat", is_preview=random.random() < 0.1)
    is_heard = random.random() < 0.9  # a ticket begins with what a customer wrote; staff may begin one too
    if is_heard:
        told.heard(at)
    for _ in range(random.randrange(14)):
        at += timedelta(seconds=1 + random.choice((0, 40, 4_000, 90_000)) * random.random())
        random.choice(STEPS[0 if is_heard else 6 :])(told, at, random, number, customers)
    return told.closed(at) if random.random() < 0.5 else told


def orders(random: Random, store: Store, customers: Sequence[int]) -> list[Did]:
    found: list[Did] = []
    for number in range(40):
        at = START + timedelta(seconds=random.randrange(45 * 86_400))
        worth = {"value": str(random.randrange(10_000) / 100), "currency": "EUR"}
        found.append(Did(store.id, random.choice(customers), "Placed Order", at, f"#{store.id}-{number}", worth))
    return found


def expected(ones: Iterable[One], question: Question) -> dict[Place, list[One]]:
    cells: dict[Place, list[One]] = defaultdict(list)
    stretches = question.span.stretches()
    for one in ones:
        if not question.span.first <= one.day <= question.span.last:
            continue
        cells[TOTAL].append(one)
        number = next(place for place, days in enumerate(stretches, 1) if days.first <= one.day <= days.last)
        for value in one.values[question.by]:
            cells[Place(number, question.by is not By.NOTHING, value)].append(one)
    return cells


def check(cell: Cell, ones: Sequence[One], *, is_timed: bool) -> None:
    assert cell.count == len(ones)
    assert {part: number for part, number in cell.parts.items() if number} == Counter(one.part for one in ones)
    if is_timed:
        assert cell.calendar is not None
        assert cell.business is not None
        for found, seconds in (
            (cell.calendar, [one.seconds for one in ones if one.seconds is not None]),
            (cell.business, [one.open_seconds for one in ones if one.open_seconds is not None]),
        ):
            for number, share in ((found.median, 0.5), (found.p90, 0.9)):
                assert number == pytest.approx(percentile(seconds, share), abs=1)


def filled(found: Answer) -> list[Cell]:
    return [cell for cell in (*found.cells, found.total) if cell.count]


@pytest.mark.parametrize("seed", [1, 2])
async def test_every_figure_is_what_the_changes_make_of_it_and_opens_what_it_counts(desk: DeskStage, seed: int) -> None:
    """S5-28, S5-54, S5-17, S4-38: the same numbers again from scratch."""
    random = Random(seed)  # noqa: S311 - the same stories each time
    stores = [
        await desk.another_store("alder", hours=WEEK),
        await desk.another_store("birch", time_zone="America/New_York", hours=NIGHT),
        await desk.another_store("cedar", time_zone="Asia/Kathmandu"),
    ]
    customers = [await desk.customer(name) for name in ("Ann", "Bo", "Cy")]
    told = [history(random, random.choice(stores), customers, number) for number in range(150)]
    for one in random.sample(told, 8):
        one.then(Kind.MERGED, one.changes[-1].at, into=1)
    placed = [order for store in stores for order in orders(random, store, customers)]
    async with desk.database.begin() as session:
        await write(session, desk.clock, told)
        await write_orders(session, desk.clock, placed)
    real = [one for one in told if not one.changes[0].facts["is_preview"]]
    known = {store.id: store for store in stores}
    found = {
        name: [one for ticket in real for one in make(ticket, known[ticket.changes[0].facts["store_id"]])]
        for name, make in PLAIN.items()
    }
    found["assisted_orders"] = list(plain.assisted(real, placed, known, 7))
    for name, ones in found.items():
        assert len(ones) > 3, name
        for _ in range(2):
            by = random.choice(sorted(FIGURES[name].by & ones[0].values.keys()))
            span = Span(*SPAN, random.choice(list(Every)))
            await compare(desk, name, Question(BOSS, desk.clock.now(), span, tuple(stores), by), ones, random)


async def compare(desk: DeskStage, name: str, question: Question, ones: Sequence[One], random: Random) -> None:
    figure = FIGURES[name]
    is_timed = figure.counted is not None and figure.counted.is_timed
    async with desk.database.look() as session:
        found, wanted = await answer(session, figure, question), expected(ones, question)
        assert {cell.place for cell in filled(found)} == wanted.keys()
        for cell in filled(found):
            check(cell, wanted[cell.place], is_timed=is_timed)
            assert sum(map(float, cell.amounts.values())) == pytest.approx(
                sum(float(one.amount or 0) for one in wanted[cell.place])
            )
        for cell in random.sample(filled(found), min(2, len(filled(found)))):
            for part in ("", random.choice(figure.parts)):
                behind = await entries_of(session, figure, question, place=cell.place, part=part, limit=1_000)
                assert len(behind) == (cell.parts[part] if part else cell.count)
                assert sorted(one.ticket_id or 0 for one in behind) == sorted(
                    one.ticket or 0 for one in wanted[cell.place] if part in ("", one.part)
                )
