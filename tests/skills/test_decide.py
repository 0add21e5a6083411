"""Every row of the decision table at the end of shopify.md that concerns the agent: which branch, which facts, a card?

The last four rows are no decisions on one order: several orders and foreign ones are `which_order`'s, a state that
moves is the Hub's, and an order out of reach is the shop's not found.
"""

from dataclasses import replace
from datetime import timedelta

import pytest

from commerce.editability import editability
from commerce.fulfilment import Fulfilment, FulfilmentOrderStatus, RequestStatus, ShipmentEvent, ShipmentStatus
from commerce.port import FinancialStatus, Order, ReturnStatus
from commerce.terms import EditKind, ExceptionKind, Terms, Unknown, UnknownWhy
from skills.order_editing.decide import Branch, Decision, Wish, decide
from tests.commerce.building import (
    ALL,
    LISBON,
    NOW,
    ONE_HOUR,
    UNTIL_SHIPPED,
    exception,
    fee,
    group,
    hold,
    line,
    order,
)

SIZE, CANCEL, ANY = Wish(EditKind.VARIANT), Wish(EditKind.CANCEL), Wish()
ENGRAVED = line("l2", 1, attributes=(("Engraving", "Ana"),), title="Camp mug", variant_title="")
NOTHING_PERSONAL = replace(ONE_HOUR, exceptions=(exception(ExceptionKind.PERSONALISED),))
NO_PRE_ORDERS = replace(UNTIL_SHIPPED, exceptions=(exception(ExceptionKind.PRE_ORDER),))
SILENT = Terms()
DISPUTED = replace(ONE_HOUR, cancel_window=Unknown(UnknownWhy.CONTRADICTORY))


def asked(request: RequestStatus) -> Order:
    return order(line(), groups=(group(("l1", 2), request_status=request),))


def held(*, ours: bool) -> Order:
    stopped = group(("l1", 2), status=FulfilmentOrderStatus.ON_HOLD, holds=(hold(ours=ours),))
    return order(line(), groups=(stopped,), risk_flagged=not ours)


SCHEDULED = order(line(), groups=(group(("l1", 2), status=FulfilmentOrderStatus.SCHEDULED),))
PART = order(line("l1", 2, 0), line("l2", 3, title="Market tote", variant_title="Sand"))
UNITS = order(line("l1", 3, 2))
LABEL = order(
    line("l1", 1, 0),
    fulfilments=(Fulfilment("p1", (("l1", 1),), NOW, None, (ShipmentEvent(ShipmentStatus.LABEL_PRINTED, NOW),)),),
)
LATE = timedelta(hours=3)
FEWER, MORE = (Wish(EditKind.QUANTITY, units=units) for units in (1, 3))
AGREED = replace(CANCEL, is_agreed=True)

CASES = [
    ("fewer units", order(line()), ONE_HOUR, FEWER, Branch.CARD, ["can-change", "open-until"], True),
    ("more units", order(line()), ONE_HOUR, MORE, Branch.CARD, ["more-not-supported", "else-open"], True),
    ("more of one", order(line("l1", 1)), ONE_HOUR, MORE, Branch.CARD, ["more-not-supported", "else-open"], True),
    ("agreed to", order(line()), ONE_HOUR, AGREED, Branch.CARD, ["finish-there", "open-until"], True),
    ("open", order(line()), ONE_HOUR, SIZE, Branch.CARD, ["can-change", "open-until"], True),
    ("open, nothing named", order(line()), ONE_HOUR, ANY, Branch.CARD, ["can-change-any"], True),
    ("submitted", asked(RequestStatus.SUBMITTED), ONE_HOUR, SIZE, Branch.CLOSED, ["order-with-warehouse"], False),
    ("accepted", asked(RequestStatus.ACCEPTED), ONE_HOUR, CANCEL, Branch.CLOSED, ["order-with-warehouse"], False),
    ("rejected", asked(RequestStatus.REJECTED), ONE_HOUR, CANCEL, Branch.CARD, ["can-change", "open-until"], True),
    (
        "outside its window",
        order(line(), placed_at=NOW - LATE),
        ONE_HOUR,
        SIZE,
        Branch.CLOSED,
        ["window-closed-at"],
        False,
    ),
    (
        "one line engraved",
        order(line(), ENGRAVED),
        NOTHING_PERSONAL,
        SIZE,
        Branch.CARD,
        ["can-change", "open-until", "lines-exception"],
        True,
    ),
    ("engraved only", order(ENGRAVED), NOTHING_PERSONAL, CANCEL, Branch.CLOSED, ["exception"], False),
    ("held by us", held(ours=True), ONE_HOUR, SIZE, Branch.CARD, ["can-change", "open-until"], True),
    ("held by others", held(ours=False), ONE_HOUR, SIZE, Branch.CLOSED, ["order-on-hold"], False),
    ("scheduled", SCHEDULED, UNTIL_SHIPPED, SIZE, Branch.CARD, ["can-change"], True),
    ("scheduled, pre-orders closed", SCHEDULED, NO_PRE_ORDERS, SIZE, Branch.CLOSED, ["exception"], False),
    (
        "part shipped",
        PART,
        ONE_HOUR,
        SIZE,
        Branch.PARTS,
        ["part-shipped", "units-shipped", "units-open", "card-for-open"],
        True,
    ),
    (
        "part shipped, to cancel",
        PART,
        ONE_HOUR,
        CANCEL,
        Branch.PARTS,
        ["part-shipped", "units-shipped", "units-open", "already-part-shipped", "card-for-open"],
        True,
    ),
    ("shipped", order(line("l1", 2, 0)), ONE_HOUR, CANCEL, Branch.RETURNS, ["order-shipped"], False),
    ("label printed", LABEL, ONE_HOUR, Wish(EditKind.ADDRESS), Branch.RETURNS, ["order-shipped"], False),
    ("cancelled", order(line(), cancelled_at=NOW), ONE_HOUR, CANCEL, Branch.CLOSED, ["order-cancelled"], False),
    ("cancelling", order(line(), cancel_pending=True), ONE_HOUR, SIZE, Branch.CLOSED, ["order-cancelling"], False),
    ("archived", order(line(), archived_at=NOW), ONE_HOUR, SIZE, Branch.CLOSED, ["order-archived"], False),
    (
        "refunded",
        order(line(), financial_status=FinancialStatus.REFUNDED),
        ONE_HOUR,
        SIZE,
        Branch.CLOSED,
        ["order-refunded"],
        False,
    ),
    ("locked", order(line(), merchant_editable=False), ONE_HOUR, SIZE, Branch.CLOSED, ["order-locked"], False),
    (
        "digital",
        order(line(requires_shipping=False)),
        ONE_HOUR,
        SIZE,
        Branch.CLOSED,
        ["order-digital"],
        False,
    ),
    (
        "open return",
        order(line(), return_status=ReturnStatus.RETURN_REQUESTED),
        ONE_HOUR,
        CANCEL,
        Branch.CARD,
        ["return-open", "else-open"],
        True,
    ),
    ("nothing told", order(line(unfulfilled=None)), ONE_HOUR, SIZE, Branch.CLOSED, ["order-unknown"], False),
    ("no policy", order(line()), SILENT, SIZE, Branch.CLOSED, ["policy-unknown"], False),
    ("disputed policy", order(line()), DISPUTED, CANCEL, Branch.CARD, ["policy-unknown", "else-open"], True),
    (
        "one unit, to lower",
        order(line("l1", 1), line("l2", 1)),
        ONE_HOUR,
        Wish(EditKind.QUANTITY),
        Branch.CARD,
        ["single-unit", "else-open"],
        True,
    ),
    (
        "the only item, to take off",
        order(line("l1", 1)),
        ONE_HOUR,
        Wish(EditKind.REMOVE),
        Branch.CARD,
        ["whole-order", "else-open"],
        True,
    ),
]


