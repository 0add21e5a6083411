"""How a shop tells its agent to speak and when to call a person: validated in the shop owner's words, kept by role."""

from typing import Any

import pytest
from fastapi import FastAPI
from pydantic import ValidationError
from sqlalchemy import select

from conversations.labels import Topic
from kit.admin import Pages
from kit.audit import AuditRow
from kit.auth import Role
from kit.clock import ManualClock
from kit.db import Database
from stores import guidance_pages
from stores.guidance import TOPICS, EscalationRule, Guidance, Tone
from stores.stores import Store, get_store, save_settings
from tests.staff.conftest import Enter

GOOD = {
    "brand": " Bags of sailcloth,\r\nsewn in Porto. ",
    "tone": "friendly",
    "own_tone": "",
    "rule_0_text": "Say 'you', never 'dear customer'.",
    "rule_0_on": "yes",
    "rule_1_text": "",
    "rule_1_on": "yes",
    "call_0_reason": "Somebody speaks of a lawyer",
    "call_0_words": "lawyer*\n\n legal  action \n",
    "call_0_topic": ["wholesale", "checkout"],
    "call_0_misses": "3",
    "call_0_over": "500,50 eur",
    "call_0_on": "yes",
    "call_1_reason": "",
    "call_1_words": "",
    "call_1_misses": "",
    "call_1_on": "yes",
}


@pytest.fixture(autouse=True)
def guidance_page(app: FastAPI, pages: Pages, clock: ManualClock, store: Store) -> None:
    app.include_router(guidance_pages.routes(guidance_pages.Deps(pages, clock)))


async def saved(database: Database, store: Store) -> Guidance:
    async with database.begin() as session:
        return (await get_store(session, store.id)).settings.guidance


async def test_an_admin_writes_guidance_and_reads_it_again(enter: Enter, database: Database, store: Store) -> None:
    admin = await enter(Role.ADMIN)
    assert (await admin.post("/admin/guidance", data=GOOD)).headers["location"] == "/admin/guidance?done=saved"
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
    page = (await admin.get("/admin/guidance")).text
    assert "legal action</textarea>" in page
    assert 'value="wholesale" checked' in page
    assert 'name="rule_1_text" value=""' in page
    assert 'name="call_1_reason" value=""' in page


async def test_an_emptied_rule_is_gone_and_an_unticked_one_is_off(
    enter: Enter, database: Database, store: Store
) -> None:
    admin = await enter(Role.OWNER)
    await admin.post("/admin/guidance", data=GOOD)
    emptied = {name: value for name, value in GOOD.items() if name not in {"rule_0_on", "call_0_topic"}}
    await admin.post(
        "/admin/guidance",
        data=emptied | {"call_0_reason": "", "call_0_words": "", "call_0_misses": "", "call_0_over": ""},
    )
    now = await saved(database, store)
    assert (now.escalation, now.rules_on, len(now.communication)) == ((), (), 1)


async def test_saving_twice_leaves_one_line_in_the_record_and_the_other_settings_alone(
    enter: Enter, database: Database, store: Store
) -> None:
    admin = await enter(Role.ADMIN)
    async with database.begin() as session:
        await save_settings(session, store.id, store.settings.model_copy(update={"queue": "Crew"}))
    await admin.post("/admin/guidance", data=GOOD)
    await admin.post("/admin/guidance", data=GOOD)
    async with database.begin() as session:
        acts = list(await session.scalars(select(AuditRow.act).order_by(AuditRow.id)))
        assert (await get_store(session, store.id)).settings.queue == "Crew"
    assert acts.count("store.guidance_saved") == 1


@pytest.mark.parametrize("role", [Role.AGENT, Role.MANAGER])
async def test_others_look_but_do_not_save(enter: Enter, database: Database, store: Store, role: Role) -> None:
    """S1-07, S1-08."""
    person = await enter(role)
    page = await person.get("/admin/guidance")
    assert page.status_code == 200
    assert "disabled" in page.text
    assert (await person.post("/admin/guidance", data=GOOD)).status_code == 403
    assert await saved(database, store) == Guidance()


@pytest.mark.parametrize(
    ("wrong", "place", "says"),
    [
        ({"brand": "x" * 1_001}, "brand", "1001 characters; shorten it to 1000"),
        ({"tone": "sulky"}, "tone", "Choose one of neutral"),
        ({"tone": "custom"}, "own_tone", "Write your own tone"),
        ({"rule_0_text": "x" * 301}, "communication.0.text", "shorten it to 300"),
        ({"call_0_reason": " "}, "escalation.0.reason", "Write the reason"),
        ({"call_0_words": "!!!"}, "escalation.0.words", "cannot be found in a message"),
        ({"call_0_words": "a*"}, "escalation.0.words", "nearly every message"),
        ({"call_0_words": "x" * 81}, "escalation.0.words", "longer than 80"),
        ({"call_0_words": "\n".join(map(str, range(41)))}, "escalation.0.words", "make a second rule"),
        ({"call_0_topic": "weather"}, "escalation.0.topics", "choose from the list"),
        ({"call_0_misses": "often"}, "escalation.0.misses", "a number from 1 to 10"),
        ({"call_0_misses": "99"}, "escalation.0.misses", "a number from 1 to 10"),
        ({"call_0_over": "a lot"}, "escalation.0.order_over", "such as 500 EUR"),
        ({"call_0_over": "500 XYZ"}, "escalation.0.order_over", "an amount and its currency"),
        ({"call_0_over": "1.500 EUR"}, "escalation.0.order_over", "an amount and its currency"),
        ({"call_1_reason": "Never applies"}, "escalation.1", "Say when it applies"),
        ({f"rule_{place}_text": "Be kind." for place in range(21)}, "communication", "20 rules at most"),
    ],
)
async def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_saved(
    enter: Enter, database: Database, store: Store, wrong: dict[str, str], place: str, says: str
) -> None:
    answer = await (await enter(Role.ADMIN)).post("/admin/guidance", data={**GOOD, **wrong})
    assert answer.status_code == 422
    assert says in answer.text.split(f'id="{place}-problem">')[1].split("</span>")[0]
    assert await saved(database, store) == Guidance()


async def test_a_shop_s_words_are_text_on_the_page(enter: Enter) -> None:
    admin = await enter(Role.ADMIN)
    await admin.post("/admin/guidance", data={**GOOD, "brand": "</textarea><script>alert(1)</script>"})
    assert "<script>alert" not in (await admin.get("/admin/guidance")).text


def test_the_topics_to_choose_from_are_the_ten_labels() -> None:
    """S3-35."""
    assert {topic.value: topic.label for topic in Topic} == dict(TOPICS)


@pytest.mark.parametrize("guidance", [{"tone": ["friendly"]}, {"mood": "bright"}, {"escalation": [{"reason": "x"}]}])
def test_what_no_page_would_send_is_refused_too(guidance: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Guidance.model_validate(guidance)
