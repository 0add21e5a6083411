"""The first owner of a fresh program: whoever holds the link that it prints when nobody works here yet.

The link is signed and worth something until the first person is there; after that it opens nothing.
"""

from datetime import timedelta
from urllib.parse import urlencode

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from kit import audit
from kit.auth import Role, Tokens
from kit.clock import Clock
from kit.errors import Conflict
from staff.models import PersonRow
from staff.people import add_person
from staff.sessions import open_session

PURPOSE = "staff.first"
LIVES = timedelta(days=1)


async def first_path(session: AsyncSession, tokens: Tokens) -> str:
    """Return the path of the page on which the first owner begins; empty once anybody works here."""
    if await _is_begun(session):
        return ""
    return "/admin/begin?" + urlencode({"key": tokens.sign(PURPOSE, {}, lives=LIVES)})


async def begin(
    session: AsyncSession, clock: Clock, tokens: Tokens, key: str, *, name: str, email: str, browser: str
) -> str:
    """Add the first owner and open their session: returns its key.

    Raises:
        Unauthenticated: the link's key is not ours or has expired.
        Conflict: with code `already_begun`: somebody works here.
        Invalid: the name is empty or the address is none.
    """
    tokens.read(PURPOSE, key)
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtext("staff.first"))))
    if await _is_begun(session):
        raise Conflict("Somebody works here already. Sign in, or ask them to invite you.", code="already_begun")
    person = await add_person(session, clock, None, name=name, email=email, role=Role.OWNER)
    mark = person.actor.mark
    audit.record(session, clock, store_id=None, actor=mark, act="staff.signed_in", subject=mark, opened_by="link")
    return await open_session(session, clock, person.id, browser=browser, opened_by="link")


async def _is_begun(session: AsyncSession) -> bool:
    return (await session.scalar(select(PersonRow.id).limit(1))) is not None
