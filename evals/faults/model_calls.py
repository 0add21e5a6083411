"""What happens while a model thinks: a person takes over, or the customer signs in."""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from conversations.handoff import take_over
from conversations.inbox import find
from evals.chat import PREFIX, open_chat
from evals.faults.report import Row
from evals.faults.tally import Counts
from evals.seed import SAID, STORE, Shop
from evals.web import Web
from kit.clock import SystemClock
from kit.db import Database
from staff.models import PersonRow

DELAY_SECONDS = 2.0
IN_THE_MIDDLE = 0.4
"""So long after a turn has begun the model is being asked, and its answer is not there yet."""
MOST_SECONDS = 60.0
_BEGUN = "select claimed_until is not null from conversation where key = :chat"
_STANDING = """
select count(*) filter (where message.author = 'agent'),
       (select count(*) from inbox where inbox.conversation_id = conversation.id and inbox.turn_id is null),
       (select count(*) from turn where turn.conversation_id = conversation.id),
       (select count(*) from turn where turn.conversation_id = conversation.id
           and (turn.trace->'model'->>'calls')::int > 0)
from conversation left join message on message.conversation_id = conversation.id
where conversation.key = :chat group by conversation.id
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a chat stands: messages of the agent, inbox rows that wait, turns, and those turns that asked the model."""

    answers: int
    waiting: int
    turns: int
    asked: int = 0


@dataclass(frozen=True, slots=True)
class Middle:
    """The program's database and processes, with a model that takes its time."""

    url: str
    engine: AsyncEngine
    shop: Shop
    port: Callable[[], int]

    async def person_takes_over(self, tries: int) -> Row:
        """Take each conversation over in the middle of a call: the agent must stay silent, and nothing may wait."""
        ended = await asyncio.gather(*(self._taken_over(number) for number in range(tries)))
        return _judge("a person takes over in the middle of a model call", ended, Standing(0, 0, 1))

    async def customer_signs_in(self, tries: int) -> Row:
        """Sign in in the middle of a call: the answer comes, then the turn goes on by itself, once each."""
        ended = await asyncio.gather(*(self._signed_in(number) for number in range(tries)))
        return _judge("the customer signs in in the middle of a model call", ended, Standing(2, 0, 2))

    async def _taken_over(self, number: int) -> Standing:
        database = Database(self.url, pool_size=1)
        async with Web(self.port(), sender=number) as web:
            chat = await open_chat(web, STORE)
            await chat.send("m-1", SAID[2])
            await self._begun(chat.name)
            async with database.begin() as session:
                person = await session.scalar(select(PersonRow.id).limit(1))
                conversation = await find(session, self.shop.store_id, chat.name)
                await take_over(session, SystemClock(), conversation.id, person or 0)
        await database.close()
        return await self._ended(chat.name, 1)

    async def _signed_in(self, number: int) -> Standing:
        async with Web(self.port(), sender=number) as web:
            chat = await open_chat(web, STORE)
            await chat.send("m-1", SAID[2])
            await self._begun(chat.name)
            token = {"token": self.shop.tokens[0]}
            await web.post(f"{PREFIX}/{chat.name}/identity", token, bearer=chat.key)
        return await self._ended(chat.name, 2)

    async def _begun(self, chat: str) -> None:
        """Wait until a turn is at the chat, and its model is being asked."""
        limit = time.monotonic() + MOST_SECONDS
        while time.monotonic() < limit:
            async with self.engine.connect() as connection:
                if await connection.scalar(text(_BEGUN), {"chat": chat}):
                    break
            await asyncio.sleep(0.05)
        await asyncio.sleep(IN_THE_MIDDLE)

    async def _ended(self, chat: str, turns: int) -> Standing:
        """Wait until so many turns have ended and none is under way, and a little longer for one too many."""
        limit = time.monotonic() + MOST_SECONDS
        while time.monotonic() < limit:
            standing = await self._standing(chat)
            if standing.turns >= turns and not standing.waiting:
                break
            await asyncio.sleep(0.2)
        await asyncio.sleep(DELAY_SECONDS + 1)
        return await self._standing(chat)

    async def _standing(self, chat: str) -> Standing:
        async with self.engine.connect() as connection:
            row = (await connection.execute(text(_STANDING), {"chat": chat})).one()
        return Standing(*row)


def _judge(what: str, ended: Sequence[Standing], wanted: Standing) -> Row:
    """Count what is missing and what is too much, chat by chat."""
    lost = sum(one.waiting > 0 or one.turns < wanted.turns or one.answers < wanted.answers for one in ended)
    twice = sum(one.turns > wanted.turns or one.answers > wanted.answers for one in ended)
    wrong = tuple(str(one) for one in ended if replace(one, asked=0) != wanted)
    return Row(what, Counts(len(ended), lost, twice, 0, wrong), has_happened=all(one.asked for one in ended))
