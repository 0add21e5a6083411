"""What was put into a cart and taken out of it, between two looks at it."""

from collections import Counter
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from customers.carts import Cart, CartLine, moves, read, stored

LINES = st.lists(st.builds(CartLine, st.sampled_from("abcde"), st.just("Tee"), st.integers(1, 9)), max_size=8)
CARTS = st.builds(
    Cart, LINES.map(tuple), st.none() | st.decimals(0, 10**6, places=2), st.sampled_from(("", "EUR", "USD"))
)


def units(cart: Cart) -> Counter[str]:
    found: Counter[str] = Counter()
    for line in cart.lines:
        found[line.id] += line.units
    return found


@given(CARTS, CARTS)
def test_the_moves_between_two_carts_make_one_of_the_other(before: Cart, after: Cart) -> None:
    """S3-02, S3-03."""
    found = units(before)
    for one in moves(before, after):
        found[one.line.id] += one.line.units if one.is_added else -one.line.units
    assert +found == units(after)
    assert all(one.line.units > 0 for one in moves(before, after))


@given(CARTS)
def test_a_cart_is_kept_as_it_is_and_one_without_lines_is_none(cart: Cart) -> None:
    """S3-05, S3-06, S3-07."""
    again = read(stored(cart))
    assert units(again) == units(cart)
    assert again.is_active is cart.is_active
    assert (again.subtotal, again.currency) == (cart.subtotal, cart.currency)
    assert read({}) == Cart()


def test_a_changed_number_of_units_is_told_as_the_difference() -> None:
    before = Cart((CartLine("a", "Tee", 3), CartLine("b", "Cap", 1)), Decimal("12.30"), "EUR")
    after = Cart((CartLine("a", "Tee", 1), CartLine("c", "Mug", 2)))
    told = [(one.line.title, one.line.units, one.is_added) for one in moves(before, after)]
    assert told == [("Tee", 2, False), ("Cap", 1, False), ("Mug", 2, True)]
