"""The Hub of a store at Shopify: whatever is wrong there, customers read our sentences, and no edit goes astray."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.changes import ConnectedShop
from commerce.demo.people import ANA
from commerce.shopify.standin import merchant
from commerce.shopify.standin.knobs import Fault, FaultKind
from commerce.shopify.standin.model import LineItem, OrderModel
from commerce.terms import Terms
from hub.pages import routes
from hub.render import order_path
from kit.live import InProcess
from kit.web import answer_errors
from tests.contracts.shopify_stage import ShopifyStage, shopify_stage
from tests.hub.stage import Stage, make_deps
from tests.stage import rules

THEIRS = ("shopify", "token", "scope", "api", "http", "graphql", "read_orders", "write_order", "traceback", "gid:")
"""Words of the vendor's, in lower case: no customer reads one."""


@dataclass
class AtShopify(Stage):
    """A store whose shop is a store of Shopify's stand-in."""

    vendor: ShopifyStage | None = None

    @property
    def sold(self) -> ShopifyStage:
        assert self.vendor is not None
        return self.vendor

    @property
    def connected(self) -> ConnectedShop:
        return self.sold.shop

    async def placed(self, state: str = "open") -> OrderModel:
        return self.sold.store.orders[await self.sold.place(state)]


@pytest.fixture
async def here(stage: Stage, live: InProcess) -> AtShopify:
    vendor = await shopify_stage(stage.database, stage.clock)

    async def read_terms(_: AsyncSession, __: int, ___: str) -> Terms:
        return rules(exceptions=())

    deps = make_deps(stage.database, stage.clock, live, lambda _: vendor.shop, read_terms)
    app = FastAPI()
    app.include_router(routes(deps))
    answer_errors(app)
    named = {name: getattr(stage, name) for name in ("database", "clock", "store", "jobs", "stated", "told")}
    return AtShopify(**named, deps=deps, app=app, vendor=vendor)


def path_of(order: OrderModel) -> str:
    return order_path(order.id).lstrip("/")


def is_ours(text: str) -> bool:
    return not [word for word in THEIRS if word in text.lower()]


def wrong_token(at: ShopifyStage) -> None:
    at.store.token = "shpat_another"


def wrong_address(at: ShopifyStage) -> None:
    at.world.stores.clear()


def no_scope(at: ShopifyStage) -> None:
    at.store.scopes -= {"read_orders", "write_orders"}


def frozen(at: ShopifyStage) -> None:
    at.store.is_frozen = True


def down(at: ShopifyStage) -> None:
    at.world.knobs.add(Fault(FaultKind.INTERNAL, times=99))


def half(at: ShopifyStage) -> None:
    at.world.knobs.add(Fault(FaultKind.HALF, times=99))


def uninstalled(at: ShopifyStage) -> None:
    merchant.uninstall(at.world, at.store)


@pytest.mark.parametrize("breaks", [wrong_token, wrong_address, no_scope, frozen, uninstalled, down, half])
async def test_whatever_is_wrong_with_the_connection_no_customer_reads_a_word_of_the_vendors(
    here: AtShopify, breaks: Callable[[ShopifyStage], None]
) -> None:
    order, browser = await here.placed(), await here.signed_in(ANA)
    breaks(here.sold)

    for path in ("orders", f"{path_of(order)}", f"{path_of(order)}/edit?kind=address", f"{path_of(order)}/cancel"):
        sight = await browser.get(path)
        assert sight.status in {502, 503}, path
        assert sight.title
        assert is_ours(sight.text), sight.text


async def test_a_scope_that_is_lost_between_the_price_and_the_yes_refuses_the_edit(here: AtShopify) -> None:
    order, browser = await here.placed(), await here.signed_in(ANA)
    line = order.lines[0]
    sight = await (await browser.get(f"{path_of(order)}/edit?kind=remove&line={line.id}")).press("Continue")
    here.sold.store.scopes -= {"write_order_edits"}

    sight = await sight.press("Remove the item")

    assert sight.status in {409, 502}
    assert is_ours(sight.text)
    assert here.sold.store.orders[order.id].lines[0].current == line.current


async def test_a_version_that_shopify_serves_no_longer_is_none_of_the_customers_business(here: AtShopify) -> None:
    order, browser = await here.placed(), await here.signed_in(ANA)
    here.sold.world.served = tuple(one for one in here.sold.world.served if one != here.sold.world.served[0])

    sight = await browser.get(f"{path_of(order)}")

    assert sight.status == 200
    assert order.name in sight.text


async def test_a_line_that_the_shop_takes_out_meanwhile_is_not_edited(here: AtShopify) -> None:
    order, browser = await here.placed(), await here.signed_in(ANA)
    line = order.lines[0]
    sight = await (await browser.get(f"{path_of(order)}/edit?kind=remove&line={line.id}")).press("Continue")
    merchant.remove_line(order, line.id)

    sight = await sight.press("Remove the item")

    assert sight.status == 409
    assert is_ours(sight.text)
    assert not here.sold.store.jobs


async def test_of_a_product_without_variants_no_other_form_is_offered(here: AtShopify) -> None:
    order, browser = await here.placed(), await here.signed_in(ANA)
    line = order.lines[0]
    here.sold.store.products[line.product or ""].variants.clear()

    sight = await browser.get(f"{path_of(order)}/edit?kind=variant&line={line.id}")

    assert sight.status in {200, 409}
    assert is_ours(sight.text)
    assert not sight.tree.css("main input[name=variant_id]")


async def test_html_in_names_is_words_alone(here: AtShopify) -> None:
    order, browser = await here.placed(), await here.signed_in(ANA)
    named(
        order, title="<script>alert(1)</script>", variant_title="<b>M</b>", attributes=(("<i>For</i>", "<u>Ana</u>"),)
    )

    sight = await browser.get(f"{path_of(order)}")

    assert "<script>alert(1)</script>" in sight.text
    assert "<script>alert" not in sight.html
    assert not sight.tree.css("main b, main i, main u")


async def test_what_is_engraved_cannot_become_another_form_but_can_be_removed(here: AtShopify) -> None:
    """S1-48: Shopify's edit session would lose the words."""
    order, browser = await here.placed(), await here.signed_in(ANA)
    named(order, attributes=(("Engraving", "Ana"),))
    line = order.lines[0]

    other = await browser.get(f"{path_of(order)}/edit?kind=variant&line={line.id}")
    removed = await (await browser.get(f"{path_of(order)}/edit?kind=remove&line={line.id}")).press("Continue")

    assert other.status == 409
    assert (await removed.press("Remove the item")).title == "Done"


def named(order: OrderModel, **looks: object) -> LineItem:
    """Let the first line of an order be called otherwise."""
    line = replace(order.lines[0], **looks)  # type: ignore[arg-type]
    order.lines = (line, *order.lines[1:])
    return line
