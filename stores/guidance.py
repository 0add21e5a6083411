"""How a shop wants its customers spoken to, and when a person must take over: set by the shop, read anew each turn.

A brand's own words and its rules on style can only colour what is said; what is true is decided elsewhere. A rule that
calls a person is kept by code, with a model or without one (`agent.guidance`).
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from babel.numbers import list_currencies
from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator

LONGEST_BRAND = 1_000
LONGEST_TEXT = 300
"""Signs of a rule, of a reason, and of a tone in own words."""
LONGEST_WORDS = 80
MOST_RULES = 20
MOST_WORDS = 40
MOST_MISSES = 10

TOPICS: Mapping[str, str] = {
    "checkout": "Checkout",
    "edit_orders": "Edit orders",
    "order_status": "Order status",
    "pricing_discounts": "Pricing/Discounts",
    "product_details": "Product details",
    "product_interest": "Product interest",
    "returns_delivered_orders": "Returns/Delivered orders",
    "shipping": "Shipping",
    "store_details": "Store details",
    "wholesale": "Wholesale",
}
"""The ten labels of a conversation with their titles (S3-35), as `conversations.labels` gives them out."""

_AMOUNT = re.compile(r"(\d{1,9})(?:[.,](\d{1,2}))? ?([A-Z]{3})", re.ASCII)
_SPACES = re.compile(r"[\s\x00-\x1f\x7f]+")
_LEAST_BEFORE_STAR = 3


class Tone(StrEnum):
    """How the agent sounds."""

    NEUTRAL = "neutral"
    PROFESSIONAL = "professional"
    FRIENDLY = "friendly"
    PLAYFUL = "playful"
    CUSTOM = "custom"


class Limit(NamedTuple):
    """An amount in one currency (ISO 4217)."""

    amount: Decimal
    currency: str


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CommunicationRule(_Part):
    """One rule on how to say things: "call customers by 'you', never 'dear customer'"."""

    text: str
    is_on: bool = True

    @field_validator("text")
    @classmethod
    def told(cls, value: str) -> str:
        """Refuse a rule that says nothing or is no short sentence."""
        return _line(value, "the rule")


class EscalationRule(_Part):
    """When a person takes over at once: any one of its conditions is enough. `reason` is what staff read."""

    reason: str
    words: tuple[str, ...] = ()
    """Words and phrases, whatever their case and accents; `*` at the end of a word stands for any ending."""
    topics: tuple[str, ...] = ()
    upset: bool = False
    misses: int = 0
    """How many messages in a row may not be understood; 0 sets no limit."""
    order_over: str = ""
    """The amount with its currency that an order may come to, such as `500 EUR`; empty sets no limit."""
    is_on: bool = True

    @field_validator("reason")
    @classmethod
    def reasoned(cls, value: str) -> str:
        """Refuse a rule that does not tell staff why it called them."""
        return _line(value, "the reason")

    @field_validator("words")
    @classmethod
    def findable(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        """Refuse what no message could hold, or nearly every one would."""
        plain = tuple(dict.fromkeys(filter(None, (_SPACES.sub(" ", value).strip() for value in values))))
        if len(plain) > MOST_WORDS:
            msg = f"a rule takes {MOST_WORDS} words or phrases at most; make a second rule"
            raise ValueError(msg)
        for phrase in plain:
            _check_phrase(phrase)
        return plain

    @field_validator("topics")
    @classmethod
    def known_topics(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        """Refuse a label that no conversation gets."""
        for value in values:
            if value not in TOPICS:
                msg = f"{value} is no topic; choose from the list"
                raise ValueError(msg)
        return tuple(dict.fromkeys(values))

    @field_validator("misses", mode="before")
    @classmethod
    def a_count(cls, value: Any) -> int:  # noqa: ANN401 - whatever a form or a row holds
        """Refuse what is no small number; nothing means no limit."""
        text = str(value).strip() or "0"
        if not re.fullmatch(r"\d{1,3}", text, re.ASCII) or int(text) > MOST_MISSES:
            msg = f"write a number from 1 to {MOST_MISSES}, or leave it empty"
            raise ValueError(msg)
        return int(text)

    @field_validator("order_over")
    @classmethod
    def an_amount(cls, value: str) -> str:
        """Refuse what is no plain amount in a currency that there is; nothing means no limit."""
        plain = _SPACES.sub(" ", value).strip().upper()
        found = _AMOUNT.fullmatch(plain)
        if plain and (found is None or found[3] not in list_currencies()):
            msg = "write an amount and its currency, such as 500 EUR or 1200.50 PLN"
            raise ValueError(msg)
        return f"{found[1]}{'.' + found[2] if found[2] else ''} {found[3]}" if found else ""

    @property
    def limit(self) -> Limit | None:
        """What an order may come to before a person takes over, if anything is set."""
        amount, _, currency = self.order_over.partition(" ")
        return Limit(Decimal(amount), currency) if currency else None

    @model_validator(mode="after")
    def says_when(self) -> "EscalationRule":
        """Refuse a rule that could never apply."""
        if not (self.words or self.topics or self.upset or self.misses or self.order_over):
            msg = (
                "say when it applies: words, a topic, an upset customer, a number of messages not understood, or what "
                "the order comes to"
            )
            raise ValueError(msg)
        return self


class Guidance(_Part):
    """Everything a shop tells its agent about manner and limits."""

    brand: str = ""
    """What the shop is, in its own words."""
    tone: Tone = Tone.NEUTRAL
    own_tone: str = Field(default="", validate_default=True)
    """How to sound, where `tone` is custom."""
    communication: tuple[CommunicationRule, ...] = ()
    escalation: tuple[EscalationRule, ...] = ()

    @field_validator("brand")
    @classmethod
    def short(cls, value: str) -> str:
        """Refuse a brand summary that would crowd out the question."""
        plain = _SPACES.sub(" ", value).strip()
        if len(plain) > LONGEST_BRAND:
            msg = f"the summary has {len(plain)} characters; shorten it to {LONGEST_BRAND}"
            raise ValueError(msg)
        return plain

    @field_validator("tone", mode="before")
    @classmethod
    def known_tone(cls, value: Any) -> Tone:  # noqa: ANN401 - whatever a form or a row holds
        """Refuse a tone that is not offered."""
        if str(value) not in set(Tone):
            msg = f"choose one of {', '.join(Tone)}"
            raise ValueError(msg)
        return Tone(str(value))

    @field_validator("own_tone")
    @classmethod
    def described(cls, value: str, info: ValidationInfo) -> str:
        """Refuse a tone of one's own without words for it."""
        if info.data.get("tone") is Tone.CUSTOM:
            return _line(value, "your own tone")
        return _line(value, "your own tone") if value.strip() else ""

    @field_validator("communication", "escalation")
    @classmethod
    def few(cls, values: tuple[Any, ...]) -> tuple[Any, ...]:
        """Refuse more rules than anybody keeps in mind."""
        if len(values) > MOST_RULES:
            msg = f"{MOST_RULES} rules at most; take some out or put two into one"
            raise ValueError(msg)
        return values

    @property
    def rules_on(self) -> tuple[str, ...]:
        """Return the communication rules that are switched on."""
        return tuple(rule.text for rule in self.communication if rule.is_on)


def _line(value: str, what: str) -> str:
    plain = _SPACES.sub(" ", value).strip()
    if not plain:
        msg = f"write {what}"
        raise ValueError(msg)
    if len(plain) > LONGEST_TEXT:
        msg = f"{what} has {len(plain)} characters; shorten it to {LONGEST_TEXT}"
        raise ValueError(msg)
    return plain


def _check_phrase(phrase: str) -> None:
    if len(phrase) > LONGEST_WORDS:
        msg = f"“{phrase[:30]}…” is longer than {LONGEST_WORDS} characters; shorten it"
        raise ValueError(msg)
    for word in phrase.split():
        stem = word.removesuffix("*")
        letters = sum(sign.isalnum() for sign in stem)
        if letters == 0 or "*" in stem:
            msg = f"“{phrase}” cannot be found in a message; use letters or digits, and * only at the end of a word"
            raise ValueError(msg)
        if word != stem and letters < _LEAST_BEFORE_STAR:
            msg = f"“{phrase}” would be found in nearly every message; write more letters before the *"
            raise ValueError(msg)
