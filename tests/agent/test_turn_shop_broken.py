"""What a customer reads in the chat while the shop's connection is broken: one sentence of ours, and a person."""

from collections.abc import Callable

import pytest

from commerce.demo.people import ANA
from commerce.shopify.standin import merchant
from commerce.shopify.standin.knobs import Fault, FaultKind
from kit.errors import AdapterError
from tests.agent.staging import Cut, Talk
from tests.contracts.shopify_stage import ShopifyStage, shopify_stage

THEIRS = ("shopify", "token", "scope", "http", "read_orders", "app ")


def wrong_token(at: ShopifyStage) -> None:
    at.store.token = "shpat_another"


def uninstalled(at: ShopifyStage) -> None:
    merchant.uninstall(at.world, at.store)


def no_scope(at: ShopifyStage) -> None:
    at.store.scopes -= {"read_orders", "write_orders"}


def wrong_address(at: ShopifyStage) -> None:
    at.world.stores.clear()


def half(at: ShopifyStage) -> None:
    at.world.knobs.add(Fault(FaultKind.HALF))


@pytest.mark.parametrize("breaks", [wrong_token, uninstalled, no_scope, wrong_address, half])
async def test_whatever_the_shops_adapter_raises_the_customer_reads_our_sentence_and_is_offered_a_person(
    talk: Talk, breaks: Callable[[ShopifyStage], None]
) -> None:
    at = await shopify_stage(talk.database, talk.clock)
    breaks(at)
    with pytest.raises(AdapterError) as raised:
        await at.shop.orders(at.me)
    cut = Cut(talk.database, talk.clock, talk.store.id)
    cut.failure = raised.value
    talk.is_(ANA).readable = cut

    said = await talk.says("where is my order")

    assert (said.facts, said.offers_person) == (["shop-unreachable"], True)
    assert not [word for word in THEIRS if word in said.text.lower()]
