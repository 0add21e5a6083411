"""A customer at the chat, over the program's public interface and nothing else."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from evals.web import Web

PREFIX = "/api/v1/webchat/conversations"


@dataclass(frozen=True, slots=True)
class Heard:
    """A message of the agent as it arrived in the browser; `at` is seconds since 1970."""

    id: int
    at: float
    blocks: list[dict[str, Any]]


@dataclass(slots=True)
class Chat:
    """One chat: its public name, its secret key, and the connection on which it sends."""

    web: Web
    name: str
    key: str
    answers: "asyncio.Queue[Heard]" = field(default_factory=asyncio.Queue)

    async def send(self, client_id: str, text: str, *, web: Web | None = None) -> Any:  # noqa: ANN401 - JSON
        """Send one message and return what was said of it."""
        path = f"{PREFIX}/{self.name}/messages"
        return (await (web or self.web).post(path, {"id": client_id, "text": text}, bearer=self.key)).json

    async def answered(self, seconds: float = 120) -> Heard:
        """Wait for the agent's next message; needs `listening`."""
        return await asyncio.wait_for(self.answers.get(), seconds)


async def open_chat(web: Web, store: str, *, token: str = "") -> Chat:
    """Start a chat, signed in by the shop's `token` if there is one."""
    begun = (await web.post(PREFIX, {"store": store, "language": "en", "identity_token": token or None})).json
    return Chat(web, begun["conversation"], begun["key"])


@asynccontextmanager
async def listening(chat: Chat, web: Web) -> AsyncIterator[Chat]:
    """Hear what the agent says in `chat`, on a connection of its own, for as long as the block runs."""
    task = asyncio.create_task(_hear(chat, web))
    try:
        yield chat
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await web.close()


async def _hear(chat: Chat, web: Web) -> None:
    async for name, data in web.events(f"{PREFIX}/{chat.name}/events", bearer=chat.key):
        if name == "message":
            at, message = time.time(), json.loads(data)
            if message["author"] == "agent":
                chat.answers.put_nowait(Heard(message["id"], at, message["blocks"]))
