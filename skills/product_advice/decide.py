"""What an answer on products does: which products are meant, and what is said of them. Pure, from words and catalogue.

What was said before counts: "the second", "the blue one", "in M?" and "a cheaper one" are about what was shown last;
"it" is that, or the product whose page the shopper is on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from commerce.port import Product
from skills.product_advice import find
from skills.product_advice.wanted import Wanted

MOST_SHOWN = 4
MOST_COMPARED = 3


NOTHING = Wanted()


class Branch(StrEnum):
    """The ways an answer can go; each is a node of the graph."""

    SHOW = "show_products"
    NEAREST = "show_nearest"
    CHEAPER = "show_cheaper"
    STOCK = "say_stock"
    DETAILS = "say_details"
    SIZES = "help_with_size"
    COMPARE = "compare_products"
    WHICH = "ask_which"
    WHAT = "ask_what"
    NONE = "say_not_sold"


_OF_ONE = {"availability": Branch.STOCK, "details": Branch.DETAILS, "size_help": Branch.SIZES}


@dataclass(frozen=True, slots=True)
class Before:
    """What was spoken of before: products shown, the one talked of, the things sought, the page's product."""

    shown: tuple[str, ...] = ()
    focus: str = ""
    things: frozenset[str] = frozenset()
    most: Decimal | None = None
    page: str = ""
    """The product of the page that the shopper is on now."""
    has_moved: bool = False
    """Whether that is another page than before."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What the words may be about: everything that is sold, what was shown last, and what is talked of."""

    by_id: Mapping[str, Product]
    before: Before

    @property
    def catalogue(self) -> tuple[Product, ...]:
        return tuple(self.by_id.values())

    @property
    def shown(self) -> tuple[Product, ...]:
        return tuple(self.by_id[one] for one in self.before.shown if one in self.by_id)

    @property
    def focus(self) -> Product | None:
        """The product talked of: the page's if the shopper has moved there, else the last one, else the page's."""
        before, shown = self.before, self.shown
        if before.has_moved and before.page in self.by_id:
            return self.by_id[before.page]
        only = shown[0] if len(shown) == 1 else None
        return self.by_id.get(before.focus) or only or self.by_id.get(before.page)


@dataclass(frozen=True, slots=True)
class Decision:
    """The branch, the products it is about (best first), and the wish as it counts, with what was sought before."""

    branch: Branch
    products: tuple[Product, ...] = ()
    wanted: Wanted = NOTHING


def read_before(kept: Mapping[str, Any], shown: Mapping[str, Any], page: str) -> Before:
    """Read what Memory keeps; what is damaged counts as nothing."""
    told = kept.get("things") or ()
    try:
        most = Decimal(str(kept["most"])) if kept.get("most") else None
    except InvalidOperation:
        most = None
    return Before(
        shown=tuple(str(one) for one in shown.get("products") or ()),
        focus=str(kept.get("focus") or ""),
        things=frozenset(str(one) for one in told),
        most=most,
        page=page,
        has_moved=bool(page) and page != kept.get("page"),
    )


def decide(kind: str, wanted: Wanted, catalogue: Sequence[Product], before: Before, chosen: str = "") -> Decision:
    """Return which way the answer goes; `chosen` is the option taken of a question (a product's id, a type)."""
    said = _Said({product.id: product for product in catalogue if product.variants}, before)
    if taken := _of_choice(kind, wanted, said.catalogue, chosen):
        return taken
    if kind == "compare" and (not wanted.is_cheaper or len(said.shown) > 1):
        return _compare(wanted, said)
    if wanted.is_cheaper and not wanted.things and (base := said.shown if said.focus is None else (said.focus,)):
        return Decision(Branch.CHEAPER, base, wanted)
    if pointed := _pointed(wanted, said.shown):
        return _of_one(kind, pointed, wanted)
    return _of_names(kind, wanted, said) or _without_name(kind, wanted, said)


def _of_names(kind: str, wanted: Wanted, said: _Said) -> Decision | None:
    """Decide by the things and titles that are named; a lone word of a title counts for less than what is talked of."""
    hits = find.search(said.catalogue, wanted)
    follows = bool(wanted.points or wanted.narrows) and said.focus is not None
    if not hits or not (wanted.things or hits[0].named > 1 or not follows):
        return None
    one = find.clear(hits)
    return _of_one(kind, one, wanted) if one and kind != "recommend" else _of_several(kind, hits, wanted)


def _of_choice(kind: str, wanted: Wanted, products: Sequence[Product], chosen: str) -> Decision | None:
    one = next((product for product in products if product.id == chosen), None)
    if one is not None:
        return _of_one(kind, one, wanted)
    typed = tuple(product for product in products if chosen and product.product_type == chosen)
    return _show(typed, Wanted()) if typed else None


def _without_name(kind: str, wanted: Wanted, said: _Said) -> Decision:
    """Decide where the words name no product: by what was shown, the page, a narrower wish, else a question."""
    return (
        _of_unsold(wanted, said) or _of_talk(kind, wanted, said) or _of_narrower(kind, wanted, said)
        or _of_nothing(kind, wanted, said)
    )  # fmt: skip


def _of_unsold(wanted: Wanted, said: _Said) -> Decision | None:
    """A thing was named and the shop has none: its wider kind comes nearest, if there is any."""
    if not wanted.things:
        return None
    near = find.nearest(said.catalogue, wanted)
    return Decision(Branch.NEAREST if near else Branch.NONE, near or said.catalogue, wanted)


