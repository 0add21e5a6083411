"""What queries cost, and who asks too much (shopify.dev, "GraphQL Admin API rate limits")."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from commerce.shopify.standin.bucket import Bucket, full
from tests.commerce.shopify_standin.asking import Shopify, code_of

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
MANY = "{ customers(first: 50) { nodes { id } } }"


@pytest.mark.parametrize(
    ("query", "asked", "took"),
    [
        ("{ shop { name currencyCode } }", 1, 1),
        ("{ shop { name plan { publicDisplayName } } }", 2, 2),
        ("{ customers(first: 50) { nodes { id displayName } pageInfo { hasNextPage } } }", 52, 4),
        ("{ customers(first: 50) { edges { cursor node { id } } } }", 52, 4),
        ("{ customers(first: 10) { nodes { orders(first: 5) { nodes { id } } } } }", 82, 8),
        ('{ product(id: "gid://shopify/Product/9") { id variants(first: 10) { nodes { id } } } }', 13, 0),
        ('mutation { orderInvoiceSend(id: "gid://shopify/Order/9") { userErrors { message } } }', 11, 11),
    ],
)
async def test_a_query_tells_what_it_asked_for_and_what_it_took(
    shopify: Shopify, query: str, asked: int, took: int
) -> None:
    cost = (await shopify.answer(query))["extensions"]["cost"]

    assert (cost["requestedQueryCost"], cost["actualQueryCost"]) == (asked, took)
    assert cost["throttleStatus"]["currentlyAvailable"] == cost["throttleStatus"]["maximumAvailable"] - took


async def test_a_query_over_a_thousand_points_is_not_executed(shopify: Shopify) -> None:
    answer = await shopify.answer("{ customers(first: 250) { nodes { orders(first: 5) { nodes { id } } } } }")

    assert code_of(answer) == "MAX_COST_EXCEEDED"
    assert "exceeds the single query max cost limit (1000)" in answer["errors"][0]["message"]
    assert "data" not in answer


async def test_who_asks_too_much_is_throttled_with_http_200_until_points_flow_back(shopify: Shopify) -> None:
    shopify.store.bucket = Bucket(100, 51, shopify.clock.now())

    answer = await shopify.answer(MANY)

    assert code_of(answer) == "THROTTLED"
    assert answer["extensions"]["cost"]["actualQueryCost"] is None
    assert answer["extensions"]["cost"]["requestedQueryCost"] == 52
    assert answer["extensions"]["cost"]["throttleStatus"]["restoreRate"] == 100

    shopify.clock.move(timedelta(seconds=0.01))
    assert "data" in await shopify.answer(MANY)


async def test_a_store_on_a_bigger_plan_has_a_bigger_bucket(shopify: Shopify) -> None:
    shopify.store.bucket = full(1000, shopify.clock.now())

    status = (await shopify.answer("{ shop { name } }"))["extensions"]["cost"]["throttleStatus"]

    assert (status["maximumAvailable"], status["restoreRate"]) == (20_000, 1000)


@given(
    rate=some.sampled_from([100.0, 200.0, 1000.0, 2000.0]),
    steps=some.lists(some.tuples(some.integers(0, 1000), some.integers(0, 1000), some.floats(0, 30)), max_size=30),
)
def test_a_bucket_never_runs_over_and_never_below_nothing(rate: float, steps: list[tuple[int, int, float]]) -> None:
    bucket, moment, taken = full(rate, NOON), NOON, 0.0
    for points, back, seconds in steps:
        moment += timedelta(seconds=seconds)
        bucket = bucket.now(moment)
        left = bucket.take(points)
        if left is None:
            assert points > bucket.level
            continue
        bucket = left.give(min(points, back))
        taken += points - min(points, back)
        assert 0 <= bucket.level <= bucket.size
    assert taken <= bucket.size + (moment - NOON).total_seconds() * rate + 1e-6


@given(some.floats(0, 100), some.floats(0, 100))
def test_waiting_twice_is_waiting_once(first: float, second: float) -> None:
    start = Bucket(100, 0, NOON)
    once = start.now(NOON + timedelta(seconds=first) + timedelta(seconds=second))
    twice = start.now(NOON + timedelta(seconds=first)).now(NOON + timedelta(seconds=first) + timedelta(seconds=second))

    assert twice.level == pytest.approx(once.level)


def test_a_clock_that_goes_back_gives_and_takes_nothing() -> None:
    bucket = Bucket(100, 7, NOON)

    assert bucket.now(NOON - timedelta(hours=1)) == bucket
