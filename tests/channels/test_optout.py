"""STOP, HELP and START come before anything else, whatever a conversation is at."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from channels.models import OptOutRow
from channels.optout import CARRIER_HELP, CARRIER_START, CARRIER_STOP, OPTED_OUT, StopHelpStart, read
from channels.port import OptedOut
from conversations import handoff, turns
from conversations.messages import Author, SignInBlock, TextBlock
from conversations.models import ConversationRow, InboxRow
from kit.clock import ManualClock
from kit.errors import Temporary
from kit.jobs import Jobs

from .conftest import Agent
from .line import Line

CONFIRMED = "You will get no more messages from Linden & Loom here. Write START if you want them again."
STOP, HELP, START = StopHelpStart.STOP, StopHelpStart.HELP, StopHelpStart.START


@pytest.fixture
def whatsapp(line: Line) -> Line:
    line.manner, line.carrier_answers = "whatsapp", False
    return line


@pytest.mark.parametrize("manner", ["sms", "whatsapp"])
@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("STOP", STOP),
        ("  stop.\n", STOP),
        ("Stop!", STOP),
        ('"stop"', STOP),
        ("\uff33\uff34\uff2f\uff30", STOP),
        ("Stop all", STOP),
        ("unsubscribe", STOP),
        ("PARAR", STOP),
        ("Sair", STOP),
        ("Baja.", STOP),
        ("ARRÊT", STOP),
        ("Désabonner", STOP),
        ("basta!", STOP),
        ("Stopp", STOP),
        ("wypisz się", STOP),
        ("Lopeta", STOP),
        ("СТОП", STOP),
        ("help", HELP),
        ("Ajuda!", HELP),
        *((word, HELP) for word in ("¿Ayuda?", "Aide", "aiuto", "Hilfe!!", "pomoc", "Apua", "допомога")),
        ("Start", START),
        ("Wznów", START),
        ("Старт", START),
        ("UNSTOP", START),
        ("", None),
        ("?!", None),
        ("stop it, I want to change my order", None),
        ("Do not stop", None),
        ("help me with order #1001", None),
        ("started", None),
        ("basta così, grazie", None),
        ("Ich brauche Hilfe bei #1001", None),
        ("cancelar", None),
        ("stornieren", None),
        ("anuluj", None),
    ],
)
def test_the_whole_message_is_one_of_the_words(manner: str, text: str, asked: StopHelpStart | None) -> None:
    assert read(manner, text) is asked


@pytest.mark.parametrize("word", ["cancel", "END", "info", "yes"])
def test_ordinary_words_are_more_only_where_the_carrier_takes_them_so(word: str) -> None:
    assert read("sms", word) is not None
    assert read("whatsapp", word) is None


@given(st.sampled_from(sorted(CARRIER_STOP | CARRIER_HELP | CARRIER_START)), st.sampled_from(["", " ", "\n", "  "]))
def test_every_word_that_the_carrier_takes_is_taken_here_too(word: str, space: str) -> None:
    assert read("sms", f"{space}{word.upper()}{space}") is read("sms", word) is not None


@given(st.text(), st.text(st.characters(categories=["L"]), min_size=1))
def test_a_word_inside_a_longer_message_is_none(before: str, after: str) -> None:
    assert read("sms", f"{before} stop {after}x") is None


async def test_stop_lets_go_what_waits_and_is_kept_for_staff(line: Line) -> None:
    await line.write("Your order is open.")
    assert await line.hear("STOP") is STOP
    assert await line.go() == []
    assert await line.states() == [("failed", OPTED_OUT)]
    assert await line.said() == ["agent: Your order is open.", "customer: STOP"]


async def test_the_agent_never_hears_the_words(line: Line) -> None:
    for word in ("STOP", "HELP", "START", "CANCEL"):
        await line.hear(word)
    async with line.deps.database.begin() as session:
        assert list(await session.scalars(select(InboxRow))) == []


async def test_on_whatsapp_we_confirm_once(whatsapp: Line) -> None:
    await whatsapp.hear("Stop")
    await whatsapp.hear("STOP")
    assert await whatsapp.go() == [CONFIRMED]


async def test_a_repeated_webhook_changes_nothing(whatsapp: Line) -> None:
    await whatsapp.hear("STOP", "SM1")
    await whatsapp.hear("START", "SM2")
    assert await whatsapp.hear("STOP", "SM1") is STOP
    await whatsapp.write("Hello.")
    assert (await whatsapp.go())[-1] == "Hello."
    assert len(await whatsapp.said()) == 5


async def test_words_that_the_carrier_does_not_know_are_answered_by_us(line: Line) -> None:
    """A carrier that answers STOP itself knows neither PARAR nor a word with a full stop."""
    async with line.deps.database.begin() as session:
        (await session.get_one(ConversationRow, (await line.conversation()).id)).language = "pt"
    await line.hear("PARAR")
    assert await line.go() == [
        "Não vai receber mais mensagens de Linden & Loom aqui. Escreva START se quiser recebê-las de novo."
    ]


async def test_a_carrier_that_was_told_not_to_answer_leaves_it_to_us(line: Line) -> None:
    line.carrier_answers = False
    await line.hear("STOP")
    assert await line.go() == [CONFIRMED]


async def test_start_lets_messages_go_again_and_not_the_old_ones(whatsapp: Line) -> None:
    await whatsapp.hear("STOP")
    await whatsapp.write("Lost.")
    await whatsapp.go()
    await whatsapp.hear("START")
    await whatsapp.write("Not lost.")
    assert await whatsapp.go() == [CONFIRMED, "You will get messages from Linden & Loom here again.", "Not lost."]


async def test_help_says_who_speaks_and_how_to_reach_a_person(whatsapp: Line) -> None:
    """D9."""
    await whatsapp.hear("HELP")
    (words,) = await whatsapp.go()
    assert "Linden & Loom" in words
    assert "person" in words


async def test_yes_answers_a_question_unless_the_number_has_stopped(line: Line) -> None:
    assert await line.hear("yes") is None
    assert await line.hear("Empezar") is None
    await line.hear("STOP")
    assert await line.hear("Yes") is START


async def test_nothing_but_the_confirmation_goes_to_a_number_that_has_stopped(whatsapp: Line) -> None:
    await whatsapp.hear("STOP")
    await whatsapp.write("From the agent.")
    await whatsapp.write("From a person.", author=Author.PERSON)
    assert await whatsapp.go() == [CONFIRMED]
    assert await whatsapp.states() == [("sent", None), ("failed", OPTED_OUT), ("failed", OPTED_OUT)]


async def test_a_new_conversation_does_not_make_stop_forgotten(line: Line, clock: ManualClock) -> None:
    await line.hear("STOP")
    clock.move(timedelta(days=30))
    await line.write("Hello again.")
    assert await line.go() == []


async def test_stop_counts_for_one_store_and_manner_and_number(line: Line) -> None:
    await line.hear("STOP")
    other = Line(line.deps, line.store_id, manner="whatsapp", carrier=line.carrier)
    await other.hear("Hello")
    await other.write("On WhatsApp.")
    third = Line(line.deps, line.store_id, address="+351910000002", carrier=line.carrier)
    await third.write("To another number.")
    await other.go()
    assert await third.go() == ["On WhatsApp.", "To another number."]


async def test_what_waits_in_an_older_conversation_is_let_go_too(line: Line, clock: ManualClock) -> None:
    line.carrier.refusals = [Temporary("Slow.", retry_after=10**6)]
    await line.write("Old.")
    await line.go()
    clock.move(timedelta(days=2))
    await line.hear("STOP")
    assert await line.states() == [("failed", OPTED_OUT)]


@pytest.mark.parametrize(("word", "reason"), [("CANCEL", "stopped_by_order_word"), ("End", "stopped_by_order_word")])
async def test_staff_are_told_that_an_order_may_have_been_meant(line: Line, word: str, reason: str) -> None:
    """D9: what the agent may not answer reaches a person."""
    await line.hear(word)
    async with line.deps.database.begin() as session:
        (record,) = await handoff.of_conversation(session, (await line.conversation()).id)
    assert (record.reason, word in record.summary) == (reason, True)


async def test_the_carriers_own_word_counts_as_stop(line: Line) -> None:
    """Somebody stopped where we did not hear it: the carrier's refusal says so."""
    line.carrier.refusals = [OptedOut("21610")]
    await line.write("One.", "Two.")
    assert await line.go() == []
    assert await line.states() == [("failed", OPTED_OUT), ("failed", OPTED_OUT)]
    async with line.deps.database.begin() as session:
        assert (await session.scalars(select(OptOutRow.word))).all() == [""]


