"""Tickets come of what conversations commit: once, in order, and whatever was lost is found."""

from conversations.handoff import HandoffNote
from conversations.labels import Feeling, Topic
from conversations.messages import ChannelKind
from helpdesk.tickets.fold import fold
from helpdesk.tickets.life import Holder, Kind, State
from kit.auth import Role
from tests.helpdesk.conftest import DeskStage


async def test_a_first_message_opens_a_ticket_in_the_agents_hands(desk: DeskStage) -> None:
    """S4-04, D5a: it is there at once, and stands in no queue."""
    chat = await desk.start(ChannelKind.SMS)
    await desk.hear(chat, "Where is\nmy parcel?")

    ticket = await desk.read(await desk.ticket(chat))

    assert (ticket.state, ticket.holder, ticket.needs_person_at) == (State.OPEN, Holder.AGENT, None)
    assert (ticket.subject, ticket.channel, ticket.language) == ("Where is my parcel?", "sms", "en")
    assert ticket.unanswered_since == ticket.heard_at == desk.clock.now()


async def test_what_was_taken_in_is_not_taken_in_again(desk: DeskStage) -> None:
    chat = await desk.start()
    await desk.hear(chat, "Hello")
    number = await desk.ticket(chat)
    before = await desk.kinds(number)

    assert await desk.take_in() == 0
    await desk.take_in_now(chat)

    assert await desk.kinds(number) == before == ["opened", "heard"]


async def test_a_turn_is_told_with_its_labels_and_feeling(desk: DeskStage) -> None:
    """S3-24, D6: the two newest labels."""
    chat = await desk.start()
    for topic in (Topic.SHIPPING, Topic.CHECKOUT, Topic.EDIT_ORDERS):
        await desk.hear(chat, f"About {topic}")
        await desk.answer(chat, "Here it is.", topics=(topic,), feeling=Feeling.NEGATIVE)
        await desk.take_in()

    ticket = await desk.read(await desk.ticket(chat))

    assert ticket.topics == ("edit_orders", "checkout")
    assert (ticket.feeling, ticket.unanswered_since) == ("negative", None)


async def test_a_handoff_needs_a_person_and_names_the_order(desk: DeskStage) -> None:
    chat = await desk.start()
    order = {"id": "o-1", "name": "#1001", "state": "open", "value": "12.90", "currency": "EUR", "lines": []}
    await desk.ask_person(chat, order=order)

    ticket = await desk.read(await desk.ticket(chat))

    assert (ticket.holder, ticket.reason) == (Holder.PERSON, "asked_for_person")
    assert ticket.needs_person_at == ticket.person_awaited_since == desk.clock.now()
    assert (ticket.order_name, ticket.order_state, str(ticket.order_value)) == ("#1001", "open", "12.9000")


async def test_people_take_over_answer_and_hand_back(desk: DeskStage) -> None:
    chat, ana = await desk.start(), await desk.person("Ana")
    await desk.ask_person(chat)
    await desk.take_over(chat, ana)
    await desk.reply(chat, ana, "Ana here.")
    number = await desk.ticket(chat)
    held = await desk.read(number)
    await desk.hand_back(chat, ana)
    await desk.take_in()
    back = await desk.read(number)

    assert (held.assignee_id, held.person_awaited_since) == (ana.id, None)
    assert held.first_person_reply_at == desk.clock.now()
    assert back.holder is Holder.AGENT
    assert (await desk.kinds(number))[-4:] == ["needs_person", "taken", "replied", "handed_back"]
    replied = next(one for one in await desk.changes(number) if one.by == ana.mark and one.kind is Kind.REPLIED)
    assert replied.facts["staff_id"] == ana.id


async def test_who_is_proved_later_is_known_on_the_ticket(desk: DeskStage) -> None:
    chat, rita = await desk.start(), await desk.customer("Rita")
    await desk.hear(chat, "It is me")
    number = await desk.ticket(chat)
    await desk.prove(chat, rita)
    await desk.take_in()

    assert (await desk.read(number)).customer_id == rita


