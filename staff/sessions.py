"""The browsers in which people are signed in: opened, listed and ended by their owner."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from fastapi import Request
from fastapi.responses import Response
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from kit.auth import digest, new_key
from kit.clock import Clock
from kit.errors import NotFound
from staff.models import StaffSessionRow

COOKIE = "tillside_staff"
SESSION_LIVES = timedelta(days=30)
_LONGEST_BROWSER = 200


@dataclass(frozen=True, slots=True)
class StaffSession:
    """A browser in which somebody is signed in; `opened_by` is `link` or `password`, `is_this` the one that asks."""

    id: int
    browser: str
    opened_by: str
    created_at: datetime
    expires_at: datetime
    is_this: bool


async def open_session(session: AsyncSession, clock: Clock, person_id: int, *, browser: str, opened_by: str) -> str:
    """Open a session for a person and return its key; those that have expired are forgotten."""
    key, now = new_key(), clock.now()
    await session.execute(delete(StaffSessionRow).where(StaffSessionRow.expires_at <= now))
    session.add(
        StaffSessionRow(
            key_print=digest(key),
            person_id=person_id,
            browser="".join(sign for sign in browser if sign.isprintable())[:_LONGEST_BROWSER],
            opened_by=opened_by,
            expires_at=now + SESSION_LIVES,
            created_at=now,
        )
    )
    await session.flush()
    return key


async def list_sessions(session: AsyncSession, clock: Clock, request: Request, person_id: int) -> list[StaffSession]:
    """Read where somebody is signed in, newest first."""
    found = select(StaffSessionRow).where(
        StaffSessionRow.person_id == person_id, StaffSessionRow.expires_at > clock.now()
    )
    here = key_print(request)
    rows = await session.scalars(found.order_by(StaffSessionRow.id.desc()))
    return [
        StaffSession(row.id, row.browser, row.opened_by, row.created_at, row.expires_at, row.key_print == here)
        for row in rows
    ]


async def end_session(session: AsyncSession, person_id: int, session_id: int) -> None:
    """End one of somebody's own sessions. Raises NotFound."""
    gone = delete(StaffSessionRow).where(StaffSessionRow.id == session_id, StaffSessionRow.person_id == person_id)
    if (await session.scalar(gone.returning(StaffSessionRow.id))) is None:
        raise NotFound("There is no such session of yours; it may have ended already.", code="session_not_found")


async def end_others(session: AsyncSession, request: Request, person_id: int) -> int:
    """End every session of somebody but the one that asks; returns how many."""
    gone = delete(StaffSessionRow).where(
        StaffSessionRow.person_id == person_id, StaffSessionRow.key_print != key_print(request)
    )
    return len((await session.scalars(gone.returning(StaffSessionRow.id))).all())


async def end_this(session: AsyncSession, request: Request) -> None:
    """End the session that this browser carries."""
    await session.execute(delete(StaffSessionRow).where(StaffSessionRow.key_print == key_print(request)))


def key_print(request: Request) -> str:
    """Return the print of the key that this browser carries, of nothing if it carries none."""
    return digest(request.cookies.get(COOKIE, ""))


def set_cookie(response: Response, key: str, *, is_secure: bool) -> None:
    """Let the browser carry a session: out of reach of scripts, and not sent with another site's forms."""
    response.set_cookie(
        COOKIE,
        key,
        max_age=int(SESSION_LIVES.total_seconds()),
        path="/",
        httponly=True,
        samesite="lax",
        secure=is_secure,
    )
