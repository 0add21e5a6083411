"""Which products a message is about, and what is said of them: a table over the demo's catalogue, in nine languages."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.product_advice import find
from skills.product_advice.decide import Before, Branch, cheaper, decide, read_before
from skills.product_advice.wanted import read_wanted
from tests.skills.product_advice.catalogue import PRODUCTS, asked, ids

JACKETS = ("rain-jacket", "winter-parka", "little-raincoat")
AFTER_JACKETS = Before(shown=JACKETS)
AFTER_SHIRT = Before(shown=("linen-shirt",), focus="linen-shirt")
KINDS = ("availability", "details", "size_help", "recommend", "compare", "generic", "")


@pytest.mark.parametrize(
    ("kind", "language", "text", "branch", "found"),
    [
        ("availability", "en", "do you have the rain jacket in M?", Branch.STOCK, ["rain-jacket"]),
        ("availability", "en", "jaket in mustrad size S", Branch.STOCK, ["rain-jacket"]),
        ("availability", "en", "what jackets do you have", Branch.SHOW, list(JACKETS)),
        ("availability", "pl", "czy macie plecak?", Branch.STOCK, ["day-backpack"]),
        ("availability", "fi", "onko teillä reppua mustana?", Branch.STOCK, ["day-backpack"]),
        ("availability", "uk", "чи маєте синю куртку, розмір M?", Branch.STOCK, ["rain-jacket"]),
        ("availability", "de", "habt ihr die Jacke in Blau", Branch.STOCK, ["rain-jacket"]),
        ("availability", "fr", "avez-vous une bougie ?", Branch.STOCK, ["soy-candle"]),
        ("availability", "it", "avete un ombrello?", Branch.STOCK, ["umbrella"]),
        ("availability", "es", "¿tenéis toallas?", Branch.STOCK, ["beach-towel"]),
        ("availability", "pt", "vocês têm guarda-chuva?", Branch.STOCK, ["umbrella"]),
        ("availability", "en", "is the jacket there in red?", Branch.NEAREST, list(JACKETS)),
        ("availability", "en", "do you sell tents", Branch.NONE, None),
        ("availability", "en", "do you have a flurbinator", Branch.NONE, None),
        ("details", "en", "is the parka waterproof", Branch.DETAILS, ["winter-parka"]),
        ("details", "pt", "quanto custa a garrafa", Branch.DETAILS, ["steel-bottle"]),
        ("size_help", "en", "which size of the canvas sneakers, 39 or 40?", Branch.SIZES, ["canvas-sneakers"]),
        ("size_help", "en", "how do your sizes run?", Branch.SIZES, []),
        ("recommend", "en", "what do you recommend", Branch.WHAT, None),
        ("recommend", "en", "a bag under 50 euros", Branch.SHOW, ["market-tote"]),
        ("compare", "en", "parka or rain jacket, what differs?", Branch.COMPARE, ["rain-jacket", "winter-parka"]),
        ("compare", "en", "which one is better?", Branch.WHAT, None),
    ],
)
def test_what_is_meant(kind: str, language: str, text: str, branch: Branch, found: list[str] | None) -> None:
    decision = asked(kind, text, language)
    assert decision.branch is branch
    assert found is None or ids(decision) == found


@pytest.mark.parametrize(
    ("kind", "text", "before", "branch", "found"),
    [
        ("availability", "the second", AFTER_JACKETS, Branch.STOCK, ["winter-parka"]),
        ("availability", "the last one please", AFTER_JACKETS, Branch.STOCK, ["little-raincoat"]),
        ("availability", "and in navy?", AFTER_JACKETS, Branch.STOCK, ["rain-jacket"]),
        ("availability", "under 100", AFTER_JACKETS, Branch.STOCK, ["little-raincoat"]),
        ("compare", "the first and the third", AFTER_JACKETS, Branch.COMPARE, ["rain-jacket", "little-raincoat"]),
        ("compare", "compare them", AFTER_JACKETS, Branch.COMPARE, list(JACKETS)),
        ("availability", "in M?", AFTER_SHIRT, Branch.STOCK, ["linen-shirt"]),
        ("details", "is it easy to iron?", AFTER_SHIRT, Branch.DETAILS, ["linen-shirt"]),
        ("generic", "a cheaper one", AFTER_SHIRT, Branch.CHEAPER, ["linen-shirt"]),
        ("compare", "is there something cheaper than that?", AFTER_SHIRT, Branch.CHEAPER, ["linen-shirt"]),
        ("compare", "which of them is cheaper?", AFTER_JACKETS, Branch.COMPARE, list(JACKETS)),
        ("availability", "do you have boots?", AFTER_SHIRT, Branch.STOCK, ["rubber-boots"]),
        ("availability", "is it in stock", Before(page="umbrella", has_moved=True), Branch.STOCK, ["umbrella"]),
        ("availability", "is it in stock", replace(AFTER_SHIRT, page="umbrella"), Branch.STOCK, ["linen-shirt"]),
        (
            "availability",
            "is it in stock",
            replace(AFTER_SHIRT, page="umbrella", has_moved=True),
            Branch.STOCK,
            ["umbrella"],
        ),
        ("availability", "is it in stock", Before(page="no-such-thing", has_moved=True), Branch.WHAT, None),
        ("recommend", "under 60 please", Before(things=frozenset({"shoes"})), Branch.SHOW, ["slide-sandals"]),
    ],
)
def test_what_was_shown_before_counts(
    kind: str, text: str, before: Before, branch: Branch, found: list[str] | None
) -> None:
    decision = asked(kind, text, before=before)
    assert decision.branch is branch
    assert found is None or ids(decision) == found


def test_a_choice_is_taken_by_its_id_or_its_type_and_another_is_nobodys() -> None:
    wanted = read_wanted("Bags", "en")
    chosen = decide("recommend", wanted, PRODUCTS, Before(), "Bags")
    assert {product.product_type for product in chosen.products} == {"Bags"}
    assert ids(decide("details", wanted, PRODUCTS, Before(), "umbrella")) == ["umbrella"]
    assert decide("recommend", read_wanted("hm", "en"), PRODUCTS, Before(), "order-7").branch is Branch.WHAT


def test_a_boot_is_no_sneaker_but_a_sneaker_comes_nearest_where_there_are_no_boots() -> None:
    without = tuple(product for product in PRODUCTS if product.id != "rubber-boots")
    decision = decide("availability", read_wanted("do you have boots?", "en"), without, Before())
    assert decision.branch is Branch.NEAREST
    assert {product.product_type for product in decision.products} == {"Shoes"}


def test_a_pattern_for_a_bag_is_no_bag() -> None:
    assert "sewing-pattern" not in ids(asked("availability", "show me bags"))
    assert ids(asked("availability", "do you have a sewing pattern?")) == ["sewing-pattern"]


def test_cheaper_is_of_the_same_kind_and_can_be_had() -> None:
    shirt = tuple(product for product in PRODUCTS if product.id == "winter-parka")
    less = cheaper(shirt, PRODUCTS, read_wanted("a cheaper one", "en"))
    assert [product.id for product in less] == ["little-raincoat", "rain-jacket"]


def test_memory_that_is_damaged_counts_as_nothing() -> None:
    assert read_before({"focus": None, "things": None}, {"products": None}, "") == Before()
    assert read_before({"focus": 7, "page": "a"}, {"products": [1]}, "b").has_moved


@given(st.text(max_size=200), st.sampled_from(KINDS), st.sampled_from(["en", "pt", "pl", "fi", "uk", "it", "es", "de"]))
def test_whatever_is_said_only_products_of_the_shop_are_spoken_of(text: str, kind: str, language: str) -> None:
    decision = asked(kind, text, language, AFTER_JACKETS)
    assert set(decision.products) <= set(PRODUCTS)


@given(
    st.lists(st.sampled_from(["blue", "M", "42", "under 50", "the second", "jacket", "azul", "it", "cheaper", "?"])),
    st.sampled_from(KINDS),
)
def test_what_is_shown_as_fitting_fits(words: list[str], kind: str) -> None:
    """Every form shown as fitting has the colour and the price that were asked for."""
    decision = asked(kind, " ".join(words), "en", AFTER_JACKETS)
    if decision.branch is Branch.SHOW and decision.wanted.narrows:
        for product in decision.products:
            for variant in find.forms(product, decision.wanted):
                assert decision.wanted.most is None or variant.price.amount <= decision.wanted.most


@pytest.mark.parametrize(
    "text", ["", "?", "🧥🧥", "x", "M" * 20_000, "\u202eKCATTA", "\u200b", "1" * 500, "#1001", "M M M"]
)
def test_odd_messages_end_somewhere(text: str) -> None:
    for kind in KINDS:
        assert asked(kind, text).branch in Branch
        assert asked(kind, text, before=AFTER_JACKETS).branch in Branch
