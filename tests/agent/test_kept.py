"""What rewriting may not change: pure, whatever language it came back in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.kept import difference, sealed

ENGLISH = "Order #1001 (49.00 EUR) left on 18 November 2026 and takes two working days: https://go.example/t/1Z9?a=1"


@pytest.mark.parametrize(
    ("original", "rewritten"),
    [
        ("It costs €49.00.", "Kosztuje 49,00 €."),
        ("It costs EUR 1,250.50.", "Das kostet 1.250,50 Euro."),
        ("Sent on 18 November 2026.", "Enviado em 18 de novembro de 2026."),
        ("Sent on Nov 18, 2026.", "Am 18. November 2026 verschickt."),
        ("It takes two working days.", "Das dauert zwei Werktage."),
        ("It takes two days.", "Il faut 2 jours."),
        ("You have fourteen days.", "Masz czternaście dni."),
        ("10% off.", "10 Prozent weniger."),
        ("Use SAVE10 on order #1001.", "Para o pedido #1001 use SAVE10."),
        ("We may check it in May.", "Wir sehen es uns im Mai an."),
        (
            "See https://shop.example/a?b=1 or write to help@shop.example.",
            "help@shop.example / https://shop.example/a?b=1",
        ),
    ],
)
def test_the_same_in_other_words_is_the_same(original: str, rewritten: str) -> None:
    """S4-28, S4-29."""
    assert difference(original, rewritten) == ()


@pytest.mark.parametrize(
    ("original", "rewritten"),
    [
        ("It costs €49.00.", "It costs €49.90."),
        ("It costs €49.00.", "It costs $49.00."),
        ("It costs 49.", "It costs €49."),
        ("Sent on 18 November.", "Enviado em 18 de dezembro."),
        ("Sent on 18 November.", "It was sent."),
        ("It takes two working days.", "Das dauert zehn Werktage."),
        ("It takes some days.", "It takes three days."),
        ("10% off.", "10 off."),
        ("Use SAVE10.", "Use SAVE15."),
        ("Order #1001.", "Order #1010."),
        ("See https://shop.example/a.", "See https://shop.example/b."),
        ("Write to help@shop.example.", "Write to me."),
        ("Please wait.", "Please wait. Call 555 1234."),
        ("We look into it.", "We look into it and give you a refund."),
        ("We look into it.", "Wir sehen es uns an; Sie bekommen einen Gutschein."),
    ],
)
def test_another_figure_date_amount_name_link_code_or_promise_is_found(original: str, rewritten: str) -> None:
    """S4-26, S4-27."""
    assert difference(original, rewritten) != ()


def test_what_no_model_needs_is_taken_out_and_put_back() -> None:
    text = "Hi {{name}}, order #1001, code SAVE10, parcel 1Z999AA101: https://go.example/t?x=1. Mail ana@shop.example!"
    kept = sealed(text)
    for part in ("{{name}}", "#1001", "SAVE10", "1Z999AA101", "go.example", "ana@shop.example"):
        assert part not in kept.text
    assert kept.opened(kept.text) == text


@pytest.mark.parametrize("came", ["nothing", "[[1]] [[1]] [[2]]", "[[1]]", "[[1]] [[2]] [[3]]", "[[1]] [[99]]"])
def test_a_mark_that_is_gone_doubled_or_new_is_refused(came: str) -> None:
    assert sealed("#1001 and #1002").opened(came) is None


@given(st.text(max_size=300))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    assert sealed(text).opened(sealed(text).text) == text
    assert difference(text, text) == ()


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_any_other_figure_is_found(one: int, other: int) -> None:
    assert (difference(f"It is {one}.", f"It is {other}.") == ()) is (one == other)
