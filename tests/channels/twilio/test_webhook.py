"""Signed requests of Twilio: each message is taken in once, and whatever is not Twilio's leaves nothing behind."""

import asyncio
from datetime import timedelta
from urllib.parse import urlencode

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import ImmutableMultiDict

from channels.port import Deps
from channels.twilio.webhook import TWIML, is_signed
from kit.clock import ManualClock
from kit.jobs import Jobs
from stores.connections import Connection
from stores.stores import Store
from tests.channels.conftest import HERE

from .conftest import MESSAGES, PHONE, SID, SMS, TOKEN, WHATSAPP, conversations, heard, message, post, signed

CONNECTION = Connection(1, 1, "twilio", {"account_sid": SID}, (SMS,), {"auth_token": TOKEN})


async def test_a_signed_message_is_taken_in_and_answered_with_an_empty_document(
    web: httpx.AsyncClient, deps: Deps, connected: Store
) -> None:
    """S1-09: text messages are a channel of the agent."""
    answer = await post(web, message("Can I change the size?"))
    assert (answer.status_code, answer.text) == (200, TWIML)
    assert answer.headers["content-type"].startswith("text/xml")
    assert await heard(deps) == [(f"SM{1:032x}", ["Can I change the size?"])]
    (row,) = await conversations(deps)
    assert (row.channel, row.manner, row.address, row.customer_id) == ("twilio", "sms", PHONE, None)


async def test_whatsapp_is_a_conversation_of_its_own(web: httpx.AsyncClient, deps: Deps, connected: Store) -> None:
    await post(web, message("One"))
    both = {"From": f"whatsapp:{PHONE}", "To": f"whatsapp:{WHATSAPP}", "ProfileName": "João 🌿", "WaId": PHONE[1:]}
    assert (await post(web, message("Two", 2, **both))).status_code == 200
    assert [(row.manner, row.address) for row in await conversations(deps)] == [("sms", PHONE), ("whatsapp", PHONE)]


async def test_fifty_times_at_once_is_one_message(web: httpx.AsyncClient, deps: Deps, connected: Store) -> None:
    answers = await asyncio.gather(*(post(web, message()) for _ in range(50)))
    assert {answer.status_code for answer in answers} == {200}
    assert len(await heard(deps)) == 1
    assert len(await conversations(deps)) == 1


async def test_a_repeat_days_later_is_no_new_message(
    web: httpx.AsyncClient, deps: Deps, connected: Store, clock: ManualClock
) -> None:
    await post(web, message())
    clock.move(timedelta(days=3))
    assert (await post(web, message())).status_code == 200
    assert len(await heard(deps)) == 1
    assert len(await conversations(deps)) == 1


async def test_many_first_messages_at_once_make_one_conversation(
    web: httpx.AsyncClient, deps: Deps, connected: Store
) -> None:
    await asyncio.gather(*(post(web, message(f"Part {number}", number)) for number in range(10)))
    assert len(await heard(deps)) == 10
    assert len(await conversations(deps)) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"Body": "Cancel everything"},
        {"From": "+351910000009"},
        {"FromCity": "Lisbon"},
        {"MessageSid": "SM" + "f" * 32},
        {"More": ""},
    ],
)
async def test_a_changed_parameter_is_refused(
    web: httpx.AsyncClient, deps: Deps, connected: Store, change: dict[str, str]
) -> None:
    fields = message()
    answer = await web.post(MESSAGES, content=urlencode(fields | change), headers=signed(fields))
    assert (answer.status_code, answer.json()["code"]) == (403, "signature_invalid")
    assert await conversations(deps) == []


@pytest.mark.parametrize("signature", ["", "x", "é" * 28, None])
async def test_without_its_signature_a_message_is_refused(
    web: httpx.AsyncClient, deps: Deps, connected: Store, signature: str | None
) -> None:
    headers = [(b"Content-Type", b"application/x-www-form-urlencoded")]
    if signature is not None:
        headers.append((b"X-Twilio-Signature", signature.encode("latin-1")))
    answer = await web.post(MESSAGES, content=urlencode(message()), headers=headers)
    assert answer.status_code == 403
    assert await conversations(deps) == []


async def test_a_dropped_empty_parameter_is_seen(web: httpx.AsyncClient, deps: Deps, connected: Store) -> None:
    fields = message()
    less = {name: value for name, value in fields.items() if name != "FromZip"}
    answer = await web.post(MESSAGES, content=urlencode(less), headers=signed(fields))
    assert answer.status_code == 403


async def test_a_number_that_no_store_has_is_refused_like_a_forgery(web: httpx.AsyncClient, connected: Store) -> None:
    unknown, forged = (
        await post(web, message(To="+351219999999")),
        await web.post(MESSAGES, content=urlencode(message()), headers=signed(message(), token="another token")),
    )
    assert unknown.status_code == forged.status_code == 403
    assert unknown.json() == forged.json()


async def test_another_account_cannot_speak_for_this_one(web: httpx.AsyncClient, deps: Deps, connected: Store) -> None:
    assert (await post(web, message(AccountSid="AC" + "9" * 32))).status_code == 403
    assert await conversations(deps) == []


