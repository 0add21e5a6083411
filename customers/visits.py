"""What visitors do on the shop's pages, with their consent: where they are, what they saw, and their cart (S4-10).

What was seen belongs to the session of the browser that saw it, and to the customer that this very session proves,
never to another (S1-64). Events are kept once each, however often a browser tells of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from customers import carts
from customers.carts import Cart
from customers.consent import Agreed, has_agreed, record
from customers.devices import Device
from customers.identity import SessionInfo
from customers.models import ConsentRow, CustomerEventRow, CustomerSessionRow, VisitorRow
from customers.properties import COMPUTED, Known, write_ours
from kit.clock import Clock
from kit.live import Live, tell

LONGEST_SHOWN = 40
"""A product's name of so many characters stands in the description of an event; a longer one does not (S3-04)."""
MOST_EVENTS = 1000
"""So many things are kept of one session; real ones have some dozens."""
ACTIVE = timedelta(minutes=30)
"""Being on the site is one event in so long."""
KEPT = timedelta(days=90)
"""So long what a visitor did is kept who never said who they are."""


class Did(StrEnum):
    """What a visitor's events are called."""

    ACTIVE = "Active on Site"
    VIEWED_PAGE = "Viewed Page"
    VIEWED_PRODUCT = "Viewed Product"
    ADDED = "Added to Cart"
    REMOVED = "Removed from Cart"


@dataclass(frozen=True, slots=True)
class PageSeen:
    """A page that was looked at; `product` is the shop's id of the one that it shows, empty for none."""

    url: str
    title: str
    product: str = ""
    product_title: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What a browser tells at once; `number` grows from one report of a session to the next.

    The last of `pages` is being looked at. `cart` is the whole cart, None where nothing is said of it; one that
    `was_there` when the page was opened is no news where none was told before.
    """

    number: int
    pages: tuple[PageSeen, ...] = ()
    cart: Cart | None = None
    was_there: bool = False
    language: str = ""
    time_zone: str = ""


@dataclass(frozen=True, slots=True)
class Visitor:
    """What is known of a browser on the shop's pages; `country` only where a proxy in front of us told it."""

    session_id: int
    device: Device
    language: str
    time_zone: str
    country: str
    page_url: str
    page_title: str
    cart: Cart
    seen_at: datetime


async def is_online(live: Live, session_id: int | None) -> bool:
    """Whether the browser of a session is on the shop's pages or has its chat open now (S3-08, S3-09)."""
    return session_id is not None and bool(await live.present(place(session_id)))


def place(session_id: int) -> str:
    """Return where the windows of a session are present."""
    return f"visitor:{session_id}"


def live_channel(store_id: int) -> str:
    """Return the live channel on which the console hears of a store's visitors; a hint is `session:<id>`."""
    return f"visits:{store_id}"


def shown_title(title: str) -> str:
    """Return a product's name for the description of an event: nothing for one of more than 40 characters (S3-04)."""
    return title if len(title) <= LONGEST_SHOWN else ""


async def agree(session: AsyncSession, clock: Clock, info: SessionInfo, device: Device, country: str = "") -> None:
    """Begin to keep what this session's browser does on the shop's pages: its visitor agreed."""
    await record(session, clock, info, Agreed.ACTIVITY, is_given=True)
    new = insert(VisitorRow).values(
        session_id=info.id,
        store_id=info.store_id,
        browser=device.browser,
        system=device.system,
        device=device.device,
        language="",
        time_zone="",
        country=country,
        page_url="",
        page_title="",
        cart={},
        reported=0,
        seen_at=clock.now(),
    )
    await session.execute(new.on_conflict_do_nothing())
    tell(session, live_channel(info.store_id), f"session:{info.id}")


async def take_back(session: AsyncSession, clock: Clock, info: SessionInfo) -> None:
    """Stop keeping what this session's browser does, and forget what it told."""
    await record(session, clock, info, Agreed.ACTIVITY, is_given=False)
    await session.execute(delete(VisitorRow).where(VisitorRow.session_id == info.id))
    told = CustomerEventRow.session_id == info.id, CustomerEventRow.name.in_(tuple(Did))
    await session.execute(delete(CustomerEventRow).where(*told))
    tell(session, live_channel(info.store_id), f"session:{info.id}")


async def take_in(session: AsyncSession, clock: Clock, info: SessionInfo, told: Told) -> bool:
    """Keep what a browser tells; returns False, and keeps nothing, where its visitor has not agreed.

    A report that comes again adds nothing, and one that was overtaken by a later one only adds the pages it tells of.
    """
    if not await has_agreed(session, info, Agreed.ACTIVITY):
        return False
    row = await session.get(VisitorRow, info.id, with_for_update=True, populate_existing=True)
    if row is None:
        return False
    now = clock.now()
    # Read under the row's lock: who signs in at this very moment waits for it, and then finds these events (`adopt`).
    customer_id = await session.scalar(select(CustomerSessionRow.customer_id).where(CustomerSessionRow.id == info.id))
    happened = _pages(info, told, row.page_url, now)
    if told.number > row.reported:
        happened += _cart(info, told, carts.read(row.cart), is_first=not row.cart)
        _bring_up_to_date(row, told, now)
    await _keep(session, info, [one | {"customer_id": customer_id} for one in happened], now)
    if customer_id is not None and told.time_zone:
        await _tell_zone(session, clock, info, customer_id, told.time_zone)
    tell(session, live_channel(info.store_id), f"session:{info.id}")
    return True


