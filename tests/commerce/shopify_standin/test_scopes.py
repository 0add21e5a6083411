"""Scopes and protected data: what is missing is named by field, with HTTP 200 (shopify.dev, "API access scopes")."""

from commerce.shopify.standin.loading import place_order
from commerce.shopify.standin.scopes import read_need, widen
from commerce.shopify.standin.world import SCOPES
from tests.commerce.building import line, order
from tests.commerce.shopify_standin.asking import Shopify, code_of


async def test_the_installation_tells_which_scopes_were_granted(shopify: Shopify) -> None:
    """S1-37: what is missing can be named."""
    found = await shopify.data("{ currentAppInstallation { accessScopes { handle } } }")
    held = {scope["handle"] for scope in found["currentAppInstallation"]["accessScopes"]}

    assert set(SCOPES) <= held
    assert "read_orders" in held


async def test_a_missing_scope_is_named_in_shopifys_words(shopify: Shopify) -> None:
    shopify.store.scopes = widen(["read_products"])

    answer = await shopify.answer("{ orders(first: 1) { nodes { id } } }")

    assert code_of(answer) == "ACCESS_DENIED"
    assert answer["errors"][0]["message"].startswith("Access denied for orders field. Required access: `read_orders`")
    assert answer["errors"][0]["path"] == ["orders"]
    assert answer["data"] is None


async def test_a_scope_that_a_part_needs_leaves_the_rest_readable(shopify: Shopify) -> None:
    name = place_order(shopify.store, order(line()))
    shopify.store.scopes = widen(["read_orders", "read_all_orders"])

    answer = await shopify.answer("query ($id: ID!) { order(id: $id) { name customer { id } } }", id=name)

    assert answer["data"]["order"] == {"name": "#1001", "customer": None}
    assert answer["errors"][0]["path"] == ["order", "customer"]


async def test_a_mutation_without_its_scope_does_nothing(shopify: Shopify) -> None:
    name = place_order(shopify.store, order(line()))
    shopify.store.scopes = widen(["read_orders"])

    answer = await shopify.answer("mutation ($id: ID!) { orderEditBegin(id: $id) { calculatedOrder { id } } }", id=name)

    assert code_of(answer) == "ACCESS_DENIED"
    assert shopify.store.sessions == {}


async def test_protected_data_that_was_not_approved_is_refused_alone(shopify: Shopify) -> None:
    shopify.store.protected = frozenset({"name"})

    answer = await shopify.answer(
        "{ customers(first: 1) { nodes { displayName defaultEmailAddress { emailAddress } } } }"
    )

    assert answer["data"]["customers"]["nodes"] == [{"displayName": "Ana Prata", "defaultEmailAddress": None}]
    assert "not approved to use the emailAddress field" in answer["errors"][0]["message"]
    assert code_of(answer) == "ACCESS_DENIED"


def test_alternatives_and_additions_are_told_apart() -> None:
    need = read_need(
        "`read_orders` access scope or `read_all` access scope. Also: Requires the `read_returns` access scope."
    )

    assert need is not None
    assert need.met_by(frozenset({"read_all", "read_returns"}))
    assert not need.met_by(frozenset({"read_orders"}))
    assert read_need("The user must have `apply_discounts` permission.") is None


def test_who_may_write_may_read() -> None:
    assert widen(["write_orders"]) == {"write_orders", "read_orders"}
