"""Our subscriptions to Shopify's webhooks: made once for each topic, and made again where Shopify has ended them.

A webhook carries no more than what names the thing that it is about (`includeFields`): whoever hears it goes and reads.
After eight failures in a row Shopify ends a subscription (shopify.dev, "HTTPS webhook delivery").
"""

from collections.abc import Mapping

from commerce.shopify.client.enums import WebhookSubscriptionTopic as Topic
from commerce.shopify.client.subscriptions import SubscriptionsWebhookSubscriptionsNodes as Subscription
from commerce.shopify.feed import ShopifyFeed
from commerce.shopify.paging import Page, read_on
from commerce.shopify.refusals import MissingScope, readable
from commerce.shopify.user_errors import note
from kit.errors import Permanent

_ITSELF = ("id", "admin_graphql_api_id")
_OF_AN_ORDER = ("id", "order_id")
_RETURN = ("id", "admin_graphql_api_id", "order")
TOPICS: Mapping[Topic, tuple[str, ...]] = {
    Topic.APP_UNINSTALLED: (),
    Topic.ORDERS_CREATE: _ITSELF,
    Topic.ORDERS_UPDATED: _ITSELF,
    Topic.ORDERS_CANCELLED: _ITSELF,
    Topic.ORDERS_EDITED: ("order_edit",),
    Topic.FULFILLMENTS_CREATE: _OF_AN_ORDER,
    Topic.FULFILLMENTS_UPDATE: _OF_AN_ORDER,
    Topic.FULFILLMENT_EVENTS_CREATE: _OF_AN_ORDER,
    Topic.RETURNS_REQUEST: _RETURN,
    Topic.RETURNS_APPROVE: _RETURN,
    Topic.RETURNS_DECLINE: _RETURN,
    Topic.RETURNS_CANCEL: _RETURN,
    Topic.RETURNS_CLOSE: _RETURN,
    Topic.RETURNS_REOPEN: _RETURN,
    Topic.REFUNDS_CREATE: _OF_AN_ORDER,
    Topic.CUSTOMERS_UPDATE: _ITSELF,
}
"""What we want to hear of, and which fields of it; none named are all."""

_SCOPES = {
    "ORDERS": "read_orders",
    "REFUNDS": "read_orders",
    "FULFILLMENT": "read_fulfillments",
    "RETURNS": "read_returns",
    "CUSTOMERS": "read_customers",
}
"""The scope that each kind of topic needs (the schema's own words on its topics)."""


class ShopifyListening(ShopifyFeed):
    """The part of `commerce.feed.Feed` that makes the store tell us what happens."""

    @readable
    async def listen(self, address: str) -> tuple[str, ...]:
        """Subscribe `address` to every topic that it does not hear of yet.

        Returns a sentence for each topic that Shopify refuses our app. Raises Permanent where it calls no such address.
        """
        refused: list[str] = []
        heard = await self._heard(address)
        for topic, fields in TOPICS.items():
            if topic not in heard and not await self._subscribe(topic, address, fields):
                refused.append(_refused(topic))
        return tuple(refused)

    async def _heard(self, address: str) -> set[Topic]:
        first: Page[Subscription] = (await self._client.subscriptions()).webhook_subscriptions

        async def more(after: str) -> Page[Subscription]:
            return (await self._client.subscriptions(after)).webhook_subscriptions

        return {one.topic for one in await read_on(first, more) if one.uri == address}

    async def _subscribe(self, topic: Topic, address: str, fields: tuple[str, ...]) -> bool:
        """Return whether the topic is heard of now; raises Permanent where the address is what is refused."""
        try:
            answer = (await self._client.subscribe(topic, address, list(fields) or None)).webhook_subscription_create
        except MissingScope:
            return False
        errors = answer.user_errors if answer else []
        if not errors:
            return True
        note(errors, f"subscribe {topic.value}")
        if not any({"uri", "callbackUrl"} & set(one.field or ()) for one in errors):
            return False
        if topic in await self._heard(address):  # somebody else of ours was faster
            return True
        raise Permanent(
            f"Shopify does not call {address}: it wants a public address that begins with https://.",
            code="address_refused",
        )


def _refused(topic: Topic) -> str:
    scope = next((scope for start, scope in _SCOPES.items() if topic.value.startswith(start)), "")
    mend = f": add the access scope {scope} and install the app again." if scope else "."
    return f"Shopify does not let our app hear of {topic.value}{mend}"
