"""Lists page by page, with cursors (shopify.dev, "Paginating results with GraphQL")."""

import base64
import binascii
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from graphql import GraphQLError

View = dict[str, Any]
"""What a resolver hands out: values by field, or functions of the field's arguments."""

Item = TypeVar("Item")
Show = Callable[[Item], View]
Name = Callable[[Item], str]
MOST = 250


def bad_request(sentence: str) -> GraphQLError:
    """Return the error of a request that says what cannot be."""
    return GraphQLError(sentence, extensions={"code": "BAD_REQUEST"})


def connect(items: Sequence[View], page: Mapping[str, Any], most: int | None = None) -> View:
    """Return the page of a list that was asked for; `most` keeps it shorter than that.

    Raises:
        GraphQLError: neither `first` nor `last`, more than 250, or a cursor that is none of ours.
    """
    return connect_shown(items, page, most, _itself, _id)


def connect_shown(
    items: Sequence[Item], page: Mapping[str, Any], most: int | None, show: Show[Item], name: Name[Item]
) -> View:
    """Return the page of a list whose items are made ready to be shown only if they are on it.

    Raises:
        GraphQLError: neither `first` nor `last`, more than 250, or a cursor that is none of ours.
    """
    first, last = _size(page, "first"), _size(page, "last")
    if first is None and last is None:
        raise bad_request("you must provide one of first or last")
    ordered = list(reversed(items)) if page.get("reverse") else list(items)
    start, end = _bounds([name(one) for one in ordered], page)
    begin, stop = start, end
    if first is not None:
        stop = min(end, start + _short(first, most))
    if last is not None:
        begin = max(begin, stop - _short(last, most))
    shown = [show(one) for one in ordered[begin:stop]]
    return {
        "nodes": shown,
        "edges": [{"node": one, "cursor": cursor(one)} for one in shown],
        "pageInfo": {
            "hasNextPage": stop < len(ordered),
            "hasPreviousPage": begin > 0,
            "startCursor": cursor(shown[0]) if shown else None,
            "endCursor": cursor(shown[-1]) if shown else None,
        },
    }


def connector(items: Callable[[], Sequence[View]], most: int | None = None) -> Callable[..., View]:
    """Return the resolver of a connection over these items."""
    return lambda _, **page: connect(items(), page, most)


def cursor(item: View) -> str:
    """Return the cursor of an item: opaque to whoever gets it."""
    return base64.urlsafe_b64encode(str(item["id"]).encode()).decode()


def _itself(item: View) -> View:
    return item


def _id(item: View) -> str:
    return str(item["id"])


def _size(page: Mapping[str, Any], name: str) -> int | None:
    size = page.get(name)
    if size is None:
        return None
    if not 0 <= size <= MOST:
        raise bad_request(f"{name} cannot be negative or exceed {MOST}")
    return int(size)


def _short(size: int, most: int | None) -> int:
    return size if most is None else min(size, most)


def _bounds(ordered: Sequence[str], page: Mapping[str, Any]) -> tuple[int, int]:
    after, before = page.get("after"), page.get("before")
    start = _place(ordered, after) + 1 if after else 0
    end = _place(ordered, before) if before else len(ordered)
    return start, max(start, end)


def _place(ordered: Sequence[str], given: str) -> int:
    try:
        name = base64.urlsafe_b64decode(given.encode()).decode()
    except (binascii.Error, UnicodeError, ValueError) as error:
        raise bad_request("Invalid cursor for current pagination sort.") from error
    if name not in ordered:
        raise bad_request("Invalid cursor for current pagination sort.")
    return ordered.index(name)
