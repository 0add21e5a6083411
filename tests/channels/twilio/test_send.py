"""Answers on their way out: each arrives once, whatever Twilio does, and staff read why one did not."""

from dataclasses import replace
from datetime import timedelta
from typing import get_args

import httpx
import pytest
from sqlalchemy import select

from channels.deliver import MAX_ATTEMPTS, deliver
from channels.optout import is_out, start
from channels.port import Channel
from channels.twilio import client
from channels.twilio.standin.knobs import Answer, Knobs
from conversations import outbox
from conversations.inbox import Conversation
from conversations.models import DeliveryPartRow, HandoffRow
from conversations.parts import Piece, begin, sent
from kit.plugins import discover
from kit.vault import Vault
from stores.connections import disconnect
from stores.stores import StoreSettings, add_store

from .conftest import PHONE, SID, SMS, TEMPLATE, WHATSAPP, Line, connect, post

STATUS = "/webhooks/twilio/status"
FAULTS = tuple(answer for answer in get_args(Answer) if answer not in {"", "400"})


async def send_on(line: Line, conversation_id: int, times: int = 1) -> None:
    """Let the conversation's messages go out, and again each time that a wait is over."""
    for _ in range(times):
        await deliver(line.deps, discover("channels", "CHANNEL", Channel), conversation_id)
        line.clock.move(timedelta(minutes=1))


async def parts(line: Line) -> list[DeliveryPartRow]:
    async with line.deps.database.begin() as session:
        return list(await session.scalars(select(DeliveryPartRow).order_by(DeliveryPartRow.id)))


async def test_a_message_is_answered_and_its_way_is_known_to_the_end(line: Line) -> None:
    """S1-09: the agent answers text messages."""
    await line.write("Can I change the size?")
    assert line.on_phone() == ["Can I change the size?"]
    (part,) = await parts(line)
    assert (part.state, part.segments) == ("delivered", 1)
    assert part.receipt == line.carrier.messages[-1].sid


async def test_whatsapp_is_answered_on_whatsapp(line: Line) -> None:
    """S1-21."""
    sender, to = f"whatsapp:{PHONE}", f"whatsapp:{WHATSAPP}"
    await line.write("Hello", sender=sender, to=to)
    assert line.on_phone(sender) == ["Hello"]
    assert line.on_phone(PHONE) == []
    line.carrier.read(sender)
    await line.settle()
    assert [part.state for part in await parts(line)] == ["read"]


