"""The answering steps of product advice: each is an end of the graph. Whatever is said of a product, the shop says."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from langgraph.runtime import Runtime

from commerce.cards import products as cards
from commerce.cards.products import ProductsCard, is_left, product_card
from commerce.port import Product, Variant
from commerce.product_text import name, plain
from skills import things
from skills.base import Ask, Choice, Fact, Handoff, Result, ShowCard, Tools
from skills.product_advice import find
from skills.product_advice.decide import MOST_SHOWN, cheaper
from skills.product_advice.state import KIND, State
from skills.quoting import excerpt, quotable

MOST_KINDS = 8
MOST_FORMS = 8
_NO_SURE_MATTER = "generic"

Node = Callable[..., Awaitable[dict[str, Any]]]


async def show_products(state: State) -> dict[str, Any]:
    """Show what fits, sold-out ones last and said to be so."""
    products = state["decision"].products
    if not any(map(find.is_to_be_had, products)):
        fact = Fact("found-sold-out")
    else:
        fact = Fact("found-one" if len(products) == 1 else "found-several")
    return _end("show_products", _showing(state, products, fact))


async def show_nearest(state: State) -> dict[str, Any]:
    """Nothing is just like that: say so, and show what comes nearest."""
    products = sorted(state["decision"].products, key=lambda product: not find.is_to_be_had(product))
    return _end("show_nearest", _showing(state, products[:MOST_SHOWN], Fact("found-nearest"), all_forms=True))


async def show_cheaper(state: State) -> dict[str, Any]:
    """Show what costs less of the same kind, or say that nothing does."""
    base = state["decision"].products
    less = cheaper(base, state["catalogue"], state["decision"].wanted)
    if less:
        return _end("show_cheaper", _showing(state, less, Fact("found-cheaper"), all_forms=True))
    best = min(base, key=lambda product: min(variant.price for variant in product.variants))
    price = min(variant.price for variant in best.variants)
    fact = Fact("none-cheaper", {"product": name(best.title), "price": price})
    return _end("show_cheaper", Result(facts=(fact,), keep=_kept(state, base), shown=_shown(base)))


async def say_stock(state: State) -> dict[str, Any]:
    """Say whether a product is in stock in the colour and size asked for, and else in which it is."""
    product, wanted = state["decision"].products[0], state["decision"].wanted
    asked = find.forms(product, wanted)
    has_asked = bool(asked) and len(asked) < len(product.variants)
    left = [variant for variant in asked if is_left(variant)]
    title = name(product.title)
    facts: tuple[Fact, ...]
    if left:
        facts = (_in_stock(title, product, left, has_asked=has_asked), _price(left))
    elif has_asked and find.is_to_be_had(product):
        facts = (Fact("sold-out-form", {"product": title, "forms": _forms(asked)}), *_left_in(product))
    elif asked or not find.is_to_be_had(product):
        facts = (Fact("sold-out", {"product": title}), Fact("no-word-back"))
    else:
        facts = (Fact("not-made", {"product": title}), *_left_in(product))
    return _end("say_stock", _of_one(state, product, facts, asked if left else ()))


async def say_details(state: State, runtime: Runtime[Tools]) -> dict[str, Any]:
    """Say what the shop says of a product and what it costs; what it does not say is not filled in."""
    product, wanted = state["decision"].products[0], state["decision"].wanted
    title, about = name(product.title), plain(product.description)
    if wanted.of_price:
        return _end("say_details", _of_one(state, product, (_price(product.variants, title),)))
    told = Fact("shop-says", {"product": title, "about": about}) if about else Fact("nothing-said", {"product": title})
    care = await _articles(state, runtime.context, "care", "wash") if wanted.of_care else ()
    if care:
        return _end("say_details", _of_one(state, product, (told, *care)))
    is_answered = bool(about) and (not find.asked_about(product, wanted) or find.knows(product, wanted))
    facts = (told, _price(product.variants)) if is_answered else (told, *((Fact("no-more-said"),) if about else ()))
    handoff = None if is_answered else Handoff("product_detail_unknown", offer_only=True)
    return _end("say_details", replace(_of_one(state, product, facts), handoff=handoff))


async def help_with_size(state: State, runtime: Runtime[Tools]) -> dict[str, Any]:
    """Help with the size by what the product's text and the shop's articles say of it."""
    products = state["decision"].products
    facts: tuple[Fact, ...] = ()
    if products and (about := plain(products[0].description)):
        facts = (Fact("shop-says", {"product": name(products[0].title), "about": about}),)
    articles = await _articles(state, runtime.context, "sizes", "size_words")
    if not articles and not find.speaks_of_size(products):
        handoff = Handoff("size_unknown", offer_only=True)
        facts = (*facts, Fact("no-size-advice"))
    else:
        facts, handoff = (*facts, *articles), None
    result = _of_one(state, products[0], facts) if products else Result(facts=facts, keep=_kept(state, ()))
    return _end("help_with_size", replace(result, handoff=handoff))


async def compare_products(state: State) -> dict[str, Any]:
    """Set two or three products side by side, in facts that the shop states of them."""
    products = state["decision"].products
    card = ProductsCard(tuple(product_card(product) for product in products), is_comparison=True)
    said = Fact("side-by-side", {"products": tuple(name(product.title) for product in products)})
    shows = (ShowCard("products", cards.to_json(card)),)
    return _end("compare_products", Result((said,), cards=shows, keep=_kept(state, products), shown=_shown(products)))


async def ask_which(state: State) -> dict[str, Any]:
    """Ask which product is meant; never guess."""
    products = state["decision"].products[:MOST_SHOWN]
    choices = tuple(Choice(name(product.title), product.id) for product in products)
    ask = Ask(Fact("which-product"), awaits="product", choices=choices)
    return _end("ask_which", Result(ask=ask, keep=_kept(state, products), shown=_shown(products), is_open=True))


async def ask_what(state: State) -> dict[str, Any]:
    """Ask what is sought, with the kinds of things that the shop has."""
    return _end("ask_what", _asking(state, Fact("what-sought")))


async def say_not_sold(state: State) -> dict[str, Any]:
    """The shop has nothing like that: say so, and name what it has."""
    return _end("say_not_sold", _asking(state, Fact("what-else"), Fact("not-sold")))


async def say_unreachable(state: State) -> dict[str, Any]:
    """Say that the catalogue cannot be read just now; nothing is said of a product that was not read."""
    result = Result(facts=(Fact("shop-unreachable"),), handoff=Handoff("shop_unreachable", offer_only=True))
    return _end("say_unreachable", replace(result, keep=dict(state["heard"].kept)))


ALL: Sequence[Node] = (
    show_products, show_nearest, show_cheaper, say_stock, say_details, help_with_size, compare_products,
    ask_which, ask_what, say_not_sold, say_unreachable,
)  # fmt: skip


def finish(state: Mapping[str, Any]) -> Result:
    """Return the result with the way that led to it, for the Turn trace."""
    result: Result = state["result"]
    decision = state.get("decision")
    decided = {"products": [product.id for product in decision.products[:MOST_SHOWN]]} if decision else {}
    return replace(result, path=tuple(state["path"]), passages=state.get("passages", ()), decided=decided)


def _showing(state: State, products: Sequence[Product], fact: Fact, *, all_forms: bool = False) -> Result:
    wanted = state["decision"].wanted
    shown = [product_card(one, () if all_forms else find.forms(one, wanted)) for one in products]
    card = ShowCard("products", cards.to_json(ProductsCard(tuple(shown))))
    return Result((fact,), cards=(card,), keep=_kept(state, products), shown=_shown(products))


def _of_one(state: State, product: Product, facts: Sequence[Fact], forms: Sequence[Variant] = ()) -> Result:
    card = ShowCard("products", cards.to_json(ProductsCard((product_card(product, forms),))))
    # One of several that were shown leaves the others there: "and the second?" is still about them.
    was_shown = list(state["before"].shown)
    shown = {"products": was_shown} if product.id in was_shown else _shown((product,))
    return Result(tuple(facts), cards=(card,), keep=_kept(state, (product,)), shown=shown)


def _asking(state: State, question: Fact, *facts: Fact) -> Result:
    kinds = tuple(dict.fromkeys(product.product_type for product in state["catalogue"] if find.is_to_be_had(product)))
    choices = tuple(Choice(name(kind), kind) for kind in kinds if name(kind) == kind)[:MOST_KINDS]
    ask = Ask(question, awaits="product", choices=choices)
    return Result(tuple(facts), ask=ask, keep=_kept(state, ()), is_open=True)


async def _articles(state: State, tools: Tools, topic: str, speaks: str) -> tuple[Fact, ...]:
    """Quote what an article on the matter says, best of the product that is meant; `speaks` is the matter's key."""
    heard, products = state["heard"], state["decision"].products
    found = await tools.search(heard.text, language=heard.language, topic=topic, limit=4)
    titled = [one for one in found if speaks in things.keys("asks", f"{one.source.title}. {one.source.heading}")]
    best = sorted(titled, key=lambda one: not any(find.is_named(product, one.text) for product in products))
    told = quotable(excerpt(passage).source for passage in best[:1])
    return tuple(Fact("articles-say", {}, source, hands_on=True) for source in told)


