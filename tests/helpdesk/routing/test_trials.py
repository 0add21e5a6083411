"""Dry runs, and the run over what is open: what is told before, and what is done after."""

import asyncio
from datetime import timedelta

import pytest

from conversations.labels import Topic
from helpdesk.routing import applying
from helpdesk.routing.applying import go_on
from helpdesk.tickets.life import Kind
from kit.auth import Role
from tests.helpdesk.routing.conftest import HIGH_RISK, PLACED_LATELY, SMS, WEBCHAT, Office, Routing, about


async def test_a_dry_run_on_a_ticket_tells_each_part(office: Office, routing: Routing) -> None:
    """Which conditions are true, each with the value that was found."""
    customer = await office.desk.customer("Ana")
    placed = office.desk.clock.now() - timedelta(minutes=30)
    await routing.happened(customer, "Placed Order", placed, value="80.00")
    await routing.known(customer, "$churn_risk", "low")
    chat = await office.desk.start(customer_id=customer)
    await office.desk.hear(chat, "Hello")
    ticket = await office.desk.ticket(chat)
    condition = {"all": [PLACED_LATELY, {"not": HIGH_RISK}, {"any": [SMS, WEBCHAT]}]}
    told = await office.ask("POST", "/routing/trials/ticket", {"ticket_id": ticket, "condition": condition})

    assert told["is_true"] is True
    lately, risk, channel = told["parts"]
    assert lately["says"] == "Placed Order at least once in the last 2 hours"
    assert lately["found"] == {"times": 1, "last": placed.isoformat()}
    assert (risk["place"], risk["is_true"], risk["parts"][0]["found"]) == ("all[1]", True, "low")
    assert [(one["is_true"], one["found"]) for one in channel["parts"]] == [(False, "webchat"), (True, "webchat")]
    assert "viewed" not in await office.desk.kinds(ticket)
    office.asks = await office.desk.person("Far", Role.AGENT, (await office.desk.another_store("far")).id)
    await office.ask("POST", "/routing/trials/ticket", {"ticket_id": ticket, "condition": condition}, 404)


async def test_a_dry_run_on_the_past_tells_what_would_have_gone_where(office: Office, routing: Routing) -> None:
    """Windows end when the ticket began; what a rule above takes is not given twice (D5)."""
    team = await office.desk.team("Team")
    fresh, stale = await office.desk.customer("Ana"), await office.desk.customer("Ben")
    await routing.happened(fresh, "Placed Order", office.desk.clock.now() - timedelta(hours=1))
    await routing.happened(stale, "Placed Order", office.desk.clock.now() - timedelta(hours=3))
    tickets = []
    for customer in (fresh, stale):
        chat = await office.desk.start(customer_id=customer)
        await office.desk.ask_person(chat)
        tickets.append(await office.desk.ticket(chat))
    office.desk.later(days=5)
    rule = {"name": "Fresh", "condition": PLACED_LATELY, "to": {"team": team}}

    told = await office.ask("POST", "/routing/trials/past", {"rule": rule})
    assert told["looked_at"] == 2
    assert [one["id"] for one in told["outcomes"][0]["tickets"]] == [tickets[0]]
    assert "as they are now" in told["note"]
    await office.add("Everything", WEBCHAT, team=team)
    below = await office.ask("POST", "/routing/trials/past", {"rule": rule})
    above = await office.ask("POST", "/routing/trials/past", {"rule": rule, "place": 1})
    assert [(one["outcomes"][0]["matching"], one["outcomes"][0]["going"]) for one in (below, above)] == [(1, 0), (1, 1)]
    everything = await office.ask("POST", "/routing/trials/all", {"days": 30})
    assert [(one["name"], one["going"]) for one in everything["outcomes"]] == [("Everything", 2)]
    assert (await office.ask("POST", "/routing/trials/past", {"rule": rule, "days": 4}))["looked_at"] == 0


