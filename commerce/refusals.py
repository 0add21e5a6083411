"""What no shop changes on an order as it stands: the rules of shopify.md sections 4 to 6, for every adapter."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar

from commerce.changes import ChangeRefused, LineEdit, RequestReturn
from commerce.port import Address, FinancialStatus, Line, Money, Order, ReturnStatus
from commerce.returns import ReturnLine, ReturnState
from commerce.units import Units, count_units

NEEDED = ("name", "line1", "city", "postcode", "country")
LONGEST = 200
_DEAD = frozenset({FinancialStatus.REFUNDED, FinancialStatus.VOIDED, FinancialStatus.EXPIRED})
_GIVEN_UP = frozenset({ReturnState.CANCELLED, ReturnState.DECLINED})
_NO_RETURN_OPEN = frozenset({ReturnStatus.NO_RETURN, ReturnStatus.RETURNED, ReturnStatus.RETURN_FAILED})


class Titled(Protocol):
    """A product, as far as a refusal looks at it."""

    @property
    def id(self) -> str:
        """Its id."""
        ...

    @property
    def title(self) -> str:
        """What it is called."""
        ...


class Counted(Titled, Protocol):
    """A variant, as far as a refusal looks at it."""

    @property
    def stock(self) -> int | None:
        """How many are left; None where the shop does not count them."""
        ...


P = TypeVar("P", bound=Titled)
V = TypeVar("V", bound=Counted)


def refuse_closed(order: Order) -> None:
    """Refuse any change of an order that the shop has closed.

    Raises:
        ChangeRefused: with the reason.
    """
    if order.cancelled_at is not None or order.cancel_pending:
        raise ChangeRefused("This order is cancelled or being cancelled.", code="order_cancelled")
    if order.archived_at is not None:
        raise ChangeRefused("This order is archived. Ask the shop's support.", code="order_archived")
    if not order.merchant_editable or order.financial_status in _DEAD:
        raise ChangeRefused("The shop does not let this order be changed.", code="order_locked")


def check_edit(order: Order, edit: LineEdit, units: Mapping[str, Units]) -> tuple[Line, int]:
    """Return the line that is to be edited and how many of its units are open.

    Raises:
        ChangeRefused: there is no such line, the shop locks it, or the quantity is not within what is open.
    """
    line = next((line for line in order.lines if line.id == edit.line_id), None)
    if line is None:
        raise ChangeRefused("This line is not on the order.", code="line_unknown")
    if not line.merchant_editable:
        raise ChangeRefused(f"The shop does not let {line.title} be changed.", code="line_locked")
    free = units[line.id].open
    if free == 0:
        raise ChangeRefused(f"Nothing of {line.title} can still be changed.", code="nothing_open")
    if not 0 <= edit.quantity <= free:
        raise ChangeRefused(f"Choose from 0 to {free} of {line.title}.", code="quantity_out_of_range")
    return line, free


def check_edits(order: Order, edits: Sequence[LineEdit]) -> None:
    """Refuse any edit of a closed order, and edits that name a line twice.

    Raises:
        ChangeRefused: with the reason.
    """
    refuse_closed(order)
    if len({edit.line_id for edit in edits}) < len(edits):
        raise ChangeRefused("Each line can be changed once at a time.", code="line_twice")


def check_outcome(*, changes: bool, units_left: int) -> None:
    """Refuse edits that leave everything as it is, or nothing at all.

    Raises:
        ChangeRefused: with the reason.
    """
    if not changes:
        raise ChangeRefused("Nothing would change. Choose another size, colour or quantity.", code="nothing_to_change")
    if units_left <= 0:
        raise ChangeRefused("Nothing would be left of this order. Cancel it instead.", code="order_would_be_empty")


def other_form(line: Line, variant_id: str, shelf: Mapping[str, tuple[P, V]]) -> V:
    """Return another form of a line's product that may take the line's place.

    Raises:
        ChangeRefused: it is no form of this product, or the shop would lose what is written on the line (S1-48).
    """
    if not line.is_swappable:
        raise ChangeRefused(
            f"{line.title} was made for its customer. Ask the shop's support.", code="text_would_be_lost"
        )
    return _form(line, variant_id, shelf)


def _form(line: Line, variant_id: str, shelf: Mapping[str, tuple[P, V]]) -> V:
    found = shelf.get(variant_id)
    if found is None or found[0].id != line.product_id:
        sentence = f"{line.title} does not come in this form. Choose one from the list."
        raise ChangeRefused(sentence, code="variant_unknown")
    return found[1]


def check_stock(moves: Mapping[str, int], shelf: Mapping[str, tuple[P, V]]) -> None:
    """Refuse to take more of a variant than there is; `moves` are negative where units are taken.

    Raises:
        ChangeRefused: a variant is sold out.
    """
    for variant_id, units in moves.items():
        if units < 0 and variant_id in shelf:
            product, variant = shelf[variant_id]
            if variant.stock is not None and variant.stock + units < 0:
                raise _sold_out(product.title, variant.title)


def check_return(order: Order, change: RequestReturn, shelf: Mapping[str, tuple[P, V]]) -> None:
    """Refuse what cannot be sent back.

    Raises:
        ChangeRefused: a line is not on the order, more units are named than have left and not come back, or what is
            wished instead is no other form of the same product, or sold out.
    """
    if order.cancelled_at is not None:
        raise ChangeRefused("This order is cancelled.", code="order_cancelled")
    if not change.items:
        raise ChangeRefused("Choose what to send back.", code="nothing_to_change")
    lines, counts = {line.id: line for line in order.lines}, count_units(order)
    before, wanted = _coming_back(order), Counter[str]()
    for item in change.items:
        if item.units < 1:
            raise ChangeRefused("Choose at least one unit of each line.", code="quantity_out_of_range")
        if item.line_id not in lines:
            raise ChangeRefused("This line is not on the order.", code="line_unknown")
        _check_exchange(item, lines[item.line_id], shelf)
        wanted[item.line_id] += item.units
    if any(units > counts[line_id].shipped - before[line_id] for line_id, units in wanted.items()):
        raise not_returnable()


def not_returnable() -> ChangeRefused:
    """Return the refusal of units that never left, or are on their way back."""
    return ChangeRefused("Only units that were sent and are not coming back already can be returned.")


def _coming_back(order: Order) -> Counter[str]:
    coming: Counter[str] = Counter()
    for one in order.returns:
        if one.state not in _GIVEN_UP:
            for line in one.lines:
                coming[line.line_id] += line.units
    return coming


def _check_exchange(item: ReturnLine, line: Line, shelf: Mapping[str, tuple[P, V]]) -> None:
    if item.exchange_for is None:
        return
    variant = _form(line, "" if item.exchange_for == line.variant_id else item.exchange_for, shelf)
    if variant.stock is not None and variant.stock < item.units:
        raise _sold_out(line.title, variant.title)


def _sold_out(product: str, variant: str) -> ChangeRefused:
    return ChangeRefused(f"{product} in {variant} is sold out. Choose another.", code="out_of_stock")


def check_cancel(order: Order, fee: Money | None) -> None:
    """Refuse to cancel what a shop would not cancel.

    Raises:
        ChangeRefused: something has left or is on its way out, a return is open, a payment pending, or the fee wrong.
    """
    refuse_closed(order)
    counts = count_units(order).values()
    if any(count.shipped for count in counts):
        raise ChangeRefused("A part of this order has been sent already.", code="order_shipped")
    if any(count.open + count.digital < count.current for count in counts):
        raise ChangeRefused("The warehouse has this order already.", code="order_with_warehouse")
    if order.return_status not in _NO_RETURN_OPEN:
        raise ChangeRefused("This order has an open return.", code="return_open")
    if order.financial_status is FinancialStatus.PENDING:
        raise ChangeRefused("The payment of this order is still pending.", code="payment_pending")
    if fee is not None and (fee.currency != order.currency or not 0 <= fee.amount <= order.total.amount):
        raise ChangeRefused("The fee does not fit this order.", code="fee_invalid")


def check_address(order: Order, address: Address | None) -> Address:
    """Return the new address of an order, if it can be used and nothing of the order has left or is about to.

    Raises:
        ChangeRefused: a needed field is missing or unusable, it is the old address, or it is too late.
    """
    refuse_closed(order)
    if address is None:
        raise ChangeRefused("Fill in the new address.", code="address_incomplete")
    _check_fields(address)
    if order.shipping_address is None:
        raise ChangeRefused("Nothing of this order is sent to an address.", code="nothing_to_send")
    ids = {line.id for line in order.lines if line.requires_shipping}
    counts = [count for line_id, count in count_units(order).items() if line_id in ids]
    if any(count.shipped for count in counts):
        raise ChangeRefused("A part of this order has been sent already.", code="order_shipped")
    if any(count.open < count.current for count in counts):
        raise ChangeRefused("The warehouse has this order already.", code="order_with_warehouse")
    if address == order.shipping_address:
        raise ChangeRefused("This is the address the order has already.", code="nothing_to_change")
    return address


def _check_fields(address: Address) -> None:
    for field in NEEDED:
        if not str(getattr(address, field)).strip():
            raise ChangeRefused(f"Fill in the {field} of the address.", code="address_incomplete", field=field)
    fields = (*NEEDED, "line2", "region", "phone")
    if any(len(getattr(address, field)) > LONGEST for field in fields):
        raise ChangeRefused(f"Keep each field of the address under {LONGEST} characters.", code="address_invalid")
    if not (len(address.country) == 2 and address.country.isascii() and address.country.isupper()):  # noqa: PLR2004 - ISO 3166-1 alpha-2
        raise ChangeRefused("Choose the country from the list.", code="address_invalid", field="country")
