"""Answers on their way out by WhatsApp's Cloud API: each arrives once, and staff read why one did not."""

from datetime import timedelta
from typing import get_args

import httpx
import pytest
from sqlalchemy import select

from channels.deliver import MAX_ATTEMPTS
from channels.meta import graph
from channels.meta.faults import sentence
from channels.meta.standin.knobs import Answer, Knobs
from channels.optout import is_out
from conversations.messages import ChoicesBlock, OrderCardBlock, TextBlock
from conversations.models import DeliveryRow
from conversations.parts import PartKey, adopt
from conversations.phones import at_address
from stores.connections import disconnect
from stores.stores import StoreSettings, add_store

from .conftest import ANSWER, PHONE, Line, connect, heard, notice, post

FAULTS = tuple(answer for answer in get_args(Answer) if answer not in {"", "400"})
DAY = timedelta(hours=24)


async def test_a_message_is_answered_where_it_was_written_and_its_way_is_known(line: Line) -> None:
    """S1-09, S3-01: the answer goes out on WhatsApp, where the customer wrote."""
    await line.write("Can I change the size?")
    assert line.on_phone() == ["Can I change the size?"]
    (part,) = await line.parts()
    assert (part.state, part.receipt) == ("delivered", line.carrier.messages[-1].wamid)
    line.carrier.read(PHONE)
    await line.settle()
    assert [part.state for part in await line.parts()] == ["read"]


async def test_who_hides_their_number_is_answered_by_metas_name_of_them(line: Line) -> None:
    await line.write("Hello", "PT.13491208655302741918")
    assert line.on_phone("PT.13491208655302741918") == ["Hello"]


