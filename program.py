"""What one process is made of: the adapters that the settings choose, and what is ready in each store."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial

from fastapi import Request
from sqlalchemy.ext.asyncio import AsyncSession

import agent.state
import channels.port
import channels.readiness
import commerce.hearing
import customers.listening
import customers.signin
import customers.sync
import hub.readiness
import knowledge.readiness
import staff.signin
from agent import guard
from agent.reads import Reads
from agent.understand.phrases import find_folders, folders_of, kinds, read_phrases
from agent.understand.understand import TAUGHT, Understander
from commerce.accounts import Accounts
from commerce.changes import ConnectedShop, Vendor
from commerce.connecting import StandIn
from conversations.quoting import count_quoted
from hub.deps import Connected
from hub.deps import Deps as HubDeps
from kit import steps
from kit.auth import Actor, Tokens
from kit.checks import Part, floor_parts
from kit.clock import Clock, SystemClock
from kit.db import Database
from kit.embed import Embedder, MiniLM
from kit.errors import NotReady
from kit.folder import DataFolder
from kit.health import Cause, Status, Unavailable
from kit.jobs import Jobs
from kit.live import InProcess, Live
from kit.live_redis import Shared
from kit.llm.budget import Prices
from kit.llm.openai import OpenAIModel, Server, readiness
from kit.llm.port import Model
from kit.mail import Mailer, Smtp
from kit.mailbox import DemoMailbox
from kit.plugins import discover
from kit.tables import ROOT
from kit.vault import Vault
from knowledge.deps import Deps as KnowledgeDeps
from knowledge.index import Index
from knowledge.policies import terms
from settings import Settings
from skills.base import Skill
from skills.checking import find_skills
from stores.shops import opened
from stores.stores import Store, all_stores

WIDGET = ROOT / "widget" / "dist" / "widget.js"


@dataclass(frozen=True)
class Program:
    """The adapters of one process. Nothing is connected or loaded yet."""

    settings: Settings
    clock: Clock
    database: Database
    jobs: Jobs
    live: Live
    vault: Vault
    mailer: Mailer
    tokens: Tokens
    knowledge: KnowledgeDeps
    understander: Understander
    model: Model | None
    vendors: Mapping[str, Vendor]
    skills: Mapping[str, Skill]
    shops: dict[int, tuple[object, ConnectedShop]] = field(default_factory=dict)
    """The shops that were connected, by their store, with what they were made of."""
    stand_ins: dict[str, StandIn] = field(default_factory=dict)
    """The servers that play a vendor in the demo, by their kind; empty elsewhere."""

    def shop(self, store: Store) -> ConnectedShop | None:
        """Return a store's shop, connected with its own settings and told where this program is reached, or None.

        It is kept while its settings stay as they are, and with it its connections and what it knows of its vendor.

        One whose credentials cannot be opened any more is asked without them: like one that does not let us in.
        """
        vendor = self.vendors.get(store.shop_kind or "")
        if vendor is None:
            return None
        try:
            values = opened(store, self.vault)
        except NotReady:
            values = store.shop_settings
        settings = {"our_address": self.settings.address_for_links, **values}
        made_of = (vendor, settings, self.clock, self.database)
        known = self.shops.get(store.id)
        if known is None or known[0] != made_of:
            known = made_of, vendor.build(self.database, self.clock, store.id, settings)
            self.shops[store.id] = known
        return known[1]

    def accounts(self, store: Store) -> Accounts | None:
        """Return how a store's customers sign in with their account at its shop, or None.

        None, too, where its credentials cannot be opened any more: chat and Hub go on with codes and articles.
        """
        vendor = self.vendors.get(store.shop_kind or "")
        if vendor is None or vendor.accounts is None:
            return None
        try:
            return vendor.accounts(self.clock, opened(store, self.vault))
        except NotReady:
            return None

    async def shop_status(self, store: Store) -> Status:
        """Tell whether a store's shop can be used, and if not, why and where that is mended."""
        page = f"/admin/shop/{store.key}"
        try:
            opened(store, self.vault)
        except NotReady as error:
            return Unavailable((Cause(error.code, error.detail, "Enter its credentials again.", page),))
        shop = self.shop(store)
        if shop is None:
            return Unavailable((Cause("no_shop", "No shop is connected to this store.", "Connect a shop.", page),))
        return await shop.status()

    async def who(self, request: Request, session: AsyncSession) -> Actor | None:
        """Return who on the staff sends a request, if anybody."""
        return await staff.signin.current_actor(request, session, self.clock)

    @property
    def reads(self) -> Reads:
        """What skills may read, and what is ready."""
        return Reads(
            database=self.database,
            clock=self.clock,
            shops=self.shop,
            shop_status=self.shop_status,
            hub_status=hub.readiness.status,
            knowledge=self.knowledge,
            skills=self.skills,
        )

    @property
    def agent_deps(self) -> agent.state.Deps:
        """What the agent needs: reads alone, no write among them."""
        return agent.state.Deps(
            database=self.database,
            clock=self.clock,
            understander=self.understander,
            skills=self.skills,
            reads_for=self.reads.turn,
            desk=self.reads.desk,
            budget=self.settings.turn_seconds,
            pause=self.settings.burst_seconds,
            model=self.model,
            model_seconds=self.settings.model_seconds,
        )

    @property
    def signin(self) -> customers.signin.Deps:
        """What customers sign in with."""
        return customers.signin.Deps(self.clock, self.mailer, self.live, self.shop, self.accounts)

    @property
    def hearing(self) -> customers.listening.Deps:
        """What follows when shops tell us something."""
        webhooks = {name: vendor.webhook for name, vendor in self.vendors.items() if vendor.webhook}
        address_for = partial(commerce.hearing.address_for, self.settings.address_for_links)
        return customers.listening.Deps(self.database, self.clock, self.shop, webhooks, address_for)

    @property
    def hub_deps(self) -> HubDeps:
        """What the Hub needs: it alone is given the writes of a shop."""

        def connected(store: Store) -> Connected | None:
            shop = self.shop(store)
            return (shop, shop) if shop else None

        return HubDeps(
            database=self.database,
            clock=self.clock,
            tokens=self.tokens,
            live=self.live,
            shops=connected,
            terms=terms,
            signin=self.signin,
            base_url=self.settings.address_for_links,
            is_demo=isinstance(self.mailer, DemoMailbox),
        )

    @property
    def door(self) -> channels.port.Deps:
        """What channels need."""
        return channels.port.Deps(
            database=self.database,
            clock=self.clock,
            live=self.live,
            signin=self.signin,
            who=self.who,
            vault=self.vault,
            mailer=self.mailer,
            base_url=self.settings.address_for_links,
            country_header=self.settings.country_header,
            whatsapp_url=self.settings.whatsapp_url,
        )

    @property
    def doors(self) -> staff.signin.Deps:
        """What staff sign in with."""
        address = self.settings.address_for_links
        return staff.signin.Deps(self.database, self.clock, self.mailer, self.live, self.vault, address)

    async def parts(self, session: AsyncSession) -> Sequence[Part]:
        """Tell of every part and of every store whether it is ready."""
        parts = list(await floor_parts(session, self.mailer, self.live, WIDGET))
        parts.append(("Language model", await readiness(self.model)))
        for store in await all_stores(session):
            found = [*await self.reads.connections(store)]
            if (data := await customers.sync.status(session, store)) is not None:
                found.append(("Shop data", data))
            if (heard := await customers.listening.status(session, store.id)) is not None:
                found.append(("Shop webhooks", heard))
            found += [(f"Skill: {skill.title}", state) for skill, state in await self.reads.statuses(store)]
            found += await channels.readiness.statuses(self.door, store.id)
            found.append(("Articles", await knowledge.readiness.status(session, store.id)))
            parts += [(f"{store.name}: {name}", state) for name, state in found]
        return parts

    async def prepare(self) -> None:
        """Load what takes seconds, before the first customer waits for it."""
        if isinstance(self.model, OpenAIModel):
            await self.model.warm()
        await self.understander.prepare()
        await asyncio.to_thread(kinds, folders_of(self.skills))
        await asyncio.to_thread(guard.look, "this loads what it looks for")
        async with self.database.look() as session:
            stores = [store.id for store in await all_stores(session)]
            await self.knowledge.held.load(session, self.knowledge.index, stores)

    async def look(self) -> Sequence[Part]:
        """Tell the same from outside of any request."""
        async with self.database.begin() as session:
            return await self.parts(session)