Situation = Callable[[Line, Agent, Jobs], Awaitable[None]]


async def a_person_holds_it(line: Line, agent: Agent, _: Jobs) -> None:
    await line.hear("Hello")
    async with line.deps.database.begin() as session:
        await handoff.take_over(session, agent.clock, (await line.conversation()).id, 7)


async def it_waits_for_a_sign_in(line: Line, agent: Agent, jobs: Jobs) -> None:
    agent.says = lambda _: [TextBlock(text="Please sign in."), SignInBlock()]
    await line.hear("Where is my order?")
    await jobs.drain()


async def it_is_waiting_for_an_answer(line: Line, agent: Agent, _: Jobs) -> None:
    assert agent.says is None
    await line.hear("Hello")


async def it_has_stopped_before(line: Line, agent: Agent, _: Jobs) -> None:
    assert agent.says is None
    await line.hear("STOP")
    await line.hear("START")


async def it_is_new(line: Line, agent: Agent, _: Jobs) -> None:
    assert agent.says is None
    assert await line.said() == []


@pytest.mark.parametrize(
    "situation",
    [a_person_holds_it, it_waits_for_a_sign_in, it_is_waiting_for_an_answer, it_has_stopped_before, it_is_new],
)
async def test_stop_works_in_every_state(whatsapp: Line, agent: Agent, jobs: Jobs, situation: Situation) -> None:
    await situation(whatsapp, agent, jobs)
    await whatsapp.go()
    before = len(whatsapp.carrier.words)
    await whatsapp.hear("STOP")
    agent.says = None
    await agent.answer((await whatsapp.conversation()).id)
    await whatsapp.write("From a person.", author=Author.PERSON)
    assert (await whatsapp.go())[before:] == [CONFIRMED]


