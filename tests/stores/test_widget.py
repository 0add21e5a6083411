"""A store's chat window: readable in every colour, and settings that can be shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from stores.colours import DARK, LIGHT, READABLE, SEEN, contrast, look_of
from stores.widget import WidgetSettings


@given(st.integers(0, 0xFFFFFF))
def test_words_are_readable_in_and_on_every_colour(number: int) -> None:
    """Also on white, yellow, black and the greys, by day and by night."""
    look = look_of(f"#{number:06x}")
    for shades, grounds in ((look.light, LIGHT), (look.dark, DARK)):
        assert contrast(shades.on_brand, shades.brand) >= READABLE
        assert all(contrast(shades.ink, ground) >= READABLE for ground in (*grounds, shades.tint))
        assert contrast(shades.brand, grounds[0]) >= SEEN


def test_a_colour_that_reads_well_stays_as_it_is() -> None:
    look = look_of("#0b6b5d")
    assert (look.light.brand, look.light.ink, look.light.on_brand) == ("#0b6b5d", "#0b6b5d", "#ffffff")


@pytest.mark.parametrize(
    "settings",
    [
        {"colour": "green"},
        {"colour": "#12345"},
        {"colour": 7},
        {"side": "middle"},
        {"bottom": 201},
        {"titles": {"xx": "Hi"}},
        {"titles": {"en": "x" * 41}},
        {"greetings": {"en": "two\nlines"}},
        {"languages": ["en", "sv"]},
        {"asks": ["shoe size"]},
        {"contact": "javascript:alert(1)"},
        {"contact": "http://shop.example.com"},
        {"logo": "x"},
    ],
)
def test_what_cannot_be_shown_is_refused(settings: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        WidgetSettings.model_validate(settings)


def test_what_is_empty_is_left_out() -> None:
    settings = WidgetSettings.model_validate(
        {
            "colour": " #AABBCC ",
            "titles": {"en": " Ask us ", "pt": " "},
            "asks": ["email", "email"],
            "contact": " a@b.pt ",
        }
    )
    assert settings.colour == "#aabbcc"
    assert settings.titles == {"en": "Ask us"}
    assert (settings.asks, settings.contact) == (("email",), "a@b.pt")
