"""How staff sign in: by a one-time link, or by a password, with a one-time code besides where they use codes.

Either opens a session of thirty days by cookie (`staff.sessions`). Programs carry a key instead (`staff.keys`).
"""

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

from fastapi import Request
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from kit import audit
from kit.auth import Actor, digest, limit, new_key
from kit.clock import Clock
from kit.db import Database
from kit.errors import Invalid, Unauthenticated
from kit.gate import add_header
from kit.jobs import defer
from kit.live import Live
from kit.mail import Mailer
from kit.vault import Vault
from staff import passwords
from staff.codes import locked, use_code
from staff.keys import BEGINS, PER_MINUTE, key_actor
from staff.models import PersonRow, StaffLinkRow, StaffSessionRow
from staff.people import STORES, TEAMS, describe, find_person, get_person
from staff.sessions import COOKIE, end_others, key_print, open_session

LINK_LIVES = timedelta(minutes=15)
INVITATION_LIVES = timedelta(days=3)
PER_ADDRESS = 5
PER_SENDER = 20
PASSWORDS_PER_ADDRESS = 10
CODES_PER_PERSON = 10
WINDOW = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Deps:
    """What signing in needs; `base_url` is the address of this program as people see it, without a slash at its end."""

    database: Database
    clock: Clock
    mailer: Mailer
    live: Live
    vault: Vault
    base_url: str


@dataclass(frozen=True, slots=True)
class From:
    """Where a request comes from: its network address, and what its browser calls itself."""

    sender: str = ""
    browser: str = ""

    @classmethod
    def of(cls, request: Request) -> "From":
        """Read both from a request."""
        return cls(request.client.host if request.client else "", request.headers.get("user-agent", ""))


async def make_link(
    session: AsyncSession, clock: Clock, person_id: int, *, lives: timedelta = LINK_LIVES, to: str = "/admin"
) -> str:
    """Return the path of a link that signs the person in once, within `lives`, and goes on to the page `to`."""
    key = new_key()
    session.add(StaffLinkRow(key_print=digest(key), person_id=person_id, expires_at=clock.now() + lives))
    await session.flush()
    return "/admin/enter?" + urlencode({"link": key} | ({"next": to} if to != "/admin" else {}))


def own_path(path: str) -> str:
    """Return `path` if it leads to a page of the console, else its start: nobody is sent to another site."""
    is_ours = path == "/admin" or (path.startswith("/admin/") and "\\" not in path)
    return path if is_ours else "/admin"


async def use_link(session: AsyncSession, deps: Deps, key: str, *, code: str = "", browser: str = "") -> str:
    """Use a link up and open a session: returns its key. Whoever uses one-time codes sends one along.

    Raises:
        Unauthenticated: with code `link_invalid`: unknown, used, expired, or its person was shut out; with code
            `code_needed`: the code is missing or wrong, and the link can still be used.
        TooMany: too many codes were tried.
    """
    now = deps.clock.now()
    link = await session.scalar(select(StaffLinkRow).where(StaffLinkRow.key_print == digest(key)).with_for_update())
    if link is None or link.used_at is not None or link.expires_at <= now:
        raise _no_link()
    try:
        row = await locked(session, link.person_id)
    except Unauthenticated as error:
        raise _no_link() from error
    if row.totp_since is not None and not await _has_code(deps, row, code):
        raise Unauthenticated("Write the code that your device shows now, or a recovery code.", code="code_needed")
    link.used_at = now
    return await _let_in(session, deps, row, browser=browser, opened_by="link")


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


async def sign_in(deps: Deps, email: str, password: str, code: str, place: From) -> str:
    """Open a session by a password: returns its key. Whoever has no password is answered alike, and as late.

    Raises:
        Unauthenticated: with code `sign_in_failed`; with code `code_needed`: the password is right, the code is not
            there.
        TooMany: too many tries, by this sender or for this address.
    """
    address = email.strip().lower()
    await deps.live.limit(f"staff.password.sender:{place.sender}", PER_SENDER, WINDOW)
    await deps.live.limit(f"staff.password.address:{digest(address)}", PASSWORDS_PER_ADDRESS, WINDOW)
    async with deps.database.look() as session:
        person = await find_person(session, address)
        known = await session.get(PersonRow, person.id) if person is not None and person.is_active else None
    kept = known.password_hash if known is not None else None
    if not await passwords.is_password(password, kept) or known is None or kept is None:
        raise _failed()
    renewed = await passwords.hash_password(password) if passwords.is_outdated(kept) else kept
    async with deps.database.begin() as session:
        row = await locked(session, known.id)
        if row.password_hash != kept:
            raise _failed()
        if row.totp_since is not None:
            if not code.strip():
                raise Unauthenticated("Write the code that your device shows now.", code="code_needed")
            if not await _has_code(deps, row, code):
                raise _failed()
        row.password_hash = renewed
        return await _let_in(session, deps, row, browser=place.browser, opened_by="password")


