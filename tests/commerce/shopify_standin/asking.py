"""How these tests ask the stand-in: as any client would, over HTTP."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from commerce.shopify.standin import StoreModel, World
from kit.clock import ManualClock

SHOP = "harbour.myshopify.com"
TOKEN = "shpat_harbour"
PATH = "/admin/api/2026-07/graphql.json"
Json = dict[str, Any]


@dataclass
class Shopify:
    """A world with one store, and a client of it."""

    world: World
    store: StoreModel
    client: httpx.AsyncClient
    clock: ManualClock

    async def post(
        self, query: str, variables: Mapping[str, object] | None = None, path: str = PATH, token: str = TOKEN
    ) -> httpx.Response:
        body = {"query": query, "variables": variables or {}}
        return await self.client.post(path, json=body, headers={"X-Shopify-Access-Token": token})

    async def answer(self, query: str, /, **variables: object) -> Json:
        response = await self.post(query, variables)
        assert response.status_code == 200, response.text
        answer: Json = response.json()
        return answer

    async def data(self, query: str, /, **variables: object) -> Json:
        answer = await self.answer(query, **variables)
        assert "errors" not in answer, answer["errors"]
        data: Json = answer["data"]
        return data

    async def order(self, order_id: str) -> Json:
        found: Json = (await self.data(ORDER, id=order_id))["order"]
        return found


ORDER = """
query ($id: ID!) { order(id: $id) {
  id name updatedAt displayFinancialStatus displayFulfillmentStatus returnStatus merchantEditable merchantEditableErrors
  cancelledAt cancelReason closed edited note tags currentTotalPriceSet { shopMoney { amount currencyCode } }
  totalOutstandingSet { shopMoney { amount } } totalRefundedSet { shopMoney { amount } }
  shippingAddress { name address1 city zip countryCodeV2 phone }
  lineItems(first: 20) { nodes { id title quantity currentQuantity unfulfilledQuantity refundableQuantity
    variant { id } product { id tags productType } customAttributes { key value } } }
  fulfillmentOrders(first: 4) { nodes { id status requestStatus fulfillAt supportedActions { action }
    fulfillmentHolds { id handle reason heldByRequestingApp }
    lineItems(first: 10) { nodes { totalQuantity remainingQuantity lineItem { id } } } } }
  fulfillments(first: 4) { id displayStatus deliveredAt estimatedDeliveryAt trackingInfo(first: 1) { number }
    events(first: 8) { nodes { status happenedAt } }
    fulfillmentLineItems(first: 8) { nodes { id quantity lineItem { id } } } }
  returns(first: 3) { nodes { id status returnLineItems(first: 6) { nodes { quantity
    ... on ReturnLineItem { fulfillmentLineItem { lineItem { id } } } } } } }
} }
"""


def code_of(answer: Json) -> str:
    """Return the code of the first error."""
    code: str = answer["errors"][0]["extensions"]["code"]
    return code


def nodes(found: Json) -> list[Json]:
    """Return the nodes of a connection."""
    listed: list[Json] = found["nodes"]
    return listed
