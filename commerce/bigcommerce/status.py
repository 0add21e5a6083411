"""Whether a connection works: the token, the address, the storefront, and each permission by its name."""

from datetime import datetime, timedelta

from commerce.bigcommerce.scopes import (
    CHANGE_ORDERS,
    CHANNELS,
    CUSTOMERS,
    INFORMATION,
    MARKETING,
    ORDERS,
    PRODUCTS,
    Scope,
    lost,
)
from commerce.bigcommerce.wire import Wire
from commerce.port import Can
from kit.errors import AdapterError, NotFound, Permanent, Temporary, Unauthorised
from kit.health import Cause, Live, Status, Unavailable

PAGE = "/admin/shop"
NO_ORDER = 0
"""An order that cannot exist: changing it is refused, by its absence or for want of permission."""
KEPT = timedelta(minutes=5)
"""How long a connection counts as live once it was looked at: every turn asks, and looking takes six requests."""
KEPT_TROUBLE = timedelta(seconds=15)
"""How long it counts as not: what was mended is soon seen."""
LACKING = "scope_missing"


class Access:
    """What a connection may do, as of a short while ago."""

    def __init__(self, wire: Wire, channel_id: int) -> None:
        """Know nothing yet."""
        self._wire = wire
        self._channel_id = channel_id
        self._lacking: tuple[Scope, ...] = ()
        self._known: tuple[datetime, Status] | None = None

    @property
    def lost(self) -> frozenset[Can]:
        """What the permissions that were last looked at do not allow; nothing, until they have been looked at."""
        return lost(self._lacking)

    async def status(self) -> Status:
        """Tell whether the connection can be used; every missing permission is named, also if it can."""
        now = self._wire.now()
        if self._known is not None:
            at, status = self._known
            is_doubtful = isinstance(status, Live) and self._wire.is_refused
            if not is_doubtful and now - at <= (KEPT if isinstance(status, Live) else KEPT_TROUBLE):
                return status
        status = await self._look()
        self._wire.is_refused = False  # what was refused just now is known: the next turn need not look again
        self._known = now, status
        return status

    async def _look(self) -> Status:
        """Ask once for each kind of thing that is needed, and tell all that is missing."""
        lacking: list[Scope] = []
        for method, path, scope in _probes(self._channel_id):
            if scope is ORDERS and CHANGE_ORDERS not in lacking:
                continue  # the right to change orders includes reading them
            cause = await _try(self._wire, method, path, scope)
            if cause is not None and cause.code != LACKING:
                return Unavailable((cause,))
            if cause is not None:
                lacking.append(scope)
        if len(lacking) == len(_probes(self._channel_id)):
            return Unavailable((_store_unknown(),))
        self._lacking = tuple(lacking)
        if any(scope.is_essential for scope in lacking):
            return Unavailable(tuple(_lacks(scope) for scope in lacking))
        notes = [f"without “{scope.title}” {scope.purpose}" for scope in lacking]
        return Live("; ".join(["BigCommerce answers", *notes]))


def _probes(channel_id: int) -> tuple[tuple[str, str, Scope], ...]:
    return (
        ("GET", "/v2/store", INFORMATION),
        ("PUT", f"/v2/orders/{NO_ORDER}", CHANGE_ORDERS),
        ("GET", "/v2/order_statuses", ORDERS),
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
            await wire.get(path, None if scope in {CHANNELS, INFORMATION, ORDERS} else {"limit": 1})
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
    if isinstance(error, Unauthorised) and error.code == LACKING:
        return _lacks(scope)
    return Cause("token_refused", error.detail, "Enter the token of an API account that exists.", PAGE)


def _lacks(scope: Scope) -> Cause:
    sentence = f"The API account lacks the permission “{scope.title}”: {scope.purpose}."
    return Cause(LACKING, sentence, "Make an API account with it and connect the shop again.", PAGE)


def _store_unknown() -> Cause:
    return Cause(
        "store_unknown",
        "This token opens nothing in this store: the store hash is wrong, or the API account has no permission.",
        "Copy the store hash from the API path, without `store-` before it.",
        PAGE,
    )
