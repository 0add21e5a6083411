"""Suggested replies at the desk: made by themselves where a customer waits for a person, never sent by themselves."""

import ast
import asyncio
import random
from pathlib import Path

import pytest
from sqlalchemy import func, select

from commerce.demo.people import ANA
from conversations.assisting import Draft, NoDraft, WhyNot
from conversations.messages import Author
from conversations.models import MessageRow
from helpdesk.replies import assist_api, suggesting, suggestions
from helpdesk.replies.suggesting import suggest_wanted
from helpdesk.replies.suggestions import is_made_of
from tests.agent.suggested.conftest import Room

POLICY = "What is your return policy?"
DELIVERY = "how long does delivery take?"


async def test_a_suggestion_waits_for_whoever_opens_the_ticket(room: Room) -> None:
    """S3-12, S3-18, S5-02, S5-49: by itself, by default, with each fact and where it is from."""
    order = await room.talk.order(ANA, "shipped")
    name = await room.talk.name_of(ANA, order)
    _, ticket = await room.held("Where is my order?")
    assert await room.works() == 1
    shown = await room.asks("GET", f"/tickets/{ticket}/suggestion")
    assert (shown["state"], shown["order_name"], shown["topics"]) == ("ready", name, ["order_status"])
    assert f"order {name}" in {fact["source"] for fact in shown["facts"]}
    assert [block["type"] for block in shown["beside"]] == ["card"]
    assert "Carrier:" in shown["text"]


async def test_what_the_agent_answers_itself_gets_none(room: Room) -> None:
    chat = await room.desk.start(customer_id=room.customer_id)
    await room.desk.hear(chat, POLICY)
    assert (await room.works(), await room.rows()) == (0, [])


async def test_a_handoff_gets_one_though_nobody_has_taken_it(room: Room) -> None:
    """S3-12: while the ticket stands in a queue the agent is silent, and what is written on is drafted for."""
    chat = await room.desk.start(customer_id=room.customer_id)
    await room.desk.ask_person(chat)
    await room.works()
    assert await room.rows() == [("none", "answered")]
    await room.desk.hear(chat, POLICY)
    await room.works()
    assert await room.rows() == [("stale", "answered"), ("ready", "")]


async def test_a_newer_message_makes_it_stale_and_brings_another(room: Room) -> None:
    chat, ticket = await room.held(POLICY)
    await room.works()
    await room.talk.order(ANA, "shipped")
    await room.desk.hear(chat, "And where is my order?")
    await room.desk.take_in()
    assert await room.rows() == [("stale", ""), ("waiting", "")]
    assert (await room.asks("GET", f"/tickets/{ticket}/suggestion"))["state"] == "waiting"
    await room.works()
    shown = await room.asks("GET", f"/tickets/{ticket}/suggestion")
    assert ("30 days" in shown["text"], "Carrier:" in shown["text"]) == (True, True), "both are still unanswered"


async def test_what_came_while_it_was_thought_of_wins(room: Room) -> None:
    chat, _ = await room.held(POLICY)
    await room.desk.take_in()

    async def slow(conversation_id: int) -> Draft | NoDraft:
        room.instead = None
        earlier = await room.suggest(conversation_id)
        await room.desk.hear(chat, "Where is my order?")
        await room.desk.take_in()
        return earlier

    room.instead = slow
    await room.talk.order(ANA, "shipped")
    assert await suggest_wanted(room.deps) == 2
    assert await room.rows() == [("stale", ""), ("ready", "")]


async def test_one_conversation_is_thought_of_once_however_often_it_is_taken_in(room: Room) -> None:
    await room.held(POLICY)
    assert await room.works() == 1
    assert await room.works() == 0
    assert len(room.asked) == 1


async def test_two_processes_never_think_of_the_same(room: Room) -> None:
    for _ in range(6):
        await room.held(POLICY)
    await room.desk.take_in()
    done = await asyncio.gather(*(suggest_wanted(room.deps) for _ in range(3)))
    assert (sum(done), sorted(room.asked)) == (6, sorted(set(room.asked)))


async def test_what_a_dead_process_left_is_thought_of_by_another(room: Room) -> None:
    await room.held(POLICY)

    async def dies(_: int) -> Draft:
        raise asyncio.CancelledError

    room.instead = dies
    with pytest.raises(asyncio.CancelledError):
        await room.works()
    room.instead = None
    assert await room.works() == 0
    room.desk.later(seconds=21)
    assert await room.works() == 1
    assert await room.rows() == [("ready", "")]


async def test_customers_who_wait_for_the_agent_go_first(room: Room) -> None:
    """The desk's drafts never stand in the way of a turn, and are late by seconds at most (S5-62)."""
    _, _ = await room.held(POLICY)
    other = await room.desk.start()
    await room.desk.hear(other, "hello?")
    assert await room.works() == 0
    room.desk.later(seconds=5)
    assert await room.works() == 1


