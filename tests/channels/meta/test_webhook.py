"""Meta's webhook: its handshake, its signature over raw bytes, and many parts of which none is lost for another."""

import asyncio
import json
from datetime import timedelta

import httpx
import pytest

from channels.meta import arrival, webhook
from channels.meta.webhook import is_signed
from channels.port import Deps
from kit.clock import ManualClock
from kit.errors import NotReady
from kit.jobs import Jobs
from stores.connections import Connection
from stores.stores import Store, StoreSettings, add_store

from .conftest import (
    HOOK,
    NUMBER,
    PHONE,
    PHONE_ID,
    SECRET,
    VERIFY,
    WABA,
    Line,
    connect,
    conversations,
    heard,
    message,
    notice,
    post,
    signed,
    written,
)


async def shake(web: httpx.AsyncClient, **asked: str) -> httpx.Response:
    params = {"mode": "subscribe", "verify_token": VERIFY, "challenge": "1158201444"} | asked
    return await web.get(HOOK, params={f"hub.{name}": value for name, value in params.items() if value})


async def test_the_handshake_gives_back_what_meta_asked(web: httpx.AsyncClient, connected: Store) -> None:
    answer = await shake(web)
    assert (answer.status_code, answer.text) == (200, "1158201444")
    assert answer.headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"verify_token": "another"}, 403),
        ({"verify_token": "é" * 20}, 403),
        ({"verify_token": ""}, 403),
        ({"mode": "unsubscribe"}, 403),
        ({"challenge": ""}, 422),
        ({"challenge": "<script>"}, 422),
    ],
)
async def test_a_handshake_of_somebody_else_is_refused(
    web: httpx.AsyncClient, connected: Store, asked: dict[str, str], status: int
) -> None:
    assert (await shake(web, **asked)).status_code == status


async def test_without_any_connection_nobody_shakes_hands(web: httpx.AsyncClient, store: Store) -> None:
    assert (await shake(web, verify_token="")).status_code == (await shake(web)).status_code == 403


async def test_a_signed_message_is_taken_in(web: httpx.AsyncClient, deps: Deps, connected: Store) -> None:
    """S1-09: WhatsApp by Meta is a channel of the agent."""
    assert (await post(web, notice(message("Can I change the size?")))).status_code == 200
    assert await heard(deps) == [("wamid.1", ["Can I change the size?"])]
    (row,) = await conversations(deps)
    assert (row.channel, row.manner, row.address, row.customer_id) == ("meta", "whatsapp", f"+{PHONE}", None)


async def test_the_signature_is_over_the_raw_bytes(web: httpx.AsyncClient, deps: Deps, connected: Store) -> None:
    raw = json.dumps(notice(message("Olá 🌿"))).encode()
    anew = json.dumps(json.loads(raw), separators=(",", ":"), ensure_ascii=False).encode()
    assert json.loads(raw) == json.loads(anew)
    assert (await web.post(HOOK, content=anew, headers=signed(raw))).status_code == 403
    assert await heard(deps) == []
    assert (await web.post(HOOK, content=raw, headers=signed(raw))).status_code == 200


@pytest.mark.parametrize("signature", ["", "sha256=", "x", "sha1=abc", "sha256=" + "é" * 64, None])
async def test_without_its_signature_a_notice_is_refused(
    web: httpx.AsyncClient, deps: Deps, connected: Store, signature: str | None
) -> None:
    headers = [] if signature is None else [(b"X-Hub-Signature-256", signature.encode("latin-1"))]
    answer = await web.post(HOOK, content=written(notice(message())), headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "signature_invalid")
    assert await heard(deps) == []


async def test_a_number_that_no_store_has_is_refused_like_a_forgery(web: httpx.AsyncClient, connected: Store) -> None:
    raw = written(notice(message()))
    unknown, forged = (
        await post(web, notice(message(), phone_id="999999")),
        await web.post(HOOK, content=raw, headers=signed(raw, "another secret of the tests")),
    )
    assert unknown.status_code == forged.status_code == 403
    assert unknown.json() == forged.json()


