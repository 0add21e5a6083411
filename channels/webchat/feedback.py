"""What a chat tells besides messages: how it was, once a person has closed the matter, and that somebody is typing."""

from datetime import timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field

from channels.port import Deps
from channels.webchat.chat import read_chat
from channels.webchat.events import show_question
from conversations import typing
from conversations.ratings.asking import rate

RATINGS = (30, timedelta(minutes=10))
NOTICES = (60, timedelta(minutes=1))
"""A widget tells that somebody is typing once in three seconds."""


class Rate(BaseModel):
    """How it was, from 1 (bad) to 5 (great), with a comment or without one."""

    model_config = ConfigDict(extra="forbid")

    id: int = Field(ge=1, le=2**31 - 1)
    """The question's number, as the event `rating` tells it."""
    score: Annotated[int, Field(ge=1, le=5, strict=True)]
    comment: str = Field(default="", max_length=4000)
    """At most 1,000 characters."""


class Types(BaseModel):
    """Whether the customer is typing now; it counts for six seconds."""

    model_config = ConfigDict(extra="forbid")

    is_typing: bool = True


def add_routes(router: APIRouter, deps: Deps) -> None:
    """Put the routes onto the widget's interface."""

    @router.post("/conversations/{key}/rating")
    async def give_rating(request: Request, key: str, body: Rate) -> dict[str, Any]:
        """Say how it was, after a person has closed the matter; for a day it may be said anew.

        `rating_not_asked` (404): nobody asked this here. `rating_over` (409): the customer has written since, or it was
        too long ago.
        """
        async with deps.database.begin() as session:
            chat = await read_chat(session, deps, request, key)
            await deps.live.limit(f"webchat:rate:{chat.session.id}", *RATINGS)
            rated = await rate(
                session, deps.clock, chat.conversation.id, body.id, score=body.score, comment=body.comment
            )
        return show_question(rated)

    @router.post("/conversations/{key}/typing", status_code=204)
    async def types(request: Request, key: str, body: Types) -> None:
        """Tell the people of the shop that the customer is typing, or no longer: kept nowhere."""
        async with deps.database.look() as session:
            chat = await read_chat(session, deps, request, key)
        await deps.live.limit(f"webchat:typing:{chat.session.id}", *NOTICES)
        await typing.customer_types(deps.live, chat.store.id, chat.conversation.id, is_typing=body.is_typing)
