"""How a shop tells its agent to speak and when to call a person: validated in the shop owner's words, kept by role."""

from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from pydantic import ValidationError
from sqlalchemy import select

from conversations.labels import Topic
from kit.audit import AuditRow
from kit.auth import Role
from kit.clock import ManualClock
from kit.db import Database
from staff import teams
from stores import guidance_api
from stores.api import Deps
from stores.guidance import TOPICS, EscalationRule, Guidance, Tone
from stores.stores import Store, get_store, save_settings
from tests.staff.conftest import BASE, Enter, Floor

GUIDANCE = "/api/v1/stores/demo/guidance"
LAWYER: dict[str, Any] = {
    "reason": "Somebody speaks of a lawyer",
    "words": ["lawyer*", "", " legal  action "],
    "topics": ["wholesale", "checkout"],
    "misses": 3,
    "order_over": "500,50 eur",
}
GOOD: dict[str, Any] = {
    "brand": " Bags of sailcloth,\r\nsewn in Porto. ",
    "tone": "friendly",
    "communication": [{"text": "Say 'you', never 'dear customer'."}],
    "escalation": [LAWYER],
}


@pytest.fixture(autouse=True)
def guidance_routes(app: FastAPI, floor: Floor, clock: ManualClock, store: Store) -> None:
    app.include_router(guidance_api.routes(Deps(floor.database, clock, floor.who, teams.is_used)))


async def saved(database: Database, store: Store) -> Guidance:
    async with database.begin() as session:
        return (await get_store(session, store.id)).settings.guidance


async def put(person: httpx.AsyncClient, guidance: object, before: object = None) -> httpx.Response:
    body = {"guidance": guidance, "before": before}
    return await person.put(GUIDANCE, json=body, headers={"Origin": BASE})


async def test_an_admin_writes_guidance_and_reads_it_again(enter: Enter, database: Database, store: Store) -> None:
    admin = await enter(Role.ADMIN)
    answer = await put(admin, GOOD)
    now = await saved(database, store)
    assert (now.brand, now.tone, now.rules_on) == (
        "Bags of sailcloth, sewn in Porto.",
        Tone.FRIENDLY,
        ("Say 'you', never 'dear customer'.",),
    )
    assert now.escalation == (
        EscalationRule(
            reason="Somebody speaks of a lawyer",
            words=("lawyer*", "legal action"),
            topics=("wholesale", "checkout"),
            misses=3,
            order_over="500.50 EUR",
        ),
    )
    assert answer.json() == (await admin.get(GUIDANCE)).json() == now.model_dump(mode="json")


async def test_a_rule_that_is_switched_off_stays_and_does_nothing(
    enter: Enter, database: Database, store: Store
) -> None:
    await put(await enter(Role.OWNER), {"communication": [{"text": "Be brief.", "is_on": False}]})
    now = await saved(database, store)
    assert (now.rules_on, len(now.communication)) == ((), 1)


async def test_saving_twice_leaves_one_line_in_the_record_and_the_other_settings_alone(
    enter: Enter, database: Database, store: Store
) -> None:
    admin = await enter(Role.ADMIN)
    async with database.begin() as session:
        await save_settings(session, store.id, store.settings.model_copy(update={"queue": "Crew"}))
    await put(admin, GOOD)
    await put(admin, GOOD)
    async with database.begin() as session:
        acts = list(await session.scalars(select(AuditRow.act).order_by(AuditRow.id)))
        assert (await get_store(session, store.id)).settings.queue == "Crew"
    assert acts.count("store.guidance_saved") == 1


async def test_of_two_who_write_at_once_the_second_is_told(enter: Enter, database: Database, store: Store) -> None:
    """Both read the same; what the first saved is not lost without a word."""
    admin, owner = await enter(Role.ADMIN), await enter(Role.OWNER)
    before = (await admin.get(GUIDANCE)).json()
    assert (await put(admin, {"tone": "playful"}, before)).status_code == 200
    late = await put(owner, GOOD, before)
    assert (late.status_code, late.json()["code"]) == (409, "guidance_changed")
    assert (await saved(database, store)).tone is Tone.PLAYFUL
    assert (await put(owner, GOOD, (await owner.get(GUIDANCE)).json())).status_code == 200


@pytest.mark.parametrize("role", [Role.AGENT, Role.MANAGER])
async def test_others_look_but_do_not_save(enter: Enter, database: Database, store: Store, role: Role) -> None:
    """S1-07, S1-08."""
    person = await enter(role)
    assert (await person.get(GUIDANCE)).status_code == 200
    assert (await put(person, GOOD)).status_code == 403
    assert await saved(database, store) == Guidance()


@pytest.mark.parametrize(
    ("wrong", "place", "says"),
    [
        ({"brand": "x" * 1_001}, "brand", "1001 characters; shorten it to 1000"),
        ({"tone": "sulky"}, "tone", "choose one of neutral"),
        ({"tone": "custom"}, "own_tone", "write your own tone"),
        ({"communication": [{"text": "x" * 301}]}, "communication.0.text", "shorten it to 300"),
        ({"communication": [{"text": "Be kind."}] * 21}, "communication", "20 rules at most"),
        ({"escalation": [LAWYER | {"reason": " "}]}, "escalation.0.reason", "write the reason"),
        ({"escalation": [LAWYER | {"words": ["!!!"]}]}, "escalation.0.words", "cannot be found in a message"),
        ({"escalation": [LAWYER | {"words": ["a*"]}]}, "escalation.0.words", "nearly every message"),
        ({"escalation": [LAWYER | {"words": ["x" * 81]}]}, "escalation.0.words", "longer than 80"),
        ({"escalation": [LAWYER | {"words": [*map(str, range(41))]}]}, "escalation.0.words", "make a second rule"),
        ({"escalation": [LAWYER | {"topics": ["weather"]}]}, "escalation.0.topics", "choose from the list"),
        ({"escalation": [LAWYER | {"misses": "often"}]}, "escalation.0.misses", "a number from 1 to 10"),
        ({"escalation": [LAWYER | {"misses": 99}]}, "escalation.0.misses", "a number from 1 to 10"),
        ({"escalation": [LAWYER | {"order_over": "a lot"}]}, "escalation.0.order_over", "such as 500 EUR"),
        ({"escalation": [LAWYER | {"order_over": "500 XYZ"}]}, "escalation.0.order_over", "an amount and its currency"),
        (
            {"escalation": [LAWYER | {"order_over": "1.500 EUR"}]},
            "escalation.0.order_over",
            "an amount and its currency",
        ),
        ({"escalation": [{"reason": "Never applies"}]}, "escalation.0", "say when it applies"),
    ],
)
async def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_saved(
    enter: Enter, database: Database, store: Store, wrong: dict[str, Any], place: str, says: str
) -> None:
    answer = await put(await enter(Role.ADMIN), GOOD | wrong)
    assert answer.status_code == 422
    problems = {one["field"]: one["problem"] for one in answer.json()["errors"]}
    assert says in problems[f"guidance.{place}"]
    assert await saved(database, store) == Guidance()


def test_the_topics_to_choose_from_are_the_ten_labels() -> None:
    """S3-35."""
    assert {topic.value: topic.label for topic in Topic} == dict(TOPICS)


@pytest.mark.parametrize("guidance", [{"tone": ["friendly"]}, {"mood": "bright"}, {"escalation": [{"reason": "x"}]}])
def test_what_no_page_would_send_is_refused_too(guidance: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Guidance.model_validate(guidance)
