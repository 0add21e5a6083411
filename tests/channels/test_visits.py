"""What the shop's page tells of its visitor: kept with consent alone, once, in bounds, and never another's."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from channels.port import Deps
from commerce.demo.people import ANA
from customers import jobs as customer_jobs
from customers import visits
from customers.identity import LIVES
from customers.models import ConsentRow, CustomerEventRow, CustomerRow, CustomerSessionRow, VisitorRow
from customers.visits import KEPT, is_online, newest_visitor
from kit.clock import ManualClock
from kit.live import PRESENT, InProcess, listening

from .conftest import HERE, SHOP, Agent, Chat, Served, Shop
from .visit import CAP, TEE, VISITS, Visit, begin, count


@pytest.fixture
async def visit(shop: Shop) -> Visit:
    return await begin(shop)


async def test_pages_and_products_are_kept_with_what_they_are_seen_with(visit: Visit) -> None:
    """S4-12, S4-13, S4-16."""
    await visit.see("/tees?utm=1#top")
    await visit.tell(
        pages=[
            {"url": f"{SHOP}/tees/harbour", "title": "Tee", "product": "tee", "product_title": "Harbour Tee"},
            {"url": f"{SHOP}/help", "title": "Help"},
        ],
        language="pt-BR",
        time_zone="Europe/Lisbon",
    )
    assert await visit.events() == [
        ("Viewed Page", "Tees?Utm=1#Top"),
        ("Viewed Page", "Tee"),
        ("Viewed Product", "Harbour Tee"),
        ("Viewed Page", "Help"),
    ]
    async with visit.shop.database.look() as session:
        known = await newest_visitor(session, session_ids=[1])
        urls = await session.scalars(select(CustomerEventRow.facts["url"].astext).where(CustomerEventRow.id == 1))
    assert known is not None
    assert (known.device.browser, known.device.system, known.device.device) == ("Mobile Safari 17", "iOS 17", "iPhone")
    assert (known.page_url, known.page_title) == (f"{SHOP}/help", "Help")
    assert (known.time_zone, known.language) == ("Europe/Lisbon", "pt")
    assert list(urls) == [f"{SHOP}/tees"]


async def test_what_comes_into_the_cart_and_leaves_it_is_told(visit: Visit) -> None:
    """S3-02, S3-03, S3-05, S3-06, S3-07."""
    await visit.fill(TEE)
    await visit.fill(TEE | {"units": 3}, CAP, subtotal="55.50")
    async with visit.shop.database.look() as session:
        known = await newest_visitor(session, session_ids=[1])
        added = await session.scalars(select(CustomerEventRow.facts).order_by(CustomerEventRow.id))
    assert [fact["units"] for fact in added] == [1, 2, 2]
    assert known is not None
    assert [(line.title, line.units) for line in known.cart.lines] == [("Harbour Tee", 3), ("Cap", 2)]
    assert (str(known.cart.subtotal), known.cart.currency) == ("55.50", "EUR")
    await visit.fill(CAP, subtotal="20.00")
    await visit.fill()
    assert [name for name, _ in await visit.events()] == ["Added to Cart"] * 3 + ["Removed from Cart"] * 2
    async with visit.shop.database.look() as session:
        known = await newest_visitor(session, session_ids=[1])
    assert known is not None
    assert not known.cart.is_active


@pytest.mark.parametrize(("title", "shown"), [("x" * 40, "x" * 40), ("x" * 41, ""), ("", "")])
def test_a_long_name_stands_in_no_description(title: str, shown: str) -> None:
    """S3-04: 40 in, 41 not."""
    assert visits.shown_title(title) == shown


async def test_what_was_in_the_cart_before_the_visit_is_no_news(visit: Visit) -> None:
    await visit.tell()
    await visit.fill(TEE, was_there=True)
    await visit.fill(TEE, CAP, was_there=True)
    assert await visit.events() == [("Added to Cart", "Cap")]
    await visit.fill()
    await visit.fill(TEE, was_there=True)
    assert (await visit.events())[-1] == ("Added to Cart", "Harbour Tee")


async def test_a_report_that_comes_again_or_late_adds_nothing(visit: Visit) -> None:
    await visit.see("/tees")
    await visit.fill(TEE)
    for number in (1, 2, 2, 1):
        visit.number = number - 1
        await (visit.see("/tees") if number == 1 else visit.fill(TEE))
    visit.number = 0
    await visit.fill()
    assert await visit.events() == [("Viewed Page", "Tees"), ("Added to Cart", "Harbour Tee")]


async def test_a_page_that_is_loaded_again_is_not_another_one(visit: Visit, clock: ManualClock) -> None:
    for path in ("/a", "/a", "/b", "/a"):
        await visit.see(path)
    assert [title for _, title in await visit.events()] == ["A", "B", "A"]
    clock.move(visits.ACTIVE)
    await visit.see("/c")
    async with visit.shop.database.look() as session:
        active = select(func.count()).where(CustomerEventRow.name == "Active on Site")
        assert await session.scalar(active) == 2


async def test_of_a_chat_whose_visitor_agreed_to_nothing_nothing_is_kept(chat: Chat, shop: Shop) -> None:
    visit = Visit(shop, chat.key)
    answers = [await visit.see("/tees"), await visit.fill(TEE)]
    assert {answer.status_code for answer in answers} == {204}
    assert await count(shop, CustomerEventRow, VisitorRow, ConsentRow) == [0, 0, 0]
    assert not await is_online(shop_live(chat, shop), 1)
    await visit.say(activity=True)
    await visit.see("/tees")
    assert await count(shop, CustomerEventRow, VisitorRow, ConsentRow) == [2, 1, 1]


def shop_live(chat: Chat, shop: Shop) -> InProcess:
    live: InProcess = shop.database._sessions.kw["info"]["live"]  # noqa: SLF001 - what the sessions of this test carry
    return live


async def test_taking_it_back_stops_and_forgets(visit: Visit) -> None:
    await visit.see("/tees")
    await visit.fill(TEE)
    for _ in range(2):
        assert (await visit.say(activity=False)).status_code == 204
    await visit.see("/more")
    assert await count(visit.shop, CustomerEventRow, VisitorRow) == [0, 0]
    async with visit.shop.database.look() as session:
        words = list(await session.scalars(select(ConsentRow.is_given).order_by(ConsentRow.id)))
    assert words == [True, False]


async def test_a_chat_goes_on_with_the_visit_and_what_was_seen_becomes_the_customers(visit: Visit) -> None:
    """S4-10, S1-64."""
    stranger = await begin(visit.shop)
    await stranger.see("/secret")
    await visit.see("/tees")
    chat = await visit.chat()
    assert chat.key == visit.key
    await chat.sign_in(ANA)
    await visit.fill(TEE)
    async with visit.shop.database.look() as session:
        ana = await session.scalar(select(CustomerRow.id).where(CustomerRow.email == ANA))
        query = select(CustomerEventRow.facts["title"].astext, CustomerEventRow.customer_id)
        told = await session.execute(query.where(CustomerEventRow.name != "Active on Site"))
        theirs: dict[str, int | None] = dict(told.all())
        agreed = await session.scalar(select(ConsentRow.customer_id).where(ConsentRow.session_id == 1))
        known = await newest_visitor(session, customer_id=ana)
    assert theirs == {"Secret": None, "Tees": ana, "Harbour Tee": ana}
    assert agreed == ana
    assert known is not None
    assert known.session_id == 1


async def test_a_visit_that_has_a_chat_or_is_over_starts_no_second_one(visit: Visit, clock: ManualClock) -> None:
    first, second = await visit.chat(), await visit.chat()
    assert first.key == visit.key != second.key
    clock.move(LIVES["webchat"])
    assert (await visit.see("/tees")).json()["code"] == "session_expired"
    third = await Visit(visit.shop, "nobody's").chat()
    assert third.key != "nobody's"


async def test_who_is_on_the_page_is_online_until_they_leave(visit: Visit, live: InProcess, clock: ManualClock) -> None:
    """S3-08, S3-09."""
    await visit.tell(window="one")
    await visit.tell(window="two")
    assert await is_online(live, 1)
    await visit.tell(window="one", is_here=False)
    assert await is_online(live, 1)
    await visit.tell(window="two", is_here=False)
    assert not await is_online(live, 1)
    await visit.tell()
    clock.move(PRESENT)
    assert not await is_online(live, 1)
    assert not await is_online(live, None)


async def test_an_open_chat_is_online(served: Served, chat: Chat, live: InProcess) -> None:
    """S3-08, S3-09."""
    async with listening(live, visits.live_channel(1)) as consoles:
        async with served.listen(chat) as ear:
            await chat.send("Hello")
            await chat.answered()
            await ear.next("message")
            assert await consoles.get() == "session:1"
            assert await is_online(live, 1)
        served.streams.close()
        assert await asyncio.wait_for(consoles.get(), 20) == "session:1"
    assert not await is_online(live, 1)


async def test_what_is_kept_outlives_the_session_and_is_forgotten_in_time(
    visit: Visit,
    agent: Agent,
    deps: Deps,
    clock: ManualClock,
) -> None:
    stranger = await begin(visit.shop)
    await stranger.see("/secret")
    await visit.see("/tees")
    await (await visit.chat()).sign_in(ANA)
    clock.move(LIVES["webchat"] + timedelta(days=2))
    await customer_jobs.forget(customer_jobs.Deps(visit.shop.database, deps.signin))
    assert await count(visit.shop, CustomerSessionRow, CustomerEventRow, VisitorRow) == [2, 4, 2]
    clock.move(KEPT)
    await customer_jobs.forget(customer_jobs.Deps(visit.shop.database, deps.signin))
    assert await count(visit.shop, CustomerSessionRow, CustomerEventRow, VisitorRow, ConsentRow) == [0, 2, 0, 1]


async def test_our_own_pages_may_tell_too(shop: Shop) -> None:
    answer = await shop.web.post(VISITS, json={"store": "demo"}, headers={"Origin": HERE})
    visit = Visit(shop, answer.json()["key"])
    assert (await visit.tell(pages=[{"url": f"{HERE}/shop/tee?x=1"}])).status_code == 204
    assert await visit.events() == [("Viewed Page", f"{HERE}/shop/tee")]
