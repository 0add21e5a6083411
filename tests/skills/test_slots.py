"""What code reads from words: an order's name, yes or no, a choice, the words of an item."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills import slots

OFFERED = (("#1001 · 18 November 2026 · Linen shirt", "a"), ("#1002 · 17 November 2026 · Canvas bag", "b"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("cancel #1001 please", ["1001"]),
        ("my order number is 1042", ["1042"]),
        ("order TS-1001, wrong size", ["TS-1001"]),
        ("pedido nº 1002 por favor", ["1002"]),
        ("mi orden es la 20391", ["20391"]),
        ("pedido número 4471", ["4471"]),
        ("quiero 300 pedidos", []),
        ("a encomenda 20931", ["20931"]),
        ("orders #1001 and #1002", ["1001", "1002"]),
        ("https://shop.example/orders/1234 cancel it", []),
        ("order 2 more of them", []),
        ("my address is Rua A 12, 1200-195 Lisboa", []),
    ],
)
def test_an_order_is_named_only_where_it_is_called_one(text: str, names: list[str]) -> None:
    assert slots.read_order(text).get(slots.ORDER_NAMES, []) == names


@pytest.mark.parametrize(
    "text",
    [
        "my order 500 EUR has not come",
        "the order of EUR 1200 please",
        "order £350",
        "encomenda 500 euros",
        "um pedido de 250 reais",
        "pedido 500 dólares",
        "commande 500 €",
        "une commande 1 200,50 euros",
        "ordine 500 euro",
        "Bestellung 500 Franken",
        "Bestellung 1.200 €",
        "zamówienie 500 zł",
        "zamowienie 500zl",
        "zamówienie 500 złotych",
        "zamówienie 1 500 PLN",
        "tilaus 500 euroa",
        "замовлення 500 грн",
        "замовлення 500грн",  # noqa: RUF001
        "замовлення на 500 гривень",
    ],
)
def test_an_amount_is_no_order(text: str) -> None:
    assert slots.read_order(text) == {}


@pytest.mark.parametrize(
    "text", ["zamówienie 5001, zapłaciłam 500 zł", "order 5001 for 500 euros", "Bestellung 5001 (500 €)"]
)
def test_an_order_beside_an_amount_is_still_named(text: str) -> None:
    assert slots.read_order(text) == {slots.ORDER_NAMES: ["5001"]}


def test_what_is_plainly_an_order_stays_one() -> None:
    assert slots.read_order("#500 zł")[slots.ORDER_NAMES] == ["500"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("розмір М", "розмір M"),  # noqa: RUF001
        ("на ХЛ", "на XL"),
        ("з м на л", "з m на l"),
        ("2ХЛ або ххл", "2XL або xxl"),  # noqa: RUF001
        ("С замість ХС", "S замість XS"),  # noqa: RUF001
        ("XЛ", "XL"),
        ("5 м тканини з м. Львів", "5 м тканини з м. Львів"),
        ("м'яка, с любовʼю", "м'яка, с любовʼю"),  # noqa: RUF001
        ("M, L and XL", "M, L and XL"),
    ],
)
def test_sizes_in_cyrillic_letters_are_the_same_sizes(text: str, read: str) -> None:
    assert slots.plain_sizes(text) == read


@pytest.mark.parametrize(("text", "guesses"), [("cancel 1042", ["1042"]), ("it was € 1200", []), ("4000-001", [])])
def test_a_bare_number_is_only_a_guess(text: str, guesses: list[str]) -> None:
    assert slots.read_order(text).get(slots.ORDER_GUESSES, []) == guesses


@pytest.mark.parametrize(
    "text",
    [
        "my last order",
        "the most recent one",
        "o meu último pedido",
        "acabei de comprar",
        "mi última compra",
        "lo que acabo de pedir",
    ],
)
def test_the_most_recent_order_is_recognised(text: str) -> None:
    assert slots.read_order(text)[slots.RECENT]


@pytest.mark.parametrize(
    "text",
    ["yes", "Yes please!", "ok thanks", "sim, por favor", "quero sim", "sí, claro", "vale, gracias", "I'd like that"],
)
def test_a_yes(text: str) -> None:
    assert slots.read_yes_no(text) is (None if text == "I'd like that" else True)


@pytest.mark.parametrize(
    "text", ["no", "No, thanks", "não, obrigada", "não precisa", "nope", "no, gracias", "mejor no"]
)
def test_a_no(text: str) -> None:
    assert slots.read_yes_no(text) is False


@pytest.mark.parametrize("text", ["yes but cancel it", "no no order", "please cancel my order", "thanks", "yes no", ""])
def test_more_than_a_yes_or_no_is_neither(text: str) -> None:
    assert slots.read_yes_no(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1001", "a"),
        ("#1002", "b"),
        ("2", "b"),
        ("the second one", "b"),
        ("o primeiro", "a"),
        ("the last", "b"),
        ("the bag", "b"),
        ("b", "b"),
        ("3", None),
        ("both", None),
        ("shirt and bag", None),
    ],
)
def test_a_choice_is_read_by_place_name_or_item(text: str, value: str | None) -> None:
    assert slots.read_choice(text, OFFERED) == value


@pytest.mark.parametrize(
    ("text", "key"),
    [("the canvsa bag", "a"), ("my jackett", "b"), ("the jakcet", "b"), ("the skirt", None), ("my packet", None)],
)
def test_a_slip_of_the_finger_still_meets_the_item(text: str, key: str | None) -> None:
    met = slots.match_words(text, {"a": ["Canvas"], "b": ["Jacket"], "c": ["Shirt"]})
    assert [name for name, words in met.items() if words] == ([key] if key else [])


def test_item_words_meet_titles_and_everyday_words_do_not() -> None:
    met = slots.match_words("change the blue shirts size", {"a": ["Linen Shirt", "Blue / M"], "b": ["Change purse"]})
    assert met == {"a": frozenset({"blue", "shirt", "thing:shirt"}), "b": frozenset()}


@pytest.mark.parametrize("text", ["no the tee", "las camisetas", "футболку", "la maglietta", "das T-Shirt"])
def test_a_thing_is_met_in_any_language_and_no_other_that_only_sounds_like_it(text: str) -> None:
    met = slots.match_words(text, {"tee": ["Harbour T-shirt"], "shirt": ["Linen shirt"], "hat": ["Fisher beanie"]})
    assert "thing:tshirt" in met["tee"]
    assert met["shirt"] < met["tee"]
    assert not met["hat"]


@given(st.text(max_size=300))
def test_no_text_breaks_the_readers(text: str) -> None:
    slots.read_order(text)
    slots.read_yes_no(text)
    slots.read_choice(text, OFFERED)
    slots.match_words(text, {"a": ["Linen Shirt"]})


def test_the_words_of_a_wish_are_gathered_newest_last_and_none_twice() -> None:
    assert slots.gather("", "the blue shirt") == "the blue shirt"
    assert slots.gather("cancel it", "the blue shirt") == "cancel it the blue shirt"
    assert slots.gather("the blue shirt cancel it", "the blue shirt") == "cancel it the blue shirt"
    assert slots.gather("cancel it", "") == "cancel it"


@given(st.lists(st.text("ab c", max_size=90), max_size=60))
def test_however_often_a_wish_is_repeated_its_words_do_not_pile_up(messages: list[str]) -> None:
    words = ""
    for message in messages:
        words = slots.gather(words, message)
        assert len(words) <= 500
        assert message.strip() in words
