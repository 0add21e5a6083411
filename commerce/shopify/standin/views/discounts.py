"""Discount codes."""

from datetime import datetime
from decimal import Decimal

from commerce.shopify.standin.call import Call
from commerce.shopify.standin.ids import renamed
from commerce.shopify.standin.paging import View, connector
from commerce.shopify.standin.shown import moment, money
from commerce.shopify.standin.things import DiscountModel


def code_node(call: Call, one: DiscountModel) -> View:
    """Return a discount as a list of codes shows it."""
    return {
        "__typename": "DiscountCodeNode",
        "id": renamed(one.id, "DiscountCodeNode"),
        "codeDiscount": basic(call, one),
    }


def node(call: Call, one: DiscountModel) -> View:
    """Return a discount as a list of all discounts shows it."""
    return {"__typename": "DiscountNode", "id": renamed(one.id, "DiscountNode"), "discount": basic(call, one)}


def basic(call: Call, one: DiscountModel) -> View:
    """Return a code that takes a share or an amount off everything in the cart."""
    codes = [{"__typename": "DiscountRedeemCode", "id": one.id, "code": one.code, "asyncUsageCount": 0}]
    return {
        "__typename": "DiscountCodeBasic",
        "title": one.code,
        "codes": connector(lambda: codes),
        "codesCount": {"count": 1, "precision": "EXACT"},
        "startsAt": moment(one.starts_at),
        "endsAt": moment(one.ends_at),
        "status": _status(one, call.now),
        "tags": ["shareable"] if one.is_shareable else [],
        "usageLimit": None if one.is_shareable else 1,
        "asyncUsageCount": 0,
        "appliesOncePerCustomer": False,
        "context": _context(call, one),
        "customerGets": {"items": {"__typename": "AllDiscountItems", "allItems": True}, "value": _value(call, one)},
        "minimumRequirement": _minimum(call, one),
        "shareableUrls": _urls(call, one),
        "summary": one.code,
        "shortSummary": one.code,
    }


def _status(one: DiscountModel, now: datetime) -> str:
    if one.ends_at is not None and one.ends_at <= now:
        return "EXPIRED"
    return "SCHEDULED" if one.starts_at > now else "ACTIVE"


def _context(call: Call, one: DiscountModel) -> View:
    if one.is_shareable:
        return {"__typename": "DiscountBuyerSelectionAll", "all": "ALL"}
    return {"__typename": "DiscountCustomers", "customers": [], "shop": call.store.shop}


def _value(call: Call, one: DiscountModel) -> View:
    if one.percent is not None:
        return {"__typename": "DiscountPercentage", "percentage": float(one.percent / 100)}
    amount = money(one.amount or Decimal(0), call.store.currency)
    return {"__typename": "DiscountAmount", "amount": amount, "appliesOnEachItem": False}


def _minimum(call: Call, one: DiscountModel) -> View | None:
    if one.minimum is None:
        return None
    least = money(one.minimum, call.store.currency)
    return {"__typename": "DiscountMinimumSubtotal", "greaterThanOrEqualToSubtotal": least}


def _urls(call: Call, one: DiscountModel) -> list[View]:
    if not one.is_shareable:
        return []
    url = one.page or f"https://{call.store.shop}/discount/{one.code}"
    return [{"title": "Discount", "url": url, "targetType": "HOME", "targetItemImage": None}]
