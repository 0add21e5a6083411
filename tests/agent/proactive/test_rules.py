"""The rules of proactive messages, whatever the hour, the zone and the order of things."""

from datetime import UTC, datetime, time, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.proactive import (
    NEWS,
    Address,
    Kind,
    Why,
    Word,
    choose,
    goes_at,
    is_overtaken,
    is_quiet,
    obstacle,
)
from agent.proactive_addresses import plain_number
from commerce.happenings import parcel_of
from conversations.messages import ChannelKind
from conversations.reaching import Door
from stores.proactive import ProactiveSettings

NOW = datetime(2026, 11, 18, 10, tzinfo=UTC)
WINDOW = timedelta(hours=24)
ZONES = st.sampled_from([ZoneInfo(name) for name in ("Europe/Lisbon", "America/New_York", "Asia/Kolkata", "UTC")])
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - bounds
TIMES = st.times().map(lambda one: one.replace(microsecond=0))
DOORS = [Door("twilio", ChannelKind.SMS), Door("twilio", ChannelKind.WHATSAPP), Door("email", ChannelKind.EMAIL)]
ADDRESSES = st.lists(
    st.builds(
        Address,
        st.sampled_from([*DOORS, Door("twilio", ChannelKind.WHATSAPP, needs_template=True)]),
        st.sampled_from(["+351910000001", "ana@example.com"]),
        st.none() | st.integers(0, 60).map(lambda hours: NOW - timedelta(hours=hours)),
        st.none() | st.integers(0, 60).map(lambda hours: NOW - timedelta(hours=hours)),
    ),
    max_size=4,
)
ON = ProactiveSettings(active=True)


@given(TIMES, TIMES, ZONES, MOMENTS)
def test_nobody_is_disturbed_at_night_and_nobody_waits_longer_than_one(
    first: time, last: time, zone: ZoneInfo, now: datetime
) -> None:
    settings = ProactiveSettings(active=True, quiet_from=first, quiet_until=last)
    at = goes_at(settings, ChannelKind.SMS, zone, now)

    assert now <= at <= now + timedelta(hours=25)
    assert (at == now) is not is_quiet(first, last, zone, now)
    if at > now:  # where the clock jumped over the end, it is the moment after it
        assert at.astimezone(zone).time() >= last or at.astimezone(zone).utcoffset() != now.astimezone(zone).utcoffset()
    assert goes_at(settings, ChannelKind.EMAIL, zone, now) == now


@pytest.mark.parametrize(
    ("zone", "hour", "at"),
    [("Europe/Lisbon", 20, None), ("Europe/Lisbon", 23, 8), ("America/New_York", 10, 13), ("Asia/Kolkata", 10, None)],
)
def test_the_clock_is_the_customers_own(zone: str, hour: int, at: int | None) -> None:
    """S5-30: 21:00 to 08:00, wherever the customer is."""
    now = NOW.replace(hour=hour)
    goes = goes_at(ON, ChannelKind.WHATSAPP, ZoneInfo(zone), now)
    expected = now if at is None else (now + timedelta(days=at < hour)).replace(hour=at)
    assert goes == expected


@given(st.data(), st.sampled_from(list(Kind)), st.integers(0, 60))
def test_nothing_is_told_against_the_store_or_the_customer(data: st.DataObject, kind: Kind, hours: int) -> None:
    is_active, is_on = data.draw(st.booleans()), data.draw(st.booleans())
    word = data.draw(st.none() | st.booleans().map(lambda given: Word(given, NOW)))
    settings = ProactiveSettings.model_validate({"active": is_active, kind.value: is_on})
    why = obstacle(settings, kind, word, NOW - timedelta(hours=hours), NOW)

    has_agreed = word is not None and word.is_given
    assert (why is None) is (is_active and is_on and has_agreed and timedelta(hours=hours) <= NEWS)


@given(ADDRESSES, st.integers(0, 60))
def test_a_number_that_said_stop_is_never_written_to(addresses: list[Address], hours: int) -> None:
    word = Word(is_given=True, at=NOW - timedelta(hours=hours))
    chosen = choose(addresses, word, WINDOW, NOW)

    if isinstance(chosen, Address):
        assert chosen in addresses
        assert chosen.stopped_at is None
        assert not chosen.door.needs_template or chosen.wrote_at is not None
        assert all(one.stopped_at is None or one.stopped_at < word.at for one in addresses)
        assert (
            all(one.wrote_at is None for one in addresses) or chosen.wrote_at is not None or _later_stopped(addresses)
        )
    else:
        assert chosen in {Why.STOPPED, Why.NO_ADDRESS}


def _later_stopped(addresses: list[Address]) -> bool:
    """Whether those from which they wrote are all closed."""
    return all(one.stopped_at is not None or one.door.needs_template for one in addresses if one.wrote_at is not None)


def test_of_one_parcel_the_last_word_alone_is_told() -> None:
    order = [Kind.SHIPPED, Kind.DELAYED, Kind.DELIVERED]
    for one, other in product(order, order):
        told_over = is_overtaken(one, NOW, [(other, NOW + timedelta(minutes=1))])
        assert told_over is (order.index(other) >= order.index(one))
    assert not is_overtaken(Kind.DELAYED, NOW, [(Kind.SHIPPED, NOW + timedelta(hours=1))])


@pytest.mark.parametrize(
    ("once", "order_id", "parcel"),
    [
        ("fulfilled:o:p:20261118T100000", "o", "p"),
        ("delayed:gid://s/Order/1:gid://s/F/2:20261118T100000:2026-11-19", "gid://s/Order/1", "gid://s/F/2"),
        ("placed:o", "o", ""),
        ("cancelled:o:20261118T100000", "o", ""),
    ],
)
def test_a_parcel_is_known_by_its_mark(once: str, order_id: str, parcel: str) -> None:
    assert parcel_of(once, order_id) == parcel


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("+44 7700 900101", "+447700900101"),
        ("00351 910 000 002", "+351910000002"),
        ("910 000 002", ""),
        ("", ""),
        ("+12", ""),
    ],
)
def test_only_a_whole_number_is_one(written: str, number: str) -> None:
    assert plain_number(written) == number
