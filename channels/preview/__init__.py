"""The channel that sends nowhere and dresses as any other: by this door staff and evaluations try the agent."""

from channels.port import Channel, Parcel, Receipt
from channels.preview.api import routes


async def _send(parcel: Parcel) -> Receipt:
    """Send nothing: the tester reads the dressed words from the conversation."""
    return Receipt(f"preview:{parcel.message.id}")


CHANNEL = Channel(name="preview", title="Preview", send=_send, routes=routes)
