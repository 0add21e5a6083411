"""The carrier itself: takes messages both ways, tells the shop, and remembers until it ends."""

import asyncio
from collections.abc import Coroutine, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx

from channels.meta.standin.account import Account, File, Message, Template, new_id, new_wamid
from channels.meta.standin.knobs import Knobs
from channels.meta.standin.notices import incoming, notice, status, tell
from channels.meta.standin.refusals import (
    UNSUPPORTED,
    check_addressee,
    check_file,
    check_interactive,
    check_template,
    check_text,
    missing,
    not_found,
)
from kit.clock import Clock

WINDOW = timedelta(hours=24)
OUTSIDE_WINDOW = 131047
FILES = ("image", "video", "document", "audio", "sticker")


class Carrier:
    """One account's traffic."""

    def __init__(self, clock: Clock, account: Account, templates: Sequence[Template] = ()) -> None:
        """Carry for `account`."""
        self.account = account
        self.templates = list(templates)
        self.knobs = Knobs()
        self.messages: list[Message] = []
        self.files: dict[str, File] = {}
        self.is_subscribed = False
        self.told: list[Mapping[str, Any]] = []
        """Every notice, also those that were lost on their way."""
        self._clock = clock
        self._heard: dict[str, Any] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._client: httpx.AsyncClient | None = None

    def send(self, wish: Mapping[str, Any]) -> Message:
        """Take a message of the shop's, and tell of its way; raises Refusal if Meta would not take it."""
        phone = check_addressee(wish, self.account.number)
        kind = str(wish.get("type", "text"))
        held = wish.get(kind)
        if not isinstance(held, dict):
            raise missing(kind)
        message = Message(new_wamid(phone), False, phone, kind, held, self._clock.now())
        message.key = str(wish.get("biz_opaque_callback_data", ""))
        message.words = self._words(kind, held)
        heard = self._heard.get(phone)
        is_open = kind == "template" or (heard is not None and self._clock.now() - heard < WINDOW)
        message.error = self.knobs.fails or (0 if is_open else OUTSIDE_WINDOW)
        self.messages.append(message)
        self._later(self._go_out(message))
        return message

    def _words(self, kind: str, held: Mapping[str, Any]) -> str:
        if kind == "text":
            return check_text(held)
        if kind == "template":
            return check_template(held, self.templates)
        if kind == "interactive":
            return check_interactive(held)
        if kind not in FILES:
            raise UNSUPPORTED
        file = self.files.get(str(held.get("id", "")))
        if file is None and not str(held.get("link", "")).startswith("https://"):
            raise not_found(str(held.get("id", "")))
        if file is not None:
            check_file(kind, file.type, len(file.content))
        return str(held.get("caption", ""))

    def upload(self, content: bytes, type_: str) -> File:
        """Keep a file of the shop's."""
        file = File(new_id(), type_, content)
        self.files[file.id] = file
        return file

    def receive(self, phone: str, kind: str, held: Mapping[str, Any], *, name: str = "Rita") -> Message:
        """Take a message that somebody sent from a telephone, and tell the shop."""
        message = Message(new_wamid(phone), True, phone, kind, held, self._clock.now())
        self._heard[phone] = message.at
        self.messages.append(message)
        self._later(self._tell(incoming(self.account, [message], name), message))
        return message

    def read(self, phone: str) -> None:
        """Let a telephone show its messages: what was delivered is now read."""
        for message in self.messages:
            if message.phone == phone and message.status == "delivered":
                message.status = "read"
                self._later(self._tell(status(self.account, message, "read"), message))

    def judge(self, name: str, state: str, reason: str = "NONE") -> None:
        """Change how Meta sees a template in all languages, and tell the shop."""
        self.templates = [
            replace(one, status=state, reason=reason) if one.name == name else one for one in self.templates
        ]
        event = {"event": state, "message_template_name": name, "reason": reason}
        self._later(self._tell(notice(self.account, event, "message_template_status_update"), None))

    def on_phone(self, phone: str) -> list[str]:
        """Return the words of ours that reached a telephone, oldest first."""
        return [one.words for one in self.messages if not one.is_inbound and one.phone == phone and one.arrived]

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

    async def _go_out(self, message: Message) -> None:
        for state in ("failed",) if message.error else ("sent", "delivered"):
            message.status = state
            message.arrived += state == "delivered"
            await self._tell(status(self.account, message, state), message)

    async def _tell(self, told: Mapping[str, Any], message: Message | None) -> None:
        self.told.append(told)
        if self.knobs.lose_webhooks:
            self.knobs.lose_webhooks -= 1
            return
        if not self.account.webhook:
            return
        if self._client is None:
            self._client = httpx.AsyncClient(trust_env=False)
        for _ in range(2 if self.knobs.repeat else 1):
            answered = await tell(self._client, self.account, told)
            if message is not None:
                message.answers.append(answered)

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
