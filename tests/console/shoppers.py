"""Customers of the demo's shop as the stories of the console know them: by chat, and by telephone."""

import re
import time
import uuid
from typing import Any

import httpx

from standins import NUMBER
from tests.console.conftest import Desk
from tests.start.desk import soon

Json = dict[str, Any]


class Chat:
    """A customer in the shop's chat who has left it: an answer reaches them by e-mail."""

    def __init__(self, base: str, name: str) -> None:
        """Open a chat under a name of its own."""
        self.name = f"{name} {uuid.uuid4().hex[:6]}"
        self.email = f"{self.name[:40].replace(' ', '.').lower()}@example.com"
        self.client = httpx.Client(base_url=f"{base}/api/v1/webchat", timeout=30)
        about = {"email": self.email, "name": self.name}
        started = self._do("/conversations", {"store": "demo", "language": "en", "contact": about})
        self.path = f"/conversations/{started['conversation']}"
        self.client.headers["Authorization"] = f"Bearer {started['key']}"

    def _do(self, path: str, body: Json) -> Json:
        answer = self.client.post(path, json=body)
        assert answer.is_success, answer.text
        found: Json = answer.json() if answer.content else {}
        return found

    def says(self, words: str) -> "Chat":
        """Write."""
        self._do(f"{self.path}/messages", {"id": uuid.uuid4().hex, "text": words})
        return self

    def signs_in(self, email: str) -> "Chat":
        """Enter the newest code that was mailed to `email`."""
        before = self._codes(email)
        self._do(f"{self.path}/sign-in", {"email": email})
        code = soon(lambda: next(iter(self._codes(email)[: -len(before) or None]), None))
        self._do(f"{self.path}/sign-in/code", {"code": code})
        return self

    def _codes(self, email: str) -> list[str]:
        page = httpx.get(str(self.client.base_url.join("/demo/mails")), timeout=30).text
        mails = re.findall(r"<article>(.*?)</article>", page, flags=re.DOTALL)
        return [code for mail in mails if f"To {email}" in mail for code in re.findall(r"\b\d{6}\b", mail)[:1]]

    def heard(self) -> list[str]:
        """Return what people of the shop have said, oldest first."""
        items: list[Json] = self.client.get(f"{self.path}/messages").raise_for_status().json()["items"]
        return [_words(one) for one in items if one["author"] == "person"]

    def ticket(self, one: Desk) -> int:
        """Return the number of the chat's ticket, as soon as there is one."""
        return find_ticket(one, lambda line: line["customer_name"] == self.name)

    def ticket_that(self, one: Desk, begins: str) -> int:
        """Return the number of the ticket with these first words: whoever has signed in is named by the shop."""
        return find_ticket(one, lambda line: bool(line["subject"].startswith(begins)))


class Telephone:
    """A telephone of the demo that sends text messages."""

    def __init__(self, base: str, number: str) -> None:
        """Hold a number that nobody else in the tests has."""
        self.number = number
        self.carrier = httpx.Client(base_url=f"{base}/demo/twilio/standin", timeout=30)

    def says(self, words: str) -> "Telephone":
        """Send a text message to the shop."""
        self.carrier.post("/phones", json={"sender": self.number, "to": NUMBER, "body": words}).raise_for_status()
        return self

    def heard(self) -> list[str]:
        """Return what has arrived, oldest first."""
        said: list[Json] = self.carrier.get("/messages").raise_for_status().json()["messages"]
        return [str(one["body"]) for one in said if one["to"] == self.number and one["arrived"]]

    def hears(self, words: str) -> None:
        """Wait until something with these words has arrived."""
        soon(lambda: next((one for one in self.heard() if words in one), None))

    def ticket(self, one: Desk, words: str) -> int:
        """Return the number of the ticket that begins with these words, as soon as there is one."""
        return find_ticket(one, lambda line: bool(line["subject"].startswith(words[:24])))


def find_ticket(one: Desk, fits: Any) -> int:  # noqa: ANN401 - a function of a line of the list
    """Return the number of the first ticket whose line fits, as soon as there is one."""

    def look() -> str | None:
        listed: list[Json] = one.api.get("/desk/tickets", params={"limit": 100}).raise_for_status().json()["items"]
        return next((str(line["id"]) for line in listed if fits(line)), None)

    return int(soon(look))


def _words(message: Json) -> str:
    return " ".join(str(block.get("text", "")) for block in message["blocks"]).strip()


def until(ask: Any, seconds: float = 30) -> None:  # noqa: ANN401 - anything that says yes or no
    """Wait until `ask()` is true."""
    limit = time.monotonic() + seconds
    while not ask():
        assert time.monotonic() < limit, "it did not become true"
        time.sleep(0.1)
