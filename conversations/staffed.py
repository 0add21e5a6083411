"""Whether somebody could answer a store's customers now, and if not, when its people are back (S4-07)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from staff.availability import is_somebody_there
from stores.hours import next_open
from stores.stores import Store


@dataclass(frozen=True, slots=True)
class Staffed:
    """Whether a store's desk is staffed; `opens_at` is when its hours begin again, None while they last or for ever."""

    is_staffed: bool = True
    opens_at: datetime | None = None


async def staffed(session: AsyncSession, store: Store, now: datetime) -> Staffed:
    """Tell whether it is within a store's hours and anybody is there who may be given its conversations (S3-53)."""
    opens = next_open(store.settings.hours, store.zone, now)
    if opens is None or opens > now:
        return Staffed(is_staffed=False, opens_at=opens)
    return Staffed(await is_somebody_there(session, store.id))
