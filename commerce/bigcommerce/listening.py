"""Our webhooks at BigCommerce: made once for each scope, and switched on again where BigCommerce has switched them off.

One that is not answered with 200 for 48 hours is switched off ("Webhooks overview"). Each carries a secret header that
is made of the access token, so that it can be believed also where nobody has entered the account's client secret.
"""

from collections.abc import Mapping
from typing import Any

from commerce.bigcommerce.calls import read_as
from commerce.bigcommerce.feed import BigCommerceFeed
from commerce.bigcommerce.shapes import Shape
from commerce.bigcommerce.webhooks import SCOPES, SECRET_HEADER, header_for
from kit.errors import Permanent

HOOKS = "/v3/hooks"


class Hook(Shape):
    """A webhook as BigCommerce keeps it."""

    id: int
    scope: str
    destination: str
    is_active: bool = True
    headers: Mapping[str, str] | None = None


class BigCommerceListening(BigCommerceFeed):
    """The part of `commerce.feed.Feed` that makes the account tell us what happens."""

    async def listen(self, address: str) -> tuple[str, ...]:
        """Let BigCommerce tell `address` of every scope that it does not hear of yet, or no more.

        Returns nothing: an API account that may ask at all may hear of everything. Raises Permanent where BigCommerce
        calls no such address.
        """
        secret = header_for(self._wire.token)
        found = read_as(list[Hook], await self._wire.every(HOOKS))
        known = {one.scope: one for one in found if one.destination == address}
        for scope in SCOPES:
            hook, wanted = known.get(scope), _wanted(scope, address, secret)
            if hook is None:
                await self._make(wanted, address)
            elif not hook.is_active or (hook.headers or {}).get(SECRET_HEADER) != secret:
                await self._wire.put(f"{HOOKS}/{hook.id}", wanted)
        return ()

    async def _make(self, wanted: Mapping[str, Any], address: str) -> None:
        try:
            await self._wire.post(HOOKS, wanted)
        except Permanent as error:
            if error.code == "address_wrong":
                raise
            raise Permanent(
                f"BigCommerce does not call {address}: it wants a public address that begins with https://.",
                code="address_refused",
            ) from error


def _wanted(scope: str, address: str, secret: str) -> dict[str, Any]:
    return {"scope": scope, "destination": address, "is_active": True, "headers": {SECRET_HEADER: secret}}
