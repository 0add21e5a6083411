"""What happens while a model thinks: a person takes over, or the customer signs in."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from conversations.handoff import take_over
from conversations.inbox import find
from evals.chat import PREFIX, open_chat
from evals.seed import STORE, Shop
from evals.web import Web
from kit.clock import SystemClock
from kit.db import Database
from staff.models import PersonRow

DELAY_SECONDS = 2.0
IN_THE_MIDDLE = 1.2
"""So long after a message the model is being asked: the pause for a burst is over, and the answer is not there yet."""
_STANDING = """
select count(*) filter (where message.author = 'agent'),
       (select count(*) from inbox where inbox.conversation_id = conversation.id and inbox.turn_id is null),
       (select count(*) from turn where turn.conversation_id = conversation.id)
from conversation left join message on message.conversation_id = conversation.id
where conversation.key = :chat group by conversation.id
"""


@dataclass(frozen=True, slots=True)
class MidCall:
    """How often it was tried, and how often it went wrong."""

    tried: int
    wrong: int


@dataclass(frozen=True, slots=True)
class Middle:
    """The program's database and processes, with a model that takes its time."""

    url: str
    engine: AsyncEngine
    shop: Shop
    port: Callable[[], int]

    async def person_takes_over(self, tries: int) -> MidCall:
        """Take each conversation over in the middle of a call: the agent must stay silent, and nothing may wait."""
        results = await asyncio.gather(*(self._taken_over(number) for number in range(tries)))
        return MidCall(tries, sum(agent != 0 or waiting != 0 or turns != 1 for agent, waiting, turns in results))

    async def customer_signs_in(self, tries: int) -> MidCall:
        """Sign in in the middle of a call: the answer comes, then the turn goes on by itself, once each."""
        results = await asyncio.gather(*(self._signed_in(number) for number in range(tries)))
        return MidCall(tries, sum(agent != turns or waiting != 0 or turns != 2 for agent, waiting, turns in results))  # noqa: PLR2004 - the message's turn and the sign-in's

    async def _taken_over(self, number: int) -> tuple[int, int, int]:
        database = Database(self.url, pool_size=1)
        async with Web(self.port(), sender=number) as web:
            chat = await open_chat(web, STORE)
            await chat.send("m-1", "I want to change the size of my order")
            await asyncio.sleep(IN_THE_MIDDLE)
            async with database.begin() as session:
                person = await session.scalar(select(PersonRow.id).limit(1))
                conversation = await find(session, self.shop.store_id, chat.name)
                await take_over(session, SystemClock(), conversation.id, person or 0)
        await database.close()
        await asyncio.sleep(DELAY_SECONDS * 2 + 1)
        return await self._standing(chat.name)

    async def _signed_in(self, number: int) -> tuple[int, int, int]:
        async with Web(self.port(), sender=number) as web:
            chat = await open_chat(web, STORE)
            await chat.send("m-1", "I want to change the size of my order")
            await asyncio.sleep(IN_THE_MIDDLE)
            token = {"token": self.shop.tokens[0]}
            await web.post(f"{PREFIX}/{chat.name}/identity", token, bearer=chat.key)
        await asyncio.sleep(DELAY_SECONDS * 4 + 2)
        return await self._standing(chat.name)

    async def _standing(self, chat: str) -> tuple[int, int, int]:
        async with self.engine.connect() as connection:
            row = (await connection.execute(text(_STANDING), {"chat": chat})).one()
        return row[0], row[1], row[2]
