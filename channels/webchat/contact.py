"""What the widget asks before a chat: one or two details that nobody can know otherwise (S3-11, S4-11)."""

from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field

from channels.port import Deps
from channels.webchat.chat import read_chat
from conversations.contact import Given, asks, keep_contact


class Contact(BaseModel):
    """What a customer says of themselves; a claim, which shows nobody an order."""

    model_config = ConfigDict(extra="forbid")

    email: str = Field(default="", max_length=400)
    name: str = Field(default="", max_length=100)
    order: str = Field(default="", max_length=100)
    topic: str = Field(default="", max_length=100)

    def given(self) -> Given:
        """Return it for the conversation."""
        return Given(self.email, self.name, self.order, self.topic)


def add_routes(router: APIRouter, deps: Deps) -> None:
    """Put the route of these details onto the widget's interface."""

    @router.post("/conversations/{key}/contact")
    async def contact(request: Request, key: str, body: Contact) -> dict[str, Any]:
        """Keep the address for answers after the chat, a name, an order or a topic; `asks` is what is still missing."""
        async with deps.database.begin() as session:
            chat = await read_chat(session, deps, request, key)
            conversation = await keep_contact(session, chat.conversation.id, body.given())
        return {"asks": asks(conversation)}