async def test_what_a_turn_under_way_saves_after_a_stop_is_not_sent(line: Line, agent: Agent) -> None:
    await line.hear("Hello")
    conversation = await line.conversation()
    async with line.deps.database.begin() as session:
        claimed = await turns.claim(session, agent.clock, conversation.id)
    assert claimed is not None
    await line.hear("STOP")
    async with line.deps.database.begin() as session:
        saved = await turns.save(
            session,
            agent.clock,
            claimed,
            blocks=[[TextBlock(text="Too late.")]],
            memory={},
            language="en",
            trace={},
            handoff=None,
            milliseconds=1,
        )
    assert saved is not None
    assert await line.go() == []
    assert await line.states() == [("failed", OPTED_OUT)]


async def test_stop_and_start_while_messages_go_out_lock_nobody_out(whatsapp: Line) -> None:
    await whatsapp.hear("Hello")
    await whatsapp.write(*(f"Message {number}." for number in range(12)))
    words = ["STOP", "START"] * 6
    await asyncio.gather(whatsapp.go(), whatsapp.go(), *(whatsapp.hear(word) for word in words))
    await whatsapp.go()
    assert {state for state, _ in await whatsapp.states()} <= {"sent", "failed"}
    assert len(set(whatsapp.carrier.words)) > 1
