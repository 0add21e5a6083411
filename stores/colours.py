"""Colours of a shop made readable: what stands on its colour, and its colour as words on the chat's own ground."""

import re

from pydantic import BaseModel, ConfigDict

COLOUR = re.compile(r"#[0-9a-f]{6}")
READABLE = 4.5
"""The least contrast of words (WCAG 2.2, 1.4.3)."""
SEEN = 3.0
"""The least contrast of a button against what lies around it (WCAG 2.2, 1.4.11)."""
WHITE, INK = "#ffffff", "#101413"
LIGHT = ("#ffffff", "#f5f4f0")
DARK = ("#1d2125", "#15181b")
"""The grounds of the chat, its sheet first, as `widget/src/style.css` has them."""
_TINT = 0.12
_STEPS = 50


class Shades(BaseModel):
    """The colours of one scheme, each as `#rrggbb`."""

    model_config = ConfigDict(frozen=True)

    brand: str
    """What buttons are filled with."""
    on_brand: str
    """Words on it."""
    ink: str
    """The shop's colour as words, on every ground of the chat."""
    tint: str
    """A ground with a touch of the shop's colour."""


class Look(BaseModel):
    """A shop's colour by day and by night."""

    model_config = ConfigDict(frozen=True)

    light: Shades
    dark: Shades


def look_of(colour: str) -> Look:
    """Return the readable shades of a colour, written `#rrggbb` in small letters."""
    return Look(light=_shades(colour, LIGHT, "#000000"), dark=_shades(colour, DARK, WHITE))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _shades(colour: str, grounds: tuple[str, str], pole: str) -> Shades:
    tint = _mix(grounds[0], colour, _TINT)
    brand = _until(colour, grounds, pole, SEEN)
    on_brand = max(WHITE, INK, key=lambda words: contrast(words, brand))
    if contrast(WHITE, brand) >= READABLE:
        on_brand = WHITE
    while contrast(on_brand, brand) < READABLE:  # a middle grey, on which neither reads well enough
        brand = _mix(brand, INK if on_brand == WHITE else WHITE, 1 / _STEPS)
    return Shades(brand=brand, on_brand=on_brand, ink=_until(colour, (*grounds, tint), pole, READABLE), tint=tint)


def _until(colour: str, grounds: tuple[str, ...], pole: str, least: float) -> str:
    """Go from a colour towards black or white until it stands out on every ground."""
    for step in range(_STEPS):
        shade = _mix(colour, pole, step / _STEPS)
        if all(contrast(shade, ground) >= least for ground in grounds):
            return shade
    return pole


def _mix(one: str, other: str, share: float) -> str:
    mixed = (round(a + (b - a) * share) for a, b in zip(_parts(one), _parts(other), strict=True))
    return "#" + "".join(f"{part:02x}" for part in mixed)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB
