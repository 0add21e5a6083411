"""October 2026 in two stores, counted by hand: Lisbon puts its clocks back on the 25th, New York a week later."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from helpdesk.reports.figures import FIGURES, answer, entries_of
from helpdesk.reports.questions import TOTAL, Answer, By, Question, Times, Value
from helpdesk.reports.spans import Every, Span
from helpdesk.tickets.life import Kind
from kit.auth import Actor, Role
from stores.stores import Store
from tests.helpdesk.conftest import DeskStage
from tests.helpdesk.reports.telling import Did, Told, write, write_orders

BOSS = Actor(1, "Ada", "ada@shop.test", Role.OWNER)
OCTOBER = Span(date(2026, 10, 1), date(2026, 10, 31))
NIGHT_WATCH = {"sunday": [{"opens": "01:00", "closes": "03:00"}]}


def on(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


@dataclass
class Month:
    """The stores, and the numbers of the tickets by the names that the tests give them."""

    desk: DeskStage
    stores: tuple[Store, Store]
    tickets: dict[str, Told]

    def november(self, by: By = By.NOTHING) -> Question:
        span = Span(date(2026, 11, 1), date(2026, 11, 30))
        return Question(BOSS, self.desk.clock.now(), span, self.stores, by, days=60)

    def question(self, by: By = By.NOTHING, every: Every = Every.WHOLE) -> Question:
        span = Span(OCTOBER.first, OCTOBER.last, every)
        return Question(BOSS, self.desk.clock.now(), span, self.stores, by)

    async def ask(self, name: str, by: By = By.NOTHING, every: Every = Every.WHOLE) -> Answer:
        async with self.desk.database.look() as session:
            return await answer(session, FIGURES[name], self.question(by, every))

    async def counts(self, name: str, by: By) -> dict[Value, int]:
        return {cell.place.value: cell.count for cell in (await self.ask(name, by)).cells}

    async def opens(self, name: str, part: str = "") -> list[int | None]:
        async with self.desk.database.look() as session:
            figure = FIGURES[name]
            found = await entries_of(session, figure, self.question(), place=TOTAL, part=part)
        return [one.ticket_id for one in found]

    def numbers(self, *names: str) -> list[int]:
        return [self.tickets[name].id for name in names]


def of_lisbon(store: int, ann: int) -> dict[str, Told]:
    early, late, night = on(9, 30, 23, 30), on(9, 30, 22, 30), on(10, 25, 0, 30)
    return {
        "first of October": Told()
        .opened(early, store, customer_id=ann)
        .heard(early)
        .about(early, "shipping")
        .then(Kind.ORDER, early, order_id="1", order_name="#1001")
        .then(Kind.TAGGED, early, tag="refund:late")
        .then(Kind.UNTAGGED, early, tag="refund:late")
        .answered(early + timedelta(seconds=60))
        .closed(early + timedelta(hours=2)),
        "last of September": Told().opened(late, store).heard(late).answered(late).closed(late),
        "night of two ones": Told()
        .opened(night, store)
        .heard(night, "sms")
        .answered(night + timedelta(seconds=30))
        .needed(night)
        .then(Kind.BREACHED, on(10, 25, 2), "sla:1", deadline_id=31, target="first_reply")
        .answered(on(10, 25, 4), 9),
    }


def of_new_york(store: int, bo: int) -> dict[str, Told]:
    noon, late, after = on(10, 10, 15), on(11, 1, 3, 30), on(11, 1, 4, 30)
    return {
        "wholesale": Told()
        .opened(noon, store, customer_id=bo)
        .heard(noon)
        .about(noon, "shipping", "wholesale")
        .needed(noon + timedelta(seconds=100))
        .answered(noon + timedelta(seconds=300), 9)
        .then(Kind.MET, noon + timedelta(seconds=300), "sla:1", deadline_id=61, target="first_reply")
        .then(Kind.MET, noon + timedelta(hours=1), "sla:1", deadline_id=62, target="resolution")
        .then(Kind.TAGGED, noon, tag="refund:damaged")
        .closed(noon + timedelta(hours=1))
        .then(Kind.BREACHED, on(11, 5, 9), "sla:1", deadline_id=62, target="resolution"),
        "hallowe'en": Told().opened(late, store).heard(late),
        "first of November": Told().opened(after, store).heard(after),
    }


def of_orders(lisbon: int, new_york: int, ann: int, bo: int) -> list[Did]:
    back = {"items": [{"title": "Tee", "units": 1, "reason": reason} for reason in ("does_not_fit",) * 2 + ("defect",)]}
    euros, dollars = {"value": "40.00", "currency": "EUR"}, {"value": "12.50", "currency": "USD"}
    return [
        Did(lisbon, ann, "Returned", on(10, 12, 9), "#1001", back),
        Did(lisbon, ann, "Cancelled", on(10, 13, 9), "#1002", euros),
        Did(lisbon, ann, "Returned", on(11, 12, 9), "#1005", {"items": "all of it"}),
        Did(lisbon, ann, "Returned", on(11, 12, 9), "#1006", {"items": ["all of it"]}),
        Did(lisbon, ann, "Returned", on(11, 12, 9), "#1007", {"items": []}),
        Did(lisbon, ann, "Returned", on(11, 12, 9), "#1008"),
        Did(new_york, bo, "Placed Order", on(11, 1, 9), "#3", {"value": "a lot"}),
        Did(lisbon, ann, "Cancelled", on(9, 30, 9), "#1000", euros),
        Did(lisbon, ann, "Placed Order", on(9, 30, 23, 30), "#1001", euros),
        Did(lisbon, ann, "Placed Order", on(10, 3, 9), "#1003", euros),
        Did(lisbon, ann, "Placed Order", on(10, 20, 9), "#1004", euros),
        Did(new_york, bo, "Placed Order", on(10, 11, 9), "#1", dollars),
        Did(new_york, ann, "Placed Order", on(10, 11, 9), "#2", dollars),
    ]


@pytest.fixture
async def month(desk: DeskStage) -> Month:
    lisbon = await desk.another_store("lisbon", hours=NIGHT_WATCH)
    new_york = await desk.another_store("new-york", time_zone="America/New_York")
    ann, bo = await desk.customer("Ann"), await desk.customer("Bo")
    tickets = of_lisbon(lisbon.id, ann) | of_new_york(new_york.id, bo)
    async with desk.database.begin() as session:
        await write(session, desk.clock, list(tickets.values()))
        await write_orders(session, desk.clock, of_orders(lisbon.id, new_york.id, ann, bo))
    return Month(desk, (lisbon, new_york), tickets)


async def test_first_response_of_a_month(month: Month) -> None:
    """S5-54, S5-14: 30, 60 and 300 seconds, and one that nobody has answered."""
    found = await month.ask("first_response", By.STORE)
    assert (found.total.count, found.total.parts) == (4, {"agent": 2, "person": 1, "unanswered": 1})
    assert found.total.calendar == Times(60, 252)
    lisbon, new_york = month.stores
    by_store = {cell.place.value: (cell.count, cell.calendar) for cell in found.cells}
    assert by_store == {lisbon.id: (2, Times(45, 57)), new_york.id: (2, Times(300, 300))}
    assert await month.opens("first_response", "unanswered") == month.numbers("hallowe'en")
    assert await month.opens("first_response", "person") == month.numbers("wholesale")


async def test_a_person_is_measured_from_when_one_was_needed_and_in_office_hours(month: Month) -> None:
    """D5a, S5-48: three and a half hours, of which the night watch of the longer night was there for two and a half."""
    found = await month.ask("first_person_response", By.PERSON)
    assert found.total.calendar == Times((12_600 + 200) // 2, 11_360)
    assert found.total.business == Times((9_000 + 200) // 2, 8_120)
    assert [(cell.place.value, cell.count) for cell in found.cells] == [(9, 2)]


async def test_resolution_of_a_month(month: Month) -> None:
    """S5-54."""
    found = await month.ask("resolution")
    assert (found.total.parts, found.total.calendar) == ({"agent": 1, "person": 1}, Times(5_400, 6_840))
    assert await month.opens("resolution") == month.numbers("wholesale", "first of October")


async def test_demand_is_a_map_by_topic_and_by_the_hour_of_the_week(month: Month) -> None:
    """S5-17: who asks about two things counts under both, and once in all; hours are the store's own."""
    assert await month.counts("demand", By.TOPIC) == {None: 2, "shipping": 2, "wholesale": 1}
    assert (await month.ask("demand", By.TOPIC)).total.count == 4
    assert await month.counts("demand", By.HOUR) == {"4-00": 1, "6-11": 1, "6-23": 1, "7-01": 1}
    assert await month.counts("demand", By.TAG) == {None: 3, "refund:damaged": 1}
    assert await month.counts("demand", By.CHANNEL) == {"webchat": 3, "sms": 1}
    weeks = await month.ask("demand", every=Every.WEEK)
    assert [(cell.place.stretch, cell.count) for cell in weeks.cells] == [(1, 1), (2, 1), (4, 1), (5, 1)]


