"""Store questions, step by step: search what the shop has written, then quote it, or say that it is not there.

    search_articles -> quote | say_unsure | say_not_there | offer_person

It reads no order and needs nobody to sign in.
"""

from functools import cache
from operator import add
from typing import Annotated, Any, TypedDict

from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph
from langgraph.runtime import Runtime

from commerce.terms import Known, Source, Terms, Unknown, UnknownWhy
from knowledge.search import speaks_of
from skills import slots, things
from skills.base import NOT_IN_KNOWLEDGE, Fact, Handoff, Heard, Passage, Result, Run, Tools
from skills.quoting import excerpt, quotable

MOST_QUOTES = 2
KIND = "kind"
_NEARLY_AS_GOOD = 0.8
_MOST_WORDS = 6
"""Words of a message that only asks on: "and what does it cost?"."""
_TOPICS = {
    "change_policy": "modification",
    "return_policy": "returns",
    "delivery": "shipping",
    "payment": "payment",
    "store": "contact",
}
"""What articles call the matter of a question; see `knowledge/topics.toml`."""


class _Given(TypedDict):
    heard: Heard
    path: Annotated[list[str], add]


class State(_Given, total=False):
    """What travels through this graph within one turn. `disputed` holds sentences that contradict each other."""

    passages: tuple[Passage, ...]
    disputed: tuple[Source, ...]
    result: Result


@cache
def compiled() -> CompiledStateGraph[State, Tools, State, State]:
    """Compile the subgraph once."""
    graph = StateGraph(State, context_schema=Tools)
    for node in (search_articles, *ENDS):
        graph.add_node(node.__name__, node)
    graph.add_edge(START, "search_articles")
    graph.add_conditional_edges("search_articles", _what_was_found, [node.__name__ for node in ENDS])
    for node in ENDS:
        graph.add_edge(node.__name__, END)
    return graph.compile()


@cache
def build() -> Run:
    """Return how to run the subgraph for one turn."""

    async def run(heard: Heard, tools: Tools) -> Result:
        done = await compiled().ainvoke({"heard": heard, "path": []}, context=tools)
        result: Result = done["result"]
        return result

    return run


async def search_articles(state: State, runtime: Runtime[Tools]) -> dict[str, Any]:
    """Search the shop's articles in the customer's language."""
    heard, tools = state["heard"], runtime.context
    kind = _kind(heard)
    topic = _topic(kind, heard)
    found = await tools.search(heard.text, language=heard.language, topic=topic, limit=MOST_QUOTES)
    # Where the matter is known, what merely shares the question's words ("hours") answers something else.
    found = tuple(passage for passage in found if passage.names_topic) or found
    terms = await tools.terms(heard.language)
    rule = _rule_asked_for(kind, topic, terms)
    if isinstance(rule, Known):
        found = _led_by(rule.source, found)
    passages = tuple(excerpt(passage) for passage in found if quotable([passage.source]))
    disputed = _disputed(terms) if kind == "change_policy" else ()
    return {"path": ["search_articles"], "passages": passages, "disputed": disputed}


def _rule_asked_for(kind: str, topic: str, terms: Terms) -> Known[Any] | Unknown | None:
    """Return until when something may be done, where that is what such a question is about (S1-45)."""
    if kind == "return_policy":
        return terms.return_window
    if kind == "change_policy":
        return terms.cancel_window if topic == "cancellation" else terms.modify_window
    return None


def asks_on(heard: Heard) -> bool:
    """Whether somebody who was told of delivery asks what that costs: "and how much is it?", away from any product."""
    is_short = len(heard.text.split()) <= _MOST_WORDS
    names_thing = bool(heard.page.get("product") or things.keys("things", heard.text))
    is_of_delivery = heard.kept.get(KIND) == "delivery"
    return is_of_delivery and is_short and not names_thing and slots.says("what_it_costs", heard.text)


def _kind(heard: Heard) -> str:
    return str(heard.kept[KIND] if asks_on(heard) else heard.slots.get(KIND, ""))


def _topic(kind: str, heard: Heard) -> str:
    """Return what articles call the matter; two kinds hold more than one matter, so there the words themselves tell."""
    topic = _TOPICS.get(kind, "")
    told = {name: speaks_of(heard.text, name, heard.language) for name in (topic, "cancellation") if name}
    if kind == "change_policy" and told["cancellation"] > told[topic]:
        return "cancellation"
    return "" if kind == "store" and not told[topic] else topic


async def quote(state: State) -> dict[str, Any]:
    """Quote what was found, each sentence with its source."""
    best = state["passages"][0]
    # An article in another language was found by its topic's words, not by the question's: its score says less.
    least = _NEARLY_AS_GOOD * best.score if best.source.language == state["heard"].language else 0.0
    near = [passage.source for passage in state["passages"] if passage.score >= least]
    facts = [
        Fact("articles-also-say" if place else "articles-say", {}, source, hands_on=True)
        for place, source in enumerate(quotable(near))
    ]
    return _end(state, "quote", Result(facts=tuple(facts)))


async def say_unsure(state: State) -> dict[str, Any]:
    """The shop's own sentences contradict each other: say so, show them, offer a person (S1-33)."""
    facts = (Fact("articles-disagree"), *(Fact("articles-one-says", {}, source) for source in state["disputed"]))
    return _end(state, "say_unsure", Result(facts=facts, handoff=Handoff("policy_contradictory", offer_only=True)))


async def say_not_there(state: State) -> dict[str, Any]:
    """Nothing that was written answers this: say so instead of inventing, and offer a person (S1-33)."""
    result = Result(facts=(Fact("not-there"),), handoff=Handoff(NOT_IN_KNOWLEDGE, offer_only=True))
    return _end(state, "say_not_there", result)


async def offer_person(state: State) -> dict[str, Any]:
    """Who was charged wrongly needs somebody who sees the payment, and no rule about paying (S1-51)."""
    result = Result(facts=(Fact("charged-wrong"),), handoff=Handoff("payment_trouble", offer_only=True))
    return _end(state, "offer_person", result)


ENDS = (quote, say_unsure, say_not_there, offer_person)


async def _what_was_found(state: State) -> str:
    if slots.says("charged_wrong", state["heard"].text):
        return "offer_person"
    if state["disputed"]:
        return "say_unsure"
    return "quote" if state["passages"] else "say_not_there"


def _led_by(rule: Source, found: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Put the rule itself first, and after it only what its own article says: other articles mention returns too."""
    best = max((passage.score for passage in found), default=1.0)
    besides = [one for one in found if one.source.article_id == rule.article_id and rule.sentence not in one.text]
    return (Passage(rule, rule.sentence, best), *besides)


def _disputed(terms: Terms) -> tuple[Source, ...]:
    facts = (terms.modify_window, terms.cancel_window, terms.restocking_fee)
    unknown = [fact for fact in facts if isinstance(fact, Unknown) and fact.why is UnknownWhy.CONTRADICTORY]
    return tuple(dict.fromkeys(source for fact in unknown for source in fact.sources))


def _end(state: State, name: str, result: Result) -> dict[str, Any]:
    return {
        "result": Result(
            facts=result.facts,
            handoff=result.handoff,
            path=(*state["path"], name),
            passages=state["passages"],
            keep={KIND: kind} if (kind := _kind(state["heard"])) else {},
        )
    }
