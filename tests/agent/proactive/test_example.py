"""What a proactive message would say, shown to whoever sets it up before anybody is told."""

from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI, Request
from sqlalchemy.ext.asyncio import AsyncSession

from agent import proactive_preview
from agent.proactive import Kind
from agent.proactive_api import Deps
from kit.auth import Actor, Role
from kit.language import LANGUAGES
from kit.web import answer_errors
from tests.agent.proactive.conftest import Post

EXAMPLE = "/api/v1/stores/demo/proactive/example"


@pytest.fixture
async def web(post: Post) -> AsyncIterator[httpx.AsyncClient]:
    async def who(_: Request, __: AsyncSession) -> Actor | None:
        return Actor(1, "Rita", "rita@example.com", Role.AGENT)

    app = FastAPI()
    answer_errors(app)
    app.include_router(proactive_preview.routes(Deps(post.talk.database, who), post.talk.clock))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://desk.test") as client:
        yield client


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@pytest.mark.parametrize("kind", sorted(Kind))
async def test_each_message_reads_whole_in_each_language(web: httpx.AsyncClient, kind: str, language: str) -> None:
    """S5-31, S5-32, S5-33: what happened, and where there is something to await, the carrier, the days and the link."""
    text = (await web.post(EXAMPLE, json={"kind": kind, "language": language})).json()["text"]
    assert proactive_preview.ORDER in text
    assert (proactive_preview.LINK in text) is (kind != Kind.DELIVERED)


async def test_the_shop_s_own_words_stand_where_they_will_stand(web: httpx.AsyncClient) -> None:
    """S5-32: care tips come with what has arrived, and no words of the shop with what is only on its way."""
    tip = "Wash it cold."
    arrived = (await web.post(EXAMPLE, json={"kind": "delivered", "language": "en", "words": tip})).json()["text"]
    on_its_way = (await web.post(EXAMPLE, json={"kind": "shipped", "language": "en", "words": tip})).json()["text"]
    assert tip in arrived
    assert tip not in on_its_way


async def test_words_that_no_message_may_carry_are_refused_while_they_are_written(web: httpx.AsyncClient) -> None:
    answer = await web.post(EXAMPLE, json={"kind": "delayed", "language": "en", "words": "See www.evil.example"})
    assert answer.status_code == 422
    assert "holds a link" in answer.json()["detail"]