async def test_behind_a_proxy_the_public_address_counts(web: httpx.AsyncClient, connected: Store) -> None:
    headers = {"Host": "10.0.0.7:8100", "X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example"}
    assert (await post(web, message(), **headers)).status_code == 200
    fields = message("Hello", 2)
    inner = await web.post(
        MESSAGES, content=urlencode(fields), headers=signed(fields, base="http://10.0.0.7:8100") | headers
    )
    assert inner.status_code == 403


LONG = "a" * 1601


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"", "application/x-www-form-urlencoded", 422),
        (b"{}", "application/json", 415),
        (b"x", "multipart/form-data; boundary=b", 415),
        (b"Body=hello", "application/x-www-form-urlencoded", 422),
        (b"To=%ED%A0%80", "application/x-www-form-urlencoded", 422),
        (b"To=\xff\xfe", "application/x-www-form-urlencoded", 422),
        (b"a=1&" * 300, "application/x-www-form-urlencoded", 422),
        (b"a" * 200_000, "application/x-www-form-urlencoded", 413),
    ],
)
async def test_what_is_no_form_of_twilio_gets_a_sentence(
    web: httpx.AsyncClient, deps: Deps, connected: Store, content: bytes, kind: str, status: int
) -> None:
    for path in (MESSAGES, "/webhooks/twilio/status"):
        answer = await web.post(path, content=content, headers={"Content-Type": kind, "X-Twilio-Signature": "x"})
        assert answer.status_code == status, answer.text
        assert answer.json()["detail"]
    assert await conversations(deps) == []


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"MessageSid": ""}, 422),
        ({"MessageSid": "SM1"}, 422),
        ({"From": "MEO"}, 422),
        ({"From": ""}, 422),
        ({"From": f"whatsapp:{PHONE}"}, 422),
        ({"Body": LONG}, 413),
        ({"NumMedia": "-1"}, 422),
        ({"NumMedia": "99"}, 422),
        ({"NumMedia": "1"}, 422),
    ],
)
async def test_a_signed_message_that_cannot_be_used_is_stored_nowhere(
    web: httpx.AsyncClient, deps: Deps, connected: Store, more: dict[str, str], status: int
) -> None:
    answer = await post(web, message(**more))
    assert answer.status_code == status
    assert answer.json()["detail"]
    assert await conversations(deps) == []


async def test_sixteen_hundred_characters_and_odd_signs_are_taken(
    web: httpx.AsyncClient, deps: Deps, connected: Store
) -> None:
    await post(web, message("ç" * 1600))
    await post(web, message("one\x00\x0ctwo\r\nthree", 2))
    assert [words for _, (words,) in await heard(deps)] == ["ç" * 1600, "one  two\nthree"]


async def test_an_empty_message_is_told_to_the_agent_that_asks_what_is_meant(
    web: httpx.AsyncClient, deps: Deps, connected: Store, jobs: Jobs
) -> None:
    assert (await post(web, message("   "))).status_code == 200
    assert await heard(deps) == [(f"SM{1:032x}", [""])]


async def test_stop_is_kept_and_nobody_answers_even_when_it_is_repeated_after_start(
    web: httpx.AsyncClient, deps: Deps, connected: Store
) -> None:
    from channels.optout import is_out  # noqa: PLC0415
    from conversations.inbox import describe  # noqa: PLC0415

    for number, word in enumerate(["Stop", "START"], 1):
        await post(web, message(word, number))
    await post(web, message("Stop", 1))
    (row,) = await conversations(deps)
    async with deps.database.begin() as session:
        assert not await is_out(session, describe(row))
    assert [words for _, (words,) in await heard(deps)] == ["Stop", "START"]


FIELDS = st.dictionaries(st.text("ABCab", min_size=1, max_size=5), st.text(max_size=8), max_size=6)


@given(fields=FIELDS, other=FIELDS, path=st.text("/abc", max_size=6))
def test_a_signature_is_of_these_fields_at_this_address_by_this_token_alone(
    fields: dict[str, str], other: dict[str, str], path: str
) -> None:
    told = {"AccountSid": SID, **fields}
    given = signed(told, f"/{path}")["X-Twilio-Signature"]
    assert is_signed(CONNECTION, f"{HERE}/{path}", ImmutableMultiDict(told), given)
    assert not is_signed(CONNECTION, f"{HERE}/{path}x", ImmutableMultiDict(told), given)
    assert not is_signed(CONNECTION, f"{HERE}/{path}", ImmutableMultiDict(told), given[:-2])
    forged = signed(told, f"/{path}", token="another")["X-Twilio-Signature"]
    assert not is_signed(CONNECTION, f"{HERE}/{path}", ImmutableMultiDict(told), forged)
    changed = {"AccountSid": SID, **other}
    if "".join(name + changed[name] for name in sorted(changed)) != "".join(n + told[n] for n in sorted(told)):
        assert not is_signed(CONNECTION, f"{HERE}/{path}", ImmutableMultiDict(changed), given)
