"""When WhatsApp takes free words: within 24 hours of the customer's last message; later it takes a template only."""

from datetime import datetime, timedelta
from enum import StrEnum

from conversations.messages import ChannelKind

OPEN_FOR = timedelta(hours=24)
TEMPLATE_HOLDS = 1000
"""So many signs of ours a template takes: WhatsApp allows 1,024 in all, the shop's own few words among them."""
CLOSED = "WhatsApp takes no free words more than 24 hours after the customer last wrote, and no template is set up."
REASON = "whatsapp_window"
"""Why staff get a record of such a message."""


class Window(StrEnum):
    """Whether free words may be sent."""

    OPEN = "open"
    CLOSED = "closed"


def window(manner: str, heard_at: datetime | None, now: datetime) -> Window:
    """Tell whether free words may be sent to a customer who last wrote at `heard_at`, or never."""
    if manner != ChannelKind.WHATSAPP:
        return Window.OPEN
    return Window.OPEN if heard_at is not None and now < heard_at + OPEN_FOR else Window.CLOSED