async def set_password(deps: Deps, request: Request, by: Actor, *, current: str, new: str) -> None:
    """Give oneself a password; every other session of one's own ends.

    The current one is asked for, unless there is none or this browser has just been let in by a link: whoever forgot
    theirs asks for a link first.

    Raises:
        Invalid: with code `password_wrong`, or the new one is refused (`staff.passwords.check_password`).
        TooMany: too many tries.
    """
    async with deps.database.look() as session:
        row = await session.get(PersonRow, by.id)
        is_fresh = await _is_fresh(session, deps.clock, request)
    kept = row.password_hash if row is not None else None
    new = passwords.check_password(new, email=by.email, name=by.name)
    if kept is not None and not is_fresh:
        await deps.live.limit(f"staff.password.change:{by.id}", PASSWORDS_PER_ADDRESS, WINDOW)
        if not await passwords.is_password(current, kept):
            raise Invalid("This is not your password of now.", code="password_wrong")
    hashed = await passwords.hash_password(new)
    async with deps.database.begin() as session:
        person = await locked(session, by.id)
        person.password_hash = hashed
        await end_others(session, request, by.id)
        _note(session, deps.clock, by.id, "staff.password_set")


async def limit_codes(deps: Deps, person_id: int) -> None:
    """Count a code that somebody tries. Raises TooMany."""
    await deps.live.limit(f"staff.code:{person_id}", CODES_PER_PERSON, WINDOW)


async def current_actor(request: Request, session: AsyncSession, clock: Clock) -> Actor | None:
    """Return who sends a request: the active person whose session the browser carries, or whose key it is, or None.

    Raises:
        Unauthenticated: a key was sent that is unknown or revoked.
        TooMany: the key was used too often.
    """
    kind, _, secret = request.headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer" and secret.startswith(BEGINS):
        actor = await key_actor(session, clock, secret.strip())
        if actor.calls_left is not None:
            add_header(request, "RateLimit-Limit", str(PER_MINUTE))
            add_header(request, "RateLimit-Remaining", str(actor.calls_left))
        return limit(session, actor)
    if not request.cookies.get(COOKIE):
        return None
    found = await session.execute(
        select(PersonRow, STORES, TEAMS)
        .join(StaffSessionRow, StaffSessionRow.person_id == PersonRow.id)
        .where(
            StaffSessionRow.key_print == key_print(request),
            StaffSessionRow.expires_at > clock.now(),
            PersonRow.is_active.is_(True),
        )
    )
    row = found.first()
    return None if row is None else limit(session, describe(*row).actor)


async def _has_code(deps: Deps, row: PersonRow, code: str) -> bool:
    if not code.strip():
        return False
    await limit_codes(deps, row.id)
    return use_code(row, deps.vault, deps.clock, code)


async def _let_in(session: AsyncSession, deps: Deps, row: PersonRow, *, browser: str, opened_by: str) -> str:
    person = await get_person(session, row.id)
    _note(session, deps.clock, person.id, "staff.signed_in", opened_by=opened_by)
    return await open_session(session, deps.clock, person.id, browser=browser, opened_by=opened_by)


async def _is_fresh(session: AsyncSession, clock: Clock, request: Request) -> bool:
    """Whether this browser was let in by a link within the time that a link lives."""
    found = select(StaffSessionRow.id).where(
        StaffSessionRow.key_print == key_print(request),
        StaffSessionRow.opened_by == "link",
        StaffSessionRow.created_at > clock.now() - LINK_LIVES,
    )
    return (await session.scalar(found)) is not None


def _note(session: AsyncSession, clock: Clock, person_id: int, act: str, **facts: str) -> None:
    who = f"staff:{person_id}"
    audit.record(session, clock, store_id=None, actor=who, act=act, subject=who, **facts)


def _failed() -> Unauthenticated:
    return Unauthenticated(
        "The address, the password or the code is not right. Try again, or ask for a link.", code="sign_in_failed"
    )


def _no_link() -> Unauthenticated:
    return Unauthenticated("This link is used up or has expired. Ask for a new one below.", code="link_invalid")
