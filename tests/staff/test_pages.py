"""The pages of staff: everyone looks, owner and admin change, and the server decides which."""

import pytest

from kit.auth import Role
from kit.db import Database
from staff.people import Person, find_person
from tests.staff.conftest import Enter


async def test_nobody_looks_without_signing_in(enter: Enter) -> None:
    olga = await enter(Role.OWNER)
    olga.cookies.clear()
    for path in ("/admin", "/admin/staff"):
        answer = await olga.get(path)
        assert (answer.status_code, answer.headers["location"]) == (303, f"/admin/sign-in?next={path}")


@pytest.mark.parametrize("role", list(Role))
async def test_every_role_may_look(enter: Enter, role: Role) -> None:
    """S1-08."""
    person = await enter(role)
    page = await person.get("/admin/staff")
    assert page.status_code == 200
    assert "olga@shop.test" in page.text


@pytest.mark.parametrize("role", [Role.AGENT, Role.MANAGER])
async def test_the_server_refuses_a_form_that_the_page_does_not_show(
    enter: Enter, database: Database, role: Role
) -> None:
    """S1-07."""
    person = await enter(role)
    assert "Invite somebody" not in (await person.get("/admin/staff")).text
    answer = await person.post("/admin/staff", data={"name": "Ivo", "email": "ivo@shop.test", "role": "agent"})
    assert answer.status_code == 403
    assert "Only admin and above" in answer.text
    async with database.begin() as session:
        assert await find_person(session, "ivo@shop.test") is None


async def test_an_admin_invites_but_makes_no_owner(enter: Enter, database: Database) -> None:
    """S1-07."""
    admin = await enter(Role.ADMIN)
    invited = await admin.post("/admin/staff", data={"name": "Ivo", "email": "ivo@shop.test", "role": "manager"})
    assert invited.headers["location"] == "/admin/staff?done=invited"
    refused = await admin.post("/admin/staff", data={"name": "Eva", "email": "eva@shop.test", "role": "owner"})
    assert refused.status_code == 403
    async with database.begin() as session:
        ivo, eva = await find_person(session, "ivo@shop.test"), await find_person(session, "eva@shop.test")
    assert (ivo and ivo.role, eva) == (Role.MANAGER, None)


async def test_the_last_owner_cannot_demote_herself_by_the_page(enter: Enter, owner: Person) -> None:
    olga = await enter(Role.OWNER)
    answer = await olga.post(f"/admin/staff/{owner.id}/role", data={"role": "agent"})
    assert answer.status_code == 409
    assert "last owner" in answer.text


async def test_a_name_is_shown_as_text_never_as_markup(enter: Enter) -> None:
    olga = await enter(Role.OWNER)
    await olga.post("/admin/staff", data={"name": "<b onclick=x>Bo</b>", "email": "bo@shop.test", "role": "agent"})
    page = (await olga.get("/admin/staff")).text
    assert "<b onclick" not in page
    assert "&lt;b onclick=x&gt;Bo" in page


@pytest.mark.parametrize("form", [{"role": "boss"}, {"role": ""}, {"role": "owner\x00"}, {}])
async def test_a_wrong_form_gets_a_sentence(enter: Enter, owner: Person, form: dict[str, str]) -> None:
    olga = await enter(Role.OWNER)
    answer = await olga.post(f"/admin/staff/{owner.id}/role", data=form)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


async def test_the_overview_says_what_is_ready_and_what_mends_the_rest(enter: Enter) -> None:
    page = (await (await enter(Role.AGENT)).get("/admin")).text
    assert "PostgreSQL 18" in page
    assert '<a href="/admin/settings">Connect one.</a>' in page
