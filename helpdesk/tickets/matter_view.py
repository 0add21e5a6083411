"""What of a matter leaves by the API: orders with items, carrier and tracking, and what was promised (S5-13, S5-56)."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from commerce.port import Line, Order
from commerce.tracking import Contents, Journey, OrderStage, Parcel, Stage, journey
from helpdesk.tickets.matter import Earlier, Matter, Promise, Promised, Quoted


class LineBody(BaseModel):
    """One thing of an order; `unfulfilled` units are still to be sent, None where the shop cannot tell."""

    title: str
    variant: str
    ordered: int
    current: int
    unfulfilled: int | None
    price: Decimal


class PartBody(BaseModel):
    """Units of one thing that are in one place."""

    title: str
    variant: str
    units: int


class ParcelBody(BaseModel):
    """One parcel, as its carrier said last; `link` is the carrier's own."""

    carrier: str
    number: str
    link: str
    stage: Stage
    news_at: datetime | None
    expected_from: date | None
    expected_to: date | None
    is_overdue: bool
    items: list[PartBody]


class MatterOrderBody(BaseModel):
    """An order as the shop tells it now; `is_of_ticket` says that the ticket is about it."""

    id: str
    name: str
    is_of_ticket: bool
    placed_at: datetime
    stage: OrderStage
    total: Decimal
    currency: str
    paid: str
    returned: str
    cancelled_at: datetime | None
    lines: list[LineBody]
    parcels: list[ParcelBody]
    waiting: list[PartBody]
    """What has not left yet."""


class PromiseBody(BaseModel):
    """What was offered, promised or done; `words` is a sentence for staff, or the person's own words."""

    what: Promise
    at: datetime
    words: str
    facts: dict[str, Any]


class PolicyBody(BaseModel):
    """A passage of an article that the customer was shown."""

    at: datetime
    title: str
    heading: str
    text: str
    article_id: int
    page: str


class EarlierBody(BaseModel):
    """Another ticket of the same customer, and what was promised there."""

    ticket_id: int
    subject: str
    channel: str
    state: str
    topics: list[str]
    order_name: str
    opened_at: datetime
    closed_at: datetime | None
    promised: list[PromiseBody]


class MatterBody(BaseModel):
    """What a ticket is about; orders only of a customer who was proved. `problem` says why some could not be read."""

    ticket_id: int
    customer_id: int | None
    orders: list[MatterOrderBody]
    problem: str
    promised: list[PromiseBody]
    policies: list[PolicyBody]
    earlier: list[EarlierBody]


def show(matter: Matter, now: datetime) -> MatterBody:
    """Return a matter as staff read it."""
    zone = matter.store.zone
    return MatterBody(
        ticket_id=matter.ticket.id,
        customer_id=matter.customer.id if matter.customer else None,
        orders=[_order(one, journey(one, now, zone), matter.ticket.order_id) for one in matter.orders],
        problem=matter.problem,
        promised=[_promise(one) for one in matter.promised],
        policies=[_policy(one) for one in matter.quoted],
        earlier=[_earlier(one) for one in matter.earlier],
    )


def _order(order: Order, way: Journey, of_ticket: str) -> MatterOrderBody:
    return MatterOrderBody(
        id=order.id,
        name=order.name,
        is_of_ticket=order.id == of_ticket,
        placed_at=order.placed_at,
        stage=way.stage,
        total=order.total.amount,
        currency=order.currency,
        paid=order.financial_status.value,
        returned=order.return_status.value,
        cancelled_at=order.cancelled_at,
        lines=[_line(line) for line in order.lines],
        parcels=[_parcel(one) for one in way.parcels],
        waiting=_parts(way.waiting),
    )


def _line(line: Line) -> LineBody:
    return LineBody(
        title=line.title,
        variant=line.variant_title,
        ordered=line.ordered,
        current=line.current,
        unfulfilled=line.unfulfilled,
        price=line.price.amount,
    )


def _parcel(one: Parcel) -> ParcelBody:
    return ParcelBody(
        carrier=one.carrier,
        number=one.number,
        link=one.link,
        stage=one.stage,
        news_at=one.news_at,
        expected_from=one.expected.earliest if one.expected else None,
        expected_to=one.expected.latest if one.expected else None,
        is_overdue=one.is_overdue,
        items=_parts(one.contents),
    )


def _parts(contents: Iterable[Contents]) -> list[PartBody]:
    return [PartBody(title=one.title, variant=one.variant, units=one.units) for one in contents]


def _promise(one: Promised) -> PromiseBody:
    return PromiseBody(what=one.what, at=one.at, words=one.words, facts=dict(one.facts))


def _policy(one: Quoted) -> PolicyBody:
    return PolicyBody.model_validate(one, from_attributes=True)


def _earlier(one: Earlier) -> EarlierBody:
    row = one.ticket
    return EarlierBody(
        ticket_id=row.id,
        subject=row.subject,
        channel=row.channel,
        state=row.state,
        topics=row.topics,
        order_name=row.order_name,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        promised=[_promise(each) for each in one.promised],
    )
