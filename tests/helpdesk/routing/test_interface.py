"""Rules and views by the interface: who may, what is refused, and what is told."""

from typing import Any

import pytest
from sqlalchemy import select

from conversations.labels import Feeling
from helpdesk.routing.models import RuleRow
from kit.audit import AuditRow
from kit.auth import Role
from staff.teams import retire_team
from tests.helpdesk.routing.conftest import HIGH_RISK, PLACED_LATELY, RULES, SMS, WEBCHAT, Office, Routing


async def test_rules_are_added_moved_changed_switched_and_retired(office: Office) -> None:
    """D5: an ordered list; every change is in the audit log."""
    team = await office.desk.team("Returns")
    first = await office.add("One", SMS, team=team)
    second = await office.add("Two", WEBCHAT, tag="web")
    assert [first["place"], second["place"]] == [1, 2]

    assert (await office.ask("POST", f"{RULES}/{second['id']}/place", {"place": 1}))["place"] == 1
    body = {"name": "Three", "condition": {"not": SMS}, "to": {"tag": "no sms"}, "is_on": False}
    changed = await office.ask("PUT", f"{RULES}/{second['id']}", body)
    assert (changed["name"], changed["to"], changed["is_on"], changed["place"]) == (
        "Three",
        _to(tag="no sms"),
        False,
        1,
    )
    assert (await office.ask("POST", f"{RULES}/{second['id']}/switch", {"is_on": True}))["is_on"] is True
    await office.ask("DELETE", f"{RULES}/{second['id']}", status=204)
    assert [(one["name"], one["place"]) for one in await office.ask("GET", RULES)] == [("One", 1)]
    await office.ask("GET", f"{RULES}/{second['id']}", status=404)
    async with office.desk.database.begin() as session:
        acts = list(await session.scalars(select(AuditRow.act).order_by(AuditRow.id)))
    assert acts == ["rule.added", "rule.added", "rule.moved", "rule.changed", "rule.on", "rule.retired"]


def _to(**named: Any) -> dict[str, Any]:  # noqa: ANN401 - a destination
    return {"team": None, "person": None, "view": None, "tag": None} | named


@pytest.mark.parametrize("role", [Role.AGENT, None])
async def test_agents_read_rules_and_write_none(office: Office, role: Role | None) -> None:
    """S2-04: only owner, admin or manager."""
    office.asks = await office.desk.person("Ann", role) if role else None
    refused = 403 if role else 401
    for method, path, body in (
        ("POST", RULES, {"name": "A", "condition": SMS, "to": {"tag": "a"}}),
        ("DELETE", f"{RULES}/1", None),
        ("POST", f"{RULES}/1/switch", {"is_on": False}),
        ("POST", "/routing/presets/france", None),
        ("POST", "/routing/import", {"rules": []}),
        ("POST", "/routing/runs/rehearsal", None),
        ("POST", "/views", {"name": "A"}),
    ):
        await office.ask(method, path, body, refused)
    await office.ask("GET", RULES, status=200 if role else 401)


async def test_who_sees_one_store_writes_no_rule_for_all(office: Office) -> None:
    office.asks = await office.desk.person("Mo", Role.MANAGER, office.desk.store.id)
    assert (await office.add("A", SMS, 403, tag="a"))["code"] == "stores_limited"


async def test_a_rule_names_what_exists(office: Office) -> None:
    """S2-05: a team must exist first; one that is deleted is refused at saving."""
    gone = await office.desk.team("Gone")
    async with office.desk.database.begin() as session:
        assert office.asks is not None
        await retire_team(session, office.desk.clock, office.asks, gone)
    assert (await office.add("A", SMS, 422, team=gone))["code"] == "team_unknown"
    assert (await office.add("A", SMS, 422, team=999))["code"] == "team_unknown"
    assert (await office.add("A", SMS, 422, view=999))["code"] == "view_unknown"
    assert (await office.add("A", SMS, 422, person=999))["code"] == "person_unknown"
    assert (await office.add("A", SMS, 422, tag="x" * 41))["code"] == "tag_invalid"
    assert "exactly one" in str(await office.add("A", SMS, 422, tag="a", team=1))
    assert "exactly one" in str(await office.add("A", SMS, 422))
    store = {"all": [{"ticket": {"field": "store", "op": "is", "value": "atlantis"}}]}
    told = await office.add("A", store, 422, tag="a")
    assert told["detail"].startswith("all[0].ticket.value: there is no store 'atlantis'. Choose one of demo")
    assert told["errors"][0]["place"] == "all[0].ticket.value"
    assert await office.ask("GET", RULES) == []


