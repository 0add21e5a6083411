"""What the stages of all carriers are: how the suite of the contract plays a carrier."""

from dataclasses import dataclass
from typing import Protocol

import httpx

from channels.port import Channel


@dataclass(frozen=True)
class Request:
    """A request of the carrier to us."""

    path: str
    content: str
    headers: dict[str, str]


@dataclass(frozen=True)
class Habits:
    """Where carriers differ by what they are."""

    refused: int = 403
    """What a request without its signature is answered; 0 where whoever has the address may write."""
    signs_words: bool = True
    """The signature covers what a request says, not only who says it."""
    has_stop: bool = True
    """STOP ends all messages to a number; in a letter it only wants no answer."""
    arrived: str = "delivered"
    """What is known at best of a message that arrived."""


SIGNED = Habits()
"""A carrier of text messages that signs what it tells."""


class CarrierStage(Protocol):
    """A carrier's stand-in, and how it writes its requests."""

    channel: Channel
    manner: str
    phone: str
    habits: Habits

    async def post(self, web: httpx.AsyncClient, request: Request) -> int:
        """Make a request of the carrier to us, and return how we answered it."""
        ...

    def tell(self, words: str, number: int) -> Request:
        """Return the signed request that tells of a customer's message; `number` names it."""
        ...

    def report(self, receipt: str, *, is_delivered: bool) -> Request:
        """Return the signed request that tells how far a message of ours is."""
        ...

    def taken(self) -> list[str]:
        """Return the carrier's own ids of what it took from us, oldest first."""
        ...

    def lose_answer(self) -> None:
        """Let the carrier take the next message, and not say so."""
        ...

    async def reports(self) -> list[Request]:
        """Return the signed requests in which the carrier tells, unasked, of what it took."""
        ...


class ByWebhook:
    """Makes its requests by HTTP."""

    async def post(self, web: httpx.AsyncClient, request: Request) -> int:
        """Make a request, and return the status of the answer."""
        answer = await web.post(request.path, content=request.content, headers=request.headers)
        return answer.status_code
