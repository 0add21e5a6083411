"""What is proved to be one matter is put together by itself, what may be is suggested, no more (D7, S5-55, S5-57)."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from commerce.demo import connect
from commerce.demo.people import ANA, SAM, SHARED
from commerce.demo.place import open_shop
from conversations.handoff import HandoffNote
from conversations.inbox import Conversation
from conversations.labels import Topic
from conversations.mail_threads import describe_letter, open_thread
from conversations.messages import ChannelKind
from conversations.models import ConversationRow
from customers.identity import save_customer
from helpdesk.deps import Deps
from helpdesk.tickets import merging, suggestions
from helpdesk.tickets.life import Kind, State
from helpdesk.tickets.matchmaking import match, register
from helpdesk.tickets.models import MergeSuggestionRow
from kit.auth import Role
from kit.errors import Conflict, NotFound, Temporary
from kit.jobs import Jobs
from kit.live import InProcess
from kit.mailbox import DemoMailbox
from tests.helpdesk.conftest import DeskStage


@pytest.fixture
def deps(desk: DeskStage, live: InProcess) -> Deps:
    async def nobody(*_: object) -> None:
        return None

    return Deps(
        database=desk.database,
        clock=desk.clock,
        desk=desk.desk,
        live=live,
        mailer=DemoMailbox(desk.database, desk.clock),
        base_url="http://shop.test",
        who=nobody,
        shops=lambda store: connect(desk.database, desk.clock, store.id, {}),
    )


async def customer(desk: DeskStage, deps: Deps, email: str) -> int:
    """A customer of the demo shop who has signed in here before."""
    async with desk.database.begin() as session:
        await open_shop(session, desk.store.id)
    shop = deps.shops(desk.store)
    assert shop is not None
    known = await shop.customer_by_email(email)
    assert known is not None
    async with desk.database.begin() as session:
        return (await save_customer(session, desk.clock, desk.store.id, known)).id


async def talk(desk: DeskStage, *topics: Topic, order: str = "", **values: object) -> Conversation:
    chat = await desk.start(values.pop("channel", ChannelKind.WEBCHAT), **values)  # type: ignore[arg-type]
    await desk.hear(chat, "Where is my parcel?")
    note = HandoffNote("asked", "They want a person.", order={"id": f"id-{order}", "name": order, "state": "open"})
    await desk.answer(chat, "One moment.", topics=topics, handoff=note if order else None)
    return chat


async def suggested(desk: DeskStage) -> list[tuple[int, int]]:
    async with desk.database.look() as session:
        rows = await session.scalars(select(MergeSuggestionRow).where(MergeSuggestionRow.settled_at.is_(None)))
        return [(row.ticket_id, row.other_id) for row in rows]


async def test_chat_and_text_about_one_order_become_one_ticket_by_themselves(
    desk: DeskStage, deps: Deps, jobs: Jobs
) -> None:
    """S5-36, S5-37, S5-39, S5-57: asked on two channels, they stand in one queue once; the older ticket goes on."""
    register(jobs, deps)
    ana = await customer(desk, deps, ANA)
    chat = await talk(desk, order="#1001", customer_id=ana)
    first = await desk.ticket(chat)
    text = await talk(desk, order="#1001", customer_id=ana, channel=ChannelKind.WHATSAPP)
    await desk.take_in()
    await jobs.drain()
    assert await desk.ticket(text) == await desk.ticket(chat) == first
    merged = [change for change in await desk.changes(first) if change.kind is Kind.ABSORBED]
    assert [(change.by, change.why) for change in merged] == [("system", "Both are about order #1001.")]


async def test_a_number_that_is_one_customers_alone_proves_enough_to_merge(desk: DeskStage, deps: Deps) -> None:
    """S5-55: the shop knows the number as Ana's; an office's number that two have proves neither."""
    ana = await customer(desk, deps, ANA)
    chat = await desk.ticket(await talk(desk, Topic.SHIPPING, customer_id=ana))
    hers = await talk(desk, Topic.SHIPPING, channel=ChannelKind.SMS, address="+447700900101")
    office = await talk(desk, Topic.SHIPPING, channel=ChannelKind.SMS, address=SHARED.replace(" ", ""))
    others = await desk.ticket(office)
    await match(deps, await desk.ticket(hers))
    await match(deps, others)
    assert await desk.ticket(hers) == chat
    assert await desk.ticket(office) == others
    assert (await desk.read(chat)).customer_id == ana


async def test_it_is_found_from_the_side_of_who_signs_in_later_too(desk: DeskStage, deps: Deps) -> None:
    ana = await customer(desk, deps, ANA)
    text = await talk(desk, Topic.SHIPPING, channel=ChannelKind.SMS, address="+447700900101")
    older = await desk.ticket(text)
    chat = await talk(desk, Topic.SHIPPING)
    await desk.ticket(chat)
    await desk.prove(chat, ana)
    await match(deps, await desk.ticket(chat))
    assert await desk.ticket(chat) == older


async def test_an_order_number_typed_by_nobody_known_is_a_suggestion(desk: DeskStage, deps: Deps) -> None:
    """D7: staff say whether it is one matter; they see why it may be."""
    ana = await customer(desk, deps, ANA)
    hers = await desk.ticket(await talk(desk, order="#1001", customer_id=ana))
    chat = await desk.start()
    async with desk.database.begin() as session:
        (await session.get_one(ConversationRow, chat.id)).contact = {"order": "1001", "name": "Ana Whitfield"}
    await desk.hear(chat, "Any news?")
    theirs = await desk.ticket(chat)
    await match(deps, theirs)
    assert await suggested(desk) == [(hers, theirs)]
    boss = await desk.person("Bo")
    async with desk.database.begin() as session:
        (found,) = await suggestions.suggestions_of(session, boss, theirs)
        assert found.why.startswith("The same order number was given")
        await suggestions.accept(session, desk.desk, boss, found.id)
    assert await desk.ticket(chat) == hers


async def test_what_staff_dismissed_is_never_put_together_by_itself(desk: DeskStage, deps: Deps) -> None:
    ana = await customer(desk, deps, ANA)
    one, two = [await talk(desk, customer_id=ana) for _ in range(2)]
    tickets = [await desk.ticket(one), await desk.ticket(two)]
    await match(deps, tickets[1])
    boss = await desk.person("Bo")
    async with desk.database.begin() as session:
        (found,) = await suggestions.suggestions_of(session, boss, tickets[0])
        await suggestions.dismiss(session, desk.clock, boss, found.id)
    with pytest.raises(Conflict):
        async with desk.database.begin() as session:
            await suggestions.accept(session, desk.desk, boss, found.id)
    for ticket in tickets:
        await desk.change(ticket, Kind.ORDER, order_id="o-1", order_name="#1001")
        await match(deps, ticket)
    assert [await desk.ticket(one), await desk.ticket(two)] == tickets


async def test_what_was_parted_stays_parted(desk: DeskStage, deps: Deps) -> None:
    ana = await customer(desk, deps, ANA)
    one, two = [await talk(desk, order="#1001", customer_id=ana) for _ in range(2)]
    tickets = [await desk.ticket(one), await desk.ticket(two)]
    await match(deps, tickets[1])
    async with desk.database.begin() as session:
        (made,) = await merging.merges_of(session, tickets)
        await merging.undo(session, desk.desk, made.id, by="staff:1")
    await match(deps, tickets[0])
    assert [await desk.ticket(one), await desk.ticket(two)] == tickets


async def test_a_conversation_that_proves_another_customer_leaves_the_ticket(
    desk: DeskStage, deps: Deps, jobs: Jobs
) -> None:
    """D7: staff merged a stranger's chat into Ana's ticket; when Sam signs in there, it goes home by itself."""
    register(jobs, deps)
    ana, sam = await customer(desk, deps, ANA), await customer(desk, deps, SAM)
    hers, his = await talk(desk, customer_id=ana), await talk(desk)
    tickets = [await desk.ticket(hers), await desk.ticket(his)]
    async with desk.database.begin() as session:
        await merging.merge(session, desk.desk, tickets[1], tickets[0], by="staff:1", why="")
    await desk.prove(his, sam)
    await desk.take_in()
    await jobs.drain()
    assert [await desk.ticket(hers), await desk.ticket(his)] == tickets
    assert [(await desk.read(one)).customer_id for one in tickets] == [ana, sam]


async def test_a_silent_shop_is_asked_again_and_keeps_nothing_back(desk: DeskStage, deps: Deps) -> None:
    ana = await customer(desk, deps, ANA)
    tickets = [await desk.ticket(await talk(desk, order="#1001", customer_id=ana)) for _ in range(2)]

    class Silent:
        async def customer(self, *_: object) -> None:
            raise Temporary("The shop is silent.")

    silent = replace(deps, shops=lambda _: Silent())  # type: ignore[arg-type, return-value]
    await match(silent, tickets[1])
    assert (await desk.read(tickets[1])).state is State.CLOSED
    with pytest.raises(Temporary):
        await match(silent, tickets[0])


async def test_a_suggestion_is_seen_by_those_who_see_both_tickets(desk: DeskStage, deps: Deps) -> None:
    ana = await customer(desk, deps, ANA)
    one, two = [await desk.ticket(await talk(desk, customer_id=ana)) for _ in range(2)]
    await match(deps, two)
    birch = await desk.another_store("birch")
    stranger = await desk.person("Kim", Role.AGENT, birch.id)
    async with desk.database.begin() as session:
        assert await suggestions.suggestions_of(session, stranger, one) == ()
        with pytest.raises(NotFound):
            await suggestions.accept(session, desk.desk, stranger, 1)
        with pytest.raises(NotFound):
            await suggestions.dismiss(session, desk.clock, stranger, 2**31 - 1)


async def mailed(desk: DeskStage, sender: str, *topics: Topic, proof: str = "", thread: str = "") -> Conversation:
    """A letter by the channel of e-mail; `thread` is the mark of the thread that it belongs to."""
    chat = await desk.start(ChannelKind.EMAIL, address=sender)
    async with desk.database.begin() as session:
        await describe_letter(session, chat.id, subject="My parcel", proof=proof)
        await open_thread(session, desk.clock, chat.id, address=sender, of=thread)
    await desk.hear(chat, "Where is my parcel?")
    await desk.answer(chat, "One moment.", topics=topics)
    return chat


async def test_an_address_that_its_letters_prove_merges_and_one_that_is_only_written_there_does_not(
    desk: DeskStage, deps: Deps
) -> None:
    """S5-37, S5-38, S5-55, D7: DKIM or DMARC passed, and the shop knows the address as one customer's."""
    ana = await customer(desk, deps, ANA)
    chat = await desk.ticket(await talk(desk, Topic.SHIPPING, customer_id=ana))
    forged = await mailed(desk, ANA, Topic.SHIPPING)
    await desk.ticket(forged)
    await match(deps, chat)
    assert await desk.ticket(forged) != chat
    assert len(await suggested(desk)) == 1
    hers = await mailed(desk, ANA, Topic.SHIPPING, proof="dkim")
    await match(deps, await desk.ticket(hers))
    assert await desk.ticket(hers) == chat
    async with desk.database.look() as session:
        assert (await session.get_one(ConversationRow, hers.id)).customer_id is None


