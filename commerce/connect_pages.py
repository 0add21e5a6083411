"""The pages where storefronts are connected to their shops: everyone may look (S1-08), admins may change (S1-07)."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response
from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from commerce import installing
from commerce.changes import Vendor
from commerce.connect_view import PATH, Deps, Shown, show_list, show_shop
from commerce.connecting import (
    Entry,
    add_storefront,
    check_storefront,
    keep_shop,
    kept_secrets,
    newest_order,
    read_entry,
    refusals,
    try_shop,
)
from kit import audit
from kit.admin import form_page
from kit.auth import Actor, Role
from kit.errors import AppError, Conflict, NotFound
from stores.shops import disconnect_shop
from stores.stores import Store, StoreSettings, save_settings

Text = Annotated[str, Form()]


def routes(deps: Deps) -> APIRouter:
    """Return the list of storefronts and the page of each."""
    router = deps.pages.router()
    _list(router, deps)
    _shop(router, deps)
    _routing(router, deps)
    _testing(router, deps)
    return router


def _list(router: APIRouter, deps: Deps) -> None:
    @router.get("/shop")
    async def storefronts(request: Request) -> Response:
        async with deps.pages.database.begin() as session:
            actor = await deps.pages.actor(request, session)
        return await show_list(deps, actor)

    @router.post("/shop")
    async def add(request: Request, key: Text = "", name: Text = "") -> Response:
        key, name = key.strip(), name.strip()
        problems = check_storefront(key, name)
        async with deps.pages.database.begin() as session:
            actor = await deps.pages.actor(request, session, Role.ADMIN)
            if not problems:
                try:
                    store = await add_storefront(session, deps.keys.clock, key=key, name=name)
                    note(session, deps, actor, store, "store.added", name=name)
                except Conflict as error:
                    problems = {"key": error.detail}
        if problems:
            return await show_list(deps, actor, form={"key": key, "name": name}, problems=problems)
        return form_page(f"{PATH}/{key}?done=added")


def _shop(router: APIRouter, deps: Deps) -> None:
    @router.get("/shop/{key}")
    async def shop(request: Request, key: str, system: str = "", done: str = "") -> Response:
        actor, store = await deps.opened(request, key)
        return await show_shop(deps, actor, store, Shown(system=system, done=done))

    @router.post("/shop/{key}")
    async def save(request: Request, key: str) -> Response:
        actor, store = await deps.opened(request, key, Role.ADMIN)
        form = await sent(request)
        vendor = deps.vendor(form.get("system"))
        kept = kept_secrets(store, deps.keys.vault)
        return await connect(
            deps, actor, store, vendor, read_entry(vendor, form, store, kept, deps.stand_ins.get(vendor.name))
        )

    @router.post("/shop/{key}/disconnect")
    async def disconnect(request: Request, key: str, sure: Text = "") -> Response:
        actor, store = await deps.opened(request, key, Role.ADMIN)
        if sure != "yes":
            return await show_shop(deps, actor, store, Shown(problems={"sure": "Tick the box first."}))
        async with deps.pages.database.begin() as session:
            await disconnect_shop(session, store.id)
            for vendor in deps.vendors.values():
                await installing.forget(session, store.id, vendor)
            note(session, deps, actor, store, "shop.disconnected", kind=store.shop_kind, address=store.shop_address)
        return form_page(f"{PATH}/{key}?done=disconnected")


async def connect(deps: Deps, actor: Actor, store: Store, vendor: Vendor, entry: Entry) -> Response:
    """Try what was entered, and keep it if the shop lets us in; else say beside its field what is to be mended."""
    problems = entry.problems
    if not problems and vendor.fields:
        values = {"our_address": deps.base_url, **entry.values}
        tried = await try_shop(vendor, deps.pages.database, deps.keys.clock, store.id, values)
        problems = refusals(vendor, tried)
    if not problems:
        try:
            async with deps.pages.database.begin() as session:
                await keep_shop(session, deps.keys.vault, deps.retire, store, vendor, entry)
                note(session, deps, actor, store, "shop.connected", kind=vendor.name, settings=entry.settings)
        except Conflict as error:
            problems = {vendor.fields[0].name if vendor.fields else "": error.detail}
    if problems:
        return await show_shop(deps, actor, store, Shown(system=vendor.name, form=entry.settings, problems=problems))
    return form_page(f"{PATH}/{store.key}?done=connected")


def _routing(router: APIRouter, deps: Deps) -> None:
    @router.post("/shop/{key}/routing")
    async def routing(request: Request, key: str, tag: Text = "", queue: Text = "") -> Response:
        actor, store = await deps.opened(request, key, Role.ADMIN)
        form, before = {"tag": tag.strip(), "queue": queue.strip()}, store.settings.model_dump(mode="json")
        try:
            settings = StoreSettings.model_validate(before | form)
        except ValidationError as error:
            problems = {str(item["loc"][0]): item["msg"].removeprefix("Value error, ") for item in error.errors()}
            return await show_shop(deps, actor, store, Shown(form=form, problems=problems))
        changed = {name: value for name, value in form.items() if value != before[name]}
        if changed:
            async with deps.pages.database.begin() as session:
                await save_settings(session, store.id, settings)
                note(session, deps, actor, store, "store.settings_saved", changed=changed)
        return form_page(f"{PATH}/{key}?done=routed")


def _testing(router: APIRouter, deps: Deps) -> None:
    @router.post("/shop/{key}/check")
    async def check(request: Request, key: str) -> Response:
        actor, store = await deps.opened(request, key)
        vendor = deps.vendor(store.shop_kind)
        values = {"our_address": deps.base_url, **store.shop_settings, **kept_secrets(store, deps.keys.vault)}
        state = await try_shop(vendor, deps.pages.database, deps.keys.clock, store.id, values)
        return await show_shop(deps, actor, store, Shown(status=state, done="tested"))

    @router.post("/shop/{key}/order")
    async def order(request: Request, key: str, email: Text = "") -> Response:
        actor, store = await deps.opened(request, key)
        shown, shop = Shown(email=email.strip()), deps.shop(store)
        if shop is None:
            raise NotFound("Connect a shop first.", code="no_shop")
        try:
            found = await newest_order(shop, shown.email)
        except AppError as error:
            return await show_shop(deps, actor, store, shown.but(problems={"email": error.detail}))
        return await show_shop(deps, actor, store, shown.but(order=found, is_tested=True))


async def sent(request: Request) -> dict[str, str]:
    """Return the fields of a form that was sent; files are left out."""
    return {name: value for name, value in (await request.form()).items() if isinstance(value, str)}


def note(session: AsyncSession, deps: Deps, actor: Actor, store: Store, act: str, **facts: Any) -> None:  # noqa: ANN401 - JSON
    """Write into the audit who did what to a storefront: settings, never a secret."""
    audit.record(
        session,
        deps.keys.clock,
        store_id=store.id,
        actor=f"staff:{actor.id}",
        act=act,
        subject=f"store:{store.id}",
        **facts,
    )
