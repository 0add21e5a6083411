"""How a message is dressed for a channel without cards: its limits, its language, and how links are made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from channels.port import Limits
from conversations.media import Media
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
    base_url: str = ""
    """This program's address as people see it, for pages of the shop that it serves itself."""
    signature: str = ""
    """The store's own words below a person's letter; empty for the usual end (S5-58)."""

    files: Mapping[str, Media] = field(default_factory=dict)
    """Files of the message, by their keys, that are told by a link."""

    def address(self, page: str) -> str:
        """Return the whole address of a shop's page: an address already, or a path of ours."""
        return f"{self.base_url}{page}" if page.startswith("/") else page

    def say(self, key: str, **values: str) -> str:
        """Say `key` of the channels' words."""
        return WORDS.say(self.language, key, **values)
