"""Whether a store's WhatsApp number is ready: asked of Meta itself."""

import asyncio
from collections.abc import Sequence

from channels.meta.approved import Template, languages, listed
from channels.meta.graph import KIND, ask
from channels.meta.notice import text
from channels.port import Deps
from kit.errors import AppError, Temporary, Unauthorised
from kit.health import Cause, Live, Status, Unavailable
from stores.connections import Connection, connection_of

PAGE = "/admin/channels/meta"
LOOK_SECONDS = 4.0
SILENT = Cause("whatsapp_silent", "Meta does not answer.", "Look at Meta's status page; try again.", PAGE)


async def status(deps: Deps, store_id: int) -> Status:
    """Tell whether WhatsApp messages come and go, with the cause if not."""
    try:
        async with deps.database.begin() as session:
            connection = await connection_of(session, deps.vault, store_id, KIND)
        if connection is None:
            return _unavailable("whatsapp_not_connected", "No WhatsApp number is connected.", "Connect one.")
        async with asyncio.timeout(LOOK_SECONDS):
            return await _ask(connection)
    except Unauthorised as error:
        return _unavailable("whatsapp_refused", error.detail, "Enter a new access token.")
    except (Temporary, TimeoutError):
        return Unavailable((SILENT,))
    except AppError as error:
        return _unavailable("whatsapp_not_found", error.detail, "Compare the ids with those in Meta's app.")


async def _ask(connection: Connection) -> Status:
    fields = {"fields": "display_phone_number,verified_name"}
    told = await ask(connection, "GET", connection.settings["phone_id"], params=fields)
    problems = template_problems(connection, await listed(connection))
    if problems:
        return Unavailable(
            tuple(Cause("whatsapp_template", f"{problem} {MEANWHILE}", MEND, PAGE) for problem in problems)
        )
    return Live(f"Reached as {text(told, 'verified_name') or 'WhatsApp'}, {text(told, 'display_phone_number')}")


MEND = "Mend it in Meta's WhatsApp Manager, or choose another below."
MEANWHILE = "Meanwhile answers go out only within 24 hours of the customer's last message."


def template_problems(connection: Connection, found: Sequence[Template]) -> list[str]:
    """Say of each language of the shop's template why it cannot be sent, if so."""
    name = connection.settings.get("template_name", "")
    known = {one.language: one for one in found}
    problems = []
    for language in languages(connection) if name else ():
        template = known.get(language)
        if template is None:
            problems.append(f"The template {name} does not exist in {language}.")
        elif template.status != "APPROVED":
            why = f" ({template.reason})" if template.reason not in {"", "NONE"} else ""
            problems.append(f"The template {name} in {language} is {template.status.lower()}{why}.")
        elif not template.fits:
            problems.append(f"The template {name} in {language} must have one variable, {{{{1}}}}, in its text alone.")
    return problems


def _unavailable(code: str, sentence: str, mend: str) -> Unavailable:
    return Unavailable((Cause(code, sentence, mend, PAGE),))
