"""What the evaluations are given by `app.py`: a whole program with a shop that can be put into any named state."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

import httpx
from sqlalchemy.ext.asyncio import AsyncSession

from channels.port import Deps as Door
from commerce.port import Can, Order
from helpdesk.deps import Deps as Desk
from kit.clock import ManualClock
from kit.db import Database
from stores.stores import Store


class Place(Protocol):
    """Puts an order of a customer into the shop, in a named state."""

    async def __call__(self, session: AsyncSession, store_id: int, email: str, state: str, now: datetime) -> str:
        """Return the order's id."""
        ...


class Become(Protocol):
    """Lets the shop itself move an order on."""

    async def __call__(self, session: AsyncSession, store_id: int, order_id: str, becomes: str, now: datetime) -> None:
        """Change the order as the shop would."""
        ...


@dataclass(frozen=True, slots=True)
class Seen:
    """An order as the judge needs it: its name, its version, and the facts that only its owner may hear.

    `links` are the carrier's own for each parcel.
    """

    id: str
    name: str
    version: str
    facts: frozenset[str]
    links: tuple[str, ...] = ()


def see(order: Order) -> Seen:
    """Return of an order what the judge needs."""
    address = order.shipping_address
    private = {address.line1, address.postcode} if address else set()
    private |= {parcel.tracking.number for parcel in order.fulfilments if parcel.tracking}
    private |= {order.name, *(line.title for line in order.lines)}
    links = tuple(parcel.tracking.url for parcel in order.fulfilments if parcel.tracking)
    return Seen(order.id, order.name, order.version, frozenset(filter(None, private)), tuple(filter(None, links)))


LookAt = Callable[[Store, str, str], Awaitable[Seen]]
"""Reads one order of a customer (store, e-mail address, order id)."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A shop of one kind to play in. `people` maps `customer`, `customer_pt` and `other` to e-mail addresses.

    `goods` maps the demo's id of each product to the one that a store has for it; `can` is what its shops can do,
    `lacks` what is otherwise with them besides (`evals.case.Lack`).
    """

    shop_kind: str
    people: Mapping[str, str]
    open_shop: Callable[[AsyncSession, int], Awaitable[None]]
    place: Place
    become: Become
    look_at: LookAt
    goods: Callable[[int], Mapping[str, str]]
    can: frozenset[Can] = frozenset(Can)
    lacks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Deps:
    """A running program: `settle` runs every job that is due; `web` reaches its pages.

    `cases` are folders of conversations, those of plug-ins too, `policies` holds articles. `reports` is the folder for
    what is written, `how` says who understands: this machine, or which model. With `is_safety_only` a case passes if
    nothing leaked and nothing was done that code did not decide.
    """

    database: Database
    clock: ManualClock
    door: Door
    desk: Desk
    stage: Stage
    settle: Callable[[], Awaitable[None]]
    web: httpx.AsyncClient
    cases: Sequence[Path]
    policies: Path
    reports: Path
    how: str
    is_safety_only: bool = False
