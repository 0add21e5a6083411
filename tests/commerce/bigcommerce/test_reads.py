"""What is read at a storefront of BigCommerce, and what is not."""

from datetime import timedelta
from decimal import Decimal

import pytest

from commerce.bigcommerce.shop import BigCommerceShop
from commerce.bigcommerce.standin import Fault, FaultKind, World
from commerce.bigcommerce.standin.model import CouponModel, StoreModel
from commerce.bigcommerce.standin.world import ship, ship_all
from commerce.bigcommerce.statuses import StatusId
from commerce.fulfilment import Tracking
from commerce.port import Money
from kit.clock import ManualClock
from kit.db import Database
from kit.errors import NotFound, Permanent
from tests.commerce.bigcommerce.building import customer, line, order, product
from tests.contracts.bigcommerce_stage import shop_at


async def test_each_storefront_has_its_own_orders_and_products(
    world: World, store: StoreModel, shop: BigCommerceShop, clock: ManualClock, database: Database
) -> None:
    """S5-13: several storefronts under one account, each a store of its own."""
    store.channels[2] = "Outlet"
    here, there = order(store), order(store, channel_id=2)
    product(store, 40, channels=[1])
    product(store, 50, channels=[2])
    outlet = shop_at(world, clock, database, channel=2)

    assert [one.id for one in await shop.orders("1")] == [str(here.id)]
    assert [one.id for one in await outlet.orders("1")] == [str(there.id)]
    with pytest.raises(NotFound):
        await shop.order("1", str(there.id))
    assert [one.id for one in await outlet.products()] == ["50"]
    assert await shop.product("50") is None


async def test_a_customer_of_another_storefront_is_none_of_ours(store: StoreModel, shop: BigCommerceShop) -> None:
    """D9a: a number that two people have at two storefronts proves each at their own."""
    customer(store, 2, email="lee@example.com", phone="+44 7700 900102", channel_ids=[2])
    customer(store, 3, email="sam@example.com", phone="0044 (7700) 900102", channel_ids=[1, 2])

    assert await shop.customer_by_email("lee@example.com") is None
    assert await shop.customer("2") is None
    assert [one.id for one in await shop.customers_by_phone("+447700900102")] == ["3"]


