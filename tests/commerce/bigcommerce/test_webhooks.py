"""BigCommerce's webhooks: sure of their sender, thin, repeated for two days, and then gone."""

import json
from contextlib import suppress
from datetime import timedelta

import httpx
import pytest
from fastapi import FastAPI, Request, Response
from hypothesis import given
from hypothesis import strategies as st

from commerce.bigcommerce.standin import World
from commerce.bigcommerce.standin.hooks import Post
from commerce.bigcommerce.standin.model import HookModel, StoreModel
from commerce.bigcommerce.standin.world import change_status, ship_all
from commerce.bigcommerce.statuses import StatusId
from commerce.bigcommerce.webhooks import SECRET_HEADER, header_for, hear, parse, whose
from commerce.notices import About, Told
from kit.clock import ManualClock
from kit.errors import Forbidden, Invalid, TooLarge
from tests.commerce.bigcommerce.building import order
from tests.contracts.bigcommerce_stage import HASH
from tests.contracts.servers import at_bigcommerce

KEYS = {"client_secret": "client-secret", "token": "a-token"}
OURS = header_for("a-token")


class Ear:
    """A shop of ours that hears webhooks, or does not answer."""

    def __init__(self, clock: ManualClock) -> None:
        self.heard: list[Told] = []
        self.status = 200
        self.requests: list[tuple[bytes, dict[str, str]]] = []
        self.app = FastAPI()

        @self.app.post("/hook")
        async def hook(request: Request) -> Response:
            body, headers = await request.body(), dict(request.headers)
            self.requests.append((body, headers))
            if self.status == 200:
                told = hear(body, headers, KEYS, clock.now())
                assert told is not None
                assert whose(body, headers) == HASH
                self.heard.append(told)
            return Response(status_code=self.status)


@pytest.fixture
def ear(clock: ManualClock) -> Ear:
    return Ear(clock)


@pytest.fixture
def post(store: StoreModel, ear: Ear) -> Post:
    store.hooks[1] = HookModel(1, "store/order/*", "http://till.test/hook", {SECRET_HEADER: OURS}, 0)
    store.hooks[2] = HookModel(2, "store/shipment/*", "http://till.test/hook", {SECRET_HEADER: OURS}, 0)
    return Post(store, httpx.AsyncClient(transport=httpx.ASGITransport(ear.app)))


async def test_what_happens_to_an_order_is_heard(store: StoreModel, post: Post, ear: Ear) -> None:
    made = order(store)
    ship_all(store, made, store.now())

    await post.deliver()

    assert {(one.about, one.about_id) for one in ear.heard} == {(About.ORDER, str(made.id))}
    assert {one.topic for one in ear.heard} == {
        "store/order/updated",
        "store/order/statusUpdated",
        "store/shipment/created",
    }


async def test_a_repeat_is_known_again_and_another_change_is_not(
    store: StoreModel, post: Post, ear: Ear, clock: ManualClock
) -> None:
    made = order(store)
    change_status(store, made, StatusId.AWAITING_SHIPMENT)
    (first, *_) = await post.deliver()
    await post.repeat(first)
    clock.move(timedelta(minutes=1))
    change_status(store, made, StatusId.AWAITING_FULFILMENT)
    await post.deliver()

    marks = [one.once for one in ear.heard]
    assert (len(marks), len(set(marks))) == (5, 4)


def test_without_an_id_the_hash_and_the_moment_stand_for_it() -> None:
    told = {"scope": "store/order/updated", "data": {"type": "order", "id": 5}, "hash": "ab", "producer": "stores/x1"}

    first = parse(json.dumps({**told, "created_at": 100}).encode())
    second = parse(json.dumps({**told, "created_at": 160}).encode())

    assert (first.once, second.once) == ("ab:100", "ab:160")


def test_one_without_id_and_moment_is_read_anew_each_time(clock: ManualClock) -> None:
    told = {"scope": "store/order/updated", "data": {"type": "order", "id": 5}, "hash": "ab", "producer": "stores/x1"}
    secrets = {"token": "t"}
    headers = {SECRET_HEADER.lower(): header_for("t")}

    first = hear(json.dumps(told).encode(), headers, secrets, clock.now())
    clock.move(timedelta(seconds=1))
    second = hear(json.dumps(told).encode(), headers, secrets, clock.now())

    assert first is not None
    assert second is not None
    assert (first.about_id, first.once != second.once, second.triggered_at) == ("5", True, clock.now())


