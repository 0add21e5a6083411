"""The answering steps of returns: each is an end of the graph and makes one result from what was decided."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from langgraph.runtime import Runtime

from commerce.cards import returns as cards
from skills.base import SOLVED, Ask, Fact, Handoff, HandoffKind, Result, ShowCard, Tools
from skills.returns_exchanges import policy, slots
from skills.returns_exchanges.slots import Kind
from skills.returns_exchanges.state import State
from skills.slots import WORDS
from skills.which_order import ORDER_ID, NotThere, Several, choice_of

EDITING = "order_editing"
"""The skill that goes on where nothing has left."""
_AS_EDIT = {Kind.EXCHANGE: "variant", Kind.RETURN: "cancel", Kind.REFUND: "cancel"}
"""What a wish comes to on an order that has not left."""
_MOST_QUOTED = 10


async def lead_to_portal(state: State) -> dict[str, Any]:
    """Lead anybody to the shop's own page for returns: it asks them itself who they are."""
    facts = (*_opening(state), Fact("in-portal"))
    card = ShowCard("return", cards.to_json(cards.portal_card()))
    return _end("lead_to_portal", Result(facts=facts, cards=(card,), handoff=_if_silent(state), keep=_kept(state)))


async def say_no_hub(state: State) -> dict[str, Any]:
    """Without the Hub nothing can be asked for here: a person is asked in (S1-61)."""
    handoff = Handoff("hub_unavailable", HandoffKind.SOFT)
    facts = (*_opening(state), Fact("no-hub"))
    return _end("say_no_hub", Result(facts=facts, handoff=handoff, keep=_kept(state)))


async def ask_to_sign_in(state: State) -> dict[str, Any]:
    """Ask who this is before anything of an order is read (S1-63); Memory keeps the wish until then."""
    heard = state["heard"]
    key = "sign-in-refund" if slots.wished(heard) is Kind.REFUND else "sign-in-needed"
    facts = (*_opening(state), Fact(key))
    kept = slots.keep(heard, **_quoted(state))
    return _end("ask_to_sign_in", Result(facts=facts, sign_in=slots.sign_in(heard), keep=kept, is_open=True))


async def ask_which(state: State, runtime: Runtime[Tools]) -> dict[str, Any]:
    """Ask which of several orders is meant, with choices; never guess."""
    picked, heard = state["picked"], state["heard"]
    orders = picked.orders if isinstance(picked, Several) else ()
    choices = tuple(choice_of(order, heard.language, runtime.context.zone) for order in orders)
    ask = Ask(Fact("which-order"), awaits="order", choices=choices)
    kept = {**_kept(state), WORDS: slots.words(heard)}
    return _end("ask_which", Result(facts=_opening(state), ask=ask, keep=kept, is_open=True))


async def say_not_found(state: State) -> dict[str, Any]:
    """Say that no such order can be seen: the same words for one that is not theirs (S1-64)."""
    picked = state["picked"]
    name = picked.name if isinstance(picked, NotThere) else None
    fact = Fact("order-not-found", {"order": name}) if name else Fact("no-orders")
    result = Result(facts=(fact,), handoff=_offer("order_not_found"), keep=_kept(state), is_open=True)
    return _end("say_not_found", result)


async def say_too_old(state: State) -> dict[str, Any]:
    """Say that the order is theirs but too old to be seen here, which is not the same as not there."""
    result = Result(facts=(Fact("order-too-old"),), handoff=_offer("order_too_old"), keep=_kept(state))
    return _end("say_too_old", result)


async def say_unreachable(state: State) -> dict[str, Any]:
    """Say that the shop cannot be read just now; nothing is said of an order that was not read."""
    facts = (*_opening(state), Fact("shop-unreachable"))
    return _end("say_unreachable", Result(facts=facts, handoff=_offer("shop_unreachable"), keep=_kept(state)))


async def show_card(state: State) -> dict[str, Any]:
    """Say which lines may come back and why not the rest, and show where the customer asks for it."""
    answer, decision = state["answer"], state["decision"]
    if not (state["hub_ready"] or state["has_portal"]):
        facts = (*_opening(state), *decision.facts[:-1], Fact("no-hub"))
        return _end("show_card", _about(state, facts, Handoff("hub_unavailable", HandoffKind.SOFT)))
    card = cards.return_card(state["order"], answer, in_portal=state["has_portal"])
    choose = (Fact("in-portal"),) if state["has_portal"] else decision.facts[-1:]
    facts = (*_opening(state), *decision.facts[:-1], *choose)
    handoff = _offer(decision.handoff) if decision.handoff else _if_silent(state)
    return _end("show_card", _about(state, facts, handoff, ShowCard("return", cards.to_json(card))))


