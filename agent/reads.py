"""What the skills of one store may read, and what is ready there: put together from the packages below."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from agent.readonly import ReadOnly
from commerce.port import Discount, Product, Shop
from commerce.terms import Terms
from conversations.staffed import Staffed, staffed
from kit import health
from kit.clock import Clock
from kit.db import Database
from knowledge import deps as knowledge
from knowledge import policies
from knowledge.held import Written
from knowledge.search import Found, search
from skills.base import Passage, Skill, Tools
from skills.readiness import Readiness, status
from stores.stores import Store


@dataclass(frozen=True, slots=True)
class Reads:
    """Every read opens and closes its own short session. `shops` returns a store's connected shop, or None.

    `shop_status` tells whether that shop can be used, and of a store without one that it has none.
    """

    database: Database
    clock: Clock
    shops: Callable[[Store], Shop | None]
    shop_status: Callable[[Store], Awaitable[health.Status]]
    hub_status: Callable[[Store], health.Status]
    knowledge: knowledge.Deps
    skills: Mapping[str, Skill]

    async def turn(self, store: Store) -> tuple[Tools, Readiness]:
        """Return what one turn in a store may read, and what is ready there: what is written as it stands now."""
        async with self.database.look() as session:
            written = await self.knowledge.held.of(session, store.id)
            kinds = await written.kinds(session)
        return self._tools(store, written), await self._ready(store, kinds)

    async def desk(self, store: Store) -> Staffed:
        """Tell whether anybody could answer the customers of a store now."""
        async with self.database.look() as session:
            return await staffed(session, store, self.clock.now())

    def _tools(self, store: Store, written: Written) -> Tools:
        """Return the reads that skills may make in a store; there is no write among them."""
        shop = self.shops(store)

        async def find(query: str, *, language: str, topic: str = "", limit: int = 4) -> tuple[Passage, ...]:
            async with self.database.look() as session:
                found = await search(
                    session, self.knowledge, written, query, language=language, topic=topic, limit=limit
                )
            return tuple(
                Passage(one.source, one.text, one.score, one.evidence.on_topic, one.evidence.hinted > 0)
                for one in found
            )

        async def terms(language: str) -> Terms:
            async with self.database.look() as session:
                return await written.terms(session, language)

        return Tools(
            shop=ReadOnly(shop) if shop else None,
            search=find,
            terms=terms,
            now=self.clock.now,
            zone=store.zone,
            hub_ready=isinstance(self.hub_status(store), health.Live),
            can=shop.can if shop else frozenset(),
            tracking_notes=store.settings.tracking_notes,
            has_return_portal=bool(store.settings.return_portal),
        )

    async def readiness(self, store: Store) -> Readiness:
        """Tell what is ready in a store now: the measure of every skill's needs."""
        async with self.database.look() as session:
            return await self._ready(store, await policies.kinds_present(session, store.id))

    async def _ready(self, store: Store, kinds: frozenset[str]) -> Readiness:
        shop = self.shops(store)
        return Readiness(
            agent_active=store.settings.agent_active,
            hub=self.hub_status(store),
            shop=await self.shop_status(store),
            can=shop.can if shop else frozenset(),
            knowledge=kinds,
            off=frozenset(store.settings.skills_off),
        )

    async def statuses(self, store: Store) -> Sequence[tuple[Skill, health.Status]]:
        """Tell of every skill whether it is live in a store, and if not, why and what mends it."""
        ready = await self.readiness(store)
        return [(skill, status(skill, ready)) for skill in self.skills.values()]

    async def connections(self, store: Store) -> Sequence[tuple[str, health.Status]]:
        """Tell of the shop and of the customer's own pages whether they are ready."""
        ready = await self.readiness(store)
        return [("Shop", ready.shop), ("Hub", ready.hub)]

    async def products(self, store: Store) -> tuple[Product, ...]:
        """Return what a store sells; nothing without a shop."""
        shop = self.shops(store)
        return await shop.products() if shop else ()

    async def discounts(self, store: Store) -> tuple[Discount, ...]:
        """Return the codes that a store has made; nothing without a shop."""
        shop = self.shops(store)
        return await shop.discounts() if shop else ()


def _passage(found: Found) -> Passage:
    evidence = found.evidence
    return Passage(found.source, found.text, found.score, evidence.on_topic, names_topic=evidence.hinted > 0)
