"""Whether the Hub of a store is active and configured (S1-04, S1-26)."""

from kit.health import Cause, Live, Status, Unavailable
from stores.stores import Store

PAGE, SHOP_PAGE = "/admin/settings", "/admin/shop"


def status(store: Store) -> Status:
    """Return Live, or every cause why the customer's pages cannot be used, with what mends it."""
    causes: list[Cause] = []
    if not store.settings.hub_active:
        causes.append(Cause("hub_off", "The customer's own pages are switched off.", "Switch the Hub on.", PAGE))
    if store.shop_kind is None:
        sentence = "The customer's own pages have no shop whose orders they could show."
        causes.append(Cause("hub_unconfigured", sentence, "Connect a shop.", SHOP_PAGE))
    return Unavailable(tuple(causes)) if causes else Live()