def test_a_signature_is_by_this_secret_alone() -> None:
    ours = Connection(1, 1, "meta", {}, (), {"app_secret": SECRET})
    other = Connection(1, 1, "meta", {}, (), {"app_secret": "another secret of the tests"})
    given = signed(b"{}")["X-Hub-Signature-256"]
    assert is_signed(ours, b"{}", given)
    assert not is_signed(other, b"{}", given)
    assert not is_signed(ours, b"{} ", given)


async def test_one_notice_of_two_stores_writes_to_each_by_its_number(
    web: httpx.AsyncClient, deps: Deps, connected: Store
) -> None:
    async with deps.database.begin() as session:
        other = await add_store(session, deps.clock, key="o", name="O", shop_kind=None, settings=StoreSettings())
    await connect(deps, other, phone_id="222222")
    together = notice(message("One", 1))
    together["entry"] += notice(message("Two", 2), phone_id="222222")["entry"]
    together["entry"] += notice(message("Three", 3), phone_id="333333")["entry"]
    assert (await post(web, together)).status_code == 200
    assert [row.store_id for row in await conversations(deps)] == [connected.id, other.id]
    assert [words for _, (words,) in await heard(deps)] == ["One", "Two"]


async def test_a_secret_of_one_store_opens_no_other(web: httpx.AsyncClient, deps: Deps, connected: Store) -> None:
    async with deps.database.begin() as session:
        other = await add_store(session, deps.clock, key="o", name="O", shop_kind=None, settings=StoreSettings())
    await connect(deps, other, phone_id="222222", app_secret="the other store's app secret")
    together = notice(message("One", 1))
    together["entry"] += notice(message("Two", 2), phone_id="222222")["entry"]
    assert (await post(web, together)).status_code == 200
    assert [words for _, (words,) in await heard(deps)] == ["One"]


async def test_a_bad_part_loses_none_of_the_good_ones(web: httpx.AsyncClient, deps: Deps, connected: Store) -> None:
    bad = [None, 7, {}, message("No name", 9, id=""), message("Nobody", 9, **{"from": "MEO"}), {"id": "wamid.8"}]
    told = notice(message("One", 1), *bad, message("Two", 2), statuses=[{}, None, {"id": "x", "status": "sent"}])
    told["entry"] = [None, {"changes": 5}, {"changes": [{"value": []}, {"field": "messages"}]}, *told["entry"]]
    assert (await post(web, told)).status_code == 200
    assert [words for _, (words,) in await heard(deps)] == ["One", "Two"]


async def test_what_could_not_be_kept_is_told_again_and_what_was_kept_is_not_doubled(
    web: httpx.AsyncClient, deps: Deps, connected: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    taking = arrival.take_in

    async def fail_once(session, deps, connection, came):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        if came.wamid == "wamid.2":
            raise failures.pop()
        return await taking(session, deps, connection, came)

    together = notice(message("One", 1), message("Two", 2), message("Three", 3))
    failures = [RuntimeError("The database is away."), NotReady("It is away.")]
    with monkeypatch.context() as away:
        away.setattr(webhook, "take_in", fail_once)
        assert [(await post(web, together)).status_code for _ in range(2)] == [503, 503]
    assert [words for _, (words,) in await heard(deps)] == ["One", "Three"]
    assert (await post(web, together)).status_code == 200
    assert [words for _, (words,) in await heard(deps)] == ["One", "Three", "Two"]


async def test_twenty_times_at_once_and_a_week_later_it_is_one_message(
    web: httpx.AsyncClient, deps: Deps, connected: Store, clock: ManualClock
) -> None:
    answers = await asyncio.gather(*(post(web, notice(message())) for _ in range(20)))
    clock.move(timedelta(days=7))
    answers += [await post(web, notice(message()))]
    assert {answer.status_code for answer in answers} == {200}
    assert len(await heard(deps)) == len(await conversations(deps)) == 1


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 422),
        (b"[]", 422),
        (b"{", 422),
        (b"\xff\xfe", 422),
        (b"[" * 20_000, 422),
        (b'{"object": "page", "entry": []}', 422),
        (b'{"object": "whatsapp_business_account"}', 422),
        (b'{"object": "whatsapp_business_account", "entry": []}', 403),
    ],
)
async def test_what_is_no_notice_gets_a_sentence(
    web: httpx.AsyncClient, connected: Store, content: bytes, status: int
) -> None:
    answer = await web.post(HOOK, content=content, headers=signed(content))
    assert (answer.status_code, bool(answer.json()["detail"])) == (status, True)


