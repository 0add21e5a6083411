"""What a shop tells: believed when signed, read afresh, kept once, and never lost."""

import asyncio
import json
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from commerce.models import OrderReadRow, ShopNoticeRow
from commerce.notices import ShopTold
from commerce.port import Order
from commerce.shopify.standin import merchant
from commerce.shopify.standin.knobs import FaultKind
from commerce.shopify.standin.webhooks import RETRIES, sign
from customers import told
from customers.listening import listen, look_everywhere, status
from customers.models import CustomerEventRow, CustomerRow
from kit.health import Live, Unavailable
from stores.shops import disconnect_shop
from tests.customers.mall import DOOR, SECRET, Mall


@pytest.fixture
async def heard(mall: Mall) -> Mall:
    """The shop tells us of everything."""
    await listen(mall.deps, mall.store.id)
    return mall


async def test_what_the_shop_does_with_an_order_becomes_events_of_its_customer(heard: Mall) -> None:
    order_id = heard.order()

    await heard.ship(order_id)
    heard.clock.move(timedelta(hours=30))
    merchant.report(heard.town.world, heard.town.store, order_id, "DELIVERED")
    answers = await heard.deliver()

    assert set(answers) == {200}
    assert await heard.events() == ["Placed Order", "Fulfilled", "Delivered"]
    assert [event.names for event in heard.told] == [["Placed Order", "Fulfilled"], ["Delivered"]]
    assert {event.order_id for event in heard.told} == {order_id}
    async with heard.database.look() as session:
        facts = await session.scalar(select(CustomerEventRow.facts).where(CustomerEventRow.name == "Fulfilled"))
        known = await session.scalar(select(CustomerRow.email))
    assert (facts, known) == ({"items": [{"title": "Harbour Tee", "units": 1}]}, "ines@example.com")


async def test_a_burst_about_one_order_is_read_once(heard: Mall) -> None:
    order_id = heard.order()

    await heard.ship(order_id)

    ends = await heard.ends()
    assert len(ends) > 1
    assert (ends.count("read"), ends.count("stale")) == (1, len(ends) - 1)


async def test_the_same_webhook_fifty_times_at_once_is_one(heard: Mall) -> None:
    body = json.dumps({"admin_graphql_api_id": heard.order()}).encode()

    answers = await asyncio.gather(*(heard.post(body) for _ in range(50)))
    await heard.jobs.drain()

    assert {answer.status_code for answer in answers} == {200}
    assert await heard.ends() == ["read"]
    assert await heard.events() == ["Placed Order"]


async def test_only_what_is_signed_by_the_shop_is_kept(heard: Mall) -> None:
    body = json.dumps({"admin_graphql_api_id": heard.order()}).encode()

    refused = [
        await heard.post(body, Hmac_Sha256=""),
        await heard.post(body, Hmac_Sha256=sign(body, "another secret")),
        await heard.post(body + b" ", Hmac_Sha256=sign(body, SECRET)),
    ]

    assert [answer.status_code for answer in refused] == [403, 403, 403]
    assert {answer.json()["code"] for answer in refused} == {"signature_invalid"}
    assert await heard.ends() == []


@pytest.mark.parametrize(
    ("body", "topic", "status_code"),
    [
        (b"", "orders/updated", 422),
        (b"[]", "orders/updated", 422),
        (b"\xff{", "orders/updated", 422),
        (b"[" * 9000, "orders/updated", 422),
        (b"{}", "orders/updated", 422),
        (b'{"id": "1 or 1"}', "orders/updated", 422),
        (b'{"admin_graphql_api_id": "gid://shopify/Customer/1"}', "orders/updated", 422),
        (b'{"order_edit": 5}', "orders/edited", 422),
        (b'{"order_id": null}', "fulfillments/create", 422),
        (b'{"order": {"id": 12}}', "", 422),
        (b'{"id": 1}', "products/update", 200),
        (b"x" * 1_000_001, "orders/updated", 413),
    ],
)
async def test_what_cannot_be_read_or_nobody_wants_is_not_kept(
    mall: Mall, body: bytes, topic: str, status_code: int
) -> None:
    answer = await mall.post(body, Topic=topic)

    assert answer.status_code == status_code
    assert await mall.ends() == []


