"""What the program's tables and the carrier hold when all is over."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from evals.faults.tally import Answer, Found, Kept
from evals.web import Web

LOOKS_EVERY = 0.5

_KEPT = """
select conversation.address, inbox.external_id, inbox.id, inbox.turn_id,
       greatest(turn.created_at, (select max(delivery.sent_at) from message
           join delivery on delivery.message_id = message.id where message.turn_id = inbox.turn_id))
from inbox join conversation on conversation.id = inbox.conversation_id left join turn on turn.id = inbox.turn_id
where conversation.channel = 'twilio' and inbox.kind = 'message' and conversation.address = any(:phones)
"""
_ANSWERS = """
select conversation.address, message.turn_id, message.id,
       array(select words from delivery_part where delivery_id = delivery.id order by number)
from message join conversation on conversation.id = message.conversation_id
left join delivery on delivery.message_id = message.id
where conversation.channel = 'twilio' and message.author = 'agent' and conversation.address = any(:phones)
"""
_ARRIVED = """
select count(*) from delivery join conversation on conversation.id = delivery.conversation_id
where conversation.address = any(:phones) and delivery.state <> 'delivered'
"""
_GIVEN_UP = "select count(*) from turn where trace ? 'dead_letter'"
_UNDER_WAY = """
select (select count(*) from inbox join conversation on conversation.id = inbox.conversation_id
        where inbox.turn_id is null and conversation.address = any(:phones))
     + (select count(*) from delivery join conversation on conversation.id = delivery.conversation_id
        where delivery.state = 'waiting' and conversation.address = any(:phones))
"""


@dataclass(frozen=True, slots=True)
class Records:
    """The tables, read from outside, and the carrier's port (0 without one)."""

    engine: AsyncEngine
    carrier: int

    async def under_way(self, phones: Sequence[str]) -> int:
        """Return how many messages of these telephones wait for an answer, or to go out."""
        async with self.engine.connect() as connection:
            return await connection.scalar(text(_UNDER_WAY), {"phones": list(phones)}) or 0

    async def settled(self, phones: Sequence[str], seconds: float) -> bool:
        """Wait until nothing waits for an answer or its way out; returns whether that came in time."""
        limit = time.monotonic() + seconds
        while time.monotonic() < limit:
            if not await self.under_way(phones):
                return True
            await asyncio.sleep(LOOKS_EVERY)
        return False

    async def given_up(self) -> int:
        """Return how many turns ended in an apology and a person's being asked, since every try ran out of time."""
        async with self.engine.connect() as connection:
            return await connection.scalar(text(_GIVEN_UP)) or 0

    async def undelivered(self, phones: Sequence[str], seconds: float) -> int:
        """Wait until the carrier has told of every message that it arrived; returns of how many it has not, in time."""
        limit, left = time.monotonic() + seconds, 1
        while left and time.monotonic() < limit:
            await asyncio.sleep(LOOKS_EVERY)
            async with self.engine.connect() as connection:
                left = await connection.scalar(text(_ARRIVED), {"phones": list(phones)}) or 0
        return left

    async def found(self, phones: Sequence[str]) -> Found:
        """Read everything about these telephones."""
        named = {"phones": list(phones)}
        async with self.engine.connect() as connection:
            kept = (await connection.execute(text(_KEPT), named)).all()
            answers = (await connection.execute(text(_ANSWERS), named)).all()
        return Found(
            [Kept(row[0], row[1], row[2], row[3], row[4].timestamp() if row[4] else 0.0) for row in kept],
            [Answer(row[0], row[1], row[2], tuple(row[3])) for row in answers],
            await self._arrived(set(phones)),
        )

    async def _arrived(self, phones: set[str]) -> Mapping[str, Sequence[str]]:
        async with Web(self.carrier) as web:
            told = (await web.get("/twilio/standin/messages")).json["messages"]
        arrived: dict[str, list[str]] = defaultdict(list)
        for one in told:
            if one["direction"] == "outbound-api" and one["to"] in phones:
                arrived[one["to"]].append(one["body"])
        return arrived
