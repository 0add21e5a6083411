"""What a customer agreed to, read and written down by staff and by programs."""

import pytest
from sqlalchemy import select

from kit.audit import AuditRow
from kit.auth import Actor, Role

from .conftest import House

KEY = Actor(1, "Shop", "k@example.com", Role.AGENT, scopes=frozenset({"customers:write"}), key_id=4)


async def test_the_last_word_holds_and_who_wrote_it_down_is_kept(house: House) -> None:
    """S5-30: nobody is told without their consent, so it is known who gave it, when and how."""
    customer = await house.customer()
    path = f"/api/v1/customers/{customer.id}/consent"
    assert (await house.web.get(path)).json() == []

    house.asks, asked = KEY, house.asks
    assert (await house.web.put(path, json={"messages": True})).json()[0]["source"] == "api:4"
    house.asks = asked
    back = (await house.web.put(path, json={"messages": False})).json()
    assert [(one["what"], one["is_given"], one["source"]) for one in back] == [("messages", False, "staff:1")]
    assert await house.web.put(path, json={"messages": False}) is not None

    async with house.desk.database.look() as session:
        acts = select(AuditRow).where(AuditRow.act == "customer.consent_said").order_by(AuditRow.id)
        assert [row.facts["messages"] for row in await session.scalars(acts)] == [True, False]


@pytest.mark.parametrize("body", [{}, {"messages": "perhaps"}, {"messages": True, "more": 1}, []])
async def test_what_is_no_word_is_refused(house: House, body: object) -> None:
    customer = await house.customer()
    path = f"/api/v1/customers/{customer.id}/consent"
    assert (await house.web.put(path, json=body)).status_code == 422
    assert (await house.web.put("/api/v1/customers/999999/consent", json={"messages": True})).status_code == 404
