"""Figures over the interface: who may ask, what a table holds, what is refused, and that every cell opens."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI, Request
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.port import Shop
from helpdesk.deps import Deps
from helpdesk.reports import api
from helpdesk.reports.figures import FIGURES
from helpdesk.reports.shown import harmless
from helpdesk.tickets.life import Kind
from kit.auth import Actor, Role
from kit.gate import Gate
from kit.live import InProcess
from kit.mailbox import DemoMailbox
from kit.web import answer_errors
from stores.stores import Store
from tests.helpdesk.conftest import DeskStage

REPORTS = "/api/v1/desk/reports"
NOVEMBER = "from=2026-11-01&to=2026-11-30"


@dataclass
class Office:
    """A desk with its interface, as somebody on the staff uses it."""

    desk: DeskStage
    web: httpx.AsyncClient
    asks: Actor | None = None

    async def get(self, path: str, status: int = 200) -> Any:  # noqa: ANN401 - JSON
        answer = await self.web.get(f"{REPORTS}/{path}".rstrip("/"))
        assert answer.status_code == status, answer.text
        return answer.json()

    async def refused(self, path: str) -> str:
        answer = await self.web.get(f"{REPORTS}/{path}")
        assert answer.status_code >= 400, answer.text
        body = answer.json()
        assert body["detail"].endswith(".")
        return str(body["code"])


@pytest.fixture
async def office(desk: DeskStage, live: InProcess) -> AsyncIterator[Office]:
    async def who(_: Request, __: AsyncSession) -> Actor | None:
        return made.asks

    def shops(_: Store) -> Shop | None:
        return None

    mailer = DemoMailbox(desk.database, desk.clock)
    deps = Deps(desk.database, desk.clock, desk.desk, live, mailer, "http://desk.test", who, shops)
    app = FastAPI()
    answer_errors(app)
    app.include_router(api.routes(deps))
    app.add_middleware(Gate)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://desk.test") as web:
        made = Office(desk, web, await desk.person("Ada", Role.MANAGER))
        yield made


async def three_tickets(office: Office) -> list[int]:
    """Two by webchat, the second of which Ben has answered after five minutes, and one by SMS."""
    desk = office.desk
    ben = await desk.person("Ben")
    first = await desk.new_ticket()
    chat = await desk.start()
    await desk.ask_person(chat)
    desk.later(minutes=5)
    await desk.take_over(chat, ben)
    await desk.reply(chat, ben, "Here I am.")
    second = await desk.ticket(chat)
    return [first, second, await desk.new_ticket(channel="sms")]


async def test_every_cell_opens_exactly_what_it_counts(office: Office) -> None:
    """D4, S5-17: by the same words and the cell's own one."""
    first, second, third = await three_tickets(office)
    asked = f"{NOVEMBER}&by=channel&every=week"
    found = await office.get(f"demand?{asked}")
    opened = {}
    for cell in found["cells"]:
        behind = await office.get(f"demand/tickets?{asked}&cell={cell['cell']}")
        opened[cell["value"]] = sorted(item["ticket"] for item in behind["items"])
        assert len(behind["items"]) == cell["count"]
    assert opened == {"webchat": [first, second], "sms": [third]}
    page = await office.get(f"demand/tickets?{asked}&limit=2")
    rest = await office.get(f"demand/tickets?{asked}&limit=2&cursor={page['next']}")
    assert [item["ticket"] for item in page["items"] + rest["items"]] == [third, second, first]
    assert rest["next"] is None


async def test_every_figure_can_be_asked_for_in_every_way_it_offers(office: Office) -> None:
    await three_tickets(office)
    offered = await office.get("")
    assert [figure["report"] for figure in offered] == list(FIGURES)
    for figure in offered:
        for by in figure["by"]:
            asked = f"{NOVEMBER}&by={by}&every=month"
            body = await office.get(f"{figure['report']}?{asked}")
            for cell in body["cells"]:
                behind = await office.get(f"{figure['report']}/tickets?{asked}&cell={cell['cell']}")
                assert len(behind["items"]) == cell["count"]


