"""The stand-in's orders in BigCommerce's words: V2 writes amounts with four places, as strings, moments as RFC 2822."""

from datetime import datetime
from decimal import Decimal
from email.utils import format_datetime
from typing import Any

from commerce.bigcommerce.standin.model import LineModel, OrderModel, RefundModel, ShipmentModel, StoreModel
from commerce.bigcommerce.statuses import StatusId

SYSTEM = {
    StatusId.INCOMPLETE: "Incomplete",
    StatusId.PENDING: "Pending",
    StatusId.SHIPPED: "Shipped",
    StatusId.PARTIALLY_SHIPPED: "Partially Shipped",
    StatusId.REFUNDED: "Refunded",
    StatusId.CANCELLED: "Cancelled",
    StatusId.DECLINED: "Declined",
    StatusId.AWAITING_PAYMENT: "Awaiting Payment",
    StatusId.AWAITING_PICKUP: "Awaiting Pickup",
    StatusId.AWAITING_SHIPMENT: "Awaiting Shipment",
    StatusId.COMPLETED: "Completed",
    StatusId.AWAITING_FULFILMENT: "Awaiting Fulfillment",
    StatusId.MANUAL_VERIFICATION: "Manual Verification Required",
    StatusId.DISPUTED: "Disputed",
    StatusId.PARTIALLY_REFUNDED: "Partially Refunded",
}


def amount(value: Decimal) -> str:
    """Write an amount as V2 does."""
    return f"{value:.4f}"


def moment(at: datetime | None) -> str:
    """Write a moment as V2 does; nothing is an empty text."""
    return format_datetime(at) if at else ""


def status_entry(store: StoreModel, status: StatusId) -> dict[str, Any]:
    """Show an entry of the store's list of statuses."""
    system = SYSTEM[status]
    label = store.labels.get(status, system)
    return {"id": int(status), "name": system, "system_label": system, "custom_label": label, "order": int(status)}


def order(store: StoreModel, one: OrderModel, *, whole: bool) -> dict[str, Any]:
    """Show an order; `whole` is `include=consignments.line_items` with `consignment_structure=object`."""
    shown: dict[str, Any] = {
        "id": one.id,
        "customer_id": one.customer_id,
        "date_created": moment(one.created),
        "date_modified": moment(one.modified),
        "date_shipped": moment(one.shipped_at),
        "status_id": one.status_id,
        "status": SYSTEM[StatusId(one.status_id)],
        "custom_status": store.labels.get(one.status_id, SYSTEM[StatusId(one.status_id)]),
        "total_inc_tax": amount(one.total),
        "total_ex_tax": amount(one.total),
        "items_total": sum(line.quantity for line in one.lines),
        "items_shipped": sum(line.shipped for line in one.lines),
        "payment_method": "Credit Card",
        "payment_status": one.payment_status,
        "refunded_amount": "0.0000",
        "order_is_digital": not any(line.type == "physical" for line in one.lines),
        "currency_code": one.currency,
        "default_currency_code": one.currency,
        "staff_notes": one.notes,
        "is_deleted": one.is_deleted,
        "billing_address": one.billing,
        "channel_id": one.channel_id,
        "shipping_address_count": len(one.addresses),
        "products": _resource(one, "products"),
        "shipping_addresses": _resource(one, "shippingaddresses"),
        "coupons": _resource(one, "coupons"),
    }
    if not whole:
        return shown
    return {**shown, "consignments": [] if store.knobs.is_legacy else consignments(store, one)}


def consignments(store: StoreModel, one: OrderModel) -> dict[str, Any]:
    """Show how the lines of an order leave; as `/products` does, it shows the first lines only."""
    lines = one.lines[: store.knobs.inside]
    physical = [line(each) for each in lines if each.type == "physical"]
    digital = [line(each) for each in lines if each.type == "digital"]
    gifts = [line(each) for each in lines if each.type == "giftcertificate"]
    sent = [{**address, "line_items": physical if place == 0 else []} for place, address in enumerate(one.addresses)]
    return {
        "pickups": [{"id": 1, "line_items": physical}] if physical and not sent else [],
        "shipping": sent,
        "downloads": [{"recipient_email": one.billing.get("email"), "line_items": digital}] if digital else [],
        "email": {"gift_certificates": [{"recipient_email": "", "line_items": gifts}] if gifts else []},
    }


def line(one: LineModel) -> dict[str, Any]:
    """Show a line."""
    return {
        "id": one.id,
        "product_id": one.product_id,
        "variant_id": one.variant_id,
        "name": one.name,
        "sku": one.sku,
        "type": one.type,
        "price_inc_tax": amount(one.price),
        "price_ex_tax": amount(one.price),
        "quantity": one.quantity,
        "quantity_shipped": one.shipped,
        "quantity_refunded": one.refunded,
        "weight": "1.0000",
        "product_options": [
            {"display_name": name, "display_value": value, "value": value, "type": kind}
            for name, value, kind in one.options
        ],
    }


def shipment(one: ShipmentModel, order_id: int) -> dict[str, Any]:
    """Show a parcel; a link is made from carrier and number where the merchant gave none."""
    made = f"https://track.standin.example/{one.carrier}/{one.number}" if one.number and not one.link else ""
    return {
        "id": one.id,
        "order_id": order_id,
        "date_created": moment(one.at),
        "tracking_number": one.number,
        "tracking_carrier": one.carrier,
        "shipping_provider": one.carrier,
        "shipping_provider_display_name": one.carrier.title(),
        "tracking_link": one.link,
        "generated_tracking_link": made,
        "items": [{"order_product_id": line_id, "quantity": units} for line_id, units in one.items],
    }


def refund(one: RefundModel, order_id: int) -> dict[str, Any]:
    """Show a refund, as V3 does: amounts are numbers."""
    payments = [{**payment, "is_declined": one.is_declined, "declined_message": ""} for payment in one.payments]
    return {
        "id": one.id,
        "order_id": order_id,
        "created": one.at.isoformat(),
        "total_amount": float(one.amount),
        "total_tax": 0,
        "items": [{**item, "requested_amount": item.get("amount")} for item in one.items],
        "payments": payments,
    }


def _resource(one: OrderModel, what: str) -> dict[str, str]:
    return {"url": f"https://api.bigcommerce.com/orders/{one.id}/{what}", "resource": f"/orders/{one.id}/{what}"}
