"""A telephone line to a carrier that takes messages, or refuses with what is put in its way."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import select

from channels import optout
from channels.deliver import deliver
from channels.optout import StopHelpStart
from channels.port import Channel, Deps, Parcel, Receipt
from channels.webchat import CHANNEL as WEBCHAT
from conversations import inbox, outbox
from conversations.inbox import Conversation
from conversations.messages import Author, InboxKind, TextBlock
from conversations.models import DeliveryPartRow, DeliveryRow
from conversations.phones import at_address
from kit.errors import AdapterError

RITA = "+351910000001"


@dataclass
class Carrier:
    """A carrier; `refusals` come first, in order, None lets one through."""

    refusals: list[AdapterError | None] = field(default_factory=list)
    taken: list[Parcel] = field(default_factory=list)
    tried: list[Parcel] = field(default_factory=list)

    async def send(self, deps: Deps, parcel: Parcel) -> Receipt:
        self.tried.append(parcel)
        if self.refusals and (refusal := self.refusals.pop(0)) is not None:
            raise refusal
        self.taken.append(parcel)
        return Receipt(f"carrier-{len(self.taken)}")

    @property
    def channels(self) -> dict[str, Channel]:
        return {name: replace(WEBCHAT, name=name, send=self.send) for name in ("carrier", "sms")}

    @property
    def words(self) -> list[str]:
        return [parcel.words for parcel in self.taken]


@dataclass
class Line:
    """One customer's telephone, from the shop's side."""

    deps: Deps
    store_id: int
    manner: str = "sms"
    address: str = RITA
    carrier_answers: bool = True
    carrier: Carrier = field(default_factory=Carrier)
    heard: int = 0

    async def conversation(self) -> Conversation:
        async with self.deps.database.begin() as session:
            return await at_address(
                session,
                self.deps.clock,
                store_id=self.store_id,
                channel="carrier",
                manner=self.manner,
                address=self.address,
            )

    async def hear(self, text: str, sid: str = "") -> StopHelpStart | None:
        """Take in what the customer wrote, as a carrier's webhook does."""
        self.heard += 1
        name = sid or f"SM{self.heard}"
        conversation = await self.conversation()
        async with self.deps.database.begin() as session:
            asked = await optout.apply(
                session, self.deps.clock, conversation, text, name, carrier_answers=self.carrier_answers
            )
            if asked is None:
                await inbox.accept(
                    session, self.deps.clock, conversation.id, InboxKind.MESSAGE, name, inbox.written(text)
                )
            return asked

    async def write(self, *texts: str, author: Author = Author.AGENT) -> None:
        """Write to the customer, as a turn or a person does."""
        conversation = await self.conversation()
        async with self.deps.database.begin() as session:
            row = await inbox.lock(session, conversation.id)
            blocks = [[TextBlock(text=text)] for text in texts]
            await outbox.write(session, self.deps.clock, row, blocks, "en", None, author)

    async def go(self) -> Sequence[str]:
        """Let everything go out that can, and return what the carrier has taken so far."""
        await deliver(self.deps, self.carrier.channels, (await self.conversation()).id)
        return self.carrier.words

    async def states(self) -> list[tuple[str, str | None]]:
        async with self.deps.database.begin() as session:
            rows = await session.scalars(select(DeliveryRow).order_by(DeliveryRow.id))
            return [(row.state, row.problem) for row in rows]

    async def parts(self) -> list[tuple[str, int]]:
        async with self.deps.database.begin() as session:
            rows = await session.scalars(select(DeliveryPartRow).order_by(DeliveryPartRow.id))
            return [(row.state, row.segments) for row in rows]

    async def said(self) -> list[str]:
        conversation = await self.conversation()
        async with self.deps.database.begin() as session:
            return [f"{said.author}: {said.text}" for said in await inbox.messages(session, conversation.id)]
