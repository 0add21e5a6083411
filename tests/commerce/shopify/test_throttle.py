"""The leaky bucket, as Shopify tells of it."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from commerce.shopify.throttle import Bucket

NOW = datetime(2026, 11, 18, 10, tzinfo=UTC)


def told(available: object, requested: object = 300, rate: object = 100) -> dict[str, object]:
    return {
        "requestedQueryCost": requested,
        "throttleStatus": {"maximumAvailable": 2000, "currentlyAvailable": available, "restoreRate": rate},
    }


def test_nothing_is_waited_for_before_shopify_has_said_anything() -> None:
    assert Bucket().wait("OrderById", NOW) == 0


def test_what_is_lacking_comes_back_at_the_stores_own_rate() -> None:
    bucket = Bucket()
    bucket.note("OrderById", told(available=100), NOW)

    assert bucket.wait("OrderById", NOW) == 2
    assert bucket.wait("OrderById", NOW + timedelta(seconds=1)) == 1
    assert bucket.wait("OrderById", NOW + timedelta(seconds=2)) == 0
    assert bucket.wait("NeverSeen", NOW) == 0


def test_what_is_set_aside_for_other_requests_of_ours_is_not_waited_for() -> None:
    bucket = Bucket()
    bucket.note("OrderById", told(available=0), NOW)
    bucket.note("OrderById", told(available=0), NOW, is_alone=False)

    assert bucket.wait("OrderById", NOW) == 0


@given(st.one_of(st.none(), st.text(), st.integers(-9, 3000)), st.one_of(st.none(), st.text(), st.integers(-9, 3000)))
def test_what_is_no_number_is_passed_over(one: object, other: object) -> None:
    bucket = Bucket()
    bucket.note("OrderById", told(available=one, requested=other, rate=other), NOW)
    bucket.note("OrderById", {"throttleStatus": one}, NOW)

    assert bucket.wait("OrderById", NOW) >= 0
    assert bucket.restored > 0


def test_whoever_has_time_waits_until_the_bucket_is_half_full() -> None:
    bucket = Bucket()
    assert bucket.rest(NOW) == 0

    bucket.note("CustomersFrom", told(available=200), NOW)

    assert bucket.rest(NOW) == 8
    assert bucket.rest(NOW + timedelta(seconds=8)) == 0
