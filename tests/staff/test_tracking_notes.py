"""What the shop adds to an answer on a parcel: set on the settings page, by status, and refused where it leads away."""

import pytest

from kit.auth import Role
from kit.db import Database
from stores.notes import LONGEST, NoteOn
from stores.stores import Store, StoreSettings
from tests.staff.conftest import Enter
from tests.staff.test_settings import GOOD, saved, settings_page

__all__ = ["settings_page"]


async def test_a_note_is_kept_for_its_status_and_shown_again(enter: Enter, database: Database, store: Store) -> None:
    """S5-21."""
    admin = await enter(Role.ADMIN)
    notes = {"note_on_the_way": "  The harbour strike adds up to 3 days. ", "note_delayed": ""}
    assert (await admin.post("/admin/settings", data=GOOD | notes)).status_code == 303
    assert (await saved(database, store))["tracking_notes"] == {"on_the_way": "The harbour strike adds up to 3 days."}
    page = (await admin.get("/admin/settings")).text
    assert 'name="note_on_the_way" value="The harbour strike adds up to 3 days."' in page
    assert page.count('name="note_') == len(NoteOn)


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
    answer = await admin.post("/admin/settings", data=GOOD | {"note_delayed": note})
    assert answer.status_code == 422
    assert says in answer.text
    assert "“delayed”" in answer.text
    assert await saved(database, store) == before


def test_a_note_on_no_status_is_refused() -> None:
    with pytest.raises(ValueError, match="is no status"):
        StoreSettings(tracking_notes={"lost_in_space": "Hm."})


def test_a_note_is_one_line() -> None:
    assert StoreSettings(tracking_notes={"delayed": "One\r\ntwo."}).tracking_notes == {"delayed": "One two."}
