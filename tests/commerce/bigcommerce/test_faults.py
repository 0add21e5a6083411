"""What goes wrong between BigCommerce and us: each a typed error with a sentence of our own."""

from datetime import timedelta

import httpx
import pytest

from commerce.bigcommerce import connect
from commerce.bigcommerce.reads import ABLE
from commerce.bigcommerce.scopes import NEEDED
from commerce.bigcommerce.shop import BigCommerceShop
from commerce.bigcommerce.standin import Fault, FaultKind, World
from commerce.bigcommerce.standin.model import StoreModel
from commerce.bigcommerce.standin.world import SCOPES
from commerce.bigcommerce.wire import Account, Wire
from commerce.port import Can
from kit.clock import ManualClock
from kit.db import Database
from kit.errors import AdapterError, Permanent, Temporary, Unauthorised
from kit.health import Live, Unavailable
from tests.commerce.bigcommerce.building import order
from tests.contracts.bigcommerce_stage import shop_at

VENDORS_WORDS = ("X-Auth-Token", "required scope", "The requested resource", "Welcome")


@pytest.mark.parametrize(
    ("fault", "error", "code"),
    [
        (Fault(FaultKind.STATUS, status=500), Temporary, "vendor_temporary"),
        (Fault(FaultKind.STATUS, status=503), Temporary, "vendor_temporary"),
        (Fault(FaultKind.STATUS, status=423), Temporary, "vendor_temporary"),
        (Fault(FaultKind.SILENCE), Temporary, "vendor_temporary"),
        (Fault(FaultKind.HALF), Temporary, "vendor_temporary"),
        (Fault(FaultKind.STRANGE), Permanent, "address_wrong"),
        (Fault(FaultKind.STATUS, status=301), Permanent, "address_wrong"),
        (Fault(FaultKind.STATUS, status=413), Permanent, "vendor_refused"),
    ],
)
async def test_every_fault_has_its_error(
    store: StoreModel, shop: BigCommerceShop, fault: Fault, error: type[AdapterError], code: str
) -> None:
    order(store)
    store.knobs.silence = 5.0
    store.knobs.faults = [Fault(fault.kind, status=fault.status)]

    with pytest.raises(error) as raised:
        await shop.orders("1")

    assert raised.value.code == code
    assert not any(words in raised.value.detail for words in VENDORS_WORDS)
    assert len(await shop.orders("1")) == 1


async def test_a_wrong_token_and_a_revoked_app_are_for_a_person_to_mend(
    world: World, store: StoreModel, clock: ManualClock, database: Database
) -> None:
    shop = shop_at(world, clock, database, token="wrong")

    with pytest.raises(Unauthorised) as refusal:
        await shop.orders("1")
    state = await shop.status()

    assert not any(words in refusal.value.detail for words in VENDORS_WORDS)
    assert isinstance(state, Unavailable)
    assert [cause.code for cause in state.causes] == ["token_refused"]


@pytest.mark.parametrize("missing", NEEDED)
async def test_each_missing_scope_is_named(store: StoreModel, shop: BigCommerceShop, missing: object) -> None:
    """S1-05, S1-37: said in the words of the control panel; what needs it is no ability any more, the rest stays."""
    scope = next(one for one in NEEDED if one is missing)
    store.scopes = SCOPES - {scope.parameters[0]} | {"store_v2_orders_read_only"}

    state = await shop.status()

    assert shop.can == ABLE - scope.abilities
    if scope.is_essential:
        assert isinstance(state, Unavailable)
        assert [cause.code for cause in state.causes] == ["scope_missing"]
        assert f"{scope.title}”: {scope.purpose}." in state.causes[0].sentence
    else:
        assert state == Live(f"BigCommerce answers; without “{scope.title}” {scope.purpose}")


async def test_without_any_permission_for_orders_nothing_can_be_done_with_them(
    store: StoreModel, shop: BigCommerceShop
) -> None:
    store.scopes = SCOPES - {"store_v2_orders"}

    state = await shop.status()

    assert isinstance(state, Unavailable)
    assert [cause.sentence.split("”")[0].split("“")[1] for cause in state.causes] == [
        "Orders: modify",
        "Orders: read-only",
    ]
    assert shop.can == {Can.CATALOGUE, Can.DISCOUNTS}


async def test_a_connection_is_not_looked_at_anew_by_every_turn(
    store: StoreModel, shop: BigCommerceShop, clock: ManualClock
) -> None:
    """Looking takes six requests of a window that may have 150; what is refused meanwhile is looked at at once."""
    await shop.status()
    left = store.window.left
    assert isinstance(await shop.status(), Live)
    assert store.window.left == left

    store.scopes = SCOPES - {"store_v2_customers_read_only"}
    with pytest.raises(Unauthorised):
        await shop.customer_by_email("ana@example.com")
    assert isinstance(await shop.status(), Unavailable)

    store.scopes = SCOPES
    assert isinstance(await shop.status(), Unavailable)
    clock.move(timedelta(seconds=16))
    assert isinstance(await shop.status(), Live)
    assert shop.can == ABLE


