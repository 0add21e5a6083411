"""Where shops tell us what happened: one door for every kind of shop system, `POST /webhooks/shop/{vendor}`.

Nothing is stored before it is sure who says it; what is stored is that something happened, never what was said.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import structlog
from fastapi import APIRouter, Request
from fastapi.responses import Response

from commerce.changes import Vendor
from commerce.notices import Told, Webhook, accept_notice
from kit.clock import Clock
from kit.db import Database
from kit.errors import Forbidden, NotFound, NotReady
from kit.vault import Vault
from kit.web import read_body
from stores.shops import opened, stores_at
from stores.stores import Store

PREFIX = "/webhooks/shop"
LARGEST = 1_000_000
"""An order of hundreds of lines, where a shop sends all of it."""
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Deps:
    """What the webhooks of shops need; `vendors` are the kinds of shop systems by their names."""

    database: Database
    clock: Clock
    vault: Vault
    vendors: Mapping[str, Vendor]


def address_for(base: str, kind: str) -> str:
    """Return the address that a shop of this kind is to call, where the program is reached at `base`."""
    return f"{base.rstrip('/')}{PREFIX}/{kind}"


def routes(deps: Deps) -> APIRouter:
    """Return the webhooks."""
    router = APIRouter(prefix=PREFIX, tags=["shops"], include_in_schema=False)

    @router.post("/{vendor}")
    async def hear(request: Request, vendor: str) -> Response:
        """Take in that something happened at a shop, once for each store that sells there."""
        webhook = deps.vendors[vendor].webhook if vendor in deps.vendors else None
        if webhook is None:
            raise NotFound("No such kind of shop sends webhooks here.", code="vendor_unknown")
        body, headers = await read_body(request, LARGEST), dict(request.headers)
        address = webhook.whose(body, headers)
        async with deps.database.begin() as session:
            stores = await stores_at(session, vendor, address)
            if not stores:
                raise NotFound("No store here is connected to this shop.", code="shop_not_connected")
            told = _verified(deps, webhook, stores, body, headers)
            if told is None:
                return Response(status_code=200)
            now = deps.clock.now()
            new = [await accept_notice(session, one.id, vendor, told, now) for one in stores]
        log.info("shop_told", vendor=vendor, shop=address, topic=told.topic, about=told.about_id, is_new=any(new))
        return Response(status_code=200)

    return router


def _verified(
    deps: Deps, webhook: Webhook, stores: list[Store], body: bytes, headers: Mapping[str, str]
) -> Told | None:
    """Return what is said, if the secrets of any store at this shop fit: an account of many has one webhook for all.

    Raises:
        Forbidden: no store's secrets fit.
        NotReady: no store's secrets can be opened any more.
    """
    refused: Forbidden | NotReady | None = None
    for store in stores:
        try:
            return webhook.hear(body, headers, opened(store, deps.vault), deps.clock.now())
        except (Forbidden, NotReady) as error:
            refused = refused if isinstance(refused, Forbidden) else error
    log.warning("webhook_refused", stores=[store.key for store in stores], why=str(refused))
    raise refused or Forbidden("This webhook is not signed by the shop it names.", code="signature_invalid")
