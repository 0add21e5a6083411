"""How a turn hands over: whether anybody is there, what they will need, and no offer where a store wants none."""

import re
from collections.abc import Sequence
from dataclasses import replace

from agent.reply import Manner, Spoken, strongest
from agent.state import AGENT, Deps, Heard
from conversations.inbox import Conversation
from conversations.messages import ChannelKind
from skills.base import Fact, Result
from stores.handoff import Collected, HandoffSettings

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


async def at_the_desk(
    spoken: Sequence[Spoken], manner: Manner, heard: Heard, deps: Deps
) -> tuple[list[Spoken], Manner]:
    """Return what is said with a store's handoff settings applied; the desk is looked at only where a person comes."""
    kept = without_offers(spoken, heard.store.settings.handoff)
    handoff = strongest(kept)
    if handoff is None or handoff.offer_only:
        return kept, manner
    desk = await deps.desk(heard.store)
    order = handoff.order or heard.memory.order or any("order" in part.result.decided for part in kept)
    known = {Collected.ORDER: bool(order), Collected.TOPIC: bool(heard.memory.intent), Collected.EMAIL: desk.is_staffed}
    asks = (one for one in manner.handoff.collects if one in heard.missing and not known[one])
    return kept, replace(manner, desk=desk, asks=tuple(asks))


def without_offers(spoken: Sequence[Spoken], settings: HandoffSettings) -> list[Spoken]:
    """Return the same, and where a store has switched handoff off, without anybody being offered.

    A person who was asked for comes all the same (D9). What offered a person and said nothing else says that it is
    beyond reach: a customer is never met with silence.
    """
    if not settings.is_off:
        return list(spoken)
    kept = [_without_offer(part) for part in spoken]
    if any(part.result != Result() for part in kept) or all(part.result == Result() for part in spoken):
        return kept
    return [*kept, Spoken(AGENT, Result(facts=(Fact("outside-reach"),)))]


def _without_offer(part: Spoken) -> Spoken:
    handoff = part.result.handoff
    if handoff is None or not handoff.offer_only:
        return part
    return Spoken(part.by, replace(part.result, handoff=None))


def missing_of(conversation: Conversation) -> frozenset[Collected]:
    """Return what a customer has not told: an address only in a chat, which they may leave."""
    missing = {Collected.ORDER, Collected.TOPIC} - {one for one in Collected if conversation.contact.get(one)}
    is_chat = conversation.channel == ChannelKind.WEBCHAT
    if is_chat and conversation.customer_id is None and not conversation.contact_email:
        missing.add(Collected.EMAIL)
    return frozenset(missing)


def address_in(texts: Sequence[str]) -> str:
    """Return the one e-mail address that a customer has written, or nothing where there are several or none."""
    found = {address.lower() for text in texts for address in _ADDRESS.findall(text)}
    return found.pop() if len(found) == 1 else ""
