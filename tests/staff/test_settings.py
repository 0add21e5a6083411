"""The settings of a store: everyone reads them, owner and admin save them, what is wrong is said beside its field."""

from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import select

from kit.admin import Pages
from kit.audit import AuditRow
from kit.auth import Role
from kit.clock import ManualClock
from kit.db import Database
from kit.health import Cause, Live, Status, Unavailable
from stores import pages as store_pages
from stores.stores import Store, get_store
from tests.staff.conftest import Enter

GOOD = {
    "time_zone": "America/Sao_Paulo",
    "language": "pt",
    "agent_active": "yes",
    "return_portal": "https://returns.example.com/start?shop=1",
    "origins": "https://shop.example.com\nhttp://localhost:3000",
}


@pytest.fixture(autouse=True)
def settings_page(app: FastAPI, pages: Pages, clock: ManualClock, store: Store) -> None:
    """The settings page in a program whose shop cannot be reached."""

    async def connections(_: Store) -> list[tuple[str, Status]]:
        away = Cause("shop_away", "The shop does not answer.", "Check the connection.", "/admin/settings")
        return [("Hub", Live()), ("Shop", Unavailable((away,)))]

    app.include_router(store_pages.routes(store_pages.Deps(pages, clock, connections)))


async def saved(database: Database, store: Store) -> dict[str, Any]:
    async with database.begin() as session:
        return (await get_store(session, store.id)).settings.model_dump()


async def test_the_page_says_whether_shop_and_hub_are_ready(enter: Enter) -> None:
    """S1-25, S1-26."""
    page = (await (await enter(Role.AGENT)).get("/admin/settings")).text
    hub, shop = page.index("<strong>Hub</strong>"), page.index("<strong>Shop</strong>")
    assert ">Live</span>" in page[hub:shop]
    assert ">Unavailable</span>" in page[shop:]
    assert "The shop does not answer." in page[shop:]


async def test_an_admin_switches_agent_and_hub(enter: Enter, database: Database, store: Store) -> None:
    """S1-03, S1-04."""
    admin = await enter(Role.ADMIN)
    assert (await admin.post("/admin/settings", data=GOOD)).headers["location"] == "/admin/settings?done=saved"
    now = await saved(database, store)
    assert (now["agent_active"], now["hub_active"]) == (True, False)
    assert (now["time_zone"], now["language"]) == ("America/Sao_Paulo", "pt")
    assert now["origins"] == ("https://shop.example.com", "http://localhost:3000")


async def test_saving_leaves_a_trail_of_what_changed(enter: Enter, database: Database, store: Store) -> None:
    admin = await enter(Role.ADMIN)
    await admin.post("/admin/settings", data=GOOD)
    await admin.post("/admin/settings", data=GOOD)
    async with database.begin() as session:
        rows = list(await session.scalars(select(AuditRow).where(AuditRow.act == "store.settings_saved")))
    assert len(rows) == 1
    assert rows[0].facts["changed"]["hub_active"] is False
    assert "skills_off" not in rows[0].facts["changed"]


@pytest.mark.parametrize("role", [Role.AGENT, Role.MANAGER])
async def test_others_look_but_do_not_save(enter: Enter, database: Database, store: Store, role: Role) -> None:
    """S1-07, S1-08."""
    person = await enter(role)
    page = await person.get("/admin/settings")
    assert page.status_code == 200
    assert "disabled" in page.text
    before = await saved(database, store)
    assert (await person.post("/admin/settings", data=GOOD)).status_code == 403
    assert await saved(database, store) == before


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("time_zone", "Mars/Olympus", "is no time zone"),
        ("time_zone", "", "is no time zone"),
        ("language", "tlh", "Choose one of"),
        ("return_portal", "http://returns.example.com", "such as https://"),
        ("return_portal", "javascript:alert(1)", "such as https://"),
        ("return_portal", "https://name:secret@returns.example.com", "such as https://"),
        ("return_portal", "https://returns.example.com/two lines", "such as https://"),
        ("return_portal", "https://" + "x" * 600, "such as https://"),
        ("origins", "shop.example.com", "is no web origin"),
        ("origins", "https://shop.example.com/path", "is no web origin"),
        ("origins", "javascript:alert(1)", "is no web origin"),
    ],
)
async def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_saved(
    enter: Enter, database: Database, store: Store, field: str, value: str, says: str
) -> None:
    admin = await enter(Role.ADMIN)
    before = await saved(database, store)
    answer = await admin.post("/admin/settings", data={**GOOD, field: value})
    assert answer.status_code == 422
    problem = answer.text.split(f'id="{field}-problem">')[1].split("</span>")[0]
    assert says in problem
    assert "https://shop.example.com" in answer.text or field == "origins"
    assert await saved(database, store) == before


async def test_articles_may_be_looked_at_again_after_some_months(
    enter: Enter, database: Database, store: Store
) -> None:
    admin = await enter(Role.ADMIN)
    for sent, kept in (("6", 6), ("", None)):
        assert (await admin.post("/admin/settings", data=GOOD | {"review_months": sent})).status_code == 303
        assert (await saved(database, store))["review_months"] == kept
    for sent in ("0", "-1", "many", "121"):
        refused = await admin.post("/admin/settings", data=GOOD | {"review_months": sent})
        assert (refused.status_code, 'id="review_months-problem"' in refused.text) == (422, True)
