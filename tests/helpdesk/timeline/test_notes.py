"""Notes that staff write for each other (S3-62, S4-06), and merging by the interface."""

import pytest
from sqlalchemy import select

from helpdesk.tickets.models import NotificationRow
from helpdesk.tickets.notes import LONGEST, clean, mentioned
from kit.auth import Role
from kit.errors import Invalid
from tests.helpdesk.conftest import DeskStage
from tests.helpdesk.timeline.conftest import browsing


async def test_a_note_is_kept_as_plain_text_and_taken_back_by_its_author(desk: DeskStage) -> None:
    """HTML is text like any other; what was taken back is shown to nobody, and that it was there is."""
    kim, lee, boss = [await desk.person(name, role) for name, role in PEOPLE]
    ticket = await desk.new_ticket()
    text = "<script>alert(1)</script>\n& a 2nd line"
    async with browsing(desk, kim) as browser:
        made = (await browser.post(f"/tickets/{ticket}/notes", json={"text": f"  {text}\r\n"})).json()
        assert (made["text"], made["author"]) == (text, "Kim")
    async with browsing(desk, lee) as browser:
        refused = await browser.post(f"/notes/{made['id']}/retract")
        assert (refused.status_code, "somebody else's" in refused.json()["detail"]) == (403, True)
    async with browsing(desk, boss) as browser:
        assert (await browser.post(f"/notes/{made['id']}/retract")).json()["text"] == ""
        again = await browser.post(f"/notes/{made['id']}/retract")
        assert (again.status_code, again.json()["code"]) == (409, "note_retracted")
        (left,) = (await browser.get(f"/tickets/{ticket}/notes")).json()
        assert (left["text"], bool(left["retracted_at"])) == ("", True)
        assert (await browser.post("/notes/2147483647/retract")).status_code == 404


PEOPLE = [("Kim", Role.AGENT), ("Lee", Role.AGENT), ("Bo", Role.MANAGER)]


async def test_a_profile_has_notes_of_its_own(desk: DeskStage) -> None:
    """S3-62."""
    kim, ana = await desk.person("Kim"), await desk.customer("Ana")
    stranger = await desk.person("Sol", Role.AGENT, (await desk.another_store("birch")).id)
    async with browsing(desk, kim) as browser:
        assert (await browser.post(f"/customers/{ana}/notes", json={"text": "Likes blue."})).status_code == 201
        assert [one["text"] for one in (await browser.get(f"/customers/{ana}/notes")).json()] == ["Likes blue."]
    async with browsing(desk, stranger) as browser:
        assert (await browser.get(f"/customers/{ana}/notes")).status_code == 404
        assert (await browser.post(f"/customers/{ana}/notes", json={"text": "x"})).status_code == 404


async def test_who_is_named_in_a_note_is_notified(desk: DeskStage) -> None:
    kim, lee, _ = [await desk.person(name, role) for name, role in PEOPLE]
    ticket = await desk.new_ticket()
    async with browsing(desk, kim) as browser:
        await browser.post(f"/tickets/{ticket}/notes", json={"text": "@lee please look, and @Kim too"})
    async with desk.database.look() as session:
        told = await session.execute(
            select(NotificationRow.person_id, NotificationRow.ticket_id).where(NotificationRow.kind == "mentioned")
        )
        assert [tuple(one) for one in told] == [(lee.id, ticket)]


async def test_a_note_on_a_merged_ticket_stands_in_the_one_that_goes_on(desk: DeskStage) -> None:
    """The older ticket goes on unless staff say otherwise; undone by the interface, both are there again."""
    kim = await desk.person("Kim")
    one, two = await desk.new_ticket(), await desk.new_ticket()
    async with browsing(desk, kim) as browser:
        await browser.post(f"/tickets/{two}/notes", json={"text": "before"})
        done = (await browser.post(f"/tickets/{one}/merge", json={"other_id": two, "why": "One\nmatter."})).json()
        assert (done["source_id"], done["target_id"], done["why"]) == (two, one, "One matter.")
        assert (await browser.post(f"/tickets/{two}/notes", json={"text": "after"})).json()["ticket_id"] == one
        assert [note["text"] for note in (await browser.get(f"/tickets/{two}/notes")).json()] == ["before", "after"]
        refused = await browser.post(f"/tickets/{two}/merge", json={"other_id": one, "keep": one})
        assert (refused.status_code, refused.json()["code"]) == (409, "already_merged")
        undone = await browser.post(f"/merges/{done['id']}/undo", json={})
        assert undone.json()["undone_by"] == kim.mark
        assert (await browser.post(f"/merges/{done['id']}/undo", json={})).status_code == 409
        kept = (await browser.post(f"/tickets/{one}/merge", json={"other_id": two, "keep": two})).json()
        assert kept["target_id"] == two
        assert len((await browser.get(f"/tickets/{one}/merges")).json()) == 2
        wrong = await browser.post(f"/tickets/{one}/merge", json={"other_id": two, "keep": 99})
        assert (wrong.status_code, wrong.json()["code"]) == (422, "keep_unknown")


@pytest.mark.parametrize("text", ["", "  \n ", "x" * (LONGEST + 1), "a\x00b", "a\u202eb"])
def test_what_is_no_note_is_refused_with_a_sentence(text: str) -> None:
    """Bad input: nothing, 10,001 letters, a sign that turns the line around."""
    with pytest.raises(Invalid) as refused:
        clean(text)
    assert refused.value.code == "text_invalid"
    assert clean("x" * LONGEST)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("@Kim look", [1]),
        ("kim look", []),
        ("mail me@kim.test", []),
        ("@Kimberly look", [3]),
        ("@Kim Lee, @kim!", [2, 1]),
        ("@Kimono", []),
        ("@@Kim @Kim", [1]),
        ("@", []),
    ],
)
def test_the_longest_name_that_fits_is_meant(text: str, found: list[int]) -> None:
    assert mentioned(text, [(1, "Kim"), (2, "Kim Lee"), (3, "Kimberly")]) == found
