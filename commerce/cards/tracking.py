"""What a customer sees of an order's way to them: stations, parcels and what is still here, without a word.

The carrier's own link is part of what the shop said of a parcel (S5-19); any other link is made by who shows the card.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic import TypeAdapter

from commerce.tracking import TO_THE_DOOR, TROUBLED, Contents, Journey, OrderStage, Parcel, Stage, Station


@dataclass(frozen=True, slots=True)
class ItemCard:
    """Units of one line that are in one place."""

    title: str
    variant: str
    image: str
    units: int


@dataclass(frozen=True, slots=True)
class ParcelCard:
    """One parcel: the line of its stations and which of them it has reached, and what the carrier says.

    `from_day` and `to_day` are the days on which it is expected; `link` is the carrier's own, empty where it has none.
    """

    place: int
    stage: Stage
    is_troubled: bool
    carrier: str
    number: str
    link: str
    news_at: datetime | None
    from_day: date | None
    to_day: date | None
    stations: tuple[Station, ...]
    station: Station
    items: tuple[ItemCard, ...]


@dataclass(frozen=True, slots=True)
class TrackingCard:
    """An order on its way: its parcels, and what has not left; `stations` is the line of what has not."""

    order_id: str
    name: str
    placed_at: datetime
    stage: OrderStage
    parcels: tuple[ParcelCard, ...]
    waiting: tuple[ItemCard, ...]
    stations: tuple[Station, ...]
    station: Station


_JSON: TypeAdapter[TrackingCard] = TypeAdapter(TrackingCard)


def tracking_card(journey: Journey) -> TrackingCard:
    """Make the card of where an order is."""
    return TrackingCard(
        order_id=journey.order_id,
        name=journey.name,
        placed_at=journey.placed_at,
        stage=journey.stage,
        parcels=tuple(map(_parcel, journey.parcels)),
        waiting=tuple(map(_item, journey.waiting)),
        stations=TO_THE_DOOR,
        station=Station.PLACED,
    )


def to_json(card: TrackingCard) -> dict[str, Any]:
    """Return the card as JSON values: days and moments in ISO 8601."""
    data: dict[str, Any] = _JSON.dump_python(card, mode="json")
    return data


def _parcel(parcel: Parcel) -> ParcelCard:
    return ParcelCard(
        place=parcel.place,
        stage=parcel.stage,
        is_troubled=parcel.stage in TROUBLED or parcel.is_overdue,
        carrier=parcel.carrier,
        number=parcel.number,
        link=parcel.link,
        news_at=parcel.news_at,
        from_day=parcel.expected.earliest if parcel.expected else None,
        to_day=parcel.expected.latest if parcel.expected else None,
        stations=parcel.stations,
        station=parcel.station,
        items=tuple(map(_item, parcel.contents)),
    )


def _item(contents: Contents) -> ItemCard:
    return ItemCard(contents.title, contents.variant, contents.image, contents.units)
