"""What the pages show on which storefronts are connected, and what they need for it."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace

from fastapi import Request
from fastapi.responses import Response
from markupsafe import Markup

from commerce.changes import ConnectedShop, Vendor
from commerce.connecting import StandIn
from commerce.installing import Keys
from commerce.port import Order
from commerce.tracking import journey
from kit.admin import Pages
from kit.auth import Actor, Role
from kit.errors import NotFound
from kit.health import Status
from kit.language import day_and_time, money
from stores.shops import Retire
from stores.stores import Store, all_stores, find_store, seen_stores

PATH = "/admin/shop"
DONE = {
    "added": "The storefront is added. Connect its shop.",
    "connected": "Connected.",
    "disconnected": "Disconnected. Its credentials are forgotten.",
    "routed": "Saved.",
    "tested": "The shop was asked just now.",
}


@dataclass(frozen=True, slots=True)
class Deps:
    """What these pages need.

    `status` tells whether a store's shop is ready, `progress` shows how far its first sync is, and `stand_ins` holds
    the servers that play a vendor in the demo, by their kind. `retire` parts a store's customers from another shop.
    """

    pages: Pages
    keys: Keys
    vendors: Mapping[str, Vendor]
    base_url: str
    shop: Callable[[Store], ConnectedShop | None]
    status: Callable[[Store], Awaitable[Status]]
    progress: Callable[[Store], Awaitable[Markup]]
    retire: Retire
    stand_ins: Mapping[str, StandIn]

    def vendor(self, name: str | None) -> Vendor:
        """Return a kind of shop system that a person may connect to; raises NotFound."""
        vendor = self.vendors.get(name or "")
        if vendor is None or vendor.name not in self.offered:
            raise NotFound("There is no such shop system.", code="shop_system_unknown")
        return vendor

    @property
    def offered(self) -> dict[str, Vendor]:
        """The kinds of shop systems that may be chosen: with something to enter, or the demo's own."""
        return {name: one for name, one in self.vendors.items() if one.fields or name in self.stand_ins}

    async def opened(self, request: Request, key: str, role: Role = Role.AGENT) -> tuple[Actor, Store]:
        """Return who asks, who needs at least `role`, and the store; raises as `Pages.actor`, and NotFound."""
        async with self.pages.database.begin() as session:
            actor = await self.pages.actor(request, session, role)
            try:
                return actor, await find_store(session, key)
            except NotFound:
                raise NotFound("There is no such storefront.", code="store_not_found") from None


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page of one storefront shows beside what is stored: a form as it was sent, and how a test went."""

    system: str = ""
    """The kind of shop system whose form is shown; the store's own if it is empty."""
    form: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)
    """A sentence for each field that is to be mended; under "" what belongs to none."""
    done: str = ""
    status: Status | None = None
    """How the shop answered just now; else it is asked."""
    email: str = ""
    order: Order | None = None
    is_tested: bool = False

    def but(self, **changes: object) -> "Shown":
        """Return this with other values."""
        return replace(self, **changes)  # type: ignore[arg-type]  # the names of fields


async def show_shop(deps: Deps, actor: Actor, store: Store, shown: Shown) -> Response:
    """Return the page of one storefront."""
    first = next(iter([*deps.stand_ins, *deps.offered]))
    vendor = deps.offered.get(shown.system or store.shop_kind or first)
    is_own = vendor is not None and vendor.name == store.shop_kind
    now = deps.keys.clock.now()
    return deps.pages.show(
        "commerce/shop.html",
        actor,
        status=422 if shown.problems else 200,
        store=store,
        vendor=vendor,
        vendors=deps.offered,
        is_own=is_own,
        title=_title(deps, store),
        form={**(store.shop_settings if is_own else {}), **_routing(store), **shown.form},
        kept=frozenset(store.shop_secrets) if is_own else frozenset(),
        shown=shown,
        problems=shown.problems,
        done=DONE.get(shown.done, ""),
        state=shown.status or await deps.status(store),
        progress=await deps.progress(store),
        opens=deps.stand_ins[vendor.name].opens() if vendor and vendor.name in deps.stand_ins else {},
        back=call_back(deps, vendor) if vendor else "",
        journey=journey(shown.order, now, store.zone) if shown.order else None,
        when=lambda moment: day_and_time(moment, "en", store.zone),
        priced=lambda one: money(one.amount, one.currency, "en"),
    )


async def show_list(
    deps: Deps, actor: Actor, *, form: Mapping[str, str] | None = None, problems: Mapping[str, str] | None = None
) -> Response:
    """Return the table of all storefronts; `problems` are those of the form that adds one, or of no field ("")."""
    async with deps.pages.database.begin() as session:
        stores = seen_stores(actor, await all_stores(session))
    states = await asyncio.gather(*(deps.status(store) for store in stores))
    return deps.pages.show(
        "commerce/shops.html",
        actor,
        status=422 if problems else 200,
        rows=[
            (store, _title(deps, store), state, await deps.progress(store))
            for store, state in zip(stores, states, strict=True)
        ],
        form={"key": "", "name": "", **(form or {})},
        problems=problems or {},
    )


def call_back(deps: Deps, vendor: Vendor) -> str:
    """Return the page of ours to which a vendor sends the browser after authorising."""
    return f"{deps.base_url}{PATH}/{vendor.name}/callback"


def _title(deps: Deps, store: Store) -> str:
    vendor = deps.vendors.get(store.shop_kind or "")
    return vendor.title if vendor else ""


def _routing(store: Store) -> dict[str, str]:
    return {"tag": store.settings.tag, "queue": store.settings.queue}
