"""Changing where an order of BigCommerce is sent: the address of its only shipping address is overwritten.

BigCommerce works out neither shipping nor tax anew (its page "Update a Shipping Address").
"""

from babel import Locale

from commerce.bigcommerce.orders import OrderRead
from commerce.changes import ChangeRefused
from commerce.port import Address

_NAMES = Locale.parse("en").territories


def address_id(read: OrderRead) -> int:
    """Return the id of the address an order goes to.

    Raises:
        ChangeRefused: it goes to several.
    """
    if len(read.addresses) != 1:
        raise ChangeRefused("This order goes to several addresses. Ask the shop's support.", code="several_addresses")
    return read.addresses[0].id


def address_body(address: Address) -> dict[str, str]:
    """Return what overwrites every field of an address; BigCommerce wants the country by name too.

    Raises:
        ChangeRefused: there is no such country.
    """
    country = _NAMES.get(address.country)
    if country is None:
        raise ChangeRefused("Choose the country from the list.", code="address_invalid", field="country")
    first, _, last = address.name.strip().partition(" ")
    return {
        "first_name": first,
        "last_name": last.strip(),
        "company": "",
        "street_1": address.line1,
        "street_2": address.line2,
        "city": address.city,
        "state": address.region,
        "zip": address.postcode,
        "country": country,
        "country_iso2": address.country,
        "phone": address.phone,
    }
