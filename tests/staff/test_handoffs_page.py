"""The handoffs page: everything a person needs, who has it, and a conversation that is answered by one side only."""

import pytest
from fastapi import FastAPI

from conversations import handoff, inbox, outbox, parts, turns
from conversations import pages as handoff_pages
from conversations.handoff import HandoffNote
from conversations.labels import Feeling, Labels, Topic
from conversations.messages import Author, InboxKind
from kit.admin import Pages
from kit.auth import Role
from kit.clock import ManualClock
from kit.db import Database
from stores.stores import Store, StoreSettings, add_store
from tests.staff.conftest import Enter

NOTE = HandoffNote(
    reason="policy_unknown",
    summary="Wants the address of #1001 changed",
    intent="change_address",
    order={
        "id": "1",
        "name": "#1001",
        "state": "part_shipped",
        "lines": [{"title": "Harbour T-shirt", "open": 1, "shipped": 2, "blocked": 0, "reason": None}],
    },
    tried=["searched_policy", "read_order"],
    passages=[
        {"article_id": 1, "revision": 3, "title": "Changes", "heading": "Address", "sentence": "Ask us <first>."}
    ],
)


@pytest.fixture(autouse=True)
def handoffs_page(app: FastAPI, pages: Pages, clock: ManualClock) -> None:
    """The handoffs page in the program."""
    app.include_router(handoff_pages.routes(handoff_pages.Deps(pages, clock)))


@pytest.fixture
async def waiting(database: Database, clock: ManualClock, store: Store) -> int:
    """A conversation whose customer waits for a person."""
    return await hand_off(database, clock, store, NOTE)


async def hand_off(database: Database, clock: ManualClock, store: Store, note: HandoffNote) -> int:
    async with database.begin() as session:
        found = await inbox.start(session, clock, store_id=store.id, channel="webchat", manner="webchat", language="en")
        await inbox.accept(
            session, clock, found.id, InboxKind.MESSAGE, "m1", inbox.written("My <b>address</b> is wrong")
        )
        await handoff.record(session, clock, await inbox.lock(session, found.id), note)
    return found.id


async def test_a_handoff_carries_everything_a_person_needs(waiting: int, enter: Enter) -> None:
    """S1-52."""
    page = (await (await enter(Role.AGENT)).get("/admin/handoffs")).text
    for needed in (NOTE.summary, "policy_unknown", "Change address", "#1001", "Harbour T-shirt", "1 open, 2 shipped"):
        assert needed in page
    for needed in ("Searched policy", "Changes", "revision 3", "Ask us &lt;first&gt;.", ">Waiting</span>"):
        assert needed in page


async def test_labels_stand_in_the_list_and_on_the_conversation(
    waiting: int, enter: Enter, database: Database, clock: ManualClock
) -> None:
    """S3-24: two at most; S3-36, D10: on a page that every phone shows, whatever version of an app it has."""
    async with database.begin() as session:
        claimed = await turns.claim(session, clock, waiting)
        assert claimed is not None
        labels = Labels((Topic.SHIPPING, Topic.RETURNS_DELIVERED_ORDERS), Feeling.NEGATIVE)
        await turns.save(
            session,
            clock,
            claimed,
            blocks=[],
            memory={},
            language="en",
            trace={},
            handoff=None,
            milliseconds=1,
            labels=labels,
        )
    client = await enter(Role.AGENT)
    for path in ("/admin/handoffs", f"/admin/handoffs/{waiting}"):
        page = (await client.get(path)).text
        assert all(f">{label}</span>" in page for label in ("Shipping", "Returns/Delivered orders", "Upset"))


async def test_the_conversation_is_shown_as_text(waiting: int, enter: Enter) -> None:
    page = (await (await enter(Role.AGENT)).get(f"/admin/handoffs/{waiting}")).text
    assert "My &lt;b&gt;address&lt;/b&gt; is wrong" in page


async def test_a_person_takes_over_answers_and_hands_back(waiting: int, enter: Enter, database: Database) -> None:
    agent = await enter(Role.AGENT)
    await agent.post(f"/admin/handoffs/{waiting}/holder", data={"holder": "person"})
    await agent.post(f"/admin/handoffs/{waiting}/reply", data={"text": "Hello, I am here."})
    async with database.begin() as session:
        assert (await inbox.get(session, waiting)).holder == "person"
        last = (await inbox.messages(session, waiting))[-1]
    assert (last.author, last.text) == (Author.PERSON, "Hello, I am here.")
    await agent.post(f"/admin/handoffs/{waiting}/holder", data={"holder": "agent"})
    assert "Nobody is waiting." in (await agent.get("/admin/handoffs")).text
    assert NOTE.summary in (await agent.get("/admin/handoffs?show=done")).text


