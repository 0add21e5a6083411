"""How Twilio writes addresses: a number in E.164, with `whatsapp:` before it where it is WhatsApp's."""

import re

from conversations.messages import ChannelKind
from kit.errors import Invalid

WHATSAPP = "whatsapp:"
_NUMBER = re.compile(r"\+[1-9][0-9]{6,14}")


def split_address(address: str) -> tuple[ChannelKind, str]:
    """Return the manner and the bare number of an address of Twilio's; raises Invalid for anything else."""
    manner = ChannelKind.WHATSAPP if address.startswith(WHATSAPP) else ChannelKind.SMS
    number = address.removeprefix(WHATSAPP)
    if not _NUMBER.fullmatch(number):
        raise Invalid("This is no telephone number that can be answered.", code="number_invalid")
    return manner, number


def join_address(manner: str, number: str) -> str:
    """Return a number as Twilio writes it for this manner."""
    return f"{WHATSAPP}{number}" if manner == ChannelKind.WHATSAPP else number


def tidy_number(written: str) -> str:
    """Return a number as people write it in E.164, or nothing for nothing; raises Invalid with a sentence."""
    number = re.sub(r"[\s().-]", "", written.strip().removeprefix(WHATSAPP))
    if number and not _NUMBER.fullmatch(number):
        raise Invalid("Write the number with + and the country's code, such as +351910000001.", code="number_invalid")
    return number
