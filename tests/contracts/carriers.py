"""The stages on which a channel with a carrier proves that it keeps the contract of `channels.port`.

A carrier joins by adding one function to `CARRIERS`: it connects the store and opens the carrier's stand-in.
"""

import socket
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from channels.meta import CHANNEL as META
from channels.meta import standin as meta
from channels.meta.standin import knobs as meta_knobs
from channels.port import Channel, Deps
from channels.twilio import CHANNEL as TWILIO
from channels.twilio.standin import Account, Carrier, standin
from channels.twilio.standin.knobs import Knobs
from stores.stores import Store
from tests.channels.meta import conftest as cloud
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
from tests.contracts.letters import letters
from tests.contracts.staging import SIGNED, ByWebhook, CarrierStage, Habits, Request

STATUS = "/webhooks/twilio/status"


@dataclass
class TwilioStage(ByWebhook):
    """Twilio, for SMS or for WhatsApp."""

    carrier: Carrier
    manner: str
    channel: Channel = TWILIO
    phone: str = PHONE
    habits: Habits = SIGNED

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

    def lose_answer(self) -> None:
        self.carrier.knobs = Knobs(answer="taken_500", times=1)

    async def reports(self) -> list[Request]:
        return []


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


@dataclass
class MetaStage(ByWebhook):
    """WhatsApp by Meta's Cloud API."""

    carrier: meta.Carrier
    manner: str = "whatsapp"
    channel: Channel = META
    phone: str = f"+{cloud.PHONE}"
    habits: Habits = SIGNED

    def _signed(self, told: Mapping[str, Any]) -> Request:
        raw = cloud.written(told)
        return Request(cloud.HOOK, raw.decode(), cloud.signed(raw))

    def tell(self, words: str, number: int) -> Request:
        return self._signed(cloud.notice(cloud.message(words, number)))

    def report(self, receipt: str, *, is_delivered: bool) -> Request:
        told = {"id": receipt, "status": "delivered" if is_delivered else "failed", "recipient_id": cloud.PHONE}
        errors = {} if is_delivered else {"errors": [{"code": 131026, "title": "Message undeliverable"}]}
        return self._signed(cloud.notice(statuses=[told | errors]))

    def taken(self) -> list[str]:
        return [one.wamid for one in self.carrier.messages if not one.is_inbound]

    def lose_answer(self) -> None:
        self.carrier.knobs = meta_knobs.Knobs(answer="taken_500", times=1)

    async def reports(self) -> list[Request]:
        await self.carrier.settle()
        return [self._signed(told) for told in self.carrier.told]


@asynccontextmanager
async def _meta(deps: Deps, store: Store) -> AsyncIterator[CarrierStage]:
    listening = socket.create_server(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    account = meta.Account(cloud.PHONE_ID, cloud.WABA, cloud.NUMBER, cloud.TOKEN, cloud.SECRET, url=url)
    carrier = meta.Carrier(deps.clock, account)
    carrier.receive(cloud.PHONE, "text", {"body": "What opens the window."})
    await cloud.connect(deps, store, url)
    async with on_a_port(meta.standin(carrier, deps.clock), listening):
        await carrier.settle()
        carrier.told.clear()
        yield MetaStage(carrier)
        await carrier.close()


Opens = Callable[[Deps, Store], AbstractAsyncContextManager[CarrierStage]]
CARRIERS: dict[str, Opens] = {
    "email-mailgun": lambda deps, store: letters(deps, store, "mailgun"),
    "email-postmark": lambda deps, store: letters(deps, store, "postmark"),
    "email-sendgrid": lambda deps, store: letters(deps, store, "sendgrid"),
    "email-smtp": lambda deps, store: letters(deps, store, "smtp"),
    "meta-whatsapp": _meta,
    "twilio-sms": lambda deps, store: _twilio(deps, store, "sms"),
    "twilio-whatsapp": lambda deps, store: _twilio(deps, store, "whatsapp"),
}
