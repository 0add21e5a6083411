"""A Cloud API of one's own: its interface, its webhooks, its refusals, for tests, measurements and the demo."""

from channels.meta.standin.account import Account, Template
from channels.meta.standin.api import standin
from channels.meta.standin.carrier import Carrier

__all__ = ["Account", "Carrier", "Template", "standin"]
