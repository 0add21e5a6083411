"""What the demo shop sells, as data; `commerce.demo.shelves` makes rows of it."""

from dataclasses import dataclass

CURRENCY = "EUR"
SIZES = ("S", "M", "L", "XL")
SHOES = ("38", "39", "40", "41", "42")


@dataclass(frozen=True, slots=True)
class Article:
    """One product with its sizes and colours; `dearer` is what a size costs more, `gone` the variants sold out."""

    id: str
    title: str
    product_type: str
    price: str
    description: str
    colours: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    dearer: tuple[tuple[str, str], ...] = ()
    gone: tuple[str, ...] = ()
    stock: int | None = 25
    is_digital: bool = False
    is_gift_card: bool = False


ARTICLES = (
    Article(
        "harbour-tee",
        "Harbour T-shirt",
        "T-shirts",
        "24.00",
        "Heavy organic cotton, straight cut, true to size.",
        ("navy", "sand", "forest"),
        SIZES,
        dearer=(("XL", "2.00"),),
        gone=("harbour-tee-xl-forest",),
    ),
    Article(
        "linen-shirt",
        "Breeze linen shirt",
        "Shirts",
        "59.00",
        "Washed linen that is easy to iron. Falls a little wide.",
        ("white", "sky"),
        SIZES,
    ),
    Article(
        "rain-jacket",
        "Drizzle rain jacket",
        "Jackets",
        "129.00",
        "Taped seams, packs into its own pocket.",
        ("mustard", "navy"),
        SIZES,
        gone=("rain-jacket-s-mustard",),
    ),
    Article(
        "wool-beanie",
        "Fisher beanie",
        "Accessories",
        "22.00",
        "Merino wool from one small mill. One size.",
        ("coral", "charcoal", "forest"),
    ),
    Article(
        "canvas-sneakers",
        "Pier canvas sneakers",
        "Shoes",
        "74.00",
        "Natural rubber sole. Between two sizes take the larger.",
        ("white", "coral"),
        SHOES,
    ),
    Article(
        "leather-belt",
        "Everyday belt",
        "Accessories",
        "39.00",
        "Vegetable tanned leather, brass buckle.",
        ("brown", "charcoal"),
        ("85", "95", "105"),
    ),
    Article(
        "day-backpack",
        "Day backpack",
        "Bags",
        "89.00",
        "18 litres, with a sleeve for a laptop of up to 14 inches.",
        ("forest", "charcoal"),
    ),
    Article(
        "market-tote",
        "Market tote",
        "Bags",
        "18.00",
        "Strong cotton, long handles, an inner pocket.",
        ("sand", "coral", "navy"),
    ),
    Article(
        "enamel-mug",
        "Camp mug",
        "Kitchen",
        "16.00",
        "Enamelled steel, 350 ml. Can be engraved with up to twelve letters.",
        ("white", "sky", "forest"),
    ),
    Article(
        "name-necklace",
        "Name necklace",
        "Personalised jewellery",
        "48.00",
        "Your name in recycled silver, cut for you.",
        ("silver", "mustard"),
        tags=("personalised",),
        stock=None,
    ),
    Article(
        "oak-table",
        "Oak side table",
        "Furniture",
        "240.00",
        "Oiled oak, built when you order it. Takes about three weeks.",
        ("brown",),
        tags=("made-to-order",),
        stock=None,
    ),
    Article(
        "winter-parka",
        "Fjord parka",
        "Jackets",
        "219.00",
        "Recycled down for this winter, sent as soon as it arrives.",
        ("forest", "charcoal"),
        SIZES,
        tags=("pre-order",),
        stock=40,
    ),
    Article(
        "slide-sandals",
        "Slide sandals",
        "Shoes",
        "19.00",
        "Last season's colours, sold as they are.",
        ("mustard", "sky"),
        SHOES,
        tags=("final sale",),
        stock=6,
    ),
    Article(
        "boat-socks", "Boat socks", "Accessories", "9.50", "Three pairs of combed cotton.", ("sky", "sand"), ("S", "L")
    ),
    Article(
        "beach-towel",
        "Tideline towel",
        "Home",
        "34.00",
        "Flat weave, dries fast, takes little room.",
        ("coral", "sky"),
    ),
    Article(
        "soy-candle",
        "Cedar candle",
        "Home",
        "21.00",
        "Soy wax, cotton wick, about forty hours.",
        ("sand", "forest"),
    ),
    Article(
        "steel-bottle",
        "Trail bottle",
        "Kitchen",
        "28.00",
        "Keeps cold for a day. 500 or 750 ml.",
        ("charcoal", "coral", "sky"),
        ("500 ml", "750 ml"),
        dearer=(("750 ml", "5.00"),),
    ),
    Article(
        "notebook-set",
        "Logbook set",
        "Stationery",
        "15.00",
        "Three notebooks, dotted, on recycled paper.",
        ("navy", "mustard"),
    ),
    Article(
        "gift-card",
        "Gift card",
        "Gift cards",
        "50.00",
        "Sent by e-mail, valid for three years.",
        ("coral",),
        stock=None,
        is_digital=True,
        is_gift_card=True,
    ),
    Article(
        "sewing-pattern",
        "Tote sewing pattern",
        "Downloads",
        "8.00",
        "A file to print at home, with pictures of every step.",
        ("sand",),
        stock=None,
        is_digital=True,
    ),
)
