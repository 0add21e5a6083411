"""What proactive messages say: from the order as it stands at the moment of saying it, read afresh from the shop."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from agent.plan import Plan, together
from agent.proactive import Kind, Why, still_true
from agent.reply import Grounds
from agent.state import Happening, Heard
from commerce.port import Order
from commerce.tracking import Journey, OrderStage, Parcel, Stage, journey
from conversations.messages import InboxKind
from kit.errors import NotFound
from kit.language import primary
from skills.base import Fact, Result, Tools
from skills.which_order import TOLD_ID, TOLD_NAME
from stores.stores import Store


@dataclass(frozen=True, slots=True)
class Told:
    """One first word: its row, what is said, or why nothing is; `order` is what the conversation is about from then on.

    `names` is the order's name: who is written to at an address of theirs alone may be told it.
    """

    row_id: int
    facts: tuple[Fact, ...] = ()
    why: Why | None = None
    order: Mapping[str, str] | None = None

    @property
    def names(self) -> frozenset[str]:
        """The names of orders that may be said because of it."""
        return frozenset({self.order["name"]}) if self.order else frozenset()


def waiting(heard: Heard) -> list[Happening]:
    """Return the proactive messages that a turn is to say."""
    return [one for one in heard.happenings if one.event == InboxKind.FIRST_WORDS]


def is_alone(heard: Heard) -> bool:
    """Whether nobody else said or did anything in this turn: what cannot be said then is not, and nobody is asked."""
    return not heard.texts and 0 < len(waiting(heard)) == len(heard.happenings)


async def plan_with(heard: Heard, plan: Plan, tools: Tools) -> tuple[Plan, tuple[Told, ...]]:
    """Return the plan with the proactive messages that this turn says, and what each of them came to.

    Each order is read afresh; raises what the shop raises where it cannot be read. What is told is told in between:
    what was asked before stays asked.
    """
    if heard.held or not waiting(heard):
        return plan, ()
    told = tuple([await _tell(heard.store, heard.language, one.payload, tools) for one in waiting(heard)])
    own = Plan(own=Result(facts=tuple(fact for one in told for fact in one.facts), is_aside=True))
    return (own if is_alone(heard) else together(own, plan)), told


def ground(grounds: Grounds, told: Sequence[Told]) -> Grounds:
    """Return what a message may stand on, with the orders that are told of."""
    return replace(grounds, orders=frozenset().union(*(one.names for one in told))) if told else grounds


def held_back(told: Sequence[Told]) -> tuple[Told, ...]:
    """Return what comes of proactive messages whose message may not go out."""
    return tuple(replace(one, facts=(), why=one.why or Why.HELD_BACK, order=None) for one in told)


def shown(told: Sequence[Told]) -> dict[str, str]:
    """Return what an answer may go on from: the order told of last, by the names that skills look for."""
    orders = [one.order for one in told if one.order is not None]
    return {TOLD_ID: orders[-1]["id"], TOLD_NAME: orders[-1]["name"]} if orders else {}


async def _tell(store: Store, language: str, payload: Mapping[str, Any], tools: Tools) -> Told:
    row_id, kind = int(payload["id"]), Kind(payload["kind"])
    if tools.shop is None:
        return Told(row_id, why=Why.NOT_SO)
    try:
        order = await tools.shop.order(str(payload["shop_customer_id"]), str(payload["order_id"]))
    except NotFound:
        return Told(row_id, why=Why.NOT_SO)
    way = journey(order, tools.now(), tools.zone)
    parcel = next((one for one in way.parcels if one.id == payload["parcel"]), None)
    if parcel is None or not still_true(kind, order, parcel):
        return Told(row_id, why=Why.NOT_SO)
    off = () if payload["has_heard"] else (Fact("first-off"),)
    facts = (*_happened(store, kind, way, parcel), *_more(store, language, kind, parcel), *off)
    return Told(row_id, facts, order=_order(order))


def _happened(store: Store, kind: Kind, way: Journey, parcel: Parcel) -> tuple[Fact, ...]:
    is_part = len(way.parcels) > 1 or way.stage is OrderStage.PART_SENT
    key = "packed" if kind is Kind.SHIPPED and parcel.stage is Stage.LABEL else kind.value
    values = {"store": store.name, "order": way.name, "part": "part" if is_part else "all"}
    return (Fact(f"first-{key}", values),)


def _more(store: Store, language: str, kind: Kind, parcel: Parcel) -> tuple[Fact, ...]:
    """Return what belongs to it: the store's own words, the carrier with its link, and when it is expected."""
    settings = store.settings.proactive
    texts = {Kind.DELIVERED: settings.care_tips, Kind.DELAYED: settings.apology}.get(kind, {})
    words = texts.get(primary(language or store.settings.language), "")
    own = [Fact("first-own-words", {"words": words})] if words else []
    if kind is Kind.DELIVERED:
        return tuple(own)
    carrier = [Fact("first-carrier", {"carrier": parcel.carrier})] if parcel.carrier else []
    link = [Fact("first-link", {"link": parcel.link})] if parcel.link else []
    return (*own, *carrier, *_expected(parcel), *link)


def _expected(parcel: Parcel) -> tuple[Fact, ...]:
    """Say when it is expected, as the carrier says; that no day is named is said, and none is made up."""
    if parcel.expected is not None:
        return (Fact("first-expected", {"window": parcel.expected}),)
    return (Fact("first-expected-none"),)


def _order(order: Order) -> dict[str, str]:
    return {"id": order.id, "name": order.name}
