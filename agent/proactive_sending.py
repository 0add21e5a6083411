"""How proactive messages get into the inbox: what waits is looked at again, and the usual turn speaks."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from agent import proactive_rows as rows
from agent.models import ProactiveRow
from agent.proactive import DISTURBING, NEWS, Address, Kind, State, Why, choose, goes_at, obstacle, still_true
from agent.proactive_addresses import addresses_of
from agent.reply import speakable
from agent.state import own_words
from commerce.port import Shop
from commerce.tracking import journey
from conversations.inbox import Conversation, accept, start
from conversations.mail_threads import describe_letter
from conversations.messages import InboxKind
from conversations.phones import at_address
from conversations.reaching import Reach
from customers.identity import CustomerInfo, get_customer
from customers.models import CustomerPropertyRow
from kit.clock import Clock
from kit.db import Database
from kit.errors import AdapterError, NotFound, NotReady
from stores.stores import Store, zones

WINDOW = timedelta(hours=24)
"""So long after a customer's message a door without a template still takes free words."""
LATER = timedelta(minutes=2)
"""When a shop that cannot be read is asked again."""
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Deps:
    """What sending proactive messages needs; `shops` returns a store's shop, `reach` is what the channels answer."""

    database: Database
    clock: Clock
    shops: Callable[[Store], Shop | None]
    reach: Reach


async def send_due(deps: Deps) -> None:
    """Send what may go by now; each by itself, so that one that fails keeps no other back."""
    now = deps.clock.now()
    async with deps.database.begin() as session:
        await rows.settle_abandoned(session, now)
        found = await rows.due(session, now)
    for row_id in found:
        try:
            await send(deps, row_id)
        except (AdapterError, NotReady, TimeoutError) as error:
            log.warning("first_words_put_off", row=row_id, problem=str(error))
            await _put_off(deps, row_id)
        except Exception:
            log.exception("first_words_not_sent", row=row_id)
            await _put_off(deps, row_id)


async def send(deps: Deps, row_id: int) -> None:
    """Put one first word into the inbox of its conversation, skip it, or hold it until the quiet hours end.

    Raises what the shop raises where it cannot be read.
    """
    async with deps.database.begin() as session:
        row = await session.get_one(ProactiveRow, row_id)
        store = await rows.store_of(session, row)
        customer = await get_customer(session, store.id, row.customer_id)
    shop = deps.shops(store)
    found: Collection[Address] | Why = Why.NOT_SO
    if shop is not None and await _is_true(deps, store, shop, customer, row):
        found = await addresses_of(deps.database, deps.reach, store, shop, customer)
    async with deps.database.begin() as session:
        waiting = await rows.lock_waiting(session, row_id)
        if waiting is not None:
            await _settle(session, deps, waiting, found)


async def _settle(session: AsyncSession, deps: Deps, row: ProactiveRow, found: Collection[Address] | Why) -> None:
    now, store = deps.clock.now(), await rows.store_of(session, row)
    settings, word = store.settings.proactive, await rows.word_of(session, row.customer_id)
    why = obstacle(settings, Kind(row.kind), word, row.happened_at, now)
    if why is None and isinstance(found, Why):
        why = found
    if why is not None or word is None or isinstance(found, Why):
        rows.skip(row, why or Why.NO_CONSENT, now)
        return
    stops = [await deps.reach.stopped_at(session, store.id, one.address) for one in found]
    addresses = [Address(one.door, one.address, one.wrote_at, stop) for one, stop in zip(found, stops, strict=True)]
    chosen = choose(addresses, word, WINDOW, now)
    if isinstance(chosen, Why):
        rows.skip(row, chosen, now)
        return
    at = goes_at(settings, chosen.door.manner, await _zone(session, store, row.customer_id), now)
    if at > now:
        _hold(row, at, now)
        return
    customer = await get_customer(session, store.id, row.customer_id)
    conversation = await _conversation(session, deps.clock, store, customer, chosen, row.order_name)
    if conversation.holder == "person":
        rows.skip(row, Why.WITH_PERSON, now)
        return
    payload = _payload(row, customer, has_heard=await rows.has_heard(session, row))
    await accept(session, deps.clock, conversation.id, InboxKind.FIRST_WORDS, f"{rows.MARK}{row.id}", payload)
    row.state, row.conversation_id, row.due_at = State.GOING, conversation.id, now


def _hold(row: ProactiveRow, until: datetime, now: datetime) -> None:
    """Hold it until the quiet hours end; what will be no news by then is skipped at once."""
    if until - row.happened_at > NEWS:
        rows.skip(row, Why.TOO_LATE, now)
    else:
        row.due_at = until


def _payload(row: ProactiveRow, customer: CustomerInfo, *, has_heard: bool) -> dict[str, Any]:
    return {
        "id": row.id,
        "kind": row.kind,
        "order_id": row.order_id,
        "order_name": row.order_name,
        "parcel": row.facts["parcel"],
        "shop_customer_id": customer.shop_customer_id,
        "language": customer.language,
        "has_heard": has_heard,
    }


async def _conversation(
    session: AsyncSession, clock: Clock, store: Store, customer: CustomerInfo, chosen: Address, order_name: str
) -> Conversation:
    """Return the conversation at an address: the one with a number that is under way, or a new one."""
    door = chosen.door
    if door.manner in DISTURBING:
        return await at_address(
            session, clock, store_id=store.id, channel=door.channel, manner=door.manner, address=chosen.address
        )
    made = await start(
        session,
        clock,
        store_id=store.id,
        channel=door.channel,
        manner=door.manner,
        address=chosen.address,
        language=customer.language,
    )
    words = own_words()
    language = speakable(customer.language, store.settings.language, words)
    await describe_letter(session, made.id, subject=words.say(language, "first-subject", order=order_name))
    return made


async def _is_true(deps: Deps, store: Store, shop: Shop, customer: CustomerInfo, row: ProactiveRow) -> bool:
    """Whether it still holds by the order as the shop has it now."""
    try:
        order = await shop.order(customer.shop_customer_id, row.order_id)
    except NotFound:
        return False
    way = journey(order, deps.clock.now(), store.zone)
    parcel = next((one for one in way.parcels if one.id == row.facts["parcel"]), None)
    return still_true(Kind(row.kind), order, parcel)


async def _zone(session: AsyncSession, store: Store, customer_id: int) -> ZoneInfo:
    """Return the zone of a customer's clock: their browser's, if they let it be seen, else the store's."""
    mine = select(CustomerPropertyRow.value).where(
        CustomerPropertyRow.customer_id == customer_id, CustomerPropertyRow.name == "$time_zone"
    )
    value = await session.scalar(mine)
    name = str(value["is"]) if value else ""
    return ZoneInfo(name) if name in zones() else store.zone


async def _put_off(deps: Deps, row_id: int) -> None:
    """Try again in a while; what is no news any more by then is skipped there."""
    async with deps.database.begin() as session:
        row = await rows.lock_waiting(session, row_id)
        if row is None:
            return
        now = deps.clock.now()
        if now - row.happened_at > NEWS:
            rows.skip(row, Why.TOO_LATE, now)
        else:
            row.due_at = now + LATER
