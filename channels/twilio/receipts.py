"""How far messages of ours are, in Twilio's words and in ours."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import timedelta
from types import MappingProxyType

from sqlalchemy.ext.asyncio import AsyncSession

from channels import optout
from channels.port import Deps
from channels.twilio.faults import OPTED_OUT, OUTSIDE_WINDOW, sentence
from channels.window import REASON
from conversations import handoff, outbox
from conversations.handoff import HandoffNote
from conversations.parts import conversation_with, known_receipts
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
    """What Twilio says of a message of a store: a state of ours, and its code if it failed."""

    store_id: int
    sid: str
    state: str
    code: int


def read_status(store_id: int, fields: Mapping[str, str]) -> Told | None:
    """Read a status callback; None for a state that tells nothing new. Raises Invalid if something is missing."""
    missing = [name for name in ("MessageSid", "MessageStatus", "To") if not fields.get(name)]
    if missing:
        raise Invalid(f"This is no status as Twilio sends it: {', '.join(missing)} is missing.", code="field_missing")
    return told_of(store_id, fields["MessageSid"], fields["MessageStatus"], fields.get("ErrorCode", ""))


def told_of(store_id: int, sid: str, status: str, code: str) -> Told | None:
    """Return what Twilio says of a message, or None for a state that tells nothing new."""
    state = STATES.get(status)
    number = int(code) if re.fullmatch(r"[0-9]{1,6}", code) else 0
    return Told(store_id, sid, state, number) if state else None


async def note_status(session: AsyncSession, deps: Deps, told: Told) -> None:
    """Note how far a message of this store is; what is no message of theirs, late or a repeat changes nothing."""
    conversation = await conversation_with(session, told.store_id, told.sid)
    if conversation is None:
        return
    problem = sentence(told.code) if told.state == "failed" else None
    if not await outbox.receipt(session, deps.clock, told.sid, told.state, problem) or problem is None:
        return
    if told.code == OPTED_OUT:
        await optout.stop(session, deps.clock, conversation)
    elif told.code == OUTSIDE_WINDOW:
        await handoff.report(session, deps.clock, conversation.id, HandoffNote(reason=REASON, summary=problem))


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
