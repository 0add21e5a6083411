"""The mounting: ties each package's jobs to the queue, events to jobs, and routes to the web server."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from fastapi import APIRouter, FastAPI

import agent.assist
import agent.jobs
import agent.proactive_api
import agent.proactive_jobs
import agent.proactive_preview
import agent.proactive_sending
import agent.rewriting
import agent.setting_up_api
import agent.skills_api
import channels.api
import channels.jobs
import channels.port
import channels.preview.people
import channels.reaching
import channels.webchat.origins
import commerce.connect_api
import commerce.connect_deps
import commerce.demo.jobs
import commerce.hearing
import commerce.install_api
import commerce.installing
import conversations.api
import conversations.jobs
import conversations.serving
import customers.jobs
import customers.reading
import customers.sync_api
import demo
import helpdesk.api
import helpdesk.deps
import helpdesk.followers
import helpdesk.jobs
import helpdesk.replies.core
import hub.deps
import hub.jobs
import hub.pages
import interface
import kit.console
import kit.docs
import kit.front
import kit.http
import knowledge.desk
import knowledge.help_pages
import knowledge.jobs
import staff.api
import staff.asking
import staff.first_api
import staff.jobs
import staff.teams
import standins
import stores.api
import stores.guidance_api
import stores.jobs
import stores.proactive_api
import stores.settings_api
import stores.webhook_api
import stores.webhook_sending
import stores.widget_api
from commerce.notices import ShopTold
from conversations.outbox import Answered
from conversations.ratings.asking import Rated
from customers.activity import ShopHappened, ShopHappenedLate
from customers.consent import ConsentTakenBack
from customers.identity import retire_customers
from customers.signin import SignedIn
from helpdesk.tickets.rating import RATED, ClosedByPerson
from hub.edit import OrderChanged
from hub.entry import LinkFollowed
from kit.gate import Gate
from kit.tables import ROOT
from kit.templates import Templates
from kit.web import answer_errors
from program import WIDGET, Program
from staff.people import PersonLeft
from staff.teams import TeamRetired
from stores.shops import ShopConnected
from stores.stores import store_ids
from stores.webhook_sending import WebhookSwitchedOff

EVENTS: Mapping[type, tuple[str, ...]] = {
    SignedIn: ("conversations.signed_in",),
    LinkFollowed: ("conversations.link_followed",),
    OrderChanged: ("conversations.changed_in_hub",),
    Answered: ("channels.deliver",),
    ShopConnected: ("customers.listen", "customers.sync"),
    ShopTold: ("customers.go_and_read",),
    ShopHappened: ("conversations.shop_happened", "helpdesk.shop_happened", "agent.shop_happened"),
    ShopHappenedLate: ("agent.shop_happened",),
    ConsentTakenBack: ("agent.consent_taken_back",),
    PersonLeft: ("helpdesk.person_left",),
    TeamRetired: ("helpdesk.team_retired",),
    ClosedByPerson: ("conversations.ask_rating",),
    Rated: (RATED,),
    WebhookSwitchedOff: ("staff.webhook_off",),
}
"""Which jobs follow what happened."""


def register(program: Program) -> None:
    """Register every package's jobs, and tie events to them."""
    database, clock, jobs = program.database, program.clock, program.jobs
    agent.jobs.register(jobs, program.agent_deps)
    reach = channels.reaching.reach(program.door)
    agent.proactive_jobs.register(jobs, agent.proactive_sending.Deps(database, clock, program.shop, reach))
    channels.jobs.register(jobs, program.door)
    commerce.demo.jobs.register(jobs, commerce.demo.jobs.Deps(database, clock))
    conversations.jobs.register(jobs, conversations.jobs.Deps(database, clock, jobs, program.shop))
    customers.jobs.register(jobs, customers.jobs.Deps(database, program.signin))
    customers.jobs.register_hearing(jobs, program.hearing)
    customers.reading.register(jobs, customers.reading.Deps(database, clock, program.shop, asyncio.sleep))
    helpdesk.jobs.register(jobs, helpdesk_deps(program))
    hub.jobs.register(jobs, program.hub_deps)
    knowledge.jobs.register(jobs, program.knowledge)
    staff.jobs.register(jobs, program.doors)
    stores.jobs.register(jobs, _webhooks(program))
    for event, names in EVENTS.items():
        jobs.bind(event, *names)


async def furnish(program: Program) -> None:
    """Write what every store has from the start, if it is not there: the core templates and macros (S5-51)."""
    async with program.database.begin() as session:
        await helpdesk.replies.core.seed(session, program.clock)


