"""Customers."""

from commerce.shopify.standin.call import Call
from commerce.shopify.standin.ids import number_of
from commerce.shopify.standin.model import OrderModel
from commerce.shopify.standin.paging import View, connect
from commerce.shopify.standin.search import Values
from commerce.shopify.standin.shown import address, moment
from commerce.shopify.standin.things import CustomerModel
from commerce.shopify.standin.views import orders


def customer(call: Call, one: CustomerModel) -> View:
    """Return a customer. `numberOfOrders` counts those too that are too old to be read."""
    name = f"{one.first_name} {one.last_name}".strip()

    def readable() -> list[OrderModel]:
        return [order for order in call.orders() if order.customer == one.id]

    def last(_: object) -> View | None:
        found = readable()
        return orders.order(call, found[-1]) if found else None

    def count(_: object) -> str:
        everything = call.store.orders.values()
        return str(sum(order.customer == one.id and not order.is_deleted for order in everything))

    return {
        "__typename": "Customer",
        "id": one.id,
        "legacyResourceId": str(number_of(one.id)),
        "displayName": name or one.email,
        "firstName": one.first_name or None,
        "lastName": one.last_name or None,
        "email": one.email or None,
        "phone": one.phone or None,
        "defaultEmailAddress": _email(one),
        "defaultPhoneNumber": {"phoneNumber": one.phone} if one.phone else None,
        "defaultAddress": address(one.address, one.id),
        "addresses": lambda _, **__: [address(one.address, one.id)] if one.address else [],
        "addressesV2": lambda _, **page: connect(_addresses(one), page),
        "locale": one.locale,
        "numberOfOrders": count,
        "orders": lambda _, **page: orders.listed(call, readable(), page, "ID"),
        "lastOrder": last,
        "state": "ENABLED",
        "tags": list(one.tags),
        "note": None,
        "taxExempt": False,
        "verifiedEmail": True,
        "createdAt": moment(one.created_at),
        "updatedAt": moment(one.updated_at),
    }


def _email(one: CustomerModel) -> View | None:
    if not one.email:
        return None
    return {"emailAddress": one.email, "marketingState": "NOT_SUBSCRIBED", "validFormat": True}


def _addresses(one: CustomerModel) -> list[View]:
    shown = address(one.address, one.id)
    return [shown] if shown else []


def values(one: CustomerModel) -> Values:
    """Return what a search for customers looks at: a number is found in an address too."""
    at = one.address
    return {
        "": lambda: (one.email, one.first_name, one.last_name, one.phone, at.phone if at else ""),
        "id": lambda: (str(number_of(one.id)),),
        "email": lambda: (one.email,),
        "phone": lambda: (one.phone, at.phone if at else ""),
        "first_name": lambda: (one.first_name,),
        "last_name": lambda: (one.last_name,),
        "tag": lambda: one.tags,
        "created_at": lambda: (one.created_at.isoformat(),),
        "updated_at": lambda: (one.updated_at.isoformat(),),
        "customer_date": lambda: (one.created_at.isoformat(),),
    }


FIELDS = frozenset(
    {"id", "email", "phone", "first_name", "last_name", "tag", "created_at", "updated_at", "customer_date"}
)
