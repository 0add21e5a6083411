"""Every property that a condition may name: its type, what can be asked of it, and the values that it is known to have.

One table for the check of a condition and for the console's builder, which offers what stands here.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from babel import Locale

from commerce.editability import OrderState
from commerce.happenings import EventName
from commerce.tracking import OrderStage
from conversations.labels import Feeling, Topic
from conversations.messages import ChannelKind
from helpdesk.routing.values import WITH_NOTHING, WITH_NUMBER, Compared, Op, is_number
from helpdesk.tickets.life import Priority, State
from kit.language import LANGUAGES


class FieldType(StrEnum):
    """What kind of value a property has."""

    TEXT = "text"
    CHOICE = "choice"
    """One of the values that are listed."""
    LIST = "list"
    """Several texts."""
    NUMBER = "number"
    ORDINAL = "ordinal"
    """One of the values that are listed, which have an order."""
    TRUTH = "truth"
    MOMENT = "moment"


SET = (Op.IS_SET, Op.NOT_SET)
OPS: Mapping[FieldType, tuple[Op, ...]] = {
    FieldType.TEXT: (Op.IS, Op.IS_NOT, Op.CONTAINS, Op.NOT_CONTAINS, Op.STARTS_WITH, Op.IN, Op.NOT_IN, *SET),
    FieldType.CHOICE: (Op.IS, Op.IS_NOT, Op.IN, Op.NOT_IN, *SET),
    FieldType.LIST: (Op.CONTAINS, Op.NOT_CONTAINS, Op.IN, Op.NOT_IN, *SET),
    FieldType.NUMBER: (
        *(Op.IS, Op.IS_NOT, Op.GREATER, Op.LESS, Op.AT_LEAST, Op.AT_MOST, Op.BETWEEN, Op.IN, Op.NOT_IN),
        *SET,
    ),
    FieldType.ORDINAL: (Op.IS, Op.IS_NOT, Op.AT_LEAST, Op.AT_MOST, Op.IN, Op.NOT_IN),
    FieldType.TRUTH: (Op.IS,),
    FieldType.MOMENT: (Op.BEFORE, Op.AFTER, Op.IN_LAST, Op.IN_NEXT, *SET),
}
"""What can be asked of each type."""


class TicketField(StrEnum):
    """The properties of a ticket that a condition may name."""

    CHANNEL = "channel"
    TOPIC = "topic"
    """One of the two labels that the ticket shows (D6)."""
    TAG = "tag"
    STORE = "store"
    """The store's key."""
    LANGUAGE = "language"
    SENTIMENT = "sentiment"
    PRIORITY = "priority"
    ORDER_STATE = "order_state"
    ORDER_VALUE = "order_value"
    REASON = "reason"
    """Why it needs a person, as the agent says."""
    STATE = "state"
    NEEDS_PERSON = "needs_person"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class Field:
    """A property: how staff call it, its type, and its values with their names where they are known."""

    label: str
    type: FieldType
    choices: Mapping[str, str] | None = None
    """Each value with what staff call it: of a text the usual ones, else all; None where any may come."""


def _named(values: Sequence[str]) -> dict[str, str]:
    return {value: value.replace("_", " ").capitalize() for value in values}


