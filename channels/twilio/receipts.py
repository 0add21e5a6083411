"""How far messages of ours are, in Twilio's words and in ours."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import timedelta
from types import MappingProxyType

from sqlalchemy.ext.asyncio import AsyncSession

from channels import optout
from channels.port import Deps
from channels.twilio.client import KIND
from channels.twilio.faults import OPTED_OUT, sentence
from channels.twilio.numbers import split_address
from conversations import outbox
from conversations.parts import known_receipts
from conversations.phones import at_address
from kit.errors import Invalid
from kit.jobs import defer

STATES: Mapping[str, str] = MappingProxyType(
    {
        "sent": "sent",
        "delivered": "delivered",
        "read": "read",
        "undelivered": "failed",
        "failed": "failed",
        "canceled": "failed",
    }
)
"""What we keep of Twilio's states; those before `sent` tell nothing new."""
NOTE = "twilio.note"
SOON = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class Told:
    """What Twilio says of a message of a store: a state of ours, its code if it failed, and whom it was for."""

    store_id: int
    sid: str
    state: str
    code: int
    to: str


def read_status(store_id: int, fields: Mapping[str, str]) -> Told | None:
    """Read a status callback; None for a state that tells nothing new. Raises Invalid if something is missing."""
    missing = [name for name in ("MessageSid", "MessageStatus", "To") if not fields.get(name)]
    if missing:
        raise Invalid(f"This is no status as Twilio sends it: {', '.join(missing)} is missing.", code="field_missing")
    return told_of(store_id, fields["MessageSid"], fields["MessageStatus"], fields.get("ErrorCode", ""), fields["To"])


def told_of(store_id: int, sid: str, status: str, code: str, to: str) -> Told | None:
    """Return what Twilio says of a message, or None for a state that tells nothing new."""
    state = STATES.get(status)
    number = int(code) if re.fullmatch(r"[0-9]{1,6}", code) else 0
    return Told(store_id, sid, state, number, to) if state else None


async def note_status(session: AsyncSession, deps: Deps, told: Told) -> None:
    """Note how far a message is; a state that comes late or twice changes nothing."""
    if told.state != "failed":
        await outbox.receipt(session, deps.clock, told.sid, told.state)
        return
    await outbox.receipt(session, deps.clock, told.sid, told.state, sentence(told.code))
    if told.code == OPTED_OUT:
        manner, number = split_address(told.to)
        conversation = await at_address(
            session, deps.clock, store_id=told.store_id, channel=KIND, manner=manner, address=number
        )
        await optout.stop(session, deps.clock, conversation)


async def note_soon(session: AsyncSession, deps: Deps, told: Told) -> None:
    """Note a status now, or again in a moment if it overtook the answer that names its message."""
    if await known_receipts(session, [told.sid]):
        await note_status(session, deps, told)
        return
    await defer(session, NOTE, at=deps.clock.now() + SOON, **asdict(told))


async def note_overtaken(deps: Deps, **told: object) -> None:
    """Note a status that overtook the answer to our own request; of a message that is not ours, nothing."""
    async with deps.database.begin() as session:
        await note_status(session, deps, Told(**told))  # type: ignore[arg-type]  # as `note_soon` packed it
