"""The shipping address of an order at Shopify: `orderUpdate`, which overwrites it (shopify.md section 4)."""

import re

from commerce.changes import ChangeRefused
from commerce.port import Address
from commerce.shopify.client import Client
from commerce.shopify.client.enums import CountryCode
from commerce.shopify.client.input_types import MailingAddressInput
from commerce.shopify.user_errors import ADDRESS, refuse

_CODE = re.compile(r"[A-Z0-9]{1,3}")


async def set_address(client: Client, order_id: str, address: Address) -> None:
    """Overwrite the address of an order.

    Raises:
        ChangeRefused: Shopify does not take it; with the field where it names one.
    """
    answer = (await client.set_address(order_id, address_input(address))).order_update
    refuse(answer.user_errors if answer else (), "orderUpdate", ADDRESS)


def address_input(address: Address) -> MailingAddressInput:
    """Return an address as Shopify takes it: every field, so that nothing of the old one stays.

    A region that is no code is sent by its name. Shopify keeps first and last names apart, and shows them as one.

    Raises:
        ChangeRefused: Shopify knows no such country.
    """
    if address.country not in CountryCode.__members__:
        raise ChangeRefused("Choose the country from the list.", code="address_invalid", field="country")
    first, _, last = address.name.strip().rpartition(" ")
    region = address.region.strip()
    given = {
        "firstName": first,
        "lastName": last,
        "company": "",
        "address1": address.line1,
        "address2": address.line2,
        "city": address.city,
        "zip": address.postcode,
        "countryCode": address.country,
        "phone": address.phone,
        ("provinceCode" if _CODE.fullmatch(region) else "province"): region,
    }
    return MailingAddressInput.model_validate(given)


def is_same(one: Address | None, other: Address | None) -> bool:
    """Whether two addresses are the same place; Shopify writes postcodes, telephone numbers and regions its own way."""
    return one is not None and other is not None and _place(one) == _place(other)


def _place(address: Address) -> tuple[str, ...]:
    fields = (address.name, address.line1, address.line2, address.city, address.postcode, address.country)
    return tuple("".join(sign for sign in field.casefold() if sign.isalnum()) for field in fields)
