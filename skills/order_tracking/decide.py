"""Which branch an order's journey takes and what is said on it: a pure function of what `commerce.tracking` found.

Nothing here reads, waits or words: facts name their words by key. Every status has its own next step (S5-18, S5-19).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from commerce.port import FinancialStatus, Order
from commerce.tracking import ARRIVED, Journey, OrderStage, Parcel, Stage
from skills.base import Fact, Handoff, HandoffKind
from skills.order_tracking import parcels
from skills.order_tracking.slots import Asked
from stores.notes import NoteOn

A_LITTLE_EARLY = timedelta(hours=24)
"""How long to wait for a parcel that is reported as delivered: carriers sometimes report it before they come."""


class Branch(StrEnum):
    """The ways an order's answer can go; each is a node of the graph."""

    FOLLOW = "follow_parcels"
    LOOK = "look_for_parcel"
    WAIT = "say_not_sent"
    NOTHING = "say_no_parcel"
    CONFIRM = "confirm_order"


class Article(StrEnum):
    """What is looked up in the shop's articles for an answer: `query-…` and `…-says` are its words."""

    DISPATCH = "dispatch"
    DELIVERY = "delivery"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Decision:
    """The branch, the facts to say in order, and what goes with them.

    `article` is what the shop's articles are asked for, `notes` the statuses whose note of the shop is added, `parcels`
    those spoken of. `asks_to_wait` says that the customer was asked to wait a little.
    """

    branch: Branch
    facts: tuple[Fact, ...]
    handoff: Handoff | None = None
    article: Article | None = None
    notes: tuple[NoteOn, ...] = ()
    parcels: tuple[str, ...] = ()
    shows_card: bool = False
    asks_to_wait: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the order: a kind, the lines or the one parcel spoken of, if any, and what was told before.

    `has_waited` says that the customer was asked before to wait a little for this order.
    """

    kind: Asked = Asked.STATUS
    line_ids: frozenset[str] = frozenset()
    parcel_id: str | None = None
    has_waited: bool = False
    speaks_of_mail: bool = False


_NO_PARCEL = {
    OrderStage.CANCELLED: "order-cancelled",
    OrderStage.CANCELLING: "order-cancelling",
    OrderStage.REFUNDED: "order-refunded",
    OrderStage.CLOSED: "order-closed",
    OrderStage.DIGITAL: "order-digital",
    OrderStage.UNKNOWN: "order-unknown",
}
_WAITING = {
    OrderStage.NOT_SENT: "order-not-sent",
    OrderStage.WITH_WAREHOUSE: "order-with-warehouse",
    OrderStage.ON_HOLD: "order-on-hold",
    OrderStage.SCHEDULED: "order-scheduled",
}
_NEEDS_PERSON = {OrderStage.CLOSED: "order_closed", OrderStage.UNKNOWN: "quantity_unknown"}
_UNPAID = frozenset(
    {
        FinancialStatus.PENDING,
        FinancialStatus.PARTIALLY_PAID,
        FinancialStatus.VOIDED,
        FinancialStatus.EXPIRED,
    }
)
UNDER_WAY = frozenset({*_WAITING, OrderStage.PART_SENT, OrderStage.SENT, OrderStage.CANCELLING, OrderStage.UNKNOWN})
"""Stages of an order that somebody who asks where it is usually means."""
HAS_LEFT = frozenset({OrderStage.PART_SENT, OrderStage.SENT, OrderStage.ARRIVED})


def decide(order: Order, journey: Journey, question: Question, now: datetime, zone: ZoneInfo) -> Decision:
    """Choose the branch for a question on `order`, whose `journey` was made from it at `now`."""
    decision = _decide(order, journey, question, now, zone)
    return replace(decision, facts=parcels.with_links(decision.facts, journey))


def _decide(order: Order, journey: Journey, question: Question, now: datetime, zone: ZoneInfo) -> Decision:
    if question.kind is Asked.CONFIRMATION:
        return _confirm(order, journey, question)
    if journey.stage in HAS_LEFT:
        spoken_of = _narrowed(journey, question)
        has_come = [parcel for parcel in spoken_of.parcels if parcel.stage in ARRIVED]
        if question.kind is Asked.NOT_RECEIVED and has_come:
            return _look(journey, spoken_of, question, now, zone)
        return _follow(journey, spoken_of, question.kind, zone)
    if journey.stage in _WAITING:
        return _wait(order, journey, question.kind, zone)
    reason = _NEEDS_PERSON.get(journey.stage)
    facts = (Fact(_NO_PARCEL[journey.stage], {"order": journey.name}),)
    return Decision(Branch.NOTHING, facts, handoff=Handoff(reason, offer_only=True) if reason else None)


def _narrowed(journey: Journey, question: Question) -> Journey:
    """Return the journey of what was spoken of alone: one parcel, or the parcels and rests of some lines."""
    one = tuple(parcel for parcel in journey.parcels if parcel.id == question.parcel_id)
    if one:
        return replace(journey, parcels=one, waiting=())
    if not question.line_ids:
        return journey
    held = tuple(p for p in journey.parcels if any(item.line_id in question.line_ids for item in p.contents))
    rest = tuple(item for item in journey.waiting if item.line_id in question.line_ids)
    return replace(journey, parcels=held, waiting=rest) if held or rest else journey


def _follow(journey: Journey, spoken_of: Journey, kind: Asked, zone: ZoneInfo) -> Decision:
    """Tell parcel by parcel where each is, then what is still here."""
    told, more = parcels.chosen(spoken_of.parcels)
    facts = [] if not _waits(spoken_of, kind) else [Fact("sorry-waiting")]
    facts += _lead(journey)
    for parcel in told:
        facts += parcels.tell(journey, parcel, zone, is_late=kind is Asked.LATE)
    if more:
        facts.append(Fact("more-parcels", {"count": more}))
    if spoken_of.waiting:
        facts.append(Fact("still-here", {"lines": parcels.items(spoken_of.waiting)}))
    if kind is Asked.NOT_RECEIVED and told:
        facts.append(Fact("not-reported"))
    return Decision(
        Branch.FOLLOW,
        tuple(facts),
        handoff=_handoff(journey, told, kind),
        article=_article(journey, told, kind),
        notes=parcels.notes(told),
        parcels=tuple(parcel.id for parcel in told),
        shows_card=True,
    )


def _lead(journey: Journey) -> list[Fact]:
    values = {"order": journey.name}
    if not journey.parcels:
        return [Fact("order-sent-untracked", values)]
    if journey.stage is OrderStage.PART_SENT:
        return [Fact("part-sent", values)]
    return [Fact("sent-in-parcels", values)] if len(journey.parcels) > 1 else []


def _waits(journey: Journey, kind: Asked) -> bool:
    """Whether to be sorry for the waiting: where the parcels themselves do not say so already."""
    sorry = any(one.is_overdue or one.stage in {Stage.DELAYED, Stage.FAILED} for one in journey.parcels)
    return kind in {Asked.LATE, Asked.NOT_RECEIVED} and not sorry and journey.stage is not OrderStage.ARRIVED


def _handoff(journey: Journey, told: Sequence[Parcel], kind: Asked) -> Handoff | None:
    if any(parcel.stage is Stage.FAILED for parcel in told):
        return Handoff("delivery_failed", HandoffKind.SOFT)
    if not journey.parcels:
        return Handoff("no_tracking", offer_only=True)
    is_late = any(parcel.is_overdue for parcel in told)
    if is_late or (kind is Asked.LATE and any(parcel.stage is Stage.DELAYED for parcel in told)):
        return Handoff("parcel_late", offer_only=True)
    return None


def _article(journey: Journey, told: Sequence[Parcel], kind: Asked) -> Article | None:
    moving = [parcel for parcel in told if parcel.stage in parcels.MOVING]
    if moving and (kind is Asked.LATE or any(parcel.is_overdue for parcel in moving)):
        return Article.LATE
    if any(parcel.expected is None for parcel in moving):
        return Article.DELIVERY
    return Article.DISPATCH if kind is Asked.LATE and journey.waiting else None


def _look(journey: Journey, spoken_of: Journey, question: Question, now: datetime, zone: ZoneInfo) -> Decision:
    """A parcel that is reported as delivered is not there: look around, wait a day, then a person."""
    come = [parcel for parcel in spoken_of.parcels if parcel.stage in ARRIVED]
    facts = [Fact("sorry-missing")]
    for parcel in come:
        facts += parcels.tell(journey, parcel, zone)
    newest = max(parcel.news_at or parcel.sent_at for parcel in come)
    was_handed_over = any(parcel.stage is Stage.PICKED_UP for parcel in come)
    may_wait = not was_handed_over and not question.has_waited and now < newest + A_LITTLE_EARLY
    if not was_handed_over:
        facts.append(Fact("look-around"))
    if may_wait:
        facts.append(Fact("wait-until", {"until": newest + A_LITTLE_EARLY}))
    return Decision(
        Branch.LOOK,
        tuple(facts),
        handoff=Handoff("delivered_not_received", HandoffKind.SOFT, offer_only=may_wait),
        notes=parcels.notes(come),
        parcels=tuple(parcel.id for parcel in come),
        shows_card=True,
        asks_to_wait=may_wait,
    )


def _wait(order: Order, journey: Journey, kind: Asked, zone: ZoneInfo) -> Decision:
    """Say plainly that nothing has left, and what the shop has written of when orders do."""
    day = {"day": journey.leaves_at.astimezone(zone).date()} if journey.leaves_at else {}
    facts = [Fact("sorry-waiting")] if kind in {Asked.LATE, Asked.NOT_RECEIVED} else []
    facts.append(Fact(_WAITING[journey.stage], {"order": journey.name, **day}))
    is_unpaid = order.financial_status in _UNPAID
    if is_unpaid:
        facts.append(Fact("payment-open"))
    reason = "on_hold" if journey.stage is OrderStage.ON_HOLD else "not_sent_yet"
    is_stuck = journey.stage is OrderStage.ON_HOLD or kind is not Asked.STATUS
    return Decision(
        Branch.WAIT,
        tuple(facts),
        handoff=Handoff(reason, offer_only=True) if is_stuck else None,
        article=None if journey.leaves_at or is_unpaid else Article.DISPATCH,
        notes=(NoteOn.NOT_SENT,),
        shows_card=True,
    )


def _confirm(order: Order, journey: Journey, question: Question) -> Decision:
    """Say from the order itself that it was received, whether it is paid, and how far it is."""
    facts = [Fact("order-placed", {"order": order.name, "when": order.placed_at})]
    stage = journey.stage
    if stage in {OrderStage.CANCELLED, OrderStage.CANCELLING, OrderStage.REFUNDED}:
        facts.append(Fact(_NO_PARCEL[stage], {"order": order.name}))
    else:
        status = order.financial_status
        facts.append(Fact("payment", {"status": status.value, "total": order.total}))
    if question.speaks_of_mail:
        facts.append(Fact("no-mail-again"))
    needs_person = question.speaks_of_mail or order.financial_status in _UNPAID
    handoff = Handoff("order_confirmation", offer_only=True) if needs_person else None
    return Decision(Branch.CONFIRM, tuple(facts), handoff=handoff, shows_card=stage in HAS_LEFT)
