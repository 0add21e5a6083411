"""The channel that sends nowhere and dresses as any other: by this door staff and evaluations try the agent."""

from channels.port import Channel
from channels.preview.api import routes

CHANNEL = Channel(name="preview", title="Preview", send=None, routes=routes, is_played=True)
