"""A plain mail that this product sends itself (sign-in codes, invitations), behind one port."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail; `text` is the whole body."""

    to: str
    subject: str
    text: str
    sender_name: str = ""


class Mailer(Protocol):
    """What sends a mail. Raises `kit.errors.Temporary` or `Permanent`."""

    async def send(self, mail: Mail) -> None:
        """Hand the mail over."""
        ...