@pytest.mark.parametrize("field", ["message_template_status_update", "account_update", "smb_message_echoes", ""])
async def test_what_meta_tells_of_the_account_is_taken_and_changes_nothing(
    web: httpx.AsyncClient, deps: Deps, connected: Store, field: str
) -> None:
    value = {"event": "REJECTED", "message_template_name": "answer_waiting", "message_echoes": [message()]}
    told = {
        "object": "whatsapp_business_account",
        "entry": [{"id": WABA, "changes": [{"field": field, "value": value}]}],
    }
    assert (await post(web, told)).status_code == 200
    assert await heard(deps) == []
    other = {**told, "entry": [{"id": "123456", "changes": [{"field": field, "value": value}]}]}
    assert (await post(web, other)).status_code == 403


async def test_odd_signs_are_stored_as_what_can_be_stored(web: httpx.AsyncClient, deps: Deps, connected: Store) -> None:
    odd = written(notice(message("HERE", 1))).replace(b"HERE", b"one\\u0000\\ud83d two\\r\\nthree")
    assert (await post(web, odd)).status_code == 200
    await post(web, notice(message("ç" * 5000, 2)))
    assert [words for _, (words,) in await heard(deps)] == ["one ? two\nthree", "ç" * 4096]


async def test_a_voice_message_is_kept_and_words_are_asked_for_once(line: Line) -> None:
    await line.write("Olá, onde está a minha encomenda?")
    await line.give("audio", {"id": "1", "voice": True})
    await line.give("unsupported", {})
    assert [words for _, (words,) in await heard(line.deps)][1:] == [
        "🎤 Voice message",
        "A message of a kind that cannot be shown here",
    ]
    assert [words.partition(".")[0] for words in line.on_phone()[1:]] == [
        "Voice messages cannot be heard here",
        "This message could not be read here",
    ]


async def test_stop_is_read_by_every_language_before_anything_else(
    web: httpx.AsyncClient, deps: Deps, connected: Store, jobs: Jobs
) -> None:
    from channels.optout import is_out  # noqa: PLC0415
    from conversations.inbox import describe  # noqa: PLC0415

    for number, word in enumerate(["Hello", "Parar", "cancel my order", "START", "Parar"], 1):
        await post(web, notice(message(word, number)))
        (row,) = await conversations(deps)
        async with deps.database.begin() as session:
            assert await is_out(session, describe(row)) is (number in {2, 3, 5})


async def test_the_shops_own_number_is_no_customer(web: httpx.AsyncClient, deps: Deps, connected: Store) -> None:
    await post(web, notice(message("Echo", 1, **{"from": NUMBER}), phone_id=PHONE_ID))
    assert await conversations(deps) == []


async def test_a_notice_of_many_messages_is_taken_whole(web: httpx.AsyncClient, deps: Deps, connected: Store) -> None:
    many = notice(message("One", 1), message("Two", 2), padding="x" * 2_000_000)
    assert (await post(web, many)).status_code == 200
    assert len(await heard(deps)) == 2
    assert (await post(web, notice(message("Three", 3), padding="x" * 4_000_000))).status_code == 413