async def test_what_happened_last_to_a_deadline_counts(month: Month) -> None:
    """S5-61: the resolution that was met in October was breached in November, when the ticket was open again."""
    found = await month.ask("sla", By.POLICY)
    assert (found.total.parts, found.total.rates) == ({"met": 1, "breached": 1}, {"kept": 0.5})
    assert await month.counts("sla", By.TARGET) == {"first_reply": 2}
    assert await month.opens("sla", "breached") == month.numbers("night of two ones")


async def test_reasons_of_refunds_come_from_the_shop_and_from_tags(month: Month) -> None:
    """S5-54: each reason of a return once, an order that was cancelled, and a tag that was not taken off again."""
    counts = await month.counts("refund_reasons", By.REASON)
    assert counts == {"cancelled": 1, "damaged": 1, "defect": 1, "does_not_fit": 1}
    (number,) = month.numbers("first of October")
    assert await month.opens("refund_reasons", "returned") == [number, number]
    assert await month.opens("refund_reasons", "cancelled") == [None]
    assert await month.opens("refund_reasons", "tagged") == month.numbers("wholesale")


async def test_an_order_is_assisted_once_by_the_last_answer_before_it(month: Month) -> None:
    """S4-38: not before an answer, not three weeks after one, and not in a store that has answered nobody."""
    found = (await month.ask("assisted_orders")).total
    assert (found.parts, found.amounts) == ({"agent": 1, "person": 1}, {"EUR": "40.00", "USD": "12.50"})
    assert await month.opens("assisted_orders") == month.numbers("wholesale", "first of October")


async def test_events_that_say_too_little_are_counted_for_what_they_say(month: Month) -> None:
    """They may come from outside, by the interface."""
    async with month.desk.database.look() as session:
        back = await answer(session, FIGURES["refund_reasons"], month.november(By.REASON))
        helped = await answer(session, FIGURES["assisted_orders"], month.november())
    assert [(cell.place.value, cell.count) for cell in back.cells] == [("unknown", 4)]
    assert (helped.total.count, helped.total.amounts) == (1, {})
