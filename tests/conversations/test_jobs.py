"""Sign-ins and Hub changes reach the right conversation; what a dead process left is taken over."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from conversations import jobs as conversation_jobs
from conversations.inbox import Conversation
from conversations.jobs import Deps, changed_in_hub, signed_in, sweep, take_over_stalled
from conversations.turns import Claimed
from kit.errors import Conflict
from kit.jobs import STALLED_SECONDS, Jobs

from .conftest import Court

Echo = Callable[[int], Awaitable[None]]
LATER = timedelta(seconds=20)


@pytest.fixture
def deps(court: Court, jobs: Jobs) -> Deps:
    return Deps(court.database, court.clock, jobs, lambda _: None)


async def lose_every_wake_up(court: Court) -> None:
    async with court.database.begin() as session:
        await session.execute(text("truncate procrastinate_jobs cascade"))


async def leave_a_job_of_a_dead_process(court: Court) -> None:
    """What kill -9 leaves: the job is being done, by a worker that is no more."""
    async with court.database.begin() as session:
        await session.execute(text("update procrastinate_jobs set status = 'doing', worker_id = null"))


async def claim_by_a_dead_process(court: Court, conversation: Conversation) -> Claimed:
    """What kill -9 leaves of a turn: a claim in the name of a worker that is no more."""
    lost = await court.must_claim(conversation)
    async with court.database.begin() as session:
        await session.execute(text("update conversation set claim = '4711' || claim"))
    return replace(lost, mark=f"4711{lost.mark}")


async def test_a_sign_in_wakes_the_conversation_of_its_own_session_once(court: Court, deps: Deps) -> None:
    """S1-12: the turn goes on by itself; D9a: nobody else's does."""
    mine, other = await court.start(session_id=1), await court.start(session_id=2)
    for _ in range(2):
        await signed_in(deps, store_id=court.store.id, customer_id=5, session_id=1)
    claimed = await court.must_claim(mine)
    assert [item.kind for item in claimed.waiting] == ["signed_in"]
    assert claimed.conversation.customer_id == 5
    assert await court.claim(other) is None


async def test_a_conversation_of_one_customer_is_never_given_to_another(court: Court, deps: Deps) -> None:
    """D9a, S1-64: what was said in it is not shown to whoever comes later."""
    mine = await court.start(session_id=1)
    await signed_in(deps, store_id=court.store.id, customer_id=5, session_id=1)
    with pytest.raises(Conflict):
        await signed_in(deps, store_id=court.store.id, customer_id=6, session_id=1)
    assert (await court.must_claim(mine)).conversation.customer_id == 5


async def change(
    deps: Deps, court: Court, conversation: Conversation | None, customer_id: int = 5, kind: str = "variant"
) -> None:
    await changed_in_hub(
        deps,
        store_id=court.store.id,
        customer_id=customer_id,
        conversation_id=conversation.id if conversation else None,
        order_id="order-1",
        order_name="#1001",
        kind=kind,
        summary={"to": "M", "version": "2"},
    )


async def test_a_change_in_the_hub_is_told_in_the_chat_it_was_opened_from_once(court: Court, deps: Deps) -> None:
    conversation = await court.start(session_id=1)
    await signed_in(deps, store_id=court.store.id, customer_id=5, session_id=1)
    await court.answer(await court.must_claim(conversation))
    for _ in range(2):
        await change(deps, court, conversation)
    claimed = await court.must_claim(conversation)
    assert [(item.kind, item.payload["order_name"]) for item in claimed.waiting] == [("changed_in_hub", "#1001")]


async def test_a_return_asked_for_in_the_hub_wakes_as_one(court: Court, deps: Deps) -> None:
    conversation = await court.start(session_id=1)
    await signed_in(deps, store_id=court.store.id, customer_id=5, session_id=1)
    await court.answer(await court.must_claim(conversation))
    await change(deps, court, conversation, kind="return")
    assert [item.kind for item in (await court.must_claim(conversation)).waiting] == ["return_asked"]


async def test_a_change_by_somebody_else_or_from_no_chat_is_told_nowhere(court: Court, deps: Deps) -> None:
    conversation = await court.start(session_id=1)
    await signed_in(deps, store_id=court.store.id, customer_id=5, session_id=1)
    await court.answer(await court.must_claim(conversation))
    await change(deps, court, conversation, customer_id=6)
    await change(deps, court, None)
    assert await court.claim(conversation) is None


async def test_the_sweep_finds_a_lost_wake_up(
    court: Court, conversation: Conversation, jobs: Jobs, deps: Deps, echo: Echo
) -> None:
    await court.hear(conversation, "Hello")
    await lose_every_wake_up(court)
    court.clock.move(LATER)
    await sweep(deps)
    await jobs.drain()
    assert await court.said(conversation) == ["customer: Hello", "agent: Hello"]


