"""What people do to tickets, who may, and what happens when two do it at once."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from conversations import inbox
from helpdesk.tickets import acts
from helpdesk.tickets.assigning import assignable
from helpdesk.tickets.life import Holder, Priority, State
from helpdesk.tickets.taking_over import take_over
from kit.auth import Actor, Role
from kit.errors import Conflict, Forbidden, Invalid, NotFound
from tests.helpdesk.conftest import DeskStage

Act = Callable[..., Awaitable[int]]


async def do(desk: DeskStage, act: Act, actor: Actor, number: int, *args: object, **named: object) -> int:
    async with desk.database.begin() as session:
        return await act(session, desk.desk, actor, number, *args, **named)


async def test_a_ticket_is_given_to_somebody_and_taken_from_them(desk: DeskStage) -> None:
    """S3-53: and said twice it happens once."""
    number, ana = await desk.new_ticket(), await desk.person("Ana")
    for _ in range(2):
        await do(desk, acts.assign, ana, number, ana.id)
    assert (await desk.read(number)).assignee_id == ana.id
    await do(desk, acts.assign, ana, number, None)

    assert (await desk.read(number)).assignee_id is None
    assert (await desk.kinds(number)).count("assigned") == 2


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"is_active": False}, "does not work here"),
        ({"has_chat": False}, "may not answer customers"),
        ({"is_away": True}, "is away"),
    ],
)
async def test_who_cannot_be_given_a_ticket_is_told_why(
    desk: DeskStage, values: dict[str, bool], sentence: str
) -> None:
    """S3-53, S3-56: and is on no list of people to choose from."""
    number, ana, bo = await desk.new_ticket(), await desk.person("Ana"), await desk.person("Bo", Role.AGENT, **values)
    with pytest.raises(Invalid, match=sentence):
        await do(desk, acts.assign, ana, number, bo.id)
    async with desk.database.begin() as session:
        assert [person.name for person in await assignable(session, desk.store.id)] == ["Ana"]


async def test_people_of_other_stores_neither_get_nor_see_a_ticket(desk: DeskStage) -> None:
    north = await desk.another_store("north")
    ana = await desk.person("Ana")
    bo = await desk.person("Bo", ana.role, north.id)
    number = await desk.new_ticket()
    with pytest.raises(Invalid, match="does not see this store"):
        await do(desk, acts.assign, ana, number, bo.id)
    with pytest.raises(NotFound):
        await do(desk, acts.close, bo, number)
    with pytest.raises(Invalid, match="nobody like that"):
        await do(desk, acts.assign, ana, number, 2**31 - 1)


async def test_a_held_conversation_goes_to_whoever_gets_the_ticket(desk: DeskStage) -> None:
    """S4-05: transferred, and the agent stays silent."""
    chat, ana, bo = await desk.start(), await desk.person("Ana"), await desk.person("Bo")
    await desk.ask_person(chat)
    number = await desk.ticket(chat)
    await do(desk, take_over, ana, number)
    with pytest.raises(Conflict) as refused:
        await do(desk, take_over, bo, number)
    await do(desk, acts.assign, ana, number, bo.id)
    await desk.reply(chat, bo, "Bo goes on.")

    ticket = await desk.read(await desk.ticket(chat))

    assert refused.value.code == "already_taken"
    assert (ticket.assignee_id, ticket.holder) == (bo.id, Holder.PERSON)


async def test_a_team_gets_a_ticket_and_who_is_not_of_it_loses_it(desk: DeskStage) -> None:
    """S2-25: it leaves Unassigned."""
    ana, bo = await desk.person("Ana"), await desk.person("Bo")
    team = await desk.team("Returns", bo)
    number = await desk.new_ticket()
    await do(desk, acts.assign, ana, number, ana.id)
    await do(desk, acts.give_to_team, ana, number, team)

    ticket = await desk.read(number)

    assert (ticket.team_id, ticket.assignee_id) == (team, None)
    with pytest.raises(Invalid) as refused:
        await do(desk, acts.give_to_team, ana, number, 999)
    assert refused.value.code == "team_unknown"


async def test_tags_and_priority_are_bounded_words(desk: DeskStage) -> None:
    number, ana = await desk.new_ticket(), await desk.person("Ana")
    for name in (" vip ", "VIP", "fragile"):
        await do(desk, acts.tag, ana, number, name)
    await do(desk, acts.untag, ana, number, "FRAGILE")
    await do(desk, acts.set_priority, ana, number, "urgent")

    ticket = await desk.read(number)

    assert (ticket.tags, ticket.priority) == (("vip",), Priority.URGENT)
    for name in ("", " ", "x" * 41, "a\nb", "a\u202eb"):
        with pytest.raises(Invalid):
            await do(desk, acts.tag, ana, number, name)
    with pytest.raises(Invalid):
        await do(desk, acts.set_priority, ana, number, "asap")


async def test_a_ticket_closes_opens_and_is_never_gone(desk: DeskStage) -> None:
    """S3-46, S3-47, S3-48."""
    number, ana = await desk.new_ticket(), await desk.person("Ana")
    for _ in range(2):
        await do(desk, acts.close, ana, number)
    assert (await desk.read(number)).state is State.CLOSED
    for _ in range(2):
        await do(desk, acts.reopen, ana, number)

    assert (await desk.read(number)).state is State.OPEN
    assert await desk.kinds(number) == ["opened", "heard", "closed", "reopened"]


async def test_closing_ends_a_wish_that_nobody_took_so_that_the_next_is_heard(desk: DeskStage) -> None:
    chat, ana = await desk.start("sms"), await desk.person("Ana")
    await desk.ask_person(chat, is_hard=False)
    number = await desk.ticket(chat)
    await do(desk, acts.close, ana, number)
    desk.later(hours=1)
    await desk.ask_person(chat, "A person, please!", is_hard=False)

    ticket = await desk.read(await desk.ticket(chat))

    assert await desk.ticket(chat) == number
    assert (ticket.state, ticket.holder) == (State.OPEN, Holder.PERSON)
    assert (await desk.kinds(number)).count("needs_person") == 2


async def test_who_has_not_seen_the_customers_last_word_does_not_close(desk: DeskStage) -> None:
    chat, ana = await desk.start(), await desk.person("Ana")
    first = await desk.hear(chat, "Hello")
    number = await desk.ticket(chat)
    last = await desk.hear(chat, "And one more thing")
    with pytest.raises(Conflict) as refused:
        await do(desk, acts.close, ana, number, seen=first)
    await do(desk, acts.close, ana, number, seen=last)

    assert (refused.value.code, refused.value.facts["seen"]) == ("heard_meanwhile", last)
    assert (await desk.read(number)).state is State.CLOSED


async def test_put_aside_only_until_a_moment_to_come(desk: DeskStage) -> None:
    number, ana = await desk.new_ticket(), await desk.person("Ana")
    soon = desk.clock.now() + timedelta(hours=3)
    await do(desk, acts.wait, ana, number, soon)
    assert (await desk.read(number)).waits_until == soon
    for wrong in (desk.clock.now(), soon + timedelta(days=400), soon.replace(tzinfo=None)):
        with pytest.raises(Invalid):
            await do(desk, acts.wait, ana, number, wrong)


async def test_a_person_takes_over_and_the_customer_is_told_once(desk: DeskStage) -> None:
    """D9: in the customer's language; handed back, the agent answers again."""
    chat, ana = await desk.start(language="pt"), await desk.person("Ana")
    await desk.hear(chat, "Olá")
    number = await desk.ticket(chat)
    for _ in range(2):
        await do(desk, take_over, ana, number)
    async with desk.database.begin() as session:
        said = await inbox.messages(session, chat.id)
    told = [one.text for one in said if one.author == "system"]
    await do(desk, acts.hand_back, ana, number)

    ticket = await desk.read(number)

    assert told == ["Ana da Linden & Loom entrou na conversa e responde-lhe aqui."]
    assert (ticket.holder, ticket.assignee_id) == (Holder.AGENT, ana.id)
    no_chat = await desk.person("Bo", has_chat=False)
    with pytest.raises(Forbidden):
        await do(desk, take_over, no_chat, number)


async def test_many_acts_at_once_all_count(desk: DeskStage) -> None:
    chat, ana, bo = await desk.start(), await desk.person("Ana"), await desk.person("Bo")
    await desk.hear(chat, "Hello")
    number = await desk.ticket(chat)

    await asyncio.gather(
        do(desk, acts.close, ana, number),
        do(desk, acts.close, bo, number),
        do(desk, acts.tag, ana, number, "one"),
        do(desk, acts.tag, bo, number, "two"),
        do(desk, acts.assign, ana, number, bo.id),
        desk.take_in(),
    )

    ticket = await desk.read(number)

    assert (ticket.state, set(ticket.tags), ticket.assignee_id) == (State.CLOSED, {"one", "two"}, bo.id)


async def test_previews_are_nobodys_work(desk: DeskStage) -> None:
    chat, ana = await desk.start(is_preview=True), await desk.person("Ana")
    await desk.hear(chat, "Just looking")
    number = await desk.ticket(chat)
    with pytest.raises(NotFound):
        await do(desk, acts.close, ana, number)
