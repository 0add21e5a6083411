"""What is ready, and what mends the rest, is told to everybody who works here."""

import httpx

from kit.auth import Role
from tests.staff.conftest import Enter


async def test_the_overview_says_what_is_ready_and_what_mends_the_rest(enter: Enter) -> None:
    """S1-08, S1-25, S1-26."""
    answer: httpx.Response = await (await enter(Role.AGENT)).get("/api/v1/parts")
    database, shop = answer.json()
    assert database == {"name": "Database", "is_live": True, "note": "PostgreSQL 18", "causes": []}
    cause = {"code": "off", "sentence": "No shop.", "mend": "Connect one.", "page": "/admin/settings"}
    assert shop == {"name": "Shop", "is_live": False, "note": "", "causes": [cause]}


async def test_nobody_else_is_told(enter: Enter) -> None:
    olga = await enter(Role.OWNER)
    olga.cookies.clear()
    assert (await olga.get("/api/v1/parts")).status_code == 401
