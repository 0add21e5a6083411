"""How far messages of ours are, in Meta's words and in ours; statuses come late, twice and out of order.

Each carries the key of our part as well (`biz_opaque_callback_data`). So a message whose sending had an unknown end is
known again: WhatsApp has no list of messages in which one could look for it.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import timedelta
from types import MappingProxyType

from sqlalchemy.ext.asyncio import AsyncSession

from channels.meta.faults import OUTSIDE_WINDOW, REPORTED, UNKNOWN, sentence
from channels.meta.graph import KIND
from channels.meta.keys import read_key
from channels.meta.notice import Part, parts, text
from channels.port import Deps
from channels.window import REASON
from conversations import handoff, outbox
from conversations.handoff import HandoffNote
from conversations.parts import adopt, conversation_with, known_receipts
from kit.errors import Invalid
from kit.jobs import defer

STATES: Mapping[str, str] = MappingProxyType(
    {"sent": "sent", "delivered": "delivered", "read": "read", "played": "read", "failed": "failed"}
)
"""What we keep of Meta's states; any other tells nothing new."""
NOTE = "meta.note"
SOON = timedelta(seconds=5)
TEMPLATE_REASON = "whatsapp_template"
LONGEST_ID = 500


@dataclass(frozen=True, slots=True)
class Told:
    """What Meta says of a message of a store: a state of ours, our own key of it, and its code if it failed."""

    store_id: int
    wamid: str
    state: str
    code: int
    key: str


def read_status(store_id: int, status: Part) -> Told | None:
    """Read a status; None for a state that tells nothing new. Raises Invalid if it names no message."""
    wamid = text(status, "id")
    if not wamid or len(wamid) > LONGEST_ID or not wamid.isprintable():
        raise Invalid("This status names no message.", code="message_id_invalid")
    state = STATES.get(text(status, "status"))
    if state is None or text(status, "recipient_type") == "group":
        return None
    codes = [one.get("code") for one in parts(status, "errors")]
    code = next(
        (one for one in codes if isinstance(one, int) and not isinstance(one, bool) and 0 <= one < 10**7), UNKNOWN
    )
    return Told(store_id, wamid, state, code, text(status, "biz_opaque_callback_data")[:LONGEST_ID])


async def note_status(session: AsyncSession, deps: Deps, told: Told) -> None:
    """Note how far a message of this store is; what is no message of theirs, late or a repeat changes nothing."""
    conversation = await conversation_with(session, told.store_id, told.wamid)
    if conversation is None:
        return
    problem = sentence(told.code) if told.state == "failed" else None
    if not await outbox.receipt(session, deps.clock, told.wamid, told.state, problem) or problem is None:
        return
    if told.code in REPORTED:
        reason = REASON if told.code == OUTSIDE_WINDOW else TEMPLATE_REASON
        await handoff.report(session, deps.clock, conversation.id, HandoffNote(reason=reason, summary=problem))


async def note_soon(session: AsyncSession, deps: Deps, told: Told) -> None:
    """Note a status now; again in a moment if it overtook the answer that names its message and has no key of ours."""
    if not await known_receipts(session, [told.wamid]):
        key = read_key(told.key)
        if key is None or not await adopt(session, deps.clock, told.store_id, KIND, key, told.wamid):
            await defer(session, NOTE, at=deps.clock.now() + SOON, **asdict(told))
            return
    await note_status(session, deps, told)


async def note_overtaken(deps: Deps, **told: object) -> None:
    """Note a status that overtook the answer to our own request; of a message that is not ours, nothing."""
    async with deps.database.begin() as session:
        await note_status(session, deps, Told(**told))  # type: ignore[arg-type]  # as `note_soon` packed it
