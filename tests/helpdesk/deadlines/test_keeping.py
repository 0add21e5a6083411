"""Managers keep service levels and aging rules: checked, ordered, audited, and in force at once (S5-60, S5-43)."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from helpdesk.deadlines import aging, policies
from helpdesk.tickets.life import Kind
from kit.audit import AuditRow
from kit.auth import Role
from staff.models import PersonRow
from stores.hours import OfficeHours
from stores.stores import StoreSettings, save_settings
from tests.helpdesk.conftest import DeskStage

from .building import awaited, deadlines, fire
from .conftest import Counter

QUICK = {"first_reply": 60, "warn_before": 10}


@pytest.fixture
async def boss(desk: DeskStage, counter: Counter) -> int:
    """A manager, who asks."""
    counter.by = await desk.person("Boss", Role.MANAGER)
    return counter.by.id


async def test_a_new_policy_holds_at_once_also_for_a_ticket_that_waits_already(
    desk: DeskStage, counter: Counter, boss: int
) -> None:
    ticket = await awaited(desk)
    desk.later(hours=5)
    made = await counter.ask("POST", "/sla/policies", name="Quick", rules=QUICK)
    assert made.status_code == 201
    await counter.settle()
    (row,) = await deadlines(desk, ticket)
    assert row.due_at == desk.clock.now() + timedelta(hours=1)


async def test_a_changed_policy_moves_no_deadline_that_runs(desk: DeskStage, counter: Counter, boss: int) -> None:
    number = (await counter.ask("POST", "/sla/policies", name="Quick", rules=QUICK)).json()["id"]
    before = await awaited(desk)
    await counter.ask("PUT", f"/sla/policies/{number}", name="Slow", rules={"first_reply": 600})
    await counter.settle()
    due = [(await deadlines(desk, one))[0].due_at for one in (before, await awaited(desk))]
    assert due == [desk.clock.now() + timedelta(hours=1), desk.clock.now() + timedelta(hours=10)]


async def test_what_a_retired_policy_promised_goes_over_to_the_next_or_ends(
    desk: DeskStage, counter: Counter, boss: int
) -> None:
    rules = {"first_reply": 60, "resolution": 60}
    first = (await counter.ask("POST", "/sla/policies", name="Both", rules=rules)).json()["id"]
    second = (await counter.ask("POST", "/sla/policies", name="Reply", rules={"first_reply": 120})).json()["id"]
    ticket = await awaited(desk)
    desk.later(minutes=30)
    assert (await counter.ask("DELETE", f"/sla/policies/{first}")).status_code == 204
    await counter.settle()
    reply, resolution = await deadlines(desk, ticket)
    assert (reply.rule_id, reply.due_at) == (second, desk.clock.now() + timedelta(minutes=90))
    assert resolution.state == "cancelled"
    assert [one["id"] for one in (await counter.ask("GET", "/sla/policies")).json()] == [second]


async def test_the_first_policy_in_order_holds(desk: DeskStage, counter: Counter, boss: int) -> None:
    """D8: ordered, first match."""
    one, two = [
        (await counter.ask("POST", "/sla/policies", name=name, rules=QUICK)).json()["id"] for name in ("One", "Two")
    ]
    assert (await deadlines(desk, await awaited(desk)))[0].rule_id == one
    assert (await counter.ask("PUT", "/sla/order", ids=[two])).json()["code"] == "not_all_named"
    assert (await counter.ask("PUT", "/sla/order", ids=[two, one])).status_code == 200
    assert (await deadlines(desk, await awaited(desk)))[0].rule_id == two


async def test_every_change_stands_in_the_audit(desk: DeskStage, counter: Counter, boss: int) -> None:
    number = (await counter.ask("POST", "/aging/rules", name="Stalled", rules={"after": 240, "escalate": True})).json()[
        "id"
    ]
    await counter.ask("PUT", f"/aging/rules/{number}", name="Late", rules={"after": 60, "escalate": True}, is_on=False)
    await counter.ask("DELETE", f"/aging/rules/{number}")
    async with desk.database.look() as session:
        acts = (await session.scalars(select(AuditRow).order_by(AuditRow.id))).all()
    assert [(row.act, row.actor, row.subject) for row in acts] == [
        (act, f"staff:{boss}", f"aging:{number}") for act in ("aging.added", "aging.changed", "aging.retired")
    ]


@pytest.mark.parametrize(
    ("rules", "named"),
    [
        ({"first_reply": 0}, "first_reply"),
        ({"first_reply": -5}, "first_reply"),
        ({"first_reply": 5_256_000}, "first_reply"),
        ({}, "first_reply"),
        ({"first_reply": 60, "warn_before": 60}, "warn_before"),
        ({"first_reply": 60, "resolution": 30, "warn_before": 40}, "warn_before"),
        ({"first_reply": 60, "clock": "lunar"}, "clock"),
        ({"first_reply": 60, "pauses_while": ["closed"]}, "waiting"),
        ({"first_reply": 60, "match": {"priorities": ["huge"]}}, "urgent"),
        ({"first_reply": 60, "match": {"tags": ["a\nb"]}}, "one line"),
        ({"first_reply": 60, "match": {"teams": [77]}}, "team"),
        ({"first_reply": 60, "match": {"stores": [77]}}, "store"),
        ({"first_reply": 60, "match": {"stores": [2**31]}}, "stores"),
        ({"first_reply": 60, "unknown": 1}, "unknown"),
    ],
)
async def test_a_policy_that_means_nothing_is_refused_with_a_sentence(
    counter: Counter, boss: int, rules: dict[str, object], named: str
) -> None:
    refused = await counter.ask("POST", "/sla/policies", name="Odd", rules=rules)
    assert refused.status_code == 422
    assert named in refused.text
    assert (await counter.ask("GET", "/sla/policies")).json() == []


@pytest.mark.parametrize(
    ("rules", "named"),
    [
        ({"after": 0, "escalate": True}, "after"),
        ({"after": 5_256_000, "escalate": True}, "after"),
        ({"after": 60}, "say what happens"),
        ({"after": 60, "assign_to": 77}, "not on the staff"),
        ({"after": 60, "team": 77}, "does not exist any more"),
        ({"after": 60, "notify": [77]}, "does not work here"),
    ],
)
async def test_an_aging_rule_that_names_nobody_is_refused(
    counter: Counter, boss: int, rules: dict[str, object], named: str
) -> None:
    refused = await counter.ask("POST", "/aging/rules", name="Odd", rules=rules)
    assert refused.status_code == 422
    assert named in refused.text


async def test_a_rule_whose_person_has_left_is_shown_as_broken(desk: DeskStage, counter: Counter, boss: int) -> None:
    mara = await desk.person("Mara")
    made = await counter.ask("POST", "/aging/rules", name="Mara's", rules={"after": 60, "assign_to": mara.id})
    assert made.json()["problems"] == []
    async with desk.database.begin() as session:
        (await session.get_one(PersonRow, mara.id)).is_active = False
    (shown,) = (await counter.ask("GET", "/aging/rules")).json()
    assert shown["problems"] == ["Mara, whom it assigns to, does not work here any more."]


async def test_rules_that_hand_tickets_round_are_warned_of(desk: DeskStage, counter: Counter, boss: int) -> None:
    teams = [await desk.team(name) for name in ("One", "Two", "Three")]
    for number, team in enumerate(teams):
        after = teams[(number + 1) % 3]
        body = {"after": 60, "match": {"teams": [team]}, "team": after}
        made = await counter.ask("POST", "/aging/rules", name=f"From {number}", rules=body)
        assert made.status_code == 201
    shown = (await counter.ask("GET", "/aging/rules")).json()
    (warning,) = {sentence for one in shown for sentence in one["warnings"]}
    assert "“From 0” → “From 1” → “From 2” → “From 0”" in warning


async def test_a_new_aging_rule_finds_what_stands_still_already(desk: DeskStage, counter: Counter, boss: int) -> None:
    ticket = await awaited(desk)
    desk.later(hours=5)
    await counter.ask("POST", "/aging/rules", name="Stalled", rules={"after": 240, "escalate": True})
    await counter.settle()
    assert [await fire(desk), await fire(desk)] == [1, 0]
    assert Kind.AGED in await desk.kinds(ticket)


async def test_presets_can_be_sent_as_they_are(counter: Counter, boss: int) -> None:
    """S5-44: 4 hours and 24 hours are presets."""
    for path, kept in (("sla/policies", policies.PRESETS), ("aging/rules", aging.PRESETS)):
        shown = (await counter.ask("GET", f"/{path.split('/')[0]}/presets")).json()
        assert [one["name"] for one in shown] == list(kept)
        for one in shown:
            assert (await counter.ask("POST", f"/{path}", **one)).status_code == 201
    assert {one["rules"]["after"] for one in shown} == {4 * 60, 24 * 60}


async def test_only_managers_keep_them_and_only_for_stores_that_they_see(desk: DeskStage, counter: Counter) -> None:
    """S1-07: rights by role."""
    counter.by = None
    assert (await counter.ask("GET", "/sla/policies")).status_code == 401
    counter.by = await desk.person("Mara")
    assert (await counter.ask("GET", "/sla/policies")).status_code == 200
    assert (await counter.ask("POST", "/sla/policies", name="Mine", rules=QUICK)).status_code == 403
    other = await desk.another_store("other")
    counter.by = await desk.person("Rui", Role.MANAGER, desk.store.id)
    assert (await counter.ask("POST", "/sla/policies", name="All", rules=QUICK)).json()["code"] == "foreign_stores"
    own = {**QUICK, "match": {"stores": [desk.store.id]}}
    number = (await counter.ask("POST", "/sla/policies", name="Own", rules=own)).json()["id"]
    counter.by = await desk.person("Ana", Role.MANAGER, other.id)
    assert (await counter.ask("GET", "/sla/policies")).json() == []
    assert (await counter.ask("DELETE", f"/sla/policies/{number}")).status_code == 404
    assert (await counter.ask("PUT", "/sla/order", ids=[number])).status_code == 403


async def test_an_example_shows_when_it_would_be_due(desk: DeskStage, counter: Counter, boss: int) -> None:
    """D8: four office hours from Monday 16:50 end on Tuesday at 11:50, and the night between counts nothing."""
    day = {"opens": "09:00", "closes": "18:00"}
    hours = OfficeHours.model_validate({name: [day] for name in ("monday", "tuesday", "wednesday")})
    async with desk.database.begin() as session:
        await save_settings(session, desk.store.id, StoreSettings(time_zone="Europe/Lisbon", hours=hours))
    rules = {"first_reply": 240, "warn_before": 60, "clock": "business"}
    monday = "2026-11-16T16:50:00Z"
    shown = (await counter.ask("POST", "/sla/example", store=desk.store.key, rules=rules, at=monday)).json()
    assert shown["dues"] == [
        {"target": "first_reply", "warns_at": "2026-11-17T10:50:00Z", "due_at": "2026-11-17T11:50:00Z"}
    ]
    assert [(one["begins"][5:16], one["ends"][5:16]) for one in shown["counting"]] == [
        ("11-16T16:50", "11-16T18:00"),
        ("11-17T09:00", "11-17T11:50"),
    ]
    rules["clock"] = "calendar"
    shown = (await counter.ask("POST", "/sla/example", store=desk.store.key, rules=rules, at=monday)).json()
    assert shown["dues"][0]["due_at"] == "2026-11-16T20:50:00Z"


async def test_what_two_people_write_at_once_is_not_lost(desk: DeskStage, counter: Counter, boss: int) -> None:
    made = (await counter.ask("POST", "/sla/policies", name="Quick", rules=QUICK)).json()
    path = f"/sla/policies/{made['id']}"
    desk.later(minutes=1)
    await counter.ask("PUT", path, name="Theirs", rules=QUICK)
    refused = await counter.ask("PUT", path, name="Mine", rules=QUICK, read_at=made["updated_at"])
    assert (refused.status_code, refused.json()["code"]) == (409, "changed_meanwhile")
    assert (await counter.ask("GET", "/sla/policies")).json()[0]["name"] == "Theirs"
