"""Hours are refused where they contradict themselves, and a store's handoff is kept as it was meant (S1-53, S4-07)."""

from typing import Any

import pytest
from pydantic import ValidationError

from stores.handoff import Collected, HandoffSettings
from stores.stores import StoreSettings


def span(opens: str, closes: str) -> dict[str, str]:
    return {"opens": opens, "closes": closes}


def kept(**hours: object) -> StoreSettings:
    return StoreSettings.model_validate({"hours": hours})


@pytest.mark.parametrize(
    ("hours", "says"),
    [
        ({"monday": [span("09:00", "13:00"), span("12:00", "18:00")]}, "monday overlap"),
        ({"monday": [span("22:00", "06:00")], "tuesday": [span("05:00", "09:00")]}, "monday and tuesday overlap"),
        ({"sunday": [span("22:00", "06:00")], "monday": [span("05:00", "09:00")]}, "sunday and monday overlap"),
        ({"monday": [span("00:00", "00:00"), span("09:00", "10:00")]}, "monday overlap"),
        ({"holidays": [{"first": "2026-12-24", "last": "2026-12-26"}, {"first": "2026-12-26"}]}, "hold on 2026-12-26"),
        ({"holidays": [{"first": "2026-12-24", "last": "2026-12-23"}]}, "on the day it begins or later"),
        ({"holidays": [{"first": "2026-12-24", "hours": [span("09:00", "12:00"), span("11:00", "13:00")]}]}, "overlap"),
        ({"moonday": [span("09:00", "13:00")]}, "not permitted"),
        ({"monday": [span("25:00", "26:00")]}, "time"),
    ],
)
def test_hours_that_contradict_themselves_are_refused(hours: dict[str, Any], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        kept(**hours)


def test_hours_may_touch_and_go_past_midnight() -> None:
    week = kept(
        monday=[span("14:00", "18:00"), span("09:00", "14:00")],
        saturday=[span("20:00", "00:00")],
        sunday=[span("00:00", "00:00")],
        holidays=[{"first": "2026-12-24", "name": "Christmas", "hours": [span("10:00", "12:00")]}],
    )
    assert StoreSettings.model_validate(week.model_dump(mode="json")) == week


def test_the_whole_week_round_the_clock_is_no_overlap() -> None:
    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    assert kept(**{day: [span("00:00", "00:00")] for day in days}).hours.monday


def test_a_handoff_is_kept_plainly_and_in_one_order() -> None:
    """S1-53."""
    handoff = HandoffSettings(
        inside_message=" We come\r\nsoon.\x00 ", collects=(Collected.TOPIC, Collected.EMAIL, Collected.TOPIC)
    )
    assert handoff.inside_message == "We come\nsoon."
    assert handoff.collects == (Collected.EMAIL, Collected.TOPIC)
    for wrong in ({"team_id": 0}, {"team_id": 2**31}, {"inside_message": "x" * 501}, {"collects": ["shoe size"]}):
        with pytest.raises(ValidationError):
            HandoffSettings.model_validate(wrong)