async def test_who_stood_still_until_the_last_moment_leaves_the_message_to_others(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation, connect = await line.conversation(PHONE), client.connect
    await line.say(conversation, "Yes, you can.")

    def stand_still() -> httpx.AsyncClient:
        line.clock.move(timedelta(seconds=5))
        return connect()

    with monkeypatch.context() as asleep:
        asleep.setattr(client, "connect", stand_still)
        await deliver(line.deps, discover("channels", "CHANNEL", Channel), conversation.id)
    assert line.carrier.messages == []
    await send_on(line, conversation.id)
    assert [one.body for one in line.carrier.messages] == ["Yes, you can."]


@pytest.mark.parametrize("first", FAULTS)
async def test_nothing_is_ever_sent_twice(line: Line, first: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "ANSWER_SECONDS", 0.2)
    for place, second in enumerate((*FAULTS, "")):
        phone = f"+35192000{place:04d}"
        conversation = await line.conversation(phone)
        await line.say(conversation, "Yes, you can.", "Yes, you can.")
        for answer in (first, second, first, "", ""):
            line.carrier.knobs = Knobs(answer=answer, times=1 if answer else 0)
            await send_on(line, conversation.id)
        carried = [one.status for one in line.carrier.messages if one.to == phone]
        assert len(carried) == 2, (first, second, carried)


async def test_two_answers_in_the_same_words_are_two_messages(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "ANSWER_SECONDS", 0.3)
    conversation = await line.conversation()
    await line.say(conversation, "Anything else?", "Anything else?")
    line.carrier.knobs = Knobs(answer="taken_500", times=1)
    await send_on(line, conversation.id)
    line.carrier.knobs = Knobs(answer="taken_500", times=1)
    await send_on(line, conversation.id, 4)
    receipts = [part.receipt or "" for part in await parts(line)]
    assert sorted(receipts) == sorted(one.sid for one in line.carrier.messages)
    assert len(set(receipts)) == 2


async def test_a_carrier_that_is_silent_for_good_is_given_up_and_staff_read_why(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "ANSWER_SECONDS", 0.1)
    conversation = await line.conversation()
    await line.say(conversation, "One")
    line.carrier.knobs = Knobs(answer="silence", times=99)
    await send_on(line, conversation.id, MAX_ATTEMPTS + 2)
    (part,) = await parts(line)
    assert part.state == "failed"
    assert "Twilio did not answer" in (part.problem or "")


@pytest.mark.parametrize(
    ("number", "sentence"),
    [("+15005550001", "no number that can get messages")],
)
async def test_a_refusal_is_told_in_a_sentence(line: Line, number: str, sentence: str) -> None:
    conversation = await line.conversation(number)
    await line.say(conversation, "One")
    line.carrier.knobs = Knobs(answer="400", times=1)
    await send_on(line, conversation.id)
    (part,) = await parts(line)
    assert part.state == "failed"
    assert sentence in (part.problem or "")


async def test_a_number_that_opted_out_at_the_carrier_counts_as_stopped_here(line: Line) -> None:
    conversation = await line.conversation()
    line.carrier.knobs = Knobs(lose_webhooks=1)
    await line.write("STOP")
    await line.say(conversation, "One", "Two")
    await send_on(line, conversation.id)
    async with line.deps.database.begin() as session:
        assert await is_out(session, conversation)
    assert line.on_phone() == [one.body for one in line.carrier.messages if one.direction == "outbound-reply"]


async def test_wrong_credentials_and_no_connection_are_said(line: Line) -> None:
    conversation = await line.conversation()
    await connect(line.deps, line.store, line.url, account_sid="AC" + "9" * 32)
    await line.say(conversation, "One")
    await send_on(line, conversation.id)
    async with line.deps.database.begin() as session:
        await disconnect(session, line.store.id, "twilio")
    await line.say(conversation, "Two")
    await send_on(line, conversation.id)
    problems = [part.problem or "" for part in await parts(line)]
    assert "credentials" in problems[0]
    assert "not connected" in problems[1]


async def test_an_account_that_cannot_be_opened_any_more_is_said(line: Line) -> None:
    conversation = await line.conversation()
    await line.say(conversation, "One")
    changed = replace(line.deps, vault=Vault("another secret of the tests, as long as that"))
    await deliver(changed, discover("channels", "CHANNEL", Channel), conversation.id)
    (part,) = await parts(line)
    assert part.state == "failed"
    assert "Enter its credentials again" in (part.problem or "")


async def test_after_a_day_whatsapp_gets_the_template_or_nothing(line: Line) -> None:
    sender = f"whatsapp:{PHONE}"
    await line.write("Hello", sender=sender, to=f"whatsapp:{WHATSAPP}")
    conversation = await line.conversation(manner="whatsapp")
    line.clock.move(timedelta(hours=23, minutes=59))
    await line.say(conversation, "Still open.")
    await send_on(line, conversation.id, 3)
    await line.say(conversation, "Too late.")
    await send_on(line, conversation.id)
    async with line.deps.database.begin() as session:
        (wish,) = (await session.scalars(select(HandoffRow))).all()
    assert wish.reason == "whatsapp_window"
    await connect(line.deps, line.store, line.url, whatsapp_template_sid=TEMPLATE)
    await line.say(conversation, "By template.")
    await send_on(line, conversation.id)
    await line.settle()
    assert line.on_phone(sender) == ["Hello", "Still open.", "We have an answer for you. Write to us to read it."]


async def test_a_receipt_that_overtakes_our_own_note_is_not_lost(line: Line, web: httpx.AsyncClient) -> None:
    conversation = await line.conversation()
    await line.say(conversation, "One")
    async with line.deps.database.begin() as session:
        (waiting,) = await outbox.waiting(session, conversation.id)
        part = await begin(session, line.clock, waiting.delivery_id, [Piece("One")])
    assert part is not None
    told = {"MessageSid": "SM" + "e" * 32, "MessageStatus": "undelivered", "ErrorCode": "30003", "AccountSid": SID}
    answer = await post(web, {**told, "From": SMS, "To": PHONE}, "/webhooks/twilio/status")
    assert answer.status_code == 204
    async with line.deps.database.begin() as session:
        await sent(session, line.clock, part, told["MessageSid"])
    await line.jobs.drain()
    (kept,) = await parts(line)
    assert (kept.state, kept.problem) == ("failed", "The customer's telephone could not be reached.")


async def carried(line: Line, manner: str = "sms") -> tuple[Conversation, dict[str, str]]:
    """Let the carrier take a message, and return its conversation and what the carrier says of it, all but the news."""
    conversation = await line.conversation(manner=manner)
    await line.say(conversation, "One")
    async with line.deps.database.begin() as session:
        (waiting,) = await outbox.waiting(session, conversation.id)
        part = await begin(session, line.clock, waiting.delivery_id, [Piece("One")])
        assert part is not None
        await sent(session, line.clock, part, "SM" + "e" * 32)
    return conversation, {"MessageSid": "SM" + "e" * 32, "AccountSid": SID, "From": SMS, "To": PHONE}


async def test_nobody_settles_the_messages_of_another_store(line: Line, web: httpx.AsyncClient) -> None:
    _, told = await carried(line)
    other = {"AccountSid": "AC" + "9" * 32, "From": "+351290000009", "MessageStatus": "failed", "ErrorCode": "21610"}
    async with line.deps.database.begin() as session:
        store = await add_store(session, line.clock, key="o", name="O", shop_kind=None, settings=StoreSettings())
    numbers = {"sms_number": "+351290000009", "whatsapp_number": "+351290000008"}
    await connect(line.deps, store, line.url, account_sid=other["AccountSid"], **numbers)
    assert (await post(web, told | other, STATUS)).status_code == 204
    await line.jobs.drain()
    assert [part.state for part in await parts(line)] == ["sent"]


async def test_an_old_word_of_the_carrier_does_not_stop_who_has_started_again(
    line: Line, web: httpx.AsyncClient
) -> None:
    conversation, told = await carried(line)
    told |= {"MessageStatus": "undelivered", "ErrorCode": "21610"}
    for is_stopped in (True, False):
        assert (await post(web, told, STATUS)).status_code == 204
        async with line.deps.database.begin() as session:
            assert await is_out(session, conversation) is is_stopped
            await start(session, conversation)


async def test_what_whatsapp_refuses_later_for_its_window_is_told_to_staff(line: Line, web: httpx.AsyncClient) -> None:
    _, told = await carried(line, "whatsapp")
    await post(web, {**told, "MessageStatus": "failed", "ErrorCode": "63016"}, STATUS)
    async with line.deps.database.begin() as session:
        (wish,) = (await session.scalars(select(HandoffRow))).all()
    assert wish.reason == "whatsapp_window"


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"MessageStatus": "delivered", "To": PHONE}, 422),
        ({"MessageSid": "SM1", "To": PHONE}, 422),
        ({"MessageSid": "SM1", "MessageStatus": "delivered", "To": PHONE}, 204),
        ({"MessageSid": "SM1", "MessageStatus": "thinking", "To": PHONE}, 204),
        ({"MessageSid": "SM1", "MessageStatus": "failed", "ErrorCode": "x" * 9, "To": PHONE}, 204),
    ],
)
async def test_a_status_of_no_message_of_ours_changes_nothing(
    line: Line, web: httpx.AsyncClient, fields: dict[str, str], status: int
) -> None:
    answer = await post(web, {"AccountSid": SID, "From": SMS, **fields}, "/webhooks/twilio/status")
    assert answer.status_code == status
    forged = await web.post("/webhooks/twilio/status", data={"AccountSid": SID, "From": SMS, **fields})
    assert forged.status_code == 403
    await line.jobs.drain()
    assert await parts(line) == []
