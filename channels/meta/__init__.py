"""WhatsApp by Meta's own Cloud API: open to every skill (S1-09, S1-21)."""

from channels.meta.doors import doors
from channels.meta.files import carries
from channels.meta.jobs import register
from channels.meta.send import send
from channels.meta.setup import SETUP
from channels.meta.status import status
from channels.meta.webhook import routes
from channels.port import Channel

CHANNEL = Channel(
    name="meta",
    title="WhatsApp by Meta",
    send=send,
    routes=routes,
    register=register,
    status=status,
    setup=SETUP,
    carries=carries,
    doors=doors,
)
