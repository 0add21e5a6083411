"""The four weeks that the demo's shop has behind it: real conversations, lived through once before its first start.

What was said stands in `demo_data/past.toml`. The program itself answers, hands over, routes and keeps deadlines, by a
clock that is moved from message to message: what the console then shows is what would be there.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Any

import httpx
import jwt
from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

import commerce.demo.seed
import demo
import demo_desk
import demo_mail
from commerce.demo import people
from conversations.inbox import find
from conversations.models import ConversationRow
from conversations.ratings.asking import read_question
from demo_script import Matter, Step, in_order, read_script
from helpdesk.deadlines.firing import fire_due
from helpdesk.deps import Deps as Desk
from helpdesk.tickets import acts
from helpdesk.tickets.closing import close_quiet
from helpdesk.tickets.models import ThreadRow, TicketRow
from helpdesk.tickets.notes import note_ticket
from helpdesk.tickets.replying import Answer, reply
from helpdesk.tickets.taking_over import take_over
from kit.auth import Actor, new_key
from kit.clock import ManualClock
from kit.db import Database
from kit.errors import AppError
from kit.jobs import announce
from program import Program
from staff.people import find_person
from stores.shops import ShopConnected
from stores.stores import Store, find_store, identity_secret

WEEKS = timedelta(weeks=4)
A_DAY = timedelta(days=1)
TOKEN_LIVES = timedelta(minutes=5)
Progress = Callable[[int, int], None]


class PastBrokenOff(AppError):
    """The past ended before now, for a cause that nobody foresaw; what was lived until then is kept."""

    code = "past_broken_off"


async def is_untold(url: str) -> bool:
    """Tell whether nobody has said anything yet in the database at `url`."""
    database = Database(url)
    try:
        async with database.look() as session:
            return not await session.scalar(select(exists(select(ConversationRow.id))))
    finally:
        await database.close()


@dataclass
class _Talk:
    """One matter under way: where it is written, and with which key."""

    matter: Matter
    key: str = ""
    secret: str = ""
    said: int = 0
    mail_id: str = field(default_factory=lambda: f"<{new_key()}@mail.example.com>")

    @property
    def email(self) -> str:
        return f"{self.matter.who}@example.com" if self.matter.who else self.matter.email


@dataclass(frozen=True)
class _Past:
    """The shop while it lives through its past."""

    program: Program
    clock: ManualClock
    desk: Desk
    web: httpx.AsyncClient
    store: Store

    async def settle(self) -> None:
        """Do what is due, as a worker would."""
        await self.program.jobs.drain()

    async def moves(self, to: datetime) -> None:
        """Let time pass: deadlines are met or missed on the way, and whatever falls quiet is closed."""
        while to.date() > self.clock.now().date():
            self.clock.move(min(A_DAY, to - self.clock.now()))
            await self._next_day()
        self.clock.move(max(to - self.clock.now(), timedelta()))
        await fire_due(self.program.database, self.desk.desk)

    async def _next_day(self) -> None:
        """Do what goes by the day; the shop's orders stay as young as they were."""
        await fire_due(self.program.database, self.desk.desk)
        await close_quiet(self.program.database, self.desk.desk)
        async with self.program.database.begin() as session:
            await commerce.demo.seed.refresh(session, self.store.id, self.clock.now())


async def live_through(
    program: Program, clock: ManualClock, web: httpx.AsyncClient, desk: Desk, progress: Progress
) -> None:
    """Fill the demo as it was four weeks ago, and live up to now; `clock` is the program's own and stands at now.

    Raises:
        PastBrokenOff: something went wrong on the way; the program is closed then too.
    """
    try:
        await _live_up_to(clock.now(), program, clock, web, desk, progress)
    except Exception as error:
        raise PastBrokenOff(
            f"The shop's last four weeks ended early, on {clock.now():%d %B}, by {type(error).__name__}: {error}. "
            "What was lived until then is kept, and the demo begins with it."
        ) from error
    finally:
        await program.jobs.close()
        await program.database.close()


async def _live_up_to(
    now: datetime, program: Program, clock: ManualClock, web: httpx.AsyncClient, desk: Desk, progress: Progress
) -> None:
    script = read_script()
    clock.move(-WEEKS)
    await program.jobs.open()
    await program.prepare()
    await demo.fill(program)
    await program.jobs.drain()
    async with program.database.begin() as session:
        store = await find_store(session, demo.KEY)
        owner = await find_person(session, demo.OWNER)
        if owner:
            await demo_desk.seed(session, clock, owner.actor)
        await announce(session, ShopConnected(store.id))
    await demo_mail.connect(program, store)
    past = _Past(program, clock, desk, web, store)
    await past.settle()
    talks = [_Talk(matter) for matter in script]
    steps = in_order(script, now)
    for done, (moment, place, step) in enumerate(steps):
        progress(done, len(steps))
        await past.moves(moment)
        if step.staff:
            await _act(past, talks[place], step)
        elif step.rates:
            await _rate(past, talks[place], step)
        else:
            await _say(past, talks[place], step.says)
            await past.settle()
    await past.moves(now)
    await past.settle()