async def test_a_rule_that_broke_is_shown_with_its_problem(office: Office) -> None:
    team = await office.desk.team("Soon gone")
    rule = await office.add("A", SMS, team=team)
    async with office.desk.database.begin() as session:
        assert office.asks is not None
        await retire_team(session, office.desk.clock, office.asks, team)
        session.add(_unreadable(office))
    shown = await office.ask("GET", RULES)
    assert shown[0]["problem"] == "Its team is not used any more. Choose another team."
    assert shown[1]["problem"].startswith("Its condition cannot be read any more.")
    refused = await office.ask("POST", f"{RULES}/{rule['id']}/switch", {"is_on": True}, 422)
    assert refused["code"] == "rule_broken"
    chat = await office.desk.start("sms")
    await office.desk.ask_person(chat)
    assert (await office.desk.read(await office.desk.ticket(chat))).team_id is None


def _unreadable(office: Office) -> RuleRow:
    now = office.desk.clock.now()
    return RuleRow(place=2, name="Old", condition={"was": "once"}, tag="old", created_at=now, updated_at=now)


async def test_wrong_trees_never_reach_the_database(office: Office) -> None:
    deep: dict[str, Any] = {"ticket": {"field": "tag", "op": "is_set"}}
    for _ in range(400):
        deep = {"not": deep}
    wrong: tuple[Any, ...] = (
        deep,
        {"any": [SMS] * 10_000},
        {"did": {"event": "A", "within": {"amount": 0, "unit": "days"}}},
        [],
    )
    for condition in wrong:
        assert (await office.add("A", condition, 422, tag="a"))["code"] == "condition_invalid"


async def test_the_builder_is_told_what_there_is(office: Office, routing: Routing) -> None:
    """S2-07, S2-10, S2-13, S2-17, S2-18, S2-20: events, properties and ticket fields with their operations."""
    for customer in ("Ana", "Ben"):
        number = await office.desk.customer(customer)
        await routing.known(number, "$churn_risk", "low")
        await routing.known(number, "plan", "gold", source="api:1")
    await routing.known(number, "boxes", 3, source="api:1")
    told = await office.ask("GET", "/routing/fields")
    assert "Placed Order" in told["events"]
    ticket = {one["name"]: one for one in told["ticket"]}
    assert [one["value"] for one in ticket["store"]["choices"]] == ["demo"]
    assert ticket["channel"]["ops"] == ["is", "is_not", "in", "not_in", "is_set", "not_set"]
    names = [one["name"] for one in told["profile"]]
    assert {"$country", "$churn_risk"} <= set(names)
    assert names[-2:] == ["boxes", "plan"]
    assert "DidLeaf" in told["condition"]["$defs"]


async def test_presets_say_which_team_must_exist_first(office: Office) -> None:
    """S2-05, S2-16, S2-19, S2-21, S2-29, S2-30, S2-31."""
    listed = {one["key"]: one for one in await office.ask("GET", "/routing/presets")}
    assert listed["churn_defence"]["condition"] == HIGH_RISK
    assert listed["urgent_order_mod"]["condition"] == PLACED_LATELY
    missing = await office.ask("POST", "/routing/presets/churn_defence", status=422)
    assert (missing["code"], missing["team"]) == ("team_missing", "Retention Specialists")

    teams = {name: await office.desk.team(name) for name in {one["team"] for one in listed.values()} - {""}}
    for key, one in listed.items():
        added = await office.ask("POST", f"/routing/presets/{key}", status=201)
        assert added["preset"] == key
        assert added["to"]["team"] == teams.get(one["team"])
    await office.ask("POST", "/routing/presets/france", status=409)
    await office.ask("POST", "/routing/presets/nothing", status=404)
    assert [one["name"] for one in await office.ask("GET", "/views")] == ["Urgent Modifications", "Negative sentiment"]


