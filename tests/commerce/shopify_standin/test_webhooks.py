"""Webhooks as Shopify sends them: signed, retried unchanged, given up (shopify.dev, "HTTPS webhook delivery")."""

import base64
import hashlib
import hmac
import json
from datetime import timedelta

import httpx
import pytest

from commerce.shopify.standin import merchant
from commerce.shopify.standin.loading import place_order
from commerce.shopify.standin.payloads import topic_of
from commerce.shopify.standin.webhooks import RETRIES, Courier
from tests.commerce.building import line, order
from tests.commerce.shopify_standin.asking import Shopify, nodes

URI = "https://till.example/webhooks/shopify"
SUBSCRIBE = """mutation ($topic: WebhookSubscriptionTopic!, $uri: String!) {
    webhookSubscriptionCreate(topic: $topic, webhookSubscription: {uri: $uri}) {
    webhookSubscription { id topic uri } userErrors { field message } } }"""
DELETE = """mutation ($id: ID!) { webhookSubscriptionDelete(id: $id) { deletedWebhookSubscriptionId
    userErrors { message } } }"""
LIST = "{ webhookSubscriptions(first: 10) { nodes { id topic } } }"


class Receiver:
    """Somebody who gets webhooks and answers as told."""

    def __init__(self) -> None:
        self.got: list[httpx.Request] = []
        self.status = 200

    def answer(self, request: httpx.Request) -> httpx.Response:
        self.got.append(request)
        return httpx.Response(self.status)


@pytest.fixture
def receiver() -> Receiver:
    return Receiver()


@pytest.fixture
def courier(shopify: Shopify, receiver: Receiver) -> Courier:
    return Courier(shopify.world, httpx.MockTransport(receiver.answer))


async def subscribe(shopify: Shopify, topic: str, uri: str = URI) -> list[str]:
    found = (await shopify.data(SUBSCRIBE, topic=topic, uri=uri))["webhookSubscriptionCreate"]
    return [error["message"] for error in found["userErrors"]]


async def test_a_change_is_told_signed_over_the_raw_body(
    shopify: Shopify, courier: Courier, receiver: Receiver
) -> None:
    await subscribe(shopify, "FULFILLMENTS_CREATE")
    name = place_order(shopify.store, order(line()))

    merchant.ship(shopify.world, shopify.store, name)
    await courier.run_due()

    (told,) = receiver.got
    secret = shopify.store.app.secret.encode()
    signature = base64.b64encode(hmac.new(secret, told.content, hashlib.sha256).digest()).decode()
    assert told.headers["X-Shopify-Hmac-Sha256"] == signature
    assert told.headers["X-Shopify-Topic"] == "fulfillments/create"
    assert told.headers["X-Shopify-Shop-Domain"] == shopify.store.shop
    assert told.headers["X-Shopify-Triggered-At"] == "2026-11-18T10:00:00Z"
    assert json.loads(told.content)["order_id"] == int(name.rpartition("/")[2])


async def test_what_fails_is_tried_again_with_the_same_payload_and_id(
    shopify: Shopify, courier: Courier, receiver: Receiver
) -> None:
    await subscribe(shopify, "ORDERS_UPDATED")
    name = place_order(shopify.store, order(line()))
    receiver.status = 503
    merchant.archive(shopify.world, shopify.store, name)
    await courier.run_due()
    assert await courier.run_due() == 0

    receiver.status = 200
    shopify.store.orders[name].tags = ("changed",)
    shopify.clock.move(RETRIES[0])
    await courier.run_due()

    first, again = receiver.got
    assert first.content == again.content
    assert first.headers["X-Shopify-Webhook-Id"] == again.headers["X-Shopify-Webhook-Id"]
    shopify.clock.move(timedelta(hours=5))
    assert await courier.run_due() == 0


async def test_after_eight_retries_in_four_hours_the_subscription_is_gone(
    shopify: Shopify, courier: Courier, receiver: Receiver
) -> None:
    await subscribe(shopify, "ORDERS_UPDATED")
    receiver.status = 500
    merchant.archive(shopify.world, shopify.store, place_order(shopify.store, order(line())))

    await courier.run_due()
    for pause in RETRIES:
        shopify.clock.move(pause)
        await courier.run_due()

    assert len(receiver.got) == 1 + 8
    assert sum(RETRIES, timedelta()) == timedelta(hours=4)
    assert nodes((await shopify.data(LIST))["webhookSubscriptions"]) == []


async def test_a_doubled_webhook_has_one_and_the_same_id(
    shopify: Shopify, courier: Courier, receiver: Receiver
) -> None:
    await subscribe(shopify, "ORDERS_UPDATED")
    shopify.world.knobs.webhook_copies = 2
    merchant.archive(shopify.world, shopify.store, place_order(shopify.store, order(line())))

    await courier.run_due()

    assert len(receiver.got) == 2
    assert len({one.headers["X-Shopify-Webhook-Id"] for one in receiver.got}) == 1


async def test_an_address_is_subscribed_to_a_topic_once_and_only_with_https(shopify: Shopify) -> None:
    assert await subscribe(shopify, "ORDERS_UPDATED") == []
    assert await subscribe(shopify, "ORDERS_UPDATED") == ["Address for this topic has already been taken"]
    assert "http://" in (await subscribe(shopify, "ORDERS_EDITED", "http://till.example/hook"))[0]
    assert await subscribe(shopify, "ORDERS_EDITED", "http://127.0.0.1:8100/hook") == []

    for one in nodes((await shopify.data(LIST))["webhookSubscriptions"]):
        await shopify.data(DELETE, id=one["id"])
    assert nodes((await shopify.data(LIST))["webhookSubscriptions"]) == []


async def test_the_last_one_tells_that_the_app_was_removed(
    shopify: Shopify, courier: Courier, receiver: Receiver
) -> None:
    await subscribe(shopify, "APP_UNINSTALLED")

    merchant.uninstall(shopify.world, shopify.store)
    await courier.run_due()

    assert receiver.got[0].headers["X-Shopify-Topic"] == "app/uninstalled"
    assert (await shopify.post("{ shop { name } }")).status_code == 401


@pytest.mark.parametrize(
    ("code", "topic"),
    [
        ("ORDERS_UPDATED", "orders/updated"),
        ("ORDERS_PARTIALLY_FULFILLED", "orders/partially_fulfilled"),
        ("FULFILLMENT_EVENTS_CREATE", "fulfillment_events/create"),
        ("FULFILLMENT_ORDERS_PLACED_ON_HOLD", "fulfillment_orders/placed_on_hold"),
        ("RETURNS_REQUEST", "returns/request"),
    ],
)
def test_a_topic_is_named_as_the_header_names_it(code: str, topic: str) -> None:
    assert topic_of(code) == topic
