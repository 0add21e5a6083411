"""The chat on the shop's own pages: a message has arrived as soon as it is committed."""

from channels.port import Channel
from channels.webchat.api import routes

CHANNEL = Channel(name="webchat", title="Webchat", send=None, routes=routes)
