"""What a macro asks of whoever uses it: a reason of its closed list, an amount. Pure (S5-25, S5-51)."""

from dataclasses import dataclass
from decimal import Decimal

from helpdesk.replies.filling import Bound, Given, Place
from helpdesk.replies.macros import REFUND, Outcome
from helpdesk.replies.models import MacroRow
from helpdesk.replies.telling import check_amount, check_reason
from kit.errors import Invalid


@dataclass(frozen=True, slots=True)
class Asks:
    """What a macro asks for; `currency` and `highest` are the order's, where they are known."""

    reasons: tuple[str, ...]
    amount: bool
    currency: str
    highest: Decimal | None
    note: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """A macro on its ticket, with the text that it will say."""

    macro: MacroRow
    place: Place
    bound: Bound


def asks_of(found: Chosen) -> Asks:
    """Return what a macro asks for before it can be sent."""
    ticket = found.place.ticket
    is_refund = found.macro.outcome == Outcome.PARTIAL_REFUND
    highest = ticket.order_value if is_refund and not found.place.unproved else None
    names = found.bound.parsed.names
    currency = ticket.order_currency if is_refund else ""
    return Asks(tuple(found.macro.reasons), is_refund, currency, highest, "note" in names)


def tags_of(macro: MacroRow, reason: str) -> tuple[str, ...]:
    """Return what a macro tags a ticket with."""
    because = (f"{REFUND}{reason}",) if macro.outcome == Outcome.PARTIAL_REFUND and reason else ()
    return (*macro.tags, *because)


def check(found: Chosen, given: Given, *, is_final: bool = False) -> None:
    """Refuse what a macro does not ask for or knows nothing of, and at the end also what is missing.

    Raises:
        Invalid: with code `reason_unknown`, `reason_needed`, `amount_invalid`, `amount_too_large` or `amount_needed`.
    """
    asks = asks_of(found)
    if given.reason:
        check_reason(given.reason, asks.reasons)
    if given.amount is not None and not asks.amount:
        raise Invalid("This macro asks for no amount. Leave it out.", code="amount_invalid")
    if given.amount is not None:
        _check_amount(given.amount, given.currency, asks)
    if is_final and asks.reasons and not given.reason:
        raise Invalid(f"Choose a reason: {', '.join(asks.reasons)}.", code="reason_needed")
    if is_final and asks.amount and given.amount is None:
        raise Invalid("Give the amount that was decided on.", code="amount_needed")


def _check_amount(amount: Decimal, currency: str, asks: Asks) -> None:
    check_amount(amount, currency)
    if asks.highest is not None and currency == asks.currency and amount > asks.highest:
        sentence = f"The whole order came to {asks.highest.normalize():f} {currency}. Write a smaller amount."
        raise Invalid(sentence, code="amount_too_large")
