"""The one foreign link that may go out: a carrier's own, which the shop has said of this very parcel (S5-19)."""

import pytest

from agent.check import check
from agent.reply import Grounds
from conversations.messages import CardBlock, CardKind

LINK = "https://carrier.example/t/TS1"


def card(link: str) -> list[CardBlock]:
    return [CardBlock(kind=CardKind.TRACKING, card={"order_id": "order-1", "name": "#1", "parcels": [{"link": link}]})]


def test_the_carriers_link_of_this_turn_goes_out() -> None:
    assert check(card(LINK), Grounds(values=(LINK,), is_verified=True)) == ()


def test_a_parcel_without_a_link_goes_out() -> None:
    assert check(card(""), Grounds(is_verified=True)) == ()


def test_a_link_that_no_fact_has_is_held_back() -> None:
    assert check(card(LINK), Grounds(values=("https://carrier.example/t/TS2",), is_verified=True))


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "//evil.example/t", "https://u@evil.example"]
)
def test_what_no_browser_should_open_is_held_back_even_if_the_shop_says_it(link: str) -> None:
    assert check(card(link), Grounds(values=(link,), is_verified=True))


def test_the_way_of_an_order_is_shown_to_its_customer_alone() -> None:
    """S1-64."""
    assert check(card(""), Grounds(is_verified=False)) == ("shows an order to somebody who is not verified",)