async def test_a_read_without_its_scope_names_it(store: StoreModel, shop: BigCommerceShop) -> None:
    store.scopes = SCOPES - {"store_v2_customers_read_only"}

    with pytest.raises(Unauthorised) as refusal:
        await shop.customer_by_email("ana@example.com")

    assert (refusal.value.code, refusal.value.facts["scope"]) == ("scope_missing", "Customers: read-only")


async def test_with_all_its_scopes_a_connection_is_live(store: StoreModel, shop: BigCommerceShop) -> None:
    assert isinstance(await shop.status(), Live)


async def test_a_wrong_store_hash_is_not_taken_for_six_missing_scopes(
    world: World, store: StoreModel, shop: BigCommerceShop
) -> None:
    """BigCommerce answers a store that there is not as if a scope were missing."""
    world.stores["other"] = world.stores.pop(store.store_hash)

    state = await shop.status()

    assert isinstance(state, Unavailable)
    assert [cause.code for cause in state.causes] == ["store_unknown"]


async def test_a_storefront_that_there_is_not_is_said(
    world: World, store: StoreModel, clock: ManualClock, database: Database
) -> None:
    state = await shop_at(world, clock, database, channel=9).status()

    assert isinstance(state, Unavailable)
    assert [cause.code for cause in state.causes] == ["channel_unknown"]


async def test_an_address_where_nobody_listens(database: Database, clock: ManualClock) -> None:
    settings = {"store_hash": "abc123", "token": "t", "channel_id": "1", "address": "http://127.0.0.1:9"}
    shop = connect(database, clock, 7, settings)

    with pytest.raises(Temporary):
        await shop.orders("1")
    state = await shop.status()

    assert isinstance(state, Unavailable)
    assert [cause.code for cause in state.causes] == ["shop_unreachable"]


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"store_hash": "abc123"},
        {"token": "t"},
        {"store_hash": "../../etc", "token": "t"},
        {"store_hash": "a", "token": "é"},
    ],
)
async def test_settings_that_connect_nothing_reach_nobody(
    database: Database, clock: ManualClock, settings: dict[str, str]
) -> None:
    with pytest.raises(Unauthorised) as refusal:
        await connect(database, clock, 7, settings).orders("1")

    assert refusal.value.code == "not_configured"


@pytest.mark.parametrize(
    "written", ["abc123", "store-abc123", "https://api.bigcommerce.com/stores/abc123/v3/", " abc123 "]
)
async def test_the_store_hash_is_read_however_it_was_copied(
    world: World, store: StoreModel, database: Database, clock: ManualClock, written: str
) -> None:
    shop = connect(database, clock, 7, {"store_hash": written, "token": "t"})

    assert shop._wire._account.store_hash == "abc123"  # noqa: SLF001 - what was read of the settings


async def test_the_next_window_is_waited_for_within_reason(
    store: StoreModel, shop: BigCommerceShop, clock: ManualClock
) -> None:
    order(store)
    store.window.quota, store.window.milliseconds = 2, 1_500
    before = clock.now()

    assert len(await shop.orders("1")) == 1
    assert len(await shop.orders("1")) == 1
    assert len(await shop.orders("1")) == 1

    assert timedelta(seconds=1) < clock.now() - before < timedelta(seconds=4)


async def test_a_window_that_is_too_long_is_said_with_its_end(store: StoreModel, shop: BigCommerceShop) -> None:
    order(store)
    store.window.quota = 1
    assert len(await shop.orders("1")) == 1

    with pytest.raises(Temporary) as refusal:
        await shop.orders("1")

    assert 20 < refusal.value.retry_after <= 30


async def test_a_429_that_comes_without_warning_is_waited_out(
    store: StoreModel, shop: BigCommerceShop, clock: ManualClock
) -> None:
    """Another program uses the same account."""
    order(store)
    store.window.quota, store.window.milliseconds = 5, 2_000
    assert await shop.orders("1")
    store.window.left = 0

    assert await shop.orders("1")


async def test_an_answer_of_another_form_is_said_without_its_words(clock: ManualClock, database: Database) -> None:
    async def odd(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json=[{"id": "secret words", "status_id": None}])

    client = httpx.AsyncClient(transport=httpx.MockTransport(odd))
    wire = Wire(Account("abc123", "t", "http://bigcommerce.test"), clock, client=client)

    with pytest.raises(Permanent) as refusal:
        await BigCommerceShop(database, clock, 7, wire, 1).orders("1")

    assert refusal.value.code == "answer_unreadable"
    assert "secret" not in refusal.value.detail


async def test_the_token_shows_nowhere(clock: ManualClock) -> None:
    assert "hush" not in repr(Account("abc123", "hush"))