@pytest.mark.parametrize("first", FAULTS)
async def test_nothing_is_ever_sent_twice_and_what_was_taken_is_known(
    line: Line, first: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if "silence" in first:
        monkeypatch.setattr(graph, "ANSWER_SECONDS", 1.0)
    conversation = await line.conversation()
    await line.write("Hello")
    before = len(line.carrier.messages)
    await line.say(conversation, "Yes, you can.", "Yes, you can.")
    for answer in (first, "503", "", "", "", "", "", "", ""):
        line.carrier.knobs = Knobs(answer=answer, times=1 if answer else 0)
        await line.send_on(conversation)
    ours = line.carrier.messages[before:]
    states = [(part.state, part.receipt) for part in (await line.parts())[1:]]
    unknown = first in {"500", "silence"}
    assert len(ours) == (1 if unknown else 2)
    assert states == [("failed", None)] * unknown + [("delivered", one.wamid) for one in ours]
    assert [one.reason for one in await line.handoffs()] == ["whatsapp_unknown"] * unknown
    async with line.deps.database.begin() as session:
        rows = (await session.scalars(select(DeliveryRow).order_by(DeliveryRow.id))).all()
    assert [row.problem is None for row in rows[1:]] == [state == "delivered" for state, _ in states]


async def test_a_status_that_comes_late_sets_right_what_was_given_up(line: Line) -> None:
    await line.write("Hello")
    conversation = await line.conversation()
    await line.say(conversation, "Yes, you can.")
    line.carrier.knobs = Knobs(answer="taken_500", times=1, lose_webhooks=2)
    await line.send_on(conversation, MAX_ATTEMPTS)
    assert [part.state for part in await line.parts()] == ["delivered", "failed"]
    lost = line.carrier.messages[-1]
    line.carrier.read(PHONE)
    await line.settle()
    assert [(part.state, part.receipt) for part in await line.parts()][1:] == [("read", lost.wamid)]
    assert line.on_phone().count("Yes, you can.") == 1


async def test_a_part_is_adopted_by_its_own_store_and_once(line: Line) -> None:
    await line.write("Hello")
    (part,) = await line.parts()
    key = PartKey(part.delivery_id, part.number)
    async with line.deps.database.begin() as session:
        other = await add_store(session, line.clock, key="o", name="O", shop_kind=None, settings=StoreSettings())
        adopting = [
            await adopt(session, line.clock, store_id, channel, one, receipt)
            for store_id, channel, one, receipt in (
                (line.store.id, "meta", key, part.receipt or ""),
                (line.store.id, "meta", key, "wamid.another"),
                (other.id, "meta", key, part.receipt or ""),
                (line.store.id, "twilio", key, part.receipt or ""),
                (line.store.id, "meta", PartKey(key.delivery_id, 9), part.receipt or ""),
            )
        ]
    assert adopting == [True, False, False, False, False]
    assert [(one.receipt, one.state) for one in await line.parts()] == [(part.receipt, "delivered")]


async def test_after_a_day_of_silence_the_template_carries_the_answer_in_its_language(line: Line) -> None:
    await line.write("Hello")
    conversation = await line.conversation()
    line.clock.move(DAY)
    await line.say(conversation, "Yes.\n\nYou   can.")
    await line.say(conversation, "Sim.", language="pt")
    await line.say(conversation, "Tak.", language="pl")
    await line.send_on(conversation)
    assert line.on_phone()[1:] == [
        "We have an answer for you: Yes. You can. Write to us here.",
        "Temos uma resposta: Sim. Escreva-nos aqui.",
        "We have an answer for you: Tak. Write to us here.",
    ]
    assert [part.state for part in await line.parts()] == ["delivered"] * 4


@pytest.mark.parametrize(
    ("status", "problem"),
    [("REJECTED", 132001), ("PAUSED", 132015), ("DISABLED", 132016), ("two variables", 132000)],
)
async def test_a_template_that_was_rejected_is_said_once_and_nothing_is_lost(
    line: Line, status: str, problem: int
) -> None:
    """A template that Meta took back: staff read why, the words stay, and it is not tried for ever."""
    await line.write("Hello")
    conversation = await line.conversation()
    line.clock.move(DAY)
    line.carrier.judge(ANSWER.name, status)
    if status == "two variables":
        line.carrier.templates = [type(ANSWER)(ANSWER.name, "en", "{{1}} and {{2}}")]
    await line.say(conversation, "Yes, you can.")
    await line.send_on(conversation, 3)
    part = (await line.parts())[-1]
    assert (part.state, part.words, part.problem) == ("failed", "Yes, you can.", sentence(problem))
    assert [(one.reason, one.summary) for one in await line.handoffs()] == [("whatsapp_window", sentence(problem))]
    assert len(line.carrier.messages) == 2
    line.carrier.judge(ANSWER.name, "APPROVED")
    await line.write("Are you there?")
    assert line.on_phone()[-1] == "Are you there?"


async def test_without_a_template_staff_are_told_and_without_a_window_too(line: Line) -> None:
    await line.write("Hello")
    conversation = await line.conversation()
    await connect(line.deps, line.store, line.url, template_name="", template_languages="")
    line.clock.move(DAY)
    await line.say(conversation, "Yes, you can.")
    await line.send_on(conversation)
    assert (await line.parts())[-1].problem == sentence(131047)
    assert [one.reason for one in await line.handoffs()] == ["whatsapp_window"]


@pytest.mark.parametrize(
    ("code", "reasons"),
    [
        (131047, ["whatsapp_window"]),
        (132015, ["whatsapp_template"]),
        (131026, []),
        (130472, []),
        (131031, []),
        (99, []),
    ],
)
async def test_what_fails_after_it_was_taken_is_told_in_a_sentence(line: Line, code: int, reasons: list[str]) -> None:
    line.carrier.knobs = Knobs(fails=code)
    await line.write("Hello")
    (part,) = await line.parts()
    assert (part.state, part.problem) == ("failed", sentence(code))
    assert [one.reason for one in await line.handoffs()] == reasons


async def test_a_refusal_for_good_is_not_tried_again(line: Line) -> None:
    line.carrier.knobs = Knobs(answer="400", times=1)
    await line.write("Hello")
    await line.send_on(await line.conversation(), 3)
    assert [part.problem for part in await line.parts()] == [sentence(131026)]


async def test_a_busy_whatsapp_is_waited_for(line: Line) -> None:
    line.carrier.knobs = Knobs(answer="429", times=2)
    await line.write("Hello")
    assert line.on_phone() == []
    await line.send_on(await line.conversation(), 3)
    assert line.on_phone() == ["Hello"]


async def test_wrong_credentials_and_no_connection_are_said(line: Line) -> None:
    conversation = await line.conversation()
    await connect(line.deps, line.store, line.url, access_token="another token of the tests")
    await line.say(conversation, "One")
    await line.send_on(conversation)
    async with line.deps.database.begin() as session:
        await disconnect(session, line.store.id, "meta")
    await line.say(conversation, "Two")
    await line.send_on(conversation)
    problems = [part.problem or "" for part in await line.parts()]
    assert "access token" in problems[0]
    assert "not connected" in problems[1]


async def test_stop_is_obeyed_on_this_number_too(line: Line) -> None:
    await line.write("Hello")
    await line.write("STOP")
    conversation = await line.conversation()
    await line.say(conversation, "One more thing.")
    await line.send_on(conversation)
    async with line.deps.database.begin() as session:
        assert await is_out(session, conversation)
    (farewell,) = line.on_phone()[1:]
    assert farewell.startswith("You will get no more messages")


def choices(count: int, label: str = "Order #") -> ChoicesBlock:
    return ChoicesBlock(options=tuple((f"{label}{number}", f"the order {number}") for number in range(1, count + 1)))


@pytest.mark.parametrize(
    ("block", "kind", "shown"),
    [
        (choices(2), "button", "Which one? [Order #1 | Order #2]"),
        (choices(5), "list", "Which one? [Order #1 | Order #2 | Order #3 | Order #4 | Order #5]"),
        (choices(2, "The green linen curtain "), "text", "1. The green linen curtain 1\n2. The green linen curtain 2"),
        (choices(11), "text", "1. Order #1\n"),
        (ChoicesBlock(options=(("Yes", "y"), ("Yes", "n"))), "text", "1. Yes\n2. Yes"),
    ],
)
async def test_choices_are_tapped_where_they_fit_and_numbered_where_not(
    line: Line, block: ChoicesBlock, kind: str, shown: str
) -> None:
    await line.write("Where is it?")
    conversation = await line.conversation()
    await line.say_together(conversation, TextBlock(text="Which one?"), block)
    await line.send_on(conversation)
    sent = line.carrier.messages[-1]
    assert (sent.held.get("type", "text"), shown in sent.words) == (kind, True)
    assert (await line.parts())[-1].state == "delivered"


async def test_a_tapped_choice_comes_back_as_its_value(line: Line) -> None:
    await line.write("Where is it?")
    reply = {"id": "the order 2", "title": "Order #2"}
    await line.give("interactive", {"type": "button_reply", "button_reply": reply})
    assert [words for _, (words,) in await heard(line.deps)] == ["Where is it?", "the order 2"]


async def test_an_order_is_led_to_by_a_link_into_the_hub(line: Line) -> None:
    """S1-21: on WhatsApp an order card is a link to the order in the Hub, where a sign-in comes first (D9a)."""
    await line.write("Can I change #1001?")
    conversation = await line.conversation()
    card = {"order_id": "gid://1001", "name": "#1001", "options": ["size"]}
    await line.say_together(conversation, TextBlock(text="Yes, you can."), OrderCardBlock(card=card))
    await line.send_on(conversation)
    words = line.on_phone()[-1]
    assert words.startswith("Yes, you can.\nChange order #1001 here: http://tillside.test/l/")
    assert "gid" not in words


async def test_one_person_on_two_carriers_has_two_conversations_and_one_stop(line: Line) -> None:
    """S3-01: each is answered where it was written; STOP is of the number on WhatsApp, whoever carries it."""
    await line.write("Hello")
    async with line.deps.database.begin() as session:
        twilio = await at_address(
            session, line.clock, store_id=line.store.id, channel="twilio", manner="whatsapp", address=f"+{PHONE}"
        )
    assert twilio.id != (await line.conversation()).id
    await line.write("STOP")
    async with line.deps.database.begin() as session:
        assert await is_out(session, twilio)


async def test_statuses_out_of_order_only_move_a_message_forward(line: Line, web: httpx.AsyncClient) -> None:
    await line.write("Hello")
    (part,) = await line.parts()
    for state in ("read", "sent", "failed", "played", "deleted", "delivered"):
        told = {"id": part.receipt, "status": state, "errors": [{"code": 131026}], "biz_opaque_callback_data": "x"}
        assert (await post(web, notice(statuses=[told]))).status_code == 200
    assert [(one.state, one.problem) for one in await line.parts()] == [("read", None)]


async def test_a_status_of_no_message_of_ours_changes_nothing(line: Line, web: httpx.AsyncClient) -> None:
    await line.write("Hello")
    for key in ("delivery:999999999.1", "delivery:1.99", "delivery:x", "", "a" * 600):
        told = {"id": "wamid.unknown", "status": "failed", "biz_opaque_callback_data": key}
        assert (await post(web, notice(statuses=[told]))).status_code == 200
    await line.jobs.drain()
    assert [one.state for one in await line.parts()] == ["delivered"]