async def test_a_shop_that_is_not_connected_is_nobodys(heard: Mall) -> None:
    body = json.dumps({"admin_graphql_api_id": heard.order()}).encode()

    strange = await heard.post(body, Shop_Domain="elsewhere.myshopify.com")
    nameless = await heard.post(body, Shop_Domain="../harbour")
    async with heard.database.begin() as session:
        await disconnect_shop(session, heard.store.id)
    gone = await heard.post(body)
    nobody = await heard.web.post("/webhooks/shop/demo", content=body)

    assert [one.status_code for one in (strange, nameless, gone, nobody)] == [404, 422, 404, 404]
    assert (strange.json()["code"], nobody.json()["code"]) == ("shop_not_connected", "vendor_unknown")
    assert await heard.ends() == []


async def test_an_order_that_is_gone_or_was_never_there_ends_so(heard: Mall) -> None:
    there = heard.order()
    merchant.delete_order(heard.town.world, heard.town.store, there)

    await heard.post(json.dumps({"admin_graphql_api_id": there}).encode(), Webhook_Id="w-1")
    await heard.post(b'{"id": 987654}', Webhook_Id="w-2")
    await heard.jobs.drain()

    assert await heard.ends() == ["gone", "gone"]
    assert await heard.events() == []


async def test_what_comes_late_and_was_read_already_is_dropped(heard: Mall) -> None:
    order_id = heard.order()
    happened = heard.clock.now()
    heard.clock.move(timedelta(minutes=5))
    await heard.ship(order_id)
    before = len(await heard.ends())

    heard.clock.move(timedelta(hours=4))
    body = json.dumps({"admin_graphql_api_id": order_id}).encode()
    await heard.post(body, Webhook_Id="late", Triggered_At=happened.isoformat())
    await heard.jobs.drain()
    heard.clock.move(timedelta(seconds=1))
    await heard.post(body, Webhook_Id="new", Triggered_At=heard.clock.now().isoformat())
    await heard.jobs.drain()

    assert (await heard.ends())[before:] == ["stale", "read"]


async def test_nothing_is_lost_while_the_shop_cannot_be_asked(heard: Mall) -> None:
    order_id = heard.order()
    heard.town.fail(FaultKind.STATUS, status=503, times=3)

    await heard.post(json.dumps({"admin_graphql_api_id": order_id}).encode())
    await heard.jobs.drain()
    waiting = [(row.ended, row.attempts) for row in await heard.notices()]
    for _ in range(5):
        heard.clock.move(timedelta(seconds=20))
        await told.sweep(heard.deps)

    assert waiting == [("", 1)]
    assert await heard.ends() == ["read"]
    assert await heard.events() == ["Placed Order"]


async def test_a_shop_that_is_silent_for_days_is_given_up(heard: Mall) -> None:
    await heard.post(json.dumps({"admin_graphql_api_id": heard.order()}).encode())
    heard.town.fail(FaultKind.STATUS, status=503, times=200)
    for _ in range(80):
        await told.sweep(heard.deps)
        heard.clock.move(timedelta(hours=1))

    assert await heard.ends() == ["given_up"]


async def test_a_notice_whose_process_died_is_taken_up_within_a_minute(heard: Mall) -> None:
    heard.jobs._bindings.pop(ShopTold)  # noqa: SLF001 - the job is lost with its process
    await heard.post(json.dumps({"admin_graphql_api_id": heard.order()}).encode())

    await told.sweep(heard.deps)
    early = await heard.ends()
    heard.clock.move(timedelta(minutes=1))
    await told.sweep(heard.deps)

    assert (early, await heard.ends()) == ([""], ["read"])