def web(program: Program, telephone: standins.Telephone | None = None) -> FastAPI:
    """Mount every package's routes behind the gate, and the demo's telephone if there is one."""
    app = FastAPI(title="Tillside", docs_url=None, redoc_url=None)
    app.add_middleware(Gate)
    app.add_middleware(channels.webchat.origins.StoreOrigins, database=program.database, clock=program.clock)
    answer_errors(app)
    templates = Templates(sorted([*ROOT.glob("*/templates"), *ROOT.glob("*/*/templates")]))
    for router in (*_on_ground(program, app, templates, telephone), *_in_rooms(program, templates)):
        app.include_router(router)
    interface.describe(app)
    if telephone:
        telephone.mount(app)
    app.include_router(kit.console.routes(ROOT / "console" / "dist"))
    return app


def _on_ground(
    program: Program, app: FastAPI, templates: Templates, telephone: standins.Telephone | None
) -> list[APIRouter]:
    """Return what stands below every room: the front door, the list of the interface, the demo."""
    return [
        kit.front.routes("Tillside", demo.links(telephone), WIDGET, program.database, program.jobs),
        kit.docs.routes(app),
        demo.routes(program, templates, telephone),
    ]


def _in_rooms(program: Program, templates: Templates) -> list[APIRouter]:
    """Return every package's routes."""
    database, clock, reads = program.database, program.clock, program.reads
    shops, settings = _shops(program), stores.api.Deps(database, clock, program.who, staff.teams.is_used)
    return [
        agent.skills_api.routes(agent.skills_api.Deps(database, clock, program.who, program.skills, reads.readiness)),
        agent.setting_up_api.routes(agent.setting_up_api.Deps(database, program.who, program.skills, reads.readiness)),
        agent.proactive_api.routes(agent.proactive_api.Deps(database, program.who)),
        agent.proactive_preview.routes(agent.proactive_api.Deps(database, program.who), clock),
        channels.api.routes(program.door),
        channels.preview.people.routes(channels.preview.people.Deps(database, program.who, demo.worth_playing)),
        commerce.connect_api.routes(shops),
        commerce.install_api.routes(shops),
        commerce.hearing.routes(commerce.hearing.Deps(database, clock, program.vault, program.vendors)),
        conversations.api.routes(conversations.api.Deps(database, clock, program.who)),
        conversations.serving.routes(conversations.serving.Deps(database)),
        customers.sync_api.routes(customers.sync_api.Deps(database, clock, program.who)),
        helpdesk.api.routes(helpdesk_deps(program)),
        hub.pages.routes(program.hub_deps),
        knowledge.desk.routes(replace(program.knowledge, pages=_outgoing(program))),
        knowledge.help_pages.routes(knowledge.help_pages.Deps(database, clock, templates, demo.shop_page)),
        staff.api.routes(_staff(program), program.parts),
        staff.first_api.routes(_staff(program), program.tokens),
        stores.api.routes(settings),
        stores.proactive_api.routes(settings),
        stores.widget_api.routes(settings),
        stores.settings_api.routes(settings, reads.connections),
        stores.guidance_api.routes(settings),
        stores.webhook_api.routes(stores.webhook_api.Deps(program.who, _webhooks(program))),
    ]


def _staff(program: Program) -> staff.asking.Deps:
    """Return what the staff's interface needs."""
    return staff.asking.Deps(program.database, program.clock, program.who, program.doors, store_ids)


def helpdesk_deps(program: Program) -> helpdesk.deps.Deps:
    """Return what the helpdesk needs of the program."""
    thinks = program.agent_deps
    return helpdesk.deps.Deps(
        database=program.database,
        clock=program.clock,
        desk=helpdesk.followers.open_desk(program.clock),
        live=program.live,
        mailer=program.mailer,
        base_url=program.settings.address_for_links,
        who=program.who,
        shops=program.shop,
        suggest=partial(agent.assist.suggest, thinks),
        rewrite=partial(agent.rewriting.rewrite, thinks),
    )


def _webhooks(program: Program) -> stores.webhook_sending.Sender:
    """Return what sending to addresses outside needs."""
    return stores.webhook_sending.Sender(program.database, program.clock, program.vault, _outgoing(program))


def _outgoing(program: Program) -> kit.http.Outgoing:
    """Return what reaches addresses that the shop's people write."""
    return kit.http.Outgoing(is_local_allowed=program.settings.allow_local_webhooks)


def _shops(program: Program) -> commerce.connect_deps.Deps:
    """Return what connecting storefronts to their shops needs."""
    return commerce.connect_deps.Deps(
        database=program.database,
        who=program.who,
        keys=commerce.installing.Keys(program.clock, program.vault, program.tokens),
        vendors=program.vendors,
        base_url=program.settings.address_for_links,
        shop=program.shop,
        status=program.shop_status,
        retire=retire_customers,
        stand_ins=program.stand_ins,
    )
