"""A store at the stand-in of Shopify, served beside the Hub and the chat as in the demo."""

from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urlsplit

import httpx
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from channels.port import Deps as ChannelDeps
from channels.webchat.api import routes as webchat
from commerce.accounts import Accounts
from commerce.changes import ConnectedShop
from commerce.demo.people import ANA, JOAO
from commerce.port import ShopCustomer
from commerce.shopify.accounts import Client, ShopifyAccounts
from commerce.shopify.shop import ShopifyShop
from commerce.shopify.standin import StoreModel, World
from commerce.shopify.standin import app as standin
from commerce.shopify.standin.knobs import Fault
from commerce.shopify.standin.loading import place_customer
from commerce.shopify.transport import Door, Transport
from commerce.terms import Terms
from hub.pages import routes
from kit.live import InProcess
from kit.vault import Vault
from kit.web import answer_errors
from stores.stores import Store
from tests.hub.browsing import Browser
from tests.hub.stage import Stage, make_deps
from tests.stage import rules

SHOP, TOKEN = "tidewater.myshopify.com", "shpat_tide"
HERE, AT = "http://hub.test", "/demo/shopify"
BACK = "/hub/tide/account/back"
BUTTON = "Sign in with your Tidewater account"


@dataclass
class AtShopify(Stage):
    """A store whose shop is the stand-in of Shopify, served beside the Hub as in the demo."""

    vendor: ConnectedShop | None = None
    world: World | None = None
    shopify: StoreModel | None = None

    @property
    def connected(self) -> ConnectedShop:
        assert self.vendor is not None
        return self.vendor

    @property
    def sold(self) -> StoreModel:
        assert self.shopify is not None
        return self.shopify

    def fails(self, fault: Fault) -> None:
        assert self.world is not None
        self.world.knobs.add(fault)

    async def at_shopify(self, browser: Browser, path: str = "", **wish: str) -> str:
        """Press the button and return the address of Shopify's page."""
        page = await browser.get(path)
        answer = await browser.client.get(page.href(BUTTON), headers=wish)
        assert answer.status_code == 303, answer.text
        return answer.headers["location"]

    async def comes_back(self, browser: Browser, there: str, email: str = ANA) -> str:
        """Enter an address on Shopify's page and return where it sends the browser back to."""
        answer = await browser.client.get(there, params={**query(there), "email": email})
        assert answer.status_code == 302, answer.text
        return answer.headers["location"].removeprefix(HERE)


def query(address: str) -> dict[str, str]:
    """Return the parameters of an address."""
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def at_shopify(stage: Stage, live: InProcess, orders_at: str = SHOP, base: str = HERE) -> AtShopify:
    """Let a stage's store sell at the stand-in, where the demo's Ana and Joao are customers.

    `orders_at` is the store whose orders and customers are read, if that is another one: nobody is known there. `base`
    is where all of it is served.
    """
    world = World(stage.clock)
    sold = world.add_store(SHOP, TOKEN)
    sold.app = replace(sold.app, redirects=frozenset({base + BACK}))
    for email in (ANA, JOAO):
        place_customer(sold, ShopCustomer(email, email, email.partition("@")[0].capitalize(), "", "en"))
    app = FastAPI()
    transport = httpx.ASGITransport(app)
    if orders_at != SHOP:
        world.add_store(orders_at, TOKEN)
    door = Door(orders_at, TOKEN, base + AT)
    asked = Transport(door, stage.clock, client=httpx.AsyncClient(transport=transport))
    shop = ShopifyShop(stage.database, stage.store.id, asked, stage.clock)
    accounts = ShopifyAccounts(Client(SHOP, sold.app.key, server=base + AT), stage.clock, transport)

    async def read_terms(_: AsyncSession, __: int, ___: str) -> Terms:
        return rules()

    async def nobody(*_: object) -> None:
        return None

    def offered(_: Store) -> Accounts:
        return accounts

    deps = make_deps(stage.database, stage.clock, live, lambda _: shop, read_terms)
    deps = replace(deps, base_url=base, signin=replace(deps.signin, accounts=offered))
    door_deps = ChannelDeps(
        database=stage.database,
        clock=stage.clock,
        live=live,
        signin=deps.signin,
        who=nobody,
        vault=Vault("s" * 40),
        mailer=deps.signin.mailer,
        base_url=base,
    )
    app.include_router(routes(deps))
    app.include_router(webchat(door_deps))
    app.mount(AT, standin(world))
    answer_errors(app)
    named = {name: getattr(stage, name) for name in ("database", "clock", "store", "jobs", "stated", "told")}
    return AtShopify(**named, deps=deps, app=app, vendor=shop, world=world, shopify=sold)