async def test_rules_run_over_open_tickets_only_after_a_dry_run_and_once(office: Office) -> None:
    """D5: "apply to open tickets", with a dry run first."""
    desk, tickets = office.desk, []
    for _ in range(3):
        chat = await desk.start()
        await desk.ask_person(chat)
        await desk.hear(chat, "It does not fit.")
        await desk.answer(chat, topics=(Topic.RETURNS_DELIVERED_ORDERS,))
        tickets.append(await desk.ticket(chat))
    await desk.change(tickets[2], Kind.CLOSED, by="staff:1")
    team = await desk.team("Returns")
    await office.add("Returns", about("returns_delivered_orders"), team=team)
    await office.ask("POST", "/routing/runs", {"token": "none"}, 409)

    told = await office.ask("POST", "/routing/runs/rehearsal")
    assert [one["going"] for one in told["outcomes"]] == [2]
    assert (await desk.read(tickets[0])).team_id is None
    begun = await office.ask("POST", "/routing/runs", {"token": told["token"]}, 202)
    again = await office.ask("POST", "/routing/runs", {"token": told["token"]}, 202)
    assert (begun["id"], begun["total"], begun["ended_at"]) == (again["id"], 2, None)
    await go_on(desk.database, desk.desk)

    assert [(await desk.read(one)).team_id for one in tickets] == [team, team, None]
    run = await office.ask("GET", f"/routing/runs/{begun['id']}")
    assert (run["done"], run["changed"], run["failed"], run["ended_at"] is None) == (2, 2, 0, False)
    assert (await office.ask("POST", "/routing/runs/rehearsal"))["outcomes"][0]["going"] == 0


async def test_a_dry_run_does_not_stand_for_other_rules(office: Office) -> None:
    await office.add("A", SMS, tag="sms")
    token = (await office.ask("POST", "/routing/runs/rehearsal"))["token"]
    await office.add("B", WEBCHAT, tag="web")
    assert (await office.ask("POST", "/routing/runs", {"token": token}, 409))["code"] == "dry_run_needed"
    token = (await office.ask("POST", "/routing/runs/rehearsal"))["token"]
    office.desk.later(hours=2)
    await office.ask("POST", "/routing/runs", {"token": token}, 409)


async def test_a_run_that_was_cut_off_goes_on_and_does_nothing_twice(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two processes at once, of which one dies in the middle: each ticket is given once, and the run ends."""
    monkeypatch.setattr(applying, "AT_ONCE", 2)
    desk, tickets = office.desk, []
    for _ in range(7):
        chat = await desk.start("sms")
        await desk.ask_person(chat)
        tickets.append(await desk.ticket(chat))
    await office.add("SMS", SMS, team=await desk.team("Team"))
    token = (await office.ask("POST", "/routing/runs/rehearsal"))["token"]
    begun = await office.ask("POST", "/routing/runs", {"token": token}, 202)

    dying = asyncio.create_task(go_on(desk.database, desk.desk))
    done = 0
    while not dying.done() and done == 0:
        done = (await office.ask("GET", f"/routing/runs/{begun['id']}"))["done"]
    dying.cancel()
    await asyncio.gather(dying, return_exceptions=True)
    await asyncio.gather(*(go_on(desk.database, desk.desk) for _ in range(2)))
    await go_on(desk.database, desk.desk)

    run = await office.ask("GET", f"/routing/runs/{begun['id']}")
    assert (run["done"], run["changed"], run["failed"]) == (7, 7, 0)
    assert run["ended_at"] is not None
    assert [(await desk.kinds(one)).count("team") for one in tickets] == [1] * 7


async def test_a_run_of_somebody_with_one_store_touches_no_other(office: Office) -> None:
    desk = office.desk
    other, team = await desk.another_store("other"), await desk.team("Team")
    tickets = []
    for store in (desk.store, other):
        chat = await desk.start("sms", store=store)
        await desk.ask_person(chat)
        tickets.append(await desk.ticket(chat))
    await office.add("SMS", SMS, team=team)
    office.asks = await desk.person("Mo", Role.MANAGER, other.id)
    token = (await office.ask("POST", "/routing/runs/rehearsal"))["token"]
    begun = await office.ask("POST", "/routing/runs", {"token": token}, 202)
    await go_on(desk.database, desk.desk)

    assert begun["total"] == 1
    assert [(await desk.read(one)).team_id for one in tickets] == [None, team]
    office.asks = await desk.person("Na", Role.MANAGER, desk.store.id)
    await office.ask("GET", f"/routing/runs/{begun['id']}", status=404)
