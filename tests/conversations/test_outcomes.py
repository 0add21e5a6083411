"""Ticket deflection and resolution rate of a skill: made of stored conversations, and not one of them guessed."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from conversations import handoff, inbox, turns
from conversations.handoff import HandoffNote
from conversations.inbox import Conversation
from conversations.messages import Block, SignInBlock, TextBlock
from conversations.outcomes import QUIET, Course, Outcome, Outcomes, ended, outcome_of, outcomes, tally
from kit.clock import ManualClock

from .conftest import Court

SKILL = "order_editing"


async def talk(
    court: Court, conversation: Conversation, *more: Block, by: str = SKILL, is_confirmed: bool = False
) -> Conversation:
    """A customer asks, and the skill answers."""
    await court.hear(conversation, f"Cancel my order ({court.clock.now()})")
    claimed = await court.must_claim(conversation)
    said: list[Block] = [TextBlock(text="Here it is."), *more]
    trace = {"path": ["guard", f"{by}:show_card", "reply"], **({"confirmed": True} if is_confirmed else {})}
    async with court.database.begin() as session:
        await turns.save(
            session,
            court.clock,
            claimed,
            blocks=[said],
            memory={},
            language="en",
            trace=trace,
            handoff=None,
            milliseconds=1,
        )
    return conversation


async def look(court: Court) -> Outcomes:
    now = court.clock.now()
    async with court.database.begin() as session:
        return await outcomes(session, court.store.id, SKILL, since=now - timedelta(days=30), now=now)


async def test_each_conversation_is_counted_by_how_it_ended(court: Court) -> None:
    """S1-02, D4: confirmed, verified, abandoned with a question, by a person, running."""
    solved = await talk(court, await court.start())
    left = await talk(court, await court.start(), SignInBlock())
    helped = await talk(court, await court.start())
    async with court.database.begin() as session:
        row = await inbox.lock(session, helped.id)
        await handoff.record(session, court.clock, row, HandoffNote(reason="asked_for_person", summary="Help"))
    court.clock.move(QUIET)
    running = await talk(court, await court.start())
    thankful = await talk(court, await court.start(), is_confirmed=True)
    taken_back = await talk(court, await court.start(), is_confirmed=True)
    court.clock.move(timedelta(seconds=1))
    await talk(court, taken_back)
    found = await look(court)
    assert found.conversations == {
        Outcome.CONFIRMED: (thankful.id,),
        Outcome.VERIFIED: (solved.id,),
        Outcome.ABANDONED: (left.id,),
        Outcome.REOPENED: (),
        Outcome.PERSON: (helped.id,),
        Outcome.RUNNING: (taken_back.id, running.id),
    }
    assert (found.deflection, found.resolution) == (3 / 4, 2 / 4)


async def test_previews_and_conversations_of_other_skills_count_nowhere(court: Court) -> None:
    """S1-02, S1-38."""
    await talk(court, await court.start(is_preview=True))
    await talk(court, await court.start(), by="store_questions")
    court.clock.move(QUIET)
    found = await look(court)
    assert found.count(*Outcome) == 0
    assert (found.deflection, found.resolution) == (None, None)


def test_who_comes_back_about_the_same_matter_was_not_helped(clock: ManualClock) -> None:
    """S1-02, D4: reopened takes the count back; another customer's conversation does not."""
    now = clock.now()
    first = Course(1, 7, now, now, is_asked=False, needed_person=False)
    later = now + timedelta(hours=71)
    again = Course(2, 7, later, later, is_asked=False, needed_person=False)
    stranger = Course(3, 8, later, later, is_asked=False, needed_person=False)
    assert outcome_of(first, [first, again], now + QUIET) is Outcome.REOPENED
    assert outcome_of(first, [first, stranger], now + QUIET) is Outcome.VERIFIED
    confirmed = replace(first, is_confirmed=True)
    assert outcome_of(confirmed, [confirmed], now) is Outcome.CONFIRMED
    assert outcome_of(confirmed, [confirmed, again], later) is Outcome.REOPENED


@given(st.dictionaries(st.sampled_from(Outcome), st.integers(0, 9)))
def test_no_share_exceeds_the_whole_and_what_is_solved_is_deflected(counts: dict[Outcome, int]) -> None:
    found = Outcomes({outcome: tuple(range(counts.get(outcome, 0))) for outcome in Outcome})
    if found.resolution is None or found.deflection is None:
        assert found.count(*set(Outcome) - {Outcome.RUNNING}) == 0
    else:
        assert 0 <= found.resolution <= found.deflection <= 1


async def of_one_customer(court: Court) -> Conversation:
    async with court.database.begin() as session:
        return await inbox.start(
            session, court.clock, store_id=court.store.id, channel="webchat", manner="webchat", customer_id=7
        )


async def look_at_all(court: Court) -> Outcomes:
    now = court.clock.now()
    async with court.database.begin() as session:
        return tally(await ended(session, [court.store.id], since=now - timedelta(days=30), now=now))


async def test_what_nobody_answered_was_not_solved(court: Court) -> None:
    """D4: of all conversations one that ends with the customer's own words is left open, and the agent had no part."""
    silent = await court.start()
    await court.hear(silent, "Hello?")
    solved = await talk(court, await court.start())
    court.clock.move(QUIET)
    found = await look_at_all(court)
    assert found.conversations[Outcome.ABANDONED] == (silent.id,)
    assert found.conversations[Outcome.VERIFIED] == (solved.id,)
    assert (found.resolution, found.deflection) == (1.0, 1.0)
    assert found.without_agent == frozenset({silent.id})


async def test_who_comes_back_about_something_else_was_helped_before(court: Court) -> None:
    """D4: of all conversations the same matter is a skill that took part in both."""
    moved, asked = [await of_one_customer(court) for _ in range(2)]
    await talk(court, moved)
    await talk(court, asked, by="store_questions")
    court.clock.move(timedelta(hours=1))
    again = await talk(court, await of_one_customer(court))
    court.clock.move(QUIET)
    found = await look_at_all(court)
    assert found.conversations[Outcome.REOPENED] == (moved.id,)
    assert found.conversations[Outcome.VERIFIED] == (again.id, asked.id)
    assert (await look(court)).conversations[Outcome.REOPENED] == (moved.id,)
