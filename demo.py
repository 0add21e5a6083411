"""Fills the demo: a small shop for clothes and home, the people who run it, its articles, customers and orders."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, cast

from fastapi import APIRouter, FastAPI
from rich.console import Console
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

import commerce.demo.api
import commerce.demo.carrier
import commerce.demo.pages
import commerce.demo.place
import commerce.demo.seed
import demo_desk
import demo_mail
import kit.mailbox
import shop_standins
import standins
from channels.twilio.standin import phone
from commerce.connecting import StandIn
from commerce.demo import frame, telling
from commerce.demo import people as customers
from commerce.demo.place import Becomes
from customers.identity import retire_customers
from evals.stage import Seen, Stage, see
from kit.auth import Role
from kit.clock import Clock
from kit.db import Database
from kit.errors import Conflict, NotFound
from kit.jobs import announce
from kit.templates import Templates
from knowledge.articles import Status
from knowledge.ingest import Draft, add_article
from knowledge.models import ArticleRow
from program import Program
from shop_standins import Sells
from staff.people import add_person, find_person
from staff.signin import make_link
from standins import Telephone
from stores.shops import ShopConnected, connect_shop, stores_at
from stores.stores import Store, StoreSettings, add_store, find_store

KEY = "demo"
PHONE = phone.PATH
NAME = "Fable & Fern"
SHOP_KIND = "demo"
PAUSE_SECONDS = 0.5
MOST_LOOKS = 600
ARTICLES = Path(__file__).with_name("demo_data") / "articles"
OWNER = "owner@example.com"
STAFF = (
    ("Olivia Ashdown", OWNER, Role.OWNER),
    ("Adam Birch", "admin@example.com", Role.ADMIN),
    ("Mina Calder", "manager@example.com", Role.MANAGER),
    ("Gus Dale", "agent@example.com", Role.AGENT),
)
LINKS: Mapping[str, str] = {
    "Shop page with the chat": "/shop",
    "Hub, the customers' own pages": f"/hub/{KEY}",
    "Help pages, that quotations lead to": f"/help/{KEY}",
    "Console, where the shop's people work": "/admin",
    "API": "/docs",
    "Mails of the demo, and a form to write one": "/demo/mails",
    "A telephone of the demo: text messages and WhatsApp": PHONE,
}


def links(telephone: Telephone | None) -> Mapping[str, str]:
    """Return what there is to see, and where."""
    return {what: path for what, path in LINKS.items() if telephone is not None or path != PHONE}


def routes(program: Program, templates: Templates, telephone: Telephone | None) -> APIRouter:
    """Return the demo's own pages: the shop window, the pictures of its products, its mails, and its telephone."""
    router, window, reads = APIRouter(), commerce.demo.pages, program.reads
    beside = {what: path for what, path in links(telephone).items() if path == PHONE}
    router.include_router(kit.mailbox.routes(program.database, program.mailer, beside, demo_mail.form))
    if isinstance(program.mailer, kit.mailbox.DemoMailbox):
        router.include_router(demo_mail.routes(program))
    router.include_router(commerce.demo.api.routes())
    router.include_router(commerce.demo.carrier.routes(program.database))
    moving = telling.Deps(program.database, program.clock, lambda: SHOP_KIND in program.stand_ins)
    router.include_router(telling.routes(moving))
    store = partial(_window, program.database)
    router.include_router(
        window.routes(frame.Deps(templates, store, reads.products, reads.discounts, program.clock.now))
    )
    if telephone is not None:
        router.include_router(telephone.routes())
    return router


async def fill(program: Program) -> Store:
    """Add what is missing of the shop, its orders, its people and its articles, which jobs then read."""
    database, clock = program.database, program.clock
    async with database.begin() as session:
        store = await _store(session, clock)
        await commerce.demo.seed.seed(session, store.id, clock.now())
        await _people(session, clock)
    for draft in _drafts():
        await _article(database, clock, store, draft)
    return store


async def seed(program: Program, console: Console) -> Telephone | None:
    """Add what is missing of the demo, and print where everything is, with a new sign-in link for the owner.

    Returns the demo's telephone, unless the shop is connected to a real one.
    """
    database, clock = program.database, program.clock
    with console.status("Filling the demo shop"):
        store = await fill(program)
    await _indexed(database, console)
    async with database.begin() as session:
        owner = await find_person(session, OWNER)
        if owner:
            await demo_desk.seed(session, clock, owner.actor)
        path = await make_link(session, clock, owner.id) if owner else "/admin"
    telephone = await standins.connect(program, store)
    await demo_mail.connect(program, store)
    base = program.settings.address_for_links
    for what, where in {**links(telephone), "Sign in as the owner (once, within minutes)": path}.items():
        console.print(f"{what:<52} [link]{base}{where}[/link]", soft_wrap=True, highlight=False)
    return telephone


