"""What the demo's shop has behind it, as `demo_data/past.toml` tells it: matters, step by step."""

import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

SCRIPT = Path(__file__).with_name("demo_data") / "past.toml"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Step(_Strict):
    """One thing that somebody did, `after` so many minutes: the customer says, or one of the staff acts."""

    after: int = Field(default=0, ge=0)
    says: str = ""
    staff: str = ""
    """The role in the demo of whoever acts."""
    replies: str = ""
    notes: str = ""
    tags: tuple[str, ...] = ()
    takes: bool = False
    gives: str = ""
    """The role of whom the ticket is given to."""
    closes: bool = False
    rates: int = Field(default=0, ge=0, le=5)
    """How the customer found it, in the chat; `comment` goes with it."""
    comment: str = ""


class Matter(_Strict):
    """What somebody wanted: it began some `days` ago `at` a time of day, or `minutes` ago."""

    days: int = 0
    at: time | None = None
    minutes: int = 0
    who: str = ""
    """A customer of the shop, by the part of their address before the sign."""
    name: str = ""
    email: str = ""
    by: str = "chat"
    subject: str = ""
    steps: tuple[Step, ...]

    def begins(self, now: datetime) -> datetime:
        """Return when the first words are said."""
        if self.at is None:
            return now - timedelta(minutes=self.minutes)
        return datetime.combine((now - timedelta(days=self.days)).date(), self.at, UTC)


def read_script() -> tuple[Matter, ...]:
    """Return every matter of the script."""
    return TypeAdapter(tuple[Matter, ...]).validate_python(tomllib.loads(SCRIPT.read_text())["matter"])


def in_order(matters: tuple[Matter, ...], now: datetime) -> list[tuple[datetime, int, Step]]:
    """Return all steps by when they happen, none later than `now`, each with the place of its matter."""

    def steps() -> Iterator[tuple[datetime, int, Step]]:
        for place, matter in enumerate(matters):
            moment = matter.begins(now)
            for step in matter.steps:
                moment += timedelta(minutes=step.after)
                yield min(moment, now), place, step

    return sorted(steps(), key=lambda one: one[0])  # the steps of one matter keep their order: sorting is stable
