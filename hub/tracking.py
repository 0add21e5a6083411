"""Where an order is, as its page shows it: a line of stations for every parcel, and what has not left (S5-19)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from commerce.port import Order
from commerce.tracking import ARRIVED, TROUBLED, Contents, Journey, OrderStage, Parcel, journey
from hub.render import Look
from kit.language import day, days

_NOT_COMING = frozenset({OrderStage.CANCELLED, OrderStage.CANCELLING, OrderStage.REFUNDED, OrderStage.CLOSED})


@dataclass(frozen=True, slots=True)
class StationView:
    """One station of a parcel's line: passed, the one it has reached, or still ahead."""

    name: str
    is_reached: bool
    is_here: bool


@dataclass(frozen=True, slots=True)
class ParcelView:
    """A parcel on its way; an empty `link` means there is nothing to follow."""

    title: str
    status: str
    tone: str
    carrier: str
    number: str
    link: str
    expected: str
    stations: tuple[StationView, ...]
    contents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WayView:
    """The parcels of an order, and what is still to be sent; nothing of what will not come."""

    parcels: tuple[ParcelView, ...]
    waiting: tuple[str, ...]
    has_arrived: bool
    """All of it is with the customer."""


def show_way(look: Look, order: Order, now: datetime) -> WayView:
    """Build the view of where an order is now."""
    where = journey(order, now, look.zone)
    parcels = tuple(_parcel(look, where, parcel) for parcel in where.parcels)
    is_coming = where.stage not in _NOT_COMING
    waiting = _named(where.waiting) if parcels and is_coming else ()
    return WayView(parcels, waiting, has_arrived=where.stage is OrderStage.ARRIVED)


def _parcel(look: Look, where: Journey, parcel: Parcel) -> ParcelView:
    status = look.say(f"stage-{_word(parcel.stage)}")
    news_at = parcel.news_at or parcel.sent_at
    return ParcelView(
        title=look.say("parcel-place", place=str(parcel.place)) if len(where.parcels) > 1 else "",
        status=f"{status} · {look.day(news_at)}",
        tone="busy" if parcel.stage in TROUBLED or parcel.is_overdue else "good" if parcel.stage in ARRIVED else "",
        carrier=parcel.carrier,
        number=parcel.number,
        link=parcel.link,
        expected=_expected(look, parcel),
        stations=_stations(look, parcel),
        contents=_named(parcel.contents),
    )


def _expected(look: Look, parcel: Parcel) -> str:
    if parcel.expected is not None:
        return look.say("parcel-expected", days=days(parcel.expected.earliest, parcel.expected.latest, look.language))
    if parcel.was_expected is not None:
        return look.say("parcel-was-expected", day=day(parcel.was_expected.latest, look.language))
    return ""


def _stations(look: Look, parcel: Parcel) -> tuple[StationView, ...]:
    here = parcel.stations.index(parcel.station)
    return tuple(
        StationView(look.say(f"station-{_word(station)}"), is_reached=place <= here, is_here=place == here)
        for place, station in enumerate(parcel.stations)
    )


def _named(contents: Iterable[Contents]) -> tuple[str, ...]:
    return tuple(f"{one.units} x {one.title}" + (f" ({one.variant})" if one.variant else "") for one in contents)


def _word(name: str) -> str:
    return name.replace("_", "-")
