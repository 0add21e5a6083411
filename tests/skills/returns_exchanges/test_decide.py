"""Every way that the answer on a return can go: which branch, which facts, and whether a person is offered."""

from dataclasses import replace
from datetime import timedelta

import pytest

from commerce.fulfilment import Fulfilment, ShipmentEvent, ShipmentStatus
from commerce.port import Can, FinancialStatus, Order, ReturnStatus
from commerce.returnability import returnability
from commerce.returns import Return, ReturnLine, ReturnReason, ReturnState
from commerce.terms import ExceptionKind, Known, ReturnException, Terms
from skills.returns_exchanges.decide import Branch, Decision, Wish, decide
from skills.returns_exchanges.slots import Kind
from tests.commerce.building import ALL, LISBON, NOW, line, order, source

RULE = source("Items can be returned within 30 days.")
THIRTY = Terms(return_window=Known(timedelta(days=30), RULE))
NO_SWAP = replace(THIRTY, exchanges=Known(value=False, source=source("We do not exchange.")))
PERSONAL = replace(THIRTY, return_exceptions=(ReturnException(ExceptionKind.PERSONALISED, source("Those stay.")),))
RETURN, EXCHANGE, REFUND, DEFECT = (Wish(kind) for kind in Kind)
MUG = line("l2", 1, 0, attributes=(("Engraving", "Ana"),), title="Camp mug", variant_title="")


def sent(*days: int, last: ShipmentStatus = ShipmentStatus.DELIVERED, **more: object) -> Order:
    """One line for each parcel, sent and at `last` so many days ago."""
    lines = [line(f"l{place}", 1, 0) for place, _ in enumerate(days, 1)]
    moments = [NOW - timedelta(days=count) for count in days]
    parcels = tuple(
        Fulfilment(f"p{place}", ((f"l{place}", 1),), moment, None, (ShipmentEvent(last, moment),))
        for place, moment in enumerate(moments, 1)
    )
    return replace(order(*lines, fulfilments=parcels), **more)  # type: ignore[arg-type]


def back(state: ReturnState) -> tuple[Return, ...]:
    return (Return("r1", state, NOW, (ReturnLine("l1", 1, ReturnReason.OTHER),)),)


HERE, ON_ITS_WAY, LATE = sent(3), sent(3, last=ShipmentStatus.IN_TRANSIT), sent(60)
GONE = sent(3, financial_status=FinancialStatus.REFUNDED)
CANCELLED = order(line("l1", 0, 0), cancelled_at=NOW, financial_status=FinancialStatus.AUTHORIZED)
UNTOLD = order(line("l1", 1, None))
ENGRAVED = replace(order(MUG), fulfilments=(replace(HERE.fulfilments[0], lines=(("l2", 1),)),))

