"""The chat tells whether anybody of the shop is there, and keeps the address that somebody leaves (S4-07, S4-08)."""

from kit.auth import Role
from kit.clock import ManualClock
from staff.people import add_person
from stores.stores import StoreSettings, save_settings
from tests.channels.conftest import Chat, Shop

EVENINGS = {"wednesday": [{"opens": "18:00", "closes": "20:00"}]}


async def test_a_chat_tells_whether_anybody_is_there_or_when_they_are_back(
    chat: Chat, shop: Shop, clock: ManualClock
) -> None:
    """S4-07: it is ten o'clock on a Wednesday; a store without anybody on its staff is never staffed."""
    nobody = (await chat.get()).json()
    assert (nobody["is_staffed"], nobody["opens_at"]) == (False, None)
    async with shop.database.begin() as session:
        await add_person(session, clock, None, name="Rita", email="rita@shop.test", role=Role.AGENT)
    assert (await chat.get()).json()["is_staffed"] is True
    async with shop.database.begin() as session:
        settings = StoreSettings.model_validate({"hours": EVENINGS, "time_zone": "Europe/Lisbon"})
        await save_settings(session, shop.store.id, settings)
    closed = (await chat.get()).json()
    assert (closed["is_staffed"], closed["opens_at"]) == (False, "2026-11-18T18:00:00Z")
