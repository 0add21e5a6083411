"""Somebody's server is told what happened: signed, once or again under the same name, and never at others' cost."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import Conflict
from kit.jobs import Jobs
from stores import webhook_book as book
from stores.jobs import register
from stores.webhook_courier import AT_ONCE, OF_ONE, Courier, forget_old
from stores.webhook_deliveries import redeliver, send_test
from stores.webhook_events import Happened
from stores.webhook_sending import LEASE, LONGEST_WAIT, WAITS, asked_wait, claim, next_wait
from stores.webhook_signing import signature
from stores.webhooks import publish, wanted
from tests.kit.receiver import receiving
from tests.stores.conftest import ADMIN, Post


async def test_what_happened_arrives_signed_over_the_very_bytes(post: Post) -> None:
    webhook = await post.register()
    await post.happen(ticket={"id": 7, "words": "grüße e ça"})
    await post.carry()

    (heard,) = post.receiver.heard
    told, (kept,) = json.loads(heard.body), await post.listed(webhook)
    key, second = heard.headers["webhook-id"], int(heard.headers["webhook-timestamp"])
    assert heard.headers["webhook-signature"] == signature(post.secrets[webhook.id], key, second, heard.body)
    assert (second, key) == (int(post.clock.now().timestamp()), told["id"])
    assert (told["type"], told["version"], told["store"]) == ("ticket.created", 1, {"id": post.store.id, "key": "demo"})
    assert told["data"] == {"ticket": {"id": 7, "words": "grüße e ça"}}
    assert (kept.state, kept.attempts, kept.status, kept.answer) == ("delivered", 1, 200, "thanks")
    assert kept.body.encode() == heard.body


def test_a_signature_is_that_of_the_specification() -> None:
    """The example of the Standard Webhooks libraries."""
    made = signature(
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}'
    )
    assert made == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


async def test_only_what_was_asked_for_is_told_and_nothing_twice(post: Post) -> None:
    one = await post.register("ticket.created", "ticket.closed")
    two = await post.register("ticket.closed", is_of_all_stores=True)
    assert await post.happen("ticket.created") == 1
    assert await post.happen("ticket.closed") == 2
    assert await post.happen("sla.warned") == 0
    for _ in range(2):
        await post.happen("ticket.closed", once="closed:7")
    told = [[kept.event for kept in await post.listed(webhook)] for webhook in (one, two)]
    assert told == [["ticket.created", "ticket.closed", "ticket.closed"], ["ticket.closed", "ticket.closed"]]
    numbers = [json.loads(kept.body)["sequence"] for kept in await post.listed(one)]
    assert numbers == sorted(set(numbers))


async def test_an_event_that_is_in_no_catalogue_is_a_fault_of_the_program(post: Post) -> None:
    with pytest.raises(ValueError, match="vanished"):
        await post.happen("ticket.vanished")


async def test_what_is_rolled_back_is_never_told(post: Post) -> None:
    webhook = await post.register()
    with pytest.raises(RuntimeError):
        async with post.sender.database.begin() as session:
            await publish(session, post.clock, post.store.id, [Happened("ticket.created", post.clock.now(), {})])
            raise RuntimeError
    assert await post.listed(webhook) == []


async def test_a_failing_address_is_asked_again_ever_later_under_the_same_name(post: Post) -> None:
    webhook = await post.register()
    post.receiver.status = 500
    await post.happen()
    await post.carry()
    await post.carry(seconds=3)
    assert len(post.receiver.heard) == 1
    await post.carry(seconds=4)
    await post.carry(seconds=40)
    (kept,) = await post.listed(webhook)
    assert (kept.state, kept.attempts, kept.status) == ("waiting", 3, 500)
    assert "500" in kept.problem
    assert (await post.read(webhook)).failing_since is not None
    post.receiver.status = 204
    await post.carry(minutes=3)
    (kept,) = await post.listed(webhook)
    assert (kept.state, kept.attempts) == ("delivered", 4)
    assert len({heard.headers["webhook-id"] for heard in post.receiver.heard}) == 1
    assert len({heard.headers["webhook-signature"] for heard in post.receiver.heard}) == 4
    assert (await post.read(webhook)).failing_since is None


async def test_after_three_days_of_failure_it_is_switched_off_and_says_why(post: Post) -> None:
    webhook = await post.register()
    post.receiver.status = 503
    await post.happen()
    for _ in range(110):
        await post.carry(hours=1)
    off = await post.read(webhook)
    assert not off.is_active
    assert "three days" in off.problem
    (kept,) = await post.listed(webhook)
    assert (kept.state, kept.attempts) == ("failed", len(WAITS) + 1)
    assert await post.happen() == 0


async def test_gone_means_never_again(post: Post) -> None:
    webhook = await post.register()
    post.receiver.status = 410
    await post.happen()
    await post.carry()
    off = await post.read(webhook)
    assert (off.is_active, "410" in off.problem) == (False, True)
    assert [kept.state for kept in await post.listed(webhook)] == ["failed"]
    assert await post.happen() == 0


@pytest.mark.parametrize("status", [429, 503])
async def test_an_address_that_asks_for_time_gets_it(post: Post, status: int) -> None:
    await post.register()
    post.receiver.status, post.receiver.headers = status, {"retry-after": "600"}
    await post.happen()
    await post.carry()
    await post.carry(minutes=9)
    assert len(post.receiver.heard) == 1
    await post.carry(minutes=2)
    assert len(post.receiver.heard) == 2


async def test_a_redirect_a_closed_port_and_an_inside_address_are_failures_with_their_reason(post: Post) -> None:
    moved = await post.register()
    post.receiver.status, post.receiver.headers = 301, {"location": "http://169.254.169.254/"}
    closed = await post.register(url="http://127.0.0.1:1/")
    inside = await post.register(url="http://inside.test/")
    await post.happen()
    await post.carry()
    problems = [(await post.listed(one))[0].problem for one in (moved, closed, inside)]
    assert "leads elsewhere" in problems[0]
    assert "cannot be reached" in problems[1]
    assert "Nobody knows where inside.test is" in problems[2]
    assert len(post.receiver.heard) == 1


async def test_one_slow_address_holds_up_no_other(post: Post) -> None:
    post.receiver.is_silent = True
    await post.register()
    async with receiving() as quick:
        await post.register(url=f"http://127.0.0.1:{quick.port}/")
        for _ in range(20):
            await post.happen()
        running = asyncio.create_task(Courier(post.sender).run())
        async with asyncio.timeout(20):
            while len(quick.heard) < 20:  # noqa: ASYNC110 - the receiver is another end of the network
                await asyncio.sleep(0.01)
        assert len(post.receiver.heard) == OF_ONE < AT_ONCE
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def test_what_a_dead_process_had_claimed_is_sent_by_another_under_the_same_name(post: Post) -> None:
    webhook = await post.register()
    await post.happen()
    async with post.sender.database.begin() as session:
        (claimed,) = await claim(session, post.clock, webhook.id, 10)
    await post.carry(seconds=5)
    assert post.receiver.heard == []
    await post.carry(seconds=LEASE.total_seconds())
    (heard,) = post.receiver.heard
    assert heard.headers["webhook-id"] == claimed.key
    assert [kept.attempts for kept in await post.listed(webhook)] == [2]


async def test_of_two_couriers_one_sends_each(post: Post) -> None:
    await post.register()
    for _ in range(30):
        await post.happen()
    await asyncio.gather(*(Courier(post.sender).run() for _ in range(3)))
    names = [heard.headers["webhook-id"] for heard in post.receiver.heard]
    assert len(names) == len(set(names)) == 30


async def test_for_a_day_both_secrets_sign_and_then_the_new_one_alone(post: Post) -> None:
    webhook = await post.register()
    async with post.sender.database.begin() as session:
        _, new = await book.rotate(session, post.clock, post.sender.vault, ADMIN, webhook.id)
    await post.happen()
    await post.carry()
    await post.happen()
    await post.carry(hours=25)
    first, second = post.receiver.heard
    for heard, valid in ((first, [new, post.secrets[webhook.id]]), (second, [new])):
        key, moment = heard.headers["webhook-id"], int(heard.headers["webhook-timestamp"])
        assert heard.headers["webhook-signature"].split(" ") == [
            signature(one, key, moment, heard.body) for one in valid
        ]


async def test_what_failed_is_sent_again_by_hand_and_what_is_off_is_not(post: Post) -> None:
    webhook = await post.register()
    post.receiver.status = 410
    await post.happen()
    await post.carry()
    (kept,) = await post.listed(webhook)
    with pytest.raises(Conflict) as caught:
        async with post.sender.database.begin() as session:
            await redeliver(session, post.clock, ADMIN, webhook.id, kept.id)
    assert caught.value.code == "webhook_off"
    post.receiver.status = 200
    async with post.sender.database.begin() as session:
        await book.switch(session, post.clock, ADMIN, webhook.id, is_on=True)
        await redeliver(session, post.clock, ADMIN, webhook.id, kept.id)
    await post.carry()
    assert [one.state for one in await post.listed(webhook)] == ["delivered"]
    assert len({heard.headers["webhook-id"] for heard in post.receiver.heard}) == 1


async def test_a_test_is_sent_at_once_and_not_again(post: Post) -> None:
    webhook = await post.register()
    post.receiver.status, post.receiver.words = 500, b"no such hook"
    tried = await send_test(post.sender, post.store, webhook.id)
    await post.carry(hours=2)
    assert (tried.event, tried.state, tried.status, tried.answer) == ("webhook.test", "failed", 500, "no such hook")
    assert len(post.receiver.heard) == 1
    assert (await post.read(webhook)).failing_since is None


async def test_switched_off_or_retired_nothing_more_is_told(post: Post) -> None:
    off, gone = await post.register(), await post.register()
    await post.happen()
    async with post.sender.database.begin() as session:
        await book.switch(session, post.clock, ADMIN, off.id, is_on=False)
        await book.retire(session, post.clock, ADMIN, gone.id)
    async with post.sender.database.begin() as session:
        assert await wanted(session, post.clock, post.store.id) == frozenset()
    await post.carry()
    assert post.receiver.heard == []
    assert [kept.state for kept in await post.listed(off)] == ["dropped"]


async def test_what_happened_a_month_ago_is_forgotten(post: Post) -> None:
    webhook = await post.register()
    await post.happen()
    await post.carry()
    post.clock.move(timedelta(days=31))
    await post.happen()
    await forget_old(post.sender)
    assert [kept.state for kept in await post.listed(webhook)] == ["waiting"]


async def test_a_working_process_sends_by_itself(post: Post, jobs: Jobs) -> None:
    """The courier runs beside the queue of each process that works."""
    register(jobs, post.sender)
    await post.register()
    working = asyncio.create_task(jobs.work())
    await post.happen()
    async with asyncio.timeout(20):
        while not post.receiver.heard:  # noqa: ASYNC110 - the receiver is another end of the network
            await asyncio.sleep(0.01)
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)


@given(st.integers(1, 30), st.floats(0, 1), st.integers(0, 10**9))
def test_waits_grow_and_never_pass_a_day_and_a_little(attempts: int, chance: float, asked: int) -> None:
    wait = next_wait(attempts, timedelta(seconds=asked), chance)
    assert (wait is None) == (attempts > len(WAITS))
    if wait is not None:
        assert WAITS[attempts - 1] * 0.79 <= wait <= LONGEST_WAIT * 1.21


@given(st.text(max_size=30))
def test_whatever_retry_after_says_is_bounded(said: str) -> None:
    now = datetime(2026, 11, 18, tzinfo=UTC)
    wait = asked_wait({"retry-after": said}, now)
    assert wait is None or timedelta() <= wait <= LONGEST_WAIT
    assert asked_wait({"retry-after": format_datetime(now + timedelta(minutes=5))}, now) == timedelta(minutes=5)
