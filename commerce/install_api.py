"""Authorising our app at a vendor instead of pasting a token: the way there, and the signed way back.

The vendor sends the browser to a page of the console (`Deps.call_back`), which hands on what it brought.
"""

from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, StringConstraints

from commerce import installing
from commerce.changes import Vendor
from commerce.connect_api import Entered, connect, refused
from commerce.connect_deps import Deps
from commerce.connecting import Entry, kept_secrets, read_entry
from commerce.fields import Install, InstallRefused
from kit.auth import Role
from kit.errors import AdapterError, Conflict, Invalid, NotFound
from stores.api import PREFIX
from stores.stores import find_seen, get_store


class Leaving(BaseModel):
    """Where the browser goes to authorise our app."""

    address: str


class Brought(BaseModel):
    """What the vendor's address of return held, from the question mark on."""

    model_config = ConfigDict(extra="forbid")

    query: Annotated[str, StringConstraints(max_length=8000)]


class Installed(BaseModel):
    """The store that is connected now."""

    store: str


def routes(deps: Deps) -> APIRouter:
    """Return the way to the vendor, and the way back."""
    router = APIRouter(tags=["shops"])

    @router.post(f"{PREFIX}/{{store}}/shop/authorise")
    async def authorise(request: Request, store: str, body: Entered) -> Leaving:
        """Keep what was entered for 15 minutes, and return the address at which the merchant allows our app."""
        actor, found = await deps.opened(request, store, Role.ADMIN)
        vendor = deps.vendor(body.system)
        install, kept = _install(vendor), kept_secrets(found, deps.keys.vault)
        entry = read_entry(vendor, body.values, found, kept, deps.stand_ins.get(vendor.name), is_installing=True)
        if entry.problems:
            raise refused(entry.problems)
        async with deps.database.begin() as session:
            state = await installing.begin(session, deps.keys, actor, found, vendor, entry)
        return Leaving(address=install.begin(entry.values, state, deps.call_back(vendor)))

    @router.post("/api/v1/shop-systems/{name}/answers")
    async def answered(request: Request, name: str, body: Brought) -> Installed:
        """Take the vendor's answer, once and only of whoever began, and connect the store with what it grants.

        `install_state` or `install_used` (422): begin again. `shop_refused` (422) names the fields to mend.
        """
        actor = await deps.asking(request, Role.ADMIN)
        vendor, parameters = deps.vendor(name), parse_qsl(body.query.lstrip("?"), keep_blank_values=True)
        install = _install(vendor)
        store_id, nonce = installing.read_state(deps.keys, actor, vendor, dict(parameters).get("state", ""))
        async with deps.database.begin() as session:
            store = await find_seen(session, actor, (await get_store(session, store_id)).key)
            begun = await installing.take(session, deps.keys, store_id, vendor, nonce)
        facts = {"store": store.key, "system": vendor.name}
        try:
            granted = await install.finish(begun.values, parameters, deps.keys.clock.now())
            await connect(deps, actor, store, vendor, Entry(begun.settings, {**begun.secrets, **granted}, {}))
        except (InstallRefused, AdapterError, Conflict) as error:
            raise refused({getattr(error, "field", ""): error.detail}, **facts) from error
        except Invalid as error:
            raise Invalid(error.detail, code=error.code, **{**error.facts, **facts}) from error
        return Installed(store=store.key)

    return router


def _install(vendor: Vendor) -> Install:
    if vendor.install is None:
        raise NotFound(f"{vendor.title} is connected with a token.", code="no_install")
    return vendor.install