async def test_a_notice_that_nobody_can_make_sense_of_keeps_none_behind_it_waiting(
    heard: Mall, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard.jobs._bindings.pop(ShopTold)  # noqa: SLF001 - nobody has followed them yet
    odd, plain = heard.order(), heard.order()
    for order_id in (odd, plain):
        body = json.dumps({"admin_graphql_api_id": order_id}).encode()
        await heard.post(body, Webhook_Id=order_id)
    read = heard.shop.order_told

    async def stumble(order_id: str) -> Order | None:
        if order_id == odd:
            raise ZeroDivisionError
        return await read(order_id)

    monkeypatch.setattr(heard.shop, "order_told", stumble)
    heard.clock.move(timedelta(minutes=1))
    await told.sweep(heard.deps)

    assert await heard.ends() == ["", "read"]


async def test_run_again_after_a_crash_it_ends_the_same(heard: Mall) -> None:
    order_id = heard.order()
    await heard.post(json.dumps({"admin_graphql_api_id": order_id}).encode())
    await heard.jobs.drain()
    (notice,) = await heard.notices()
    async with heard.database.begin() as session:  # as if the end of it had not been kept
        await session.execute(update(ShopNoticeRow).values(ended=""))
        await session.execute(update(OrderReadRow).values(read_at=heard.clock.now() - timedelta(hours=1)))

    await told.go_and_read(heard.deps, notice.id)

    assert (await heard.ends(), await heard.events()) == (["read"], ["Placed Order"])
    assert len(heard.told) == 1
    heard.clock.move(timedelta(days=31))
    await told.forget(heard.deps)
    assert (await heard.ends(), await heard.events()) == ([], ["Placed Order"])


async def test_a_change_of_a_customer_is_kept_only_of_those_we_know(heard: Mall) -> None:
    body = json.dumps({"admin_graphql_api_id": heard.town.me}).encode()
    await heard.post(body, Topic="customers/update", Webhook_Id="c-1")
    await heard.jobs.drain()
    async with heard.database.look() as session:
        unknown = await session.scalar(select(func.count()).select_from(CustomerRow))
    await heard.ship(heard.order())
    heard.town.store.customers[heard.town.me].email = "ines.prado@example.com"

    await heard.post(body, Topic="customers/update", Webhook_Id="c-2")
    await heard.jobs.drain()

    async with heard.database.look() as session:
        emails = list(await session.scalars(select(CustomerRow.email)))
    assert (unknown, emails) == (0, ["ines.prado@example.com"])


async def test_a_removed_app_is_told_of_at_once(heard: Mall) -> None:
    async with heard.database.look() as session:
        before = await status(session, heard.store.id)
    assert isinstance(await heard.shop.status(), Live)

    merchant.uninstall(heard.town.world, heard.town.store)
    await heard.deliver()

    async with heard.database.look() as session:
        after = await status(session, heard.store.id)
    assert isinstance(before, Live)
    assert isinstance(after, Unavailable)
    assert "the app was removed" in after.causes[0].sentence
    assert isinstance(await heard.shop.status(), Unavailable)


async def test_what_the_app_may_not_hear_is_named_and_the_rest_is_heard(mall: Mall) -> None:
    mall.town.store.scopes -= {"read_fulfillments"}

    await listen(mall.deps, mall.store.id)

    async with mall.database.look() as session:
        told_of = await status(session, mall.store.id)
    assert isinstance(told_of, Unavailable)
    assert "FULFILLMENTS_CREATE: add the access scope read_fulfillments" in told_of.causes[0].sentence
    await mall.ship(mall.order())
    assert await mall.events() == ["Placed Order", "Fulfilled"]


async def test_subscriptions_that_ended_are_made_again(heard: Mall) -> None:
    there = heard.town.store.subscriptions
    first = {one.topic for one in there.values()}
    await listen(heard.deps, heard.store.id)
    assert len(there) == len(first)
    there.pop(next(iter(there)))

    await look_everywhere(heard.deps)
    await heard.jobs.drain()

    assert {one.topic for one in there.values()} == first
    assert {one.uri for one in there.values()} == {DOOR}
    assert len(RETRIES) == 8
