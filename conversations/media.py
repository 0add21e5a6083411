"""Pictures, videos and files of messages: expected, added or uploaded, then stored once, or failed with a reason.

A row is `pending` until its bytes are fetched, `kept` while an upload is in no message yet, `stored` once it belongs to
one, or `failed`. What a file is, its bytes say (`conversations.files.kinds`); what staff send tells nothing of where it
was made (`conversations.files.metadata`).
"""

import asyncio
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import quote

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import JSONB, insert
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.files.kinds import LARGEST_OF_ALL, TYPES, Kind, Looked, harmless_name, look
from conversations.files.metadata import without_metadata
from conversations.inbox import Conversation, live_channel
from conversations.messages import MediaBlock, Said
from conversations.models import BlobRow, MediaRow, MessageRow
from kit.auth import new_key
from kit.clock import Clock
from kit.errors import Invalid, NotFound, Permanent, TooLarge
from kit.live import tell

LARGEST = LARGEST_OF_ALL
"""No file may have more bytes; its kind may allow fewer."""
_KEY_BYTES = 18


@dataclass(frozen=True, slots=True)
class Media:
    """A file as it stands, without its bytes. `source` is where to fetch it; `type` is empty before it was."""

    key: str
    store_id: int
    conversation_id: int
    source: str
    state: str
    name: str
    staff_id: int | None
    type: str
    size: int
    width: int
    height: int
    digest: str
    attempts: int
    problem: str | None

    @property
    def kind(self) -> Kind:
        """What it is to its reader; a picture until more is known."""
        return TYPES.get(self.type, Kind.PICTURE)

    @property
    def path(self) -> str:
        """Where it is fetched by whoever was sent it, below this program's own address."""
        suffix = self.type.rpartition("/")[2] or "file"
        return f"/media/{self.key}/{quote(self.name or f'{self.kind}.{suffix}', safe='')}"

    def block(self, place: int = 1) -> MediaBlock:
        """Return the block that shows it; `place` counts those of one message."""
        size = {"width": self.width, "height": self.height}
        return block_of(self.key, self.kind, place, self.name).model_copy(update=size)


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A stored file with its bytes, to be sent along; `path` is where it can be fetched instead."""

    key: str
    kind: Kind
    name: str
    type: str
    path: str
    content: bytes


def block_of(key: str, kind: Kind, place: int = 1, name: str = "") -> MediaBlock:
    """Return the block that shows a file; `place` counts those of one message."""
    alt = name if kind is Kind.FILE and name else f"{kind.title()} {place}"
    return MediaBlock(type=kind.value, media=key, alt=alt, name=name)


async def expect(
    session: AsyncSession, clock: Clock, conversation: Conversation, *, source: str, name: str = ""
) -> str:
    """Note that a file of a message is to be fetched from `source`, and return its key."""
    row = _row(clock, conversation, source=source, name=name[:500])
    session.add(row)
    await session.flush()
    return row.key


async def keep(session: AsyncSession, clock: Clock, key: str, content: bytes) -> None:
    """Store a file that was fetched; a second time changes nothing.

    Raises:
        Permanent: it is too large, or nothing that may be kept.
        NotFound: nobody expects it.
    """
    row = await _locked(session, key)
    if row.state == "stored":
        return
    try:
        looked = await asyncio.to_thread(look, content, row.name)
    except (Invalid, TooLarge) as error:
        raise Permanent(error.detail) from error
    row.digest, row.name = await _store(session, clock, content, looked), harmless_name(row.name, looked.type)
    row.state, row.problem, row.settled_at = "stored", None, clock.now()
    if looked.kind is not Kind.PICTURE:
        await _mend_block(session, row, looked.kind)
    tell(session, live_channel(row.conversation_id))


async def add(
    session: AsyncSession,
    clock: Clock,
    conversation: Conversation,
    content: bytes,
    *,
    name: str = "",
    staff_id: int | None = None,
    is_sent: bool = False,
) -> Media:
    """Store bytes that were handed over: with a message (`is_sent`), or as an upload for one that is yet to come.

    What staff send loses its metadata. Raises Invalid with code `file_refused`, TooLarge with code `file_too_large`.
    """
    looked = await asyncio.to_thread(look, content, name)
    if staff_id is not None:
        content = await asyncio.to_thread(without_metadata, content, looked.type)
    values = {"name": harmless_name(name, looked.type), "staff_id": staff_id}
    row = _row(clock, conversation, **values)
    row.digest = await _store(session, clock, content, looked)
    row.state, row.settled_at = "stored" if is_sent else "kept", clock.now()
    session.add(row)
    await session.flush()
    return await find(session, row.key)


async def failed(session: AsyncSession, clock: Clock, key: str, problem: str, *, for_good: bool) -> None:
    """Note that a file could not be fetched; raises NotFound if nobody expects it."""
    row = await _locked(session, key)
    if row.state != "pending":
        return
    row.attempts += 1
    row.problem = problem
    if for_good:
        row.state, row.settled_at = "failed", clock.now()
        tell(session, live_channel(row.conversation_id))


async def find(session: AsyncSession, key: str) -> Media:
    """Read a file by its key, without its bytes; raises NotFound."""
    if (found := (await find_all(session, [key])).get(key)) is None:
        raise unknown()
    return found


def media_keys(said: Iterable[Said]) -> tuple[str, ...]:
    """Return the keys of every file in these messages."""
    return tuple(block.media for one in said for block in one.blocks if isinstance(block, MediaBlock))


async def find_all(session: AsyncSession, keys: Collection[str]) -> dict[str, Media]:
    """Read files by their keys, without their bytes."""
    stored = BlobRow.digest == MediaRow.digest
    query = select(MediaRow, BlobRow).outerjoin(BlobRow, stored).where(MediaRow.key.in_(keys))
    return {row.key: _media(row, blob) for row, blob in await session.execute(query)}


async def files_of(session: AsyncSession, message: Said) -> tuple[StoredFile, ...]:
    """Return the stored files of a message with their bytes, in order: for channels that send them along."""
    keys = media_keys([message])
    found = await find_all(session, keys)
    ready = [found[key] for key in keys if key in found and found[key].state == "stored"]
    return tuple([await _with_bytes(session, one) for one in ready])


async def stored_file(session: AsyncSession, key: str) -> StoredFile:
    """Read a stored file with its bytes; raises NotFound."""
    one = await find(session, key)
    if one.state != "stored":
        raise unknown()
    return await _with_bytes(session, one)


async def read_bytes(session: AsyncSession, digest: str, start: int = 0, length: int = LARGEST) -> bytes:
    """Read stored bytes, `length` of them from `start` on."""
    part = func.substring(BlobRow.content, start + 1, length)
    return bytes(await session.scalar(select(part).where(BlobRow.digest == digest)) or b"")


async def _with_bytes(session: AsyncSession, one: Media) -> StoredFile:
    return StoredFile(one.key, one.kind, one.name, one.type, one.path, await read_bytes(session, one.digest))


def unknown() -> NotFound:
    """Return the refusal of a key that is unknown, or not for whoever asks."""
    return NotFound("There is no such file.", code="file_not_found")


def _row(clock: Clock, conversation: Conversation, **values: object) -> MediaRow:
    given = {"source": "", "store_id": conversation.store_id, "conversation_id": conversation.id, **values}
    return MediaRow(key=new_key(_KEY_BYTES), created_at=clock.now(), **given)


async def _store(session: AsyncSession, clock: Clock, content: bytes, looked: Looked) -> str:
    """Store bytes once, however often they are sent, at once too; returns their digest."""
    digest = sha256(content).hexdigest()
    blob = {"digest": digest, "type": looked.type, "size": len(content), "content": content, "created_at": clock.now()}
    values = {**blob, "width": looked.width, "height": looked.height}
    kept = insert(BlobRow).values(**values)
    # The row is held until the commit, so that nobody removes it before it is used.
    await session.execute(kept.on_conflict_do_update(index_elements=["digest"], set_={"type": looked.type}))
    return digest


async def _mend_block(session: AsyncSession, row: MediaRow, kind: Kind) -> None:
    """Let the message say what came, where its carrier had not: a video, a file."""
    names_it = MessageRow.blocks.cast(JSONB).contains([{"media": row.key}])
    query = select(MessageRow).where(MessageRow.conversation_id == row.conversation_id, names_it)
    message = await session.scalar(query.limit(1))
    if message is not None:
        message.blocks = [
            {**block, "type": kind.value, "name": row.name} if block.get("media") == row.key else block
            for block in message.blocks
        ]


async def _locked(session: AsyncSession, key: str) -> MediaRow:
    row: MediaRow | None = await session.scalar(select(MediaRow).where(MediaRow.key == key).with_for_update())
    if row is None:
        raise unknown()
    return row


def _media(row: MediaRow, blob: BlobRow | None) -> Media:
    return Media(
        key=row.key,
        store_id=row.store_id,
        conversation_id=row.conversation_id,
        source=row.source,
        state=row.state,
        name=row.name,
        staff_id=row.staff_id,
        type=blob.type if blob else "",
        size=blob.size if blob else 0,
        width=blob.width if blob else 0,
        height=blob.height if blob else 0,
        digest=row.digest or "",
        attempts=row.attempts,
        problem=row.problem,
    )
