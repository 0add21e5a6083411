"""A store that is connected to another shop: number 1 there is not who number 1 was here (S1-64)."""

import pytest

from commerce.port import ShopCustomer
from customers.identity import (
    get_customer,
    open_session,
    prove,
    read_session,
    retire_customers,
    save_customer,
)
from kit.clock import ManualClock
from kit.db import Database
from kit.errors import Unauthenticated
from kit.vault import Vault
from stores.shops import connect_shop, disconnect_shop
from stores.stores import StoreSettings, add_store

VAULT = Vault("a secret of at least thirty-two characters")
ANA = ShopCustomer("1", "ana@example.com", "Ana")
SOMEBODY = ShopCustomer("1", "somebody@example.com", "Somebody")


async def sell_by(database: Database, store_id: int, address: str) -> None:
    async with database.begin() as session:
        await connect_shop(
            session,
            VAULT,
            store_id,
            kind="bigcommerce",
            settings={},
            secrets={"token": "t"},
            address=address,
            retire=retire_customers,
        )


async def ana_signed_in(database: Database, clock: ManualClock) -> tuple[int, int, str]:
    """Return the store, the customer who is signed in there, and the key of her browser."""
    async with database.begin() as session:
        store = await add_store(session, clock, key="one", name="One", shop_kind=None, settings=StoreSettings())
    await sell_by(database, store.id, "oak/1")
    async with database.begin() as session:
        ana = await save_customer(session, clock, store.id, ANA)
        opened, key = await open_session(session, clock, store.id, "hub")
        await prove(session, clock, opened, ana.id, "code")
    return store.id, ana.id, key


async def test_whoever_was_signed_in_is_nobody_at_the_other_shop(database: Database, clock: ManualClock) -> None:
    store_id, ana_id, key = await ana_signed_in(database, clock)

    async with database.begin() as session:
        await disconnect_shop(session, store_id)
    await sell_by(database, store_id, "elm/1")

    async with database.begin() as session:
        somebody = await save_customer(session, clock, store_id, SOMEBODY)
        ana = await get_customer(session, store_id, ana_id)
        assert (somebody.id != ana_id, somebody.shop_customer_id) == (True, "1")
        assert (ana.email, ana.shop_customer_id != "1") == ("ana@example.com", True)
        with pytest.raises(Unauthenticated):
            await read_session(session, clock, key, "hub")


async def test_a_new_token_for_the_same_shop_signs_nobody_out(database: Database, clock: ManualClock) -> None:
    store_id, ana_id, key = await ana_signed_in(database, clock)

    await sell_by(database, store_id, "oak/1")

    async with database.begin() as session:
        here = await read_session(session, clock, key, "hub")
    assert here.customer is not None
    assert (here.customer.id, here.customer.shop_customer_id) == (ana_id, "1")
