"""Which store a request means.

A shop is named by the header `X-Shopify-Shop-Domain` (or `?shop=` on pages), else by the host; where neither names one
and there is only one store, it is meant: so a stand-in on this machine needs no name of its own.
"""

from fastapi import Request

from commerce.shopify.standin.world import StoreModel, World

SHOP_HEADER = "X-Shopify-Shop-Domain"
_LOCAL = frozenset({"127.0.0.1", "::1", "localhost", "testserver", "shopify.test"})


def find_store(world: World, request: Request) -> StoreModel | None:
    """Return the store that a request means."""
    named = request.headers.get(SHOP_HEADER) or request.query_params.get("shop")
    if named:
        return world.stores.get(named)
    host = request.url.hostname or ""
    if host in world.stores:
        return world.stores[host]
    return next(iter(world.stores.values())) if host in _LOCAL and len(world.stores) == 1 else None
