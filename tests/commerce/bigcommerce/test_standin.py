"""The stand-in refuses what BigCommerce refuses, in its words and shapes."""

from decimal import Decimal

import httpx
import pytest

from commerce.bigcommerce.scopes import CHANGE_ORDERS, NEEDED, ORDERS, REFUND, needed_for
from commerce.bigcommerce.shapes import OrderStatus
from commerce.bigcommerce.standin import World
from commerce.bigcommerce.standin.model import StoreModel
from commerce.bigcommerce.statuses import CANCELLED_LABEL, StatusId, status_named
from kit.errors import Permanent
from tests.commerce.bigcommerce.building import line, order, product
from tests.contracts.bigcommerce_stage import HASH, TOKEN
from tests.contracts.servers import at_bigcommerce


class Asker:
    """Asks the stand-in as anybody could."""

    def __init__(self, world: World) -> None:
        self.client = httpx.AsyncClient(
            transport=httpx.ASGITransport(at_bigcommerce(world)), base_url="http://bigcommerce.test"
        )

    async def ask(
        self, method: str, path: str, body: object = None, *, token: str = TOKEN, store: str = HASH
    ) -> httpx.Response:
        headers = {"X-Auth-Token": token} if token else {}
        return await self.client.request(method, f"/stores/{store}{path}", json=body, headers=headers)


@pytest.fixture
def asker(world: World) -> Asker:
    return Asker(world)


@pytest.mark.parametrize(("path", "kind"), [("/v2/orders", list), ("/v3/customers", dict)])
async def test_without_a_token_nobody_comes_in(store: StoreModel, asker: Asker, path: str, kind: type) -> None:
    for token in ("", "wrong"):
        answer = await asker.ask("GET", path, token=token)
        assert (answer.status_code, type(answer.json())) == (401, kind)


async def test_a_missing_scope_and_a_store_that_there_is_not_are_not_told_apart(
    store: StoreModel, asker: Asker
) -> None:
    store.scopes = frozenset({"store_v2_products"})

    missing, unknown = await asker.ask("GET", "/v3/customers"), await asker.ask("GET", "/v3/customers", store="nobody")

    assert missing.status_code == unknown.status_code == 403
    assert missing.json() == unknown.json()
    assert (await asker.ask("GET", "/v3/catalog/products")).status_code == 200


def test_each_path_needs_its_scope() -> None:
    assert needed_for("GET", "/v2/orders/5/products") is ORDERS
    assert needed_for("GET", "/v2/order_statuses") is ORDERS
    assert needed_for("PUT", "/v2/orders/5") is CHANGE_ORDERS
    assert needed_for("GET", "/v3/orders/5/payment_actions/refunds") is ORDERS
    assert needed_for("POST", "/v3/orders/5/payment_actions/refunds") is REFUND
    assert needed_for("POST", "/v3/hooks") is None
    assert needed_for("GET", "/v2/store") in NEEDED
    assert CHANGE_ORDERS in NEEDED


async def test_v2_gives_a_bare_list_and_nothing_for_none(store: StoreModel, asker: Asker) -> None:
    assert (await asker.ask("GET", "/v2/orders")).status_code == 204
    order(store)
    assert isinstance((await asker.ask("GET", "/v2/orders")).json(), list)
    assert (await asker.ask("GET", "/v2/orders?limit=251")).status_code == 413
    assert (await asker.ask("GET", "/v2/orders?page=0")).status_code == 422
    gone = await asker.ask("GET", "/v2/orders/999999")
    assert (gone.status_code, gone.json()[0]["status"]) == (404, 404)


