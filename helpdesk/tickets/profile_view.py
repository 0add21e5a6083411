"""How a profile is shown by the interface: everything typed, with where it is known from."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel

from commerce.port import Order
from commerce.tracking import OrderStage, journey
from customers.history import Event
from customers.properties import Property, Type, Value
from helpdesk.tickets.models import TicketRow
from helpdesk.tickets.profile import Profile
from stores.stores import Store


class WhoBody(BaseModel):
    """A customer of a store, as its shop knows them."""

    id: int
    store_id: int
    shop_customer_id: str
    name: str
    email: str
    language: str


class PlaceBody(BaseModel):
    """Where somebody is; `source` is `property`, `network`, or `guess`: from the time zone alone."""

    country: str
    city: str
    source: str


class ZoneBody(BaseModel):
    """On which clock somebody lives, and what it shows now."""

    name: str
    local_time: datetime


class OrderLineBody(BaseModel):
    """Units of one thing that stand in an order now."""

    title: str
    variant: str
    units: int
    price: Decimal


class OrderBody(BaseModel):
    """An order as the shop tells it now."""

    id: str
    name: str
    placed_at: datetime
    stage: OrderStage
    total: Decimal
    currency: str
    paid: str
    returned: str
    country: str
    lines: list[OrderLineBody]


class CartLineBody(BaseModel):
    """Units of one thing in a cart."""

    title: str
    units: int


class CartBody(BaseModel):
    """What lies in the cart now; `subtotal` where the shop's page told it."""

    lines: list[CartLineBody]
    subtotal: Decimal | None
    currency: str
    seen_at: datetime


class PageBody(BaseModel):
    """A page of the shop that was looked at."""

    url: str
    title: str
    at: datetime


class DeviceBody(BaseModel):
    """With what somebody looks at the shop; empty where nobody can tell."""

    browser: str
    system: str
    device: str


class EventBody(BaseModel):
    """Something that somebody did, or that happened to them; `words` are for staff."""

    id: int
    name: str
    words: str
    at: datetime
    order_id: str
    facts: dict[str, Any]


class PropertyBody(BaseModel):
    """A property with its type and who says so: `shop`, `computed`, `api:<key>` or `staff:<person>`."""

    name: str
    value: Value
    type: Type
    source: str
    updated_at: datetime


class TicketBody(BaseModel):
    """Another ticket of the same customer."""

    id: int
    subject: str
    state: str
    channel: str
    topics: list[str]
    order_name: str
    opened_at: datetime
    updated_at: datetime


class ConsentBody(BaseModel):
    """The last word on `activity` (being seen on the shop's pages) or `messages` (being written to)."""

    what: str
    is_given: bool
    source: str
    at: datetime


class ProfileBody(BaseModel):
    """Everything that is known of a customer or visitor."""

    customer: WhoBody | None
    """None where nobody has proved who they are."""
    claims: dict[str, Any]
    """What they said of themselves before the chat: proved by nothing."""
    is_returning: bool
    is_online: bool
    location: PlaceBody | None
    time_zone: ZoneBody | None
    language: str
    orders: list[OrderBody]
    orders_problem: str
    """Why the shop could not be asked; empty where it was."""
    cart: CartBody | None
    page: PageBody | None
    """What is being looked at now."""
    pages: list[PageBody]
    device: DeviceBody | None
    tickets: list[TicketBody]
    events: list[EventBody]
    properties: list[PropertyBody]
    consents: list[ConsentBody]
    notes: int


def show(profile: Profile) -> ProfileBody:
    """Return a profile as the interface shows it."""
    who, seen = profile.subject.customer, profile.visitor
    country, city, source = profile.location
    here = profile.online and seen is not None and bool(seen.page_url)
    return ProfileBody(
        customer=WhoBody.model_validate(who, from_attributes=True) if who else None,
        claims=dict(profile.subject.claims),
        is_returning=profile.is_returning,
        is_online=profile.online,
        location=PlaceBody(country=country, city=city, source=source) if country else None,
        time_zone=_zone(profile),
        language=(who.language if who else "") or (seen.language if seen else "") or profile.subject.language,
        orders=[_order(order, profile.subject.store, profile.now) for order in profile.orders.orders],
        orders_problem=profile.orders.problem,
        cart=_cart(profile),
        page=PageBody(url=seen.page_url, title=seen.page_title, at=seen.seen_at) if seen and here else None,
        pages=[_page(event) for event in profile.pages],
        device=DeviceBody.model_validate(seen.device, from_attributes=True) if seen else None,
        tickets=[_ticket(row) for row in profile.tickets],
        events=[_event(event) for event in profile.events],
        properties=[show_property(one) for one in profile.properties],
        consents=[ConsentBody.model_validate(one, from_attributes=True) for one in profile.consents],
        notes=profile.notes,
    )


def show_property(one: Property) -> PropertyBody:
    """Return a property as the interface shows it."""
    return PropertyBody.model_validate(one, from_attributes=True)


def _zone(profile: Profile) -> ZoneBody | None:
    try:
        zone = ZoneInfo(profile.time_zone) if profile.time_zone else None
    except (ValueError, OSError, KeyError):  # an integration may write anything
        zone = None
    return ZoneBody(name=profile.time_zone, local_time=profile.now.astimezone(zone)) if zone else None


def _order(order: Order, store: Store, now: datetime) -> OrderBody:
    return OrderBody(
        id=order.id,
        name=order.name,
        placed_at=order.placed_at,
        stage=journey(order, now, store.zone).stage,
        total=order.total.amount,
        currency=order.currency,
        paid=order.financial_status,
        returned=order.return_status,
        country=order.shipping_address.country if order.shipping_address else "",
        lines=[
            OrderLineBody(title=line.title, variant=line.variant_title, units=line.current, price=line.price.amount)
            for line in order.lines
        ],
    )


def _cart(profile: Profile) -> CartBody | None:
    seen = profile.visitor
    if seen is None or not profile.has_cart:
        return None
    return CartBody(
        lines=[CartLineBody(title=line.title, units=line.units) for line in seen.cart.lines],
        subtotal=seen.cart.subtotal,
        currency=seen.cart.currency,
        seen_at=seen.seen_at,
    )


def _page(event: Event) -> PageBody:
    return PageBody(url=str(event.facts.get("url", "")), title=str(event.facts.get("title", "")), at=event.at)


def _event(event: Event) -> EventBody:
    return EventBody(
        id=event.id,
        name=event.name,
        words=event.words,
        at=event.at,
        order_id=event.order_id,
        facts=dict(event.facts),
    )


def _ticket(row: TicketRow) -> TicketBody:
    return TicketBody(
        id=row.id,
        subject=row.subject,
        state=row.state,
        channel=row.channel,
        topics=row.topics[:2],
        order_name=row.order_name,
        opened_at=row.opened_at,
        updated_at=row.updated_at,
    )
