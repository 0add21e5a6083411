"""A letter as the whole channel knows it, whatever door it came by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Proof = Literal["", "dkim", "dmarc"]


@dataclass(frozen=True, slots=True)
class File:
    """A file that came with a letter; `type` is what its sender claims, nothing is believed because of it."""

    name: str
    type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail that was read; every text is plain, without control signs, and bounded.

    Ids are Message-IDs without angle brackets. Addresses are lower-case.
    """

    mail_id: str
    """Made from the bytes where the letter has none, so that the same bytes always have the same."""
    sender: str
    recipients: tuple[str, ...]
    """The envelope's first, then To, Delivered-To, X-Original-To and Cc; each once."""
    subject: str
    text: str
    """All of its words, with what is quoted below the answer; made from `html` where there is no plain text."""
    date: datetime | None
    """When its sender says that it was written, in UTC; None for a date that cannot be."""
    once: str
    """The same for every delivery of the same letter, at most 64 signs."""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    """Oldest first."""
    sender_name: str = ""
    html: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    """By lower-case name, the topmost of each."""
    proof: Proof = ""
    """Who proves that the sender's domain wrote it, as the shop's own mail server says; for merging alone (D7)."""
    files: tuple[File, ...] = ()
    left_out: tuple[str, ...] = ()
    """What was too large to keep, in words: `photo.mov (30 MB)`."""
    notes: tuple[str, ...] = ()
    """What was odd about it, for staff: a broken character set, a part that could not be read."""
    envelope_sender: str | None = None
    """MAIL FROM; empty for what mail servers write themselves, None where nobody told."""
    report_on: str = ""
    """The letter of ours that a bounce says was not delivered: its Message-ID."""
