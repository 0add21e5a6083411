"""Who is not told, and why: no consent, STOP, at night, too late, or it is not so any more; and nothing twice."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from commerce.demo.people import ANA, CHLOE
from commerce.demo.place import Becomes
from conversations import handoff as handoffs
from conversations import inbox, outcomes
from conversations.attention import unattended
from helpdesk.followers import open_desk
from helpdesk.tickets.models import TicketRow
from helpdesk.tickets.taking_in import take_in_all
from tests.agent.proactive.conftest import MAIL, SMS, WHATSAPP, Post
from tests.agent.staging import Cut

NUMBER = "+447700900101"
NIGHT = timedelta(hours=12)


async def happens(post: Post, *becomes: Becomes, email: str = ANA) -> str:
    order_id = await post.talk.order(email, "open_two_lines")
    for one in becomes or ("shipped",):
        await post.talk.becomes(order_id, one)
    await post.is_told(email, order_id)
    return order_id


async def test_nobody_is_told_without_their_word(post: Post) -> None:
    await happens(post)

    assert await post.rows() == [("shipped", "skipped", "no_consent")]
    assert not await post.said()


async def test_a_store_that_is_off_keeps_nothing_and_a_kind_that_is_off_says_so(post: Post) -> None:
    await post.agrees(ANA)
    await post.settings(active=False)
    await happens(post)
    assert await post.rows() == []

    await post.settings(shipped=False)
    await happens(post)
    assert await post.rows() == [("shipped", "skipped", "off")]


async def test_a_word_taken_back_takes_back_what_waits(post: Post) -> None:
    await post.agrees(ANA)
    post.talk.clock.move(NIGHT)
    await happens(post)
    assert await post.rows() == [("shipped", "waiting", "")]

    await post.agrees(ANA, is_given=False)
    await post.jobs.drain()

    assert await post.rows() == [("shipped", "skipped", "no_consent")]


async def test_at_night_it_waits_for_the_morning_and_mail_does_not(post: Post) -> None:
    await post.agrees(ANA)
    post.talk.clock.move(NIGHT)
    await happens(post)
    await post.goes_out()
    assert await post.rows() == [("shipped", "waiting", "")]

    post.talk.clock.move(timedelta(hours=10))
    await post.goes_out()
    assert await post.rows() == [("shipped", "sent", "")]

    post.doors = [MAIL]
    post.talk.clock.move(timedelta(hours=14))
    await happens(post)
    assert (await post.rows())[-1] == ("shipped", "sent", "")


async def test_stop_before_the_morning_wins_until_they_agree_again(post: Post) -> None:
    post.doors = [SMS, MAIL]
    await post.agrees(ANA)
    post.talk.clock.move(NIGHT)
    await happens(post)
    post.stopped[NUMBER] = post.talk.clock.now()
    post.talk.clock.move(timedelta(hours=10))
    await post.goes_out()
    assert await post.rows() == [("shipped", "skipped", "stopped")]

    await post.agrees(ANA, is_given=False)
    await post.agrees(ANA)
    await happens(post)
    assert (await post.conversations())[-1].manner == "email"


async def test_it_has_arrived_by_the_morning_and_only_that_is_told(post: Post) -> None:
    """What is on its way is never told after it has arrived."""
    await post.agrees(ANA)
    post.talk.clock.move(NIGHT)
    order_id = await happens(post, "shipped", "delayed")
    post.talk.clock.move(timedelta(hours=10))
    await post.talk.becomes(order_id, "delivered")
    await post.is_told(ANA, order_id)
    await post.goes_out()

    assert await post.rows() == [
        ("shipped", "skipped", "overtaken"),
        ("delayed", "skipped", "overtaken"),
        ("delivered", "sent", ""),
    ]
    assert len(await post.said()) == 1


async def test_the_order_is_read_as_it_stands_when_it_is_told(post: Post) -> None:
    await post.agrees(ANA)
    post.talk.clock.move(NIGHT)
    order_id = await happens(post)
    await post.talk.becomes(order_id, "delivered")
    post.talk.clock.move(timedelta(hours=10))
    await post.goes_out()

    assert await post.rows() == [("shipped", "skipped", "not_so")]


@pytest.mark.parametrize(
    ("late", "rows"), [(timedelta(days=6), [("shipped", "skipped", "too_late")]), (timedelta(8), [])]
)
async def test_a_week_late_is_no_news(post: Post, late: timedelta, rows: list[tuple[str, str, str]]) -> None:
    """Bad input of the issue: an event that comes a week late."""
    order_id = await post.talk.order(ANA, "open_two_lines")
    await post.agrees(ANA)
    await post.talk.becomes(order_id, "shipped")
    post.talk.clock.move(late)

    await post.is_told(ANA, order_id)

    assert await post.rows() == rows
    assert not await post.said()


async def test_a_shop_that_cannot_be_read_is_asked_again(post: Post) -> None:
    await post.agrees(ANA)
    order_id = await post.talk.order(ANA, "open_two_lines")
    await post.talk.becomes(order_id, "shipped")
    await post.is_told(ANA, order_id, drain=False)
    post.talk.readable = Cut(post.talk.database, post.talk.clock, post.talk.store.id)
    await post.jobs.drain()
    assert await post.rows() == [("shipped", "waiting", "")]

    post.talk.readable = None
    post.talk.clock.move(timedelta(minutes=3))
    await post.goes_out()
    assert await post.rows() == [("shipped", "sent", "")]


async def test_a_number_that_two_customers_share_is_written_to_by_nobody(post: Post) -> None:
    """D9a: it proves neither, so it may be read by the other."""
    await post.agrees(CHLOE)
    await happens(post, email=CHLOE)

    assert await post.rows() == [("shipped", "skipped", "no_address")]


async def test_whatsapp_without_a_template_is_no_way_to_begin(post: Post) -> None:
    post.doors = [WHATSAPP.__class__(WHATSAPP.channel, WHATSAPP.manner, needs_template=True)]
    await post.agrees(ANA)
    await happens(post)
    assert await post.rows() == [("shipped", "skipped", "no_address")]

    await post.wrote(ANA, WHATSAPP, NUMBER)
    await happens(post)
    assert (await post.rows())[-1] == ("shipped", "sent", "")


async def test_a_person_who_talks_with_them_is_not_interrupted(post: Post) -> None:
    await post.agrees(ANA)
    talk = await post.wrote(ANA, SMS, NUMBER)
    async with post.talk.database.begin() as session:
        await handoffs.take_over(session, post.talk.clock, talk.id, 1)
    await happens(post)

    assert await post.rows() == [("shipped", "skipped", "with_person")]
    assert not await post.said()


async def test_what_an_open_chat_hears_is_not_told_twice(post: Post) -> None:
    await post.agrees(ANA)
    order_id = await post.talk.order(ANA, "open_two_lines")
    customer = await post.customer(ANA)
    async with post.talk.database.begin() as session:
        chat = await inbox.start(
            session,
            post.talk.clock,
            store_id=customer.store_id,
            channel="webchat",
            manner="webchat",
            customer_id=customer.id,
        )
    await post.writes(chat, "Can I change the size on my recent order?")
    before = len(await post.said())
    await post.talk.becomes(order_id, "shipped")
    await post.is_told(ANA, order_id)

    assert await post.rows() == [("shipped", "skipped", "told_in_chat")]
    assert len(await post.said()) == before


async def test_it_makes_no_ticket_and_no_figure_until_they_answer(post: Post) -> None:
    await post.agrees(ANA)
    await happens(post)
    (conversation,) = await post.conversations()
    desk = open_desk(post.talk.clock)
    await take_in_all(post.talk.database, desk)
    assert (await tickets(post), await begun(post)) == (0, 0)

    await post.writes(conversation, "Thank you!")
    await take_in_all(post.talk.database, desk)
    assert (await tickets(post), await begun(post)) == (1, 1)


async def tickets(post: Post) -> int:
    async with post.talk.database.look() as session:
        assert not await unattended(session, 0, limit=5, heard_by=post.talk.clock.now())
        return await session.scalar(select(func.count()).select_from(TicketRow)) or 0


async def begun(post: Post) -> int:
    async with post.talk.database.look() as session:
        since = post.talk.clock.now() - timedelta(days=1)
        return len(await outcomes.ended(session, [post.talk.store.id], since=since, now=post.talk.clock.now()))


async def test_a_question_that_stood_open_stays_open_in_the_figures(post: Post) -> None:
    """D4: whoever left a question unanswered was not helped because the shop told of a parcel since."""
    await post.agrees(ANA)
    order_id = await happens(post)
    (talk,) = await post.conversations()
    await post.writes(talk, "Can I change the delivery address?")
    assert await ended(post) == ["running"]
    await post.talk.becomes(order_id, "delivered")
    await post.is_told(ANA, order_id)
    post.talk.clock.move(timedelta(hours=73))

    assert [state for _, state, _ in await post.rows()] == ["sent", "sent"]
    assert await ended(post) == ["abandoned"]


async def ended(post: Post) -> list[str]:
    async with post.talk.database.look() as session:
        now = post.talk.clock.now()
        found = await outcomes.ended(session, [post.talk.store.id], since=now - timedelta(days=5), now=now)
    return [one.outcome for one in found]
