"""A plain mail that this product sends itself (sign-in codes, invitations), behind one port."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from typing import Protocol
from urllib.parse import unquote, urlsplit

import aiosmtplib

from kit.clock import Clock
from kit.errors import AdapterError, Permanent, Temporary, Unauthorised

TIMEOUT_SECONDS = 10
LOCAL = {"localhost", "127.0.0.1", "::1"}
PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes along; `type` is what its bytes say."""

    name: str
    type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail; `text` is the whole body.

    `mail_id`, `in_reply_to` and `references` are Message-IDs without angle brackets: with the same `mail_id`, mailboxes
    show a mail that was sent twice once. `sender` is an address of the shop's own, else the deployment's is used.
    """

    to: str
    subject: str
    text: str
    sender_name: str = ""
    sender: str = ""
    reply_to: str = ""
    mail_id: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    is_by_person: bool = False
    """A person wrote it: machines that meet it may answer as they answer people."""


class Mailer(Protocol):
    """What sends a mail. Raises `kit.errors.Temporary`, `Unauthorised` or `Permanent`."""

    async def send(self, mail: Mail) -> None:
        """Hand the mail over."""
        ...


class Smtp:
    """A mail server: `smtps://` speaks TLS from the start, `smtp://` switches to it where the server offers it.

    A password is never sent without TLS, except to this machine itself.
    """

    def __init__(self, url: str, sender: str, clock: Clock) -> None:
        """Send as `sender` through the server at `url` (`smtp://user:password@host:587`); nothing connects yet."""
        parts = urlsplit(url)
        self._host = parts.hostname or "localhost"
        self._port = parts.port or PORTS[parts.scheme]
        self._user = unquote(parts.username) if parts.username else None
        self._password = unquote(parts.password) if parts.password else None
        self._is_tls = parts.scheme == "smtps"
        self._must_switch = self._user is not None and not self._is_tls and self._host not in LOCAL
        self._sender = sender
        self._clock = clock

    async def send(self, mail: Mail) -> None:
        """Hand the mail over.

        Raises:
            Temporary: the server cannot be reached or asks to come back.
            Unauthorised: it refuses our user or password.
            Permanent: it refuses the sender, the recipient or the text.
        """
        with _our_errors():
            message = self._message(mail)
            async with self._server() as server:
                await server.send_message(message)

    async def check(self) -> None:
        """Knock at the server and sign in, sending nothing; raises as `send` does."""
        with _our_errors():
            async with self._server() as server:
                await server.noop()

    def _server(self) -> aiosmtplib.SMTP:
        return aiosmtplib.SMTP(
            hostname=self._host,
            port=self._port,
            username=self._user,
            password=self._password,
            use_tls=self._is_tls,
            start_tls=True if self._must_switch else None,
            timeout=TIMEOUT_SECONDS,
        )

    def _message(self, mail: Mail) -> EmailMessage:
        message = EmailMessage()
        sender = mail.sender or self._sender
        message["From"] = Address(display_name=mail.sender_name, addr_spec=sender)
        message["To"] = Address(addr_spec=mail.to)
        message["Subject"] = " ".join(mail.subject.split())
        message["Date"] = format_datetime(self._clock.now())
        message["Message-ID"] = f"<{mail.mail_id}>" if mail.mail_id else make_msgid(domain=sender.rpartition("@")[2])
        if mail.reply_to:
            message["Reply-To"] = Address(addr_spec=mail.reply_to)
        if mail.in_reply_to:
            message["In-Reply-To"] = f"<{mail.in_reply_to}>"
        if mail.references:
            message["References"] = " ".join(f"<{one}>" for one in mail.references)
        if not mail.is_by_person:
            message["Auto-Submitted"] = "auto-replied" if mail.in_reply_to else "auto-generated"
        message.set_content(mail.text)
        for file in mail.attachments:
            main, _, sub = file.type.partition("/")
            message.add_attachment(file.content, maintype=main, subtype=sub, filename=file.name)
        return message


@contextmanager
def _our_errors() -> Iterator[None]:
    """Raise what a mail server or a bad address raises as one of ours."""
    try:
        yield
    except aiosmtplib.SMTPAuthenticationError as error:
        raise Unauthorised("The mail server refuses our user or password. Check SMTP_URL.") from error
    except aiosmtplib.SMTPRecipientsRefused as error:
        raise _refusal(error.recipients[0].code) from error
    except aiosmtplib.SMTPResponseException as error:
        raise _refusal(error.code) from error
    except (ValueError, HeaderParseError) as error:
        raise Permanent("The mail has an address that is none.") from error
    except (aiosmtplib.SMTPException, OSError) as error:
        raise Temporary("The mail server cannot be reached. Check SMTP_URL.", retry_after=10) from error


def _refusal(code: int) -> AdapterError:
    """Return the error for a server's answer: codes from 400 to 499 ask to come back later."""
    if 400 <= code < 500:  # noqa: PLR2004 - SMTP's own numbers
        return Temporary("The mail server asks us to come back later.", retry_after=60)
    return Permanent(f"The mail server refuses the mail (code {code}).")
