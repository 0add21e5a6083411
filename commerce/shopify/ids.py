"""Shopify's names of things (`gid://shopify/Order/123`): what is none is never sent, for it is a fault there."""

import re

_FORM = re.compile(r"gid://shopify/([A-Za-z]{1,40})/[1-9][0-9]{0,18}")


def is_id(kind: str, name: str) -> bool:
    """Whether this is the name of a thing of this kind, such as `Order`."""
    found = _FORM.fullmatch(name)
    return found is not None and found[1] == kind


def number_of(name: str) -> str:
    """Return the number at the end of a name of Shopify's."""
    return name.rpartition("/")[2]
