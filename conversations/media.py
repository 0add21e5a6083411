"""Pictures that customers send: expected when the message is accepted, then stored once, or failed with a reason.

What a picture is, its first bytes say; what its sender or its name says counts for nothing.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.inbox import live_channel
from conversations.messages import PictureBlock, Said
from conversations.models import MediaRow
from kit.auth import new_key
from kit.clock import Clock
from kit.errors import NotFound, Permanent
from kit.live import tell

LARGEST = 5 * 1024 * 1024
_KEY_BYTES = 18


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it stands: `pending`, `stored` or `failed` with its `problem`. `source` is where to fetch it."""

    key: str
    store_id: int
    conversation_id: int
    source: str
    state: str
    type: str
    size: int
    attempts: int
    problem: str | None


def picture_type(content: bytes) -> str | None:
    """Return the type of a JPEG, PNG, GIF or WebP picture by its first bytes, or None for anything else."""
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    return "image/webp" if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else None


async def expect(session: AsyncSession, clock: Clock, *, store_id: int, conversation_id: int, source: str) -> str:
    """Note that a picture of a message is to be fetched from `source`, and return its key."""
    row = MediaRow(
        key=new_key(_KEY_BYTES),
        store_id=store_id,
        conversation_id=conversation_id,
        source=source,
        created_at=clock.now(),
    )
    session.add(row)
    await session.flush()
    return row.key


async def keep(session: AsyncSession, clock: Clock, key: str, content: bytes) -> None:
    """Store a picture that was fetched; a second time changes nothing.

    Raises:
        Permanent: it is too large, or no picture that browsers show.
        NotFound: nobody expects it.
    """
    kind = picture_type(content)
    if kind is None:
        raise Permanent("What the customer sent is no JPEG, PNG, GIF or WebP picture.")
    if len(content) > LARGEST:
        raise Permanent("This picture is larger than 5 MB.")
    row = await _locked(session, key)
    if row.state == "stored":
        return
    row.state, row.content, row.type, row.size = "stored", content, kind, len(content)
    row.digest, row.problem, row.settled_at = sha256(content).hexdigest(), None, clock.now()
    tell(session, live_channel(row.conversation_id))


async def failed(session: AsyncSession, clock: Clock, key: str, problem: str, *, for_good: bool) -> None:
    """Note that a picture could not be fetched; raises NotFound if nobody expects it."""
    row = await _locked(session, key)
    if row.state != "pending":
        return
    row.attempts += 1
    row.problem = problem
    if for_good:
        row.state, row.settled_at = "failed", clock.now()
        tell(session, live_channel(row.conversation_id))


async def find(session: AsyncSession, key: str) -> Picture:
    """Read a picture by its key; raises NotFound."""
    row = await session.scalar(select(MediaRow).where(MediaRow.key == key))
    if row is None:
        raise _unknown()
    return _picture(row)


def picture_keys(said: Iterable[Said]) -> tuple[str, ...]:
    """Return the keys of every picture in these messages."""
    return tuple(block.media for one in said for block in one.blocks if isinstance(block, PictureBlock))


async def pictures(session: AsyncSession, keys: Collection[str]) -> dict[str, Picture]:
    """Read pictures by their keys, without what is in them."""
    rows = await session.scalars(select(MediaRow).where(MediaRow.key.in_(keys)))
    return {row.key: _picture(row) for row in rows}


async def content_of(session: AsyncSession, key: str) -> tuple[str, bytes]:
    """Read the type and the bytes of a stored picture, for staff; raises NotFound."""
    mine = (MediaRow.key == key, MediaRow.state == "stored")
    found = (await session.execute(select(MediaRow.type, MediaRow.content).where(*mine))).one_or_none()
    if found is None:
        raise _unknown()
    return found[0], bytes(found[1] or b"")


async def _locked(session: AsyncSession, key: str) -> MediaRow:
    row: MediaRow | None = await session.scalar(select(MediaRow).where(MediaRow.key == key).with_for_update())
    if row is None:
        raise _unknown()
    return row


def _picture(row: MediaRow) -> Picture:
    return Picture(
        key=row.key,
        store_id=row.store_id,
        conversation_id=row.conversation_id,
        source=row.source,
        state=row.state,
        type=row.type,
        size=row.size,
        attempts=row.attempts,
        problem=row.problem,
    )


def _unknown() -> NotFound:
    return NotFound("There is no such picture.", code="picture_not_found")
