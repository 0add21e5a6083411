"""How a ticket's customer is asked after a person has closed it, and what the desk sees of the answer."""

from dataclasses import asdict
from typing import Any

import pytest

from conversations import typing
from conversations.inbox import Conversation, live_channel
from conversations.ratings.asking import Rated, ask, rate, read_question
from conversations.ratings.rules import Question
from helpdesk.tickets import acts
from helpdesk.tickets.closing import close_quiet
from helpdesk.tickets.life import Kind
from helpdesk.tickets.rating import ClosedByPerson, rated
from kit.auth import Actor, Role
from kit.jobs import Jobs
from tests.helpdesk.browser import browsing, live_of
from tests.helpdesk.conftest import DeskStage
from tests.helpdesk.test_events import heard, listen


@pytest.fixture
async def ana(desk: DeskStage) -> Actor:
    return await desk.person("Ana")


@pytest.fixture(autouse=True)
def court(desk: DeskStage, jobs: Jobs) -> None:
    """Tie the events of both sides as the program does."""

    async def ask_rating(*, closed_at: str, **facts: int) -> None:
        async with desk.database.begin() as session:
            await ask(session, closed_at=desk.clock.now().fromisoformat(closed_at), **facts)

    async def write(**facts: Any) -> None:  # noqa: ANN401 - the event's fields
        await rated(desk.database, desk.desk, **facts)

    jobs.task("test.ask", ask_rating)
    jobs.task("test.rated", write)
    jobs.bind(ClosedByPerson, "test.ask")
    jobs.bind(Rated, "test.rated")


async def close(desk: DeskStage, jobs: Jobs, person: Actor, ticket: int) -> None:
    async with desk.database.begin() as session:
        await acts.close(session, desk.desk, person, ticket)
    await jobs.drain()


async def question_of(desk: DeskStage, chat: Conversation) -> Question | None:
    async with desk.database.begin() as session:
        return await read_question(session, desk.clock, chat.id)


async def say(desk: DeskStage, jobs: Jobs, chat: Conversation, score: int, comment: str = "") -> None:
    asked = await question_of(desk, chat)
    assert asked is not None
    async with desk.database.begin() as session:
        await rate(session, desk.clock, chat.id, asked.id, score=score, comment=comment)
    await jobs.drain()


async def closed_chat(desk: DeskStage, jobs: Jobs, person: Actor) -> tuple[Conversation, int]:
    chat = await desk.start()
    await desk.ask_person(chat)
    await desk.take_over(chat, person)
    ticket = await desk.ticket(chat)
    await close(desk, jobs, person, ticket)
    return chat, ticket


async def test_what_a_customer_says_stands_in_the_timeline_as_text(desk: DeskStage, jobs: Jobs, ana: Actor) -> None:
    chat, ticket = await closed_chat(desk, jobs, ana)
    await say(desk, jobs, chat, 2)
    await say(desk, jobs, chat, 5, "<script>alert(1)</script> thanks")
    async with browsing(desk, ana) as (hers,):
        items = (await hers.get(f"/tickets/{ticket}/timeline")).json()["items"]
        state = (await hers.get(f"/tickets/{ticket}")).json()["state"]
    told = [(one["words"], one["by"]) for one in items if one.get("change") == "rated"]
    by = "The customer"
    assert told == [("Rated 2 of 5.", by), ("Rated 5 of 5: <script>alert(1)</script> thanks", by)]
    assert state == "closed"


async def test_a_job_that_runs_again_tells_nothing_twice(desk: DeskStage, jobs: Jobs, ana: Actor) -> None:
    chat, ticket = await closed_chat(desk, jobs, ana)
    await say(desk, jobs, chat, 4)
    asked = await question_of(desk, chat)
    assert asked is not None
    await rated(desk.database, desk.desk, **asdict(Rated(asked.id, ticket, 4, "")))
    assert (await desk.kinds(ticket)).count("rated") == 1


async def test_what_closes_by_itself_asks_nobody(desk: DeskStage, jobs: Jobs) -> None:
    """D5a: the agent alone has answered, and three quiet days have passed."""
    chat = await desk.start()
    await desk.hear(chat, "Where is it?")
    await desk.ticket(chat)
    desk.later(hours=73)
    await close_quiet(desk.database, desk.desk)
    await jobs.drain()
    assert await question_of(desk, chat) is None


