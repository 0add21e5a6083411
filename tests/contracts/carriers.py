"""The stages on which a channel with a carrier proves that it keeps the contract of `channels.port`.

A carrier joins by adding one function to `CARRIERS`: it connects the store and opens the carrier's stand-in.
"""

import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlencode

from channels.port import Channel, Deps
from channels.twilio import CHANNEL as TWILIO
from channels.twilio.standin import Account, Carrier, standin
from stores.stores import Store
from tests.channels.twilio.conftest import (
    MESSAGES,
    PHONE,
    SID,
    SMS,
    TOKEN,
    WHATSAPP,
    connect,
    message,
    on_a_port,
    signed,
)

STATUS = "/webhooks/twilio/status"


@dataclass(frozen=True)
class Request:
    """A request of the carrier to us."""

    path: str
    content: str
    headers: dict[str, str]


class CarrierStage(Protocol):
    """A carrier's stand-in, and how it writes its requests."""

    channel: Channel
    manner: str
    phone: str

    def tell(self, words: str, number: int) -> Request:
        """Return the signed request that tells of a customer's message; `number` names it."""
        ...

    def report(self, receipt: str, *, is_delivered: bool) -> Request:
        """Return the signed request that tells how far a message of ours is."""
        ...

    def taken(self) -> list[str]:
        """Return the carrier's own ids of what it took from us, oldest first."""
        ...


@dataclass
class TwilioStage:
    """Twilio, for SMS or for WhatsApp."""

    carrier: Carrier
    manner: str
    channel: Channel = TWILIO
    phone: str = PHONE

    def _pair(self) -> dict[str, str]:
        is_whatsapp = self.manner == "whatsapp"
        return {
            "From": f"whatsapp:{PHONE}" if is_whatsapp else PHONE,
            "To": f"whatsapp:{WHATSAPP}" if is_whatsapp else SMS,
        }

    def tell(self, words: str, number: int) -> Request:
        fields = message(words, number, **self._pair())
        return Request(MESSAGES, urlencode(fields), signed(fields))

    def report(self, receipt: str, *, is_delivered: bool) -> Request:
        pair = self._pair()
        fields = {"AccountSid": SID, "MessageSid": receipt, "From": pair["To"], "To": pair["From"]}
        fields |= {"MessageStatus": "delivered"} if is_delivered else {"MessageStatus": "failed", "ErrorCode": "30005"}
        return Request(STATUS, urlencode(fields), signed(fields, STATUS))

    def taken(self) -> list[str]:
        return [one.sid for one in self.carrier.messages if one.direction == "outbound-api"]


@asynccontextmanager
async def _twilio(deps: Deps, store: Store, manner: str) -> AsyncIterator[CarrierStage]:
    listening = socket.create_server(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    account = Account(sid=SID, token=TOKEN, numbers=(SMS, f"whatsapp:{WHATSAPP}"), url=url, reach="http://127.0.0.1:9")
    carrier = Carrier(deps.clock, account)
    await connect(deps, store, url)
    async with on_a_port(standin(carrier, deps.clock), listening):
        yield TwilioStage(carrier, manner)
        await carrier.close()


Opens = Callable[[Deps, Store], AbstractAsyncContextManager[CarrierStage]]
CARRIERS: dict[str, Opens] = {
    "twilio-sms": lambda deps, store: _twilio(deps, store, "sms"),
    "twilio-whatsapp": lambda deps, store: _twilio(deps, store, "whatsapp"),
}
