"""A Twilio of one's own: its interface, its webhooks, its refusals, for tests, measurements and the demo."""

from channels.twilio.standin.account import Account, new_sid
from channels.twilio.standin.api import standin
from channels.twilio.standin.carrier import Carrier

__all__ = ["Account", "Carrier", "new_sid", "standin"]
