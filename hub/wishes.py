"""What a customer wishes to change, as data: stored before the shop is asked, and turned into the shop's own change."""

from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import Any

from commerce.changes import (
    Cancel,
    CancelReason,
    Change,
    ChangeAddress,
    EditLines,
    LineEdit,
    Quote,
    RequestReturn,
    Settlement,
)
from commerce.port import Address, Money
from commerce.returns import ReturnLine, ReturnReason
from commerce.terms import EditKind
from hub.models import ChangeRow
from kit.errors import Conflict, Invalid

Wanted = EditLines | ChangeAddress | Cancel | RequestReturn
RETURN = "return"
"""The kind of a wish for a return; every other kind is an `EditKind`'s value."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One change of one order: `wanted` makes the shop's change, `summary` tells people of it; both are JSON."""

    kind: str
    wanted: dict[str, Any]
    summary: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with one field: `say` names the sentence, `values` fill it."""

    say: str
    values: dict[str, str] = field(default_factory=dict)


class WrongFields(Invalid):
    """The form cannot be used yet; `fields` names each field and what is wrong with it."""

    code = "fields_invalid"

    def __init__(self, fields: dict[str, Wrong]) -> None:
        """Keep what is wrong with each field."""
        super().__init__("Check these fields and send the form again: " + ", ".join(fields) + ".")
        self.fields = fields


class Closed(Conflict):
    """This kind of change is not open for this order or line now."""

    code = "edit_closed"


def line_wish(kind: EditKind, line_id: str, quantity: int, variant_id: str | None, summary: dict[str, Any]) -> Wish:
    """Wish for a line to have `quantity` open units, of another variant if one is given."""
    return Wish(kind, {"line_id": line_id, "quantity": quantity, "variant_id": variant_id}, summary)


def address_wish(address: Address, summary: dict[str, Any]) -> Wish:
    """Wish for another shipping address."""
    return Wish(EditKind.ADDRESS, {"address": asdict(address)}, summary)


def cancel_wish(reason: CancelReason, note: str, fee: Money | None) -> Wish:
    """Wish for the order to be cancelled; `fee` is what the shop keeps."""
    summary: dict[str, Any] = {"reason": reason.value}
    wanted = {"reason": reason.value, "note": note, "fee": pack(fee) if fee else None}
    return Wish(EditKind.CANCEL, wanted, summary)


def to_change(row: ChangeRow) -> Wanted:
    """Make the shop's change of a stored wish."""
    base = Change(customer_id=row.shop_customer_id, order_id=row.order_id, key=row.key, seen=row.seen)
    return change_of(row.kind, row.wanted, base)


def change_of(kind: str, wanted: dict[str, Any], base: Change) -> Wanted:
    """Make the shop's change of a wish; `base` says whose, which order, under which key and on which state."""
    who = asdict(base)
    if kind == EditKind.ADDRESS:
        return ChangeAddress(**who, address=Address(**wanted["address"]))
    if kind == RETURN:
        items = (ReturnLine(**{**item, "reason": ReturnReason(item["reason"])}) for item in wanted["items"])
        return RequestReturn(**who, items=tuple(items), note=wanted["note"])
    if kind == EditKind.CANCEL:
        fee = unpack(wanted["fee"]) if wanted["fee"] else None
        return Cancel(**who, reason=CancelReason(wanted["reason"]), note=wanted["note"], fee=fee)
    return EditLines(**who, edits=(LineEdit(wanted["line_id"], wanted["quantity"], wanted["variant_id"]),))


def pack(money: Money) -> dict[str, str]:
    """Return an amount as JSON."""
    return {"amount": str(money.amount), "currency": money.currency}


def unpack(packed: dict[str, str]) -> Money:
    """Return an amount that was packed."""
    return Money(Decimal(packed["amount"]), packed["currency"])


def pack_quote(quote: Quote) -> dict[str, Any]:
    """Return a quote as JSON, in a form that two equal quotes share."""
    return {
        "before": pack(quote.before),
        "after": pack(quote.after),
        "difference": pack(quote.difference),
        "settlement": quote.settlement.value,
        "fee": pack(quote.fee) if quote.fee else None,
    }


def unpack_quote(packed: dict[str, Any]) -> Quote:
    """Return a quote that was packed."""
    return Quote(
        before=unpack(packed["before"]),
        after=unpack(packed["after"]),
        difference=unpack(packed["difference"]),
        settlement=Settlement(packed["settlement"]),
        fee=unpack(packed["fee"]) if packed["fee"] else None,
    )
