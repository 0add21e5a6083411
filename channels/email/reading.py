"""A letter's bytes to a `Letter`: whatever keeps no rule is read as far as it goes, and nothing is believed of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parsedate_to_datetime
from hashlib import sha256

from channels.email.addresses import address, addresses, domain_of, mail_id, mail_ids, named
from channels.email.bodies import TOO_DEEP, Body, read_body
from channels.email.decoding import clean, decode, header
from channels.email.letter import Letter, Proof
from channels.email.proof import proof_of
from kit.errors import Invalid

LONGEST_TEXT = 200_000
LONGEST_SUBJECT = 300
LONGEST_NAME = 100
LONGEST_VALUE = 2_000
MOST_HEADERS = 300
FIRST_YEAR, LAST_YEAR = 1990, 2100
CUT = "It is very long: its end was not kept."
RECIPIENTS = ("to", "delivered-to", "x-original-to", "x-forwarded-to", "cc")


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the door knows of a letter besides the letter itself.

    `sender` is MAIL FROM, None where nobody told; `trusted_id` names the mail server whose results count;
    `vouched` is a proof of the sender's domain by the service that took the letter in.
    """

    recipients: Sequence[str] = ()
    sender: str | None = None
    trusted_id: str = ""
    vouched: Mapping[str, Proof] = field(default_factory=dict)


def read(raw: bytes, envelope: Envelope) -> Letter:
    """Read a letter.

    Raises:
        Invalid: with code `sender_missing`: nobody can be answered.
    """
    try:
        message = BytesParser(policy=compat32).parsebytes(raw)
        body = read_body(message)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError):
        message = BytesParser(policy=compat32).parsebytes(raw[:LONGEST_TEXT], headersonly=True)
        payload = message.get_payload()
        words = decode(str(payload).encode("utf-8", "surrogateescape"), "")[0]
        body = Body(pieces=[("plain", words)], notes=[TOO_DEEP])
    return assemble(_headers_of(message), body, envelope, raw)


def assemble(headers: Sequence[tuple[str, str]], body: Body, envelope: Envelope, raw: bytes) -> Letter:
    """Make a letter of headers, topmost first, and a body that were read already; `raw` is what its name is made of.

    Raises:
        Invalid: with code `sender_missing`.
    """
    all_of = _by_name(headers)
    name, sender, is_one = _sender(all_of)
    told_id = mail_id(header(all_of.get("message-id", [""])[0]))
    text = body.text
    subject = header(all_of.get("subject", [""])[0])[:LONGEST_SUBJECT]
    own_id = told_id or f"{sha256(raw).hexdigest()[:40]}@unnamed.invalid"
    return Letter(
        mail_id=own_id,
        in_reply_to=next(iter(mail_ids(header(all_of.get("in-reply-to", [""])[0]))), ""),
        references=mail_ids(header(" ".join(all_of.get("references", ())))),
        sender=sender,
        sender_name=name[:LONGEST_NAME],
        recipients=tuple(_recipients(all_of, envelope)),
        subject=subject,
        text=text[:LONGEST_TEXT],
        html=clean(body.html[:LONGEST_TEXT]),
        date=_date(header(all_of.get("date", [""])[0])),
        headers={one: header(values[0])[:LONGEST_VALUE] for one, values in all_of.items()},
        proof=_proof(all_of, envelope, domain_of(sender)) if is_one else "",
        files=tuple(body.files),
        left_out=tuple(body.left_out),
        notes=(*body.notes, CUT) if len(text) > LONGEST_TEXT else tuple(body.notes),
        once=_once(own_id, sender, subject, text),
        envelope_sender=None if envelope.sender is None else address(envelope.sender),
        report_on=body.report_on,
    )


def _headers_of(message: Message) -> list[tuple[str, str]]:
    return [(name, str(value)) for name, value in message.raw_items()]


def _by_name(headers: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for place, (name, value) in enumerate(headers):
        key = clean(name).strip().lower()
        if place < MOST_HEADERS and key.isascii() and key:
            found.setdefault(key, []).append(value)
    return found


def _sender(all_of: Mapping[str, Sequence[str]]) -> tuple[str, str, bool]:
    """Return name and address of who wrote, and whether the letter names nobody else."""
    writers = [pair for raw in all_of.get("from", ()) for pair in named(raw)]
    others = [pair for raw in all_of.get("sender", ()) for pair in named(raw)]
    for name, one in (*writers, *others):
        return name, one, len(writers) == 1 and len(all_of["from"]) == 1
    raise Invalid(
        "This letter has no sender: nobody could be answered. Send it with an address.", code="sender_missing"
    )


def _recipients(all_of: Mapping[str, Sequence[str]], envelope: Envelope) -> list[str]:
    told = [one for raw in envelope.recipients if (one := address(raw))]
    return list(dict.fromkeys((*told, *addresses(raw for name in RECIPIENTS for raw in all_of.get(name, ())))))


def _proof(all_of: Mapping[str, Sequence[str]], envelope: Envelope, domain: str) -> Proof:
    results = [header(raw) for raw in all_of.get("authentication-results", ())]
    return proof_of(results, envelope.trusted_id, domain) or envelope.vouched.get(domain, "")


def _date(told: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(told)
        moment = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None
    return moment if FIRST_YEAR <= moment.year < LAST_YEAR else None


def _once(own_id: str, sender: str, subject: str, text: str) -> str:
    """Return the same for each delivery of a letter: two letters with one Message-ID are told apart by their words."""
    return sha256(f"{own_id}\0{sender}\0{subject}\0{text}".encode("utf-8", "replace")).hexdigest()