@pytest.mark.parametrize(("channel", "is_preview"), [("sms", False), ("webchat", True)])
async def test_other_channels_and_previews_are_not_asked(
    desk: DeskStage, jobs: Jobs, ana: Actor, *, channel: str, is_preview: bool
) -> None:
    chat = await desk.start(channel, is_preview=is_preview)
    await desk.ask_person(chat)
    for ticket in await desk.tickets():
        await desk.change(ticket, Kind.CLOSED, ana.mark)
    await jobs.drain()
    assert await question_of(desk, chat) is None


async def test_satisfaction_is_the_share_of_four_and_five_among_all_who_rated(
    desk: DeskStage, jobs: Jobs, ana: Actor
) -> None:
    boss, bo = await desk.person("Boss", Role.MANAGER), await desk.person("Bo")
    numbers = []
    for person, score in ((ana, 5), (ana, 4), (ana, 1), (bo, 3), (bo, None)):
        chat, ticket = await closed_chat(desk, jobs, person)
        numbers.append(ticket)
        if score is not None:
            await say(desk, jobs, chat, score)
    days = "from=2026-11-01&to=2026-11-30"
    async with browsing(desk, boss, ana) as (his, hers):
        found = (await his.get(f"/reports/satisfaction?{days}&by=person&every=week")).json()
        listed = (await his.get(f"/reports/satisfaction/tickets?{days}&part=great")).json()["items"]
        table = (await his.get(f"/reports/satisfaction.csv?{days}")).text
        own = (await hers.get(f"/reports/satisfaction?{days}")).json()["total"]
    assert (found["total"]["count"], found["total"]["rates"]) == (5, {"satisfied": 0.5, "rated": 0.8})
    parts = {"great": 1, "good": 1, "okay": 1, "poor": 0, "bad": 1, "unrated": 1}
    assert found["total"]["parts"] == parts
    by_person = {cell["label"]: (cell["count"], cell["rates"]["satisfied"]) for cell in found["cells"]}
    assert by_person == {"Ana": (3, pytest.approx(2 / 3)), "Bo": (2, 0.0)}
    assert [one["ticket"] for one in listed] == numbers[:1]
    assert "satisfied rate" in table
    assert own["count"] == 3


async def test_the_console_hears_that_a_customer_is_typing_whose_ticket_one_may_see(
    desk: DeskStage, ana: Actor
) -> None:
    north = await desk.another_store("north")
    chat, other = await desk.start(), await desk.start(store=north)
    for one in (chat, other):
        await desk.hear(one, "Hello?")
    ticket = await desk.ticket(chat)
    limited = await desk.person("Bo", Role.AGENT, desk.store.id)
    for person in (ana, limited):
        lines = listen(desk, person)
        await anext(lines)
        assert "ready" in await anext(lines)
        await typing.customer_types(live_of(desk), desk.store.id, chat.id, is_typing=True)
        await typing.customer_types(live_of(desk), north.id, other.id, is_typing=True)
        told = [data for name, data, _ in await heard(lines) if name == "typing"]
        seen = {"ticket_id": ticket, "is_typing": True, "for_seconds": 6}
        assert seen in told
        assert len(told) == (2 if person is ana else 1)


async def test_a_persons_typing_is_told_to_the_chat_and_a_mere_draft_or_note_is_not(
    desk: DeskStage, ana: Actor
) -> None:
    chat = await desk.start()
    await desk.hear(chat, "Hello?")
    ticket = await desk.ticket(chat)
    silent = await desk.person("Bo", has_chat=False)
    far = await desk.person("Cy", Role.AGENT, (await desk.another_store("north")).id)
    hints = live_of(desk).listen(live_channel(chat.id))
    path = f"/tickets/{ticket}/composing"
    async with browsing(desk, ana, silent, far) as (hers, his, theirs):
        await hers.post(path, json={"is_composing": True})
        await his.post(path, json={"is_composing": True, "is_typing": True})
        assert (await theirs.post(path, json={"is_typing": True})).status_code == 404
        assert hints.empty()
        await hers.post(path, json={"is_composing": True, "is_typing": True})
        await hers.post(path, json={"is_composing": False})
    assert [hints.get_nowait() for _ in range(2)] == ["writing", "paused"]
    assert hints.empty()
