"""Somebody signs in, or takes their word back, in the very moment in which their page tells something."""

import asyncio

import pytest
from sqlalchemy import func, select

from commerce.port import ShopCustomer
from customers import visits
from customers.devices import Device
from customers.identity import CustomerInfo, save_customer
from customers.models import CustomerEventRow
from customers.signin import accept_proof
from customers.visits import PageSeen, Told
from kit.db import Database
from tests.customers.conftest import Browser

TOLD = Told(1, (PageSeen("https://shop.example/tees", "Tees"),), time_zone="Europe/Lisbon")
BLOCKED = 0.2
"""Seconds after which somebody who waits for a lock is taken to wait."""


@pytest.fixture
async def ana(visitor: Browser) -> CustomerInfo:
    async with visitor.database.begin() as session:
        await visits.agree(session, visitor.deps.clock, visitor.info, Device())
        known = ShopCustomer("c-1", "ana@example.com", "Ana")
        return await save_customer(session, visitor.deps.clock, visitor.info.store_id, known)


async def owners(database: Database) -> set[int | None]:
    async with database.look() as session:
        return set(await session.scalars(select(CustomerEventRow.customer_id)))


async def test_who_signs_in_while_a_page_is_told_gets_it(visitor: Browser, ana: CustomerInfo) -> None:
    """S1-64, S4-10: nothing falls between."""

    async def sign_in() -> None:
        async with visitor.database.begin() as session:
            await accept_proof(session, visitor.deps.clock, visitor.info, ana.id, "code")

    async with visitor.database.begin() as session:
        assert await visits.take_in(session, visitor.deps.clock, visitor.info, TOLD)
        signing = asyncio.create_task(sign_in())
        _, waiting = await asyncio.wait([signing], timeout=BLOCKED)
        assert waiting
    await signing
    assert await owners(visitor.database) == {ana.id}


async def test_what_was_on_its_way_before_a_sign_in_is_the_customers_too(visitor: Browser, ana: CustomerInfo) -> None:
    """S1-64: the session as it was read before knows nobody yet."""
    async with visitor.database.begin() as session:
        await accept_proof(session, visitor.deps.clock, visitor.info, ana.id, "code")
    async with visitor.database.begin() as session:
        assert visitor.info.customer is None
        assert await visits.take_in(session, visitor.deps.clock, visitor.info, TOLD)
    assert await owners(visitor.database) == {ana.id}


async def test_nothing_is_left_of_what_is_told_while_it_is_taken_back(visitor: Browser, ana: CustomerInfo) -> None:
    async def take_back() -> None:
        async with visitor.database.begin() as session:
            await visits.take_back(session, visitor.deps.clock, visitor.info)

    async with visitor.database.begin() as session:
        await visits.take_in(session, visitor.deps.clock, visitor.info, TOLD)
        taking = asyncio.create_task(take_back())
        await asyncio.wait([taking], timeout=BLOCKED)
    await taking
    async with visitor.database.look() as session:
        assert await session.scalar(select(func.count()).select_from(CustomerEventRow)) == 0


async def test_two_windows_that_tell_at_once_lose_nothing(visitor: Browser, ana: CustomerInfo) -> None:
    async def tell(number: int) -> None:
        async with visitor.database.begin() as session:
            page = PageSeen(f"https://shop.example/{number}", str(number))
            await visits.take_in(session, visitor.deps.clock, visitor.info, Told(number, (page,)))

    await asyncio.gather(*(tell(number) for number in range(1, 9)))
    async with visitor.database.look() as session:
        query = select(func.count()).where(CustomerEventRow.name == "Viewed Page")
        assert await session.scalar(query) == 8
