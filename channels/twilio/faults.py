"""What Twilio's error codes mean to the people of a shop, and what mends each.

The codes are Twilio's own: https://www.twilio.com/docs/api/errors
"""

from collections.abc import Mapping

OPTED_OUT = 21610
OUTSIDE_WINDOW = 63016
TOO_MANY = 429
TOO_MANY_CODES = frozenset({TOO_MANY, 20429, 14107, 63018})
REFUSED_KEYS = frozenset({20003, 20005, 20006, 20008})

_NUMBER = "Twilio says that this is no number that can get messages. Reach the customer another way."
_SENDER = "The shop's own number cannot send this: it is not in the Twilio account, or not meant for such messages."
_LONG = "This message is too long for one text message. Write it shorter."
_WINDOW = "The customer last wrote on WhatsApp more than 24 hours ago: only an approved template may be sent now."
_REGION = "The Twilio account may not send to this country. Allow it in Twilio's settings."
_BLOCKED = "The customer's carrier blocked this message."
_OUT = "This number wants no messages (STOP)."
_FETCH = "Twilio could not fetch the file from this program. Check that its public address can be reached from outside."
_FILE = "The customer's carrier does not take a file of this kind or size. Send a smaller one, or a link."
_AWAY = "The customer's telephone could not be reached."

SENTENCES: Mapping[int, str] = {
    TOO_MANY: "Twilio takes no more messages just now. It is tried again.",
    11200: _FETCH,
    11751: _FILE,
    12300: _FILE,
    20003: "Twilio refuses the account's credentials. Enter them again on the page Channels.",
    20404: "Twilio does not know this account or message. Check the account SID on the page Channels.",
    21211: _NUMBER,
    21217: _NUMBER,
    21408: _REGION,
    21602: "The message was empty, so nothing was sent.",
    21604: _NUMBER,
    21605: _LONG,
    21606: _SENDER,
    21608: "The Twilio account is on trial: it sends only to numbers that were verified there.",
    21610: _OUT,
    21611: "Twilio's queue for the shop's number is full. Send it again later.",
    21612: "Twilio has no way from the shop's number to this one.",
    21614: _NUMBER,
    21617: _LONG,
    21620: "Twilio could not use the message's attachment.",
    21635: "This is a landline: it gets no text messages. Reach the customer another way.",
    21656: "The WhatsApp template does not fit: it needs one variable, {{1}}.",
    21659: _SENDER,
    21660: _SENDER,
    21703: _SENDER,
    21910: _SENDER,
    30002: "The Twilio account is suspended. Settle it with Twilio.",
    30003: _AWAY,
    30004: _BLOCKED,
    30005: "The customer's carrier does not know this number. Reach the customer another way.",
    30006: "This is a landline, or its carrier takes no text messages. Reach the customer another way.",
    30007: "A carrier took this message for spam and did not deliver it.",
    30008: "The customer's carrier did not deliver this message and does not say why.",
    30019: _FILE,
    30034: "The shop's number is not registered for sending to this country (A2P 10DLC). Register it with Twilio.",
    63003: "This number is not on WhatsApp. Reach the customer another way.",
    63005: _FILE,
    63007: "The shop's WhatsApp number is not in the Twilio account.",
    63013: "WhatsApp refused this message by its policy.",
    63015: "The Twilio account uses WhatsApp's sandbox, and this number has not joined it.",
    63016: _WINDOW,
    63018: "WhatsApp takes no more messages just now. Send it again later.",
    63019: _FETCH,
    63021: _FILE,
    63024: "This number is not on WhatsApp. Reach the customer another way.",
    63032: "WhatsApp keeps this customer from such messages.",
}


def sentence(code: int) -> str:
    """Return what a code of Twilio means, in a sentence for staff."""
    unknown = f"Twilio refused this message (error {code}). Twilio's page on this error says more."
    return SENTENCES.get(code, unknown if code else "Twilio could not deliver this message and does not say why.")
