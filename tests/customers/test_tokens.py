"""Tokens that the shop signed are believed, others never; tickets open the Hub once, for the same customer."""

from datetime import timedelta
from typing import Any

import jwt
import pytest
from sqlalchemy import select

from commerce.demo.people import ANA
from customers import signin
from customers.identity import LIVES, CustomerInfo, close_session, read_session, renew_key
from customers.signin import TICKET_LIVES
from kit.clock import ManualClock
from kit.errors import Conflict, Unauthenticated
from kit.mailbox import SentMailRow
from stores.stores import StoreSettings, add_store, identity_secret

from .conftest import Browser, Street


async def secret_of(street: Street) -> str:
    async with street.database.begin() as session:
        return await identity_secret(session, street.store.id)


def sign(street: Street, secret: str, **changes: Any) -> str:  # noqa: ANN401 - any claim
    claims = {
        "aud": "tillside:customer",
        "exp": int((street.deps.clock.now() + timedelta(minutes=5)).timestamp()),
        "sub": "customer-ana",
        "email": ANA,
        "name": "Ana Whitfield",
        "locale": "en",
    } | changes
    return jwt.encode({name: value for name, value in claims.items() if value is not None}, secret, algorithm="HS256")


async def show(street: Street, visitor: Browser, token: str) -> CustomerInfo:
    async with street.database.begin() as session:
        return await signin.accept_shop_token(session, street.deps, visitor.info, token)


async def test_a_token_of_the_shop_signs_its_browser_in_once(street: Street, visitor: Browser) -> None:
    """S1-13: who comes signed in from the shop is not asked again."""
    token = sign(street, await secret_of(street))
    for _ in range(2):
        assert (await show(street, visitor, token)).email == ANA
    await street.jobs.drain()
    assert len(street.announced) == 1


async def test_the_customer_of_a_token_and_of_a_code_is_one(street: Street, visitor: Browser) -> None:
    by_token = await show(street, visitor, sign(street, await secret_of(street)))
    other = await street.browser()
    await other.ask(ANA)
    assert await other.enter((await other.mailed())[-1]) == by_token


async def test_the_shops_id_stays_who_somebody_is_when_the_address_moves(street: Street, visitor: Browser) -> None:
    before = await show(street, visitor, sign(street, await secret_of(street)))
    moved = await show(street, visitor, sign(street, await secret_of(street), email="ana.new@example.com"))
    assert (moved.id, moved.email) == (before.id, "ana.new@example.com")


async def test_whoever_gets_an_address_later_is_somebody_else(street: Street, visitor: Browser) -> None:
    """S1-64: a browser that proved an address stays with the customer it proved, when the shop gives it to another."""
    before = await show(street, visitor, sign(street, await secret_of(street)))
    other = await street.browser()
    after = await show(street, other, sign(street, await secret_of(street), sub="customer-new"))
    assert (after.shop_customer_id, after.email) == ("customer-new", ANA)
    assert await visitor.who() == before


async def test_the_code_goes_to_the_address_that_was_asked_for_and_to_no_older_one(
    street: Street, visitor: Browser
) -> None:
    """D9a: whoever still reads a customer's old mails is not sent that customer's codes."""
    secret = await secret_of(street)
    await show(street, await street.browser(), sign(street, secret, email="ana.old@example.com"))
    await show(street, await street.browser(), sign(street, secret, sub="customer-gone", email=ANA))
    await visitor.ask(ANA)
    async with street.database.begin() as session:
        assert list(await session.scalars(select(SentMailRow.to))) == [ANA]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"exp": 1}, "token_expired"),
        ({"aud": "tillside:staff"}, "token_invalid"),
        ({"exp": None}, "token_invalid"),
        ({"exp": float("inf")}, "token_invalid"),
        ({"sub": None}, "token_invalid"),
        ({"sub": "a\x00b"}, "token_invalid"),
        ({"email": None}, "token_invalid"),
    ],
)
async def test_a_token_that_is_old_or_not_about_a_customer_is_refused(
    street: Street, visitor: Browser, changes: dict[str, Any], code: str
) -> None:
    with pytest.raises(Unauthenticated) as caught:
        await show(street, visitor, sign(street, await secret_of(street), **changes))
    assert caught.value.code == code
    assert await visitor.who() is None


