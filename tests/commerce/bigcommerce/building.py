"""Orders and products of BigCommerce, made by hand where the demo's states do not say it."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from commerce.bigcommerce.standin.model import (
    CustomerModel,
    LineModel,
    OrderModel,
    ProductModel,
    StoreModel,
    VariantModel,
)
from commerce.bigcommerce.statuses import StatusId

ADDRESS: dict[str, object] = {
    "id": 900,
    "first_name": "Ana",
    "last_name": "Whitfield",
    "company": "",
    "street_1": "14 Quay Street",
    "street_2": "",
    "city": "Bristol",
    "state": "",
    "zip": "BS1 4DB",
    "country_iso2": "GB",
    "phone": "",
    "email": "ana@example.com",
}


def customer(store: StoreModel, number: int = 1, **facts: Any) -> CustomerModel:  # noqa: ANN401 - any field
    made = CustomerModel(number, facts.pop("email", f"person{number}@example.com"), "Ana", "Whitfield", **facts)
    store.customers[made.id] = made
    return made


def line(number: int = 500, units: int = 2, **facts: Any) -> LineModel:  # noqa: ANN401 - any field
    return LineModel(number, facts.pop("product_id", 0), 0, facts.pop("name", "Tee"), Decimal("24.00"), units, **facts)


def order(store: StoreModel, *lines: LineModel, at: datetime | None = None, **facts: Any) -> OrderModel:  # noqa: ANN401 - any field
    """An open, paid order of customer 1, unless `facts` say otherwise."""
    placed = at or store.now() - timedelta(minutes=10)
    made: dict[str, Any] = {
        "id": store.next_id(),
        "customer_id": 1,
        "status_id": StatusId.AWAITING_FULFILMENT,
        "created": placed,
        "modified": placed,
        "total": sum((one.price * one.quantity for one in lines), Decimal("4.90")),
        "currency": "EUR",
        "payment_status": "captured",
        "lines": list(lines) or [line(store.next_id())],
        "addresses": [dict(ADDRESS)],
        "billing": {"first_name": "Ana", "last_name": "Whitfield", "email": "ana@example.com"},
    }
    one = OrderModel(**{**made, **facts})
    store.orders[one.id] = one
    return one


def product(store: StoreModel, number: int = 40, **facts: Any) -> ProductModel:  # noqa: ANN401 - any field
    variants = [VariantModel(41, [("Size", "M")], Decimal("24.00"), 5)]
    made: dict[str, Any] = {"name": "Tee", "description": "", "price": Decimal("24.00"), "variants": variants}
    one = ProductModel(number, **{**made, **facts})
    store.products[one.id] = one
    return one
