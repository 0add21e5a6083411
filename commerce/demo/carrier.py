"""The demo's carrier: the page to which its tracking links lead, for whoever has a parcel's number, as carriers do.

It names no order, no person and no address.
"""

from dataclasses import replace
from html import escape

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from sqlalchemy import select

from commerce.demo.models import DemoOrderRow
from commerce.demo.orders import to_order
from commerce.fulfilment import Fulfilment
from commerce.port import Order
from kit.db import Database
from kit.errors import NotFound
from kit.language import day, days
from kit.pages import page

PATH = "/demo/parcels/"
NAME = "Tidepost"
AWAY = "https://tidepost.example/track/"
"""Where parcels are followed if nobody told at which address this program is reached; nothing answers there."""

_DIGITS = slice(2, 8)
"""Where the order's number stands in a parcel's (`commerce.demo.warehouse`)."""


def follow_at(order: Order, address: str) -> Order:
    """Let the order's parcels be followed on our page, where it is known at which address the program is reached."""
    if not address:
        return order
    return replace(order, fulfilments=tuple(_here(parcel, address) for parcel in order.fulfilments))


def routes(database: Database) -> APIRouter:
    """Return the page `/demo/parcels/{number}`."""
    router = APIRouter(include_in_schema=False)

    @router.get(PATH + "{number}")
    async def parcel(number: str) -> HTMLResponse:
        """Show what the carrier says of a parcel; raises NotFound."""
        found = await _find(database, number)
        if found is None:
            raise NotFound("Tidepost knows no parcel with this number. Check it.", code="parcel_unknown")
        return HTMLResponse(page(f"{NAME} {number}", _told(found, number)))

    return router


async def _find(database: Database, number: str) -> Fulfilment | None:
    """Return the parcel with this number; two demo shops may count alike, and the first will do."""
    digits = number[_DIGITS]
    if not (digits.isascii() and digits.isdecimal()):
        return None
    query = select(DemoOrderRow).where(DemoOrderRow.number == int(digits)).order_by(DemoOrderRow.store_id)
    async with database.look() as session:
        parcels = [parcel for row in await session.scalars(query) for parcel in to_order(row).fulfilments]
    return next((one for one in parcels if one.tracking is not None and one.tracking.number == number), None)


def _told(parcel: Fulfilment, number: str) -> str:
    said = "".join(
        f"<li>{escape(day(event.happened_at, 'en'))}: {escape(event.status.replace('_', ' '))}</li>"
        for event in sorted(parcel.events, key=lambda event: event.happened_at, reverse=True)
    )
    window = days(parcel.expected.earliest, parcel.expected.latest, "en") if parcel.expected else ""
    expected = f"<p>Expected: {escape(window)}</p>" if window else ""
    lead = "<p>A carrier of the demo: it carries nothing and shows what the demo shop made up.</p>"
    return f"<h1>{NAME}</h1>{lead}<h2>Parcel {escape(number)}</h2>{expected}<ul>{said}</ul>"


def _here(parcel: Fulfilment, address: str) -> Fulfilment:
    tracking = parcel.tracking
    if tracking is None or not tracking.url.startswith(AWAY):
        return parcel
    url = f"{address.rstrip('/')}{PATH}{tracking.url.removeprefix(AWAY)}"
    return replace(parcel, tracking=replace(tracking, url=url))