async def test_only_for_the_topics_that_the_store_chose(room: Room) -> None:
    """S5-52: first drafts for parcels and returns, and for nothing else."""
    await room.talk.order(ANA, "shipped")
    await room.sets(suggestion_topics=["order_status", "returns_delivered_orders"])
    parcel, _ = await room.held("Where is my order?")
    hours, _ = await room.held(DELIVERY)
    await room.works()
    assert await room.rows(parcel) == [("ready", "")]
    assert await room.rows(hours) == [("none", "other_topic")]


async def test_a_reply_with_its_words_uses_it_and_one_without_leaves_it(room: Room) -> None:
    """S3-17, S4-30: a person sends it, changes it or writes otherwise; which one is known afterwards."""
    ends = []
    for sends in ("{}", "Dear Ana,\n{}\nMina", "I'll look into it, one moment."):
        _, ticket = await room.held(POLICY)
        await room.works()
        shown = await room.asks("GET", f"/tickets/{ticket}/suggestion")
        said = {"text": sends.format(shown["text"]), "seen": shown["answers_message_id"], "client_id": f"c{ticket}"}
        await room.asks("POST", f"/tickets/{ticket}/reply", json=said)
        row = await room.newest()
        ends.append((row.state, row.is_edited, row.sent_message_id is not None))
        after = await room.asks("GET", f"/tickets/{ticket}/suggestion")
        assert after["text"] == ""
    assert ends == [("used", False, True), ("used", True, True), ("stale", False, False)]


@pytest.mark.parametrize(
    ("sent", "is_one"),
    [
        ("You may send items back within 30 days.", True),
        ("You may send items back within 30 days!  Greetings", True),
        ("ok", False),
        ("", False),
        ("Let me ask our warehouse and come back to you tomorrow.", False),
    ],
)
def test_what_was_made_of_a_suggestion(sent: str, *, is_one: bool) -> None:
    assert is_made_of(sent, "You may send items back\nwithin 30 days.") is is_one


async def test_a_failure_is_told_and_the_next_one_still_comes(room: Room) -> None:
    broken, _ = await room.held(POLICY)
    well, _ = await room.held(POLICY)

    async def fails(conversation_id: int) -> Draft | NoDraft:
        if conversation_id == broken.id:
            raise RuntimeError
        return NoDraft(WhyNot.NOT_ENOUGH, 1)

    room.instead = fails
    await room.works()
    assert (await room.rows(broken), await room.rows(well)) == ([("none", "failed")], [("none", "not_enough")])


async def test_nothing_is_ever_sent_by_itself(room: Room) -> None:
    """S3-17, S4-30: whatever customers write and however often it is looked, people's words come from people alone."""
    await room.talk.order(ANA, "shipped")
    chance = random.Random(7)  # noqa: S311 - a story, not a secret
    chats = [(await room.held())[0] for _ in range(3)]
    by_people = 0
    for step in range(40):
        chat = chance.choice(chats)
        act = chance.choice(["hear", "hear", "work", "work", "reply", "off", "later"])
        if act == "hear":
            await room.desk.hear(chat, chance.choice([POLICY, DELIVERY, "Where is my order?", "yes", "human please"]))
        elif act == "work":
            await room.works()
        elif act == "off":
            await room.sets(suggestions=chance.random() < 0.5)
        elif act == "later":
            room.desk.later(minutes=5)
        else:
            await room.desk.reply(chat, room.mina, f"Words {step}")
            by_people += 1
    await room.works()
    async with room.desk.database.look() as session:
        counted = await session.execute(select(MessageRow.author, func.count()).group_by(MessageRow.author))
        said: dict[str, int] = {row[0]: row[1] for row in counted}
    assert said.get(Author.PERSON, 0) == by_people
    assert Author.AGENT not in said
    assert room.asked


def test_no_suggestion_can_reach_a_customer_by_code() -> None:
    """S3-17: what makes, keeps and shows suggestions knows nothing that writes or sends a message."""
    senders = {"say", "reply", "write", "notify", "send", "deliver", "accept", "defer", "announce"}
    for module in (suggestions, suggesting, assist_api):
        assert module.__file__
        tree = ast.parse(Path(module.__file__).read_text("utf-8"))
        named = {one.id for one in ast.walk(tree) if isinstance(one, ast.Name)}
        named |= {one.attr for one in ast.walk(tree) if isinstance(one, ast.Attribute)}
        imported = {alias.name for one in ast.walk(tree) if isinstance(one, ast.ImportFrom) for alias in one.names}
        assert not senders & (named | imported), module.__name__


async def test_many_tickets_at_once_all_have_drafts(room: Room) -> None:
    """S5-62: none is left out (`make suggestions` says how long a hundred take)."""
    await room.talk.order(ANA, "shipped")
    for _ in range(20):
        chat = await room.desk.start(customer_id=room.customer_id)
        await room.desk.take_over(chat, room.mina)
        await room.desk.hear(chat, "Where is my order?")
    assert await room.works() == 20
    assert set(await room.rows()) == {("ready", "")}
    assert "Carrier:" in (await room.newest()).text
