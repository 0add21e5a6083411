"""Where a customer can be written to first: only where the shop itself knows that it is theirs, and theirs alone."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from agent.proactive import Address
from commerce.port import Shop
from conversations.messages import ChannelKind
from conversations.models import ConversationRow
from conversations.reaching import Door, Reach
from customers.identity import CustomerInfo
from kit.db import Database
from stores.stores import Store

MOST_NUMBERS = 5
"""So many of the numbers from which a customer wrote, the latest, are asked about at the shop."""
_SHORTEST, _LONGEST = 8, 15
Wrote = Mapping[tuple[str, str, str], datetime]
"""When somebody last wrote, by channel, manner and address."""


async def addresses_of(
    database: Database, reach: Reach, store: Store, shop: Shop, customer: CustomerInfo
) -> tuple[Address, ...]:
    """Return where a customer can be reached now, by every door: by numbers that are theirs alone, and by their mail.

    Raises what the shop raises where it cannot be read. No transaction is open while it is.
    """
    theirs = await shop.customer(customer.shop_customer_id)
    if theirs is None:
        return ()
    async with database.look() as session:
        doors = await reach.doors(session, store.id)
        numbers = await _numbers(session, store.id, customer.id, plain_number(theirs.phone))
        wrote = await _wrote(session, store.id, doors, [*numbers, theirs.email])
    found: list[Address] = []
    for number in numbers:
        if [one.id for one in await shop.customers_by_phone(number)] == [theirs.id]:
            found += [_at(door, number, wrote) for door in doors if door.manner != ChannelKind.EMAIL]
    if theirs.email:
        found += [_at(door, theirs.email, wrote) for door in doors if door.manner == ChannelKind.EMAIL]
    return tuple(found)


def plain_number(written: str) -> str:
    """Return a number as carriers take it, `+351910000001`, from how a person wrote it; empty where it is none.

    A number without its country's code may be anybody's.
    """
    digits = "".join(sign for sign in written if sign.isascii() and sign.isdecimal())
    if not written.strip().startswith("+"):
        if not digits.startswith("00"):
            return ""
        digits = digits.removeprefix("00")
    return f"+{digits}" if _SHORTEST <= len(digits) <= _LONGEST else ""


async def _numbers(session: AsyncSession, store_id: int, customer_id: int, known: str) -> list[str]:
    """Return the number that the shop has, and those from which the customer wrote and proved who they are."""
    proved = (
        select(ConversationRow.address)
        .where(ConversationRow.store_id == store_id, ConversationRow.customer_id == customer_id)
        .where(ConversationRow.manner.in_((ChannelKind.SMS, ChannelKind.WHATSAPP)))
        .where(ConversationRow.address.is_not(None))
        .order_by(ConversationRow.id.desc())
        .limit(MOST_NUMBERS)
    )
    numbers = [known, *(address or "" for address in await session.scalars(proved))]
    return [number for number in dict.fromkeys(numbers) if number]


async def _wrote(session: AsyncSession, store_id: int, doors: Collection[Door], addresses: list[str]) -> Wrote:
    one = ConversationRow
    by_these = tuple_(one.channel, one.manner).in_([(door.channel, door.manner) for door in doors])
    heard = (
        select(one.channel, one.manner, one.address, func.max(one.heard_at))
        .where(one.store_id == store_id, by_these, one.address.in_(addresses), one.heard_at.is_not(None))
        .group_by(one.channel, one.manner, one.address)
    )
    rows = await session.execute(heard)
    return {(channel, manner, address or ""): at for channel, manner, address, at in rows if at is not None}


def _at(door: Door, address: str, wrote: Wrote) -> Address:
    return Address(door, address, wrote.get((door.channel, door.manner, address)))
