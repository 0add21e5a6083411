"""Our webhooks at BigCommerce: made once, switched on again, and only at an address that BigCommerce calls."""

import pytest

from commerce.bigcommerce.shop import BigCommerceShop
from commerce.bigcommerce.standin.model import StoreModel
from commerce.bigcommerce.webhooks import SCOPES, SECRET_HEADER, header_for
from kit.errors import Permanent
from tests.contracts.bigcommerce_stage import TOKEN

ADDRESS = "https://till.test/webhooks/shop/bigcommerce"


async def test_each_scope_is_asked_for_once(shop: BigCommerceShop, store: StoreModel) -> None:
    assert await shop.listen(ADDRESS) == ()
    assert await shop.listen(ADDRESS) == ()

    hooks = list(store.hooks.values())
    assert sorted(one.scope for one in hooks) == sorted(SCOPES)
    assert {one.headers[SECRET_HEADER] for one in hooks} == {header_for(TOKEN)}
    assert TOKEN not in header_for(TOKEN)


async def test_what_was_switched_off_or_has_an_old_secret_is_mended(shop: BigCommerceShop, store: StoreModel) -> None:
    await shop.listen(ADDRESS)
    first, second, _ = store.hooks.values()
    first.is_active = False
    second.headers = {SECRET_HEADER: "of an earlier token"}

    await shop.listen(ADDRESS)

    assert all(one.is_active for one in store.hooks.values())
    assert {one.headers[SECRET_HEADER] for one in store.hooks.values()} == {header_for(TOKEN)}
    assert len(store.hooks) == len(SCOPES)


async def test_an_address_without_https_is_refused_by_name(shop: BigCommerceShop, store: StoreModel) -> None:
    with pytest.raises(Permanent, match=r"does not call http://till\.test") as refusal:
        await shop.listen("http://till.test/webhooks/shop/bigcommerce")

    assert refusal.value.code == "address_refused"
    assert not store.hooks