async def open_shop(program: Program, app: FastAPI, sells: Sells) -> Callable[[], Coroutine[Any, Any, None]] | None:
    """Let the demo's store sell by its own shop, or by the stand-in of another, which is then served here too.

    Returns what delivers the stand-in's webhooks, to be run beside the server.
    """
    vault, base = program.vault, program.settings.own_address + shop_standins.path_of(sells)
    async with program.database.begin() as session:
        store = await find_store(session, KEY)
        if sells is Sells.DEMO:
            program.stand_ins[SHOP_KIND] = StandIn(None, "")
            if shop_standins.is_standin(store):
                await connect_shop(
                    session,
                    vault,
                    store.id,
                    kind=SHOP_KIND,
                    settings={},
                    secrets={},
                    address=None,
                    retire=retire_customers,
                )
            await demo_desk.agree(session, program.clock, store.id)
            await announce(session, ShopConnected(store.id))
            return None
        one = shop_standins.stand(sells, program.clock, base, program.settings.address_for_links)
        program.stand_ins[one.kind] = one.stand_in
        # Whoever was connected to it on the page stays so: it begins anew, with another address and token.
        for owner in await stores_at(session, one.kind, one.address) or [store]:
            await connect_shop(
                session,
                vault,
                owner.id,
                kind=one.kind,
                settings=one.settings,
                secrets=one.secrets,
                address=one.address,
                retire=retire_customers,
            )
            await announce(session, ShopConnected(owner.id))
    app.mount(shop_standins.path_of(sells), one.app)
    return one.deliver


async def _window(database: Database) -> Store:
    """Return the store of the demo's shop page; raises NotFound before it is filled."""
    async with database.begin() as session:
        return await find_store(session, KEY)


def shop_page(store: Store) -> str:
    """Return the page of the demo's shop, which shows the chat; empty for any other store."""
    return "/shop" if _sells_our_goods(store) else ""


async def worth_playing(store: Store) -> list[tuple[str, str]]:
    """Return address and name of the demo's customers, for the preview; of another shop's none."""
    return [(person.email, person.name) for person in customers.CUSTOMERS] if _sells_our_goods(store) else []


def _sells_our_goods(store: Store) -> bool:
    """Whether a store is the demo's, by its own shop or by a stand-in in which it stands."""
    return store.key == KEY and (store.shop_kind == SHOP_KIND or shop_standins.is_standin(store))


async def _store(session: AsyncSession, clock: Clock) -> Store:
    try:
        return await find_store(session, KEY)
    except NotFound:
        return await add_store(
            session,
            clock,
            key=KEY,
            name=NAME,
            shop_kind=SHOP_KIND,
            settings=StoreSettings(proactive=demo_desk.FIRST_WORDS),
        )


async def _people(session: AsyncSession, clock: Clock) -> None:
    for name, email, role in STAFF:
        if await find_person(session, email) is None:
            await add_person(session, clock, None, name=name, email=email, role=role)


def _drafts() -> list[Draft]:
    files = sorted(ARTICLES.glob("*/*.md"))
    return [Draft(file.parent.name, file_name=file.name, file=file.read_bytes()) for file in files]


async def _indexed(database: Database, console: Console) -> None:
    """Wait until every article was read, so that the first question is answered from all of them."""
    waiting = select(func.count()).where(ArticleRow.status.in_((Status.PENDING, Status.INDEXING)))
    with console.status("Reading the shop's articles") as shown:
        for _ in range(MOST_LOOKS):
            async with database.begin() as session:
                left = await session.scalar(waiting)
            if not left:
                return
            shown.update(f"Reading the shop's articles: {left} to go")
            await asyncio.sleep(PAUSE_SECONDS)


async def _article(database: Database, clock: Clock, store: Store, draft: Draft) -> None:
    """Add one article; one that is there already stays as it is."""
    try:
        async with database.begin() as session:
            await add_article(session, clock, store.id, draft, by="system")
    except Conflict:
        return


def stage(program: Program) -> Stage:
    """Return the demo shop as a stage for evaluations."""

    async def look_at(store: Store, email: str, order_id: str) -> Seen:
        reads_all = store.model_copy(update={"shop_settings": {"read_all_orders": "true"}})
        shop = program.shop(reads_all)
        customer = await shop.customer_by_email(email) if shop else None
        if shop is None or customer is None:
            raise NotFound(f"The demo shop has no customer {email}.")
        return see(await shop.order(customer.id, order_id))

    async def place(session: AsyncSession, store_id: int, email: str, state: str, now: datetime) -> str:
        return await commerce.demo.place.place(session, store_id, email, state, now)

    async def become(session: AsyncSession, store_id: int, order_id: str, becomes: str, now: datetime) -> None:
        await commerce.demo.place.become(session, store_id, order_id, cast("Becomes", becomes), now)

    return Stage(
        shop_kind=SHOP_KIND,
        people={"customer": customers.ANA, "customer_pt": customers.JOAO, "other": customers.NOAH},
        open_shop=commerce.demo.place.open_shop,
        place=place,
        become=become,
        look_at=look_at,
        goods=lambda _: {},
    )
