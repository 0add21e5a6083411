"""Authorising our app at a vendor instead of pasting a token: the way there, and the signed way back."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from commerce import installing
from commerce.changes import Vendor
from commerce.connect_pages import connect, sent
from commerce.connect_view import Deps, Shown, call_back, show_list, show_shop
from commerce.connecting import Entry, kept_secrets, read_entry
from commerce.fields import Install, InstallRefused
from kit.auth import Role
from kit.errors import AdapterError, NotFound
from stores.stores import get_store


def routes(deps: Deps) -> APIRouter:
    """Return the form that leads to the vendor, and the page to which the vendor sends the browser back."""
    router = deps.pages.router()

    @router.post("/shop/{key}/authorise")
    async def authorise(request: Request, key: str) -> Response:
        actor, store = await deps.opened(request, key, Role.ADMIN)
        form = await sent(request)
        vendor = deps.vendor(form.get("system"))
        install, kept = _install(vendor), kept_secrets(store, deps.keys.vault)
        entry = read_entry(vendor, form, store, kept, deps.stand_ins.get(vendor.name), is_installing=True)
        if entry.problems:
            shown = Shown(system=vendor.name, form=entry.settings, problems=entry.problems)
            return await show_shop(deps, actor, store, shown)
        async with deps.pages.database.begin() as session:
            state = await installing.begin(session, deps.keys, actor, store, vendor, entry)
        address = install.begin(entry.values, state, call_back(deps, vendor))
        # Not a redirect: a browser lets the forms of our pages lead to our own pages only.
        page = deps.pages.show("commerce/leaving.html", actor, address=address, vendor=vendor, store=store)
        page.headers["Refresh"] = f"0; url={address}"
        return page

    @router.get("/shop/{name}/callback")
    async def answered(request: Request, name: str) -> Response:
        async with deps.pages.database.begin() as session:
            actor = await deps.pages.actor(request, session, Role.ADMIN)
        vendor, parameters = deps.vendor(name), request.query_params
        install = _install(vendor)
        try:
            store_id, nonce = installing.read_state(deps.keys, actor, vendor, parameters.get("state", ""))
            async with deps.pages.database.begin() as session:
                store = await get_store(session, store_id)
                begun = await installing.take(session, deps.keys, store_id, vendor, nonce)
        except (InstallRefused, NotFound) as error:
            return await show_list(deps, actor, problems={"": error.detail})
        try:
            granted = await install.finish(begun.values, parameters.multi_items(), deps.keys.clock.now())
        except (InstallRefused, AdapterError) as error:
            problems = {getattr(error, "field", ""): error.detail}
            return await show_shop(
                deps, actor, store, Shown(system=vendor.name, form=begun.settings, problems=problems)
            )
        return await connect(deps, actor, store, vendor, Entry(begun.settings, {**begun.secrets, **granted}, {}))

    return router


def _install(vendor: Vendor) -> Install:
    if vendor.install is None:
        raise NotFound(f"{vendor.title} is connected with a token.", code="no_install")
    return vendor.install
