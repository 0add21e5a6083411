"""One chronological list of all that belongs to a ticket (S5-38), and no more."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from conversations.handoff import HandoffNote
from conversations.inbox import Conversation
from conversations.messages import ChannelKind
from customers.models import CustomerEventRow, CustomerSessionRow
from helpdesk.tickets import merging, notes
from helpdesk.tickets.life import Change, Kind
from helpdesk.tickets.timeline_api import read_place
from helpdesk.tickets.wording import Names, words_of
from kit.auth import Actor, Role
from kit.errors import Invalid
from kit.web import encode_cursor
from tests.helpdesk.conftest import DeskStage
from tests.helpdesk.timeline.conftest import browsing

Json = dict[str, Any]
NOON = "2026-01-01T12:00:00+00:00"


async def timeline(desk: DeskStage, person: Actor, ticket: int, **asked: Any) -> Json:  # noqa: ANN401 - a query's values
    async with browsing(desk, person) as browser:
        answer = await browser.get(f"/tickets/{ticket}/timeline", params=asked)
        assert answer.status_code == 200, answer.text
        told: Json = answer.json()
        return told


async def happened(desk: DeskStage, name: str, *, minutes: float = 0, **values: Any) -> None:  # noqa: ANN401 - columns
    now = desk.clock.now() + timedelta(minutes=minutes)
    given: Json = {"store_id": desk.store.id, "facts": {}, "once": f"{name}:{now}:{len(values)}"} | values
    async with desk.database.begin() as session:
        session.add(CustomerEventRow(name=name, happened_at=now, kept_at=now, **given))


def kinds(told: Json) -> list[str]:
    return [item["kind"] for item in told["items"]]


async def a_day(desk: DeskStage, kim: Actor) -> tuple[Conversation, Conversation, int]:
    """Ana puts a mug into her cart, asks in the chat, asks for a person by text, and Kim notes and answers."""
    ana = await desk.customer("Ana")
    await happened(desk, "Placed Order", minutes=-120, customer_id=ana, order_id="o1", order_name="#1001")
    await happened(desk, "Viewed Page", minutes=-6, customer_id=ana, facts={"url": "/mugs", "title": "Mugs"})
    await happened(desk, "Added to Cart", minutes=-5, customer_id=ana, facts={"title": "Blue mug", "units": 1})
    chat = await desk.start(customer_id=ana)
    await desk.hear(chat, "Where is order #1001?")
    await desk.answer(chat, "It was sent on Monday.")
    first = await desk.ticket(chat)
    desk.later(minutes=10)
    text = await desk.start(ChannelKind.SMS, customer_id=ana)
    await desk.hear(text, "still not here")
    source = {"title": "Shipping", "article_id": 3}
    tried = ["order_tracking: told"]
    note = HandoffNote("asked_for_person", "Parcel is late.", tried=tried, passages=[source], is_hard=True)
    await desk.answer(text, "I have asked somebody.", handoff=note)
    second = await desk.ticket(text)
    desk.later(minutes=1)
    async with desk.database.begin() as session:
        await merging.merge(session, desk.desk, second, first, by=kim.mark, why="One parcel.")
    desk.later(minutes=1)
    async with desk.database.begin() as session:
        await notes.note_ticket(session, desk.desk, kim, first, "Carrier <b>called</b>.")
    desk.later(minutes=1)
    await desk.take_over(text, kim)
    await desk.reply(text, kim, "It arrives tomorrow.")
    await desk.take_in()
    return chat, text, first


async def test_everything_of_a_matter_stands_in_one_chronological_list(desk: DeskStage) -> None:
    """S5-38, S4-15, S3-02, S4-13: two channels, the cart, the order, pages, the handoff, notes and changes."""
    kim = await desk.person("Kim")
    _, _, ticket = await a_day(desk, kim)
    told = await timeline(desk, kim, ticket, limit=100)
    items = told["items"]
    assert [item["at"] for item in items] == sorted(item["at"] for item in items)
    words = [item.get("text") or item.get("words") or item.get("summary") for item in items]
    story = [
        "Placed Order: #1001",
        "Viewed Page: Mugs",
        "Added to Cart: Blue mug",
        "Where is order #1001?",
        "It was sent on Monday.",
        "still not here",
        "Parcel is late.",
        f"Ticket {ticket + 1} was merged into this one.",
        "Carrier <b>called</b>.",
        "It arrives tomorrow.",
    ]
    assert [word for word in words if word in story] == story
    (handoff,) = [item for item in items if item["kind"] == "handoff"]
    assert handoff["tried"] == ["order_tracking: told"]
    assert handoff["sources"][0]["title"] == "Shipping"
    said = [(item["channel"], item["author"], item["name"]) for item in items if item["kind"] == "message"]
    assert said == [
        ("webchat", "customer", ""), ("webchat", "agent", ""), ("sms", "customer", ""), ("sms", "agent", ""),
        ("sms", "person", "Kim"),
    ]  # fmt: skip
    merged = next(item for item in items if item.get("change") == "absorbed")
    assert (merged["by"], merged["why"]) == ("Kim", "One parcel.")
    (note,) = [item for item in items if item["kind"] == "note"]
    assert (note["person_id"], note["name"]) == (kim.id, "Kim")


async def test_it_is_read_page_by_page_both_ways(desk: DeskStage) -> None:
    """Backwards from the newest, then forwards again: each thing once, in the same order."""
    kim = await desk.person("Kim")
    _, _, ticket = await a_day(desk, kim)
    async with browsing(desk, kim) as browser:

        async def page(**asked: Any) -> tuple[list[tuple[str, int]], Json]:  # noqa: ANN401 - a query's values
            told: Json = (await browser.get(f"/tickets/{ticket}/timeline", params=asked)).json()
            return [(item["kind"], item["id"]) for item in told["items"]], told

        whole, _ = await page(limit=100)
        for limit in (1, 3, 7):
            items, told = await page(limit=limit)
            back, forth = items, items
            while told["before"] is not None:
                items, told = await page(limit=limit, before=told["before"])
                back, forth = [*items, *back], items
            assert back == whole
            while items:
                items, told = await page(limit=limit, after=told["after"])
                forth = [*forth, *items]
            assert forth == whole


async def test_what_comes_later_is_found_after_the_last_cursor(desk: DeskStage) -> None:
    kim = await desk.person("Kim")
    chat, _, ticket = await a_day(desk, kim)
    last = (await timeline(desk, kim, ticket))["after"]
    assert (await timeline(desk, kim, ticket, after=last))["items"] == []
    desk.later(minutes=1)
    await desk.hear(chat, "Thank you!")
    await desk.take_in()
    assert [item["text"] for item in (await timeline(desk, kim, ticket, after=last))["items"] if "text" in item] == [
        "Thank you!"
    ]


@pytest.mark.parametrize(("name", "shown"), [("x" * 40, True), ("x" * 41, False)])
async def test_a_products_name_is_told_up_to_40_letters(desk: DeskStage, name: str, *, shown: bool) -> None:
    """S3-02, S3-03, S3-04."""
    kim, ana = await desk.person("Kim"), await desk.customer("Ana")
    for act in ("Added to Cart", "Removed from Cart"):
        await happened(desk, act, minutes=-1, customer_id=ana, facts={"title": name})
    chat = await desk.start(customer_id=ana)
    await desk.hear(chat, "hello")
    told = await timeline(desk, kim, await desk.ticket(chat))
    words = [item["words"] for item in told["items"] if item["kind"] == "event"]
    suffix = f": {name}" if shown else ""
    assert words == [f"Added to Cart{suffix}", f"Removed from Cart{suffix}"]


async def test_nothing_of_another_customer_is_told(desk: DeskStage) -> None:
    """S1-64: a browser's doings count while nobody has proved who it is; once it is somebody's, they are theirs."""
    kim, ana, sam = await desk.person("Kim"), await desk.customer("Ana"), await desk.customer("Sam")
    now = desk.clock.now()
    async with desk.database.begin() as session:
        browser = CustomerSessionRow(
            store_id=desk.store.id, key_print="p", kind="webchat", expires_at=now, created_at=now
        )
        session.add(browser)
        await session.flush()
        session_id = browser.id
    await happened(desk, "Added to Cart", session_id=session_id, facts={"title": "His"})
    await happened(desk, "Added to Cart", session_id=session_id, customer_id=sam, facts={"title": "Sam's"}, order_id="")
    await happened(desk, "Placed Order", customer_id=ana, order_name="#7")
    chat = await desk.start(session_id=session_id)
    await desk.hear(chat, "hello")
    ticket = await desk.ticket(chat)
    told = await timeline(desk, kim, ticket)
    assert [item["words"] for item in told["items"] if item["kind"] == "event"] == ["Added to Cart: His"]
    await desk.prove(chat, ana)
    await desk.take_in()
    told = await timeline(desk, kim, ticket)
    assert [item["words"] for item in told["items"] if item["kind"] == "event"] == ["Placed Order: #7"]


async def test_only_the_ticket_s_own_stretch_of_a_conversation_is_told(desk: DeskStage) -> None:
    kim = await desk.person("Kim")
    chat = await desk.start()
    await desk.hear(chat, "first matter")
    first = await desk.ticket(chat)
    await desk.change(first, Kind.CLOSED)
    desk.later(hours=80)
    await desk.hear(chat, "second matter")
    second = await desk.ticket(chat)
    assert second != first
    for ticket, text in ((first, "first matter"), (second, "second matter")):
        told = await timeline(desk, kim, ticket)
        assert [item["text"] for item in told["items"] if item["kind"] == "message"] == [text]


async def test_who_may_not_see_a_ticket_sees_no_timeline(desk: DeskStage) -> None:
    kim = await desk.person("Kim", Role.AGENT, (await desk.another_store("birch")).id)
    ticket = await desk.new_ticket()
    async with browsing(desk, kim) as browser:
        for path in ("timeline", "notes", "merges", "merge-suggestions", "matter"):
            assert (await browser.get(f"/tickets/{ticket}/{path}")).status_code == 404
        assert (await browser.post(f"/tickets/{ticket}/notes", json={"text": "x"})).status_code == 404
        assert (await browser.post(f"/tickets/{ticket}/merge", json={"other_id": ticket})).status_code == 404


@pytest.mark.parametrize(
    "cursor", ["x", *map(encode_cursor, ([], ["x", 0, 1], ["2026-01-01", 0, 1], [NOON, 9, 1], [NOON, 0, 2**40]))]
)
def test_a_cursor_that_is_none_is_refused_with_a_sentence(cursor: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_place(cursor)
    assert refused.value.code == "cursor_invalid"


FACTS: Json = {
    "channel": "sms", "reason": "asked_for_person", "until": None, "team_id": 1, "staff_id": 2, "priority": "high",
    "outcome": "label_issued",
    "tag": "vip", "topics": ["shipping"], "feeling": "", "language": "en", "customer_id": 1, "order_name": "#1",
    "order_state": "open", "subject": "Hello", "into": 3, "ticket_id": 4, "target": "first_reply", "problem": "Gone.",
    "score": 4,
}  # fmt: skip


@pytest.mark.parametrize("kind", list(Kind))
def test_every_change_has_words(kind: Kind) -> None:
    words = words_of(
        Change(kind, datetime(2026, 11, 18, tzinfo=UTC), "staff:2", "", FACTS), Names({2: "Kim"}, {1: "Returns"})
    )
    assert words.endswith(".")
    assert "_" not in words
