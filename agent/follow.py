"""Words that follow what was asked or shown, though they are no wish of their own: pure, from words and Memory."""

from collections.abc import Sequence
from typing import Any

from agent.state import Happening, Heard
from agent.understand.understanding import CHOICE, EMAIL, NONE_OF_OURS, YES_NO, Understanding
from skills import slots
from skills.base import Fact

NAMES_A_THING = "product_advice"
"""What "the rain jacket" alone is understood as."""
_MOST_WORDS = 6
"""Words of a message that only picks another order."""
_MOST_WORDS_OF_TROUBLE = 14
SHOP_EVENT = "shop_event"
"""The shop told what happened to an order (`conversations.shop_news`)."""


def is_bare(heard: Heard, understood: Understanding) -> bool:
    """Whether the words answer something, such as "yes" or "2", though nothing was asked."""
    if understood.is_answer:
        return False
    intents = {wish.intent for wish in understood.wishes}
    return not _has_letters(heard.text) or (YES_NO in understood.slots and intents <= {NONE_OF_OURS})


def on_sign_in(heard: Heard, understood: Understanding) -> Sequence[Fact] | None:
    """Return what to say before the sign-in that is waited for is asked for again; None for any other words."""
    awaited = heard.memory.awaits
    if awaited is None or awaited.what != "sign_in" or heard.person.is_verified or understood.is_answer:
        return None
    if slots.ORDER_NAMES in understood.slots or slots.ORDER_GUESSES in understood.slots:
        return None
    if understood.slots.get(YES_NO) or not _has_letters(heard.text):
        return ()
    if len(heard.text.split()) > _MOST_WORDS_OF_TROUBLE:
        return None
    return _of_sign_in(heard, understood)


def _of_sign_in(heard: Heard, understood: Understanding) -> Sequence[Fact] | None:
    """Return what helps with what hinders the sign-in: no code, only an address written, no account, or not knowing."""
    if slots.says("sign_in_code", heard.text) and slots.says("missing", heard.text):
        return (Fact("no-code-came"),)
    if EMAIL in understood.slots:
        return (Fact("sign-in-there"),)
    if slots.says("account", heard.text):
        return (Fact("sign-in-no-account"),)
    return (Fact("sign-in-how"),) if slots.says("sign_in", heard.text) else None


def other_order(heard: Heard, understood: Understanding) -> dict[str, Any] | None:
    """Return the slots of the order that a customer picks instead of the one they chose, None for any other words."""
    past, matter = heard.memory.chosen, heard.memory.intent.partition(".")[0]
    if understood.is_answer or not matter or "?" in heard.text or len(heard.text.split()) > _MOST_WORDS:
        return None
    choice = slots.read_choice(heard.text, past.choices) if past and past.by == matter else None
    if choice is not None:
        return {CHOICE: choice}
    if _has_letters(heard.text):
        return None
    named = understood.slots.get(slots.ORDER_NAMES) or understood.slots.get(slots.ORDER_GUESSES)
    return {slots.ORDER_NAMES: named} if named else None


def names_offered(heard: Heard, understood: Understanding) -> bool:
    """Whether a short message names a thing that stands on some of the orders offered: it tells which, not all."""
    awaited = heard.memory.awaits
    if awaited is None or awaited.what != "order" or "?" in heard.text or len(heard.text.split()) > _MOST_WORDS:
        return False
    is_name = not understood.is_confident or {wish.intent for wish in understood.wishes} <= {NAMES_A_THING}
    met = slots.match_words(heard.text, {value: (label,) for label, value in awaited.choices})
    return is_name and any(met.values()) and not all(met.values())


def told_once(happenings: Sequence[Happening]) -> list[Happening]:
    """Leave out what the shop tells of an order that the customer has just changed, and join what it tells of another.

    A change in the Hub is told by the shop too, and one parcel may make several events at once.
    """
    told = [one for one in happenings if one.event != SHOP_EVENT]
    changed = {one.payload.get("order_id") for one in told}
    news: dict[str, Happening] = {}
    for one in happenings:
        order = str(one.payload.get("order_id", ""))
        if one.event != SHOP_EVENT or order in changed:
            continue
        before = news.get(order)
        names = [*(before.payload["names"] if before else ()), *one.payload.get("names", ())]
        news[order] = Happening(SHOP_EVENT, {**one.payload, "names": list(dict.fromkeys(names))})
    return [*told, *news.values()]


def _has_letters(text: str) -> bool:
    return any(sign.isalpha() for sign in text)