async def test_what_is_not_taken_comes_again_for_two_days_and_then_never(
    store: StoreModel, post: Post, ear: Ear, clock: ManualClock
) -> None:
    ear.status = 500
    made = order(store)
    store.hooks.pop(2)
    store.tell("store/order/created", "order", made.id)

    started, attempts = clock.now(), 0
    for _ in range(60):
        attempts += len(await post.deliver())
        clock.move(timedelta(hours=1))
        if not post.under_way:
            break

    assert attempts == 12
    assert clock.now() - started >= timedelta(hours=48)
    assert store.hooks[1].is_active is False
    assert len({headers["webhook-id"] for _, headers in ear.requests}) == 1


async def _caught(store: StoreModel, post: Post, ear: Ear) -> tuple[bytes, dict[str, str]]:
    store.tell("store/order/created", "order", order(store).id)
    await post.deliver()
    return ear.requests[0]


async def test_only_what_is_signed_and_fresh_is_believed(
    store: StoreModel, post: Post, ear: Ear, clock: ManualClock
) -> None:
    body, headers = await _caught(store, post, ear)
    now = clock.now()
    told: tuple[tuple[bytes, dict[str, str], dict[str, str], timedelta], ...] = (
        (body.replace(b"order/created", b"order/updated"), headers, KEYS, timedelta(0)),
        (body, {**headers, "webhook-signature": "v1,bm8="}, KEYS, timedelta(0)),
        (body, {**headers, "webhook-signature": ""}, KEYS, timedelta(0)),
        (body, {**headers, "webhook-timestamp": "soon"}, KEYS, timedelta(0)),
        (body, {**headers, SECRET_HEADER.lower(): "theirs"}, KEYS, timedelta(0)),
        (body, headers, {**KEYS, "client_secret": "another"}, timedelta(0)),
        (body, headers, {}, timedelta(0)),
        (body, headers, KEYS, timedelta(minutes=6)),
    )
    for words, carried, keys, late in told:
        with pytest.raises(Forbidden):
            hear(words, carried, keys, now + late)
    assert hear(body, headers, KEYS, now) is not None
    assert hear(body, {**headers, "webhook-signature": f"v1,bm8= {headers['webhook-signature']}"}, KEYS, now)


def test_a_large_body_is_not_even_read() -> None:
    with pytest.raises(TooLarge):
        whose(b"x" * 70_000, {})


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"null",
        b"{}",
        b"\xff",
        b"[" * 5000,
        b'{"scope": "store/order/updated", "data": {"id": null}, "hash": "a", "created_at": 1, "producer": "stores/x"}',
        b'{"scope": "store/order/updated", "data": {"id": true}, "hash": "a", "created_at": 1, "producer": "stores/x"}',
        b'{"scope": "store/order/updated", "data": {"id": 1}, "hash": "a", "created_at": 9e99, "producer": "stores/x"}',
        b'{"scope": "store/order/updated", "data": {"id": 1}, "hash": "a", "created_at": 1, "producer": "../x"}',
    ],
)
def test_what_is_no_webhook_is_refused(body: bytes) -> None:
    with pytest.raises(Invalid):
        parse(body)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(
    st.fixed_dictionaries(
        {},
        optional=dict.fromkeys(("scope", "data", "hash", "created_at", "producer"), json_values),
    )
)
def test_any_body_ends_in_an_error_of_ours(told: dict[str, object]) -> None:
    shaped = {"scope": "store/order/updated", "producer": "stores/x", "hash": "a", "created_at": 1, **told}
    with suppress(Invalid):
        notice = parse(json.dumps(shaped).encode())
        assert notice.id.isdecimal() or notice.about is None


async def test_webhooks_are_registered_once(world: World, store: StoreModel) -> None:
    client = httpx.AsyncClient(transport=httpx.ASGITransport(at_bigcommerce(world)), base_url="http://bigcommerce.test")
    wanted = {"scope": "store/order/*", "destination": "https://till.example/hook", "headers": {SECRET_HEADER: "ours"}}
    headers = {"X-Auth-Token": store.token}
    path = f"/stores/{HASH}/v3/hooks"

    first = await client.post(path, json=wanted, headers=headers)
    second = await client.post(path, json=wanted, headers=headers)

    assert (first.status_code, second.status_code) == (200, 409)
    assert first.json()["data"]["headers"] == {SECRET_HEADER: "ours"}
    assert (await client.delete(f"{path}/{first.json()['data']['id']}", headers=headers)).status_code == 200
