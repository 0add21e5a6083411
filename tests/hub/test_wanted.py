"""The switch on the page of orders: a customer's own word on being written to first, given and taken back."""

from sqlalchemy import select

from commerce.demo.people import ANA
from customers.models import ConsentRow
from kit.audit import AuditRow
from stores.proactive import ProactiveSettings
from tests.hub.stage import Stage


async def said(stage: Stage) -> list[tuple[str, bool, str]]:
    async with stage.database.look() as session:
        rows = await session.scalars(select(ConsentRow).order_by(ConsentRow.id))
        return [(row.what, row.is_given, row.source) for row in rows]


async def test_a_customer_agrees_and_takes_it_back_without_script(stage: Stage) -> None:
    """S5-30: who, when and how is kept, and the last word holds."""
    await stage.settings(proactive=ProactiveSettings(active=True))
    sight = await (await stage.signed_in(ANA)).get("orders")
    assert "Shall we tell you" in sight.text

    sight = await sight.press("Tell me about my parcels")
    assert "We tell you" in sight.text
    sight = await sight.press("Tell me nothing more")

    assert "Shall we tell you" in sight.text
    assert await said(stage) == [("messages", True, "hub"), ("messages", False, "hub")]
    acts = [(row.actor[:9], row.facts["messages"]) for row in await stage.rows(AuditRow) if "consent" in row.act]
    assert acts == [("customer:", True), ("customer:", False)]


async def test_a_shop_that_writes_to_nobody_first_asks_nobody(stage: Stage) -> None:
    browser = await stage.signed_in(ANA)
    assert "Shall we tell you" not in (await browser.get("orders")).text


async def test_another_page_or_nonsense_changes_nothing(stage: Stage) -> None:
    browser = await stage.signed_in(ANA)
    path = f"/hub/{stage.store.key}/messages"
    assert (await browser.post(path, {"wants": "yes"}, origin="https://evil.example")).status == 403
    assert (await browser.post(path, {"wants": "perhaps"})).status == 422
    assert (await stage.browser().post(path, {"wants": "yes"})).status in {200, 303}

    assert await said(stage) == []
