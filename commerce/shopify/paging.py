"""Lists that come in pages: the first is there already, the others are asked for until there is no more."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol, TypeVar

from commerce.shopify.refusals import TRY_LATER
from kit.errors import Temporary

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
MOST_PAGES = 500
"""No list of one order, customer or catalogue is so long: a cursor that turns in circles is given up."""


class Info(Protocol):
    """Where a page ends."""

    @property
    def has_next_page(self) -> bool:
        """Whether there is more."""
        ...

    @property
    def end_cursor(self) -> str | None:
        """What the next page comes after."""
        ...


class Page(Protocol[T_co]):
    """Some of a list."""

    @property
    def nodes(self) -> Sequence[T_co]:
        """What is on this page."""
        ...

    @property
    def page_info(self) -> Info:
        """Where it ends."""
        ...


async def read_on(first: Page[T], more: Callable[[str], Awaitable[Page[T] | None]], *, enough: int = 0) -> list[T]:
    """Return what is on the first page and on all after it, or `enough` of it where that is not 0.

    Raises:
        Temporary: what was read is gone in the middle, or the pages do not end.
    """
    found, info = list(first.nodes), first.page_info
    for _ in range(MOST_PAGES):
        if not info.has_next_page or info.end_cursor is None or (enough and len(found) >= enough):
            return found[:enough] if enough else found
        page = await more(info.end_cursor)
        if page is None:
            break
        found += page.nodes
        info = page.page_info
    raise Temporary("What was being read changed meanwhile. Try again.", retry_after=TRY_LATER)