def build(
    settings: Settings, folder: DataFolder, url: str, clock: Clock | None = None, embedder: Embedder | None = None
) -> Program:
    """Make every adapter that the settings choose, over the database at `url`; `clock` is the machine's own."""
    steps.arm(settings.fault_step, folder.path)
    clock, jobs, embedder = clock or SystemClock(), Jobs(url), embedder or MiniLM()
    redis, skills = settings.redis_url.get_secret_value(), find_skills()
    live = Shared(redis, clock) if redis else InProcess(clock)
    database = Database(url, info={"jobs": jobs, "live": live}, is_shared=bool(redis))
    smtp, secret = settings.smtp_url.get_secret_value(), settings.secret_key.get_secret_value()
    chroma = folder.path / "chroma"
    index = Index(model=embedder.name, dimension=embedder.dimension, folder=chroma, url=settings.chroma_url)

    async def who(request: Request) -> Actor | None:
        async with database.begin() as session:
            return await staff.signin.current_actor(request, session, clock)

    return Program(
        settings=settings,
        clock=clock,
        database=database,
        jobs=jobs,
        live=live,
        vault=Vault(secret or folder.secret()),
        mailer=Smtp(smtp, settings.smtp_sender, clock) if smtp else DemoMailbox(database, clock),
        tokens=Tokens(secret or folder.secret(), clock),
        knowledge=KnowledgeDeps(database, clock, embedder, index, who, quoted=partial(count_quoted, clock)),
        understander=Understander(embedder, TAUGHT, read_phrases(find_folders(folders_of(skills)))),
        model=_model(settings, clock),
        vendors=discover("commerce", "VENDOR", Vendor),
        skills=skills,
    )


def _model(settings: Settings, clock: Clock) -> Model | None:
    """Return the language model that the settings name, or None if they hold no key."""
    if not settings.openai_api_key.get_secret_value():
        return None
    asked, answered = (Decimal(str(price)) for price in (settings.model_price_in, settings.model_price_out))
    server = Server(
        key=settings.openai_api_key,
        model=settings.openai_model,
        base_url=settings.openai_base_url,
        effort=settings.openai_effort,
        seconds=settings.model_seconds,
        prices=Prices(asked, answered),
    )
    return OpenAIModel(server, clock)
