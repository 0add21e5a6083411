"""How a store can begin a conversation: the doors that its channels open, and who wants none of it (STOP).

The channels know both, the agent asks: the wiring hands it a `Reach`, for neither of the two knows the other.
"""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession


@dataclass(frozen=True, slots=True)
class Door:
    """One way out of a store: `channel` is the channel's name, `manner` how it speaks there."""

    channel: str
    manner: str
    needs_template: bool = False
    """It takes no free words after a day of silence, and the store has no template for it either."""


async def _no_doors(session: AsyncSession, store_id: int) -> Collection[Door]:  # noqa: ARG001 - as `Reach` has it
    return ()


async def _nobody_stopped(session: AsyncSession, store_id: int, address: str) -> datetime | None:  # noqa: ARG001
    return None


@dataclass(frozen=True, slots=True)
class Reach:
    """What is asked of the channels before a conversation is begun."""

    doors: Callable[[AsyncSession, int], Awaitable[Collection[Door]]] = _no_doors
    """Returns the doors of a store, by its id."""
    stopped_at: Callable[[AsyncSession, int, str], Awaitable[datetime | None]] = _nobody_stopped
    """Returns when a number last told this store to stop, by whichever manner; None if it did not."""
