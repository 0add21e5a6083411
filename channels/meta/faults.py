"""What the error codes of WhatsApp's Cloud API mean to the people of a shop, and what becomes of a message.

The codes are Meta's own: developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes
"""

from collections.abc import Mapping

from channels.port import OutsideWindow
from kit.errors import AdapterError, Permanent, Temporary, Unauthorised

SOON, LATER = 5.0, 30.0
UNKNOWN = -1
"""In place of a code where Meta gave none; 0 is a code of its own."""
MOST_CODE = 10**7
OUTSIDE_WINDOW = 131047
REFUSED_KEYS = frozenset({0, 3, 10, 190, 131005})
TEMPLATE_GONE = 132001
TEMPLATE_PAUSED = 132015
TEMPLATE = frozenset({132000, TEMPLATE_GONE, 132005, 132007, 132012, TEMPLATE_PAUSED, 132016, 132068})
"""The shop's template is not what it was when the shop chose it: trying again changes nothing, staff must look."""
BUSY = frozenset({4, 80007, 130429, 131056, 132069, 133004})
"""Meta says that it did not take the message, and that it will take it later."""
AWAY = frozenset({2, 131016, 131057})
"""Meta says that it is away for a while, and did not take the message."""
REPORTED = TEMPLATE | {OUTSIDE_WINDOW}
"""What staff get a record of."""

_KEY = "Meta refuses the access token. Enter a new one on the page Channels, with the permission to send on WhatsApp."
_RESTRICTED = "Meta has restricted the shop's WhatsApp account. Settle it in the WhatsApp Manager."
_PHRASE = "Meta refused how this message is put together"
_NUMBER = "WhatsApp could not deliver this: the number is not on WhatsApp, or does not take messages of businesses."

SENTENCES: Mapping[int, str] = {
    **dict.fromkeys(REFUSED_KEYS, _KEY),
    2: "WhatsApp is away for a while. It is tried again.",
    4: "Meta takes no more requests just now. It is tried again.",
    33: "Meta does not know the shop's number any more. Connect it again on the page Channels.",
    100: f"{_PHRASE} (100): is the phone number ID on the page Channels right?",
    368: _RESTRICTED,
    80007: "The WhatsApp account has sent too much just now. It is tried again.",
    130429: "WhatsApp takes no more messages just now. It is tried again.",
    130472: "WhatsApp keeps this customer from such messages, as part of a trial of its own.",
    130497: "Meta does not let the shop's WhatsApp account write to this country.",
    131008: f"{_PHRASE} (131008).",
    131009: f"{_PHRASE} (131009).",
    131016: "WhatsApp is away for a while. It is tried again.",
    131021: "This is the shop's own number.",
    131026: f"{_NUMBER} Reach the customer another way.",
    131031: _RESTRICTED,
    131037: "The shop's WhatsApp number has no approved display name yet. Have it approved in the WhatsApp Manager.",
    131042: "Meta could not charge the WhatsApp account. Mend its payment in the WhatsApp Manager.",
    131045: "The shop's WhatsApp number is not registered rightly. Register it in the WhatsApp Manager.",
    OUTSIDE_WINDOW: "The customer last wrote on WhatsApp more than 24 hours ago: only a template may be sent now.",
    131048: "WhatsApp holds the shop's number back because too many called its messages spam.",
    131049: "WhatsApp did not deliver this template, to spare the customer. Write again when they do.",
    131050: "The customer wants no advertising of the shop on WhatsApp, and Meta counts the template as such.",
    131051: "WhatsApp does not know this kind of message.",
    131052: "WhatsApp could not fetch the customer's file.",
    131053: "WhatsApp could not use the file: its type or size is not allowed.",
    131056: "Too many messages to this customer in a short time. It is tried again.",
    131057: "The WhatsApp account is being moved by Meta. It is tried again.",
    132000: "The WhatsApp template does not fit: its text must have one variable, {{1}}.",
    TEMPLATE_GONE: "The WhatsApp template does not exist in this language, or was rejected, deleted or renamed. "
    "Choose another on the page Channels.",
    132005: "The WhatsApp template with the answer in it is too long.",
    132007: "The WhatsApp template was refused for what it says. Change it in the WhatsApp Manager.",
    132012: "The WhatsApp template does not fit: its one variable must be a plain text, {{1}}.",
    TEMPLATE_PAUSED: "WhatsApp has paused the template: customers disliked it. Choose another on the page Channels.",
    132016: "WhatsApp has switched the template off for good. Choose another on the page Channels.",
    132068: "The WhatsApp template leads to a form that is blocked. Choose another on the page Channels.",
    132069: "WhatsApp slows the template's form down. It is tried again.",
    133004: "WhatsApp is away for a while. It is tried again.",
    133010: "The shop's number is not registered for WhatsApp's Cloud API. Register it in the WhatsApp Manager.",
}


class NotTaken(Temporary):
    """Nothing was sent, for certain: it may be sent again without a doubt."""

    code = "not_taken"


def sentence(code: int) -> str:
    """Return what a code of Meta's means, in a sentence for staff."""
    unknown = f"WhatsApp refused this message (error {code}). Meta's page on its error codes says more."
    return SENTENCES.get(code, unknown if code > 0 else "WhatsApp could not deliver this message and does not say why.")


def refusal(status: int, code: int) -> AdapterError:
    """Return the error of ours that an answer of Meta's means; `status` is the answer's, `code` the error's own."""
    if code in REFUSED_KEYS or 200 <= code <= 299 or status == 401:  # noqa: PLR2004 - Meta's range of permissions
        return Unauthorised(_KEY)
    if code == OUTSIDE_WINDOW or code in TEMPLATE:
        return OutsideWindow(sentence(code))
    if code in BUSY | AWAY or status == 429:  # noqa: PLR2004
        return NotTaken(sentence(code if code > 0 else 130429), retry_after=LATER if code == 131056 else SOON)  # noqa: PLR2004
    if status >= 500:  # noqa: PLR2004
        return Temporary("WhatsApp is in trouble, and does not say whether it took the message.", retry_after=SOON)
    return Permanent(sentence(code))
