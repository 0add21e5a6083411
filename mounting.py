"""The mounting: ties each package's jobs to the queue, events to jobs, and routes to the web server."""

import asyncio
from collections.abc import Mapping
from functools import partial

from fastapi import FastAPI

import agent.jobs
import agent.pages
import channels.api
import channels.jobs
import channels.pages
import channels.port
import channels.preview.pages
import channels.webchat.origins
import commerce.connect_pages
import commerce.connect_view
import commerce.demo.jobs
import commerce.hearing
import commerce.install_pages
import commerce.installing
import conversations.api
import conversations.jobs
import conversations.pages
import customers.jobs
import customers.reading
import customers.sync_pages
import demo
import hub.deps
import hub.jobs
import hub.pages
import kit.docs
import kit.front
import knowledge.desk
import knowledge.help_pages
import knowledge.jobs
import staff.jobs
import staff.pages
import standins
import stores.guidance_pages
import stores.pages
from commerce.notices import ShopTold
from conversations.outbox import Answered
from customers.activity import ShopHappened
from customers.identity import retire_customers
from customers.signin import SignedIn
from hub.edit import OrderChanged
from hub.entry import LinkFollowed
from kit.admin import Pages
from kit.gate import Gate
from kit.tables import ROOT
from kit.templates import Templates
from kit.web import answer_errors
from program import WIDGET, Program
from stores.shops import ShopConnected

EVENTS: Mapping[type, tuple[str, ...]] = {
    SignedIn: ("conversations.signed_in",),
    LinkFollowed: ("conversations.link_followed",),
    OrderChanged: ("conversations.changed_in_hub",),
    Answered: ("channels.deliver",),
    ShopConnected: ("customers.listen", "customers.sync"),
    ShopTold: ("customers.go_and_read",),
    ShopHappened: ("conversations.shop_happened",),
}
"""Which jobs follow what happened."""


def register(program: Program) -> None:
    """Register every package's jobs, and tie events to them."""
    database, clock, jobs = program.database, program.clock, program.jobs
    agent.jobs.register(jobs, program.agent_deps)
    channels.jobs.register(jobs, program.door)
    commerce.demo.jobs.register(jobs, commerce.demo.jobs.Deps(database, clock))
    conversations.jobs.register(jobs, conversations.jobs.Deps(database, clock, jobs, program.shop))
    customers.jobs.register(jobs, customers.jobs.Deps(database, program.signin))
    customers.jobs.register_hearing(jobs, program.hearing)
    customers.reading.register(jobs, customers.reading.Deps(database, clock, program.shop, asyncio.sleep))
    hub.jobs.register(jobs, program.hub_deps)
    knowledge.jobs.register(jobs, program.knowledge)
    staff.jobs.register(jobs, program.doors)
    for event, names in EVENTS.items():
        jobs.bind(event, *names)


def web(program: Program, telephone: standins.Telephone | None = None) -> FastAPI:
    """Mount every package's routes behind the gate, and the demo's telephone if there is one."""
    app = FastAPI(title="Tillside", docs_url=None, redoc_url=None)
    app.add_middleware(Gate)
    app.add_middleware(channels.webchat.origins.StoreOrigins, database=program.database, clock=program.clock)
    answer_errors(app)
    database, clock, reads = program.database, program.clock, program.reads
    pages = Pages(database, Templates(sorted([*ROOT.glob("*/templates"), *ROOT.glob("*/*/templates")])), program.who)
    shops = _shops(program, pages)
    for router in (
        kit.front.routes("Tillside", demo.links(telephone), WIDGET, database, program.jobs),
        kit.docs.routes(app),
        demo.routes(program, pages, telephone),
        agent.pages.routes(agent.pages.PageDeps(pages, clock, program.skills, reads.readiness)),
        channels.api.routes(program.door),
        channels.pages.routes(program.door, pages),
        channels.preview.pages.routes(channels.preview.pages.PageDeps(pages, demo.worth_playing)),
        commerce.connect_pages.routes(shops),
        commerce.install_pages.routes(shops),
        commerce.hearing.routes(commerce.hearing.Deps(database, clock, program.vault, program.vendors)),
        conversations.api.routes(conversations.api.Deps(database, clock, program.who)),
        conversations.pages.routes(conversations.pages.Deps(pages, clock)),
        customers.sync_pages.routes(customers.sync_pages.Deps(pages, clock)),
        hub.pages.routes(program.hub_deps),
        knowledge.desk.routes(pages, program.knowledge),
        knowledge.help_pages.routes(knowledge.help_pages.Deps(database, clock, pages.templates, demo.shop_page)),
        staff.pages.routes(staff.pages.Deps(pages, program.doors, program.parts)),
        stores.pages.routes(stores.pages.Deps(pages, clock, reads.connections)),
        stores.guidance_pages.routes(stores.guidance_pages.Deps(pages, clock)),
    ):
        app.include_router(router)
    if telephone:
        telephone.mount(app)
    return app


def _shops(program: Program, pages: Pages) -> commerce.connect_view.Deps:
    """Return what the pages need on which storefronts are connected."""
    return commerce.connect_view.Deps(
        pages=pages,
        keys=commerce.installing.Keys(program.clock, program.vault, program.tokens),
        vendors=program.vendors,
        base_url=program.settings.address_for_links,
        shop=program.shop,
        status=program.shop_status,
        progress=partial(customers.sync_pages.panel, customers.sync_pages.Deps(pages, program.clock)),
        retire=retire_customers,
        stand_ins=program.stand_ins,
    )