def _in_stock(title: str, product: Product, left: Sequence[Variant], *, has_asked: bool) -> Fact:
    if len(product.variants) == 1 or (not has_asked and len(left) == len(product.variants)):
        return Fact("in-stock", {"product": title})
    return Fact("in-stock-in", {"product": title, "forms": _forms(left)})


def _left_in(product: Product) -> tuple[Fact, ...]:
    left = [variant for variant in product.variants if is_left(variant)]
    return (Fact("left-in", {"forms": _forms(left)}),) if left else ()


def _forms(variants: Sequence[Variant]) -> tuple[str, ...]:
    """Name variants: each where they are few, else the values of each option."""
    if len(variants) <= MOST_FORMS:
        return tuple(name(variant.title) for variant in variants)
    values = {name(value): None for variant in variants for _, value in variant.options}
    return tuple(values)


def _price(variants: Sequence[Variant], product: str = "") -> Fact:
    """Say what some variants cost; with the product's name where it was not said just before."""
    named = {"product": product} if product else {}
    lowest, highest = min(one.price for one in variants), max(one.price for one in variants)
    if lowest == highest:
        return Fact("price-one" if product else "costs-one", {**named, "price": lowest})
    return Fact("price-range" if product else "costs-range", {**named, "lowest": lowest, "highest": highest})


def _kept(state: State, products: Sequence[Product]) -> dict[str, Any]:
    """Return what Memory keeps: what is asked, which product is talked of, and what was sought; JSON alone."""
    heard, decision = state["heard"], state.get("decision")
    sought = decision.wanted if decision else None
    focus = products[0].id if len(products) == 1 else ""
    return {
        KIND: str(heard.slots.get(KIND, _NO_SURE_MATTER)),
        "focus": focus,
        "things": sorted(sought.things) if sought and sought.things else list(heard.kept.get("things") or ()),
        "page": str(heard.page.get("product", "")),
    }


def _shown(products: Sequence[Product]) -> dict[str, Any]:
    return {"products": [product.id for product in products]}


def _end(name_of_step: str, result: Result) -> dict[str, Any]:
    return {"path": [name_of_step], "result": result}
