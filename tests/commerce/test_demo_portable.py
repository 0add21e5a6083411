"""The demo shop without a database is the same shop as with one."""

from commerce.demo import portable
from commerce.demo.people import CUSTOMERS
from commerce.demo.shop import DemoShop
from kit.clock import ManualClock


async def test_people_and_goods_are_the_same(shop: DemoShop) -> None:
    assert portable.goods() == await shop.products()
    for customer in portable.people():
        assert await shop.customer(customer.id) == customer


async def test_orders_are_the_same(shop: DemoShop, clock: ManualClock) -> None:
    made = list(portable.orders(clock.now()))
    seen = [order for one in CUSTOMERS for order in await shop.orders(one.id, limit=100)]

    told = {order.name: order for order in made}
    assert seen
    assert all(told[order.name].lines == order.lines for order in seen)
    assert all(told[order.name].fulfilment_orders == order.fulfilment_orders for order in seen)
    assert all(told[order.name].customer_id == order.customer_id for order in seen)
    assert [order.placed_at for order in made] == sorted(order.placed_at for order in made)
