"""The carrier itself: takes messages both ways, tells the shop, and remembers."""

import asyncio
from collections.abc import Coroutine, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx

from channels.twilio.standin.account import WHATSAPP, Account, Message, Picture, new_sid
from channels.twilio.standin.callbacks import call, incoming, status
from channels.twilio.standin.fetching import fetch
from channels.twilio.standin.keywords import react
from channels.twilio.standin.knobs import Knobs
from channels.twilio.standin.notes import Notes
from channels.twilio.standin.refusals import OPTED_OUT, Wanted, check
from kit.clock import Clock

WINDOW = timedelta(hours=24)
OUTSIDE_WINDOW = 63016
STEPS = ("queued", "sent", "delivered")
MOST_AT_ONCE = 200


class Carrier:
    """One account's traffic. With a file, what was said is found again after a restart."""

    def __init__(self, clock: Clock, account: Account, file: Path | None = None) -> None:
        """Carry for `account`, taking up what `file` holds."""
        self.account = account
        self.knobs = Knobs()
        self.version = 0
        """Grows with everything that happens, so that a page knows whether it shows the newest."""
        self._clock = clock
        self._notes = Notes(file)
        self._messages, self._out = self._notes.read()
        self._heard = {(one.to, one.sender): one.at for one in self._messages.values() if one.is_inbound}
        self._told = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._client: httpx.AsyncClient | None = None

    @property
    def messages(self) -> list[Message]:
        """Every message in both directions, oldest first."""
        return list(self._messages.values())

    def find(self, sid: str) -> Message | None:
        """Return a message by its sid."""
        return self._messages.get(sid)

    def forget(self, sid: str | None = None) -> None:
        """Forget one message, or everything."""
        if sid is not None:
            self._messages.pop(sid, None)
        else:
            self._messages.clear()
            self._heard.clear()
            self._out.clear()
            self._told = 0
        self._notes.write_anew(self._messages, self._out)
        self.version += 1

    def send(self, wanted: Wanted) -> Message:
        """Take a message of the shop's; its way is told to its StatusCallback.

        Raises:
            Refusal: Twilio would not take it.
        """
        check(self.account, wanted)
        if (wanted.sender, wanted.to) in self._out:
            raise OPTED_OUT
        body = self.account.templates.get(wanted.content_sid, wanted.body)
        message = self._make("outbound-api", wanted.sender, wanted.to, body, "queued")
        message.callback, message.ignored = wanted.callback, wanted.ignored
        message.pictures = [Picture(new_sid("ME"), "image/*", b"") for _ in wanted.media]
        is_free = wanted.to.startswith(WHATSAPP) and not wanted.content_sid
        fails = is_free and not self._is_in_window(wanted.sender, wanted.to)
        self._keep(message)
        self._later(self._go_out(message, wanted.media, fails=fails))
        return message

    def receive(
        self, sender: str, to: str, body: str, pictures: list[Picture], *, name: str = "", times: int = 1
    ) -> Message:
        """Take a message that somebody typed on a telephone, and tell the shop of it, `times` times at once."""
        clean = body.encode("utf-8", "replace").decode()
        message = self._make("inbound", sender, to, clean, "received", pictures)
        self._heard[to, sender] = message.at
        self._keep(message)
        if not sender.startswith(WHATSAPP):
            self._answer_keyword(message)
        if self.knobs.lose_webhooks:
            self.knobs.lose_webhooks -= 1
        else:
            self._told += 1
            is_repeated = self.knobs.repeat_every and self._told % self.knobs.repeat_every == 0
            self._later(self._tell(message, name, max(times, 2) if is_repeated else times))
        return message

    def read(self, phone: str) -> None:
        """Let a telephone show its WhatsApp messages: what was delivered is now read."""
        for message in self.messages:
            if message.to == phone and message.status == "delivered" and phone.startswith(WHATSAPP):
                self._change(message, "read")
                self._later(self._report(message))

    def on_phone(self, phone: str) -> list[Message]:
        """Return what a telephone shows, oldest first: its own messages, and those that reached it or never will."""
        return [one for one in self.messages if one.phone == phone and one.status != "queued"]

    async def settle(self) -> None:
        """Wait until everything that is under way has ended."""
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def close(self) -> None:
        """Drop what is under way, and the connections."""
        for task in self._tasks:
            task.cancel()
        await self.settle()
        if self._client is not None:
            await self._client.aclose()

    def _make(
        self, direction: str, sender: str, to: str, body: str, state: str, pictures: list[Picture] | None = None
    ) -> Message:
        now = self._clock.now()
        sid = new_sid("MM" if pictures else "SM")
        return Message(sid, direction, sender, to, body, now, now, state, pictures=pictures or [])

    def _is_in_window(self, sender: str, to: str) -> bool:
        heard = self._heard.get((sender, to))
        return heard is not None and self._clock.now() - heard < WINDOW

    def _answer_keyword(self, message: Message) -> None:
        pair = (message.to, message.sender)
        was_out = pair in self._out
        is_out, answer = react(message.body, is_out=was_out)
        if is_out != was_out:
            (self._out.add if is_out else self._out.discard)(pair)
            self._notes.write_pair(pair, is_out=is_out)
        if answer:
            own = self._make("outbound-reply", message.to, message.sender, answer, "delivered")
            own.arrived = 1
            self._keep(own)

    async def _go_out(self, message: Message, media: Sequence[str], *, fails: bool) -> None:
        error = OUTSIDE_WINDOW if fails else await fetch(self._http(), self.account, message, media)
        for step in STEPS:
            await asyncio.sleep(self.knobs.status_delay)
            if error and step == "sent":
                message.error = error
                self._change(message, "failed")
                await self._report(message)
                return
            if step == "delivered":
                message.arrived += 1
            if step != "queued":
                self._change(message, step)
            await self._report(message, step)

    async def _tell(self, message: Message, name: str, times: int) -> None:
        await asyncio.sleep(self.knobs.delay)
        address = self.knobs.webhook or self.account.webhook
        if not address:
            return
        told = incoming(self.account, message, name)
        calls = (call(self._http(), self.account, address, told) for _ in range(times))
        message.answers += await asyncio.gather(*calls)
        self._keep(message)

    async def _report(self, message: Message, step: str = "") -> None:
        if message.callback:
            told = status(self.account, message) | ({"MessageStatus": step, "SmsStatus": step} if step else {})
            await call(self._http(), self.account, message.callback, told)

    def _change(self, message: Message, state: str) -> None:
        message.status, message.updated_at = state, self._clock.now()
        self._keep(message)

    def _keep(self, message: Message) -> None:
        self._messages[message.sid] = message
        self._notes.write(message)
        self.version += 1

    def _http(self) -> httpx.AsyncClient:
        if self._client is None:
            limits = httpx.Limits(max_connections=MOST_AT_ONCE, max_keepalive_connections=20)
            self._client = httpx.AsyncClient(limits=limits, trust_env=False)
        return self._client

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
