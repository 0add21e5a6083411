"""After a product was shown "cheaper?" is about that product, in nine languages; a question of its price is not."""

import pytest

from skills.base import Heard, Person
from skills.product_advice.cheaper import asks_cheaper


def heard(text: str, *shown: str) -> Heard:
    return Heard(text, "en", Person(), "message", {}, {}, {"products": list(shown)} if shown else {})


CHEAPER = [
    "cheaper?",
    "something cheaper please",
    "anything less expensive than that?",
    "do you have a cheaper one",
    "mais barato?",
    "tem algo mais em conta?",
    "tańsze?",
    "macie coś tańszego",
    "a może coś taniej?",
    "halvempi?",
    "onko teillä jotain edullisempaa",
    "дешевше?",
    "є щось дешевше?",
    "più economico?",
    "c'è qualcosa di meno caro?",
    "¿más barato?",
    "¿tienen algo más económico?",
    "günstiger?",
    "billiger",
    "habt ihr was Günstigeres?",
    "gibt es auch etwas Preiswerteres als das?",
    "moins cher ?",
    "vous avez quelque chose de moins cher ?",
]


@pytest.mark.parametrize("text", CHEAPER)
def test_cheaper_alone_is_about_what_was_shown(text: str) -> None:
    assert asks_cheaper(heard(text, "rain-jacket"))
    assert not asks_cheaper(heard(text))


@pytest.mark.parametrize(
    "text",
    [
        "can I get it cheaper?",
        "make it cheaper with a code",
        "it was cheaper yesterday",
        "I saw it cheaper at another shop",
        "is it cheaper if I buy three?",
        "which of them is cheaper?",
        "is shipping cheaper to Spain",
        "da się taniej kupić na wyprzedaży",
        "bekomme ich das mit Gutschein billiger",
        "something blue",
        "",
    ],
)
def test_other_words_are_not(text: str) -> None:
    assert not asks_cheaper(heard(text, "rain-jacket"))
