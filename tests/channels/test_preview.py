"""The preview: the same agent as any customer, dressed as any channel, beside its trace, counted nowhere."""

from typing import Any

import httpx
import pytest
import yaml
from sqlalchemy import select

from commerce.demo.people import ANA, JOAO
from conversations import handoff
from conversations.messages import OrderCardBlock, SignInBlock, TextBlock
from conversations.models import ConversationRow
from evals.case import CASES
from kit.db import Database
from kit.jobs import Jobs

from .conftest import Agent, Shop

PREVIEWS = "/api/v1/preview/stores/demo/conversations"
STAFF = {"X-Test-Role": "AGENT"}
CARD = {"order_id": "order-1", "name": "#1001", "options": ["variant"]}


class Trial:
    """A member of staff who tries the agent."""

    def __init__(self, web: httpx.AsyncClient, jobs: Jobs) -> None:
        self.web = web
        self.jobs = jobs
        self.key = ""

    async def begin(self, **body: Any) -> httpx.Response:  # noqa: ANN401 - any field
        response = await self.web.post(PREVIEWS, json=body, headers=STAFF)
        self.key = response.json().get("conversation", "")
        return response

    async def post(self, path: str, **body: Any) -> httpx.Response:  # noqa: ANN401 - any field
        return await self.web.post(f"{PREVIEWS}/{self.key}/{path}", json=body, headers=STAFF)

    async def read(self) -> dict[str, Any]:
        await self.jobs.drain()
        found: dict[str, Any] = (await self.web.get(f"{PREVIEWS}/{self.key}", headers=STAFF)).json()
        return found


@pytest.fixture
def trial(web: httpx.AsyncClient, jobs: Jobs) -> Trial:
    return Trial(web, jobs)


async def test_an_answer_stands_beside_its_trace(trial: Trial) -> None:
    """S1-38."""
    await trial.begin()
    assert (await trial.post("messages", text="Can I change the size on my recent order?")).status_code == 202
    found = await trial.read()
    question, answer = found["messages"]
    assert (question["trace"], found["is_waiting"]) == (None, False)
    assert answer["trace"]["trace"]["heard"] == ["message"]
    assert answer["trace"]["milliseconds"] == 4


async def test_a_tester_signs_in_as_the_customer_and_the_turn_goes_on(trial: Trial, agent: Agent) -> None:
    """S1-41: not signed in at first, and asked to."""
    agent.says = lambda claimed: (
        [SignInBlock()] if claimed.conversation.customer_id is None else [OrderCardBlock(card=CARD)]
    )
    await trial.begin(email=ANA)
    await trial.post("messages", text="I need to cancel my order.")
    asked = await trial.read()
    assert (asked["customer"], asked["messages"][-1]["blocks"][0]["type"]) == (None, "sign_in")
    assert (await trial.post("sign-in", email=ANA)).json()["customer"]["email"] == ANA
    found = await trial.read()
    assert (found["customer"]["email"], found["messages"][-1]["blocks"][0]["type"]) == (ANA, "order_card")


async def test_a_preview_may_begin_signed_in(trial: Trial) -> None:
    assert (await trial.begin(email=ANA, signed_in=True)).json()["customer"]["email"] == ANA


async def test_one_preview_is_one_customer(trial: Trial) -> None:
    await trial.begin(email=ANA, signed_in=True)
    refused = await trial.post("sign-in", email=JOAO)
    assert (refused.status_code, refused.json()["code"]) == (409, "signed_in_as_other")


@pytest.mark.parametrize(("manner", "starts"), [("sms", "Change order #1001"), ("email", "Hello,")])
async def test_a_preview_dresses_as_any_channel(trial: Trial, agent: Agent, manner: str, starts: str) -> None:
    """S1-21, S1-22, S1-43."""
    agent.says = lambda _: [OrderCardBlock(card=CARD, focus="variant")]
    await trial.begin(manner=manner)
    await trial.post("messages", text="Change my size")
    found = await trial.read()
    (words,) = found["messages"][-1]["dressed"]
    assert words.startswith(starts)
    assert "http://tillside.test/l/" in words


