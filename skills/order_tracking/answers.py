"""The answering steps of order tracking: each is an end of the graph and makes one result from what was decided."""

from collections.abc import Awaitable, Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from langgraph.runtime import Runtime

from commerce.cards import tracking as cards
from kit.language import Words
from knowledge.stems import stem
from knowledge.stems import words as words_of
from skills.base import Ask, Fact, Handoff, Passage, Result, ShowCard, Tools
from skills.order_tracking import slots
from skills.order_tracking.decide import Article
from skills.order_tracking.state import State
from skills.quoting import excerpt, quotable
from skills.slots import WORDS
from skills.which_order import ORDER_ID, NotThere, Several, choice_of


async def ask_to_sign_in(state: State) -> dict[str, Any]:
    """Ask who this is before anything of an order is read (D2, D9a); Memory keeps the wish until then."""
    heard = state["heard"]
    facts, kept = (Fact("sign-in-needed"),), slots.keep_wish(heard)
    result = Result(facts=facts, sign_in=slots.sign_in(heard), keep=kept, is_open=True)
    return _end("ask_to_sign_in", result)


async def ask_which(state: State, runtime: Runtime[Tools]) -> dict[str, Any]:
    """Ask which of several orders is meant, with choices; never guess."""
    picked, heard = state["picked"], state["heard"]
    orders = picked.orders if isinstance(picked, Several) else ()
    choices = tuple(choice_of(order, heard.language, runtime.context.zone) for order in orders)
    kept = {**slots.keep_kind(heard), WORDS: slots.words(heard)}
    return _end("ask_which", Result(ask=Ask(Fact("which-order"), "order", choices), keep=kept, is_open=True))


async def say_not_found(state: State) -> dict[str, Any]:
    """Say that no such order can be seen: the same words for one that is not theirs (S1-64)."""
    picked = state["picked"]
    name = picked.name if isinstance(picked, NotThere) else None
    fact = Fact("order-not-found", {"order": name}) if name else Fact("no-orders")
    return _end("say_not_found", _trouble(state, fact, "order_not_found", is_open=True))


async def say_too_old(state: State) -> dict[str, Any]:
    """Say that the order is theirs but too old to be seen here, which is not the same as not there."""
    return _end("say_too_old", _trouble(state, Fact("order-too-old"), "order_too_old"))


async def say_unreachable(state: State) -> dict[str, Any]:
    """Say that the shop cannot be read just now; nothing is said of an order that was not read."""
    return _end("say_unreachable", _trouble(state, Fact("shop-unreachable"), "shop_unreachable"))


async def follow_parcels(state: State, runtime: Runtime[Tools]) -> dict[str, Any]:
    """Tell parcel by parcel who carries it, where it is and when it is expected (S5-18, S5-19)."""
    return _end("follow_parcels", *await _decided(state, runtime.context))


async def look_for_parcel(state: State, runtime: Runtime[Tools]) -> dict[str, Any]:
    """Help to find a parcel that is reported as delivered; after a day a person looks for it."""
    return _end("look_for_parcel", *await _decided(state, runtime.context))


async def say_not_sent(state: State, runtime: Runtime[Tools]) -> dict[str, Any]:
    """Say that there is no tracking yet, with what the shop has written of when orders are sent."""
    return _end("say_not_sent", *await _decided(state, runtime.context))


async def say_no_parcel(state: State, runtime: Runtime[Tools]) -> dict[str, Any]:
    """Say why no parcel is to be followed."""
    return _end("say_no_parcel", *await _decided(state, runtime.context))


async def confirm_order(state: State, runtime: Runtime[Tools]) -> dict[str, Any]:
    """Say from the order itself that it was received, and whether it is paid."""
    return _end("confirm_order", *await _decided(state, runtime.context))


async def point_to_documents(state: State, runtime: Runtime[Tools]) -> dict[str, Any]:
    """Quote what the shop has written of invoices, to anyone, and offer a person who can send one."""
    heard = state["heard"]
    language = heard.language
    query = _words().say(language, "query-documents")
    found = await runtime.context.search(query, language=language, topic="payment", limit=3)
    passages = tuple(excerpt(passage) for passage in found if _names_documents(passage))[:1]
    said = tuple(Fact("documents-say", {}, source) for source in quotable(passage.source for passage in passages))
    facts = (*said, Fact("no-documents"))
    spoken_of = {ORDER_ID: heard.kept[ORDER_ID]} if heard.kept.get(ORDER_ID) else {}
    result = Result(facts=facts, handoff=_offer("documents"), keep={**slots.keep_kind(heard), **spoken_of})
    return _end("point_to_documents", result, passages)


Node = Callable[..., Awaitable[dict[str, Any]]]
NOT_FOUND: Sequence[str] = ("ask_which", "say_not_found", "say_too_old", "say_unreachable")
ALL: Sequence[Node] = (
    ask_to_sign_in,
    ask_which,
    say_not_found,
    say_too_old,
    say_unreachable,
    follow_parcels,
    look_for_parcel,
    say_not_sent,
    say_no_parcel,
    confirm_order,
    point_to_documents,
)


def _end(name: str, result: Result, passages: tuple[Passage, ...] = ()) -> dict[str, Any]:
    return {"path": [name], "result": result, "passages": passages}


def _trouble(state: State, fact: Fact, reason: str, *, is_open: bool = False) -> Result:
    return Result(facts=(fact,), handoff=_offer(reason), keep=slots.keep_kind(state["heard"]), is_open=is_open)


async def _decided(state: State, tools: Tools) -> tuple[Result, tuple[Passage, ...]]:
    decision, where, heard = state["decision"], state["journey"], state["heard"]
    passages = await _written(decision.article, heard.language, tools) if decision.article else ()
    written = tuple(
        Fact(f"{decision.article}-says", {}, source) for source in quotable(passage.source for passage in passages)
    )
    notes = tuple(Fact("shop-adds", {"note": note}) for on in decision.notes if (note := tools.tracking_notes.get(on)))
    card = cards.to_json(cards.tracking_card(where))
    has_waited = decision.asks_to_wait or heard.kept.get(slots.WAITED) == where.order_id
    result = Result(
        facts=(*decision.facts, *notes, *written),
        cards=(ShowCard("tracking", card),) if decision.shows_card else (),
        handoff=decision.handoff,
        keep={
            slots.KIND: slots.asked(heard).value,
            ORDER_ID: where.order_id,
            slots.PARCELS: [parcel.id for parcel in where.parcels],
            **({slots.WAITED: where.order_id} if has_waited else {}),
        },
        shown={ORDER_ID: where.order_id, "order": where.name, slots.PARCELS: list(decision.parcels)},
    )
    return result, passages


async def _written(article: Article, language: str, tools: Tools) -> tuple[Passage, ...]:
    query = _words().say(language, f"query-{article}")
    found = await tools.search(query, language=language, topic="shipping", limit=1)
    return tuple(excerpt(passage) for passage in found)


def _names_documents(passage: Passage) -> bool:
    """Whether a passage speaks of invoices at all: payment is a large matter, and the best passage may be on cards."""
    language = passage.source.language
    wanted = {stem(word, language) for word in words_of(_words().say(language, "query-documents"))}
    return bool(wanted & {stem(word, language) for word in words_of(passage.text)})


@cache
def _words() -> Words:
    return Words(Path(__file__).with_name("words"))


def _offer(reason: str) -> Handoff:
    return Handoff(reason, offer_only=True)