async def test_an_agent_sees_what_is_their_own(office: Office) -> None:
    """S1-08: an agent sees their own answers, and no figure that is nobody's own."""
    _, second, _ = await three_tickets(office)
    office.asks = Actor(office.desk.people.get("Ben", 2), "Ben", "ben@shop.test", Role.AGENT)
    found = await office.get(f"first_person_response?{NOVEMBER}&by=person")
    assert [(cell["label"], cell["count"], cell["calendar"]["median"]) for cell in found["cells"]] == [("Ben", 1, 300)]
    behind = await office.get(f"first_person_response/tickets?{NOVEMBER}")
    assert [item["ticket"] for item in behind["items"]] == [second]
    assert await office.refused(f"outcomes?{NOVEMBER}") == "forbidden"
    assert await office.refused(f"refund_reasons/tickets?{NOVEMBER}") == "forbidden"
    assert await office.refused("weekly_review") == "forbidden"
    office.asks = None
    assert await office.refused("demand") == "sign_in_required"


async def test_stores_that_one_may_not_see_count_nowhere_and_are_not_there(office: Office) -> None:
    """S2-04."""
    await three_tickets(office)
    other = await office.desk.another_store("other")
    office.asks = await office.desk.person("Cleo", Role.MANAGER, other.id)
    for name in FIGURES:
        assert (await office.get(f"{name}?{NOVEMBER}"))["total"]["count"] == 0
    assert await office.refused(f"demand?store={office.desk.store.id}") == "store_not_found"
    assert (await office.get("demand"))["store_ids"] == [other.id]


async def test_who_sees_the_tickets_of_a_team_counts_no_others(office: Office) -> None:
    """S2-05: also among conversations, and of refunds those alone that have such a ticket."""
    first, *_ = await three_tickets(office)
    team = await office.desk.team("Returns")
    await office.desk.change(first, Kind.TEAM, team_id=team)
    assert office.asks is not None
    office.asks = replace(office.asks, teams=frozenset({team}))
    counts = {name: (await office.get(f"{name}?{NOVEMBER}"))["total"]["count"] for name in FIGURES}
    assert {name: count for name, count in counts.items() if count} == {"first_response": 1, "demand": 1, "outcomes": 1}
    assert [item["ticket"] for item in (await office.get(f"outcomes/tickets?{NOVEMBER}"))["items"]] == [first]


async def test_previews_count_in_none(office: Office) -> None:
    """D4, S1-38."""
    chat = await office.desk.start(is_preview=True)
    await office.desk.ask_person(chat)
    await office.desk.ticket(chat)
    office.desk.later(hours=80)
    for name in FIGURES:
        assert (await office.get(f"{name}?{NOVEMBER}"))["total"]["count"] == 0


async def test_how_conversations_ended_with_both_rates_split(office: Office) -> None:
    """D4, S1-02: deflection is shown with confirmed, verified and abandoned beside it."""
    desk = office.desk
    chats = [await desk.start() for _ in range(3)]
    for chat, is_confirmed in zip(chats[:2], (True, False), strict=True):
        await desk.hear(chat, "Where is it?")
        await desk.answer(chat, "On its way.", is_confirmed=is_confirmed)
    await desk.ask_person(chats[2])
    await desk.take_in()
    desk.clock.move(timedelta(hours=80))
    total = (await office.get(f"outcomes?{NOVEMBER}&by=store"))["total"]
    assert {part: number for part, number in total["parts"].items() if number} == {
        "confirmed": 1,
        "verified": 1,
        "person": 1,
    }
    assert total["rates"] == {"resolution": pytest.approx(2 / 3), "deflection": pytest.approx(2 / 3)}
    (item,) = (await office.get(f"outcomes/tickets?{NOVEMBER}&part=person"))["items"]
    assert (item["conversation_id"], item["ticket"]) == (chats[2].id, await desk.ticket(chats[2]))


async def test_how_conversations_ended_by_skill(office: Office) -> None:
    """S1-02: whoever spoke with two skills counts under both, and once in all; each number opens its conversations."""
    desk = office.desk
    chats = [await desk.start() for _ in range(2)]
    for chat, path in zip(chats, (("order_tracking:tell", "discounts:tell"), ("order_tracking:tell",)), strict=True):
        await desk.hear(chat, "Where is it?")
        await desk.answer(chat, "On its way.", path=path)
    await desk.take_in()
    desk.clock.move(timedelta(hours=80))
    found = await office.get(f"outcomes?{NOVEMBER}&by=skill")
    told = {cell["label"]: (cell["count"], cell["rates"]["resolution"]) for cell in found["cells"]}
    assert told == {"Discounts": (1, 1.0), "Order tracking": (2, 1.0)}
    assert found["total"]["count"] == 2
    behind = await office.get(f"outcomes/tickets?{NOVEMBER}&by=skill&cell={found['cells'][0]['cell']}")
    assert [item["conversation_id"] for item in behind["items"]] == [chats[0].id]


