"""What shoppers of the demo have written before the pictures are taken, so that there is something to see."""

import uuid
from typing import Any

import httpx

from evals.pictures.desk import Desk, soon

Json = dict[str, Any]
WAITING = (
    ("Nora Lind", "The zip of my jacket broke on the second day. I want to talk to a person please."),
    ("Tom Berger", "Where is my parcel? It was due on Friday. I want to talk to a human."),
    ("Inês Prates", "Quero falar com uma pessoa, por favor. O tamanho veio errado."),
    ("Maja Kowal", "Can somebody look at my refund? I need a human please."),
    ("Ella Moss", "I want to talk to a person about an order for my whole team."),
)
KNOWN = "noah@example.com"
"""A customer of the shop, whose orders stand beside the thread."""
FIRST = "My jumper is too small. I want to talk to a person please."
LAST = "How long can I send back a jumper?"


class Chat:
    """A chat on the demo's shop page, without a window."""

    def __init__(self, desk: Desk, name: str = "", email: str = "") -> None:
        """Begin it."""
        self._desk = desk
        self._web = httpx.Client(base_url=f"{desk.base}/api/v1/webchat", timeout=60)
        about = {"contact": {"name": name, "email": email}} if name else {}
        begun = self._do("/conversations", {"store": "demo", "language": "en", **about})
        self.path = f"/conversations/{begun['conversation']}"
        self._web.headers["Authorization"] = f"Bearer {begun['key']}"

    def says(self, words: str, *, is_answered: bool = True) -> "Chat":
        """Write, and wait for the answer, if there is to be one: a person's takes its time."""
        count = len(self._items())
        self._do(f"{self.path}/messages", {"id": uuid.uuid4().hex, "text": words})
        soon(lambda: True if len(self._items()) > count + is_answered else None)
        return self

    def signs_in(self, email: str) -> "Chat":
        """Enter the code that is mailed."""
        self._do(f"{self.path}/sign-in", {"email": email})
        self._do(f"{self.path}/sign-in/code", {"code": self._desk.mailed(email, r"\b\d{6}\b")})
        return self

    def _items(self) -> list[Json]:
        found: list[Json] = self._web.get(f"{self.path}/messages").raise_for_status().json()["items"]
        return found

    def _do(self, path: str, body: Json) -> Json:
        answer = self._web.post(path, json=body).raise_for_status()
        found: Json = answer.json() if answer.content else {}
        return found


def fill(desk: Desk) -> dict[str, int]:
    """Let shoppers write, and return the numbers of what is opened: a ticket, and the first rule of routing."""
    for name, words in WAITING:
        chat = Chat(desk, name, f"{name.split()[0].lower()}.{name.split()[1].lower()}@example.net")
        chat.says(words)
    Chat(desk).signs_in(KNOWN).says(FIRST).says(LAST, is_answered=False)
    rules: list[Json] = desk.api.get("/desk/routing/rules").raise_for_status().json()
    return {"ticket": soon(lambda: _ticket(desk, FIRST[:20])), "rule": int(rules[0]["id"])}


def _ticket(desk: Desk, begins: str) -> int | None:
    listed: list[Json] = desk.api.get("/desk/tickets", params={"limit": 100}).raise_for_status().json()["items"]
    return next((int(one["id"]) for one in listed if one["subject"].startswith(begins)), None)
