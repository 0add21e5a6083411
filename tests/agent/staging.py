"""A stage for the agent's stories: a store, its demo shop, its rules, and a conversation one step at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from agent.readonly import ReadOnly
from agent.state import Deps, Happening, Heard, Memory, Outcome
from agent.turn import think
from agent.understand.understand import Understander
from commerce.demo import connect
from commerce.demo.building import Item
from commerce.demo.place import Becomes, become, place
from commerce.demo.shop import DemoShop
from commerce.exceptions import fold
from commerce.port import Can, Order, Shop
from commerce.terms import (
    EditKind,
    ExceptionKind,
    Fee,
    Known,
    LineException,
    Source,
    Terms,
    Window,
    WindowKind,
)
from conversations.messages import Block, ChoicesBlock, HumanBlock, OrderCardBlock, QuoteBlock, SignInBlock, TextBlock
from kit.clock import ManualClock
from kit.db import Database
from kit.errors import Temporary
from kit.health import Cause, Live, Unavailable
from kit.llm.port import Model
from skills.base import Passage, Person, Readiness, Skill, Tools
from stores.stores import Store

ANA, SAM, MARIA, LEE = "ana@example.com", "sam@example.com", "maria@example.com", "lee@example.com"


def source(sentence: str, language: str = "en", article: int = 1) -> Source:
    return Source(article, 2, "Changes and cancellations", "Time limits", sentence, language)


CHANGE = source("You may change an order within one hour of placing it.")
CANCEL = source("You may cancel an order within two hours.", article=2)
FEE = source("We keep 5% of a cancelled order.", article=2)
LIST = source("Size, colour, quantity and address can be changed, and items taken off.")
PERSONAL = source("Engraved items cannot be changed or cancelled.", article=3)
RETURNS = source("Send items back within 30 days of their arrival.", article=4)
ADDING = source("We cannot add items to an order.", article=5)
DELIVERY = source("Parcels reach you 3 to 5 days after we send them.", article=6)
TRANSLATED = {
    CHANGE: source("Pode alterar um pedido até uma hora depois de o fazer.", "pt"),
    CANCEL: source("Pode cancelar um pedido até duas horas depois.", "pt", 2),
    RETURNS: source("Devolva os artigos até 30 dias depois de chegarem.", "pt", 4),
    DELIVERY: source("As encomendas chegam 3 a 5 dias depois do envio.", "pt", 6),
}
_TOPICS = {"returns": RETURNS, "add_items": ADDING, "shipping": DELIVERY}
_MATTERS = {"return": RETURNS, "devol": RETURNS, "deliver": DELIVERY, "entrega": DELIVERY, "shipping": DELIVERY}


def rules(**changed: Any) -> Terms:  # noqa: ANN401 - any field of Terms
    """An hour to change, two to cancel, five percent kept, engraved items closed, thirty days to return."""
    said: dict[str, Any] = {
        "modify_window": Known(Window(WindowKind.WITHIN, within=timedelta(hours=1)), CHANGE),
        "cancel_window": Known(Window(WindowKind.WITHIN, within=timedelta(hours=2)), CANCEL),
        "restocking_fee": Known(Fee(percent=Decimal(5)), FEE),
        "eligible": Known(frozenset(set(EditKind) - {EditKind.CANCEL}), LIST),
        "return_window": Known(timedelta(days=30), RETURNS),
        "exceptions": (LineException(ExceptionKind.PERSONALISED, frozenset(EditKind), PERSONAL),),
    }
    return Terms(**(said | changed))


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
class Talk:
    """One conversation, turn by turn, with the agent's own memory in between."""

    database: Database
    clock: ManualClock
    store: Store
    understander: Understander
    skills: Mapping[str, Skill]
    terms: Terms = field(default_factory=rules)
    hub_ready: bool = True
    readable: Shop | None = None
    off: frozenset[str] = frozenset()
    person: Person = field(default_factory=Person)
    memory: Memory = field(default_factory=Memory)
    language: str = ""
    model: Model | None = None
    seconds: float = 8.0

    @property
    def shop(self) -> Shop:
        return self.readable or connect(self.database, self.clock, self.store.id, {})

    @property
    def deps(self) -> Deps:
        return Deps(
            self.database,
            self.clock,
            self.understander,
            self.skills,
            self._tools,
            self._readiness,
            budget=self.seconds,
            model=self.model,
        )

    async def order(
        self, email: str, state: str, *, items: tuple[Item, ...] | None = None, age: timedelta | None = None
    ) -> str:
        async with self.database.begin() as session:
            return await place(session, self.store.id, email, state, self.clock.now(), items=items, age=age)

    async def becomes(self, order_id: str, state: Becomes) -> None:
        async with self.database.begin() as session:
            await become(session, self.store.id, order_id, state, self.clock.now())

    async def name_of(self, email: str, order_id: str) -> str:
        return (await self.shop.order(f"customer-{email.partition('@')[0]}", order_id)).name

    async def says(self, *texts: str, held: bool = False) -> Sees:
        return await self._turn(texts=texts, held=held)

    async def presses_for_person(self) -> Sees:
        return await self._turn(texts=("",), asks_for_person=True)

    async def signs_in(self, email: str) -> Sees:
        self.is_(email)
        return await self._turn(happenings=(Happening("signed_in"),))

    async def changed(self, **change: object) -> Sees:
        return await self._turn(happenings=(Happening("changed_in_hub", change),))

    def is_(self, email: str) -> "Talk":
        self.person = Person(f"customer-{email.partition('@')[0]}", email.partition("@")[0].title())
        return self

    async def _turn(self, **heard: Any) -> Sees:  # noqa: ANN401 - any field of Heard
        outcome = await think(self.deps, Heard(self.store, self.person, self.memory, self.language, **heard))
        self.memory = Memory.read(outcome.memory.model_dump(mode="json"))
        self.language = outcome.language
        return Sees(outcome)

    async def _tools(self, store: Store) -> Tools:
        return Tools(
            shop=ReadOnly(self.shop),
            search=self._search,
            terms=self._terms,
            now=self.clock.now,
            zone=store.zone,
            hub_ready=self.hub_ready,
            can=frozenset(Can),
        )

    async def _terms(self, language: str) -> Terms:
        return _in(language, self.terms)

    async def _search(self, query: str, *, language: str, topic: str = "", limit: int = 4) -> tuple[Passage, ...]:
        words = fold(query)
        found = _TOPICS.get(topic) or next((it for word, it in _MATTERS.items() if word in words), None)
        if found is None:
            return ()
        said = TRANSLATED.get(found, found) if language == "pt" else found
        return (Passage(said, said.sentence, 1.0),)[:limit]

    async def _readiness(self, store: Store) -> Readiness:
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
