"""When customers are asked how it was, and how long their answer is taken: pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from unicodedata import category

from conversations.messages import ChannelKind
from kit.errors import Invalid

ASKED_AGAIN = timedelta(hours=24)
"""So long the same conversation is asked nothing more, however often its ticket is closed."""
ANSWERABLE = timedelta(days=7)
"""So long a question waits for its answer."""
CHANGEABLE = timedelta(days=1)
"""So long after the first choice it may be made anew."""
LONGEST_COMMENT = 1000


class Standing(StrEnum):
    """Where a question stands."""

    OPEN = "open"
    RATED = "rated"
    """It is answered, and the answer may still be changed."""
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Question:
    """One question how it was."""

    id: int
    asked_at: datetime
    score: int | None = None
    comment: str = ""
    rated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Closed:
    """A conversation whose matter a person has closed at a moment."""

    channel: str
    is_preview: bool
    heard_at: datetime | None
    """When the customer wrote last."""
    closed_at: datetime


def may_ask(closed: Closed, *, is_on: bool, asked_at: datetime | None) -> bool:
    """Whether the customer is asked now; `asked_at` is when this conversation was asked last.

    Only in the chat, only who wrote anything, not who has gone on writing since, and never twice within a day.
    """
    if not is_on or closed.is_preview or closed.channel != ChannelKind.WEBCHAT:
        return False
    if closed.heard_at is None or closed.heard_at > closed.closed_at:
        return False
    return asked_at is None or closed.closed_at - asked_at >= ASKED_AGAIN


def standing(question: Question, heard_at: datetime | None, now: datetime) -> Standing:
    """Tell where a question stands; a new message of the customer's lets it go."""
    if heard_at is not None and heard_at > question.asked_at:
        return Standing.OVER
    if question.rated_at is not None:
        return Standing.RATED if now - question.rated_at < CHANGEABLE else Standing.OVER
    return Standing.OPEN if now - question.asked_at < ANSWERABLE else Standing.OVER


def clean_comment(text: str) -> str:
    """Return a customer's comment without spaces around it; it may be empty.

    Raises:
        Invalid: with code `comment_invalid`: longer than 1,000 characters, or with signs that no keyboard writes.
    """
    words = text.replace("\r\n", "\n").strip()
    if len(words) > LONGEST_COMMENT:
        raise Invalid(f"Write at most {LONGEST_COMMENT} characters.", code="comment_invalid")
    if any(category(sign) in {"Cc", "Cs"} and sign not in "\n\t" for sign in words):
        raise Invalid("This is not plain text. Write it again without special signs.", code="comment_invalid")
    return words