async def test_a_long_text_message_comes_in_parts(trial: Trial, agent: Agent) -> None:
    agent.says = lambda _: [TextBlock(text="A sentence of forty characters, no more. " * 20)]
    await trial.begin(manner="sms")
    await trial.post("messages", text="Tell me everything")
    parts = (await trial.read())["messages"][-1]["dressed"]
    assert len(parts) > 1
    assert all(len(part) <= 320 for part in parts)


async def test_a_preview_counts_nowhere(trial: Trial, shop: Shop, database: Database) -> None:
    await trial.begin()
    await trial.post("messages", wants_person=True)
    found = await trial.read()
    assert found["handoffs"][0]["reason"] == "asked_for_person"
    async with database.begin() as session:
        assert await handoff.list_handoffs(session, shop.store.id) == ((), None)
        assert (await session.scalars(select(ConversationRow.is_preview))).all() == [True]


async def test_reading_waits_for_an_answer_that_is_on_its_way(trial: Trial) -> None:
    await trial.begin()
    await trial.post("messages", text="Hello")
    early = await trial.web.get(f"{PREVIEWS}/{trial.key}?wait=0.1", headers=STAFF)
    assert early.json()["is_waiting"]
    await trial.jobs.drain()
    late = await trial.web.get(f"{PREVIEWS}/{trial.key}?wait=20", headers=STAFF)
    assert not late.json()["is_waiting"]


async def test_only_staff_may_preview_and_only_previews(trial: Trial, shop: Shop) -> None:
    assert (await shop.web.post(PREVIEWS, json={})).status_code == 401
    real = await shop.chat()
    trial.key = real.path.rpartition("/")[2]
    for response in (
        await trial.post("sign-in", email=ANA),
        await trial.post("messages", text="Hello"),
        await shop.web.get(f"{PREVIEWS}/{trial.key}", headers=STAFF),
    ):
        assert (response.status_code, response.json()["code"]) == (404, "preview_not_found")


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"manner": "telegraph"}, 422, "manner_unknown"),
        ({"signed_in": True}, 422, "address_invalid"),
        ({"signed_in": True, "email": "nobody@example.com"}, 404, "customer_not_found"),
    ],
)
async def test_what_cannot_be_played_is_said(trial: Trial, body: dict[str, Any], status: int, code: str) -> None:
    response = await trial.begin(**body)
    assert (response.status_code, response.json()["code"]) == (status, code)


async def test_an_empty_and_an_endless_message_are_refused_here_too(trial: Trial) -> None:
    await trial.begin()
    assert (await trial.post("messages", text=" ")).status_code == 422
    assert (await trial.post("messages", text="x" * 20_000)).status_code == 413


async def test_a_preview_is_written_down_as_a_test_case(trial: Trial, agent: Agent) -> None:
    """S1-38: what was said, the sign-in, and what was answered, in the form in which cases are played."""
    agent.says = lambda claimed: (
        [SignInBlock()] if claimed.conversation.customer_id is None else [OrderCardBlock(card=CARD, focus="variant")]
    )
    await trial.begin()
    await trial.post("messages", text="Can I change #1001: the size?")
    await trial.read()
    await trial.post("sign-in", email=ANA)
    await trial.read()
    written = (await trial.web.get(f"{PREVIEWS}/{trial.key}/case", headers=STAFF)).json()["yaml"]
    (case,) = CASES.validate_python(yaml.safe_load(written))
    asked, signed_in = case.steps
    assert (asked.say, asked.expect.sign_in, asked.expect.cards) == ("Can I change {recent}: the size?", True, ())
    assert (signed_in.sign_in, signed_in.expect.cards, signed_in.expect.focus) == ("customer", ("recent",), "variant")
    assert [(order.label, order.state) for order in case.orders] == [("recent", "open")]


async def test_an_empty_preview_makes_a_case_that_can_be_read(trial: Trial) -> None:
    await trial.begin(manner="sms", email=ANA, signed_in=True)
    written = (await trial.web.get(f"{PREVIEWS}/{trial.key}/case", headers=STAFF)).json()["yaml"]
    (case,) = CASES.validate_python(yaml.safe_load(written))
    assert (case.channel, case.signed_in) == ("sms", True)
