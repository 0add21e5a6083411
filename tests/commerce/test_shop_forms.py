"""What is entered to connect a shop: read without asking anybody, and never a traceback, whatever was pasted."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commerce import bigcommerce, shopify
from commerce.changes import Vendor
from commerce.connecting import read_entry
from stores.stores import Store, StoreSettings

VENDORS = (shopify.VENDOR, bigcommerce.VENDOR)
PASTED = st.text(max_size=60) | st.sampled_from(["https://", "@", ".myshopify.com", "/stores/abc/v3/", "shpat_", "00"])


def store(**values: Any) -> Store:  # noqa: ANN401 - a store's own fields
    return Store(
        id=1, key="a", name="A", **{"shop_kind": None, "shop_settings": {}, "settings": StoreSettings()} | values
    )


@pytest.mark.parametrize("vendor", VENDORS, ids=lambda vendor: vendor.name)
@given(st.data())
def test_whatever_is_pasted_gets_a_sentence_or_is_taken(vendor: Vendor, data: st.DataObject) -> None:
    names = [one.name for one in vendor.fields]
    form = {name: data.draw(PASTED) for name in names}
    entry = read_entry(vendor, form, store(), {})
    assert set(entry.problems) <= set(names)
    assert all(entry.problems.values())
    if not entry.problems:
        assert vendor.address_of(entry.settings)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("abc1", "abc1/1"),
        ("store-abc1", "abc1/1"),
        ("https://api.bigcommerce.com/stores/abc1/v3/", "abc1/1"),
        ("harbour.mybigcommerce.com", None),
        ("me@example.com", None),
        ("ABC", None),
    ],
)
def test_a_store_hash_is_found_in_what_bigcommerce_shows(written: str, address: str | None) -> None:
    assert bigcommerce.VENDOR.address_of({"store_hash": written}) == address
    assert bool(bigcommerce.VENDOR.check({"store_hash": written})) is (address is None)


def test_what_is_kept_of_one_shop_goes_to_no_other() -> None:
    """A kept token and the address of a stand-in belong to the shop that they were entered for."""
    known = store(
        shop_kind="shopify", shop_address="one.myshopify.com", shop_settings={"address": "http://here", "shop": "x"}
    )
    kept = {"token": "shpat_kept_token"}
    same = read_entry(shopify.VENDOR, {"shop": "One.myshopify.com"}, known, kept)
    assert (same.values["token"], same.settings["address"], same.problems) == ("shpat_kept_token", "http://here", {})
    other = read_entry(shopify.VENDOR, {"shop": "two.myshopify.com"}, known, kept)
    assert "address" not in other.values
    assert set(other.problems) == {"token"}


def test_nobody_enters_where_a_shop_is_asked() -> None:
    """The address of another server is no field: a form cannot send our token there."""
    form = {"shop": "one.myshopify.com", "token": "shpat_some_token", "address": "https://evil.example"}
    assert "address" not in read_entry(shopify.VENDOR, form, store(), {}).values
