"""Text messages and WhatsApp by Twilio: open to every skill (S1-09)."""

from channels.port import Channel
from channels.twilio.carries import carries
from channels.twilio.doors import doors
from channels.twilio.jobs import register
from channels.twilio.send import send
from channels.twilio.setup import SETUP
from channels.twilio.status import status
from channels.twilio.webhook import routes

CHANNEL = Channel(
    name="twilio",
    title="SMS and WhatsApp by Twilio",
    send=send,
    routes=routes,
    register=register,
    status=status,
    setup=SETUP,
    carries=carries,
    doors=doors,
)
