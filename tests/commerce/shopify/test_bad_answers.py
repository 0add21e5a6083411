"""Answers that no Shopify should give: whatever comes, an order is read rightly or refused in our own words."""

import copy
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commerce.port import Order
from commerce.shopify.reads import ShopifyReads
from commerce.shopify.standin.server import app
from commerce.shopify.transport import Door, Transport
from kit.clock import ManualClock
from kit.errors import AdapterError, AppError
from tests.commerce.shopify.conftest import Server
from tests.commerce.shopify.town import SHOP, line, order, sent, town_of

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


async def answer_of_the_standin(clock: ManualClock) -> tuple[dict[str, Any], str, str]:
    """What the stand-in answers for an order of which a part was sent; with its name, and its customer's."""
    town = town_of(clock)
    gone, here = line(1, unfulfilled=0, attributes=(("Engraving", "A"),)), line(2)
    name = town.place(order(gone, here, clock=clock, fulfilments=(sent(gone, clock=clock),)))
    kept: list[bytes] = []

    async def keep(response: httpx.Response) -> None:
        kept.append(await response.aread())

    client = httpx.AsyncClient(transport=httpx.ASGITransport(app(town.world)), event_hooks={"response": [keep]})
    door = Door(SHOP, "shpat_town", "http://shopify.test")
    await ShopifyReads(Transport(door, clock, client=client), clock).order(town.me, name)
    (answer,) = kept
    return json.loads(answer), name, town.me


def places(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place in a JSON value but its root."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in parts:
        yield (*path, key)
        yield from places(inner, (*path, key))


def changed(answer: dict[str, Any], path: tuple[str | int, ...], change: Callable[[Any, Any], None]) -> dict[str, Any]:
    made = copy.deepcopy(answer)
    inner: Any = made
    for key in path[:-1]:
        inner = inner[key]
    change(inner, path[-1])
    return made


def drop(holder: Any, key: Any) -> None:  # noqa: ANN401 - JSON
    del holder[key]


def empty(holder: Any, key: Any) -> None:  # noqa: ANN401 - JSON
    holder[key] = None


def twist(holder: Any, key: Any) -> None:  # noqa: ANN401 - JSON
    holder[key] = {"what": "is this"} if isinstance(holder[key], str) else "something else"


@pytest.mark.parametrize("change", [drop, empty, twist])
async def test_an_order_of_which_any_part_is_missing_or_strange_is_read_or_refused(
    clock: ManualClock, change: Callable[[Any, Any], None]
) -> None:
    good, name, me = await answer_of_the_standin(clock)
    paths = list(places(good["data"], ("data",)))
    read, refused = 0, []

    for path in paths:
        shop = Server(clock, [httpx.Response(200, json=changed(good, path, change))]).shop()
        try:
            read += isinstance(await shop.order(me, name), Order)
        except AppError as error:
            refused.append(error.detail)

    assert read + len(refused) == len(paths) > 100
    assert len(refused) > 50
    assert all(sentence.endswith(".") for sentence in refused)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=JSON, status=st.sampled_from([200, 200, 200, 201, 400, 401, 404, 418, 429, 500]))
async def test_any_json_at_all_is_data_or_an_error_of_ours(clock: ManualClock, body: object, status: int) -> None:
    transport = Server(clock, [httpx.Response(status, json=body)]).transport(patience=0.5)

    data: object = {}
    with suppress(AdapterError):
        data = await transport.ask("query A { shop { id } }", "A", {})

    assert isinstance(data, dict)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(errors=JSON, cost=JSON, data=JSON)
async def test_any_error_at_all_is_one_of_ours(clock: ManualClock, errors: object, cost: object, data: object) -> None:
    answer = {"errors": [{"message": errors, "extensions": errors}, errors], "data": data, "extensions": {"cost": cost}}
    transport = Server(clock, [httpx.Response(200, json=answer)]).transport(patience=0.5)

    with pytest.raises(AdapterError):
        await transport.ask("query A { shop { id } }", "A", {})
