"""A tracking card where there are no cards: one link that helps, and nothing said twice (S5-19)."""

from datetime import UTC, datetime
from typing import Any

from channels.dress import Dress
from channels.port import LIMITS
from channels.rendering import dress
from conversations.messages import Author, CardBlock, CardKind, ChannelKind, Said, TextBlock


async def wear(*links: str) -> str:
    async def make_link(*, order_id: str | None = None, order_name: str | None = None, edit: str | None = None) -> str:
        return f"https://till.example/l/{order_id}"

    look = Dress(LIMITS[ChannelKind.SMS], "en", "Linden & Loom", make_link)
    card: dict[str, Any] = {"order_id": "order-1", "name": "#1001", "parcels": [{"link": link} for link in links]}
    blocks = (TextBlock(text="It is on its way."), CardBlock(kind=CardKind.TRACKING, card=card))
    return await dress(Said(1, Author.AGENT, blocks, "en", datetime(2026, 11, 18, tzinfo=UTC)), look)


async def test_one_parcel_is_followed_at_its_carrier() -> None:
    words = await wear("https://carrier.example/t/1")
    assert words == "It is on its way.\nFollow your parcel here: https://carrier.example/t/1"


async def test_several_parcels_are_followed_on_the_orders_page() -> None:
    words = await wear("https://carrier.example/t/1", "https://carrier.example/t/2")
    assert words == "It is on its way.\nSee order #1001 here: https://till.example/l/order-1"


async def test_a_parcel_without_a_link_and_an_order_without_a_parcel_lead_to_the_orders_page() -> None:
    assert "https://till.example/l/order-1" in await wear("")
    assert "https://till.example/l/order-1" in await wear()
