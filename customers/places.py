"""Where somebody probably is, where nothing better is known than their time zone."""

from functools import cache

from babel.core import get_global

_COUNTRY_LETTERS = 2


@cache
def country_of(time_zone: str) -> str:
    """Return the country (ISO 3166-1) that a time zone belongs to: a guess; empty where it belongs to none."""
    if not time_zone:
        return ""
    name = get_global("zone_aliases").get(time_zone, time_zone)
    found = str(get_global("zone_territories").get(name, ""))
    return found if len(found) == _COUNTRY_LETTERS and found != "ZZ" else ""