async def _say(past: _Past, talk: _Talk, words: str) -> None:
    talk.said += 1
    if talk.matter.by == "email":
        await demo_mail.come_in(past.program, _letter(talk, words), demo_mail.ADDRESS)
        return
    if not talk.key:
        await _open(past, talk)
    message = {"id": f"{talk.key}-{talk.said}", "text": words}
    address = f"/api/v1/webchat/conversations/{talk.key}/messages"
    bearer = {"Authorization": f"Bearer {talk.secret}"}
    (await past.web.post(address, json=message, headers=bearer)).raise_for_status()


async def _open(past: _Past, talk: _Talk) -> None:
    body: dict[str, Any] = {"store": past.store.key}
    if talk.matter.who:
        body["identity_token"] = await _token(past, talk)
    else:
        body["contact"] = {"email": talk.matter.email, "name": talk.matter.name}
    started = (await past.web.post("/api/v1/webchat/conversations", json=body)).raise_for_status().json()
    talk.key, talk.secret = started["conversation"], started["key"]


async def _token(past: _Past, talk: _Talk) -> str:
    async with past.program.database.begin() as session:
        secret = await identity_secret(session, past.store.id)
    (known,) = [one for one in people.CUSTOMERS if one.email == talk.email]
    expires = int((past.clock.now() + TOKEN_LIVES).timestamp())
    claims = {"aud": "tillside:customer", "exp": expires, "sub": known.id, "email": known.email, "name": known.name}
    return jwt.encode(claims, secret, algorithm="HS256")


def _letter(talk: _Talk, words: str) -> bytes:
    message = EmailMessage()
    message["Message-ID"] = talk.mail_id
    message["From"] = f"{talk.matter.name} <{talk.email}>" if talk.matter.name else talk.email
    message["To"] = demo_mail.ADDRESS
    message["Subject"] = talk.matter.subject
    message.set_content(words)
    return bytes(message)


async def _act(past: _Past, talk: _Talk, step: Step) -> None:
    desk, database = past.desk.desk, past.program.database
    async with database.begin() as session:
        actor, number = await _person(session, step.staff), await _ticket(session, talk)
        if step.takes:
            await take_over(session, desk, actor, number)
        if step.replies:
            ticket = await session.get_one(TicketRow, number)
            answer = Answer(step.replies, ticket.last_message_id, new_key())
            await reply(session, desk, past.desk.live, actor, number, answer)
        if step.notes:
            await note_ticket(session, desk, actor, number, step.notes)
        for tag in step.tags:
            await acts.tag(session, desk, actor, number, tag)
        if step.gives:
            await acts.assign(session, desk, actor, number, (await _person(session, step.gives)).id)
        if step.closes:
            await acts.close(session, desk, actor, number)


async def _rate(past: _Past, talk: _Talk, step: Step) -> None:
    """Let the customer say how it was, if they were asked."""
    await past.settle()
    async with past.program.database.look() as session:
        conversation = await find(session, past.store.id, talk.key)
        question = await read_question(session, past.clock, conversation.id)
    if question is None:
        raise LookupError(talk.key)
    body = {"id": question.id, "score": step.rates, "comment": step.comment}
    bearer = {"Authorization": f"Bearer {talk.secret}"}
    address = f"/api/v1/webchat/conversations/{talk.key}/rating"
    (await past.web.post(address, json=body, headers=bearer)).raise_for_status()
    await past.settle()


async def _person(session: AsyncSession, role: str) -> Actor:
    person = await find_person(session, f"{role}@example.com")
    if person is None:
        raise LookupError(role)
    return person.actor


async def _ticket(session: AsyncSession, talk: _Talk) -> int:
    """Return the ticket that a matter's conversation belongs to now."""
    mine = ConversationRow.key == talk.key if talk.key else ConversationRow.address == talk.email
    query = select(ThreadRow.ticket_id).join(ConversationRow, ConversationRow.id == ThreadRow.conversation_id)
    number = await session.scalar(query.where(mine, ThreadRow.is_current).order_by(ConversationRow.id.desc()).limit(1))
    if number is None:
        raise LookupError(talk.key or talk.email)
    return number
