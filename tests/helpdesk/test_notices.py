"""Who is told what happened on a ticket, and what they have not read."""

from conversations.inbox import Conversation
from helpdesk.tickets import acts
from helpdesk.tickets.notifications import count_unread, mark_read, notifications
from helpdesk.tickets.replying import Answer, reply
from kit.auth import Actor, Role
from tests.helpdesk.browser import live_of
from tests.helpdesk.conftest import DeskStage


async def told(desk: DeskStage, actor: Actor) -> list[str]:
    async with desk.database.begin() as session:
        return [row.kind for row in reversed(await notifications(session, actor))]


async def waiting(desk: DeskStage) -> tuple[Conversation, int]:
    chat = await desk.start()
    await desk.ask_person(chat)
    return chat, await desk.ticket(chat)


async def test_what_nobody_owns_is_told_to_all_and_then_to_its_owner_alone(desk: DeskStage) -> None:
    """S3-54, S3-55: taken from its owner, all are told again."""
    ana, bo = await desk.person("Ana"), await desk.person("Bo")
    chat, number = await waiting(desk)
    assert (await told(desk, ana), await told(desk, bo)) == (["needs_person"], ["needs_person"])
    for owner, text in ((ana.id, "Still here"), (None, "Anybody?")):
        async with desk.database.begin() as session:
            await acts.assign(session, desk.desk, bo, number, owner)
        await desk.hear(chat, text)
        await desk.take_in()

    assert await told(desk, ana) == ["needs_person", "assigned", "heard", "heard"]
    assert await told(desk, bo) == ["needs_person", "heard"]


async def test_a_teams_ticket_is_told_to_its_people(desk: DeskStage) -> None:
    ana, bo = await desk.person("Ana"), await desk.person("Bo")
    team = await desk.team("Returns", bo)
    chat, number = await waiting(desk)
    async with desk.database.begin() as session:
        await acts.give_to_team(session, desk.desk, ana, number, team)
    await desk.hear(chat, "Hello?")
    await desk.take_in()

    assert (await told(desk, ana), await told(desk, bo)) == (["needs_person"], ["needs_person", "heard"])


async def test_who_watches_is_told_besides_and_never_of_their_own_act(desk: DeskStage) -> None:
    ana, bo = await desk.person("Ana"), await desk.person("Bo")
    number = await desk.new_ticket()
    for person in (ana, bo):
        async with desk.database.begin() as session:
            await acts.watch(session, desk.desk, person, number, is_watching=True)
    async with desk.database.begin() as session:
        await reply(session, desk.desk, live_of(desk), ana, number, Answer("Hello", 0, "one"))

    assert "replied" in await told(desk, bo)
    assert "replied" not in await told(desk, ana)


async def test_what_the_agent_holds_disturbs_nobody(desk: DeskStage) -> None:
    """D5a."""
    ana = await desk.person("Ana")
    await desk.new_ticket()
    assert await told(desk, ana) == []


async def test_people_of_other_stores_and_previews_are_told_nothing(desk: DeskStage) -> None:
    north = await desk.another_store("north")
    bo, ana = await desk.person("Bo", Role.AGENT, north.id), await desk.person("Ana")
    await waiting(desk)
    preview = await desk.start(is_preview=True)
    await desk.ask_person(preview)
    await desk.take_in()
    assert (await told(desk, bo), await told(desk, ana)) == ([], ["needs_person"])


async def test_what_was_read_is_read(desk: DeskStage) -> None:
    ana = await desk.person("Ana")
    await waiting(desk)
    await waiting(desk)
    async with desk.database.begin() as session:
        newest = (await notifications(session, ana))[0].id
        before = await count_unread(session, ana)
        await mark_read(session, ana, newest)
        await mark_read(session, ana, 0)
        assert (before, await count_unread(session, ana)) == (2, 0)