async def test_what_the_customer_calls_solved_closes_at_once(desk: DeskStage) -> None:
    """D4, D5a: without ever having stood in a queue."""
    chat = await desk.start()
    await desk.hear(chat, "Thanks, that was all")
    await desk.answer(chat, "You are welcome.", is_confirmed=True)

    ticket = await desk.read(await desk.ticket(chat))

    assert (ticket.state, ticket.needs_person_at) == (State.CLOSED, None)


async def test_a_customer_who_comes_back_within_three_days_finds_the_same_ticket(desk: DeskStage) -> None:
    """S4-15, S4-20: the same matter goes on; later it is another (D5a)."""
    chat = await desk.start()
    await desk.hear(chat, "Thanks")
    await desk.answer(chat, "You are welcome.", is_confirmed=True)
    first = await desk.ticket(chat)
    desk.later(hours=71)
    await desk.hear(chat, "One more thing")
    assert await desk.ticket(chat) == first
    assert (await desk.read(first)).state is State.OPEN
    await desk.answer(chat, "Done.", is_confirmed=True)
    await desk.take_in()
    desk.later(hours=72)
    await desk.hear(chat, "A new order")

    second = await desk.ticket(chat)

    assert second != first
    assert (await desk.read(second)).subject == "A new order"
    assert (await desk.read(first)).state is State.CLOSED


async def test_a_program_that_stood_still_for_days_tells_matters_apart_all_the_same(desk: DeskStage) -> None:
    chat = await desk.start(ChannelKind.SMS)
    await desk.hear(chat, "Where is it?")
    await desk.answer(chat, "On its way.")
    desk.later(days=30)
    await desk.hear(chat, "I want to return something")

    first, second = await desk.tickets()

    assert [(await desk.read(one)).state for one in (first, second)] == [State.CLOSED, State.OPEN]
    closed = await desk.read(first)
    assert closed.closed_at is not None
    assert (desk.clock.now() - closed.closed_at).days == 27


async def test_a_new_matter_stays_with_the_person_who_holds_the_conversation(desk: DeskStage) -> None:
    """S4-08: the agent is silent there, so that somebody must know."""
    chat, ana = await desk.start(), await desk.person("Ana")
    await desk.ask_person(chat)
    await desk.take_over(chat, ana)
    first = await desk.ticket(chat)
    await desk.change(first, Kind.CLOSED, ana.mark)
    desk.later(days=4)
    await desk.hear(chat, "Are you there?")

    second = await desk.read(await desk.ticket(chat))

    assert (second.holder, second.assignee_id) == (Holder.PERSON, ana.id)


async def test_a_handoff_without_a_customers_word_is_a_ticket_too(desk: DeskStage) -> None:
    """A delivery that failed in a conversation that the shop began."""
    chat, ana = await desk.start(ChannelKind.SMS), await desk.person("Ana", Role.MANAGER)
    await desk.take_over(chat, ana)

    ticket = await desk.read(await desk.ticket(chat))

    assert (ticket.reason, ticket.assignee_id) == ("taken_by_staff", ana.id)


async def test_a_conversation_that_only_opened_is_no_ticket(desk: DeskStage) -> None:
    await desk.start()
    assert await desk.tickets() == []


async def test_the_stores_tag_is_on_its_tickets(desk: DeskStage) -> None:
    """S5-12, S5-50."""
    store = await desk.another_store("north", tag="North")
    chat = await desk.start(store=store)
    await desk.hear(chat, "Hello")
    assert (await desk.read(await desk.ticket(chat))).tags == ("North",)


async def test_a_row_is_what_its_changes_make_of_it(desk: DeskStage) -> None:
    chat, ana = await desk.start(), await desk.person("Ana")
    note = HandoffNote(reason="outside_reach", summary="Cannot be read.")
    await desk.hear(chat, "Change my order")
    await desk.answer(chat, "A person will look.", handoff=note, topics=(Topic.EDIT_ORDERS,))
    await desk.take_over(chat, ana)
    number = await desk.ticket(chat)

    assert await desk.read(number) == fold(await desk.changes(number))
