"""What the shop adds to an answer on a parcel: set by status, and refused where it leads away."""

import pytest

from kit.auth import Role
from kit.db import Database
from stores.notes import LONGEST
from stores.stores import Store, StoreSettings
from tests.staff.conftest import Enter
from tests.staff.test_settings import PATH, mounted, saved

__all__ = ["mounted"]


async def test_a_note_is_kept_for_its_status_and_shown_again(enter: Enter, database: Database, store: Store) -> None:
    """S5-21."""
    admin = await enter(Role.ADMIN)
    notes = {"on_the_way": "  The harbour strike adds up to 3 days. ", "delayed": ""}
    kept = {"on_the_way": "The harbour strike adds up to 3 days."}
    assert (await admin.patch(PATH, json={"tracking_notes": notes})).json()["tracking_notes"] == kept
    assert (await saved(database, store))["tracking_notes"] == kept


@pytest.mark.parametrize(
    ("note", "says"),
    [
        ("See https://news.example/strike", "holds a link"),
        ("See www.news.example", "holds a link"),
        ("Ask help@shop.example", "an e-mail address"),
        ("x" * (LONGEST + 1), "longer than"),
    ],
)
async def test_a_note_that_no_answer_could_carry_is_refused_and_nothing_is_saved(
    enter: Enter, database: Database, store: Store, note: str, says: str
) -> None:
    admin = await enter(Role.ADMIN)
    before = await saved(database, store)
    answer = await admin.patch(PATH, json={"language": "pt", "tracking_notes": {"delayed": note}})
    assert answer.status_code == 422
    (problem,) = answer.json()["errors"]
    assert problem["field"] == "tracking_notes"
    assert says in problem["problem"]
    assert "“Delayed”" in problem["problem"]
    assert await saved(database, store) == before


def test_a_note_on_no_status_is_refused() -> None:
    with pytest.raises(ValueError, match="is no status"):
        StoreSettings(tracking_notes={"lost_in_space": "Hm."})


def test_a_note_is_one_line() -> None:
    assert StoreSettings(tracking_notes={"delayed": "One\r\ntwo."}).tracking_notes == {"delayed": "One two."}
