"""What Twilio refuses at once, with its codes and sentences (twilio.com/docs/api/errors)."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from channels.twilio.standin.account import WHATSAPP, Account

LONGEST_BODY = 1600
MOST_MEDIA = 10
E164 = re.compile(r"\+[1-9][0-9]{6,14}")
CONTENT_SID = re.compile(r"HX[0-9a-f]{32}")
# fmt: off
KNOWN = frozenset({
    "To", "From", "Body", "MediaUrl", "StatusCallback", "MessagingServiceSid", "ContentSid",
    "ContentVariables", "ApplicationSid", "MaxPrice", "ProvideFeedback", "Attempt", "ValidityPeriod",
    "ForceDelivery", "ContentRetention", "AddressRetention", "SmartEncoded", "PersistentAction",
    "TrafficType", "ShortenUrls", "ScheduleType", "SendAt", "SendAsMms", "MessageIntent", "RiskCheck",
    "FallbackFrom",
})
# fmt: on


@dataclass(frozen=True, slots=True)
class Refusal(Exception):
    """An answer that is no message."""

    status: int
    code: int
    message: str

    @property
    def body(self) -> dict[str, object]:
        """The error as Twilio writes it."""
        return {
            "code": self.code,
            "message": self.message,
            "more_info": f"https://www.twilio.com/docs/errors/{self.code}",
            "status": self.status,
        }


UNAUTHENTICATED = Refusal(401, 20003, "Authenticate")
TOO_MANY = Refusal(429, 20429, "Too Many Requests")
BROKEN = Refusal(500, 20500, "An internal server error has occurred")
OPTED_OUT = Refusal(400, 21610, "Attempt to send to unsubscribed recipient")


def not_found(path: str) -> Refusal:
    """Return the answer to an address at which there is nothing."""
    return Refusal(404, 20404, f"The requested resource {path} was not found")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A message that somebody asks to be sent."""

    to: str
    sender: str
    body: str
    media: tuple[str, ...]
    callback: str
    content_sid: str
    content_variables: str
    ignored: tuple[str, ...]


def read_wanted(form: Sequence[tuple[str, str]]) -> Wanted:
    """Return what a form asks for, by Twilio's parameter names."""
    one = dict(form)
    return Wanted(
        to=one.get("To", "").strip(),
        sender=one.get("From", "").strip(),
        body=one.get("Body", ""),
        media=tuple(value for name, value in form if name == "MediaUrl"),
        callback=one.get("StatusCallback", ""),
        content_sid=one.get("ContentSid", ""),
        content_variables=one.get("ContentVariables", ""),
        ignored=tuple(sorted({name for name, _ in form} - KNOWN)),
    )


def check(account: Account, wanted: Wanted) -> None:
    """Raise the Refusal that Twilio would answer with, the first that fits."""
    _addresses(account, wanted)
    _content(account, wanted)
    if wanted.callback and not _is_address(wanted.callback):
        raise _bad(21609, f"The 'StatusCallback' URL {wanted.callback} is not a valid URL.")


def _addresses(account: Account, wanted: Wanted) -> None:
    if not wanted.to:
        raise _bad(21604, "A 'To' phone number is required.")
    if not wanted.sender:
        raise _bad(21603, "A 'From' phone number is required.")
    if not E164.fullmatch(wanted.to.removeprefix(WHATSAPP)):
        raise _bad(21211, f"Invalid 'To' Phone Number: {wanted.to}")
    if wanted.to.startswith(WHATSAPP) != wanted.sender.startswith(WHATSAPP):
        raise _bad(21910, "Invalid From and To pair. From and To should be of the same channel")
    if not E164.fullmatch(wanted.sender.removeprefix(WHATSAPP)):
        raise _bad(21212, f"Invalid 'From' Phone Number: {wanted.sender}")
    if wanted.sender not in account.numbers:
        if wanted.sender.startswith(WHATSAPP):
            raise _bad(63007, "Twilio could not find a Channel with the specified From address")
        raise _bad(
            21606,
            f"The 'From' phone number provided ({wanted.sender}) is not a valid message-capable Twilio phone number "
            "for this destination.",
        )
    if wanted.sender == wanted.to:
        raise _bad(21266, "'To' and 'From' number cannot be the same")


def _content(account: Account, wanted: Wanted) -> None:
    if wanted.content_sid:
        if not CONTENT_SID.fullmatch(wanted.content_sid) or wanted.content_sid not in account.templates:
            raise _bad(21655, "The ContentSid is Invalid")
        if wanted.content_variables and not _is_object(wanted.content_variables):
            raise _bad(21656, "The ContentVariables Parameter is invalid")
        return
    if not wanted.body.strip() and not wanted.media:
        raise _bad(21602, "Message body is required.")
    if len(wanted.body) > LONGEST_BODY:
        raise _bad(21617, "The concatenated message body exceeds the 1600 character limit")
    if len(wanted.media) > MOST_MEDIA:
        raise _bad(21623, "Number of media files exceeds allowed limit")
    if not all(_is_address(one) for one in wanted.media):
        raise _bad(21620, "Invalid media URL(s)")


def _bad(code: int, message: str) -> Refusal:
    return Refusal(400, code, message)


def _is_address(text: str) -> bool:
    parts = urlsplit(text)
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _is_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False
