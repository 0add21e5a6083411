"""What BigCommerce cannot do is said by name and handed over; what it can do works all the same."""

import pytest

from commerce.bigcommerce.reads import ABLE
from commerce.bigcommerce.shop import BigCommerceShop
from commerce.bigcommerce.standin.model import StoreModel
from commerce.editability import editability
from commerce.port import Can
from commerce.returnability import returnability
from commerce.terms import EditKind
from kit.health import Live
from skills.order_editing import SKILL
from skills.order_editing.decide import Branch, Wish, decide
from skills.readiness import Readiness, status
from skills.returns_exchanges.decide import Wish as ReturnWish
from skills.returns_exchanges.decide import decide as decide_return
from skills.returns_exchanges.slots import Kind
from tests.commerce.bigcommerce.building import line, order
from tests.commerce.building import LISBON, NOW, ONE_HOUR
from tests.skills.returns_exchanges.test_decide import THIRTY


def test_order_editing_is_live_without_edits_of_lines() -> None:
    """S1-35, S1-37: cancelling and the address are left, and each kind says for itself what the shop cannot do."""
    ready = Readiness(True, Live(), Live(), ABLE, frozenset({"order_changes"}))

    assert isinstance(status(SKILL, ready), Live)


@pytest.mark.parametrize(
    ("kind", "allowed"), [(EditKind.CANCEL, True), (EditKind.ADDRESS, True), (EditKind.VARIANT, False)]
)
async def test_each_kind_of_change_is_answered(
    store: StoreModel, shop: BigCommerceShop, kind: EditKind, *, allowed: bool
) -> None:
    read = await shop.order("1", str(order(store, line(500, 2)).id))

    answer = decide(read, editability(read, ONE_HOUR, NOW, LISBON, shop.can), Wish(kind), ONE_HOUR)

    assert (answer.branch, answer.shows_card, answer.is_granted) == (Branch.CARD, True, allowed)
    assert ("shop-cannot" in {fact.key for fact in answer.facts}) is not allowed
    assert (answer.handoff == "shop_cannot") is not allowed


async def test_a_return_is_handed_over(store: StoreModel, shop: BigCommerceShop) -> None:
    sent = order(store, line(500, 1, shipped=1), status_id=2)
    read = await shop.order("1", str(sent.id))

    found = returnability(read, THIRTY, NOW, LISBON, shop.can)

    assert Can.REQUEST_RETURN not in shop.can
    assert decide_return(read, found, ReturnWish(Kind.RETURN)).handoff == "shop_cannot"
