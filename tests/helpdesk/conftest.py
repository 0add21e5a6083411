"""A desk: a store, people and teams, conversations of any channel, and tickets made of them as the program makes them.

Rooms ask for the fixture `desk`. A story in short: `chat = await desk.start("sms")`, `await desk.hear(chat, "Where is
it?")`, `await desk.answer(chat, "…")`, `await desk.ask_person(chat)`, then `ticket = await desk.ticket(chat)`, which
takes in what is new before it reads.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from conversations import handoff, inbox, turns
from conversations.handoff import HandoffNote
from conversations.inbox import Conversation
from conversations.labels import Feeling, Labels, Topic
from conversations.messages import ChannelKind, InboxKind, TextBlock
from conversations.reply import reply
from customers.models import CustomerRow
from helpdesk.followers import open_desk
from helpdesk.tickets.desk import Desk, changes_of, changing, describe
from helpdesk.tickets.life import Change, Kind, Ticket
from helpdesk.tickets.models import ThreadRow, TicketRow
from helpdesk.tickets.taking_in import take_in, take_in_all
from kit.auth import Actor, Role
from kit.clock import ManualClock
from kit.db import Database
from staff.models import PersonRow, StaffStoreRow, TeamMemberRow, TeamRow
from stores.stores import Store, StoreSettings, add_store

REASON = "asked_for_person"


@dataclass
class DeskStage:
    """One store at first, with the steps of a story. `desk` has every follower of the program."""

    database: Database
    clock: ManualClock
    store: Store
    desk: Desk
    count: int = 0
    people: dict[str, int] = field(default_factory=dict)

    def later(self, **by: float) -> None:
        """Let time pass: `later(hours=2)`."""
        self.clock.move(timedelta(**by))

    async def another_store(self, key: str, **settings: Any) -> Store:  # noqa: ANN401 - any setting
        async with self.database.begin() as session:
            return await add_store(
                session, self.clock, key=key, name=key.title(), shop_kind="demo", settings=StoreSettings(**settings)
            )

    async def person(self, name: str, role: Role = Role.AGENT, *stores: int, **values: bool) -> Actor:
        """Add somebody, limited to `stores` if any are named; `values` are columns such as `has_chat=False`."""
        async with self.database.begin() as session:
            row = PersonRow(
                name=name,
                email=f"{name.lower()}@shop.test",
                role=role.word,
                is_limited=bool(stores),
                created_at=self.clock.now(),
                **values,
            )
            session.add(row)
            await session.flush()
            session.add_all([StaffStoreRow(person_id=row.id, store_id=one) for one in stores])
            seen = frozenset(stores) if stores else None
            return Actor(row.id, row.name, row.email, role, seen, has_chat=row.has_chat)

    async def team(self, name: str, *members: Actor, is_round_robin: bool = False) -> int:
        """Add a team of these people; returns its number."""
        async with self.database.begin() as session:
            row = TeamRow(name=name, is_round_robin=is_round_robin, created_at=self.clock.now())
            session.add(row)
            await session.flush()
            session.add_all([TeamMemberRow(team_id=row.id, person_id=member.id) for member in members])
            return row.id

    async def customer(self, name: str, email: str = "") -> int:
        """Add a customer of the store; returns their number."""
        async with self.database.begin() as session:
            row = CustomerRow(
                store_id=self.store.id,
                shop_customer_id=f"shop-{name}",
                email=email or f"{name.lower()}@mail.test",
                name=name,
                created_at=self.clock.now(),
            )
            session.add(row)
            await session.flush()
            return row.id

    async def start(
        self,
        channel: ChannelKind | str = ChannelKind.WEBCHAT,
        *,
        store: Store | None = None,
        **values: Any,  # noqa: ANN401
    ) -> Conversation:
        """Begin a conversation; `values` are those of `inbox.start`, such as `customer_id` or `is_preview`."""
        self.count += 1
        is_phone = channel in {ChannelKind.SMS, ChannelKind.WHATSAPP}
        given: dict[str, Any] = {"language": "en", "needs_sending": False}
        given |= {"address": f"+35191000{self.count:04}"} if is_phone else {}
        async with self.database.begin() as session:
            return await inbox.start(
                session,
                self.clock,
                store_id=(store or self.store).id,
                channel=channel,
                manner=channel,
                **(given | values),
            )

    async def hear(self, chat: Conversation, text: str) -> int:
        """Let the customer write; returns the message's number. Nobody answers, and nothing is taken in yet."""
        self.count += 1
        async with self.database.begin() as session:
            payload = inbox.written(text, language=chat.language)
            accepted = await inbox.accept(session, self.clock, chat.id, InboxKind.MESSAGE, f"m{self.count}", payload)
        assert accepted.message_id is not None
        return accepted.message_id

    async def answer(
        self,
        chat: Conversation,
        text: str = "",
        *,
        topics: tuple[Topic, ...] = (),
        feeling: Feeling | None = None,
        handoff: HandoffNote | None = None,
        is_confirmed: bool = False,
        path: tuple[str, ...] = (),
    ) -> None:
        """Let the agent's turn end: with words, labels, a handoff, or because the customer is content."""
        async with self.database.begin() as session:
            claimed = await turns.claim(session, self.clock, chat.id)
        assert claimed is not None, "nothing waits for an answer"
        async with self.database.begin() as session:
            await turns.save(
                session,
                self.clock,
                claimed,
                blocks=[[TextBlock(text=text)]] if text else [],
                memory={},
                language=chat.language,
                trace={"path": list(path)} | ({"confirmed": True} if is_confirmed else {}),
                handoff=handoff,
                milliseconds=1,
                labels=Labels(topics, feeling),
            )

    async def ask_person(
        self,
        chat: Conversation,
        text: str = "May I speak to a person?",
        *,
        reason: str = REASON,
        is_hard: bool = True,
        **note: Any,  # noqa: ANN401 - fields of HandoffNote
    ) -> None:
        """Let the customer write, and the agent hand off."""
        await self.hear(chat, text)
        wish = HandoffNote(reason=reason, summary="They want a person.", is_hard=is_hard, **note)
        await self.answer(chat, "I have asked somebody.", handoff=wish)

    async def take_over(self, chat: Conversation, person: Actor) -> None:
        async with self.database.begin() as session:
            await handoff.take_over(session, self.clock, chat.id, person.id)

    async def hand_back(self, chat: Conversation, person: Actor) -> None:
        async with self.database.begin() as session:
            await handoff.hand_back(session, self.clock, chat.id, person.id)

    async def reply(self, chat: Conversation, person: Actor, text: str) -> None:
        """Let a person who holds the conversation write."""
        async with self.database.begin() as session:
            await reply(session, self.clock, chat.id, person.id, text)

    async def prove(self, chat: Conversation, customer_id: int) -> None:
        """Let the customer sign in."""
        async with self.database.begin() as session:
            await inbox.sign_in(session, self.clock, chat.id, customer_id, f"signed_in:{customer_id}")

    async def take_in(self) -> int:
        """Take in whatever waits, as the job does; returns how many conversations."""
        return await take_in_all(self.database, self.desk)

    async def ticket(self, chat: Conversation) -> int:
        """Take in what is new, and return the number of the ticket that the conversation belongs to now."""
        await self.take_in()
        async with self.database.begin() as session:
            query = select(ThreadRow.ticket_id).where(ThreadRow.conversation_id == chat.id, ThreadRow.is_current)
            return (await session.scalars(query)).one()

    async def tickets(self) -> list[int]:
        await self.take_in()
        async with self.database.begin() as session:
            return list(await session.scalars(select(TicketRow.id).order_by(TicketRow.id)))

    async def read(self, ticket_id: int) -> Ticket:
        """Read what a ticket is now."""
        async with self.database.begin() as session:
            row = await session.get(TicketRow, ticket_id)
            assert row is not None
            return describe(row)

    async def changes(self, ticket_id: int) -> tuple[Change, ...]:
        """Read all that happened to a ticket, oldest first."""
        async with self.database.begin() as session:
            return await changes_of(session, ticket_id)

    async def kinds(self, ticket_id: int) -> list[str]:
        return [str(change.kind) for change in await self.changes(ticket_id)]

    async def change(self, ticket_id: int, kind: Kind, by: str = "system", **facts: Any) -> None:  # noqa: ANN401
        """Let something happen to a ticket, with all that follows."""
        async with self.database.begin() as session, changing(session, self.desk, ticket_id) as opened:
            opened.change(kind, by=by, **facts)

    async def new_ticket(self, text: str = "Where is my parcel?", channel: str = ChannelKind.WEBCHAT) -> int:
        """Make a ticket of a conversation with one message, in the agent's hands; returns its number."""
        chat = await self.start(channel)
        await self.hear(chat, text)
        return await self.ticket(chat)

    async def take_in_now(self, chat: Conversation) -> int | None:
        """Take one conversation in as an act of a person does."""
        async with self.database.begin() as session:
            return await take_in(session, self.desk, chat.id)


@pytest.fixture
async def store(database: Database, clock: ManualClock) -> Store:
    async with database.begin() as session:
        return await add_store(
            session, clock, key="demo", name="Linden & Loom", shop_kind="demo", settings=StoreSettings()
        )


@pytest.fixture
def desk(database: Database, clock: ManualClock, store: Store) -> DeskStage:
    return DeskStage(database, clock, store, open_desk(clock))
