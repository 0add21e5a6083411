"""Days, weeks and months by the calendar of a time zone, and the office hours as the database counts them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.reports.spans import MOST_DAYS, Every, Span, Stretch, midnight
from kit.errors import Invalid

LISBON = ZoneInfo("Europe/Lisbon")
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
ZONES = st.sampled_from(["Europe/Lisbon", "Asia/Kathmandu", "America/Santiago", "Pacific/Apia", "UTC"]).map(ZoneInfo)


@given(DAYS, st.integers(0, MOST_DAYS - 1), st.sampled_from(Every), ZONES)
def test_each_day_lies_in_one_stretch_and_each_stretch_begins_where_the_one_before_ends(
    first: date, more: int, every: Every, zone: ZoneInfo
) -> None:
    span = Span(first, first + timedelta(days=more), every)
    stretches = span.stretches()
    days = [one.first + timedelta(days=day) for one in stretches for day in range((one.last - one.first).days + 1)]
    assert days == [first + timedelta(days=day) for day in range(more + 1)]
    edges = span.edges(zone)
    assert len(edges) == len(stretches) + 1
    assert list(edges) == sorted(set(edges))


def test_a_day_on_which_the_clock_changes_is_longer_or_shorter() -> None:
    lasts = [midnight(day + timedelta(days=1), LISBON) - midnight(day, LISBON) for day in
             (date(2026, 3, 29), date(2026, 10, 25), date(2026, 11, 1))]  # fmt: skip
    assert lasts == [timedelta(hours=23), timedelta(hours=25), timedelta(hours=24)]
    assert midnight(date(2026, 7, 1), LISBON) == datetime(2026, 6, 30, 23, tzinfo=UTC)


def test_where_the_clock_jumps_over_midnight_the_day_begins_at_the_jump() -> None:
    santiago = ZoneInfo("America/Santiago")
    assert midnight(date(2026, 9, 6), santiago).astimezone(santiago).time() == time(1)


def test_weeks_begin_on_monday_and_the_outer_ones_may_be_short() -> None:
    found = Span(date(2026, 11, 18), date(2026, 12, 1), Every.WEEK).stretches()
    assert found == (
        Stretch(date(2026, 11, 18), date(2026, 11, 22)),
        Stretch(date(2026, 11, 23), date(2026, 11, 29)),
        Stretch(date(2026, 11, 30), date(2026, 12, 1)),
    )


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (date(2026, 2, 1), date(2026, 1, 1), "span_invalid"),
        (date(2025, 1, 1), date(2026, 2, 5), "span_too_long"),
        (date(1, 1, 1), date(1, 1, 2), "span_invalid"),
        (date(9999, 12, 30), date(9999, 12, 31), "span_invalid"),
    ],
)
def test_days_that_cannot_be_told_of_are_refused(first: date, last: date, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        Span(first, last)
    assert refused.value.code == code
