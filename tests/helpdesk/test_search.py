"""Staff find what was said, by whom and about what, in all conversations that they may see (S3-49 to S3-52)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, text

from conversations.contact import Given, keep_contact
from conversations.messages import ChannelKind
from helpdesk.tickets.found import Found, show
from helpdesk.tickets.life import Kind, State
from helpdesk.tickets.models import SearchWordRow
from helpdesk.tickets.searching import Filters, Findings, Order, Wanted, search
from helpdesk.tickets.spelling import count_words
from kit.auth import Actor, Role
from tests.helpdesk.conftest import DeskStage

ALL = Actor(1, "Ana", "ana@shop.test", Role.MANAGER)


async def find(desk: DeskStage, words: str, actor: Actor = ALL, **wanted: Any) -> Findings:  # noqa: ANN401 - fields of Wanted
    await desk.take_in()
    async with desk.database.look() as session:
        return await search(session, actor, Wanted(words, **wanted))


async def found(desk: DeskStage, words: str, actor: Actor = ALL, **filters: Any) -> list[int]:  # noqa: ANN401 - fields of Filters
    return [hit.ticket_id for hit in (await find(desk, words, actor, filters=Filters(**filters))).hits]


async def shown(desk: DeskStage, words: str) -> list[Found]:
    findings = await find(desk, words)
    async with desk.database.look() as session:
        return await show(session, findings.hits, findings.query)


async def told(desk: DeskStage, *messages: str) -> list[int]:
    """Let each message make a ticket, a minute apart; returns their numbers, oldest first."""
    numbers = []
    for message in messages:
        numbers.append(await desk.new_ticket(message))
        desk.later(minutes=1)
    return numbers


async def count(desk: DeskStage) -> None:
    await desk.take_in()
    desk.later(minutes=2)
    await count_words(desk.database, desk.clock)


async def test_a_word_is_found_in_any_form_newest_first(desk: DeskStage) -> None:
    """S3-51."""
    first, _, last = await told(desk, "I want refunds!", "Where is it?", "The REFUND, please")
    assert await found(desk, "refund") == [last, first]


async def test_past_conversations_are_found_like_current_ones(desk: DeskStage) -> None:
    """S3-52."""
    closed, still_open = await told(desk, "My teapot broke", "A teapot, please")
    await desk.change(closed, Kind.CLOSED)
    assert await found(desk, "teapot") == [still_open, closed]
    assert await found(desk, "teapot", state=State.CLOSED) == [closed]
    assert await found(desk, "teapot", state=State.OPEN) == [still_open]


async def test_all_words_stand_in_one_message_and_those_in_quotes_follow_each_other(desk: DeskStage) -> None:
    both, apart = await told(desk, "my blue lamp is late", "the lamp, a blue one, is late")
    assert await found(desk, "lamp blue") == [apart, both]
    assert await found(desk, '"blue lamp" late') == [both]
    assert await found(desk, "lamp purple") == []


async def test_a_customer_is_found_by_name_without_accents_and_by_address(desk: DeskStage) -> None:
    """S3-49, S3-50."""
    customer = await desk.customer("Zoë Müller", "zoe.m@mail.test")
    chat = await desk.start(customer_id=customer)
    await desk.hear(chat, "Hi")
    ticket = await desk.ticket(chat)
    for words in ("zoe", "Müll", "muller zoe", "zoe.m@mail.test", "zoe.m@mai", "ZOE.M@MAIL.TEST"):
        assert await found(desk, words) == [ticket], words
    assert await found(desk, "zoe schmidt") == []


async def test_a_name_and_what_was_said_may_be_asked_for_together(desk: DeskStage) -> None:
    customer = await desk.customer("Maria Sousa")
    numbers = []
    for words in ("My refund?", "A chair?"):
        chat = await desk.start(customer_id=customer)
        await desk.hear(chat, words)
        numbers.append(await desk.ticket(chat))
    await told(desk, "refund for somebody else")
    assert await found(desk, "maria refund") == [numbers[0]]


async def test_what_a_customer_gave_in_a_chat_finds_them(desk: DeskStage) -> None:
    """S3-50."""
    chat = await desk.start()
    await desk.hear(chat, "Hello")
    ticket = await desk.ticket(chat)
    async with desk.database.begin() as session:
        await keep_contact(session, chat.id, Given(email="lena@mail.test", name="Lena Wolf"))
    assert await found(desk, "lena@mail.test") == [ticket]
    await desk.hear(chat, "Are you there?")
    assert await found(desk, "lena wolf") == [ticket]


@pytest.mark.parametrize("typed", ["+351 91 000 0001", "00351910000001", "910000001", "351-910-000-001"])
async def test_a_telephone_number_is_found_however_it_is_typed(desk: DeskStage, typed: str) -> None:
    chat = await desk.start(ChannelKind.SMS, address="+351910000001")
    await desk.hear(chat, "Hi")
    ticket = await desk.ticket(chat)
    assert await found(desk, typed) == [ticket]


async def test_an_order_is_found_by_its_name_with_or_without_its_sign(desk: DeskStage) -> None:
    said, linked = await told(desk, "Where is order #1049?", "Where is it?")
    facts: dict[str, Any] = {
        "order_id": "o1",
        "order_name": "#1049",
        "order_state": "open",
        "order_value": None,
        "order_currency": "",
    }
    await desk.change(linked, Kind.ORDER, **facts)
    assert await found(desk, "#1049") == [linked, said]
    assert await found(desk, "1049") == [linked, said]


async def test_tags_and_numbers_of_tickets_are_found_too(desk: DeskStage) -> None:
    first, second = await told(desk, "One", "Two")
    await desk.change(first, Kind.TAGGED, tag="Gift wrap")
    assert await found(desk, "gift") == [first]
    assert await found(desk, "", tag="Gift wrap") == [first]
    assert await found(desk, f"#{second}") == [second]
    await desk.change(first, Kind.UNTAGGED, tag="Gift wrap")
    assert await found(desk, "gift") == []


async def test_a_mistyped_word_is_mended_and_what_was_typed_can_still_be_had(desk: DeskStage) -> None:
    numbers = await told(desk, "a refund", "my refund", "refund!")
    await count(desk)
    mended = await find(desk, "refnud")
    assert [hit.ticket_id for hit in mended.hits] == numbers[::-1]
    assert mended.instead == {"refnud": "refund"}
    assert (await find(desk, "refnud", is_exact=True)).hits == ()


async def test_the_name_of_one_customer_alone_is_mended_too(desk: DeskStage) -> None:
    """S3-49: nobody else has it, and it is no slip."""
    chat = await desk.start(customer_id=await desk.customer("Lars Petersen", "lars@mail.test"))
    await desk.hear(chat, "Where is it?")
    theirs = await desk.ticket(chat)
    await count(desk)
    mended = await find(desk, "Petersn")
    assert [hit.ticket_id for hit in mended.hits] == [theirs]
    assert mended.instead == {"petersn": "petersen"}


async def test_the_name_that_a_visitor_gave_is_mended_too(desk: DeskStage) -> None:
    """S3-49: nobody has proved it, and staff look for them by it all the same."""
    chat = await desk.start()
    async with desk.database.begin() as session:
        await keep_contact(session, chat.id, Given(name="Åsa Lindqvist-O'Neil"))
    await desk.hear(chat, "Where is it?")
    theirs = await desk.ticket(chat)
    await count(desk)
    mended = await find(desk, "Lindqvst")
    assert [hit.ticket_id for hit in mended.hits] == [theirs]
    assert mended.instead == {"lindqvst": "lindqvist"}


async def test_a_slip_that_somebody_wrote_is_found_and_what_was_meant_is_told(desk: DeskStage) -> None:
    slip, *_ = await told(desk, "my refnud", "a refund", "the refund")
    await count(desk)
    async with desk.database.begin() as session:
        await session.execute(text("update search_word set written = 500 where word = 'refund'"))
    findings = await find(desk, "refnud")
    assert [hit.ticket_id for hit in findings.hits] == [slip]
    assert findings.meant == {"refnud": "refund"}


async def test_the_last_word_may_be_typed_in_part(desk: DeskStage) -> None:
    (ticket,) = await told(desk, "The mirror fell")
    await count(desk)
    assert await found(desk, "mirr") == [ticket]
    assert await found(desk, "mirr fell") == []


async def test_words_are_counted_once(desk: DeskStage) -> None:
    await told(desk, "candle", "candle candle")
    await count(desk)
    await count(desk)
    async with desk.database.look() as session:
        assert await session.scalar(select(SearchWordRow.count).where(SearchWordRow.word == "candle")) == 2


async def test_nobody_finds_what_they_may_not_see(desk: DeskStage) -> None:
    await told(desk, "a secret vase")
    other = await desk.another_store("other")
    theirs = await desk.start(store=other)
    await desk.hear(theirs, "another vase")
    ticket = await desk.ticket(theirs)
    limited = Actor(2, "Bo", "bo@shop.test", Role.AGENT, stores=frozenset({other.id}))
    assert await found(desk, "vase", limited) == [ticket]
    assert await found(desk, "vase", limited, store_id=desk.store.id) == []
    assert await found(desk, "vase", Actor(3, "Cy", "c@shop.test", Role.AGENT, stores=frozenset())) == []


async def test_who_is_limited_to_teams_finds_theirs_and_their_own(desk: DeskStage) -> None:
    di = await desk.person("Di")
    team = await desk.team("Rugs", di)
    mine, teams, _ = await told(desk, "the rug", "my rug", "a rug")
    await desk.change(mine, Kind.ASSIGNED, staff_id=di.id)
    await desk.change(teams, Kind.TEAM, team_id=team)
    limited = replace(di, teams=frozenset({team}))
    assert await found(desk, "rug", limited) == [teams, mine]


async def test_previews_are_never_found(desk: DeskStage) -> None:
    chat = await desk.start(is_preview=True)
    await desk.hear(chat, "a preview of a kettle")
    await desk.take_in()
    assert await found(desk, "kettle") == []


async def test_filters_leave_what_was_asked_for(desk: DeskStage) -> None:
    by_chat = await desk.new_ticket("a basket")
    by_phone = await desk.new_ticket("the basket", ChannelKind.SMS)
    begun = desk.clock.now()
    assert await found(desk, "basket", channel="sms") == [by_phone]
    assert await found(desk, "basket", since=begun + timedelta(hours=1)) == []
    assert await found(desk, "basket", until=begun + timedelta(hours=1)) == [by_phone, by_chat]
    eva = await desk.person("Eva")
    await desk.change(by_chat, Kind.ASSIGNED, staff_id=eva.id)
    assert await found(desk, "basket", assignee_id=eva.id) == [by_chat]
    assert await found(desk, "basket", is_unassigned=True) == [by_phone]
    assert await found(desk, "", channel="sms") == [by_phone]


async def test_pages_follow_each_other_without_what_was_said_meanwhile(desk: DeskStage) -> None:
    numbers = await told(desk, *(f"clock number {one}" for one in range(5)))
    first = await find(desk, "clock", size=2)
    await told(desk, "one more clock")
    second = await find(desk, "clock", size=2, place=first.next)
    third = await find(desk, "clock", size=2, place=second.next)
    pages = [*first.hits, *second.hits, *third.hits]
    assert [hit.ticket_id for hit in pages] == numbers[::-1]
    assert third.next is None


async def test_best_first_puts_what_says_it_most_first(desk: DeskStage) -> None:
    often, once = await told(desk, "stool, stool and again a stool", "a stool with a long story around it")
    await find(desk, "stool", order=Order.BEST)
    best = await find(desk, "stool", order=Order.BEST)
    assert [hit.ticket_id for hit in best.hits] == [often, once]


async def test_places_of_what_was_found_are_told_in_the_message_itself(desk: DeskStage) -> None:
    await told(desk, "😀 Olá, o José não recebeu os REEMBOLSOS <b>ainda</b>" + " e espera" * 60)
    (one,) = await shown(desk, "jose reembolsos")
    assert one.excerpt is not None
    words = [one.excerpt.words[begin:end] for begin, end in one.excerpt.highlights]
    assert words == ["José", "REEMBOLSOS"]
    assert one.excerpt.is_cut
    assert len(one.excerpt.words) == 240