CASES = [
    ("delivered", HERE, THIRTY, RETURN, Branch.CARD, ["can-return", "ask-until-delivery", "choose"], None),
    ("exchange", HERE, THIRTY, EXCHANGE, Branch.CARD, ["can-exchange", "ask-until-delivery", "choose-exchange"], None),
    (
        "no swaps",
        HERE,
        NO_SWAP,
        EXCHANGE,
        Branch.CARD,
        ["no-exchange", "can-return", "ask-until-delivery", "choose"],
        None,
    ),
    ("defect", HERE, THIRTY, DEFECT, Branch.CARD, ["can-return", "ask-until-delivery", "choose-defect"], None),
    ("silent rules", HERE, Terms(), RETURN, Branch.CARD, ["can-return", "not-certain", "choose"], "policy_unknown"),
    ("on its way", ON_ITS_WAY, THIRTY, RETURN, Branch.CLOSED, ["nothing-not-delivered"], None),
    ("late", LATE, THIRTY, RETURN, Branch.CLOSED, ["nothing-window-closed-at"], "window_closed"),
    ("late defect", LATE, THIRTY, DEFECT, Branch.CLOSED, ["nothing-window-closed-at"], "defect"),
    ("not sent", order(line()), THIRTY, RETURN, Branch.EDITING, ["nothing-not-sent"], "not_sent"),
    ("exception", ENGRAVED, PERSONAL, RETURN, Branch.CLOSED, ["nothing-exception"], "exception"),
    ("untold", UNTOLD, THIRTY, RETURN, Branch.CLOSED, ["nothing-unknown"], "unknown"),
    ("refunded", GONE, THIRTY, RETURN, Branch.CLOSED, ["nothing-refunded"], None),
    ("cancelled", CANCELLED, THIRTY, REFUND, Branch.MONEY, ["refund-cancelled"], "refund_missing"),
    ("refund done", GONE, THIRTY, REFUND, Branch.MONEY, ["refund-whole"], None),
    (
        "no return yet",
        HERE,
        THIRTY,
        REFUND,
        Branch.CARD,
        ["refund-none", "can-return", "ask-until-delivery", "choose"],
        None,
    ),
    (
        "asked for already",
        sent(3, returns=back(ReturnState.REQUESTED)),
        THIRTY,
        RETURN,
        Branch.CLOSED,
        ["return-requested", "refund-not-yet"],
        None,
    ),
    (
        "back and not paid",
        sent(3, returns=back(ReturnState.CLOSED)),
        THIRTY,
        REFUND,
        Branch.MONEY,
        ["return-closed", "refund-not-yet"],
        "refund_missing",
    ),
    (
        "the shop tells no more",
        sent(3, return_status=ReturnStatus.INSPECTION_COMPLETE),
        THIRTY,
        REFUND,
        Branch.MONEY,
        ["return-under-way", "return-checked", "refund-not-yet"],
        None,
    ),
    (
        "two ages",
        sent(3, 60),
        THIRTY,
        RETURN,
        Branch.CARD,
        ["can-return", "ask-until-delivery", "lines-window-closed-at", "choose"],
        None,
    ),
]


def answer(subject: Order, terms: Terms, wish: Wish, can: frozenset[Can] = ALL) -> Decision:
    return decide(subject, returnability(subject, terms, NOW, LISBON, can), wish)


@pytest.mark.parametrize(
    ("subject", "terms", "wish", "branch", "facts", "handoff"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_the_answer_goes_where_the_facts_lead(
    subject: Order, terms: Terms, wish: Wish, branch: Branch, facts: list[str], handoff: str | None
) -> None:
    decision = answer(subject, terms, wish)
    assert decision.branch is branch
    assert [fact.key for fact in decision.facts] == facts
    assert decision.handoff == handoff


def test_the_line_that_was_spoken_of_is_told_of_alone() -> None:
    decision = answer(sent(3, 4), THIRTY, replace(RETURN, line_ids=frozenset({"l2"})))
    assert [fact.values["lines"] for fact in decision.facts if fact.key == "can-return"] == [
        ("1 x Harbour Tee (M / Navy)",)
    ]


def test_a_line_that_may_not_come_back_is_told_of_first_and_the_rest_then() -> None:
    decision = answer(sent(3, 60), THIRTY, replace(RETURN, line_ids=frozenset({"l2"})))
    assert [fact.key for fact in decision.facts][:2] == ["lines-window-closed-at", "can-return"]
    assert decision.handoff == "window_closed"


def test_what_editing_has_told_of_already_is_not_told_again() -> None:
    both = order(line("l1", 1, 0), line("l2", 1), fulfilments=ON_ITS_WAY.fulfilments)
    assert [fact.key for fact in answer(both, THIRTY, replace(RETURN, is_of_sent=True)).facts] == [
        "nothing-not-delivered"
    ]


def test_a_shop_that_takes_no_requests_needs_a_person() -> None:
    assert answer(HERE, THIRTY, RETURN, ALL - {Can.REQUEST_RETURN}).handoff == "shop_cannot"
