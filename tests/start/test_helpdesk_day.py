"""A day: twelve messages by webchat, SMS and WhatsApp from four customers end in the right queues, once, in time."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from commerce.demo import people
from kit.clock import ManualClock
from kit.jobs import Jobs
from tests.start.day import AGENT, MANAGER, WHATSAPP, Chat, Day, opened

ADMIN = "admin@example.com"
RETENTION, TEAM_A = "Retention Specialists", "Team A"
URGENT, NEGATIVE = "Urgent Modifications", "Negative sentiment"

Json = dict[str, Any]


def phone(email: str) -> str:
    return next(one.phone for one in people.CUSTOMERS if one.email == email).replace(" ", "")


async def set_up(day: Day) -> dict[str, int]:
    """Let admin and manager make teams, the presets as rules, and two policies; returns the teams by name."""
    teams = {name: (await day.do(ADMIN, "/api/v1/staff/teams", {"name": name}))["id"] for name in (TEAM_A, RETENTION)}
    for preset in ("churn_defence", "sms_orders", "urgent_order_mod", "negative_sentiment"):
        await day.do(MANAGER, f"/routing/presets/{preset}")
    strict: Json = {"match": {"teams": [teams[TEAM_A]]}, "first_reply": 15, "next_reply": 60, "warn_before": 5}
    await day.do(MANAGER, "/sla/policies", {"name": "Text messages about orders", "rules": strict})
    await day.do(MANAGER, "/sla/policies", {"name": "Everything else", "rules": {"first_reply": 60}})
    (ana,) = (await day.read(MANAGER, "/api/v1/customers?q=ana@example.com"))["items"]
    risk = {"properties": {"$churn_risk": "high"}}
    await day.do(MANAGER, f"/api/v1/customers/{ana['id']}/properties", risk, "PUT")
    return teams


async def twelve_messages(day: Day) -> tuple[Chat, Chat]:
    """Let four customers write, a minute apart; returns the chats of Ana and of an angry visitor."""
    ana_phone, sam, joao = phone(people.ANA), phone(people.SAM), phone(people.JOAO)
    ana, angry = await day.chat(customer="ana"), await day.chat()
    steps: list[Callable[[], Awaitable[None]]] = [
        lambda: ana.write("Can I change the size on my recent order?"),
        lambda: day.text(sam, "I want to cancel my order"),
        lambda: angry.write("Where is your shop?"),
        lambda: day.text(joao, "Quero falar com uma pessoa", to=WHATSAPP),
        lambda: ana.write("I want to talk to a human"),
        lambda: day.text(ana_phone, "I want to cancel my order"),
        lambda: day.sign_in_by_phone(ana_phone, people.ANA),
        lambda: day.text(sam, "Please let me talk to a person"),
        lambda: angry.write("This is terrible, I am furious, your service is awful. I want a person."),
        lambda: day.text(joao, "Olá?", to=WHATSAPP),
        lambda: day.text(sam, "Are you there?"),
        lambda: day.text(ana_phone, "It is the T-shirt"),
        lambda: ana.write("Are you still there?"),
    ]
    for step in steps:
        await step()
        await day.later(minutes=1)
    return ana, angry


async def due(day: Day, ticket: Json, target: str = "first_reply") -> tuple[str, str]:
    """Return the state and the moment of a ticket's deadline, in the store's hours and minutes."""
    found = await day.read(MANAGER, f"/tickets/{ticket['id']}/deadlines")
    (one,) = [one for one in found if one["target"] == target and one["state"] != "cancelled"]
    return one["state"], f"{datetime.fromisoformat(one['due_at']):%H:%M}"


@pytest.mark.timeout(300)
async def test_twelve_messages_of_a_day_end_in_the_right_queues_merged_and_with_the_right_deadlines(
    database_url: str, jobs: Jobs, room: Path, clock: ManualClock
) -> None:
    """S2-01 S2-16 S2-21 S2-23 S2-25 S2-26 S2-28 S2-30 S2-31 S2-32 S3-01 S4-03 S4-04 S5-37 S5-39 S5-60 S5-61 S5-64.

    S4-35: who answers later has the whole conversation before them; S4-36: it is always clear whose it is.
    """
    async with opened(database_url, room, clock) as day:
        teams = await set_up(day)
        ana, angry = await twelve_messages(day)  # from 10:00 to 10:13
        hers, upset = await day.ticket(ana), await day.ticket(angry)
        sams, joaos = await day.ticket(phone(people.SAM)), await day.ticket(phone(people.JOAO))

        # Four matters: what Ana wrote by chat and by text message is one, and nobody else's is hers.
        listed = (await day.read(MANAGER, "/tickets"))["items"]
        assert sorted(one["id"] for one in listed) == sorted(one["id"] for one in (hers, upset, sams, joaos))
        assert sorted(one["channel"] for one in hers["conversations"]) == ["sms", "webchat"]
        assert (await day.ticket(phone(people.ANA)))["id"] == hers["id"]

        # Each stands in its queue: by churn risk, by channel and topic; the others are open to all (S2-25, D5).
        assert (hers["team_id"], sams["team_id"]) == (teams[RETENTION], teams[TEAM_A])
        queue = (await day.read(MANAGER, "/tickets?queue=unassigned"))["items"]
        assert {one["id"] for one in queue} == {joaos["id"], upset["id"]}
        views = {view["name"]: view["id"] for view in await day.read(MANAGER, "/views")}
        assert [one["id"] for one in await in_view(day, views[URGENT])] == [hers["id"]]
        assert [one["id"] for one in await in_view(day, views[NEGATIVE])] == [upset["id"]]

        # The clocks of people began when each first needed one (D5a): João at 10:03, Ana 10:04, Sam 10:07, 10:08.
        assert await due(day, joaos) == ("running", "11:03")
        assert await due(day, hers) == ("running", "11:04")
        assert await due(day, sams) == ("running", "10:22")
        assert await due(day, upset) == ("running", "11:08")

        await answered_and_overdue(day, sams, joaos)


async def in_view(day: Day, view: int) -> list[Json]:
    found: list[Json] = (await day.read(MANAGER, f"/views/{view}/tickets"))["items"]
    return found


async def answered_and_overdue(day: Day, sams: Json, joaos: Json) -> None:
    """Sam is answered in time and by SMS after a warning; João waits too long, which is told once."""
    await day.later(minutes=5)
    assert await changes(day, sams, "warned") == 1
    words = {"text": "Hello Sam, which order is it?", "seen": sams["last_message_id"], "client_id": "gus-1"}
    await day.do(AGENT, f"/tickets/{sams['id']}/reply", words)
    await day.settle()
    assert day.carrier.on_phone(phone(people.SAM))[-1].body.endswith("Hello Sam, which order is it?")
    assert (await due(day, sams))[0] == "met"

    await day.later(minutes=60)
    await day.later(minutes=1)
    assert (await due(day, joaos))[0] == "breached"
    assert await changes(day, joaos, "breached") == 1


async def changes(day: Day, ticket: Json, kind: str) -> int:
    """Count what happened of a kind, as the timeline tells it."""
    items = (await day.read(MANAGER, f"/tickets/{ticket['id']}/timeline?limit=100"))["items"]
    return sum(one["kind"] == "change" and one["change"] == kind for one in items)
