"""The answering steps of order editing: each is an end of the graph and makes one result from what was decided."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from langgraph.runtime import Runtime

from commerce.cards import order as cards
from commerce.editability import OrderState
from commerce.terms import EditKind
from kit.language import Words
from skills.base import SOLVED, Ask, Fact, Handoff, HandoffKind, Result, ShowOrder, Tools
from skills.order_editing import policy, slots
from skills.order_editing.lines import change
from skills.order_editing.news import news
from skills.order_editing.state import State
from skills.quoting import quotable
from skills.slots import WORDS
from skills.which_order import ORDER_ID, NotThere, Several, choice_of

OF_SENT = "of_sent"
"""Tells returns that what has not left was told of here."""
RETURNS = "returns_exchanges"
"""The skill that goes on where an order has left (S1-19, S1-67)."""


async def refuse_adding(state: State) -> dict[str, Any]:
    """Adding items is nobody's edit: a new order, or a person (S1-60)."""
    facts = (*state["policy"], Fact("add-not-supported"))
    return _end("refuse_adding", Result(facts=facts, handoff=_offer("add_item"), keep=_kept(state)))


async def say_no_hub(state: State) -> dict[str, Any]:
    """Without the Hub nothing can be changed here: a person is asked in (S1-61)."""
    handoff = Handoff("hub_unavailable", HandoffKind.SOFT)
    return _end("say_no_hub", Result(facts=(*state["policy"], Fact("no-hub")), handoff=handoff, keep=_kept(state)))


async def say_unknown(state: State) -> dict[str, Any]:
    """The shop's rules say nothing certain about this change, so nothing certain is said (S1-33)."""
    change_wished = change(slots.wished(state["heard"]))
    facts = (*state["policy"], Fact("policy-unknown", change_wished))
    return _end("say_unknown", Result(facts=facts, handoff=_offer("policy_unknown"), keep=_kept(state)))


async def ask_to_sign_in(state: State) -> dict[str, Any]:
    """Ask who this is before anything of an order is read (S1-12, S1-63); Memory keeps the wish until then."""
    heard = state["heard"]
    kept = slots.keep(heard, **_quoted(state), **{WORDS: slots.words(heard)})
    facts = (*state["policy"], Fact("sign-in-needed"))
    return _end("ask_to_sign_in", Result(facts=facts, sign_in=slots.sign_in(heard), keep=kept, is_open=True))


async def ask_which(state: State, runtime: Runtime[Tools]) -> dict[str, Any]:
    """Ask which of several orders is meant, with choices; never guess."""
    picked, heard = state["picked"], state["heard"]
    orders = picked.orders if isinstance(picked, Several) else ()
    choices = tuple(choice_of(order, heard.language, runtime.context.zone) for order in orders)
    ask = Ask(Fact("which-order"), awaits="order", choices=choices)
    number = {slots.QUANTITY: slots.units(heard)} if slots.units(heard) else {}
    kept = {WORDS: slots.words(heard), **number, **_kept(state)}
    return _end("ask_which", Result(facts=state["policy"], ask=ask, keep=kept, is_open=True))


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
    facts = (*state.get("policy", ()), Fact("shop-unreachable"))
    return _end("say_unreachable", Result(facts=facts, handoff=_offer("shop_unreachable"), keep=_kept(state)))


async def show_card(state: State) -> dict[str, Any]:
    """Show the order's card, its focus on the change that was asked for, if that is open (S1-17, S1-20)."""
    return _end("show_card", _decided(state))


async def say_why_not(state: State, runtime: Runtime[Tools]) -> dict[str, Any]:
    """Say why nothing can be changed, with the policy sentence where policy says so, and what is left to do."""
    if state["answer"].state is not OrderState.DIGITAL:
        return _end("say_why_not", _decided(state))
    language = state["heard"].language
    found = await runtime.context.search(
        _words().say(language, "query-refunds"), language=language, topic="cancellation", limit=1
    )
    refunds = [Fact("refunds-work", {}, source) for source in quotable(passage.source for passage in found)]
    return _end("say_why_not", _decided(state, tuple(refunds)))


async def explain_parts(state: State, runtime: Runtime[Tools]) -> dict[str, Any]:
    """Say what has left and what is open, unit by unit; a card for the open, returns for the rest (S1-18, S1-65)."""
    return _end("explain_parts", await _with_returns(state, runtime.context))


async def point_to_returns(state: State, runtime: Runtime[Tools]) -> dict[str, Any]:
    """Say that the order has left and how returns work, in the shop's own words (S1-19, S1-67)."""
    return _end("point_to_returns", await _with_returns(state, runtime.context))


