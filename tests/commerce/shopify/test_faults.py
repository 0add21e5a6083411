"""What a customer's order looks like while Shopify fails: never wrong, never half, and never in Shopify's words."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from commerce.port import Shop
from commerce.shopify.standin.knobs import FaultKind
from kit.clock import ManualClock
from kit.errors import AdapterError, Temporary, Unauthorised
from tests.commerce.shopify.town import Town, line, order, town_of

Read = Callable[[Shop, str, str], Awaitable[object]]
READS: dict[str, Read] = {
    "orders": lambda shop, me, _: shop.orders(me),
    "order": lambda shop, me, name: shop.order(me, name),
    "order_named": lambda shop, me, _: shop.order_named(me, "1001"),
    "customer": lambda shop, me, _: shop.customer(me),
    "customer_by_email": lambda shop, _, __: shop.customer_by_email("ines@example.com"),
    "customers_by_phone": lambda shop, _, __: shop.customers_by_phone("+351910000001"),
    "product": lambda shop, _, __: shop.product("gid://shopify/Product/1"),
    "products": lambda shop, _, __: shop.products(),
    "discounts": lambda shop, _, __: shop.discounts(),
}


@pytest.fixture
def town(clock: ManualClock) -> Town:
    return town_of(clock)


@pytest.mark.parametrize("read", sorted(READS))
@pytest.mark.parametrize("kind", [FaultKind.SILENCE, FaultKind.HALF, FaultKind.INTERNAL, FaultKind.CRASH])
async def test_a_read_that_fails_may_be_tried_again(town: Town, read: str, kind: FaultKind) -> None:
    name = town.place(order(line(), clock=town.clock, name="#1001"))
    shop = town.shop()
    town.fail(kind)

    with pytest.raises(Temporary) as refusal:
        await READS[read](shop, town.me, name)

    assert "Shopify" in refusal.value.detail
    await READS[read](shop, town.me, name)


@pytest.mark.parametrize("read", sorted(READS))
@pytest.mark.parametrize("status", [500, 502, 503, 429])
async def test_a_server_that_stays_down_is_not_asked_for_ever(town: Town, read: str, status: int) -> None:
    name = town.place(order(line(), clock=town.clock, name="#1001"))
    town.fail(FaultKind.STATUS, times=99, status=status, retry_after=2.0)

    with pytest.raises(Temporary):
        await READS[read](town.shop(), town.me, name)

    assert len(town.asked) == 1


@pytest.mark.parametrize("kind", [FaultKind.THROTTLED, FaultKind.STATUS])
async def test_a_busy_shop_is_waited_for(town: Town, kind: FaultKind) -> None:
    name = town.place(order(line(3), clock=town.clock))
    town.fail(kind, times=2, status=429, retry_after=0.5)

    assert (await town.shop().order(town.me, name)).lines[0].current == 3


async def test_a_page_that_fails_in_the_middle_of_an_order_leaves_no_half_order(town: Town) -> None:
    name = town.place(order(*(line() for _ in range(40)), clock=town.clock))
    town.world.knobs.page = 10
    shop = town.shop()
    town.fail(FaultKind.INTERNAL, operation="fulfillmentOrder")

    with pytest.raises(AdapterError):
        await shop.order(town.me, name)

    assert len((await shop.order(town.me, name)).lines) == 40


@pytest.mark.parametrize("read", sorted(READS))
async def test_a_revoked_token_asks_for_a_person_and_says_no_word_of_shopifys(town: Town, read: str) -> None:
    name = town.place(order(line(), clock=town.clock, name="#1001"))
    shop = town.shop()
    town.store.token = "shpat_another"

    with pytest.raises(Unauthorised) as refusal:
        await READS[read](shop, town.me, name)

    assert refusal.value.code == "shopify_token_refused"
    assert "unrecognized login" not in refusal.value.detail


async def test_thirty_customers_at_once_share_one_bucket(town: Town) -> None:
    """A store of the standard plan: two thousand points, a hundred back in a second."""
    names = [town.place(order(line(2), clock=town.clock)) for _ in range(30)]
    shop = town.shop()

    read = await asyncio.gather(*(shop.order(town.me, name) for name in names))

    assert [one.id for one in read] == names