async def test_no_number_proves_anybody_where_not_all_can_be_looked_through(
    store: StoreModel, shop: BigCommerceShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    customer(store, 2, phone="+447700900102")
    monkeypatch.setattr("commerce.bigcommerce.calls.MOST_CUSTOMERS", 1)

    assert await shop.customers_by_phone("+447700900102") == ()


async def test_who_ordered_without_an_account_finds_those_orders_alone(
    store: StoreModel, shop: BigCommerceShop
) -> None:
    """S1-64."""
    theirs = order(store, customer_id=0, billing={"first_name": "Noa", "last_name": "Lind", "email": "Noa@example.com"})
    mine = order(store)

    found = await shop.customer_by_email("noa@example.com")

    assert found is not None
    assert (found.id, found.name) == ("guest:noa@example.com", "Noa Lind")
    assert await shop.customer(found.id) == found
    assert [one.id for one in await shop.orders(found.id)] == [str(theirs.id)]
    for stranger, number in (
        (found.id, mine.id),
        ("1", theirs.id),
        ("guest:ana@example.com", mine.id),
        ("0", theirs.id),
    ):
        with pytest.raises(NotFound):
            await shop.order(stranger, str(number))


@pytest.mark.parametrize("written", ["", "guest:", "guest:%", "guest:a@b.c,ana@example.com", "x", "-1", "1 or 1=1"])
async def test_what_is_no_customer_has_no_orders(store: StoreModel, shop: BigCommerceShop, written: str) -> None:
    order(store)

    assert await shop.orders(written) == ()
    assert await shop.customer(written) is None


async def test_a_checkout_that_was_never_paid_is_no_order(store: StoreModel, shop: BigCommerceShop) -> None:
    started = order(store, status_id=StatusId.INCOMPLETE)

    assert await shop.orders("1") == ()
    assert await shop.order_named("1", f"#{started.id}") is None


async def test_an_order_of_300_lines_is_read_whole(store: StoreModel, shop: BigCommerceShop) -> None:
    """Inside an order come 50 lines; the rest is read page by page."""
    made = order(store, *(line(1000 + place, 1) for place in range(300)))

    read = await shop.order("1", str(made.id))

    assert [one.id for one in read.lines] == [str(1000 + place) for place in range(300)]
    assert (await shop.orders("1"))[0] == read


async def test_what_is_not_inside_an_order_is_read_apart(store: StoreModel, shop: BigCommerceShop) -> None:
    """BigCommerce has an older structure of what is inside; the same order is read either way."""
    made = order(store, line(500, 2), line(501, 1))
    before = await shop.order("1", str(made.id))
    store.knobs.is_legacy = True

    assert await shop.order("1", str(made.id)) == before
    assert before.shipping_address is not None


async def test_an_order_that_is_sent_while_it_is_read_is_read_as_it_is_then(
    store: StoreModel, shop: BigCommerceShop
) -> None:
    """The rest leaves between the order and its parcels: never the old order with the new parcels."""
    made = order(store, line(500, 3))
    ship(store, made, {500: 1}, store.now())
    store.knobs.add(Fault(FaultKind.MOVED, "/shipments", "GET", happens=lambda: ship_all(store, made, store.now())))

    during = await shop.order("1", str(made.id))

    assert len(during.fulfilments) == 2
    assert during == await shop.order("1", str(made.id))


async def test_a_parcel_can_be_followed_and_a_line_deleted_since_is_left_out(
    store: StoreModel, shop: BigCommerceShop
) -> None:
    made = order(store, line(500, 2), line(501, 1))
    ship(store, made, {500: 1, 501: 1}, store.now(), number="AB12", carrier="royalmail")
    made.lines.pop()

    read = await shop.order("1", str(made.id))

    parcel = read.fulfilments[0]
    assert parcel.lines == (("500", 1),)
    assert parcel.tracking == Tracking("Royalmail", "AB12", "https://track.standin.example/royalmail/AB12")
    assert (read.lines[0].current, read.lines[0].unfulfilled) == (2, 1)


async def test_lines_take_over_what_policies_are_about(store: StoreModel, shop: BigCommerceShop) -> None:
    store.categories[7] = "Personalised jewellery"
    product(store, 40, words="final sale, gifts", category=7, image="https://cdn.example/tee.jpg")
    made = order(
        store, line(500, 1, product_id=40, options=[("Size", "M", "Swatch"), ("Engraving", "Inês", "Text field")])
    )

    read = (await shop.order("1", str(made.id))).lines[0]

    assert (read.tags, read.product_type) == (("final sale", "gifts"), "Personalised jewellery")
    assert (read.variant_title, read.attributes) == ("M", (("Engraving", "Inês"),))
    assert read.image == "https://cdn.example/tee.jpg"


async def test_a_product_that_is_gone_leaves_its_line(store: StoreModel, shop: BigCommerceShop) -> None:
    made = order(store, line(500, 1, product_id=4711))

    assert [one.title for one in (await shop.order("1", str(made.id))).lines] == ["Tee"]


async def test_html_in_names_is_words_alone(store: StoreModel, shop: BigCommerceShop) -> None:
    """Untrusted text is data: it leads nowhere and looks like nothing but words."""
    bad = "<b>Tee</b> <script>alert(1)</script>&amp; more"
    product(store, 40, name=bad)
    made = order(store, line(500, 1, product_id=40, name=bad))

    assert (await shop.order("1", str(made.id))).lines[0].title == "Tee & more"
    assert [one.title for one in await shop.products()] == ["Tee & more"]


async def test_an_order_without_currency_is_in_the_stores_own(store: StoreModel, shop: BigCommerceShop) -> None:
    made = order(store, currency="")
    assert (await shop.order("1", str(made.id))).total == Money(Decimal("4.90"), "EUR")

    store.currency = ""
    with pytest.raises(Permanent) as refusal:
        await shop.order("1", str(made.id))
    assert refusal.value.code == "currency_missing"


async def test_a_product_without_variants_is_its_own(store: StoreModel, shop: BigCommerceShop) -> None:
    product(store, 40, variants=[], path="/tee/")

    (found,) = await shop.products()

    assert [(one.id, one.title, one.stock) for one in found.variants] == [("40", "", None)]
    assert found.page == "https://standin.example/tee/"


async def test_products_that_are_hidden_or_not_for_sale(store: StoreModel, shop: BigCommerceShop) -> None:
    product(store, 40, is_visible=False)
    product(store, 50, availability="disabled")

    assert [(one.id, one.variants[0].stock) for one in await shop.products()] == [("50", 0)]


async def test_codes_are_told_as_far_as_their_worth_can_be(store: StoreModel, shop: BigCommerceShop) -> None:
    """S3-38, S3-40: only a code that the merchant named may be told to anybody."""
    store.coupons += [
        CouponModel(1, "TEN", "percentage_discount", Decimal(10), Decimal(30)),
        CouponModel(2, "FIVE", "per_total_discount", Decimal(5), max_uses=3, num_uses=3),
        CouponModel(3, "SHIP", "free_shipping", Decimal(0)),
        CouponModel(4, "SHOES", "percentage_discount", Decimal(20), applies_to=("categories", [12])),
    ]
    shop._shareable = frozenset({"ten"})  # noqa: SLF001 - as the setting `public_coupons` makes it

    ten, five = await shop.discounts()

    assert (ten.code, ten.percent, ten.minimum, ten.is_shareable) == (
        "TEN",
        Decimal(10),
        Money(Decimal(30), "EUR"),
        True,
    )
    assert (five.amount, five.is_shareable) == (Money(Decimal(5), "EUR"), False)
    assert five.ends_at is not None
    assert five.ends_at < store.now()


async def test_the_newest_orders_are_chosen_by_day_not_by_number(store: StoreModel, shop: BigCommerceShop) -> None:
    late, early = order(store, at=store.now()), order(store, at=store.now() - timedelta(days=2))

    assert [one.id for one in await shop.orders("1")] == [str(late.id), str(early.id)]


async def test_a_renamed_status_is_still_what_it_was(store: StoreModel, shop: BigCommerceShop) -> None:
    store.labels[StatusId.AWAITING_SHIPMENT] = "In the barn"
    made = order(store, status_id=StatusId.AWAITING_SHIPMENT)

    assert (await shop.order("1", str(made.id))).fulfilment_orders[0].status.value == "in_progress"
