"""The revision of what a store has written: one number that grows with every change of what counts.

Whoever changes articles, passages, policy facts or corrections calls `touch` in the same transaction, so one small
read tells every process whether what it holds is still right.
"""

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from knowledge.models import StateRow


async def of(session: AsyncSession, store_id: int) -> int:
    """Return a store's present revision, 0 before anything was written."""
    return await session.scalar(select(StateRow.revision).where(StateRow.store_id == store_id)) or 0


async def touch(session: AsyncSession, store_id: int) -> None:
    """Note that what a store has written changes with this transaction; call it after the change itself.

    Its row stays locked until the commit, so nothing that waits for others may follow in the same transaction.
    """
    row = insert(StateRow).values(store_id=store_id, revision=1)
    grown = row.on_conflict_do_update(index_elements=["store_id"], set_={"revision": StateRow.revision + 1})
    await session.execute(grown)
