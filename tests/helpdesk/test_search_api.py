"""The search as consoles and programs ask for it, and the order in which years of messages are looked through."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.tickets.lexemes import BUCKET, SHELF, document, parse, place_marks
from helpdesk.tickets.notes import note_ticket, retract
from helpdesk.tickets.windows import MOST_COMPARED, windows
from kit.auth import Actor, Role
from tests.helpdesk.browser import browsing
from tests.helpdesk.conftest import DeskStage


@pytest.fixture
async def ana(desk: DeskStage) -> Actor:
    return await desk.person("Ana", Role.MANAGER)


async def test_a_search_answers_with_tickets_and_where_the_words_stand(desk: DeskStage, ana: Actor) -> None:
    """S3-49 to S3-52: name, channel, state, and the message itself with the places of the words."""
    chat = await desk.start(customer_id=await desk.customer("Rita"))
    await desk.hear(chat, "My <b>Teapots</b> broke")
    number = await desk.ticket(chat)
    async with browsing(desk, ana) as (browser,):
        answer = (await browser.get("/search", params={"q": "teapot"})).json()
    (one,) = answer["items"]
    assert (one["id"], one["customer_name"], one["found_by"], one["state"]) == (number, "Rita", "message", "open")
    assert one["message"]["words"] == "My <b>Teapots</b> broke"
    assert one["message"]["highlights"] == [[6, 13]]
    assert (answer["next"], answer["instead"], answer["is_all"]) == (None, {}, True)


async def test_pages_are_asked_for_by_the_cursor_of_the_one_before(desk: DeskStage, ana: Actor) -> None:
    numbers = [await desk.new_ticket(f"vase {one}") for one in range(3)]
    async with browsing(desk, ana) as (browser,):
        first = (await browser.get("/search", params={"q": "vase", "size": 2})).json()
        second = (await browser.get("/search", params={"q": "vase", "size": 2, "cursor": first["next"]})).json()
    assert [one["id"] for one in first["items"] + second["items"]] == numbers[::-1]
    assert second["next"] is None


@pytest.mark.parametrize(
    "asked",
    [
        {"q": "a" * 10_000},
        {"q": "vase", "cursor": "nonsense"},
        {"q": "vase", "cursor": "WyJhIiwgMV0"},
        {"q": "vase", "store": str(2**40)},
        {"q": "vase", "state": "lost"},
        {"q": "vase", "from": "yesterday"},
        {"q": "vase", "from": "2026-01-01T00:00:00"},
        {"q": "vase", "order": "oldest"},
        {"q": "vase", "size": "0"},
        {"q": "vase", "wrong": "1"},
    ],
)
async def test_what_cannot_be_searched_for_is_told(desk: DeskStage, ana: Actor, asked: dict[str, str]) -> None:
    async with browsing(desk, ana) as (browser,):
        answer = await browser.get("/search", params=asked)
    assert answer.status_code == 422
    assert answer.json()["detail"]


async def test_a_key_needs_its_scope_and_a_stranger_nothing(desk: DeskStage) -> None:
    """S1-07."""
    keyed = Actor(77, "Shop", "shop@shop.test", Role.OWNER, scopes=frozenset({"reports:read"}))
    async with browsing(desk, keyed) as (browser,):
        assert (await browser.get("/search", params={"q": "x"})).status_code == 403
        assert (await browser.get("/search", params={"q": "x"}, headers={"X-Who": "0"})).status_code == 401


async def test_notes_are_found_until_they_are_taken_back(desk: DeskStage, ana: Actor) -> None:
    """S3-62."""
    number = await desk.new_ticket()
    async with desk.database.begin() as session:
        note = await note_ticket(session, desk.desk, ana, number, "Ask the carpenter")
    async with browsing(desk, ana) as (browser,):
        (one,) = (await browser.get("/search", params={"q": "carpenter"})).json()["items"]
        assert (one["id"], one["found_by"], one["message"]) == (number, "ticket", None)
        async with desk.database.begin() as session:
            await retract(session, desk.clock, ana, note.id)
        assert (await browser.get("/search", params={"q": "carpenter"})).json()["items"] == []


@given(newest=st.integers(1, 3_000_000), oldest=st.integers(0, 3_000_000), bound=st.integers(0, 3_000_000))
def test_windows_reach_every_message_once_newest_first(newest: int, oldest: int, bound: int) -> None:
    seen = list(windows(newest, oldest, bound))
    if oldest > newest:
        assert seen == []
        return
    assert (seen[0].newest, seen[-1].oldest) == (newest, oldest)
    assert all(after.newest == before.oldest - 1 for before, after in pairwise(seen))
    assert len(seen) < 10


@given(newest=st.integers(1, 3_000_000), bound=st.integers(0, 3_000_000))
def test_a_window_has_the_marks_of_all_its_messages(newest: int, bound: int) -> None:
    for window in windows(newest, 0, bound):
        numbers = {window.oldest, window.newest, *range(window.oldest, window.newest, BUCKET)}
        assert not window.marks or all(set(place_marks(number)) & set(window.marks) for number in numbers)
        assert len(window.marks) <= 1 + SHELF // BUCKET + 16


@given(newest=st.integers(1, 3_000_000), bound=st.integers(1, 3_000_000))
def test_what_is_compared_one_by_one_is_bounded(newest: int, bound: int) -> None:
    seen = list(windows(newest, 0, min(bound, newest), is_halting=True))
    share = min(bound, newest) / newest
    compared = sum(window.newest - window.oldest + 1 for window in seen[:-1]) * share
    assert compared <= MOST_COMPARED


@given(text=st.text(max_size=300))
def test_whatever_is_typed_is_read_and_whatever_is_said_is_written(text: str) -> None:
    query = parse(text)
    assert all(term.words and all(term.words) for term in query.terms)
    assert "\x00" not in document(text, "en")


def test_a_message_is_searched_by_words_stems_addresses_and_numbers() -> None:
    said = document("Two refunds, maria@example.com +351 910 000 001", "en")
    for lexeme in ("'refunds':2A", "'refund':2", "'maria@example.com'", "'351910000001'", "'910000001'"):
        assert lexeme in said.split(" ")