async def confirm_change(state: State) -> dict[str, Any]:
    """Confirm in the chat what the customer changed in the Hub, as the Hub said; ask once if that solves it (D4).

    The order's card as it is now takes the place of the one shown before (S1-17): nothing old is left to click on.
    """
    happened, was_asked = state["heard"].happened, state["heard"].shown.get(SOLVED)
    kind, order = happened.get("kind"), str(happened.get("order_name", ""))
    kept = {ORDER_ID: happened.get("order_id"), slots.QUOTED: state["heard"].kept.get(slots.QUOTED, [])}
    facts = (Fact("changed-in-hub", {"order": order, "kind": str(kind)}),)
    ask = None if was_asked else Ask(Fact("is-it-solved"), awaits=SOLVED)
    shown = {SOLVED: True}
    return _end("confirm_change", Result(facts=facts, ask=ask, cards=_renewed(state), keep=kept, shown=shown))


async def tell_news(state: State) -> dict[str, Any]:
    """Say what has happened to an order at the shop, and renew its card; nothing that was shown already is told again.

    An old card's buttons would lead to what is no longer possible, so the new one comes also where nothing is open.
    """
    happened, kept = state["heard"].happened, dict(state["heard"].kept)
    order, shown = state.get("order"), str(happened.get("shown_version", ""))
    if order is None or order.version == shown:
        return _end("say_nothing", Result(is_aside=True, keep=kept))
    facts = news(order, [str(name) for name in happened.get("names", ())])
    cards = _renewed(state) if facts and shown else ()
    return _end("tell_news", Result(facts=facts, cards=cards, is_aside=True, keep=kept))


Node = Callable[..., Awaitable[dict[str, Any]]]
NOT_FOUND: Sequence[str] = ("ask_which", "say_not_found", "say_too_old", "say_unreachable")
ALL: Sequence[Node] = (
    refuse_adding,
    say_no_hub,
    say_unknown,
    ask_to_sign_in,
    ask_which,
    say_not_found,
    say_too_old,
    say_unreachable,
    show_card,
    say_why_not,
    explain_parts,
    point_to_returns,
    confirm_change,
    tell_news,
)


def _end(name: str, result: Result) -> dict[str, Any]:
    return {"path": [name], "result": result}


def _renewed(state: State) -> tuple[ShowOrder, ...]:
    if "answer" not in state or not state["hub_ready"]:
        return ()
    card = cards.to_json(cards.order_card(state["order"], state["answer"]))
    return (ShowOrder(card, is_renewal=True),)


def _decided(state: State, more: tuple[Fact, ...] = ()) -> Result:
    decision, order, answer = state["decision"], state["order"], state["answer"]
    card = cards.to_json(cards.order_card(order, answer))
    cited = {fact.source for fact in decision.facts if fact.source}
    rules = policy.besides(state["policy"], cited) if decision.is_granted else ()
    handoff = decision.handoff
    return Result(
        facts=(*rules, *decision.facts, *more),
        cards=(ShowOrder(card, decision.focus),) if decision.shows_card else (),
        handoff=_offer(handoff) if handoff else None,
        keep={**_kept(state), ORDER_ID: order.id},
        shown={ORDER_ID: order.id, "order": order.name},
    )


async def _with_returns(state: State, tools: Tools) -> Result:
    language = state["heard"].language
    terms = state["terms"]
    window = getattr(terms.return_window, "source", None)
    sources = (
        [window]
        if window
        else [
            passage.source
            for passage in await tools.search(
                _words().say(language, "query-returns"), language=language, topic="returns", limit=1
            )
        ]
    )
    facts = tuple(Fact("returns-work", {}, source) for source in quotable(sources))
    return replace(
        _decided(state),
        next=RETURNS,
        handing={ORDER_ID: state["order"].id, slots.KIND: _as_return(state), OF_SENT: True},
        instead=facts or (Fact("returns-unknown"),),
    )


def _as_return(state: State) -> str:
    """What a wish for a change comes to once the goods have left: another form is an exchange."""
    return "exchange" if slots.wished(state["heard"]) is EditKind.VARIANT else "return"


@cache
def _words() -> Words:
    return Words(Path(__file__).with_name("words"))


def _offer(reason: str) -> Handoff:
    return Handoff(reason, offer_only=True)


def _quoted(state: State) -> dict[str, list[str]]:
    before = list(state["heard"].kept.get(slots.QUOTED, ()))
    now = [fact.source.sentence for fact in state.get("policy", ()) if fact.source]
    return {slots.QUOTED: list(dict.fromkeys([*before, *now]))[-10:]}


def _kept(state: State) -> dict[str, Any]:
    """Keep the wish and what was quoted; which order was meant is kept by those steps alone that know it."""
    kind = state["heard"].slots.get(slots.KIND)
    return {**({slots.KIND: kind} if kind else {}), **_quoted(state)}
