"""What BigCommerce answers of orders, as far as it is read here: our own small models, written from its documentation.

V2 writes amounts and counts as strings or numbers, and leaves a field empty where it has nothing; the annotated types
here read all of it. Fields that nobody reads are left out, and new ones do no harm.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from email.utils import parsedate_to_datetime
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict


def _text(value: object) -> object:
    return "" if value is None else str(value) if isinstance(value, int | float) else value


def _amount(value: object) -> object:
    if value is None or value == "":
        return Decimal(0)
    return Decimal(str(value)) if isinstance(value, float) else value


def _count(value: object) -> object:
    if value is None or value == "":
        return 0
    if not isinstance(value, str):
        return value
    try:
        return int(Decimal(value))
    except ArithmeticError as error:
        raise ValueError("no count") from error


def _moment(value: object) -> object:
    """Read RFC 2822, which V2 writes, or leave ISO 8601 to pydantic; nothing and a moment without zone are no error."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    if not text or text.startswith("0000"):
        return None
    read = parsedate_to_datetime(text) if text[:1].isalpha() else datetime.fromisoformat(text)
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def _several(value: object) -> object:
    """Read a list that the documentation shows as a single object where there is one, and as nothing where none."""
    return [] if value is None else [value] if isinstance(value, Mapping) else value


def _structure(value: object) -> object:
    """Read the structure that was asked for; the legacy one, a list, is passed over, and its parts are read apart."""
    return value if isinstance(value, Mapping | BaseModel) else {}


Text = Annotated[str, BeforeValidator(_text)]
Amount = Annotated[Decimal, BeforeValidator(_amount)]
Count = Annotated[int, BeforeValidator(_count)]
Moment = Annotated[datetime | None, BeforeValidator(_moment)]
Several = BeforeValidator(_several)


class Shape(BaseModel):
    """The base of every shape: read once, never changed."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class PostalAddress(Shape):
    """A billing or shipping address; `id` is a shipping address's own."""

    id: int = 0
    first_name: Text = ""
    last_name: Text = ""
    street_1: Text = ""
    street_2: Text = ""
    city: Text = ""
    state: Text = ""
    zip: Text = ""
    country_iso2: Text = ""
    phone: Text = ""
    email: Text = ""


class OrderOption(Shape):
    """An option or a modifier that was chosen for a line: a size, or the words of an engraving."""

    display_name: Text = ""
    display_value: Text = ""
    type: Text = ""


class OrderProduct(Shape):
    """A line of an order; `id` is the line's own."""

    id: int
    product_id: Count = 0
    variant_id: Count = 0
    name: Text = ""
    sku: Text = ""
    type: Text = "physical"
    price_inc_tax: Amount = Decimal(0)
    quantity: Count = 0
    quantity_shipped: Count = 0
    quantity_refunded: Count = 0
    wrapping_name: Text = ""
    wrapping_message: Text = ""
    product_options: Annotated[tuple[OrderOption, ...], Several] = ()


Lines = Annotated[tuple[OrderProduct, ...], Several]


class ShippingConsignment(PostalAddress):
    """What goes to one address."""

    line_items: Lines = ()


class OtherConsignment(Shape):
    """What is picked up, downloaded or sent by e-mail."""

    line_items: Lines = ()


class Emailed(Shape):
    """Gift certificates sent by e-mail."""

    gift_certificates: Annotated[tuple[OtherConsignment, ...], Several] = ()


class Consignments(Shape):
    """How the lines of an order leave; V2's `consignment_structure=object`."""

    pickups: Annotated[tuple[OtherConsignment, ...], Several] = ()
    shipping: Annotated[tuple[ShippingConsignment, ...], Several] = ()
    downloads: Annotated[tuple[OtherConsignment, ...], Several] = ()
    email: Annotated[Emailed, BeforeValidator(_structure)] = Emailed()

    @property
    def lines(self) -> tuple[OrderProduct, ...]:
        """Every line in the order in which they were made."""
        groups = [one.line_items for one in (*self.pickups, *self.downloads, *self.email.gift_certificates)]
        groups += [one.line_items for one in self.shipping]
        return tuple(sorted((line for group in groups for line in group), key=lambda line: line.id))


class VendorOrder(Shape):
    """An order of V2. `payment_status` is empty for payments that BigCommerce does not take itself."""

    id: int
    customer_id: Count = 0
    channel_id: Count = 1
    status_id: int
    date_created: Moment = None
    date_modified: Moment = None
    date_shipped: Moment = None
    total_inc_tax: Amount = Decimal(0)
    items_total: Count = 0
    items_shipped: Count = 0
    payment_status: Text = ""
    default_currency_code: Text = ""
    currency_code: Text = ""
    is_deleted: bool = False
    staff_notes: Text = ""
    billing_address: PostalAddress = PostalAddress()
    shipping_address_count: Count = 0
    consignments: Annotated[Consignments, BeforeValidator(_structure)] = Consignments()


class ShipmentItem(Shape):
    """Units of a line in a parcel."""

    order_product_id: int
    quantity: Count = 0


class Shipment(Shape):
    """A parcel."""

    id: int
    date_created: Moment = None
    tracking_number: Text = ""
    tracking_link: Text = ""
    generated_tracking_link: Text = ""
    tracking_carrier: Text = ""
    shipping_provider: Text = ""
    shipping_provider_display_name: Text = ""
    items: Annotated[tuple[ShipmentItem, ...], Several] = ()


class RefundItem(Shape):
    """What was given back, and why."""

    item_type: Text = ""
    item_id: int = 0
    reason: Text = ""


class RefundPayment(Shape):
    """How money goes back: `offline` means that a person does it, `is_declined` that it did not."""

    provider_id: Text = ""
    amount: Amount = Decimal(0)
    offline: bool = False
    is_declined: bool = False


class Refund(Shape):
    """A refund of V3."""

    id: int = 0
    total_amount: Amount = Decimal(0)
    items: Annotated[tuple[RefundItem, ...], Several] = ()
    payments: Annotated[tuple[RefundPayment, ...], Several] = ()


class RefundQuote(Shape):
    """The ways in which an amount can go back, each a list of payments."""

    total_refund_amount: Amount = Decimal(0)
    refund_methods: tuple[tuple[RefundPayment, ...], ...] = ()


class OrderStatus(Shape):
    """An entry of the store's own list; `custom_label` is what the merchant calls it."""

    id: int
    name: Text = ""
    system_label: Text = ""
    custom_label: Text = ""