async def test_v3_says_how_many_there_are(store: StoreModel, asker: Asker) -> None:
    for number in range(1, 4):
        product(store, number)

    page = (await asker.ask("GET", "/v3/catalog/products?limit=2&page=2")).json()

    assert [one["id"] for one in page["data"]] == [3]
    assert page["meta"]["pagination"] == {
        "total": 3,
        "count": 1,
        "per_page": 2,
        "current_page": 2,
        "total_pages": 2,
    }


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"status_id": 99}, "'status_id' is invalid"),
        ({"status_id": "x"}, "'status_id' is invalid"),
        ({"id": 4}, "cannot be written to"),
        ({"custom_status": "Mine"}, "cannot be written to"),
        ({"wishes": 4}, "not supported by this resource"),
    ],
)
async def test_an_order_is_not_changed_by_nonsense(
    store: StoreModel, asker: Asker, body: dict[str, object], words: str
) -> None:
    made = order(store)

    answer = await asker.ask("PUT", f"/v2/orders/{made.id}", body)

    assert answer.status_code == 400
    assert words in answer.json()[0]["message"]
    assert made.status_id == StatusId.AWAITING_FULFILMENT


@pytest.mark.parametrize(
    "items",
    [
        [],
        [{"item_type": "ORDER", "item_id": 1, "amount": 1}],
        [{"item_type": "ORDER", "amount": 100_000}],
        [{"item_type": "ORDER", "amount": -1}],
    ],
)
async def test_more_than_was_paid_does_not_go_back(
    store: StoreModel, asker: Asker, items: list[dict[str, object]]
) -> None:
    made = order(store, line(500, 1))
    named = [{"item_id": made.id, **item} for item in items]

    answer = await asker.ask("POST", f"/v3/orders/{made.id}/payment_actions/refund_quotes", {"items": named})

    assert (answer.status_code, made.refunds) == (422, [])


async def test_payments_that_do_not_add_up_are_refused(store: StoreModel, asker: Asker) -> None:
    made = order(store, line(500, 1))
    body = {
        "items": [{"item_type": "ORDER", "item_id": made.id, "amount": 5}],
        "payments": [{"provider_id": "testgateway", "amount": 4, "offline": False}],
    }

    assert (await asker.ask("POST", f"/v3/orders/{made.id}/payment_actions/refunds", body)).status_code == 422
    assert made.refunded == Decimal(0)


async def test_only_an_authorised_payment_is_voided(store: StoreModel, asker: Asker) -> None:
    made = order(store)
    path = f"/v3/orders/{made.id}/payment_actions/void"
    assert (await asker.ask("POST", path, {})).status_code == 422
    made.payment_status = "authorized"
    assert (await asker.ask("POST", path, {})).status_code == 201
    assert made.payment_status == "void pending"


async def test_the_limit_is_told_and_kept(store: StoreModel, asker: Asker) -> None:
    store.window.quota = 2

    answers = [await asker.ask("GET", "/v2/store") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert [answer.headers["X-Rate-Limit-Requests-Left"] for answer in answers] == ["1", "0", "0"]
    assert answers[2].headers["X-Rate-Limit-Time-Reset-Ms"] == "30000"


async def test_an_address_of_nothing_is_refused(store: StoreModel, asker: Asker) -> None:
    made = order(store)
    path = f"/v2/orders/{made.id}/shipping_addresses"

    assert (await asker.ask("PUT", f"{path}/1", {"city": "Porto"})).status_code == 404
    assert (await asker.ask("PUT", f"{path}/900", {"items_total": 4})).status_code == 400
    assert (await asker.ask("PUT", f"{path}/900", {"country": "Atlantis", "country_iso2": "AT"})).status_code == 400
    assert (await asker.ask("GET", "/v2/nothing")).status_code == 404
    assert (await asker.ask("GET", "/v2/orders/what")).status_code == 404


def test_a_status_is_found_by_the_systems_name_whatever_it_is_called() -> None:
    """A merchant may rename every status; each keeps its id, and the system's own label."""
    statuses = [
        OrderStatus(id=5, name="Called off", system_label="Cancelled", custom_label="Called off"),
        OrderStatus(id=11, name="Awaiting Fulfillment", system_label="Awaiting Fulfillment", custom_label="Cancelled"),
    ]

    assert status_named(statuses, CANCELLED_LABEL) == 5
    with pytest.raises(Permanent):
        status_named([], CANCELLED_LABEL)
