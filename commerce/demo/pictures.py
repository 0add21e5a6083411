"""Draws the demo's products: one flat shape each, in the colour asked for, as a small SVG."""

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

# Each shape is drawn on 200 by 200 with the marks {m} (main), {d} (dark) and {l} (light).
SHAPES = {
    "harbour-tee": (
        '<path fill="{m}" d="M72 48 40 64 28 98l22 8 8-14v66h84V92l8 14 22-8-12-34-32-16c-8 14-48 14-56 0z"/>'
        '<path fill="{d}" d="M72 48c8 14 48 14 56 0l-7-3c-7 9-35 9-42 0z"/>'
        '<path fill="{l}" d="M58 112h84v9H58z"/>'
    ),
    "linen-shirt": (
        '<path fill="{m}" d="M76 44 42 60 26 126l20 5 12-36v67h84V95l12 36 20-5-16-66-34-16-24 22z"/>'
        '<path fill="{d}" d="m76 44 24 22-14 14-18-32zm48 0-24 22 14 14 18-32zM98 70h4v92h-4z"/>'
        '<path fill="{l}" d="M112 92h20v22h-20z"/>'
    ),
    "rain-jacket": (
        '<path fill="{d}" d="M70 54c0-36 60-36 60 0l-10 12H80z"/>'
        '<path fill="{m}" d="M70 52 42 66 30 140h22l8-34v56h80v-56l8 34h22l-12-74-28-14-30 16z"/>'
        '<path fill="{l}" d="M97 68h6v94h-6zM68 122h22v7H68zm42 0h22v7h-22z"/>'
    ),
    "wool-beanie": (
        '<circle cx="100" cy="42" r="14" fill="{l}"/>'
        '<path fill="{m}" d="M46 124c0-92 108-92 108 0z"/>'
        '<path fill="{d}" d="M40 120h120v34H40z"/>'
        '<path fill="none" stroke="{m}" stroke-width="5" d="M58 122v30m21-30v30m21-30v30m21-30v30m21-30v30"/>'
    ),
    "canvas-sneakers": (
        '<path fill="{m}" d="M32 84c14 12 34 8 44-14l50 34c16 10 40 8 46 30H32z"/>'
        '<path fill="{l}" d="M28 134h146v14c0 6-4 10-10 10H38c-6 0-10-4-10-10z"/>'
        '<path fill="{d}" d="M28 145h146v5H28z"/>'
        '<path fill="none" stroke="{d}" stroke-width="5" stroke-linecap="round" d="m88 98 14-10m0 20 14-10m0 19 14-9"/>'
    ),
    "leather-belt": (
        '<circle cx="100" cy="104" r="56" fill="none" stroke="{m}" stroke-width="20"/>'
        '<circle cx="100" cy="104" r="56" fill="none" stroke="{d}" stroke-width="2" stroke-dasharray="5 6"/>'
        '<rect x="78" y="142" width="44" height="36" rx="6" fill="none" stroke="#c9a44c" stroke-width="8"/>'
        '<path fill="#c9a44c" d="M97 156h30v7H97z"/>'
    ),
    "day-backpack": (
        '<path fill="none" stroke="{d}" stroke-width="9" d="M82 50c0-24 36-24 36 0"/>'
        '<rect x="52" y="46" width="96" height="120" rx="30" fill="{m}"/>'
        '<path fill="{d}" d="M52 84h96v7H52z"/>'
        '<rect x="66" y="104" width="68" height="48" rx="12" fill="{l}"/>'
        '<path fill="{d}" d="M74 116h52v5H74z"/>'
    ),
    "market-tote": (
        '<path fill="none" stroke="{d}" stroke-width="8" d="M74 84c0-56 52-56 52 0"/>'
        '<path fill="{m}" d="M48 78h104l10 86H38z"/>'
        '<path fill="{l}" d="M86 104h28v28H86z" transform="rotate(45 100 118)"/>'
    ),
    "enamel-mug": (
        '<path fill="none" stroke="{d}" stroke-width="12" d="M136 78c36 0 36 54 0 54"/>'
        '<path fill="{m}" d="M50 58h90v88c0 8-6 14-14 14H64c-8 0-14-6-14-14z"/>'
        '<path fill="#33485c" d="M46 52h98v9H46z"/>'
        '<path fill="{l}" d="M60 74h10v66H60z"/>'
    ),
    "name-necklace": (
        '<path fill="none" stroke="{d}" stroke-width="4" d="M44 40c0 60 20 84 56 84s56-24 56-84"/>'
        '<rect x="64" y="116" width="72" height="30" rx="15" fill="{m}"/>'
        '<path fill="none" stroke="{l}" stroke-width="5" stroke-linecap="round" d="M78 133c6-12 10-12 11 0s10 0 '
        '11-6 8 12 12 2 8-2 12 2"/>'
    ),
    "oak-table": (
        '<path fill="{d}" d="M58 92 46 168h9l17-72zm84 0 12 76h-9l-17-72zM95 96h10v72H95z"/>'
        '<ellipse cx="100" cy="83" rx="66" ry="18" fill="{d}"/>'
        '<ellipse cx="100" cy="73" rx="66" ry="18" fill="{m}"/>'
        '<ellipse cx="92" cy="70" rx="38" ry="8" fill="{l}"/>'
    ),
    "winter-parka": (
        '<path fill="{l}" d="M64 50c0-42 72-42 72 0l-12 22H76z"/>'
        '<path fill="{d}" d="M76 50c0-24 48-24 48 0l-8 16H84z"/>'
        '<path fill="{m}" d="M66 58 40 70 28 150h24l8-36v60h80v-60l8 36h24l-12-80-26-12-34 20z"/>'
        '<path fill="none" stroke="{d}" stroke-width="4" d="M60 104h80m-80 24h80m-80 24h80M100 78v96"/>'
    ),
    "slide-sandals": (
        '<rect x="44" y="40" width="50" height="126" rx="25" fill="{d}"/>'
        '<rect x="106" y="40" width="50" height="126" rx="25" fill="{d}"/>'
        '<path fill="{m}" d="M38 72c20-14 42-14 62 0v32c-20-12-42-12-62 0zm62 0c20-14 42-14 62 '
        '0v32c-20-12-42-12-62 0z"/>'
        '<path fill="none" stroke="{l}" stroke-width="4" d="M46 90c14-9 32-9 46 0m16 0c14-9 32-9 46 0"/>'
    ),
    "boat-socks": (
        '<path fill="{m}" d="M62 40h40v62l42 26c18 12 6 36-14 34-34-4-68-16-68-50z"/>'
        '<path fill="{d}" d="M62 40h40v18H62z"/>'
        '<path fill="{l}" d="M62 70h40v9H62zm0 18h40v9H62zM132 122c18 8 20 40-4 40 8-10 8-28 4-40z"/>'
    ),
    "beach-towel": (
        '<rect x="54" y="36" width="92" height="124" rx="4" fill="{m}"/>'
        '<path fill="{l}" d="M54 54h92v12H54zm0 26h92v12H54zm0 26h92v12H54zm0 26h92v12H54z"/>'
        '<path fill="none" stroke="{d}" stroke-width="4" stroke-dasharray="3 6" d="M54 164h92"/>'
    ),
    "soy-candle": (
        '<path fill="#f2b33d" d="M100 34c16 20 12 32 0 32s-16-12 0-32z"/>'
        '<path fill="#4a4f57" d="M98 62h4v16h-4z"/>'
        '<rect x="60" y="76" width="80" height="90" rx="8" fill="{m}"/>'
        '<path fill="{l}" d="M60 108h80v34H60z"/>'
        '<path fill="{d}" d="M76 118h48v5H76zm8 10h32v5H84z"/>'
    ),
    "steel-bottle": (
        '<rect x="84" y="28" width="32" height="22" rx="5" fill="{d}"/>'
        '<path fill="{m}" d="M84 54h32c0 14 14 16 14 34v72c0 8-6 12-12 12H82c-6 0-12-4-12-12V88c0-18 14-20 '
        '14-34z"/>'
        '<path fill="{l}" d="M80 92h9v68h-9z"/>'
        '<path fill="{d}" d="m104 124 12-22 12 22z"/>'
    ),
    "notebook-set": (
        '<rect x="68" y="38" width="84" height="112" rx="4" fill="{l}"/>'
        '<rect x="58" y="48" width="84" height="112" rx="4" fill="{d}"/>'
        '<rect x="48" y="58" width="84" height="112" rx="4" fill="{m}"/>'
        '<path fill="{d}" d="M48 58h12v112H48z"/>'
        '<path fill="{l}" d="M76 84h40v24H76z"/>'
    ),
    "gift-card": (
        '<rect x="30" y="58" width="140" height="90" rx="10" fill="{m}"/>'
        '<path fill="{l}" d="M70 58h14v90H70zM30 94h140v14H30z"/>'
        '<path fill="{d}" d="M77 100c-36-8-30-40-8-26l8 26zm0 0c36-8 30-40 8-26l-8 26z"/>'
    ),
    "sewing-pattern": (
        '<path fill="{l}" d="M44 38h84l28 28v98H44z"/>'
        '<path fill="{d}" d="M128 38v28h28z"/>'
        '<path fill="none" stroke="{d}" stroke-width="4" stroke-dasharray="8 6" d="M66 146V92c20-30 48-30 68 '
        '0v54z"/>'
        '<path fill="none" stroke="{m}" stroke-width="4" d="M100 80v60m-14-12 14 12 14-12"/>'
    ),
}
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
