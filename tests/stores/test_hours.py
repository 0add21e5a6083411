"""When a store's people are at work: the arithmetic of its week, holidays and time zone (D8, S4-07)."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from stores.hours import ALWAYS, Holiday, OfficeHours, Span, add_open, is_open, next_open, open_between, spans

LISBON = ZoneInfo("Europe/Lisbon")
BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
DAY = Span(opens=time(9), closes=time(18))
WEEK = OfficeHours(monday=(DAY,), tuesday=(DAY,), wednesday=(DAY,), thursday=(DAY,), friday=(DAY,))
FRIDAY_FIVE = datetime(2026, 11, 20, 17, tzinfo=LISBON)


def test_four_business_hours_from_friday_at_five_end_on_monday_at_noon() -> None:
    assert add_open(WEEK, LISBON, FRIDAY_FIVE, 4 * 3600) == datetime(2026, 11, 23, 12, tzinfo=LISBON)
    assert open_between(WEEK, LISBON, FRIDAY_FIVE, datetime(2026, 11, 23, 12, tzinfo=LISBON)) == 4 * 3600


def test_a_deadline_of_the_whole_day_ends_at_closing_and_not_at_the_next_opening() -> None:
    opening = datetime(2026, 11, 20, 9, tzinfo=LISBON)
    assert add_open(WEEK, LISBON, opening, 9 * 3600) == datetime(2026, 11, 20, 18, tzinfo=LISBON)


def test_outside_of_its_hours_the_next_opening_is_told() -> None:
    sunday = datetime(2026, 11, 22, 12, tzinfo=LISBON)
    assert not is_open(WEEK, LISBON, sunday)
    assert next_open(WEEK, LISBON, sunday) == datetime(2026, 11, 23, 9, tzinfo=LISBON)
    assert next_open(WEEK, LISBON, FRIDAY_FIVE) == FRIDAY_FIVE


def test_it_opens_with_the_hour_and_is_closed_with_the_hour() -> None:
    assert is_open(WEEK, LISBON, datetime(2026, 11, 20, 9, tzinfo=LISBON))
    assert not is_open(WEEK, LISBON, datetime(2026, 11, 20, 18, tzinfo=LISBON))
    assert is_open(ALWAYS, LISBON, datetime(2026, 10, 25, 1, 30, fold=1, tzinfo=LISBON))


def test_a_store_without_hours_is_always_open() -> None:
    assert is_open(ALWAYS, LISBON, datetime(2026, 12, 25, 3, tzinfo=LISBON))
    assert add_open(ALWAYS, LISBON, FRIDAY_FIVE, 60) == FRIDAY_FIVE + timedelta(minutes=1)


def test_holidays_are_closed_or_go_by_hours_of_their_own() -> None:
    eve = Holiday(first=date(2026, 12, 24), name="Christmas Eve", hours=(Span(opens=time(9), closes=time(12)),))
    days = Holiday(first=date(2026, 12, 25), last=date(2026, 12, 27), name="Christmas")
    hours = WEEK.model_copy(update={"holidays": (eve, days)})
    noon = datetime(2026, 12, 24, 12, tzinfo=LISBON)
    assert next_open(hours, LISBON, noon) == datetime(2026, 12, 28, 9, tzinfo=LISBON)
    assert open_between(hours, LISBON, datetime(2026, 12, 24, tzinfo=LISBON), noon) == 3 * 3600
    closed_at_christmas = OfficeHours(holidays=(days,))
    assert next_open(closed_at_christmas, LISBON, datetime(2026, 12, 25, 8, tzinfo=LISBON)) == datetime(
        2026, 12, 28, tzinfo=LISBON
    )


def test_a_night_shift_ends_on_the_next_morning_even_if_that_is_a_holiday() -> None:
    night = OfficeHours(
        friday=(Span(opens=time(22), closes=time(6)),), holidays=(Holiday(first=date(2026, 11, 21), name="Closed"),)
    )
    assert is_open(night, LISBON, datetime(2026, 11, 21, 5, 59, tzinfo=LISBON))
    assert not is_open(night, LISBON, datetime(2026, 11, 21, 6, tzinfo=LISBON))


@pytest.mark.parametrize(("day", "length"), [(date(2026, 3, 29), 7), (date(2026, 10, 25), 9), (date(2026, 7, 5), 8)])
def test_the_night_in_which_the_clock_changes_is_counted_by_what_has_passed(day: date, length: int) -> None:
    night = OfficeHours(sunday=(Span(opens=time(0), closes=time(8)),))
    begins = datetime.combine(day, time(0), tzinfo=BERLIN)
    assert open_between(night, BERLIN, begins, begins.replace(hour=12)) == length * 3600


def test_an_hour_that_the_wall_never_shows_is_not_worked_and_one_shown_twice_is_worked_twice() -> None:
    early = OfficeHours(sunday=(Span(opens=time(2), closes=time(3)),))
    jump, back = (datetime(2026, *day, tzinfo=BERLIN) for day in ((3, 29), (10, 25)))
    assert open_between(early, BERLIN, jump, jump + timedelta(days=1)) == 0
    assert open_between(early, BERLIN, back, back + timedelta(days=1)) == 2 * 3600
    half = OfficeHours(sunday=(Span(opens=time(2, 30), closes=time(4)),))
    assert next_open(half, BERLIN, jump) == datetime(2026, 3, 29, 1, tzinfo=UTC)


def test_who_is_closed_for_ever_never_opens() -> None:
    years = tuple(Holiday(first=date(year, 1, 1), last=date(year, 12, 31)) for year in range(2020, 2060))
    closed = WEEK.model_copy(update={"holidays": years})
    assert next_open(closed, LISBON, FRIDAY_FIVE) is None
    assert add_open(closed, LISBON, FRIDAY_FIVE, 1) is None
    assert add_open(closed, LISBON, FRIDAY_FIVE, 0) == FRIDAY_FIVE
    assert open_between(closed, LISBON, FRIDAY_FIVE, FRIDAY_FIVE + timedelta(days=400)) == 0


@pytest.mark.parametrize(
    "bad",
    [
        {"monday": [{"opens": "09:00:30", "closes": "18:00"}]},
        {"monday": [{"opens": "09:00Z", "closes": "18:00"}]},
        {"monday": [{"opens": "25:00", "closes": "18:00"}]},
        {"monday": [{"opens": "09:00", "closes": "18:00"}] * 7},
        {"holidays": [{"first": "2026-12-25", "last": "2026-12-24"}]},
        {"holidays": [{"first": "2026-12-25", "last": "2028-12-24"}]},
        {"holidays": [{"first": "2026-12-25", "name": "a\nb"}]},
        {"someday": []},
    ],
)
def test_hours_that_mean_nothing_are_refused(bad: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        OfficeHours.model_validate(bad)


def test_time_is_counted_forwards() -> None:
    with pytest.raises(ValueError, match="forwards"):
        add_open(ALWAYS, LISBON, FRIDAY_FIVE, -1)
    assert open_between(WEEK, LISBON, FRIDAY_FIVE, FRIDAY_FIVE - timedelta(days=3)) == 0


_TIMES = st.builds(time, st.integers(0, 23), st.sampled_from((0, 30)))
_DAYS = st.lists(st.builds(Span, opens=_TIMES, closes=_TIMES), max_size=2).map(tuple)
_HOLIDAYS = st.lists(
    st.builds(Holiday, first=st.dates(date(2026, 3, 20), date(2026, 11, 10)), hours=_DAYS), max_size=3
).map(tuple)
_HOURS = st.builds(
    OfficeHours,
    monday=_DAYS,
    tuesday=_DAYS,
    wednesday=_DAYS,
    thursday=_DAYS,
    friday=_DAYS,
    saturday=_DAYS,
    sunday=_DAYS,
    holidays=_HOLIDAYS,
)
_ZONES = st.sampled_from((LISBON, BERLIN, NEW_YORK, ZoneInfo("Australia/Lord_Howe"), ZoneInfo("Africa/Cairo")))
_MOMENTS = st.datetimes(datetime(2026, 3, 22), datetime(2026, 11, 3), timezones=st.just(UTC))  # noqa: DTZ001
_SECONDS = st.integers(0, 200_000)


@given(_HOURS, _ZONES, _MOMENTS, _SECONDS)
def test_adding_and_measuring_are_each_others_inverse(
    hours: OfficeHours, zone: ZoneInfo, start: datetime, seconds: int
) -> None:
    end = add_open(hours, zone, start, seconds)
    assert end is not None
    assert open_between(hours, zone, start, end) == seconds
    assert not seconds or open_between(hours, zone, start, end - timedelta(microseconds=1)) < seconds


@given(_HOURS, _ZONES, _MOMENTS, _SECONDS, _SECONDS)
def test_two_stretches_are_as_long_as_the_whole(
    hours: OfficeHours, zone: ZoneInfo, start: datetime, one: int, other: int
) -> None:
    middle = add_open(hours, zone, start, one)
    assert middle is not None
    if one and other:
        assert add_open(hours, zone, middle, other) == add_open(hours, zone, start, one + other)
    later = middle + timedelta(seconds=other)
    whole = open_between(hours, zone, start, later)
    parts = open_between(hours, zone, start, middle) + open_between(hours, zone, middle, later)
    assert whole == pytest.approx(parts, abs=1e-6)  # seconds with a fraction, added in another order


@given(_HOURS, _ZONES, _MOMENTS)
def test_open_stretches_come_in_order_and_apart(hours: OfficeHours, zone: ZoneInfo, start: datetime) -> None:
    found = list(spans(hours, zone, start, start + timedelta(days=9)))
    assert all(begins < ends for begins, ends in found)
    assert all(ends < begins for (_, ends), (begins, _) in pairwise(found))
    for begins, ends in found:
        assert is_open(hours, zone, begins)
        assert next_open(hours, zone, ends) != ends or ends == start + timedelta(days=9)
