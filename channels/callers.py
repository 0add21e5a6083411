"""Who calls from outside: the page that a browser shows, and the network address of a request."""

from urllib.parse import urlsplit

from fastapi import Request

from kit.errors import Forbidden
from stores.stores import Store


def check_origin(request: Request, store: Store) -> None:
    """Refuse a browser on a page of another origin than ours or the store's.

    Raises:
        Forbidden: with code `origin_not_allowed`.
    """
    origin = request.headers.get("origin")
    if origin is None or is_own(origin, request.headers.get("host", "")) or origin in store.settings.origins:
        return
    raise Forbidden(
        "The chat may not run on this page. Add its origin to the store's settings.", code="origin_not_allowed"
    )


def is_own(origin: str, host: str) -> bool:
    """Tell whether an origin is this program's own address, whatever the scheme a proxy has left."""
    return bool(host) and urlsplit(origin).netloc == host


def page_origin(request: Request) -> str:
    """Return the origin of the page that asks, as far as its browser says; empty for what is no page.

    A page of our own sends no `Origin` when it reads; its address says the same.
    """
    if (origin := request.headers.get("origin")) is not None:
        return origin
    page = urlsplit(request.headers.get("referer", ""))
    origin = f"{page.scheme}://{page.netloc}"
    return origin if is_own(origin, request.headers.get("host", "")) else ""


def sender_of(request: Request) -> str:
    """Return the network address that a request came from, for limits."""
    return request.client.host if request.client else ""
