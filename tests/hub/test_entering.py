"""The ways in from a conversation: a ticket from the widget, and a short link that grants nothing."""

from datetime import timedelta

import pytest

from commerce.demo.people import ANA, SAM
from conversations.inbox import start
from conversations.links import make_link
from conversations.messages import ChannelKind
from tests.hub.stage import WIDGET, Stage


async def link(stage: Stage, order: str, edit: str | None = None) -> str:
    async with stage.database.begin() as session:
        talk = await start(
            session,
            stage.clock,
            store_id=stage.store.id,
            channel=ChannelKind.SMS,
            manner=ChannelKind.SMS,
        )
        return "/l/" + await make_link(session, stage.clock, talk, order_id=order, edit=edit)


async def test_a_ticket_opens_the_page_it_was_made_for_once(stage: Stage) -> None:
    order = await stage.order(ANA, "open")
    target = f"/hub/enter?ticket={await stage.ticket(ANA)}&next=/hub/tide/orders/{order}"
    assert (await stage.browser().get(target, Referer=WIDGET)).title == "Order #1001"
    assert (await stage.browser().get(target, Referer=WIDGET)).title == "Sign in"


@pytest.mark.parametrize(
    "headers",
    [
        {"Referer": "https://evil.example/", "Sec-Fetch-Site": "cross-site"},
        {"Referer": "https://shop.example.evil.example/"},
        {"Referer": "http://shop.example/"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "document"},
        {"Sec-Fetch-Site": "none"},
        {},
    ],
    ids=["another site", "a like name", "without https", "a page that hides", "typed or from a mail", "no word"],
)
async def test_a_ticket_that_somebody_else_sent_signs_nobody_in(stage: Stage, headers: dict[str, str]) -> None:
    """D9a: else whoever sends their own ticket would see what is typed into their account by another."""
    browser, ticket = stage.browser(), await stage.ticket(ANA)
    path = f"/hub/enter?ticket={ticket}&next=/hub/tide/orders"
    sight = await browser.get(path, **headers)
    assert (sight.title, dict(browser.client.cookies)) == ("Sign in", {})
    assert (await browser.get(path, Referer=WIDGET)).title == "My orders"


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "same-origin"}, {"Referer": "http://hub.test/admin/preview"}])
async def test_a_ticket_works_from_a_page_of_ours(stage: Stage, headers: dict[str, str]) -> None:
    path = f"/hub/enter?ticket={await stage.ticket(ANA)}&next=/hub/tide/orders"
    assert (await stage.browser().get(path, **headers)).title == "My orders"


async def test_a_ticket_lives_a_minute(stage: Stage) -> None:
    ticket = await stage.ticket(ANA)
    stage.clock.move(timedelta(seconds=60))
    sight = await stage.browser().get(f"/hub/enter?ticket={ticket}&next=/hub/tide/orders", Referer=WIDGET)
    assert sight.title == "Sign in"


@pytest.mark.parametrize("target", ["https://evil.example", "//evil.example/hub/", "/admin", "/hub/..//evil.example"])
async def test_a_ticket_leads_nowhere_else(stage: Stage, target: str) -> None:
    browser = stage.browser()
    sight = await browser.get(f"/hub/enter?ticket={await stage.ticket(ANA)}&next={target}", Referer=WIDGET)
    assert sight.status == 404
    assert sight.title == "This link does not work"
    assert "tillside_hub" not in browser.client.cookies


async def test_a_short_link_grants_nothing_before_the_sign_in(stage: Stage) -> None:
    """S1-63, S1-64: the link names an order and proves nobody."""
    order = await stage.order(ANA, "open")
    sight = await stage.browser().get(await link(stage, order))
    assert sight.title == "Sign in"
    assert "1001" not in sight.text
    sight = await sight.press("Send me a code", email=ANA)
    sight = await sight.press("Sign in", code=await stage.code())
    assert sight.title == "Order #1001"


async def test_a_link_to_an_edit_leads_to_its_form(stage: Stage) -> None:
    order = await stage.order(ANA, "open")
    browser = await stage.signed_in(ANA)
    sight = await browser.get(await link(stage, order, "address"))
    assert sight.title == "Change delivery address"


async def test_whoever_opens_anothers_link_sees_their_own_orders_only(stage: Stage) -> None:
    """S1-64: the order behind the link is not found, and the list is the one of whoever signed in (D9a)."""
    order = await stage.order(ANA, "open")
    await stage.order(SAM, "open_jacket")
    path = await link(stage, order)
    sight = await stage.browser().get(path)
    sight = await sight.press("Send me a code", email=SAM)
    sight = await sight.press("Sign in", code=await stage.code())
    assert (sight.status, sight.title) == (200, "My orders")
    assert "#1002" in sight.text
    assert "#1001" not in sight.text


async def test_an_unknown_and_an_expired_link_get_the_same_page(stage: Stage) -> None:
    path = await link(stage, await stage.order(ANA, "open"))
    stage.clock.move(timedelta(days=7))
    old, unknown = await stage.browser().get(path), await stage.browser().get("/l/abcdef")
    assert (old.status, old.title) == (unknown.status, unknown.title) == (404, "This link does not work")
    assert old.text == unknown.text
