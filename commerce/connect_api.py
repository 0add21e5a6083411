"""The interface of a store's shop: how it is connected, tested, read from once, and disconnected (S5-10, S5-65).

Everyone on the staff may look (S1-08), admins may change (S1-07). A secret is taken and never given back.
"""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from sqlalchemy.ext.asyncio import AsyncSession

from commerce import installing
from commerce.changes import Vendor
from commerce.connect_deps import Deps
from commerce.connecting import Entry, keep_shop, kept_secrets, newest_order, read_entry, refusals, try_shop
from commerce.order_shown import OrderFound, show_order
from kit import audit
from kit.auth import Actor, Role
from kit.errors import Invalid, NotFound
from kit.states import StateShown, show_state
from stores.api import PREFIX
from stores.shops import disconnect_shop
from stores.stores import Store, get_store

Name = Annotated[str, StringConstraints(max_length=60)]
Value = Annotated[str, StringConstraints(max_length=2000)]


class EntryField(BaseModel):
    """One thing to enter to connect a shop; what is secret is entered once and never shown again (S5-42)."""

    name: str
    label: str
    hint: str
    is_secret: bool
    is_required: bool


class InstallShown(BaseModel):
    """How our app is authorised at the vendor instead of pasting a token; `back` must be allowed there."""

    title: str
    hint: str
    fields: list[str]
    back: str


class SystemShown(BaseModel):
    """A kind of shop system; `opens` is what opens the server that plays it in the demo, and empty elsewhere."""

    name: str
    title: str
    fields: list[EntryField]
    install: InstallShown | None
    opens: dict[str, str]


class ShopShown(BaseModel):
    """The shop by which a store sells: what was entered, of secrets only which are kept, and whether it can be used."""

    system: str | None
    title: str
    address: str | None
    entered: dict[str, str]
    kept: list[str]
    state: StateShown


class Entered(BaseModel):
    """What is entered to connect a shop; a secret that is left out stays as it is while the shop is the same."""

    model_config = ConfigDict(extra="forbid")

    system: Name
    values: dict[Name, Value] = Field(default_factory=dict, max_length=40)


class Whose(BaseModel):
    """A customer, by their e-mail address."""

    model_config = ConfigDict(extra="forbid")

    email: Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=200)]


def routes(deps: Deps) -> APIRouter:
    """Return the routes of shops."""
    router = APIRouter(tags=["shops"])
    _reads(router, deps)
    _changes(router, deps)
    _trials(router, deps)
    return router


def _reads(router: APIRouter, deps: Deps) -> None:
    @router.get("/api/v1/shop-systems")
    async def systems(request: Request) -> list[SystemShown]:
        """List the shop systems that a store can be connected to, and what each needs."""
        await deps.asking(request)
        return [_system(deps, vendor) for vendor in deps.offered.values()]

    @router.get(f"{PREFIX}/{{store}}/shop")
    async def shop(request: Request, store: str) -> ShopShown:
        """Read by which shop a store sells, and whether it can be used; the shop itself is asked."""
        _, found = await deps.opened(request, store)
        return await show_shop(deps, found)


def _changes(router: APIRouter, deps: Deps) -> None:
    @router.put(f"{PREFIX}/{{store}}/shop")
    async def connect_to(request: Request, store: str, body: Entered) -> ShopShown:
        """Connect a store to a shop: it is asked first, and kept only if it lets us in.

        `shop_refused` (422) names the fields to mend. `shop_taken` (409): another store sells by this very shop.
        """
        actor, found = await deps.opened(request, store, Role.ADMIN)
        vendor = deps.vendor(body.system)
        kept = kept_secrets(found, deps.keys.vault)
        entry = read_entry(vendor, body.values, found, kept, deps.stand_ins.get(vendor.name))
        return await connect(deps, actor, found, vendor, entry)

    @router.delete(f"{PREFIX}/{{store}}/shop", status_code=204)
    async def disconnect(request: Request, store: str) -> None:
        """Let a store sell by no shop; its credentials are forgotten, conversations stay."""
        actor, found = await deps.opened(request, store, Role.ADMIN)
        async with deps.database.begin() as session:
            await disconnect_shop(session, found.id)
            for vendor in deps.vendors.values():
                await installing.forget(session, found.id, vendor)
            if found.shop_kind is not None:
                facts = {"kind": found.shop_kind, "address": found.shop_address}
                note(session, deps, actor, found, "shop.disconnected", **facts)