def decided(subject: Order, terms: Terms, wish: Wish) -> Decision:
    return decide(subject, editability(subject, terms, NOW, LISBON, ALL), wish, terms)


@pytest.mark.parametrize(
    ("subject", "terms", "wish", "branch", "facts", "card"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_the_decision_table(
    subject: Order, terms: Terms, wish: Wish, branch: Branch, facts: list[str], *, card: bool
) -> None:
    """S1-15, S1-16, S1-17, S1-18, S1-19, S1-33, S1-48."""
    decision = decided(subject, terms, wish)
    assert decision.branch is branch
    assert [fact.key for fact in decision.facts] == facts
    assert decision.shows_card is card


def test_the_focus_is_the_change_that_was_asked_for_if_it_is_open() -> None:
    """S1-20."""
    assert decided(order(line()), ONE_HOUR, SIZE).focus is EditKind.VARIANT
    assert decided(PART, ONE_HOUR, CANCEL).focus is None


def test_a_closed_window_is_cited_and_a_person_offered() -> None:
    """S1-32: the sentence itself, not our words for it."""
    decision = decided(order(line(), placed_at=NOW - LATE), ONE_HOUR, SIZE)
    assert decision.facts[0].source == ONE_HOUR.modify_window.source  # type: ignore[union-attr]
    assert decision.handoff == "window_closed"


def test_units_of_one_line_are_told_apart() -> None:
    """S1-65, S1-66."""
    facts = {fact.key: fact.values for fact in decided(UNITS, ONE_HOUR, SIZE).facts}
    assert facts["units-shipped"]["lines"] == ("1 x Harbour Tee (M / Navy)",)
    assert facts["units-open"]["lines"] == ("2 x Harbour Tee (M / Navy)",)


def test_the_line_that_was_meant_decides() -> None:
    """S1-48: the engraved mug is closed although the shirt beside it is open."""
    decision = decided(order(line(), ENGRAVED), NOTHING_PERSONAL, Wish(EditKind.VARIANT, frozenset({"l2"})))
    assert [fact.key for fact in decision.facts] == ["exception", "else-open"]
    assert decision.facts[0].values["lines"] == ("Camp mug",)
    assert decision.focus is None


def test_the_fee_of_cancelling_is_an_amount_with_its_sentence() -> None:
    """S1-47."""
    terms = replace(ONE_HOUR, restocking_fee=fee("10"))
    fact = decided(order(line()), terms, CANCEL).facts[-1]
    assert (fact.key, str(fact.values["fee"].amount)) == ("cancel-fee", "5.00")
    assert fact.source is not None


def test_why_others_hold_an_order_is_never_among_the_facts() -> None:
    """Not even the shop's own reason code for the hold."""
    decision = decided(held(ours=False), ONE_HOUR, SIZE)
    assert "fraud" not in repr(decision)
    assert decision.handoff == "on_hold"


def test_nobody_is_called_for_an_order_that_is_cancelled_as_wished() -> None:
    assert decided(order(line(), cancelled_at=NOW), ONE_HOUR, CANCEL).handoff is None
    assert decided(order(line(), cancelled_at=NOW), ONE_HOUR, SIZE).handoff == "cancelled"
