"""Draws the demo's products: one flat shape each, in the colour asked for, as a small SVG."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from commerce.demo.catalogue import ARTICLES


class Paint(NamedTuple):
    """The shades of one colour: the thing itself, its shadow, its light."""

    main: str
    dark: str
    light: str


COLOURS = {
    "navy": Paint("#2f4a74", "#203554", "#4d6b9a"),
    "sand": Paint("#d9bf94", "#b99b6c", "#efdfc3"),
    "forest": Paint("#3f7257", "#2b533e", "#639a7c"),
    "white": Paint("#f7f5f0", "#d3cdc1", "#ffffff"),
    "sky": Paint("#7fb4d6", "#5a90b4", "#a9d0e8"),
    "mustard": Paint("#dca53a", "#b27f20", "#efc673"),
    "coral": Paint("#e77f67", "#c15d47", "#f3a996"),
    "charcoal": Paint("#4a4f57", "#31353b", "#6d737d"),
    "brown": Paint("#9a6a45", "#744c2e", "#bd8f69"),
    "silver": Paint("#b9c1c9", "#8d969f", "#dfe4e8"),
}
GROUNDS = ("#f3ede4", "#e8eff0", "#f4e7e2", "#e9efe3", "#efe9f2")

SHAPES: Mapping[str, str] = tomllib.loads(Path(__file__).with_name("shapes.toml").read_text(encoding="utf-8"))
FIRST_COLOUR = {article.id: article.colours[0] for article in ARTICLES}
_GROUND = {article.id: GROUNDS[place % len(GROUNDS)] for place, article in enumerate(ARTICLES)}


def draw(product_id: str, colour: str = "") -> str | None:
    """Return a product's picture as SVG, in its first colour if `colour` is unknown; None for an unknown product."""
    if product_id not in SHAPES:
        return None
    paint = COLOURS.get(colour) or COLOURS[FIRST_COLOUR[product_id]]
    shape = SHAPES[product_id].format(m=paint.main, d=paint.dark, l=paint.light)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200" width="400" height="400">'
        f'<rect width="200" height="200" fill="{_GROUND[product_id]}"/>'
        f'<ellipse cx="100" cy="176" rx="62" ry="7" fill="#000" opacity=".08"/>{shape}</svg>'
    )
