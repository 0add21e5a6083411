"""Whether a connection works: the token, the address, the storefront, and each permission by its name."""

from commerce.bigcommerce.scopes import CHANGE_ORDERS, CHANNELS, CUSTOMERS, INFORMATION, MARKETING, PRODUCTS, Scope
from commerce.bigcommerce.wire import Wire
from kit.errors import AdapterError, NotFound, Permanent, Temporary, Unauthorised
from kit.health import Cause, Live, Status, Unavailable

PAGE = "/admin/shop"
NO_ORDER = 0
"""An order that cannot exist: changing it is refused, by its absence or for want of permission."""


async def look(wire: Wire, channel_id: int) -> Status:
    """Ask once for each kind of thing that is needed, and tell all that is missing."""
    causes: list[Cause] = []
    for method, path, scope in _probes(channel_id):
        cause = await _try(wire, method, path, scope)
        if cause is not None and cause.code != "scope_missing":
            return Unavailable((cause,))
        if cause is not None:
            causes.append(cause)
    if len(causes) == len(_probes(channel_id)):
        return Unavailable((_store_unknown(),))
    return Unavailable(tuple(causes)) if causes else Live("BigCommerce answers")


def _probes(channel_id: int) -> tuple[tuple[str, str, Scope], ...]:
    return (
        ("GET", "/v2/store", INFORMATION),
        ("PUT", f"/v2/orders/{NO_ORDER}", CHANGE_ORDERS),
        ("GET", "/v3/customers", CUSTOMERS),
        ("GET", "/v3/catalog/products", PRODUCTS),
        ("GET", "/v2/coupons", MARKETING),
        ("GET", f"/v3/channels/{channel_id}", CHANNELS),
    )


async def _try(wire: Wire, method: str, path: str, scope: Scope) -> Cause | None:
    try:
        if method == "PUT":
            await wire.put(path, {"staff_notes": ""})
        else:
            await wire.get(path, None if "channels" in path or path.endswith("store") else {"limit": 1})
    except (NotFound, Permanent) as error:
        return _found_wrong(error, scope)
    except AdapterError as error:
        return _refused(error, scope)
    return None


def _found_wrong(error: NotFound | Permanent, scope: Scope) -> Cause | None:
    if isinstance(error, Permanent) and error.code in {"address_wrong", "address_invalid"}:
        return Cause(error.code, error.detail, "Correct the address of the connection.", PAGE)
    if scope is CHANNELS:
        return Cause("channel_unknown", "The account has no such storefront.", "Choose one of its storefronts.", PAGE)
    return None  # an order that does not exist, or an order that cannot be changed: the permission is there


def _refused(error: AdapterError, scope: Scope) -> Cause:
    if isinstance(error, Temporary):
        return Cause("shop_unreachable", error.detail, "Wait, or look whether the address is right.", PAGE)
    if isinstance(error, Unauthorised) and error.code == "scope_missing":
        sentence = f"The API account lacks the permission “{scope.title}”."
        return Cause("scope_missing", sentence, "Make an API account with it and connect the shop again.", PAGE)
    return Cause("token_refused", error.detail, "Enter the token of an API account that exists.", PAGE)


def _store_unknown() -> Cause:
    return Cause(
        "store_unknown",
        "This token opens nothing in this store: the store hash is wrong, or the API account has no permission.",
        "Copy the store hash from the API path, without `store-` before it.",
        PAGE,
    )
