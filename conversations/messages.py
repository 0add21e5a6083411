"""What a message is made of: blocks that every channel renders in its own manner, and the words both sides share."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter


class ChannelKind(StrEnum):
    """The ways people reach us; a preview dresses as any of them."""

    WEBCHAT = "webchat"
    SMS = "sms"
    WHATSAPP = "whatsapp"
    EMAIL = "email"
    PREVIEW = "preview"


class Author(StrEnum):
    """Who wrote a message."""

    CUSTOMER = "customer"
    AGENT = "agent"
    PERSON = "person"
    SYSTEM = "system"


class InboxKind(StrEnum):
    """What can wake a turn."""

    MESSAGE = "message"
    SIGNED_IN = "signed_in"
    CHANGED_IN_HUB = "changed_in_hub"
    RETURN_ASKED = "return_asked"
    """A return or exchange was asked for in the Hub."""
    SHOP_EVENT = "shop_event"
    FIRST_WORDS = "first_words"
    """The shop tells of something before the customer asks (`agent.proactive`)."""


FIRST_WORDS = InboxKind.FIRST_WORDS.value
"""What the agent's own message is called (`external_id`) that answers nothing: the shop spoke first."""


class _Block(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class TextBlock(_Block):
    """Words. `lang` is the language they are in."""

    type: Literal["text"] = "text"
    text: str = Field(max_length=8000)
    lang: str = ""


class QuoteBlock(_Block):
    """A sentence of the shop's own article, in that article's language, with its source."""

    type: Literal["quote"] = "quote"
    text: str
    lang: str
    article_id: int
    revision: int
    title: str
    heading: str
    page: str = Field(default="", pattern=r"^(/help/[\w.~%-]+/[0-9]+)?$")
    """The path of the article's page, below this program's own address; empty where the words stand on no page."""
    as_of: date | None = None
    """The day of the article's last review, where the next one is overdue: the words were certain then."""


class OrderCardBlock(_Block):
    """An order card: `card` is `commerce.cards.order.OrderCard` as JSON; `focus` is the edit asked for, if open.

    `is_renewal` says that it only takes an earlier card's place: a channel without cards has nothing to add.
    """

    type: Literal["order_card"] = "order_card"
    card: dict[str, Any]
    focus: str | None = None
    is_renewal: bool = False


class CardKind(StrEnum):
    """The kinds of card besides an order's own: each a file of `commerce.cards`, `channels.cards`, `widget/src/ui`."""

    TRACKING = "tracking"
    RETURN = "return"
    PRODUCTS = "products"
    DISCOUNT = "discount"


PRIVATE_CARDS = frozenset({CardKind.TRACKING, CardKind.RETURN})
"""What these show is the verified customer's alone (S1-64)."""


class CardBlock(_Block):
    """A card of another kind than an order's; `card` is the dataclass of `commerce.cards.<kind>` as JSON."""

    type: Literal["card"] = "card"
    kind: CardKind
    card: dict[str, Any]


class SignInBlock(_Block):
    """A request to sign in: in the widget itself, or by a link where there are no cards.

    The link leads on to `edit` of the order that the customer called `order_name`, if they named one.
    """

    type: Literal["sign_in"] = "sign_in"
    order_name: str | None = None
    edit: str | None = None


class ChoicesBlock(_Block):
    """Options to choose from; choosing sends `value` back as the customer's words."""

    type: Literal["choices"] = "choices"
    options: tuple[tuple[str, str], ...]
    """Pairs of label and value."""


class MediaBlock(_Block):
    """A picture, a video or another file, of a customer or of staff; `media` is its key in `conversations.media`.

    `alt` says what is known of it; `name` is what a file is called. `width` and `height` in pixels are 0 where nobody
    knows them.
    """

    type: Literal["picture", "video", "file"] = "picture"
    media: str
    alt: str
    name: str = ""
    width: int = 0
    height: int = 0


class HumanBlock(_Block):
    """Says that a person has the conversation, or is offered (`offered`)."""

    type: Literal["human"] = "human"
    offered: bool = False


Block = Annotated[
    TextBlock | QuoteBlock | OrderCardBlock | CardBlock | SignInBlock | ChoicesBlock | HumanBlock | MediaBlock,
    Field(discriminator="type"),
]
BLOCKS: TypeAdapter[list[Block]] = TypeAdapter(list[Block])


@dataclass(frozen=True, slots=True)
class Said:
    """One message as the agent, a channel and staff see it."""

    id: int
    author: Author
    blocks: tuple[Block, ...]
    language: str
    created_at: datetime
    external_id: str | None = None
    turn_id: int | None = None
    staff_id: int | None = None
    """The person who wrote it, if one did; no customer is told the number."""

    @property
    def text(self) -> str:
        """The message's words alone."""
        return "\n".join(block.text for block in self.blocks if isinstance(block, TextBlock | QuoteBlock))


def blocks_of(payload: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the blocks, as they are stored, of a customer's message as `inbox.written` makes it."""
    words, files = TextBlock(text=payload["text"], lang=payload.get("language", "")), payload.get("files", [])
    return [*([words.model_dump(mode="json")] if words.text or not files else []), *files]


def files_in(files: Iterable[MediaBlock]) -> dict[str, Any]:
    """Return what a message's payload says of files that came along."""
    shown = [block.model_dump(mode="json") for block in files]
    return {"files": shown} if shown else {}


def as_read(messages: Iterable[Said]) -> tuple[Said, ...]:
    """Return a conversation, oldest first, as its reader sees it: a choice by a button in its words."""
    labels: dict[str, str] = {}
    read: list[Said] = []
    for message in messages:
        is_customers = message.author is Author.CUSTOMER
        read.append(replace(message, blocks=_labelled(message.blocks, labels)) if is_customers else message)
        for block in message.blocks:
            if isinstance(block, ChoicesBlock):
                labels.update({value: label for label, value in block.options})
    return tuple(read)


def _labelled(blocks: Iterable[Block], labels: Mapping[str, str]) -> tuple[Block, ...]:
    return tuple(
        block.model_copy(update={"text": labels.get(block.text, block.text)}) if isinstance(block, TextBlock) else block
        for block in blocks
    )
