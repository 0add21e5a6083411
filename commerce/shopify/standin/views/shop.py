"""The shop, the app and its subscriptions to webhooks."""

from commerce.shopify.standin.call import Call
from commerce.shopify.standin.ids import gid, number_of
from commerce.shopify.standin.paging import View
from commerce.shopify.standin.shown import moment
from commerce.shopify.standin.things import Subscription


def shop(call: Call) -> View:
    """Return the shop."""
    store = call.store
    url = f"https://{store.shop}"
    return {
        "__typename": "Shop",
        "id": gid("Shop", 1),
        "name": store.name,
        "email": f"shop@{store.shop}",
        "contactEmail": f"shop@{store.shop}",
        "myshopifyDomain": store.shop,
        "primaryDomain": {
            "__typename": "Domain",
            "id": gid("Domain", 1),
            "host": store.shop,
            "url": url,
            "sslEnabled": True,
        },
        "url": url,
        "currencyCode": store.currency,
        "ianaTimezone": "Europe/Lisbon",
        "timezoneAbbreviation": "WET",
        "weightUnit": "KILOGRAMS",
        "taxesIncluded": True,
        "plan": {"publicDisplayName": "Basic", "partnerDevelopment": True, "shopifyPlus": False},
    }


def installation(call: Call) -> View:
    """Return the installed app with the scopes that were granted."""
    return {
        "__typename": "AppInstallation",
        "id": gid("AppInstallation", 1),
        "accessScopes": [{"handle": name, "description": name} for name in sorted(call.store.scopes)],
        "app": {"__typename": "App", "id": call.store.app.id, "title": call.store.app.title, "handle": "tillside"},
        "launchUrl": f"https://{call.store.shop}/admin/apps/tillside",
        "uninstallUrl": None,
    }


def api_version(name: str, *, is_supported: bool = True) -> View:
    """Return a version of the interface."""
    return {"handle": name, "displayName": name, "supported": is_supported}


def subscription(one: Subscription) -> View:
    """Return a subscription to a webhook."""
    return {
        "__typename": "WebhookSubscription",
        "id": one.id,
        "legacyResourceId": str(number_of(one.id)),
        "topic": one.topic,
        "uri": one.uri,
        "callbackUrl": one.uri,
        "endpoint": {"__typename": "WebhookHttpEndpoint", "callbackUrl": one.uri},
        "format": "JSON",
        "filter": None,
        "includeFields": list(one.include_fields),
        "metafieldNamespaces": [],
        "metafields": [],
        "name": None,
        "apiVersion": api_version(one.version),
        "createdAt": moment(one.created_at),
        "updatedAt": moment(one.created_at),
    }
