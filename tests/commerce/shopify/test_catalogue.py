"""Products, pictures, stock and codes of a store at Shopify."""

from datetime import timedelta
from decimal import Decimal

import pytest

from commerce.port import Discount, Money, Product, Variant
from commerce.shopify.standin.loading import place_discount, place_product
from kit.clock import ManualClock
from tests.commerce.shopify.town import Town, town_of

PRICE = Money(Decimal("25.00"), "EUR")
PICTURE = "https://cdn.example/tee.jpg"


@pytest.fixture
def town(clock: ManualClock) -> Town:
    return town_of(clock)


def variant(name: str, stock: int | None = 3, title: str = "M") -> Variant:
    options = (("Size", title),) if title != "Default Title" else (("Title", "Default Title"),)
    return Variant(name, title, options, PRICE, stock, f"SKU-{name}", PICTURE)


def product(name: str, *variants: Variant, title: str = "Harbour Tee") -> Product:
    return Product(name, title, "Soft.", "T-shirt", ("summer",), variants, PICTURE, "https://shop.example/tee")


async def test_a_product_comes_with_pictures_prices_and_stock(town: Town) -> None:
    name = place_product(town.store, product("p1", variant("v1"), variant("v2", 0, "L"), variant("v3", None, "XL")))

    read = await town.shop().product(name)

    assert read is not None
    assert (read.title, read.image, read.page) == ("Harbour Tee", PICTURE, "https://shop.example/tee")
    assert [(one.title, one.options, one.stock) for one in read.variants] == [
        ("M", (("Size", "M"),), 3),
        ("L", (("Size", "L"),), 0),
        ("XL", (("Size", "XL"),), None),
    ]
    assert {one.price for one in read.variants} == {PRICE}
    assert read.variants[0].image == PICTURE


async def test_a_product_without_variants_is_read_all_the_same(town: Town) -> None:
    name = place_product(town.store, product("p1"))

    read = await town.shop().product(name)

    assert read is not None
    assert read.variants == ()
    assert await town.shop().products() == (read,)


async def test_the_only_form_of_a_product_has_no_name_of_shopifys(town: Town) -> None:
    name = place_product(town.store, product("p1", variant("v1", title="Default Title")))

    read = await town.shop().product(name)

    assert read is not None
    assert [(one.title, one.options) for one in read.variants] == [("", ())]


async def test_a_catalogue_of_many_products_with_many_variants_is_read_whole(town: Town) -> None:
    for number in range(30):
        variants = [variant(f"v{number}-{size}", title=str(size)) for size in range(40 if number == 7 else 2)]
        place_product(town.store, product(f"p{number}", *variants, title=f"Tee {number}"))

    products = await town.shop().products()

    assert sorted(len(one.variants) for one in products) == [2] * 29 + [40]
    assert {one.title for one in products} == {f"Tee {number}" for number in range(30)}


async def test_the_catalogue_is_kept_for_a_short_while_and_a_single_product_is_not(town: Town) -> None:
    name = place_product(town.store, product("p1", variant("v1", 3)))
    shop = town.shop()
    await shop.products()
    town.store.products[name].variants[0].stock = 1

    assert (await shop.products())[0].variants[0].stock == 3
    single = await shop.product(name)
    assert single is not None
    assert single.variants[0].stock == 1
    town.clock.move(timedelta(minutes=6))
    assert (await shop.products())[0].variants[0].stock == 1


async def test_a_product_that_is_not_sold_is_not_in_the_catalogue(town: Town) -> None:
    name = place_product(town.store, product("p1", variant("v1")))
    town.store.products[name].status = "DRAFT"

    assert await town.shop().products() == ()
    assert await town.shop().product(name) is not None


async def test_codes_are_read_as_they_were_made(town: Town) -> None:
    """S3-40."""
    ends = town.clock.now() + timedelta(days=3)
    ten = Discount("TEN", Decimal(10), minimum=Money(Decimal(30), "EUR"), ends_at=ends, is_shareable=True)
    five = Discount("FIVE OFF", amount=Money(Decimal(5), "EUR"), starts_at=ends, is_shareable=False)
    for one in (ten, five):
        place_discount(town.store, one)

    read = {one.code: one for one in await town.shop().discounts()}

    assert (read["TEN"].percent, read["TEN"].minimum, read["TEN"].ends_at) == (Decimal(10), ten.minimum, ends)
    assert read["TEN"].is_shareable
    assert read["TEN"].page == "https://harbour-and-loom.myshopify.com/discount/TEN"
    assert (read["FIVE OFF"].amount, read["FIVE OFF"].starts_at) == (five.amount, ends)
    assert not read["FIVE OFF"].is_shareable
    assert read["FIVE OFF"].page.endswith("/discount/FIVE%20OFF")
