"""Whether a store can be used: every missing scope is named, in `doctor`, in the console and in the error."""

from datetime import timedelta

import pytest

from commerce.port import Can
from commerce.shopify.refusals import MissingScope
from commerce.shopify.scopes import WANTED, able, held
from commerce.shopify.standin.knobs import FaultKind
from commerce.shopify.standin.world import SCOPES
from commerce.shopify.versions import NEXT
from kit.clock import ManualClock
from kit.errors import Unauthorised
from kit.health import Live, Unavailable
from kit.tables import ROOT
from tests.commerce.shopify.town import line, order, town_of


def without(scope: str) -> list[str]:
    """What the stand-in grants but this; a read goes with its write."""
    gone = {scope, scope.replace("read_", "write_")}
    return [one for one in SCOPES if one not in gone]


async def test_a_store_with_every_scope_is_live(clock: ManualClock) -> None:
    """S1-05, S1-25."""
    assert await town_of(clock).shop().status() == Live("Stand-in")


@pytest.mark.parametrize("scope", [wanted.name for wanted in WANTED if wanted.is_essential])
async def test_a_store_without_an_essential_scope_is_not_and_says_which(clock: ManualClock, scope: str) -> None:
    """S1-37: unavailable, and what mends it."""
    status = await town_of(clock, without(scope)).shop().status()

    assert isinstance(status, Unavailable)
    (cause,) = status.causes
    assert cause.code == f"shopify_lacks_{scope}"
    assert scope in cause.sentence
    assert scope in cause.mend
    assert cause.page


async def test_every_missing_scope_has_its_own_cause(clock: ManualClock) -> None:
    status = await town_of(clock, []).shop().status()

    assert isinstance(status, Unavailable)
    assert [cause.code for cause in status.causes] == [
        f"shopify_lacks_{wanted.name}" for wanted in WANTED if wanted.is_essential
    ]


@pytest.mark.parametrize(
    ("scope", "missing"), [("read_discounts", Can.DISCOUNTS), ("write_order_edits", Can.EDIT_LINES)]
)
async def test_what_one_can_do_without_is_named_too_and_is_no_ability(
    clock: ManualClock, scope: str, missing: Can
) -> None:
    shop = town_of(clock, without(scope)).shop()

    status = await shop.status()

    assert isinstance(status, Live)
    assert f"without {scope}" in status.note
    assert missing not in shop.can
    assert Can.READ_ORDERS in shop.can


async def test_a_scope_that_is_missing_is_in_the_error_too(clock: ManualClock) -> None:
    shop = town_of(clock, without("read_discounts")).shop()

    with pytest.raises(MissingScope) as refusal:
        await shop.discounts()

    assert "read_discounts" in refusal.value.scopes
    assert "read_discounts" in refusal.value.detail


async def test_a_store_answered_in_another_version_warns(clock: ManualClock) -> None:
    """Shopify answers with the oldest version it serves, and says so in a header only."""
    town = town_of(clock)
    town.world.served = (NEXT,)
    name = town.place(order(line(), clock=clock))
    shop = town.shop()

    status = await shop.status()

    assert isinstance(status, Live)
    assert f"Shopify answers in version {NEXT}" in status.note
    assert (await shop.order(town.me, name)).id == name


async def test_the_token_of_another_store_is_found_out(clock: ManualClock) -> None:
    town = town_of(clock)
    other = town.world.stores[town.store.shop] = town.store
    other.shop = "other-shop.myshopify.com"

    status = await town.shop().status()

    assert isinstance(status, Unavailable)
    assert status.causes[0].code == "shopify_other_store"


@pytest.mark.parametrize(
    ("shop", "token", "code"),
    [
        ("nobody-home.myshopify.com", "shpat_town", "shopify_address_wrong"),
        ("harbour-and-loom.myshopify.com", "shpat_wrong", "shopify_token_refused"),
        ("harbour-and-loom.example", "shpat_town", "shopify_not_configured"),
        ("harbour-and-loom.myshopify.com", "", "shopify_not_configured"),
    ],
)
async def test_a_wrong_address_or_token_is_told_apart(clock: ManualClock, shop: str, token: str, code: str) -> None:
    status = await town_of(clock).shop(shop=shop, token=token).status()

    assert isinstance(status, Unavailable)
    assert [cause.code for cause in status.causes] == [code]
    assert status.causes[0].mend


async def test_a_store_is_not_asked_by_every_turn_and_a_mended_one_is_soon_seen(clock: ManualClock) -> None:
    town = town_of(clock)
    shop = town.shop()
    town.fail(FaultKind.INTERNAL)

    assert isinstance(await shop.status(), Unavailable)
    assert isinstance(await shop.status(), Unavailable)
    clock.move(timedelta(seconds=16))
    assert isinstance(await shop.status(), Live)
    assert isinstance(await shop.status(), Live)
    assert town.asked == ["Connection"] * 2


async def test_an_app_that_was_removed_is_seen_with_the_first_read_that_fails(clock: ManualClock) -> None:
    town = town_of(clock)
    shop = town.shop()
    assert isinstance(await shop.status(), Live)
    town.store.token = "shpat_another"

    with pytest.raises(Unauthorised):
        await shop.customer(town.me)

    assert isinstance(await shop.status(), Unavailable)


def test_a_write_holds_its_read() -> None:
    assert held(["write_orders"]) == {"write_orders", "read_orders"}


def test_with_every_scope_everything_can_be_done_and_without_any_nothing() -> None:
    assert able(held(SCOPES)) == frozenset(Can)
    assert able([]) == frozenset()


def test_the_page_on_shopify_names_every_scope_and_what_it_is_for() -> None:
    page = (ROOT / "docs" / "shopify.md").read_text("utf-8")

    assert [wanted for wanted in WANTED if f"| {wanted.name} | {wanted.purpose} |" not in page] == []
