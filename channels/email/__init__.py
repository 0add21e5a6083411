"""E-mail: letters come in by SMTP or by the webhooks of mail services, and answers go out into their threads."""

from channels.email.api import routes
from channels.email.doors import doors
from channels.email.send import carries, send
from channels.email.setup import SETUP
from channels.email.status import status
from channels.port import Channel

CHANNEL = Channel(
    name="email",
    title="E-mail and contact forms",
    send=send,
    routes=routes,
    status=status,
    setup=SETUP,
    carries=carries,
    doors=doors,
)
