"""The answering steps of discounts: each is an end of the graph. A code is said with its conditions, or not at all."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from commerce.cards import discount as cards
from commerce.port import Discount
from skills.base import Fact, Handoff, Result, ShowCard
from skills.quoting import quotable

Node = Callable[..., Awaitable[dict[str, Any]]]


async def share_codes(state: Mapping[str, Any]) -> dict[str, Any]:
    """Share the codes that are running and meant to be shared, each with its conditions (S3-38, S3-40)."""
    decision = state["decision"]
    lead = (Fact("only-these"),) if decision.asks_more else ()
    return _end("share_codes", _sharing(decision.codes, *lead))


async def say_no_code(state: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ARG001 - as every node
    """Say that there is none to share now; nobody can be talked into one."""
    return _end("say_no_code", Result(facts=(Fact("no-code"),)))


async def say_it_counts(state: Mapping[str, Any]) -> dict[str, Any]:
    """Say that the code they have is good now, and from which cart on: most often that is why it was refused."""
    discount = state["decision"].codes[0]
    facts = (Fact("code-counts", {"code": discount.code}), _worth(discount), *_conditions(discount), Fact("if-refused"))
    offer = Handoff("code_refused", offer_only=True)
    return _end("say_it_counts", Result(facts, cards=_cards([discount]), handoff=offer))


async def say_ended(state: Mapping[str, Any]) -> dict[str, Any]:
    """Say that the code is over, and since when."""
    discount = state["decision"].codes[0]
    fact = Fact("code-ended", {"code": discount.code, "when": _last_moment(discount.ends_at)})
    return _end("say_ended", Result((fact,)))


async def say_not_yet(state: Mapping[str, Any]) -> dict[str, Any]:
    """Say that the code does not count yet."""
    fact = Fact("code-not-yet", {"code": state["decision"].named})
    return _end("say_not_yet", Result((fact,)))


async def say_unknown_code(state: Mapping[str, Any]) -> dict[str, Any]:
    """Say that the shop knows no such code; those that are for everybody are shared, others stay unsaid."""
    decision = state["decision"]
    fact = Fact("code-unknown", {"code": decision.named})
    return _end("say_unknown_code", _sharing(decision.codes, fact) if decision.codes else Result((fact,)))


async def quote(state: Mapping[str, Any]) -> dict[str, Any]:
    """Quote what the shop has written of it, and share what counts now beside it where a sale was asked for."""
    told = quotable(passage.source for passage in state["passages"])
    facts = tuple(Fact("articles-say", {}, source, hands_on=True) for source in told)
    if state["heard"].slots.get("kind") != "sale" or not state["decision"].codes:
        return _end("quote", Result(facts))
    shared = _sharing(state["decision"].codes)
    return _end("quote", replace(shared, facts=(*facts, *shared.facts)))


async def say_not_there(state: Mapping[str, Any]) -> dict[str, Any]:
    """Nothing was written of it: say so; codes that count now are shared, a person is offered."""
    codes = state["decision"].codes if state["heard"].slots.get("kind") == "sale" else ()
    offer = Handoff("not_in_knowledge", offer_only=True)
    shared = _sharing(codes, Fact("not-there")) if codes else Result((Fact("not-there"),))
    return _end("say_not_there", replace(shared, handoff=offer))


async def say_unreachable(state: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ARG001 - as every node
    """Say that the codes cannot be read just now; none is said from memory."""
    offer = Handoff("shop_unreachable", offer_only=True)
    return _end("say_unreachable", Result((Fact("shop-unreachable"),), handoff=offer))


ALL: Sequence[Node] = (
    share_codes, say_no_code, say_it_counts, say_ended, say_not_yet, say_unknown_code,
    quote, say_not_there, say_unreachable,
)  # fmt: skip


def finish(state: Mapping[str, Any]) -> Result:
    """Return the result with the way that led to it, for the Turn trace."""
    result: Result = state["result"]
    return replace(result, path=tuple(state["path"]), passages=state.get("passages", ()))


def _sharing(codes: Sequence[Discount], *lead: Fact) -> Result:
    said = [fact for code in codes for fact in (_worth(code), *_conditions(code))]
    return Result((*lead, Fact("codes-are" if len(codes) > 1 else "code-is"), *said), cards=_cards(codes))


def _cards(codes: Sequence[Discount]) -> tuple[ShowCard, ...]:
    shown = [code for code in codes if code.is_shareable]
    return tuple(ShowCard("discount", cards.to_json(cards.discount_card(code))) for code in shown)


def _worth(code: Discount) -> Fact:
    if code.percent is not None:
        return Fact("takes-percent", {"code": code.code, "percent": code.percent})
    return Fact("takes-amount", {"code": code.code, "amount": code.amount})


def _conditions(code: Discount) -> tuple[Fact, ...]:
    minimum = (Fact("from-minimum", {"code": code.code, "minimum": code.minimum}),) if code.minimum else ()
    end = (Fact("until", {"code": code.code, "when": _last_moment(code.ends_at)}),) if code.ends_at else ()
    return (*minimum, *end)


def _last_moment(ends_at: datetime | None) -> datetime | None:
    """Return when a code still counts: one that ends at midnight counts until the day before has ended."""
    return ends_at - timedelta(minutes=1) if ends_at else None


def _end(name: str, result: Result) -> dict[str, Any]:
    return {"path": [name], "result": result}
