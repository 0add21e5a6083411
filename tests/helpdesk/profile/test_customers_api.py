"""Customers by name and address, and the properties that anybody may write of them."""

from typing import Any

import pytest
from sqlalchemy import select

from commerce.demo.people import ANA, JOAO, SAM
from kit.audit import AuditRow
from kit.auth import Actor, Role

from .conftest import House

KEY = Actor(1, "Recharge", "k@example.com", Role.AGENT, scopes=frozenset({"customers:write"}), key_id=4)


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("", [SAM, JOAO, ANA]),
        ("ana", [ANA]),
        ("TAVARES", [JOAO]),
        ("@example.com", [SAM, JOAO, ANA]),
        ("%", []),
        ("_", []),
        ("\\", []),
        ("nobody", []),
        ("' or 1=1 --", []),
    ],
)
async def test_customers_are_found_by_name_and_address(house: House, q: str, found: list[str]) -> None:
    for email in (ANA, JOAO, SAM):
        await house.customer(email)
    answer = await house.web.get("/api/v1/customers", params={"q": q, "store": "demo"})
    assert [one["email"] for one in answer.json()["items"]] == found


async def test_the_list_goes_on_page_by_page(house: House) -> None:
    for email in (ANA, JOAO, SAM):
        await house.customer(email)
    seen, cursor = [], ""
    while cursor is not None:
        answer = (await house.web.get("/api/v1/customers", params={"limit": 2, "cursor": cursor})).json()
        seen += [one["email"] for one in answer["items"]]
        cursor = answer["next"]
    assert seen == [SAM, JOAO, ANA]
    assert (await house.get("/api/v1/customers?cursor=x", 422))["code"] == "cursor_invalid"
    assert (await house.get("/api/v1/customers?store=nowhere", 404))["code"] == "store_not_found"


async def test_an_integration_writes_properties_by_either_name_of_a_customer(house: House) -> None:
    """S2-07."""
    ana = await house.customer()
    house.asks = KEY
    await house.put(f"/api/v1/customers/{ana.id}/properties", {"properties": {"plan": "gold", "$churn_risk": "high"}})
    body = {"store": "demo", "shop_customer_id": ana.shop_customer_id, "properties": {"boxes": 3, "plan": None}}
    left = {one["name"]: one for one in await house.put("/api/v1/customers/properties", body)}
    assert (left["boxes"]["value"], left["boxes"]["type"], left["boxes"]["source"]) == (3, "number", "api:4")
    assert left["$churn_risk"]["source"] == "api:4"
    assert "plan" not in left
    async with house.desk.database.look() as session:
        written = select(AuditRow).where(AuditRow.act == "customer.properties").order_by(AuditRow.id)
        acts = (await session.scalars(written)).all()
    assert [act.facts["names"] for act in acts] == [["$churn_risk", "plan"], ["boxes", "plan"]]


async def test_what_is_removed_is_ours_again_at_once(house: House) -> None:
    ana = await house.customer()
    path = f"/api/v1/customers/{ana.id}/properties"
    await house.put(path, {"properties": {"$name": "Ana W."}})
    left = {
        one["name"]: (one["value"], one["source"]) for one in await house.put(path, {"properties": {"$name": None}})
    }
    assert left["$name"] == ("Ana Whitfield", "shop")


async def test_a_property_of_a_megabyte_and_other_oddities_are_refused_with_a_sentence(house: House) -> None:
    ana = await house.customer()
    path = f"/api/v1/customers/{ana.id}/properties"
    for value, status, code in (
        ("x" * 1_000_000, 413, "property_too_large"),
        ("x" * 1_100_000, 413, "too_large"),
        ({"deep": {"er": 1}}, 422, "property_invalid"),
        ("\x00", 422, "property_invalid"),
    ):
        answer = await house.put(path, {"properties": {"plan": value}}, status)
        assert (answer["code"], answer["detail"][-1]) == (code, ".")
    bodies: list[Any] = [
        {},
        {"properties": {}},
        {"properties": {str(one): 1 for one in range(201)}},
        {"properties": [1]},
    ]
    for body in bodies:
        assert (await house.put(path, body, 422))["code"] == "invalid"
    nan = await house.web.put(
        path, content='{"properties": {"plan": NaN}}', headers={"Content-Type": "application/json"}
    )
    assert (nan.status_code, nan.json()["code"]) == (422, "property_invalid")
    unknown = {"store": "demo", "shop_customer_id": "nobody\x00", "properties": {"plan": 1}}
    assert (await house.put("/api/v1/customers/properties", unknown, 404))["code"] == "customer_not_found"
    kept = (await house.get(f"/api/v1/customers/{ana.id}"))["properties"]
    assert {one["name"] for one in kept} == {"$email", "$language", "$name"}


async def test_a_key_that_may_only_read_writes_nothing(house: House) -> None:
    ana = await house.customer()
    house.asks = Actor(1, "Key", "k@example.com", Role.OWNER, scopes=frozenset({"customers:read"}), key_id=4)
    await house.put(f"/api/v1/customers/{ana.id}/properties", {"properties": {"plan": 1}}, 403)
    names = [one["name"] for one in await house.get("/api/v1/customers/properties/standard")]
    assert {"$country", "$churn_risk", "$expected_next_order"} <= set(names)
