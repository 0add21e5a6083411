"""Shopify's names of things: `gid://shopify/Order/123`."""

import re

PREFIX = "gid://shopify/"
_FORM = re.compile(r"gid://shopify/([A-Za-z]+)/([1-9][0-9]{0,18})(\?.*)?")


def gid(kind: str, number: int) -> str:
    """Return the name of a thing."""
    return f"{PREFIX}{kind}/{number}"


def number_of(name: str, *kinds: str) -> int | None:
    """Return the number in a name of one of these kinds (any if none is given), None if it is no such name."""
    found = _FORM.fullmatch(name)
    if found is None or (kinds and found[1] not in kinds):
        return None
    return int(found[2])


def kind_of(name: str) -> str | None:
    """Return the kind of a thing by its name, None if it is no name of Shopify's form."""
    found = _FORM.fullmatch(name)
    return found[1] if found else None


def renamed(name: str, kind: str) -> str:
    """Return the name of another kind with the same number, as a calculated line has that of its line item."""
    return gid(kind, number_of(name) or 0)