async def test_a_proved_address_is_found_from_the_side_of_who_signs_in_later(desk: DeskStage, deps: Deps) -> None:
    ana = await customer(desk, deps, ANA)
    letter = await desk.ticket(await mailed(desk, ANA, Topic.SHIPPING, proof="dmarc"))
    chat = await talk(desk, Topic.SHIPPING, customer_id=ana)
    await match(deps, await desk.ticket(chat))
    assert await desk.ticket(chat) == letter


async def test_one_thread_of_letters_is_one_ticket_but_never_across_two_customers(desk: DeskStage, deps: Deps) -> None:
    """S5-39: whoever has the mark from a forwarded letter is answered in the same ticket; two customers never are."""
    first = await mailed(desk, "x@example.org", thread="thread-1")
    forwarded = await mailed(desk, "y@example.org", thread="thread-1")
    await match(deps, await desk.ticket(forwarded))
    assert await desk.ticket(forwarded) == await desk.ticket(first)
    ana, sam = await customer(desk, deps, ANA), await customer(desk, deps, SAM)
    assert ana != sam
    hers = await mailed(desk, ANA, thread="thread-2", proof="dkim")
    his = await mailed(desk, SAM, thread="thread-2", proof="dkim")
    await match(deps, await desk.ticket(his))
    assert await desk.ticket(his) != await desk.ticket(hers)