async def test_rules_travel_as_one_document(office: Office) -> None:
    """One JSON form for interface and export; teams and views by name, all or none."""
    team, view = await office.desk.team("VIP"), await office.ask("POST", "/views", {"name": "Watch"}, 201)
    ann = await office.desk.person("Ann")
    await office.add("A", {"all": [SMS, {"not": HIGH_RISK}]}, team=team)
    await office.add("B", PLACED_LATELY, view=view["id"])
    await office.add("C", WEBCHAT, person=ann.id)
    document = await office.ask("GET", "/routing/export")
    before = await office.ask("GET", RULES)
    for rule in before:
        await office.ask("DELETE", f"{RULES}/{rule['id']}", status=204)
    await office.ask("DELETE", f"/views/{view['id']}", status=204)

    taken = await office.ask("POST", "/routing/import", document, 201)
    assert [one["condition"] for one in taken] == [one["condition"] for one in before]
    assert [one["to"]["team"] for one in taken] == [team, None, None]
    assert await office.ask("GET", "/routing/export") == document

    document["rules"][1]["to"] = {"kind": "team", "name": "Nobody"}
    refused = await office.ask("POST", "/routing/import", document, 422)
    assert refused["detail"].startswith("rules[1] (B): Make a team called Nobody first")
    assert len(await office.ask("GET", RULES)) == 3


async def test_views_are_listed_with_their_tickets(office: Office) -> None:
    """S2-27, S2-28: a list that anybody may pick from, each seeing what they may see."""
    view = await office.ask("POST", "/views", {"name": "Upset"}, 201)
    assert (await office.ask("POST", "/views", {"name": "upset "}, 409))["code"] == "view_exists"
    other = await office.desk.another_store("other")
    await office.add("A", {"ticket": {"field": "sentiment", "op": "is", "value": "negative"}}, view=view["id"])
    tickets = []
    for store in (office.desk.store, other):
        chat = await office.desk.start(store=store)
        await office.desk.hear(chat, "A scandal!")
        await office.desk.answer(chat, "Sorry.", feeling=Feeling.NEGATIVE)
        tickets.append(await office.desk.ticket(chat))
    await office.desk.new_ticket("All is well.")

    assert [one["count"] for one in await office.ask("GET", "/views")] == [2]
    page = await office.ask("GET", f"/views/{view['id']}/tickets?limit=1")
    rest = await office.ask("GET", f"/views/{view['id']}/tickets?limit=1&cursor={page['next']}")
    assert {one["id"] for one in page["items"] + rest["items"]} == set(tickets)
    office.asks = await office.desk.person("Ann", Role.AGENT, other.id)
    assert [one["id"] for one in (await office.ask("GET", f"/views/{view['id']}/tickets"))["items"]] == tickets[1:]
    assert [one["count"] for one in await office.ask("GET", "/views")] == [1]
    await office.ask("GET", "/views/999/tickets", status=404)


async def test_what_two_people_write_at_once_is_not_lost(office: Office) -> None:
    """Bad input: two tabs editing one rule."""
    rule = await office.add("One", SMS, tag="sms")
    mine = {"name": "Mine", "condition": SMS, "to": {"tag": "sms"}, "read_at": rule["updated_at"]}
    await office.ask("PUT", f"{RULES}/{rule['id']}", mine)
    office.desk.later(minutes=1)
    theirs = await office.ask("PUT", f"{RULES}/{rule['id']}", {**mine, "name": "Theirs", "read_at": None})
    assert (await office.ask("PUT", f"{RULES}/{rule['id']}", mine, 409))["code"] == "changed_meanwhile"
    mine["read_at"] = theirs["updated_at"]
    assert (await office.ask("PUT", f"{RULES}/{rule['id']}", mine))["name"] == "Mine"


async def test_what_is_wrong_with_a_condition_is_told_while_it_is_written(office: Office) -> None:
    """S2-10: each fault at its place; nothing where a rule may use it."""
    bad_window = {"did": {"event": "Placed Order", "within": {"amount": 0, "unit": "hours"}}}
    no_store = {"ticket": {"field": "store", "op": "is", "value": "nowhere"}}
    check = "/routing/trials/condition"
    assert await office.ask("POST", check, {"condition": PLACED_LATELY}) == []
    (fault,) = await office.ask("POST", check, {"condition": {"all": [SMS, {"not": bad_window}]}})
    assert fault["place"] == "all[1].not.did.within.amount"
    (fault,) = await office.ask("POST", check, {"condition": {"any": [SMS, no_store]}})
    assert (fault["place"], "nowhere" in fault["problem"]) == ("any[1].ticket.value", True)
