"""What Twilio has and we have not: messages whose webhook never reached us, and what became of our own.

Each store is looked after by a job of its own, so that one whose account is broken holds up no other.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

import structlog
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from twilio.rest import Client
from twilio.rest.api.v2010.account.message import MessageInstance

from channels.port import Deps
from channels.twilio.arrival import Arrival, read_arrival, take_in
from channels.twilio.client import API, KIND, open_client, told
from channels.twilio.models import TwilioLookRow
from channels.twilio.receipts import note_status, told_of
from conversations.models import ConversationRow, DeliveryPartRow, DeliveryRow, MessageRow
from kit.clock import Clock
from kit.errors import AppError
from kit.jobs import Jobs, wake_now
from stores.connections import Connection, connection_of
from stores.models import ConnectionRow

RECONCILE = "twilio.reconcile"
OVERLAP = timedelta(minutes=10)
"""So far each look goes back before the last one: what Twilio lists late is found all the same."""
UNSETTLED_FROM, UNSETTLED_TO = timedelta(hours=2), timedelta(minutes=1)
"""Between these ages a message of ours that is still `sent` is asked after."""
PAGE = 100
log = structlog.get_logger()


async def reconcile_all(deps: Deps, jobs: Jobs) -> None:
    """Begin a look for each store that is connected."""
    async with deps.database.begin() as session:
        store_ids = (await session.scalars(select(ConnectionRow.store_id).where(ConnectionRow.kind == KIND))).all()
    for store_id in store_ids:
        await wake_now(jobs, RECONCILE, f"{RECONCILE}:{store_id}", store_id=store_id)


async def begin_looking(session: AsyncSession, clock: Clock, store_id: int) -> None:
    """Forget what came before now: it was not meant for this program."""
    await session.execute(delete(TwilioLookRow).where(TwilioLookRow.store_id == store_id))
    session.add(TwilioLookRow(store_id=store_id, since=clock.now(), looked_at=clock.now()))
    await session.flush()


async def reconcile(deps: Deps, store_id: int) -> None:
    """Look once through what came in since the last look, and after what went out; a refusal ends this look alone."""
    try:
        async with deps.database.begin() as session:
            connection = await connection_of(session, deps.vault, store_id, KIND)
            since = await _since(session, deps.clock, store_id)
        if connection is None:
            return
        now = deps.clock.now()
        client = open_client(connection)
        for message in await _missed(deps, client, connection, since):
            await _take_in(deps, client, connection, message)
        await _settle(deps, client, connection)
        async with deps.database.begin() as session:
            (await session.get_one(TwilioLookRow, store_id)).looked_at = now
    except AppError as error:
        log.warning("twilio_look_failed", store=store_id, code=error.code, problem=error.detail)


async def _since(session: AsyncSession, clock: Clock, store_id: int) -> datetime:
    row = await session.get(TwilioLookRow, store_id)
    if row is None:
        await begin_looking(session, clock, store_id)
        return clock.now()
    return max(row.since, row.looked_at - OVERLAP)


async def _missed(deps: Deps, client: Client, connection: Connection, since: datetime) -> Sequence[MessageInstance]:
    """Return the messages to the shop's numbers that are not known here, oldest first."""
    found: list[MessageInstance] = []
    for address in connection.addresses:
        with told():
            listed = await client.messages.stream_async(to=address, date_sent_after=since, page_size=PAGE)
            found += [message async for message in listed if message.direction == "inbound" and message.sid]
    async with deps.database.begin() as session:
        mine = (ConversationRow.store_id == connection.store_id, ConversationRow.channel == KIND)
        known = set(
            await session.scalars(
                select(MessageRow.external_id)
                .join(ConversationRow, ConversationRow.id == MessageRow.conversation_id)
                .where(*mine, MessageRow.external_id.in_([message.sid for message in found]))
            )
        )
    missed = [message for message in found if message.sid not in known]
    return sorted(missed, key=lambda message: message.date_sent or message.date_created or since)


async def _take_in(deps: Deps, client: Client, connection: Connection, message: MessageInstance) -> None:
    """Take in one message; one that cannot be read is passed over, as its webhook would be."""
    try:
        arrival = await _arrival(client, message)
        async with deps.database.begin() as session:
            is_new = await take_in(session, deps, connection, arrival)
        log.info("message_found", channel=KIND, sid=arrival.sid, is_new=is_new)
    except AppError as error:
        log.warning("message_passed_over", channel=KIND, sid=message.sid, code=error.code)


async def _arrival(client: Client, message: MessageInstance) -> Arrival:
    fields = {
        "MessageSid": message.sid or "",
        "From": message.from_ or "",
        "To": message.to or "",
        "Body": message.body or "",
        "NumMedia": message.num_media or "0",
    }
    if fields["NumMedia"] != "0":
        with told():
            files = await client.messages(message.sid or "").media.list_async(limit=10)
        account = f"{API}/2010-04-01/Accounts/{message.account_sid}"
        fields["NumMedia"] = str(len(files))
        fields |= {
            f"MediaUrl{place}": f"{account}/Messages/{message.sid}/Media/{file.sid}" for place, file in enumerate(files)
        }
        fields |= {f"MediaContentType{place}": file.content_type or "" for place, file in enumerate(files)}
    return read_arrival(fields)


async def _settle(deps: Deps, client: Client, connection: Connection) -> None:
    """Ask after messages of ours whose receipts never came."""
    now = deps.clock.now()
    async with deps.database.begin() as session:
        sids = await _unsettled(session, connection.store_id, now)
    if not sids:
        return
    for address in connection.addresses:
        with told():
            listed = await client.messages.stream_async(
                from_=address, date_sent_after=now - UNSETTLED_FROM - OVERLAP, page_size=PAGE
            )
            found = [message async for message in listed if message.sid in sids]
        for message in found:
            said = told_of(
                connection.store_id,
                message.sid or "",
                str(message.status or ""),
                str(message.error_code or ""),
            )
            if said is not None and said.state != "sent":
                async with deps.database.begin() as session:
                    await note_status(session, deps, said)


async def _unsettled(session: AsyncSession, store_id: int, now: datetime) -> set[str]:
    rows = await session.scalars(
        select(DeliveryPartRow.receipt)
        .join(DeliveryRow, DeliveryRow.id == DeliveryPartRow.delivery_id)
        .join(ConversationRow, ConversationRow.id == DeliveryRow.conversation_id)
        .where(ConversationRow.store_id == store_id, ConversationRow.channel == KIND)
        .where(DeliveryPartRow.state == "sent")
        .where(DeliveryPartRow.tried_at.between(now - UNSETTLED_FROM, now - UNSETTLED_TO))
    )
    return {row for row in rows if row}