_CHANNELS = {"webchat": "Webchat", "sms": "SMS", "whatsapp": "WhatsApp", "email": "E-mail"}
ORDER_STATES = tuple(dict.fromkeys([*map(str, OrderState), *map(str, OrderStage)]))
TICKET_FIELDS: Mapping[TicketField, Field] = {
    TicketField.CHANNEL: Field(
        "Channel",
        FieldType.CHOICE,
        {kind.value: _CHANNELS[kind] for kind in ChannelKind if kind is not ChannelKind.PREVIEW},
    ),
    TicketField.TOPIC: Field("Topic", FieldType.LIST, {topic.value: topic.label for topic in Topic}),
    TicketField.TAG: Field("Tag", FieldType.LIST),
    TicketField.STORE: Field("Store", FieldType.CHOICE),
    TicketField.LANGUAGE: Field("Language", FieldType.CHOICE, {language: language for language in LANGUAGES}),
    TicketField.SENTIMENT: Field("Sentiment", FieldType.CHOICE, _named([feeling.value for feeling in Feeling])),
    TicketField.PRIORITY: Field("Priority", FieldType.ORDINAL, _named([one.word for one in Priority])),
    TicketField.ORDER_STATE: Field("Order state", FieldType.CHOICE, _named(ORDER_STATES)),
    TicketField.ORDER_VALUE: Field("Order value", FieldType.NUMBER),
    TicketField.REASON: Field("Reason for a person", FieldType.TEXT),
    TicketField.STATE: Field("State", FieldType.CHOICE, _named([state.value for state in State])),
    TicketField.NEEDS_PERSON: Field("Needs a person", FieldType.TRUTH),
    TicketField.SUBJECT: Field("Subject", FieldType.TEXT),
}
COUNTRIES = {code: name for code, name in sorted(Locale("en").territories.items()) if re.fullmatch("[A-Z]{2}", code)}
PROFILE_FIELDS: Mapping[str, Field] = {
    "$country": Field("Country", FieldType.CHOICE, COUNTRIES),
    "$city": Field("City", FieldType.TEXT),
    "$language": Field("Language", FieldType.TEXT, {language: language for language in LANGUAGES}),
    "$time_zone": Field("Time zone", FieldType.TEXT),
    "$email": Field("E-mail", FieldType.TEXT),
    "$name": Field("Name", FieldType.TEXT),
    "$orders": Field("Number of orders", FieldType.NUMBER),
    "$spent": Field("Amount spent", FieldType.NUMBER),
    "$last_order_at": Field("Last order", FieldType.MOMENT),
    "$churn_risk": Field("Churn risk", FieldType.CHOICE, {"low": "Low", "medium": "Medium", "high": "High"}),
    "$expected_next_order": Field("Expected next order", FieldType.MOMENT),
    "$is_returning": Field("Returning customer", FieldType.TRUTH),
}
"""The standard properties of a customer; an integration's own may have any name and any type (S2-07)."""
EVENTS = (
    *map(str, EventName),
    *("Viewed Page", "Viewed Product", "Added to Cart", "Removed from Cart", "Active on Site"),
)
"""The events that are kept by this program itself; integrations may send others."""


def check_ticket(field: TicketField, test: Compared, currency: str) -> None:
    """Raise ValueError where a property of the ticket is never asked so."""
    _check(field.value, TICKET_FIELDS[field], test)
    needs_currency = field is TicketField.ORDER_VALUE and test.op not in WITH_NOTHING
    if needs_currency != bool(currency):
        msg = "order_value needs a currency, such as EUR" if needs_currency else f"{field} takes no currency here"
        raise ValueError(msg)


def check_profile(name: str, test: Compared) -> None:
    """Raise ValueError where a standard property of the customer is never asked so; any other may be asked anything."""
    if name in PROFILE_FIELDS:
        _check(name, PROFILE_FIELDS[name], test)
    elif name.startswith("$"):
        msg = f"there is no standard property {name}. Choose one of {', '.join(PROFILE_FIELDS)}"
        raise ValueError(msg)


def _check(name: str, field: Field, test: Compared) -> None:
    if test.op not in OPS[field.type]:
        msg = f"{name} cannot be asked with {test.op}. Choose one of {', '.join(OPS[field.type])}"
        raise ValueError(msg)
    values = test.value if isinstance(test.value, tuple) else () if test.value is None else (test.value,)
    for value in values:
        wish = _wish(field, test.op, value)
        if wish:
            msg = f"{name} is {wish}, never {str(value)[:40]!r}"
            raise ValueError(msg)


def _wish(field: Field, op: Op, value: object) -> str:
    """Return what values the property has, where this is none of them."""
    if field.choices is COUNTRIES:
        return "" if isinstance(value, str) and value in COUNTRIES else "a country in two letters, such as FR"
    if field.choices is not None and field.type is not FieldType.TEXT:
        return "" if isinstance(value, str) and value in field.choices else f"one of {', '.join(field.choices)}"
    if field.type is FieldType.NUMBER:
        return "" if is_number(value) else "a number"
    if field.type is FieldType.TRUTH:
        return "" if isinstance(value, bool) else "true or false"
    if field.type is FieldType.MOMENT or op in WITH_NUMBER:
        return ""
    return "" if isinstance(value, str) else "a text"
