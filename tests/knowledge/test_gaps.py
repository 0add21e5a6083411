"""What customers asked and no article answered is counted, shown, and taken off the list when it is answered."""

import pytest

from kit.auth import Actor, Role
from kit.clock import ManualClock
from kit.db import Database
from kit.errors import Forbidden, NotFound
from knowledge.gaps import open_gaps, record_gap, set_open
from stores.stores import Store

OWNER = Actor(1, "Ann", "ann@example.com", Role.OWNER)
AGENT = Actor(2, "Bo", "bo@example.com", Role.AGENT)


async def ask(database: Database, clock: ManualClock, store: Store, question: str, language: str = "en") -> None:
    async with database.begin() as session:
        await record_gap(session, clock, store.id, language, question, 7)


async def asked(database: Database, store_id: int) -> list[tuple[str, int]]:
    async with database.begin() as session:
        return [(gap.question, gap.times) for gap in await open_gaps(session, store_id)]


async def test_the_same_question_in_like_words_is_one_gap(database: Database, clock: ManualClock, store: Store) -> None:
    await ask(database, clock, store, "Do you engrave rings?")
    await ask(database, clock, store, "engrave ring, do you?")
    await ask(database, clock, store, "Is there parking?")
    assert await asked(database, store.id) == [("engrave ring, do you?", 2), ("Is there parking?", 1)]


async def test_a_few_other_wordings_of_a_question_are_kept(
    database: Database, clock: ManualClock, store: Store
) -> None:
    for wording in ("Ring engraving", "Engraving rings", "Engraving of ring", "ring engraving", "Ring engraving"):
        await ask(database, clock, store, wording)
    async with database.begin() as session:
        (gap, *_) = await open_gaps(session, store.id)
    assert gap.question == "Ring engraving"
    assert gap.examples[0] == "ring engraving"
    assert len(gap.examples) == len(set(gap.examples)) <= 3


async def test_what_has_no_words_is_no_question(database: Database, clock: ManualClock, store: Store) -> None:
    await ask(database, clock, store, "?! ...")
    assert await asked(database, store.id) == []


async def test_a_question_that_is_answered_leaves_the_list_and_comes_back_if_asked_again(
    database: Database, clock: ManualClock, store: Store
) -> None:
    await ask(database, clock, store, "Is there parking?")
    async with database.begin() as session:
        (gap,) = await open_gaps(session, store.id)
        await set_open(session, clock, OWNER, (store.id, gap.id), is_open=False)
    assert await asked(database, store.id) == []
    await ask(database, clock, store, "is there parking")
    assert await asked(database, store.id) == [("is there parking", 2)]


async def test_only_owners_and_admins_of_this_store_close_one(
    database: Database, clock: ManualClock, store: Store
) -> None:
    """S1-07."""
    await ask(database, clock, store, "Is there parking?")
    async with database.begin() as session:
        (gap,) = await open_gaps(session, store.id)
        with pytest.raises(Forbidden):
            await set_open(session, clock, AGENT, (store.id, gap.id), is_open=False)
        with pytest.raises(NotFound):
            await set_open(session, clock, OWNER, (store.id + 1, gap.id), is_open=False)
