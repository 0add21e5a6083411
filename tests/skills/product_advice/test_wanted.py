"""What is read of a wish for a product: sizes that are sizes, prices that are prices, colours in nine languages."""

from decimal import Decimal

import pytest

from skills.base import Heard, Person
from skills.product_advice.wanted import goes_on, read_wanted


def heard(text: str, *shown: str) -> Heard:
    return Heard(text, "en", Person(), "message", {}, {}, {"products": list(shown)} if shown else {})


@pytest.mark.parametrize(
    ("text", "language", "sizes"),
    [
        ("do you have it in M?", "en", {"m"}),
        ("in m?", "en", {"m"}),
        ("it's not what I'm after, is it?", "en", set()),
        ("size l please, if there is one for me", "en", {"l"}),
        ("extra large", "en", {"xl"}),
        ("tem no tamanho G?", "pt", {"l"}),
        ("tem GG?", "pt", {"xl"}),
        ("l'été arrive, un chapeau ?", "fr", set()),
        ("size 42", "en", {"42"}),
        ("between 39 and 40, which size?", "en", {"39", "40"}),
        ("under 40 euros", "en", set()),
    ],
)
def test_sizes(text: str, language: str, sizes: set[str]) -> None:
    assert read_wanted(text, language).sizes == sizes


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("under 50", None, 50),
        ("up to €49.90", None, "49.90"),
        ("between 20 and 50 euros", 20, 50),
        ("até 30 euros", None, 30),
        ("menos de 100", None, 100),
        ("do 80 zł", None, 80),
        ("alle 60 €", None, 60),
        ("до 40 €", None, 40),
        ("fino a 25 euro", None, 25),
        ("hasta 25", None, 25),
        ("unter 70 Euro", None, 70),
        ("moins de 35 €", None, 35),
        ("more than 100", 100, None),
        ("cheaper than 50", None, 50),
        ("size 42", None, None),
        ("give me 50% off", None, None),
        ("order #1001", None, None),
    ],
)
def test_prices(text: str, least: str | None, most: str | None) -> None:
    wanted = read_wanted(text, "en")
    assert wanted.least == (None if least is None else Decimal(least))
    assert wanted.most == (None if most is None else Decimal(most))


@pytest.mark.parametrize(
    "text", ["blue", "azul", "niebieska", "sininen", "синя", "blu", "azules", "blaue", "bleue", "in Blau bitte"]
)
def test_a_colour_in_every_language(text: str) -> None:
    assert "blue" in read_wanted(text, "en").colours


def test_a_shade_is_narrower_than_its_colour() -> None:
    assert read_wanted("navy", "en").colours == {"navy"}


@pytest.mark.parametrize("text", ["the second", "in M?", "a cheaper one", "and in green", "is it warm?", "under 50"])
def test_a_few_words_go_on_with_what_was_shown(text: str) -> None:
    assert goes_on(heard(text, "umbrella"))
    assert not goes_on(heard(text))


@pytest.mark.parametrize("text", ["thanks", "where is my order", "I want to talk to a person", "ok"])
def test_other_words_do_not(text: str) -> None:
    assert not goes_on(heard(text, "umbrella"))
