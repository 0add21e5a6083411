"""Whether a store's mail comes in and goes out, with the cause if not."""

import asyncio

from channels.email.threads import KIND
from channels.port import Deps
from kit.errors import AppError, Permanent, Temporary, Unauthorised
from kit.health import Cause, Live, Status, Unavailable
from kit.mail import Mailer, Smtp
from kit.mailbox import DemoMailbox
from stores.connections import Connection, connection_of

PAGE = "/admin/channels/email"
DEMO = "demo"
"""The service of the demo's own connection: its letters are kept instead of sent."""
LOOK_SECONDS = 4.0


async def status(deps: Deps, store_id: int) -> Status:
    """Tell whether letters come and go; the mail server is asked, and nothing is sent."""
    try:
        async with deps.database.begin() as session:
            connection = await connection_of(session, deps.vault, store_id, KIND)
    except AppError as error:
        return _unavailable(error.code, error.detail, "Enter the credentials again.")
    if connection is None:
        return _unavailable("email_not_connected", "No support address is connected.", "Connect a support address.")
    return await _out(deps.mailer, connection)


async def _out(mailer: Mailer, connection: Connection) -> Status:
    if isinstance(mailer, DemoMailbox):
        if connection.settings.get("service") == DEMO:
            return Live("Letters of the demo are kept and shown on /demo/mails")
        sentence = "No mail server is set, so no letter goes out."
        return _unavailable("no_mail_server", sentence, "Set SMTP_URL and SMTP_SENDER, and start the program again.")
    try:
        if isinstance(mailer, Smtp):
            async with asyncio.timeout(LOOK_SECONDS):
                await mailer.check()
    except (Unauthorised, Permanent) as error:
        return _unavailable("mail_server_refused", error.detail, "Mend SMTP_URL.")
    except (Temporary, TimeoutError):
        return _unavailable("mail_server_silent", "The mail server does not answer.", "Look at the server; try again.")
    return Live(f"{connection.settings['address']}, read at {connection.settings['inbound']}")


def _unavailable(code: str, sentence: str, mend: str) -> Unavailable:
    return Unavailable((Cause(code, sentence, mend, PAGE),))