async def test_unsigned_and_foreign_identities_are_never_believed(street: Street, visitor: Browser) -> None:
    async with street.database.begin() as session:
        other = await add_store(
            session, street.deps.clock, key="other", name="Other", shop_kind=None, settings=StoreSettings()
        )
        foreign = await identity_secret(session, other.id)
    unsigned = jwt.encode({"aud": "tillside:customer", "sub": "customer-ana", "email": ANA}, "", algorithm="none")
    for token in (unsigned, sign(street, foreign), sign(street, "x" * 32), "nonsense", "", "a.b.c", "\x00"):
        with pytest.raises(Unauthenticated):
            await show(street, visitor, token)
    assert await visitor.who() is None


async def test_a_ticket_opens_the_hub_once_for_the_same_customer(street: Street) -> None:
    chat = await street.browser(conversation_id=12)
    customer = await show(street, chat, sign(street, await secret_of(street)))
    async with street.database.begin() as session:
        chat_now = await read_session(session, street.deps.clock, chat.key, "webchat")
        ticket = await signin.make_ticket(session, street.deps.clock, chat_now)
    async with street.database.begin() as session:
        opened, key = await signin.use_ticket(session, street.deps.clock, ticket)
        assert (opened.kind, opened.customer, opened.conversation_id) == ("hub", customer, 12)
        assert await read_session(session, street.deps.clock, key, "hub") == opened
    async with street.database.begin() as session:
        with pytest.raises(Unauthenticated):
            await signin.use_ticket(session, street.deps.clock, ticket)


async def test_a_ticket_dies_after_a_minute_and_an_unknown_one_never_lived(
    street: Street, visitor: Browser, clock: ManualClock
) -> None:
    await show(street, visitor, sign(street, await secret_of(street)))
    async with street.database.begin() as session:
        chat_now = await read_session(session, clock, visitor.key, "webchat")
        ticket = await signin.make_ticket(session, clock, chat_now)
        clock.move(TICKET_LIVES)
        for key in (ticket, "unknown"):
            with pytest.raises(Unauthenticated):
                await signin.use_ticket(session, clock, key)


async def test_nobody_gets_a_ticket_without_a_proof(street: Street, visitor: Browser) -> None:
    async with street.database.begin() as session:
        with pytest.raises(Unauthenticated):
            await signin.make_ticket(session, street.deps.clock, visitor.info)


async def test_a_session_opens_with_its_key_alone_for_its_time_and_kind(
    street: Street, visitor: Browser, clock: ManualClock
) -> None:
    async with street.database.begin() as session:
        for key, kind in (("unknown", "webchat"), (visitor.key, "hub"), ("", "webchat")):
            with pytest.raises(Unauthenticated):
                await read_session(session, clock, key, kind)
        clock.move(LIVES["webchat"])
        with pytest.raises(Unauthenticated) as caught:
            await read_session(session, clock, visitor.key, "webchat")
    assert caught.value.code == "session_expired"


async def test_a_renewed_key_replaces_the_old_one_and_signing_out_ends_it(street: Street) -> None:
    hub = await street.browser("hub")
    async with street.database.begin() as session:
        key = await renew_key(session, hub.info)
        assert (await read_session(session, street.deps.clock, key, "hub")).id == hub.info.id
        with pytest.raises(Unauthenticated):
            await read_session(session, street.deps.clock, hub.key, "hub")
        await close_session(session, street.deps.clock, hub.info)
    async with street.database.begin() as session:
        with pytest.raises(Unauthenticated):
            await read_session(session, street.deps.clock, key, "hub")


async def test_a_browser_of_one_customer_refuses_the_token_of_another(street: Street, visitor: Browser) -> None:
    secret = await secret_of(street)
    await show(street, visitor, sign(street, secret))
    with pytest.raises(Conflict):
        await show(street, visitor, sign(street, secret, sub="customer-joao", email="joao@example.com"))
