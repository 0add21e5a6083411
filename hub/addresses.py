"""A shipping address as a customer types it: which fields are needed, and what is wrong with each."""

import unicodedata
from dataclasses import fields, replace

from babel import Locale

from commerce.port import Address
from hub.wishes import Wish, Wrong, WrongFields, address_wish

LONGEST = 120
FIELDS = tuple(field.name for field in fields(Address))
NO_POSTCODE = frozenset({"AE", "AO", "BO", "BS", "HK", "JM", "PA", "QA", "ZW"})
"""Countries that deliver without a postcode."""
WITH_REGION = frozenset({"AU", "BR", "CA", "CN", "IN", "MX", "US"})
"""Countries whose parcels need a state or province."""


def wish_address(current: Address | None, form: dict[str, str]) -> Wish:
    """Wish for the address in `form`; the country stays what it is (taxes and carriers hang on it).

    Raises:
        WrongFields: a needed field is empty, one is too long or holds unprintable signs, the country is another, or
            nothing was changed.
    """
    typed = Address(**{name: form.get(name, "") for name in FIELDS})
    typed = replace(typed, country=typed.country.upper() or (current.country if current else ""))
    wrong = {name: Wrong(say) for name in FIELDS if (say := _wrong(name, typed, current))}
    if wrong:
        raise WrongFields(wrong)
    if typed == current:
        raise WrongFields({"line1": Wrong("wrong-address-same")})
    changed = [name for name in FIELDS if current is None or getattr(typed, name) != getattr(current, name)]
    return address_wish(typed, {"fields": changed})


def needed(country: str) -> frozenset[str]:
    """Return the fields that an address in `country` cannot do without."""
    always = {"name", "line1", "city", "country"}
    if country not in NO_POSTCODE:
        always.add("postcode")
    if country in WITH_REGION:
        always.add("region")
    return frozenset(always)


def country_name(country: str, language: str) -> str:
    """Return a country's name, or its code where the language has none."""
    return str(Locale.parse(language).territories.get(country, country))


def _wrong(name: str, typed: Address, current: Address | None) -> str:
    value: str = getattr(typed, name)
    if not value:
        return f"wrong-{name}" if name in needed(typed.country) else ""
    if len(value) > LONGEST:
        return "wrong-too-long"
    if any(unicodedata.category(sign).startswith("C") for sign in value):
        return "wrong-signs"
    if name == "country":
        if current is not None and value != current.country:
            return "wrong-country-change"
        if value not in Locale.parse("en").territories or len(value) != len("PT"):
            return "wrong-country"
    return ""
