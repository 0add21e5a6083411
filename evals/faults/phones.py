"""Customers' telephones: each message a signed webhook, sent again until one of the processes has taken it."""

import asyncio
import random
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from twilio.request_validator import RequestValidator

from evals.faults.tally import Sent
from evals.seed import SAID
from evals.web import Refused, Web

PATH = "/webhooks/twilio/messages"
AGAIN_SECONDS = 0.25
LONGEST_TRY = 180.0


@dataclass(frozen=True, slots=True)
class Account:
    """The shop's account at the carrier; `base` is the address under which the program is known to it."""

    sid: str
    token: str
    number: str
    base: str


@dataclass(slots=True)
class Network:
    """The telephone network: carries what phones send to any process that `port` names, and keeps what was taken."""

    account: Account
    port: Callable[[], int]
    sent: list[Sent] = field(default_factory=list)

    async def text(self, phone: str, place: int, words: str, *, times: int = 1, port: int = 0) -> None:
        """Deliver one message `times` times at once, each until it is taken; first at `port`, if one is named."""
        sid, sent_at = f"SM{secrets.token_hex(16)}", time.time()
        await asyncio.gather(*(self.deliver(phone, sid, words, port=port) for _ in range(times)))
        self.sent.append(Sent(phone, sid, place, sent_at))

    async def deliver(self, phone: str, sid: str, words: str, *, port: int = 0) -> None:
        """Deliver one message once; a process that dies over it does not keep the network from trying another."""
        form = {
            "MessageSid": sid,
            "AccountSid": self.account.sid,
            "From": phone,
            "To": self.account.number,
            "Body": words,
            "NumMedia": "0",
        }
        signature = RequestValidator(self.account.token).compute_signature(self.account.base + PATH, form)
        limit = time.monotonic() + LONGEST_TRY
        while True:
            try:
                async with asyncio.timeout(15), Web(port or self.port()) as web:
                    await web.submit(PATH, form, x_twilio_signature=signature)
            except (OSError, EOFError, TimeoutError, Refused) as error:
                if time.monotonic() > limit or (isinstance(error, Refused) and error.status < 500):  # noqa: PLR2004
                    raise
                port = 0
                await asyncio.sleep(AGAIN_SECONDS)
            else:
                return


def phone_number(number: int) -> str:
    """Return a customer's number."""
    return f"+35191{number:07d}"


def words_of(number: int) -> str:
    """Return something a customer says."""
    return SAID[number % len(SAID)]


async def pause(longest: float) -> None:
    """Wait as long as people wait."""
    await asyncio.sleep(random.uniform(0, longest))  # noqa: S311 - how long matters to nobody
