"""The writes of a Shopify store, which we do not make: each is refused, and none of them is an ability of the shop."""

from typing import NoReturn

from commerce.changes import (
    Cancel,
    Change,
    ChangeAddress,
    ChangeRefused,
    EditLines,
    PlaceHold,
    ReleaseHold,
    RequestReturn,
)
from commerce.port import Can

WRITES = frozenset({Can.EDIT_LINES, Can.CHANGE_ADDRESS, Can.CANCEL, Can.REQUEST_RETURN, Can.HOLD})


class NoWrites:
    """Implements `commerce.changes.Changes` by refusing."""

    async def quote(self, change: EditLines | Cancel) -> NoReturn:
        """Refuse."""
        _refuse(change)

    async def edit_lines(self, change: EditLines) -> NoReturn:
        """Refuse."""
        _refuse(change)

    async def change_address(self, change: ChangeAddress) -> NoReturn:
        """Refuse."""
        _refuse(change)

    async def cancel(self, change: Cancel) -> NoReturn:
        """Refuse."""
        _refuse(change)

    async def request_return(self, change: RequestReturn) -> NoReturn:
        """Refuse."""
        _refuse(change)

    async def hold(self, change: PlaceHold) -> NoReturn:
        """Refuse."""
        _refuse(change)

    async def release(self, change: ReleaseHold) -> NoReturn:
        """Refuse."""
        _refuse(change)


def _refuse(change: Change) -> NoReturn:
    raise ChangeRefused(f"Order {change.order_id} can be changed at Shopify only by the shop itself.")
