"""Who is writing just now, told both ways: a hint to whoever looks, kept nowhere and forgotten after some seconds."""

from datetime import timedelta

from conversations import inbox
from kit.live import Live

LASTS = timedelta(seconds=6)
"""So long somebody counts as writing who has not said so again; they say it every few seconds."""
TYPES, TYPED = "typist", "typed"
"""The hints to the desk, each with the number of a conversation: its customer is writing, or no longer."""
WRITING, PAUSED = "writing", "paused"
"""The hints to an open chat: a person is writing an answer, or no longer."""


def live_channel(store_id: int) -> str:
    """Return the live channel on which the console hears of a store's customers who are writing."""
    return f"typing:{store_id}"


async def customer_types(live: Live, store_id: int, conversation_id: int, *, is_typing: bool) -> None:
    """Tell the desk that a customer is writing, or no longer."""
    await live.publish(live_channel(store_id), f"{TYPES if is_typing else TYPED}:{conversation_id}")


async def person_writes(live: Live, conversation_id: int, *, is_writing: bool) -> None:
    """Tell an open chat that a person is writing an answer to it, or no longer."""
    await live.publish(inbox.live_channel(conversation_id), WRITING if is_writing else PAUSED)