async def test_the_weekly_review_puts_two_weeks_side_by_side(office: Office) -> None:
    """S5-54: first response, resolution and reasons of refunds, with no work before it (S5-28)."""
    first, *_ = await three_tickets(office)
    await office.desk.change(first, Kind.TAGGED, tag="refund:damaged")
    office.desk.later(days=7)
    await office.desk.new_ticket()
    review = await office.get("weekly_review?week=2026-11-26")
    assert review["week"] == "2026-11-23"
    named = {report["report"]: report for report in review["reports"]}
    weeks = [(cell["from"], cell["count"]) for cell in named["first_response"]["cells"]]
    assert weeks == [("2026-11-16", 3), ("2026-11-23", 1)]
    assert [(cell["label"], cell["count"]) for cell in named["refund_reasons"]["cells"]] == [("Damaged", 1)]


async def test_a_table_for_a_spreadsheet(office: Office) -> None:
    """S5-28: a store that is called like a formula is no formula there."""
    await three_tickets(office)
    chat = await office.desk.start(store=await office.desk.another_store("=1+1"))
    await office.desk.hear(chat, "Hello?")
    await office.desk.ticket(chat)
    plain = await office.web.get(f"{REPORTS}/first_response.csv?{NOVEMBER}&by=store")
    asked = await office.web.get(f"{REPORTS}/first_response?{NOVEMBER}&by=store", headers={"accept": "text/csv"})
    assert plain.text == asked.text
    assert plain.headers["content-type"] == "text/csv; charset=utf-8"
    assert plain.headers["content-disposition"] == 'attachment; filename="first_response-2026-11-01-2026-11-30.csv"'
    head, *lines = plain.text.splitlines()
    assert head.startswith("from,to,value,label,count,agent,person,unanswered,calendar median seconds")
    assert [line.split(",")[3:6] for line in lines] == [
        ["Linden & Loom", "3", "1"],
        ["'=1+1", "1", "0"],
        ["All", "4", "1"],
    ]
    words = ("=1+1", "-2", "-2+3", "@a", "plain")
    assert [harmless(text) for text in words] == ["'=1+1", "-2", "'-2+3", "'@a", "plain"]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("nothing", "report_not_found"),
        ("demand?from=2026-11-30&to=2026-11-01", "span_invalid"),
        ("demand?from=2024-01-01&to=2026-11-01", "span_too_long"),
        ("demand?from=0001-01-01", "span_invalid"),
        ("demand?to=0001-01-01", "span_invalid"),
        ("demand?to=9999-12-31", "span_invalid"),
        ("weekly_review?week=9999-12-31", "span_invalid"),
        ("weekly_review?week=0001-01-01", "span_invalid"),
        ("demand?from=yesterday", "invalid"),
        ("demand?every=hour", "invalid"),
        ("demand?by=policy", "no_such_part"),
        ("demand?by=colour", "invalid"),
        ("demand?colour=red", "invalid"),
        ("demand?store=99", "store_not_found"),
        ("demand?store=2147483648", "invalid"),
        ("demand?topic=%00", "cannot_be_stored"),
        ("demand?skill=order_editing", "not_of_skills"),
        ("outcomes?team=1", "not_of_tickets"),
        ("demand/tickets?cell=none", "cursor_invalid"),
        ("demand/tickets?cursor=none", "cursor_invalid"),
        ("demand/tickets?part=met", "no_part"),
        ("demand/tickets?limit=1000", "invalid"),
        ("assisted_orders?days=0", "invalid"),
        ("assisted_orders?days=100000", "invalid"),
    ],
)
async def test_what_cannot_be_asked_is_refused_with_a_sentence(office: Office, path: str, code: str) -> None:
    assert await office.refused(path) == code


async def test_a_cell_of_another_figure_opens_nothing(office: Office) -> None:
    await three_tickets(office)
    cell = (await office.get(f"demand?{NOVEMBER}&by=channel"))["cells"][0]["cell"]
    assert await office.refused(f"demand/tickets?{NOVEMBER}&by=team&cell={cell}") == "no_cell"
