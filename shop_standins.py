"""The shop systems that the demo's store can sell by: its own, or a stand-in of another, in the program or alone."""

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from fastapi import FastAPI
from rich.console import Console

from commerce.connect_deps import PATH
from commerce.connecting import StandIn
from commerce.demo import portable
from commerce.demo.discounts import codes
from kit.clock import Clock, SystemClock
from kit.ground import run
from kit.serve import serve_until_signal, take_port
from stores.stores import Store

SHOP = "fable-and-fern.myshopify.com"
HASH = "fablefern"
SECRETS: Mapping[str, Mapping[str, str]] = {
    "shopify": {"token": "shpat_stand_in", "client_secret": "stand-in-secret"},
    "bigcommerce": {"token": "stand-in", "client_secret": "stand-in-secret"},
}
"""What opens the stand-ins, and nothing else."""


class Sells(StrEnum):
    """By which shop system the demo's store sells."""

    DEMO = "demo"
    SHOPIFY = "shopify-standin"
    BIGCOMMERCE = "bigcommerce-standin"


@dataclass(frozen=True, slots=True)
class Standing:
    """A stand-in in which the demo's shop stands: its server, and how a store of ours is connected to it.

    `deliver` sends its webhooks as they fall due, until cancelled.
    """

    app: FastAPI
    kind: str
    settings: Mapping[str, str]
    secrets: Mapping[str, str] = field(repr=False)
    address: str
    deliver: Callable[[], Coroutine[Any, Any, None]]
    told: str
    """What a person who wants to connect to it needs."""
    token: Callable[[], str]
    """The token that opens it now: who authorises gets another."""

    @property
    def stand_in(self) -> StandIn:
        """What the page needs to know on which a store is connected to it."""
        account = self.address.partition("/")[0]
        opens = {**self.settings, **self.secrets}
        return StandIn(account, self.settings["address"], lambda: {**opens, "token": self.token()})


def path_of(sells: Sells) -> str:
    """Return where a stand-in is served inside the program."""
    return f"/demo/{sells.value.removesuffix('-standin')}"


def stand(sells: Sells, clock: Clock, base: str, site: str) -> Standing:
    """Set up a stand-in with the demo's people, goods and orders of this moment; it is served at `base`.

    `site` is where its storefront is.
    """
    return _shopify(clock, base, site) if sells is Sells.SHOPIFY else _bigcommerce(clock, base, site)


def is_standin(store: Store) -> bool:
    """Whether a store sells by a stand-in of the demo."""
    return store.shop_address in {SHOP, f"{HASH}/1"}


def _shopify(clock: Clock, base: str, site: str) -> Standing:
    # Loaded when it is wanted: GraphQL takes a quarter of a second that no other command should wait for.
    from commerce.shopify import standin  # noqa: PLC0415
    from commerce.shopify.standin import loading  # noqa: PLC0415

    world, secrets = standin.World(clock), SECRETS["shopify"]
    store = world.add_store(SHOP, secrets["token"], set(standin.SCOPES) - {"read_all_orders"})
    callbacks = {f"{site}{PATH}/shopify/callback", f"{site}/hub/demo/account/back"}
    store.app = replace(store.app, redirects=frozenset(callbacks))
    for customer in portable.people():
        loading.place_customer(store, customer)
    for product in portable.goods():
        loading.place_product(store, product)
    for code in codes(clock.now()):
        loading.place_discount(store, code)
    for order in portable.orders(clock.now()):
        loading.place_order(store, order)
    keys = {"client_id": store.app.key, "customer_client_id": store.app.key}
    server, settings = standin.app(world), {"shop": SHOP, "address": base, **keys}
    told = f"store {SHOP}, access token {secrets['token']}, orders {base}/standin/orders"
    return Standing(server, "shopify", settings, secrets, SHOP, server.state.courier.run, told, lambda: store.token)


def _bigcommerce(clock: Clock, base: str, site: str) -> Standing:
    from commerce.bigcommerce import standin  # noqa: PLC0415 - loaded when it is wanted

    world, secrets = standin.World(clock), SECRETS["bigcommerce"]
    store = world.add_store(HASH, secrets["token"])
    store.site, store.secret = site, secrets["client_secret"]
    for customer in portable.people():
        standin.place_customer(store, customer)
    for product in portable.goods():
        standin.place_product(store, product)
    for code in codes(clock.now()):
        standin.place_discount(store, code, clock.now())
    for order in portable.orders(clock.now()):
        standin.place_order(store, order)
    public = ",".join(code.code for code in codes(clock.now()) if code.is_shareable)
    settings = {"store_hash": HASH, "channel_id": "1", "address": base, "public_coupons": public}
    told = f"store hash {HASH}, access token {secrets['token']}"
    server = standin.app(world)
    return Standing(
        server, "bigcommerce", settings, secrets, f"{HASH}/1", server.state.courier.run, told, lambda: store.token
    )


def serve_alone(sells: Sells, port: int) -> int:
    """Serve one stand-in with the demo's shop until Ctrl-C."""
    listening = take_port("127.0.0.1", port)
    base = f"http://127.0.0.1:{listening.getsockname()[1]}"
    standing = stand(sells, SystemClock(), base, base)
    console = Console(soft_wrap=True)
    console.print(f"Stand-in of {standing.kind.capitalize()}: {base}, {standing.told}. Stop with Ctrl-C.")
    run(serve_until_signal(standing.app, listening))
    return 0
