"""A mailed code proves the browser that asked for it, once, for ten minutes, in five tries."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select, text

from commerce.demo.people import ANA, JOAO
from customers.identity import LIVES, read_session
from customers.jobs import KEPT, Deps, forget
from customers.models import CustomerSessionRow, SignInCodeRow
from customers.signin import (
    CODE_LIVES,
    CODE_TRIES,
    CODES_PER_ADDRESS,
    CODES_PER_SENDER,
    WINDOW,
    make_ticket,
    request_code,
)
from kit.clock import ManualClock
from kit.errors import AppError, Conflict, Invalid, TooMany
from kit.mailbox import SentMailRow

from .conftest import Browser, Street


def other_than(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


async def refusal(visitor: Browser, code: str) -> AppError:
    with pytest.raises(Invalid) as caught:
        await visitor.enter(code)
    return caught.value


async def test_the_code_from_the_mail_signs_this_browser_in_and_says_so(street: Street, visitor: Browser) -> None:
    """S1-12, S1-63."""
    await visitor.ask(" Ana@Example.com ")
    (code,) = await visitor.mailed()
    customer = await visitor.enter(f"{code[:3]} {code[3:]}")
    await street.jobs.drain()
    assert (customer.email, customer.shop_customer_id) == (ANA, "customer-ana")
    assert await visitor.who() == customer
    assert [(event.customer_id, event.session_id) for event in street.announced] == [(customer.id, visitor.info.id)]


async def test_a_code_is_worth_nothing_in_another_browser(street: Street, visitor: Browser) -> None:
    """D9a: the sender of a link sees nothing when its reader signs in."""
    other = await street.browser()
    await visitor.ask(ANA)
    (code,) = await visitor.mailed()
    assert (await refusal(other, code)).code == "code_expired"
    await visitor.enter(code)
    assert await other.who() is None


async def test_five_wrong_codes_kill_the_right_one(visitor: Browser) -> None:
    await visitor.ask(ANA)
    (code,) = await visitor.mailed()
    for _ in range(CODE_TRIES):
        assert (await refusal(visitor, other_than(code))).code == "code_wrong"
    assert (await refusal(visitor, code)).code == "code_expired"
    assert await visitor.who() is None


async def test_guesses_made_at_once_are_five_at_most(visitor: Browser) -> None:
    await visitor.ask(ANA)
    (code,) = await visitor.mailed()
    answers = await asyncio.gather(*(refusal(visitor, other_than(code)) for _ in range(12)))
    assert [answer.code for answer in answers].count("code_wrong") == CODE_TRIES


async def test_four_wrong_codes_leave_the_right_one_alive(visitor: Browser) -> None:
    await visitor.ask(ANA)
    (code,) = await visitor.mailed()
    for _ in range(CODE_TRIES - 1):
        await refusal(visitor, other_than(code))
    assert (await visitor.enter(code)).email == ANA


async def test_a_used_an_expired_and_a_replaced_code_are_dead(visitor: Browser, clock: ManualClock) -> None:
    await visitor.ask(ANA)
    await visitor.ask(ANA)
    first, second = await visitor.mailed()
    if first != second:
        assert (await refusal(visitor, first)).code == "code_wrong"
    await visitor.enter(second)
    assert (await refusal(visitor, second)).code == "code_expired"
    await visitor.ask(ANA)
    clock.move(CODE_LIVES)
    assert (await refusal(visitor, (await visitor.mailed())[-1])).code == "code_expired"


async def test_what_is_not_six_digits_is_no_try(visitor: Browser) -> None:
    await visitor.ask(ANA)
    (code,) = await visitor.mailed()
    for _ in range(CODE_TRIES + 1):
        for typed in ("12345", "abcdef", "", "\uff11" * 6, "12345\x00"):
            assert (await refusal(visitor, typed)).code == "code_malformed"
    assert (await visitor.enter(code)).email == ANA


async def test_an_unknown_address_is_answered_like_a_known_one(street: Street) -> None:
    known, unknown = await street.browser(), await street.browser()
    await known.ask(ANA)
    await unknown.ask("nobody@example.com")
    (code,) = await known.mailed()
    answers = [[(await refusal(one, other_than(code))).detail for _ in range(7)] for one in (known, unknown)]
    assert answers[0] == answers[1]
    assert (await refusal(unknown, code)).code == "code_expired"


async def test_asking_does_the_same_work_for_a_known_and_an_unknown_address(street: Street, visitor: Browser) -> None:
    """Neither the shop is asked nor a mail sent before the answer, so that its time tells nothing."""
    for address in (ANA, "nobody@example.com"):
        async with street.database.begin() as session:
            await request_code(session, street.deps, visitor.info, address)
            rows = await session.scalars(select(SignInCodeRow.customer_id))
            assert set(rows) == {None}
    async with street.database.begin() as session:
        waiting = await session.scalars(text("select task_name from procrastinate_jobs where status = 'todo'"))
        assert list(waiting) == ["customers.send_code", "customers.send_code"]


@pytest.mark.parametrize(
    "address", ["", "ana", "ana@", "@example.com", "a b@example.com", "ana@example.com\x00", "x" * 300]
)
async def test_what_is_no_address_is_refused(visitor: Browser, address: str) -> None:
    with pytest.raises(Invalid) as caught:
        await visitor.ask(address)
    assert caught.value.code == "address_invalid"


async def test_codes_are_limited_per_address_whoever_asks(street: Street, clock: ManualClock) -> None:
    for _ in range(CODES_PER_ADDRESS):
        await (await street.browser()).ask(ANA)
    late = await street.browser()
    with pytest.raises(TooMany):
        await late.ask("ANA@example.com")
    await late.ask(JOAO)
    clock.move(WINDOW)
    await late.ask(ANA)


async def test_codes_are_limited_per_sender_whatever_the_address(street: Street) -> None:
    for number in range(CODES_PER_SENDER):
        await (await street.browser()).ask(f"guess{number}@example.com", sender="203.0.113.9")
    with pytest.raises(TooMany) as caught:
        await (await street.browser()).ask("one-more@example.com", sender="203.0.113.9")
    assert caught.value.retry_after > 0


async def test_the_mail_speaks_the_customers_language(street: Street, visitor: Browser) -> None:
    await visitor.ask(JOAO)
    async with street.database.begin() as session:
        (mail,) = await session.scalars(select(SentMailRow))
    assert "código de acesso" in mail.subject
    assert "10 minutos" in mail.text
    assert (await visitor.mailed())[0] in mail.text


async def test_a_signed_in_browser_does_not_become_somebody_else(visitor: Browser) -> None:
    await visitor.ask(ANA)
    await visitor.enter((await visitor.mailed())[-1])
    await visitor.ask(JOAO)
    with pytest.raises(Conflict) as caught:
        await visitor.enter((await visitor.mailed())[-1])
    assert caught.value.code == "signed_in_as_other"
    customer = await visitor.who()
    assert customer is not None
    assert customer.email == ANA


async def test_no_code_is_kept_in_clear(street: Street, visitor: Browser) -> None:
    await visitor.ask(ANA)
    (code,) = await visitor.mailed()
    async with street.database.begin() as session:
        (row,) = await session.scalars(select(SignInCodeRow))
        jobs = await session.scalar(
            text("select count(*) from procrastinate_jobs where args::text like :code"), {"code": f"%{code}%"}
        )
    assert code not in row.code_print
    assert jobs == 0


async def test_what_has_ended_is_forgotten_a_day_later_and_nothing_sooner(
    street: Street, visitor: Browser, clock: ManualClock
) -> None:
    await visitor.ask(ANA)
    await visitor.enter((await visitor.mailed())[-1])
    async with street.database.begin() as session:
        info = await read_session(session, clock, visitor.key, "webchat")
        await make_ticket(session, clock, info)
    clock.move(LIVES["webchat"] + KEPT)
    later = await street.browser()
    await later.ask(ANA)
    for pause, left in ((timedelta(0), 2), (timedelta(seconds=1), 1)):
        clock.move(pause)
        await forget(Deps(street.database, street.deps))
        async with street.database.begin() as session:
            assert await session.scalar(select(func.count()).select_from(CustomerSessionRow)) == left
    await later.enter((await later.mailed())[-1])
