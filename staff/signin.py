"""How staff sign in: a one-time link, mailed or printed at the start, then a session of thirty days by cookie."""

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import Response
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from kit.auth import Actor, digest, new_key
from kit.clock import Clock
from kit.db import Database
from kit.errors import Unauthenticated
from kit.jobs import defer
from kit.live import Live
from kit.mail import Mailer
from staff.models import PersonRow, StaffLinkRow, StaffSessionRow
from staff.people import find_person, get_person, read_role

COOKIE = "tillside_staff"
SESSION_LIVES = timedelta(days=30)
LINK_LIVES = timedelta(minutes=15)
INVITATION_LIVES = timedelta(days=3)
PER_ADDRESS = 5
PER_SENDER = 20
WINDOW = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Deps:
    """What signing in needs; `base_url` is the address of this program as people see it, without a slash at its end."""

    database: Database
    clock: Clock
    mailer: Mailer
    live: Live
    base_url: str


async def make_link(
    session: AsyncSession, clock: Clock, person_id: int, *, lives: timedelta = LINK_LIVES, to: str = "/admin"
) -> str:
    """Return the path of a link that signs the person in once, within `lives`, and goes on to the page `to`."""
    key = new_key()
    session.add(StaffLinkRow(key_print=digest(key), person_id=person_id, expires_at=clock.now() + lives))
    await session.flush()
    return "/admin/enter?" + urlencode({"link": key} | ({"next": to} if to != "/admin" else {}))


async def use_link(session: AsyncSession, clock: Clock, key: str) -> tuple[Actor, str]:
    """Use a link up and open a session: returns who it is and the session's key.

    Raises:
        Unauthenticated: with code `link_invalid`: unknown, used, expired, or its person was shut out.
    """
    now = clock.now()
    link = await session.scalar(select(StaffLinkRow).where(StaffLinkRow.key_print == digest(key)).with_for_update())
    if link is None or link.used_at is not None or link.expires_at <= now:
        raise _no_link()
    person = await get_person(session, link.person_id)
    if not person.is_active:
        raise _no_link()
    link.used_at = now
    session_key = new_key()
    await session.execute(delete(StaffSessionRow).where(StaffSessionRow.expires_at <= now))
    session.add(
        StaffSessionRow(
            key_print=digest(session_key), person_id=person.id, expires_at=now + SESSION_LIVES, created_at=now
        )
    )
    await session.flush()
    return person.actor, session_key


async def request_link(session: AsyncSession, deps: Deps, email: str, sender: str, to: str = "/admin") -> None:
    """Mail a link to `email` if it is somebody's here; nobody can tell whether it was.

    `sender` is the network address that asks. The mail is a job of its own: neither its time nor its failure shows.

    Raises:
        TooMany: too many were asked for, by this sender or for this address.
    """
    address = email.strip().lower()
    await deps.live.limit(f"staff.link.sender:{sender}", PER_SENDER, WINDOW)
    await deps.live.limit(f"staff.link.address:{digest(address)}", PER_ADDRESS, WINDOW)
    person = await find_person(session, address)
    if person is not None and person.is_active:
        await defer(session, "staff.mail_link", person_id=person.id, to=to)


async def current_actor(request: Request, session: AsyncSession, clock: Clock) -> Actor | None:
    """Return the active staff member whose session this browser carries, or None."""
    key = request.cookies.get(COOKIE, "")
    if not key:
        return None
    row = await session.scalar(
        select(PersonRow)
        .join(StaffSessionRow, StaffSessionRow.person_id == PersonRow.id)
        .where(
            StaffSessionRow.key_print == digest(key),
            StaffSessionRow.expires_at > clock.now(),
            PersonRow.is_active.is_(True),
        )
    )
    return None if row is None else Actor(row.id, row.name, row.email, read_role(row.role))


async def sign_out(session: AsyncSession, request: Request) -> None:
    """End the session that this browser carries."""
    key = request.cookies.get(COOKIE, "")
    await session.execute(delete(StaffSessionRow).where(StaffSessionRow.key_print == digest(key)))


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


def _no_link() -> Unauthenticated:
    return Unauthenticated("This link is used up or has expired. Ask for a new one below.", code="link_invalid")
