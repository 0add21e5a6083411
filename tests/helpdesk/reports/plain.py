"""The figures once more in plain Python, from the changes alone: slow, and easy to believe."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from helpdesk.reports.questions import By, Value
from helpdesk.tickets.life import Change, Kind
from stores.hours import open_between
from stores.stores import Store
from tests.helpdesk.reports.telling import Did, Told


@dataclass(frozen=True)
class One:
    """What counts once."""

    ticket: int | None
    at: datetime
    store: Store
    part: str
    values: Mapping[By, Sequence[Value]]
    began: datetime | None = None
    ended: datetime | None = None
    amount: str | None = None

    @property
    def day(self) -> date:
        return self.at.astimezone(self.store.zone).date()

    @property
    def seconds(self) -> float | None:
        return (self.ended - self.began).total_seconds() if self.began and self.ended else None

    @property
    def open_seconds(self) -> float | None:
        if not (self.began and self.ended):
            return None
        return open_between(self.store.settings.hours, self.store.zone, self.began, self.ended)


def last_fact(told: Told, kind: Kind, name: str, otherwise: Value = None) -> Value:
    found = [change.facts.get(name) for change in told.changes if change.kind is kind]
    return found[-1] if found else otherwise


def is_merged(told: Told) -> bool:
    return any(change.kind is Kind.MERGED for change in told.changes)


def hour(at: datetime, store: Store) -> str:
    here = at.astimezone(store.zone)
    return f"{here.isoweekday()}-{here.hour:02}"


def assignee(told: Told) -> Value:
    person: Value = None
    for change in told.changes:
        if change.kind is Kind.ASSIGNED:
            person = change.facts["staff_id"]
        if change.kind is Kind.TAKEN:
            person = person or change.facts["staff_id"]
    return person


def values(told: Told, store: Store, at: datetime, person: Value, **more: Value) -> dict[By, Sequence[Value]]:
    topics: list[str] = []
    for change in told.changes:
        if change.kind is Kind.UNDERSTOOD:
            topics = change.facts["topics"][:2]
    channel = last_fact(told, Kind.HEARD, "channel", told.changes[0].facts.get("channel", ""))
    return {
        By.NOTHING: [None],
        By.STORE: [store.id],
        By.TEAM: [last_fact(told, Kind.TEAM, "team_id")],
        By.PERSON: [person],
        By.CHANNEL: [channel],
        By.TOPIC: topics or [None],
        By.HOUR: [hour(at, store)],
        **{By(name): [value] for name, value in more.items()},
    }


def first(told: Told, wanted: Callable[[Change], bool], since: int = 0) -> tuple[int, Change] | None:
    return next(((place, one) for place, one in enumerate(told.changes) if place >= since and wanted(one)), None)


def first_person(told: Told) -> Change | None:
    found = first(told, lambda one: one.kind is Kind.REPLIED and one.facts["author"] == "person")
    return found[1] if found else None


def first_response(told: Told, store: Store) -> Iterable[One]:
    heard = first(told, lambda one: one.kind is Kind.HEARD)
    if heard is None or is_merged(told):
        return
    opened = told.changes[0].at
    answer = first(told, lambda one: one.kind is Kind.REPLIED, heard[0])
    person = first_person(told)
    part = "unanswered" if answer is None else str(answer[1].facts["author"])
    whose = person.facts["staff_id"] if person else assignee(told)
    yield One(
        told.id, opened, store, part, values(told, store, opened, whose), opened, answer[1].at if answer else None
    )


def _needed(told: Told) -> datetime | None:
    found = first(told, lambda one: one.kind in {Kind.NEEDS_PERSON, Kind.TAKEN})
    return found[1].at if found else None


def first_person_response(told: Told, store: Store) -> Iterable[One]:
    needed, person = _needed(told), first_person(told)
    if needed is None or is_merged(told):
        return
    whose = person.facts["staff_id"] if person else assignee(told)
    ended = max(person.at, needed) if person else None
    part = "answered" if person else "unanswered"
    yield One(told.id, needed, store, part, values(told, store, needed, whose), needed, ended)


def resolution(told: Told, store: Store) -> Iterable[One]:
    closed: datetime | None = None
    for change in told.changes:
        if change.kind is Kind.CLOSED:
            closed = change.at
        if change.kind in {Kind.HEARD, Kind.REOPENED, Kind.NEEDS_PERSON, Kind.WAITED}:
            closed = closed if change.kind is Kind.WAITED else None
    if closed is None or is_merged(told) or told.changes[-1].kind is Kind.WAITED:
        return
    part = "person" if _needed(told) else "agent"
    yield One(told.id, closed, store, part, values(told, store, closed, assignee(told)), told.changes[0].at, closed)


def demand(told: Told, store: Store) -> Iterable[One]:
    if not is_merged(told):
        opened = told.changes[0].at
        part = "person" if _needed(told) else "agent"
        yield One(told.id, opened, store, part, values(told, store, opened, assignee(told)))


def sla(told: Told, store: Store) -> Iterable[One]:
    last = {change.facts["deadline_id"]: change for change in told.changes if change.kind in {Kind.MET, Kind.BREACHED}}
    for change in last.values():
        policy, target = int(change.by.partition(":")[2]), change.facts["target"]
        named = values(told, store, change.at, assignee(told), policy=policy, target=target)
        yield One(told.id, change.at, store, change.kind.value, named)


def tagged(told: Told, store: Store) -> Iterable[One]:
    held: dict[str, datetime] = {}
    for change in told.changes:
        if change.kind is Kind.TAGGED and change.facts["tag"].startswith("refund:"):
            held[change.facts["tag"]] = change.at
        if change.kind is Kind.UNTAGGED:
            held.pop(change.facts["tag"], None)
    for tag, at in () if is_merged(told) else held.items():
        named = values(told, store, at, assignee(told), reason=tag.partition(":")[2])
        yield One(told.id, at, store, "tagged", named)


def assisted(told: Sequence[Told], orders: Sequence[Did], stores: Mapping[int, Store], days: int) -> Iterable[One]:
    answers: dict[int, list[tuple[datetime, int, Told, Change]]] = defaultdict(list)
    for one in told:
        customer = last_fact(one, Kind.CUSTOMER, "customer_id", one.changes[0].facts.get("customer_id"))
        heard = first(one, lambda change: change.kind is Kind.HEARD)
        for place, change in enumerate(one.changes):
            if change.kind is Kind.REPLIED and heard and place > heard[0] and isinstance(customer, int):
                answers[customer].append((change.at, one.id, one, change))
    for order in orders:
        near = [
            answer
            for answer in answers[order.customer_id]
            if order.at - timedelta(days=days) <= answer[0] < order.at
            and answer[2].changes[0].facts["store_id"] == order.store_id
        ]
        if order.name == "Placed Order" and near:
            _, _, one, change = max(near, key=lambda answer: answer[0])
            store = stores[order.store_id]
            named = values(one, store, order.at, change.facts["staff_id"])
            yield One(one.id, order.at, store, change.facts["author"], named, amount=order.facts["value"])


def percentile(numbers: Sequence[float], share: float) -> float | None:
    """Return a percentile, interpolated between the two numbers around it."""
    if not numbers:
        return None
    ordered, place = sorted(numbers), (len(numbers) - 1) * share
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)