async def test_two_people_do_not_take_the_same_conversation(waiting: int, enter: Enter) -> None:
    first, second = await enter(Role.AGENT), await enter(Role.MANAGER)
    await first.post(f"/admin/handoffs/{waiting}/holder", data={"holder": "person"})
    refused = await second.post(f"/admin/handoffs/{waiting}/holder", data={"holder": "person"})
    assert refused.status_code == 409
    assert "Somebody else has this conversation already." in refused.text


async def test_nobody_writes_into_a_conversation_that_another_person_holds(
    waiting: int, enter: Enter, database: Database
) -> None:
    first, second = await enter(Role.AGENT), await enter(Role.MANAGER)
    await first.post(f"/admin/handoffs/{waiting}/holder", data={"holder": "person"})
    refused = await second.post(f"/admin/handoffs/{waiting}/reply", data={"text": "Me too"})
    assert refused.status_code == 409
    assert "Me too" in refused.text
    async with database.begin() as session:
        assert len(await inbox.messages(session, waiting)) == 1


async def test_nobody_answers_while_the_agent_holds_it(waiting: int, enter: Enter, database: Database) -> None:
    agent = await enter(Role.AGENT)
    answer = await agent.post(f"/admin/handoffs/{waiting}/reply", data={"text": "Me too"})
    assert answer.status_code == 409
    assert "Take it over first" in answer.text
    async with database.begin() as session:
        assert len(await inbox.messages(session, waiting)) == 1


async def test_an_answer_that_is_refused_is_not_lost(waiting: int, enter: Enter) -> None:
    agent = await enter(Role.AGENT)
    await agent.post(f"/admin/handoffs/{waiting}/holder", data={"holder": "person"})
    answer = await agent.post(f"/admin/handoffs/{waiting}/reply", data={"text": "x" * 4001})
    assert answer.status_code == 422
    assert "x" * 4001 in answer.text


async def test_every_storefronts_conversations_wait_in_its_queue_with_its_tag(
    waiting: int, enter: Enter, database: Database, clock: ManualClock
) -> None:
    """S5-11, S5-12, S5-50: one list for all storefronts, which one queue may be picked out of."""
    settings = StoreSettings(tag="outlet", queue="Outlet team")
    async with database.begin() as session:
        other = await add_store(session, clock, key="b", name="Quay Outlet", shop_kind=None, settings=settings)
    theirs = await hand_off(database, clock, other, HandoffNote(reason="asked", summary="Wants the outlet"))
    agent = await enter(Role.AGENT)

    every = (await agent.get("/admin/handoffs")).text
    assert all(shown in every for shown in (NOTE.summary, "Wants the outlet", ">outlet</span>", "queue=Outlet%20team"))
    one = (await agent.get("/admin/handoffs", params={"queue": "Outlet team"})).text
    assert ("Wants the outlet" in one, NOTE.summary in one) == (True, False)
    page = (await agent.get(f"/admin/handoffs/{theirs}")).text
    assert all(shown in page for shown in ("Quay Outlet", ">outlet</span>", "Outlet team"))


async def test_older_handoffs_are_on_the_next_page(
    enter: Enter, database: Database, clock: ManualClock, store: Store
) -> None:
    for number in range(52):
        await hand_off(database, clock, store, HandoffNote(reason="asked", summary=f"Wish {number:02}"))
    agent = await enter(Role.AGENT)
    first = (await agent.get("/admin/handoffs")).text
    older = first.split("cursor=")[1].split('"')[0]
    second = (await agent.get(f"/admin/handoffs?show=open&cursor={older}")).text
    assert ("Wish 51" in first, "Wish 01" in first) == (True, False)
    assert ("Wish 51" in second, "Wish 01" in second, "Wish 00" in second) == (False, True, True)
    assert (await agent.get("/admin/handoffs?cursor=broken")).status_code == 422


async def test_the_page_needs_a_sign_in(waiting: int, enter: Enter) -> None:
    agent = await enter(Role.AGENT)
    agent.cookies.clear()
    for path in ("/admin/handoffs", f"/admin/handoffs/{waiting}"):
        assert (await agent.get(path)).status_code == 303


async def test_staff_see_how_far_each_message_is_and_why_one_did_not_arrive(
    waiting: int, enter: Enter, database: Database, clock: ManualClock
) -> None:
    agent = await enter(Role.AGENT)
    await agent.post(f"/admin/handoffs/{waiting}/holder", data={"holder": "person"})
    for text in ("First.", "Second."):
        await agent.post(f"/admin/handoffs/{waiting}/reply", data={"text": text})
    async with database.begin() as session:
        first, second = await outbox.waiting(session, waiting)
        part = await parts.begin(session, clock, first.delivery_id, [parts.Piece("First.", 1)])
        assert part is not None
        await parts.sent(session, clock, part, "SM1")
        await outbox.receipt(session, clock, "SM1", "delivered")
        await outbox.failed(session, second.delivery_id, "This number wants <no> messages.")
    page = (await agent.get(f"/admin/handoffs/{waiting}")).text
    for needed in ("Delivered · 1 segment<", ">Not delivered</span> · This number wants &lt;no&gt; messages."):
        assert needed in page
