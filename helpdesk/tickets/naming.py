"""What the customer of a ticket is called: by the name that is proved, else by the one they gave before their chat."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.models import ConversationRow
from customers.models import CustomerRow
from helpdesk.tickets.models import ThreadRow


async def customer_names(session: AsyncSession, customers: Mapping[int, int | None]) -> dict[int, str]:
    """Return the names by ticket; `customers` tells who is proved to be the customer of each. Nameless ones miss."""
    known = {customer for customer in customers.values() if customer is not None}
    proved = await _pairs(session, select(CustomerRow.id, CustomerRow.name).where(CustomerRow.id.in_(known)))
    given = ConversationRow.contact["name"].as_string()
    unknown = [ticket for ticket, customer in customers.items() if customer is None]
    claimed = await _pairs(
        session,
        select(ThreadRow.ticket_id, given)
        .join(ConversationRow, ConversationRow.id == ThreadRow.conversation_id)
        .where(ThreadRow.ticket_id.in_(unknown), given.is_not(None))
        .order_by(ThreadRow.id),
    )
    called = {
        ticket: proved.get(customer or 0, "") or claimed.get(ticket, "") for ticket, customer in customers.items()
    }
    return {ticket: name for ticket, name in called.items() if name}


async def _pairs(session: AsyncSession, query: Select[Any, str]) -> dict[int, str]:
    return {key: value for key, value in await session.execute(query)}  # noqa: C416 - rows are no pairs to mypy
