"""What a discount code is worth: never more than the cart, nothing before its time, and shared only if it may be."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from commerce.cards.discount import discount_card, to_json
from commerce.demo.discounts import codes
from commerce.discounts import Standing, find, shareable, standing, worth
from commerce.port import Discount, Money

NOW = datetime(2026, 11, 18, 10, tzinfo=UTC)
TEN = Discount("TEN", percent=Decimal(10), minimum=Money(Decimal(30), "EUR"), is_shareable=True)
AMOUNTS = st.decimals(0, 10_000, places=2)


def euros(amount: str) -> Money:
    return Money(Decimal(amount), "EUR")


def test_a_percentage_is_rounded_to_the_cent() -> None:
    assert worth(TEN, euros("33.33"), NOW).off == euros("3.33")


def test_below_the_minimum_nothing_is_off_and_what_lacks_is_told() -> None:
    small = worth(TEN, euros("29.99"), NOW)
    assert (small.off, small.lacks) == (euros("0"), euros("0.01"))


def test_an_amount_is_never_more_than_the_cart() -> None:
    assert worth(Discount("FIVE", amount=euros("5")), euros("3.50"), NOW).off == euros("3.50")


def test_another_currency_is_never_mixed_in() -> None:
    assert worth(Discount("FIVE", amount=Money(Decimal(5), "USD")), euros("20"), NOW).off == euros("0")


def test_a_code_counts_from_its_first_moment_until_just_before_its_last() -> None:
    week = replace(TEN, starts_at=NOW, ends_at=NOW + timedelta(days=7))
    assert standing(week, NOW - timedelta(seconds=1)) is Standing.NOT_YET
    assert standing(week, NOW) is Standing.RUNNING
    assert standing(week, NOW + timedelta(days=7)) is Standing.ENDED


def test_only_what_runs_and_may_be_shared_is_shared() -> None:
    """S3-38, S3-40."""
    made = codes(NOW)
    assert [code.code for code in shareable(made, NOW)] == ["WELCOME10", "SHORE15"]
    assert {"EBBTIDE20", "FIRSTFROST", "CREW30"} < {code.code for code in made}


def test_a_code_is_found_as_people_write_it_and_no_other() -> None:
    assert find(codes(NOW), " welcome10 ") is not None
    assert find(codes(NOW), "WELCOME") is None


def test_a_card_has_no_word_and_leads_nowhere_but_to_the_shop() -> None:
    card = to_json(discount_card(replace(TEN, page="javascript:alert(1)")))
    assert card["page"] == ""
    assert card["percent"] == "10"


@given(AMOUNTS, st.one_of(st.none(), st.decimals(-50, 500, places=2)), st.one_of(st.none(), AMOUNTS), AMOUNTS)
def test_nothing_is_ever_paid_out(
    cart: Decimal, percent: Decimal | None, amount: Decimal | None, minimum: Decimal
) -> None:
    code = Discount("X", percent, Money(amount, "EUR") if amount is not None else None, Money(minimum, "EUR"))
    off = worth(code, Money(cart, "EUR"), NOW).off
    assert 0 <= off.amount <= cart