async def adopt(session: AsyncSession, clock: Clock, info: SessionInfo, customer_id: int) -> None:
    """Give a customer what their session did and agreed to before it proved who they are."""
    seen = select(VisitorRow.time_zone).where(VisitorRow.session_id == info.id)
    zone = await session.scalar(seen.with_for_update())
    for rows in (CustomerEventRow, ConsentRow):
        theirs = rows.session_id == info.id, rows.customer_id.is_(None)
        await session.execute(update(rows).where(*theirs).values(customer_id=customer_id))
    await _tell_zone(session, clock, info, customer_id, zone or "")


async def _tell_zone(session: AsyncSession, clock: Clock, info: SessionInfo, customer_id: int, zone: str) -> None:
    await write_ours(session, clock, [Known(customer_id, info.store_id, "$time_zone", zone)], COMPUTED)


async def newest_visitor(
    session: AsyncSession, *, session_ids: Sequence[int] = (), customer_id: int | None = None
) -> Visitor | None:
    """Return the browser that was heard of last, among these sessions or those that proved to be a customer's."""
    query = select(VisitorRow).where(VisitorRow.session_id.in_(session_ids))
    if customer_id is not None:
        query = (
            select(VisitorRow)
            .join(CustomerSessionRow, CustomerSessionRow.id == VisitorRow.session_id)
            .where(CustomerSessionRow.customer_id == customer_id)
        )
    row = await session.scalar(query.order_by(VisitorRow.seen_at.desc()).limit(1))
    return _visitor(row) if row is not None else None


async def forget(session: AsyncSession, now: datetime) -> None:
    """Forget what visitors did whose session ended 90 days ago; what a customer did stays theirs."""
    over = select(CustomerSessionRow.id).where(CustomerSessionRow.expires_at < now - KEPT)
    await session.execute(delete(VisitorRow).where(VisitorRow.session_id.in_(over)))
    for rows in (CustomerEventRow, ConsentRow):
        here = rows.session_id.in_(over)
        await session.execute(delete(rows).where(here, rows.customer_id.is_(None)))
        await session.execute(update(rows).where(here).values(session_id=None))


def _pages(info: SessionInfo, told: Told, before: str, now: datetime) -> list[dict[str, Any]]:
    """Return the events of pages; a page that is loaded again is not another one."""
    found = []
    for number, page in enumerate(told.pages):
        mark, facts = f"visit:{info.id}:{told.number}:{number}", {"url": page.url, "title": page.title}
        if page.url != before:
            found.append(_event(info, Did.VIEWED_PAGE, mark, facts))
            if page.product:
                of = {"product": page.product, "title": page.product_title, "url": page.url}
                found.append(_event(info, Did.VIEWED_PRODUCT, f"{mark}:product", of))
        before = page.url
    if told.pages:
        bucket = int(now.timestamp() // ACTIVE.total_seconds())
        found.append(_event(info, Did.ACTIVE, f"active:{info.id}:{bucket}", {}))
    return found


def _cart(info: SessionInfo, told: Told, before: Cart, *, is_first: bool) -> list[dict[str, Any]]:
    if told.cart is None or (told.was_there and is_first):
        return []
    worth = {"subtotal": str(told.cart.subtotal), "currency": told.cart.currency} if told.cart.subtotal else {}
    return [
        _event(
            info,
            Did.ADDED if one.is_added else Did.REMOVED,
            f"cart:{info.id}:{told.number}:{place}",
            {"variant": one.line.id, "title": one.line.title, "units": one.line.units, **worth},
        )
        for place, one in enumerate(carts.moves(before, told.cart))
    ]


def _event(info: SessionInfo, name: Did, once: str, facts: dict[str, Any]) -> dict[str, Any]:
    return {
        "store_id": info.store_id,
        "session_id": info.id,
        "name": str(name),
        "order_id": "",
        "order_name": "",
        "facts": facts,
        "once": once,
    }


def _bring_up_to_date(row: VisitorRow, told: Told, now: datetime) -> None:
    row.reported, row.seen_at = told.number, now
    if told.pages:
        row.page_url, row.page_title = told.pages[-1].url, told.pages[-1].title
    if told.cart is not None:
        row.cart = carts.stored(told.cart)
    row.language, row.time_zone = told.language or row.language, told.time_zone or row.time_zone


async def _keep(session: AsyncSession, info: SessionInfo, happened: list[dict[str, Any]], now: datetime) -> None:
    """Write events, each once, as far as one session may have so many."""
    if not happened:
        return
    known = await session.scalar(select(func.count()).where(CustomerEventRow.session_id == info.id)) or 0
    values = [one | {"happened_at": now, "kept_at": now} for one in happened[: max(0, MOST_EVENTS - known)]]
    if values:
        new = insert(CustomerEventRow).values(values).on_conflict_do_nothing(index_elements=["store_id", "once"])
        await session.execute(new)


def _visitor(row: VisitorRow) -> Visitor:
    return Visitor(
        session_id=row.session_id,
        device=Device(row.browser, row.system, row.device),
        language=row.language,
        time_zone=row.time_zone,
        country=row.country,
        page_url=row.page_url,
        page_title=row.page_title,
        cart=carts.read(row.cart),
        seen_at=row.seen_at,
    )