async def test_the_sweep_leaves_alone_what_is_fresh_answered_or_being_answered(
    court: Court, jobs: Jobs, deps: Deps
) -> None:
    answered, claimed, fresh = [await court.start() for _ in range(3)]
    await court.hear(answered, "Hello")
    await court.answer(await court.must_claim(answered))
    await court.hear(claimed, "Hello")
    court.clock.move(timedelta(seconds=5))
    await court.must_claim(claimed)
    await court.hear(fresh, "Hello")
    await lose_every_wake_up(court)
    await sweep(deps)
    async with court.database.begin() as session:
        assert await session.scalar(text("select count(*) from procrastinate_jobs")) == 0


async def test_the_turn_of_a_process_that_was_killed_is_taken_over_at_once(
    court: Court, conversation: Conversation, jobs: Jobs, deps: Deps, echo: Echo
) -> None:
    await court.hear(conversation, "Hello")
    lost = await claim_by_a_dead_process(court, conversation)
    await leave_a_job_of_a_dead_process(court)
    await court.hear(conversation, "Still there?")
    await sweep(deps)
    await jobs.drain()
    assert await court.said(conversation) == [
        "customer: Hello",
        "customer: Still there?",
        "agent: Hello | Still there?",
    ]
    assert await court.answer(lost, "from the grave") is None


async def test_a_turn_of_a_process_that_is_heard_is_left_alone(
    court: Court, conversation: Conversation, deps: Deps
) -> None:
    await court.hear(conversation, "Hello")
    claimed = await court.must_claim(conversation)
    async with court.database.begin() as session:
        worker = await session.scalar(text("insert into procrastinate_workers default values returning id"))
        await session.execute(text("update conversation set claim = :worker || claim"), {"worker": str(worker)})
    await sweep(deps)
    assert await court.answer(replace(claimed, mark=f"{worker}{claimed.mark}")) is not None


async def test_a_message_that_woke_nobody_while_a_turn_was_under_way_is_woken_after_it(
    court: Court, conversation: Conversation, jobs: Jobs, echo: Echo
) -> None:
    """Another process was woken by it, found the conversation claimed, and left."""
    await court.hear(conversation, "Hello")
    claimed = await court.must_claim(conversation)
    await court.hear(conversation, "One more thing")
    await lose_every_wake_up(court)
    await court.answer(claimed)
    await jobs.drain()
    assert (await court.said(conversation))[-1] == "agent: One more thing"


async def test_a_stalled_sweep_does_not_stop_the_next_one(court: Court, jobs: Jobs, deps: Deps) -> None:
    conversation_jobs.register(jobs, deps)
    await jobs.app.configure_task("conversations.sweep", queueing_lock="conversations.sweep").defer_async(timestamp=1)
    await leave_a_job_of_a_dead_process(court)
    await jobs.app.configure_task("conversations.sweep", queueing_lock="conversations.sweep").defer_async(timestamp=2)
    await jobs.drain()
    async with court.database.begin() as session:
        states = list(await session.scalars(text("select status::text from procrastinate_jobs order by id")))
    assert "doing" not in states
    assert "todo" not in states


async def test_a_stalled_job_without_a_queueing_lock_is_run_again(court: Court, jobs: Jobs, deps: Deps) -> None:
    ran: list[int] = []

    async def note(number: int) -> None:
        ran.append(number)

    jobs.task("test.note", note)
    await jobs.app.configure_task("test.note").defer_async(number=1)
    await leave_a_job_of_a_dead_process(court)
    await take_over_stalled(deps)
    await jobs.drain()
    assert ran == [1]


async def leave_a_job_to_a_worker_that_was_heard(court: Court, seconds: float) -> None:
    """Job and turn are being done, and their worker's heart has beaten so long ago."""
    async with court.database.begin() as session:
        await session.execute(text("delete from procrastinate_workers"))
        worker = await session.scalar(
            text(
                "insert into procrastinate_workers (last_heartbeat) values (now() - make_interval(secs => :s))"
                " returning id"
            ),
            {"s": seconds},
        )
        await session.execute(text("update procrastinate_jobs set status = 'doing', worker_id = :id"), {"id": worker})
        mine = "update conversation set claim = :worker || ':' || split_part(claim, ':', 2)"
        await session.execute(text(mine), {"worker": str(worker)})


async def test_what_a_process_was_at_is_taken_over_within_ten_seconds_of_its_death(
    court: Court, conversation: Conversation, jobs: Jobs, deps: Deps, echo: Echo
) -> None:
    """Dead after four seconds without a heartbeat, looked for every two; and not while it lives, or is only slow."""
    conversation_jobs.register(jobs, deps)
    periodic = jobs.app.periodic_registry.periodic_tasks.values()
    (looks,) = [one.croniter for one in periodic if one.task.name == "conversations.sweep"]
    first, second = looks.get_next(float), looks.get_next(float)
    assert second - first + STALLED_SECONDS < 10
    await court.hear(conversation, "Hello")
    await court.must_claim(conversation)
    for heard, said in ((STALLED_SECONDS - 1, []), (STALLED_SECONDS + 0.1, ["agent: Hello"])):
        await leave_a_job_to_a_worker_that_was_heard(court, heard)
        await sweep(deps)
        await jobs.drain()
        assert (await court.said(conversation))[1:] == said
