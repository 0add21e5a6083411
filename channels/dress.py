"""How a message is dressed for a channel without cards: its limits, its language, and how links are made."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from channels.port import Limits
from kit.language import Words

WORDS = Words(Path(__file__).with_name("words"))


class MakeLink(Protocol):
    """Makes a short address that leads to an order and an edit, or to all orders, once its reader has signed in."""

    async def __call__(
        self, *, order_id: str | None = None, order_name: str | None = None, edit: str | None = None
    ) -> str:
        """Return the address."""
        ...


@dataclass(frozen=True, slots=True)
class Dress:
    """How words are dressed: limits, language, the store's name, and how links are made."""

    limits: Limits
    language: str
    store_name: str
    make_link: MakeLink

    def say(self, key: str, **values: str) -> str:
        """Say `key` of the channels' words."""
        return WORDS.say(self.language, key, **values)
