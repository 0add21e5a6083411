"""The Hub's pure rules: where a link may lead, and how many units may be asked for."""

from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commerce.editability import LINE_KINDS, LineState, Verdict
from hub.lines import wish_quantity
from hub.visit import local
from hub.wishes import WrongFields
from tests.commerce.building import line

PIECES = st.sampled_from(
    ["/hub/", "tide", "/", "//", "\\", "..", ".", "?", "#", "@", ":", "%2e", "%2F", "%5c", "\n", "evil.example"]
)
PATHS = st.lists(PIECES).map("".join)


@given(st.one_of(st.text(), PATHS, PATHS.map(lambda path: f"/hub/{path}")))
def test_a_link_that_is_let_through_stays_on_our_own_pages(target: str) -> None:
    safe = local(target)
    if safe is not None:
        there = urlsplit(urljoin("https://hub.test/hub/enter", unquote(safe)))
        assert (there.scheme, there.netloc) == ("https", "hub.test")
        assert there.path.startswith("/hub/")


@given(asked=st.integers(-5, 12), units=st.integers(1, 10))
def test_a_quantity_is_taken_exactly_if_it_is_less_than_what_is_open(asked: int, units: int) -> None:
    allowed = {kind: Verdict(allowed=True) for kind in LINE_KINDS}
    state = LineState("l1", units, 0, 0, None, None, allowed)
    if 1 <= asked < units:
        assert wish_quantity(line(current=units), state, str(asked)).wanted["quantity"] == asked
    else:
        with pytest.raises(WrongFields) as refused:
            wish_quantity(line(current=units), state, str(asked))
        assert list(refused.value.fields) == ["quantity"]