async def test_a_number_is_one_whatever_carrier_it_came_by(desk: DeskStage, deps: Deps) -> None:
    ana = await customer(desk, deps, ANA)
    chat = await desk.ticket(await talk(desk, Topic.SHIPPING, customer_id=ana))
    text = await talk(desk, Topic.SHIPPING, channel=ChannelKind.SMS, address="+447700900101")
    async with desk.database.begin() as session:
        (await session.get_one(ConversationRow, text.id)).channel = "twilio"
    await match(deps, await desk.ticket(text))
    assert await desk.ticket(text) == chat


async def test_a_letters_subject_is_its_tickets_and_a_new_one_is_told(desk: DeskStage) -> None:
    """S5-38: with the marketplace by which it came as its tag (S5-63)."""
    chat = await desk.start(ChannelKind.EMAIL, address="b1@members.ebay.com")
    async with desk.database.begin() as session:
        await describe_letter(session, chat.id, subject="Late parcel", marketplace="ebay")
    await desk.hear(chat, "Where is it?")
    ticket = await desk.read(await desk.ticket(chat))
    assert (ticket.subject, ticket.tags) == ("Late parcel", ("marketplace:ebay",))
    async with desk.database.begin() as session:
        await describe_letter(session, chat.id, subject="Broken lamp")
    await desk.hear(chat, "And it is broken.")
    changes = await desk.changes(await desk.ticket(chat))
    assert [one.facts["subject"] for one in changes if one.kind is Kind.SUBJECT] == ["Broken lamp"]
    await desk.hear(chat, "Please answer.")
    assert len([one for one in await desk.changes(await desk.ticket(chat)) if one.kind is Kind.SUBJECT]) == 1
