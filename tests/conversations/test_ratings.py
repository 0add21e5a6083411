"""When customers are asked how it was, and how long their answer is taken."""

from datetime import UTC, datetime, timedelta
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.messages import ChannelKind
from conversations.ratings.rules import (
    ANSWERABLE,
    ASKED_AGAIN,
    CHANGEABLE,
    LONGEST_COMMENT,
    Closed,
    Question,
    Standing,
    clean_comment,
    may_ask,
    standing,
)
from kit.errors import Invalid

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
spans = st.timedeltas(min_value=timedelta(), max_value=timedelta(days=30))
moments = spans.map(lambda span: NOON - span)
maybe = st.one_of(st.none(), moments)


@given(st.sampled_from(ChannelKind), st.tuples(st.booleans(), st.booleans()), maybe, maybe)
def test_only_who_wrote_in_a_chat_of_the_shop_is_asked_and_at_most_once_a_day(
    channel: ChannelKind, where: tuple[bool, bool], heard_at: datetime | None, asked_at: datetime | None
) -> None:
    is_preview, is_on = where
    closed = Closed(channel, is_preview, heard_at, NOON)
    if may_ask(closed, is_on=is_on, asked_at=asked_at):
        assert (channel, is_preview, is_on) == (ChannelKind.WEBCHAT, False, True)
        assert heard_at is not None
        assert asked_at is None or NOON - asked_at >= ASKED_AGAIN


@pytest.mark.parametrize(("ago", "is_asked"), [(timedelta(hours=23, minutes=59), False), (ASKED_AGAIN, True)])
def test_a_second_closing_within_a_day_asks_nothing(*, ago: timedelta, is_asked: bool) -> None:
    closed = Closed(ChannelKind.WEBCHAT, False, NOON, NOON)
    assert may_ask(closed, is_on=True, asked_at=NOON - ago) is is_asked


def test_who_went_on_writing_is_not_asked() -> None:
    closed = Closed(ChannelKind.WEBCHAT, False, NOON + timedelta(seconds=1), NOON)
    assert not may_ask(closed, is_on=True, asked_at=None)


@given(maybe, maybe, spans)
def test_an_answer_is_taken_for_a_time_and_until_the_customer_writes(
    heard_at: datetime | None, rated_at: datetime | None, later: timedelta
) -> None:
    asked_at = NOON - timedelta(days=30)
    question = Question(1, asked_at, None if rated_at is None else 4, "", rated_at)
    now = (rated_at or asked_at) + later
    found = standing(question, heard_at, now)
    if heard_at is not None and heard_at > asked_at:
        assert found is Standing.OVER
    elif rated_at is not None:
        assert found is (Standing.RATED if later < CHANGEABLE else Standing.OVER)
    else:
        assert found is (Standing.OPEN if later < ANSWERABLE else Standing.OVER)


@given(st.text())
def test_a_comment_is_plain_text_or_refused(text: str) -> None:
    is_plain = not any(category(sign) in {"Cc", "Cs"} for sign in text.strip())
    if is_plain and len(text.strip()) <= LONGEST_COMMENT:
        assert clean_comment(text) == text.strip()
    elif any(sign in text.strip() for sign in "\x00\x07\x1b"):
        with pytest.raises(Invalid, match="plain text"):
            clean_comment(text)


def test_a_comment_that_nobody_reads_to_its_end_is_refused() -> None:
    with pytest.raises(Invalid, match="1000"):
        clean_comment("x" * (LONGEST_COMMENT + 1))
