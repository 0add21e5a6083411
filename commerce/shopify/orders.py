"""Orders and their lines (shopify.md sections 1 and 2): from Shopify's words to ours."""

import hashlib
import json
from dataclasses import asdict, replace

from pydantic_core import to_jsonable_python

from commerce.port import FinancialStatus, Line, Order, ReturnStatus
from commerce.shopify.client.enums import OrderRiskRecommendationResult
from commerce.shopify.client.fragments import LineParts
from commerce.shopify.plain import address, line_of, money
from commerce.shopify.returns import to_return
from commerce.shopify.tracking import is_parcel, to_fulfilment
from commerce.shopify.warehouse import promises, to_fulfilment_order
from commerce.shopify.whole import Whole

_FLAGGED = frozenset({OrderRiskRecommendationResult.CANCEL, OrderRiskRecommendationResult.INVESTIGATE})
_LOOKS = frozenset({"image", "title", "variant_title"})
"""What a line looks like: it changes with the catalogue, not with the order."""


def to_order(whole: Whole, customer_id: str) -> Order:
    """Return an order of this customer, with amounts in the currency that the customer saw.

    `archived_at` is Shopify's `closedAt`, `placed_at` its `processedAt`. That a cancellation is under way stands in no
    order of Shopify's, so `cancel_pending` is false here: who started one knows of it.
    """
    parts, promised = whole.parts, promises(whole.groups)
    zone = parts.shipping_address.time_zone if parts.shipping_address else None
    total = money(parts.current_total_price_set.presentment_money)
    status = parts.display_financial_status
    order = Order(
        id=parts.id,
        name=line_of(parts.name),
        version="",
        customer_id=customer_id,
        placed_at=parts.processed_at,
        currency=total.currency,
        lines=tuple(_line(line) for line in whole.lines),
        fulfilment_orders=tuple(to_fulfilment_order(group) for group in whole.groups),
        fulfilments=tuple(to_fulfilment(one, promised, zone) for one in whole.parcels if is_parcel(one.parts)),
        total=total,
        financial_status=FinancialStatus(status.value.lower()) if status else FinancialStatus.PENDING,
        shipping_address=address(parts.shipping_address),
        cancelled_at=parts.cancelled_at,
        archived_at=parts.closed_at,
        return_status=ReturnStatus(parts.return_status.value.lower()),
        merchant_editable=parts.merchant_editable,
        editable_errors=tuple(parts.merchant_editable_errors),
        risk_flagged=parts.risk.recommendation in _FLAGGED,
        tags=tuple(parts.tags),
        returns=tuple(to_return(one) for one in whole.returns),
    )
    return replace(order, version=version_of(order))


def version_of(order: Order) -> str:
    """Return the version of an order as it was read: a hash of all of it but what its lines look like.

    Shopify's `updatedAt` is no version. It stays when a fulfilment order is held, asked for or sent to the warehouse,
    and when a carrier reports, which is just what a decision on an edit stands on; and it moves when some app merely
    adds a note. So two reads have the same version if, and only if, everything that our rules look at was the same.
    """
    body = asdict(replace(order, version=""))
    for line in body["lines"]:
        for look in _LOOKS:
            del line[look]
    body["fulfilment_orders"] = [
        {**group, "supported_actions": sorted(group["supported_actions"])} for group in body["fulfilment_orders"]
    ]
    text = json.dumps(to_jsonable_python(body), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _line(parts: LineParts) -> Line:
    """Return a line. Of a product that was deleted, only what the order itself keeps is known.

    An edit session adds a variant without any attributes (`orderEditAddVariant` takes none), also those that are hidden
    from customers, where apps keep what was engraved.
    """
    product = parts.product
    return Line(
        id=parts.id,
        product_id=product.id if product else "",
        variant_id=parts.variant.id if parts.variant else "",
        title=line_of(parts.title),
        variant_title=line_of(parts.variant_title),
        ordered=parts.quantity,
        current=parts.current_quantity,
        unfulfilled=parts.unfulfilled_quantity,
        refundable=parts.refundable_quantity,
        price=money(parts.discounted_unit_price_after_all_discounts_set.presentment_money),
        attributes=tuple(
            (line_of(one.key), line_of(one.value)) for one in parts.custom_attributes if not one.key.startswith("_")
        ),
        tags=tuple(product.tags) if product else (),
        product_type=line_of(product.product_type) if product else "",
        image=parts.image.url if parts.image else "",
        sku=line_of(parts.sku),
        requires_shipping=parts.requires_shipping,
        is_gift_card=parts.is_gift_card,
        merchant_editable=parts.merchant_editable,
        is_swappable=not parts.custom_attributes,
    )
