"""A stage for the agent's stories: a store, its demo shop, its rules, and a conversation one step at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import tests.stage
from agent.readonly import ReadOnly
from agent.state import Deps, Happening, Heard, Memory, Outcome
from agent.turn import think
from agent.understand.understand import Understander
from commerce.demo.shop import DemoShop
from commerce.exceptions import fold
from commerce.port import Can, Order, Shop
from commerce.terms import (
    EditKind,
    Known,
    Terms,
)
from conversations.messages import Block, ChoicesBlock, HumanBlock, OrderCardBlock, QuoteBlock, SignInBlock, TextBlock
from conversations.staffed import Staffed, staffed
from kit.errors import Temporary
from kit.health import Cause, Live, Unavailable
from kit.llm.port import Model
from skills.base import Passage, Person, Skill, Tools
from skills.readiness import Readiness
from stores.handoff import Collected
from stores.stores import Store
from tests.stage import CANCEL, CHANGE, DemoStage, customer_id, source

LIST = source("Size, colour, quantity and address can be changed, and items taken off.")
RETURNS = source("Send items back within 30 days of their arrival.", article=4)
ADDING = source("We cannot add items to an order.", article=5)
DELIVERY = source("Parcels reach you 3 to 5 days after we send them.", article=6)
TRANSLATED = {
    CHANGE: source("Pode alterar um pedido até uma hora depois de o fazer.", "pt"),
    CANCEL: source("Pode cancelar um pedido até duas horas depois.", "pt", 2),
    RETURNS: source("Devolva os artigos até 30 dias depois de chegarem.", "pt", 4),
    DELIVERY: source("As encomendas chegam 3 a 5 dias depois do envio.", "pt", 6),
}
TOPICS = {"returns": RETURNS, "add_items": ADDING, "shipping": DELIVERY}
MATTERS = {"return": RETURNS, "devol": RETURNS, "deliver": DELIVERY, "entrega": DELIVERY, "shipping": DELIVERY}


def rules(**changed: Any) -> Terms:  # noqa: ANN401 - any field of Terms
    """The shared policy, and besides: what can be changed is listed, and thirty days to return."""
    said: dict[str, Any] = {
        "eligible": Known(frozenset(set(EditKind) - {EditKind.CANCEL}), LIST),
        "return_window": Known(timedelta(days=30), RETURNS),
    }
    return tests.stage.rules(**(said | changed))


def _in(language: str, terms: Terms) -> Terms:
    if language != "pt":
        return terms
    known: dict[str, Any] = {}
    for name in ("modify_window", "cancel_window", "return_window"):
        fact = getattr(terms, name)
        if isinstance(fact, Known):
            known[name] = replace(fact, source=TRANSLATED.get(fact.source, fact.source))
    return replace(terms, **known)


@dataclass
class Sees:
    """What one turn said, as a story looks at it."""

    outcome: Outcome

    @property
    def blocks(self) -> Sequence[Block]:
        return self.outcome.blocks

    @property
    def text(self) -> str:
        return "\n".join(block.text for block in self.blocks if isinstance(block, TextBlock))

    @property
    def quotes(self) -> list[str]:
        return [block.text for block in self.blocks if isinstance(block, QuoteBlock)]

    @property
    def cards(self) -> list[OrderCardBlock]:
        return [block for block in self.blocks if isinstance(block, OrderCardBlock)]

    @property
    def choices(self) -> list[tuple[str, str]]:
        return [option for block in self.blocks if isinstance(block, ChoicesBlock) for option in block.options]

    @property
    def asks_to_sign_in(self) -> bool:
        return any(isinstance(block, SignInBlock) for block in self.blocks)

    @property
    def offers_person(self) -> bool:
        return any(isinstance(block, HumanBlock) and block.offered for block in self.blocks)

    @property
    def facts(self) -> list[str]:
        return [fact["key"] for fact in self.outcome.trace["facts"]]

    @property
    def everything(self) -> str:
        return repr(self.blocks)


@dataclass
class Talk(DemoStage):
    """One conversation, turn by turn, with the agent's own memory in between."""

    understander: Understander
    skills: Mapping[str, Skill]
    terms: Terms = field(default_factory=rules)
    hub_ready: bool = True
    has_portal: bool = False
    readable: Shop | None = None
    off: frozenset[str] = frozenset()
    person: Person = field(default_factory=Person)
    memory: Memory = field(default_factory=Memory)
    language: str = ""
    model: Model | None = None
    seconds: float = 8.0
    missing: frozenset[Collected] = frozenset()

    @property
    def shop(self) -> Shop:
        return self.readable or self.connected

    @property
    def deps(self) -> Deps:
        return Deps(
            self.database,
            self.clock,
            self.understander,
            self.skills,
            self._reads,
            budget=self.seconds,
            model=self.model,
            desk=self._desk,
        )

    async def _desk(self, store: Store) -> Staffed:
        async with self.database.look() as session:
            return await staffed(session, store, self.clock.now())

    async def name_of(self, email: str, order_id: str) -> str:
        return (await self.shop.order(customer_id(email), order_id)).name

    async def says(self, *texts: str, held: bool = False) -> Sees:
        return await self._turn(texts=texts, held=held)

    async def presses_for_person(self) -> Sees:
        return await self._turn(texts=("",), asks_for_person=True)

    async def shows_picture(self) -> Sees:
        return await self._turn(texts=("",), has_picture=True)

    async def signs_in(self, email: str) -> Sees:
        self.is_(email)
        return await self._turn(happenings=(Happening("signed_in"),))

    async def happens(self, happening: Happening) -> Sees:
        return await self._turn(happenings=(happening,))

    async def changed(self, **change: object) -> Sees:
        return await self._turn(happenings=(Happening("changed_in_hub", change),))

    def is_(self, email: str) -> "Talk":
        self.person = Person(customer_id(email), email.partition("@")[0].title())
        return self

    async def _turn(self, **heard: Any) -> Sees:  # noqa: ANN401 - any field of Heard
        missing = self.missing
        outcome = await think(
            self.deps, Heard(self.store, self.person, self.memory, self.language, missing=missing, **heard)
        )
        self.memory = Memory.read(outcome.memory.model_dump(mode="json"))
        self.language = outcome.language
        return Sees(outcome)

    async def _reads(self, store: Store) -> tuple[Tools, Readiness]:
        return self._tools(store), self._readiness()

    def _tools(self, store: Store) -> Tools:
        return Tools(
            shop=ReadOnly(self.shop),
            search=self._search,
            terms=self._terms,
            now=self.clock.now,
            zone=store.zone,
            hub_ready=self.hub_ready,
            has_return_portal=self.has_portal,
            can=frozenset(Can),
        )

    async def _terms(self, language: str) -> Terms:
        return _in(language, self.terms)

    async def _search(self, query: str, *, language: str, topic: str = "", limit: int = 4) -> tuple[Passage, ...]:
        words = fold(query)
        found = TOPICS.get(topic) or next((it for word, it in MATTERS.items() if word in words), None)
        if found is None:
            return ()
        said = TRANSLATED.get(found, found) if language == "pt" else found
        return (Passage(said, said.sentence, 1.0),)[:limit]

    def _readiness(self) -> Readiness:
        hub = Live() if self.hub_ready else Unavailable((Cause("hub_off", "The Hub is off.", "Switch it on."),))
        return Readiness(True, hub, Live(), frozenset(Can), frozenset({"order_changes"}), self.off)


class Cut(DemoShop):
    """The demo shop during an outage: the reads of orders fail as a vendor's do."""

    failure: Exception = Temporary("The shop is busy.")

    async def orders(self, customer_id: str, *, limit: int = 20) -> tuple[Order, ...]:
        raise self.failure

    async def order(self, customer_id: str, order_id: str) -> Order:
        raise self.failure

    async def order_named(self, customer_id: str, name: str) -> Order | None:
        raise self.failure
