"""An order as the trial of a shop connection shows it: its items, and each parcel with carrier and tracking (S5-13)."""

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from pydantic import BaseModel

from commerce.port import Order
from commerce.tracking import journey


class Amount(BaseModel):
    """An amount in one currency."""

    amount: Decimal
    currency: str


class ItemShown(BaseModel):
    """One line of an order, with what is still on it."""

    count: int
    title: str
    variant: str
    price: Amount


class ParcelShown(BaseModel):
    """One parcel; an empty carrier or number was not told, and a link is one that a browser may open."""

    place: int
    carrier: str
    number: str
    link: str
    stage: str


class TrialOrder(BaseModel):
    """A customer's newest order."""

    name: str
    placed_at: datetime
    payment: str
    total: Amount
    items: list[ItemShown]
    parcels: list[ParcelShown]


class OrderFound(BaseModel):
    """The newest order; None for a customer who has none that can be read."""

    order: TrialOrder | None


def show_order(order: Order, now: datetime, zone: ZoneInfo) -> TrialOrder:
    """Return an order as the interface shows it."""
    return TrialOrder(
        name=order.name,
        placed_at=order.placed_at,
        payment=order.financial_status.value,
        total=Amount(amount=order.total.amount, currency=order.total.currency),
        items=[
            ItemShown(
                count=line.current,
                title=line.title,
                variant=line.variant_title,
                price=Amount(amount=line.price.amount, currency=line.price.currency),
            )
            for line in order.lines
            if line.current
        ],
        parcels=[
            ParcelShown(place=one.place, carrier=one.carrier, number=one.number, link=one.link, stage=one.stage.value)
            for one in journey(order, now, zone).parcels
        ],
    )