def _trials(router: APIRouter, deps: Deps) -> None:
    @router.post(f"{PREFIX}/{{store}}/shop/check")
    async def check(request: Request, store: str) -> StateShown:
        """Ask the shop anew, with what is kept, whether it lets us in, and what is missing."""
        _, found = await deps.opened(request, store)
        vendor = deps.vendor(found.shop_kind)
        values = {"our_address": deps.base_url, **found.shop_settings, **kept_secrets(found, deps.keys.vault)}
        return show_state(await try_shop(vendor, deps.database, deps.keys.clock, found.id, values))

    @router.post(f"{PREFIX}/{{store}}/shop/order")
    async def order(request: Request, store: str, body: Whose) -> OrderFound:
        """Read the newest order of a customer from the shop, as a trial; nobody is told (S5-13)."""
        _, found = await deps.opened(request, store)
        connected = deps.shop(found)
        if connected is None:
            raise NotFound("Connect a shop first.", code="no_shop")
        newest = await newest_order(connected, body.email)
        return OrderFound(order=show_order(newest, deps.keys.clock.now(), found.zone) if newest else None)


async def connect(deps: Deps, actor: Actor, store: Store, vendor: Vendor, entry: Entry) -> ShopShown:
    """Try what was entered, and keep it if the shop lets us in.

    Raises:
        Invalid: with code `shop_refused`, and the fields that are to be mended.
        Conflict: with code `shop_taken`.
    """
    problems = entry.problems
    if not problems and vendor.fields:
        values = {"our_address": deps.base_url, **entry.values}
        tried = await try_shop(vendor, deps.database, deps.keys.clock, store.id, values)
        problems = refusals(vendor, tried)
    if problems:
        raise refused(problems)
    async with deps.database.begin() as session:
        await keep_shop(session, deps.keys.vault, deps.retire, store, vendor, entry)
        note(session, deps, actor, store, "shop.connected", kind=vendor.name, settings=entry.settings)
        kept = await get_store(session, store.id)
    return await show_shop(deps, kept)


def refused(problems: Mapping[str, str], **facts: object) -> Invalid:
    """Return the refusal of what was entered, with a sentence for each field."""
    fields = [{"field": field, "problem": said} for field, said in problems.items()]
    return Invalid(" ".join(problems.values()), code="shop_refused", errors=fields, **facts)


async def show_shop(deps: Deps, store: Store) -> ShopShown:
    """Return a store's shop as the interface shows it: no secret, and not where a stand-in answers."""
    vendor = deps.vendors.get(store.shop_kind or "")
    names = {one.name for one in vendor.fields if not one.is_secret} if vendor else set()
    return ShopShown(
        system=store.shop_kind,
        title=vendor.title if vendor else "",
        address=store.shop_address,
        entered={name: value for name, value in store.shop_settings.items() if name in names},
        kept=sorted(store.shop_secrets),
        state=show_state(await deps.status(store)),
    )


def _system(deps: Deps, vendor: Vendor) -> SystemShown:
    install, stand_in = vendor.install, deps.stand_ins.get(vendor.name)
    opens = stand_in.opens() if stand_in else {}
    fields = [
        EntryField(name=one.name, label=one.label, hint=one.hint, is_secret=one.is_secret, is_required=one.is_required)
        for one in vendor.fields
    ]
    return SystemShown(
        name=vendor.name,
        title=vendor.title,
        fields=fields,
        install=InstallShown(
            title=install.title, hint=install.hint, fields=list(install.fields), back=deps.call_back(vendor)
        )
        if install
        else None,
        opens={one.name: opens[one.name] for one in vendor.fields if one.name in opens},
    )


def note(session: AsyncSession, deps: Deps, actor: Actor, store: Store, act: str, **facts: object) -> None:
    """Write into the audit who did what to a storefront: settings, never a secret."""
    audit.record(
        session,
        deps.keys.clock,
        store_id=store.id,
        actor=actor.mark,
        act=act,
        subject=f"store:{store.id}",
        **facts,
    )
