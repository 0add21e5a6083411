"""Whether a store's Twilio account is ready: asked of Twilio itself."""

import asyncio

from channels.port import Deps
from channels.twilio.client import KIND, api_url, open_client, told
from kit.errors import AppError, Permanent, Temporary, Unauthorised
from kit.health import Cause, Live, Status, Unavailable
from stores.connections import Connection, connection_of

PAGE = "/admin/channels/twilio"
LOOK_SECONDS = 4.0


async def status(deps: Deps, store_id: int) -> Status:
    """Tell whether text messages come and go, with the cause if not."""
    try:
        async with deps.database.begin() as session:
            connection = await connection_of(session, deps.vault, store_id, KIND)
        if connection is None:
            return _unavailable("twilio_not_connected", "No Twilio account is connected.", "Connect Twilio.")
        return await _ask(connection)
    except Unauthorised as error:
        return _unavailable("twilio_refused", error.detail, "Enter the credentials again.")
    except Temporary:
        return _unavailable("twilio_silent", "Twilio does not answer.", "Look at Twilio's status page; try again.")
    except AppError as error:
        return _unavailable(error.code, error.detail, "Enter the credentials again.")


async def _ask(connection: Connection) -> Status:
    client = open_client(connection)
    try:
        with told():
            async with asyncio.timeout(LOOK_SECONDS):
                account = await client.api.v2010.accounts(connection.settings["account_sid"]).fetch_async()
    except Permanent:
        gone = f"There is no such Twilio account at {api_url(connection)}."
        return _unavailable("twilio_account_missing", gone, "Connect another. If it is the demo's, run `app.py demo`.")
    state = str(account.status or "")
    if state != "active":
        return _unavailable("twilio_inactive", f"The Twilio account is {state}.", "Settle it with Twilio.")
    return Live(f"Reached at {', '.join(connection.addresses)}")


def _unavailable(code: str, sentence: str, mend: str) -> Unavailable:
    return Unavailable((Cause(code, sentence, mend, PAGE),))