async def say_why_not(state: State) -> dict[str, Any]:
    """Say why nothing can come back, with the sentence of the rules where they say so."""
    decision = state["decision"]
    handoff = _offer(decision.handoff) if decision.handoff else None
    return _end("say_why_not", _about(state, (*_opening(state), *decision.facts), handoff))


async def tell_of_money(state: State) -> dict[str, Any]:
    """Tell how return and refund stand, and what the rules say on when money is back."""
    decision = state["decision"]
    handoff = _offer(decision.handoff) if decision.handoff else _if_silent(state)
    return _end("tell_of_money", _about(state, (*decision.facts, *_opening(state)), handoff))


async def hand_to_editing(state: State) -> dict[str, Any]:
    """Nothing has left yet: order editing goes on with the same order, without asking again."""
    wish = _AS_EDIT.get(slots.wished(state["heard"]))
    handing = {ORDER_ID: state["order"].id, **({slots.KIND: wish} if wish else {})}
    result = _about(state, state["decision"].facts, _offer("not_sent"))
    return _end("hand_to_editing", _going_on(result, handing))


async def confirm_request(state: State) -> dict[str, Any]:
    """Confirm in the chat what was asked for in the Hub, as the Hub said; ask once if that solves it (D4)."""
    heard = state["heard"]
    items = list(heard.happened.get("summary", {}).get("items", ()))
    lines = tuple(f"{item.get('units')} x {_name(item)}" for item in items)
    is_exchange = bool(items) and all(item.get("to") for item in items)
    fact = Fact(
        "exchange-asked" if is_exchange else "return-asked",
        {"order": str(heard.happened.get("order_name", "")), "lines": lines},
    )
    ask = None if heard.shown.get(SOLVED) else Ask(Fact("is-it-solved"), awaits=SOLVED)
    kept = {ORDER_ID: heard.happened.get("order_id"), slots.QUOTED: list(heard.kept.get(slots.QUOTED, ()))}
    return _end("confirm_request", Result(facts=(fact,), ask=ask, keep=kept, shown={SOLVED: True}))


Node = Callable[..., Awaitable[dict[str, Any]]]
NOT_FOUND: Sequence[str] = ("ask_which", "say_not_found", "say_too_old", "say_unreachable")
ALL: Sequence[Node] = (
    lead_to_portal,
    say_no_hub,
    ask_to_sign_in,
    ask_which,
    say_not_found,
    say_too_old,
    say_unreachable,
    show_card,
    say_why_not,
    tell_of_money,
    hand_to_editing,
    confirm_request,
)


def _end(name: str, result: Result) -> dict[str, Any]:
    return {"path": [name], "result": result}


def _about(state: State, facts: tuple[Fact, ...], handoff: Handoff | None, *shown: ShowCard) -> Result:
    order = state["order"]
    said = {fact.source for fact in state["decision"].facts if fact.source}
    return Result(
        facts=tuple(fact for fact in facts if fact in state["decision"].facts or fact.source not in said),
        cards=shown,
        handoff=handoff,
        keep={**_kept(state), ORDER_ID: order.id},
        shown={ORDER_ID: order.id, "order": order.name},
    )


def _going_on(result: Result, handing: dict[str, Any]) -> Result:
    return Result(
        facts=result.facts,
        handoff=result.handoff,
        next=EDITING,
        handing=handing,
        keep=result.keep,
        shown=result.shown,
    )


def _opening(state: State) -> tuple[Fact, ...]:
    """Return what is said first: an apology where something is wrong with the goods, and the rules."""
    is_defect = slots.wished(state["heard"]) is Kind.DEFECT
    return (*((Fact("sorry-defect"),) if is_defect else ()), *state["policy"])


def _if_silent(state: State) -> Handoff | None:
    silent = policy.is_silent(slots.wished(state["heard"]), state["terms"])
    return _offer("policy_unknown") if silent else None


def _offer(reason: str) -> Handoff:
    return Handoff(reason, offer_only=True)


def _quoted(state: State) -> dict[str, list[str]]:
    before = list(state["heard"].kept.get(slots.QUOTED, ()))
    now = [fact.source.sentence for fact in state["policy"] if fact.source]
    return {slots.QUOTED: list(dict.fromkeys([*before, *now]))[-_MOST_QUOTED:]}


def _kept(state: State) -> dict[str, Any]:
    """Keep the wish and what was quoted; which order was meant is kept by those steps alone that know it."""
    return {slots.KIND: slots.wished(state["heard"]).value, **_quoted(state)}


def _name(item: dict[str, Any]) -> str:
    name = f"{item.get('line')} ({item['variant']})" if item.get("variant") else str(item.get("line"))
    return f"{name} → {item['to']}" if item.get("to") else name