def _of_talk(kind: str, wanted: Wanted, said: _Said) -> Decision | None:
    """The words go on with the product that is talked of, or pick among those shown by colour, size or price."""
    focus = said.focus
    stays = focus is not None and (said.before.has_moved or not _picks_other(wanted, focus, said.shown))
    if focus is not None and stays and kind != "recommend":
        return _of_one(kind, focus, wanted)
    fitting = tuple(one for one in said.shown if find.forms(one, wanted)) if wanted.narrows else ()
    if len(fitting) == 1:
        return _of_one(kind, fitting[0], wanted)
    return Decision(Branch.SHOW, fitting, wanted) if fitting else None


def _of_narrower(kind: str, wanted: Wanted, said: _Said) -> Decision | None:
    """A colour, size or price alone: of the things that were sought before, or of everything."""
    has_price = wanted.most is not None or wanted.least is not None
    if not wanted.narrows or not (said.before.things or has_price):
        return None
    sought = wanted.after(said.before.things)
    return _of_several(kind, find.search(said.catalogue, sought), sought, said.catalogue)


def _of_nothing(kind: str, wanted: Wanted, said: _Said) -> Decision:
    if kind == "size_help":
        return Decision(Branch.SIZES, (), wanted)
    if wanted.points and said.shown:
        return Decision(Branch.WHICH, said.shown, wanted)
    is_open = kind == "recommend" or not wanted.words or wanted.points
    return Decision(Branch.WHAT if is_open else Branch.NONE, said.catalogue, wanted)


def _of_one(kind: str, product: Product, wanted: Wanted) -> Decision:
    branch = _OF_ONE.get(kind, Branch.SHOW)
    if branch is Branch.SHOW and (wanted.colours or wanted.sizes):
        branch = Branch.STOCK
    return Decision(branch, (product,), wanted)


def _of_several(kind: str, hits: Sequence[find.Hit], wanted: Wanted, everything: Sequence[Product] = ()) -> Decision:
    products = find.alike(hits) if hits else tuple(everything)
    if kind == "size_help" and len(products) > 1:
        return Decision(Branch.WHICH, products[:MOST_SHOWN], wanted)
    fitting = [product for product in products if find.forms(product, wanted)]
    if len(fitting) == 1 and kind in _OF_ONE:
        return _of_one(kind, fitting[0], wanted)
    return _show(products, wanted)


def _show(products: Sequence[Product], wanted: Wanted) -> Decision:
    """Show those of the colours, sizes and prices asked for, what can be had first; without any the nearest."""
    fitting = [product for product in products if find.forms(product, wanted)]
    ordered = sorted(fitting or products, key=lambda product: not find.is_to_be_had(product))
    return Decision(Branch.SHOW if fitting else Branch.NEAREST, tuple(ordered[:MOST_SHOWN]), wanted)


def _compare(wanted: Wanted, said: _Said) -> Decision:
    placed = _placed(wanted, said.shown)
    if len(placed) > 1:
        return Decision(Branch.COMPARE, placed[:MOST_COMPARED], wanted)
    hits = find.search(said.catalogue, wanted)
    named = [hit.product for hit in hits if hit.named]
    if len(named) == 1 and said.focus not in (None, named[0]):
        named.append(said.focus)
    if len(named) < 2 and hits:  # noqa: PLR2004 - one alone is no comparison
        named = list(find.alike(hits)[: 2 if named else MOST_COMPARED])
    both = tuple(named) if len(named) > 1 else said.shown
    if len(both) > 1:
        return Decision(Branch.COMPARE, both[:MOST_COMPARED], wanted)
    return Decision(Branch.WHAT, said.catalogue, wanted)


def cheaper(base: Sequence[Product], catalogue: Sequence[Product], wanted: Wanted) -> tuple[Product, ...]:
    """Return what can be had of the same kinds for less than the cheapest of `base`, cheapest first."""
    kinds = {product.product_type for product in base}
    bar = min(variant.price for product in base for variant in product.variants)
    free = replace(wanted, sizes=frozenset())
    found = [
        product
        for product in catalogue
        if product.product_type in kinds and find.is_to_be_had(product) and find.forms(product, free)
    ]
    costs = {product.id: min(variant.price for variant in product.variants) for product in found}
    less = [one for one in found if costs[one.id].currency == bar.currency and costs[one.id] < bar]
    return tuple(sorted(less, key=lambda product: costs[product.id])[:MOST_SHOWN])


def _picks_other(wanted: Wanted, focus: Product, shown: Sequence[Product]) -> bool:
    """Whether a colour is said that the one talked of lacks and another of those shown has: "the blue one"."""
    others = [product for product in shown if product.id != focus.id]
    has_it = wanted.colours & find.colours_of(focus)
    return bool(wanted.colours) and not has_it and any(wanted.colours & find.colours_of(other) for other in others)


def _placed(wanted: Wanted, shown: Sequence[Product]) -> tuple[Product, ...]:
    return tuple(shown[place] for place in wanted.places if -1 <= place < len(shown)) if shown else ()


def _pointed(wanted: Wanted, shown: Sequence[Product]) -> Product | None:
    placed = _placed(wanted, shown)
    return placed[0] if len(placed) == 1 and not wanted.things else None
