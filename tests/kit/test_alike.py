"""Names are meant as they look."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.alike import as_named


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("#1001", "#1001"),
        ("\uff03\uff11\uff10\uff10\uff11", "#1001"),
        ("#\u0661\u0660\u0660\u0661", "#1001"),
        ("#10\u200b01", "#1001"),
        ("\u0422\u0405-1001", "TS-1001"),
        ("замовлення 1001", "замовлення 1001"),
        ("#1OO1", "#1OO1"),
        ("\u202e#1001\u202c", "#1001"),
    ],
)
def test_a_name_is_read_as_it_looks(written: str, meant: str) -> None:
    assert as_named(written) == meant


@given(st.text(max_size=200))
def test_any_text_is_taken_and_a_plain_one_stays(text: str) -> None:
    assert as_named(as_named(text)) == as_named(text)
