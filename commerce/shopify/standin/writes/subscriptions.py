"""Subscribing to webhooks by the interface (shopify.dev, "Subscribe to webhooks")."""

import re
from typing import Any
from urllib.parse import urlsplit

from graphql import GraphQLEnumType, GraphQLError, GraphQLResolveInfo

from commerce.shopify.standin.call import Call
from commerce.shopify.standin.paging import View
from commerce.shopify.standin.things import Subscription
from commerce.shopify.standin.views import shop
from commerce.shopify.standin.warehouse import Refusal
from commerce.shopify.standin.writes.refusing import refused

_EMPTY = ("webhookSubscription",)
_FIELD = ("webhookSubscription", "uri")
_SCOPE = re.compile(r"\bread_[a-z_]+")
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def create(info: GraphQLResolveInfo, **arguments: Any) -> View:  # noqa: ANN401 - as GraphQL hands them over
    """Subscribe an address to a topic, once. Only https, but for this machine itself, where the stand-in lives."""
    call: Call = info.context
    given = arguments["webhookSubscription"]
    uri = given.get("uri") or given.get("callbackUrl") or ""
    if given.get("filter"):
        raise GraphQLError("The stand-in does not model filters of webhooks.")
    if refusal := _check_scopes(info, arguments["topic"]) or _check(call, arguments["topic"], uri):
        return refused(refusal, empty=_EMPTY)
    made = Subscription(
        call.store.new_id("WebhookSubscription"),
        arguments["topic"],
        uri,
        call.now,
        call.version,
        tuple(given.get("includeFields") or ()),
    )
    call.store.subscriptions[made.id] = made
    return {"webhookSubscription": shop.subscription(made), "userErrors": []}


def _check_scopes(info: GraphQLResolveInfo, topic: str) -> Refusal | None:
    """Refuse a topic without any of the scopes that its description in the schema asks for; the words are our own."""
    kind = info.schema.get_type("WebhookSubscriptionTopic")
    described = kind.values[topic].description if isinstance(kind, GraphQLEnumType) else ""
    wanted = set(_SCOPE.findall((described or "").partition("Requires")[2]))
    call: Call = info.context
    if not wanted or wanted & call.store.scopes:
        return None
    return Refusal("", f"You do not have permission to subscribe to {topic}", ("topic",))


def _check(call: Call, topic: str, uri: str) -> Refusal | None:
    parts = urlsplit(uri)
    if not uri:
        return Refusal("", "Address can't be blank", _FIELD)
    if parts.scheme != "https" and parts.hostname not in LOOPBACK:
        return Refusal("", "Address protocol http:// is not supported", _FIELD)
    if any(one.topic == topic and one.uri == uri for one in call.store.subscriptions.values()):
        return Refusal("", "Address for this topic has already been taken", _FIELD)
    return None


def change(info: GraphQLResolveInfo, **arguments: Any) -> View:  # noqa: ANN401
    """Let a subscription call another address."""
    call: Call = info.context
    one = call.store.subscriptions.get(arguments["id"])
    if one is None:
        return refused(Refusal("", "Webhook subscription does not exist", ("id",)), empty=_EMPTY)
    given = arguments["webhookSubscription"]
    uri = given.get("uri") or given.get("callbackUrl") or one.uri
    if uri != one.uri and (refusal := _check(call, one.topic, uri)):
        return refused(refusal, empty=_EMPTY)
    one.uri = uri
    return {"webhookSubscription": shop.subscription(one), "userErrors": []}


def delete(info: GraphQLResolveInfo, **arguments: Any) -> View:  # noqa: ANN401
    """End a subscription."""
    call: Call = info.context
    empty = ("deletedWebhookSubscriptionId",)
    one = call.store.subscriptions.pop(arguments["id"], None)
    if one is None:
        return refused(Refusal("", "Webhook subscription does not exist", ("id",)), empty=empty)
    return {"deletedWebhookSubscriptionId": one.id, "userErrors": []}
