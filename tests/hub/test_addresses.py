"""Every order has an address, whatever its shop's ids look like: slashes, dots and signs of any script."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from commerce.demo.building import Item
from commerce.demo.people import ANA
from hub.visit import local
from kit.segments import from_segment, to_segment
from tests.hub.stage import WIDGET, Stage
from tests.hub.test_links import link, phone

GID = "gid://shopify/Order/1"
THREE = Item("harbour-tee-l-sand", 3)


async def renamed(stage: Stage, order_id: str) -> str:
    """An order of a shop that gives its orders and lines such ids."""
    placed = await stage.order(ANA, "open", items=(THREE,))
    new = (
        "update demo_shop_order set id = cast(:new as text), "
        "body = replace(body::text, cast(:old as text), cast(:new as text))::jsonb where id = cast(:old as text)"
    )
    async with stage.database.begin() as session:
        await session.execute(text(new), {"old": placed, "new": order_id})
    return order_id


@pytest.mark.parametrize("order_id", [GID, "a/edit", "../..", "50%2F", "ä?#&=;+ ~", "."])
async def test_an_order_of_any_id_is_seen_and_changed(stage: Stage, order_id: str) -> None:
    await renamed(stage, order_id)
    sight = await (await stage.signed_in(ANA)).get("orders")
    sight = await sight.follow("Order #1001")
    assert sight.title == "Order #1001"
    assert (await sight.browser.get(sight.href("Cancel order"))).title == "Cancel order #1001"
    sight = await sight.browser.get(f"orders/{to_segment(order_id)}/edit?kind=quantity")
    sight = await (await sight.press("Continue", quantity="2")).press("Confirm the change")
    assert sight.title == "Done"
    assert (await sight.follow("To the order")).title == "Order #1001"
    assert (await stage.read(order_id)).lines[0].current == 2


async def test_a_short_link_and_a_ticket_lead_to_an_order_of_any_id(stage: Stage) -> None:
    """S1-20, S1-21."""
    await renamed(stage, GID)
    path = await link(stage, await phone(stage), order_id=GID, edit="quantity")
    assert (await (await stage.signed_in(ANA)).get(path)).title == "Change quantity"
    target = f"/hub/tide/orders/{to_segment(GID)}/edit?kind=address"
    sight = await stage.browser().get(
        f"/hub/enter?ticket={await stage.ticket(ANA)}&next={target.replace('?', '%3F')}", Referer=WIDGET
    )
    assert sight.title == "Change delivery address"


async def test_the_sign_in_leads_back_to_an_order_of_any_id(stage: Stage) -> None:
    await renamed(stage, GID)
    sight = await stage.browser().get(f"orders/{to_segment(GID)}")
    sight = await sight.press("Send me a code", email=ANA)
    assert (await sight.press("Sign in", code=await stage.code())).title == "Order #1001"


@given(st.text(min_size=1))
def test_a_segment_is_one_plain_part_of_an_address_and_comes_back_whole(words: str) -> None:
    words = words.encode("utf-8", "ignore").decode()
    segment = to_segment(words)
    assert from_segment(segment) == words
    assert segment.replace("~", "").replace("-", "").replace("_", "").isalnum() or not segment.strip("~-_")
    address = f"/hub/tide/orders/{segment}/edit"
    assert urlsplit(address).path == address
    assert local(address) == address


def test_the_widget_writes_the_same_segments() -> None:
    """The pairs of `widget/tests/segments.test.ts`."""
    assert to_segment("demo-1001_a") == "demo-1001_a"
    assert to_segment(GID) == "gid~3A~2F~2Fshopify~2FOrder~2F1"
    assert to_segment("../ä~!*'()") == "~2E~2E~2F~C3~A4~7E~21~2A~27~28~29"
