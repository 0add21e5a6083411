"""Changes at Shopify that break off: whichever request fails, asking again makes the change, and makes it once."""

from collections.abc import Awaitable, Callable
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from commerce.changes import Change, Changed, ChangeRefused, LineEdit, RequestReturn
from commerce.editability import Reason, editability
from commerce.port import Money, Order
from commerce.returns import ReturnLine, ReturnReason
from commerce.shopify.client.input_types import ReturnRequestInput
from commerce.shopify.once import mark_of
from commerce.shopify.sending_back import SETTLES, ask
from commerce.shopify.shop import ShopifyShop
from commerce.shopify.standin.knobs import Fault, FaultKind
from commerce.shopify.standin.model import OrderModel
from commerce.terms import EditKind
from kit.errors import Temporary
from tests.contracts.asking import (
    PORTO,
    cancelling,
    editing,
    holding,
    key,
    moving,
    other_variant,
    placed,
    product_of,
)
from tests.contracts.shopify_stage import ShopifyStage, shop_at
from tests.stage import rules

FEE = Money(Decimal("5.00"), "EUR")
MOST_REQUESTS = 40


def fresh(stage: ShopifyStage, *, failing: int = -1, kind: FaultKind = FaultKind.CRASH) -> ShopifyShop:
    """A process that has just started; one of its requests fails, the first being 0."""
    shop = shop_at(stage.world, stage.clock, stage.database)
    ask = shop._client._ask  # noqa: SLF001 - a test counts what is sent
    sent: list[str] = []

    async def counted(query: str, operation: str, variables: dict[str, object]) -> dict[str, object]:
        if len(sent) == failing:
            stage.world.knobs.add(Fault(kind, status=502))
        sent.append(operation)
        return await ask(query, operation, variables)

    shop._client._ask = counted  # type: ignore[assignment]  # noqa: SLF001
    return shop


def held(stage: ShopifyStage, order: Order) -> OrderModel:
    return stage.store.orders[order.id]


def paid_back(stage: ShopifyStage, order: Order) -> Decimal:
    moved = held(stage, order).transactions
    return sum((one.amount for one in moved if one.kind == "REFUND"), Decimal(0))


async def fewer(stage: ShopifyStage, order: Order) -> Change:
    return editing(order, LineEdit(order.lines[0].id, 1))


async def dearer(stage: ShopifyStage, order: Order) -> Change:
    variant = await other_variant(stage, order.lines[0], dearer=True)
    return editing(order, LineEdit(order.lines[0].id, 2, variant))


async def elsewhere(stage: ShopifyStage, order: Order) -> Change:
    return moving(order)


async def kept(stage: ShopifyStage, order: Order) -> Change:
    return holding(order)


async def given_up(stage: ShopifyStage, order: Order) -> Change:
    return cancelling(order)


async def given_up_for_a_fee(stage: ShopifyStage, order: Order) -> Change:
    return cancelling(order, fee=FEE)


async def sent_back(stage: ShopifyStage, order: Order) -> RequestReturn:
    items = (ReturnLine(order.lines[0].id, 1, ReturnReason.DEFECT),)
    return RequestReturn(order.customer_id, order.id, key(), order.version, items, "A seam is open.")


def is_fewer(stage: ShopifyStage, before: Order, after: Order) -> bool:
    return after.lines[0].current == 1 and paid_back(stage, after) == before.lines[0].price.amount


def is_dearer(stage: ShopifyStage, before: Order, after: Order) -> bool:
    one_more = len(after.lines) == len(before.lines) + 1
    return one_more and (after.lines[0].current, after.lines[-1].current) == (0, 2) and not paid_back(stage, after)


def is_cancelled(stage: ShopifyStage, before: Order, after: Order) -> bool:
    jobs = [job for job in stage.store.jobs.values() if job.order == after.id]
    return after.cancelled_at is not None and len(jobs) == 1 and paid_back(stage, after) == before.total.amount


def keeps_the_fee(stage: ShopifyStage, before: Order, after: Order) -> bool:
    jobs = [job for job in stage.store.jobs.values() if job.order == after.id]
    back = (before.total - FEE).amount
    return after.cancelled_at is not None and len(jobs) == 1 and paid_back(stage, after) == back


Wish = Callable[[ShopifyStage, Order], Awaitable[Change]]
IsMade = Callable[[ShopifyStage, Order, Order], bool]
CHANGES: dict[str, tuple[str, str, Wish, IsMade]] = {
    "fewer": ("open", "edit_lines", fewer, is_fewer),
    "another": ("open", "edit_lines", dearer, is_dearer),
    "address": ("open", "change_address", elsewhere, lambda _, __, after: after.shipping_address == PORTO),
    "hold": ("open", "hold", kept, lambda _, __, after: [len(one.holds) for one in after.fulfilment_orders] == [1]),
    "cancel": ("open", "cancel", given_up, is_cancelled),
    "cancel_for_a_fee": ("open", "cancel", given_up_for_a_fee, keeps_the_fee),
    "return": ("delivered", "request_return", sent_back, lambda _, __, after: len(after.returns) == 1),
}


async def asked_until_made(stage: ShopifyStage, verb: str, change: Change) -> Changed:
    """As the Hub asks: again while nobody knows whether it was made, as of a cancellation whose job was lost."""
    try:
        changed: Changed = await getattr(fresh(stage), verb)(change)
    except Temporary:
        await stage.finish()
        stage.clock.move(SETTLES)
        changed = await getattr(fresh(stage), verb)(change)
    return changed


@pytest.mark.parametrize("kind", [FaultKind.CRASH, FaultKind.STATUS])
@pytest.mark.parametrize("name", sorted(CHANGES))
async def test_whichever_request_of_a_change_fails_asking_again_makes_it_once(
    stage: ShopifyStage, name: str, kind: FaultKind
) -> None:
    """A request that fails ends the transaction as the death of the process would, before or after Shopify acted."""
    state, verb, wish, is_made = CHANGES[name]
    for failing in range(MOST_REQUESTS):
        order = await placed(stage, state)
        change = await wish(stage, order)
        try:
            await getattr(fresh(stage, failing=failing, kind=kind), verb)(change)
        except Temporary as error:
            assert "502" in error.detail  # noqa: PT017 - the last one of all does not fail
        else:
            assert failing > 2
            break

        changed = await asked_until_made(stage, verb, change)

        assert is_made(stage, order, changed.order), f"request {failing}"
        assert changed.order == await stage.shop.order(stage.me, order.id)
        assert await getattr(fresh(stage), verb)(change) == changed
    else:
        pytest.fail("a change that never ends")


async def test_a_return_whose_request_is_still_on_its_way_is_not_asked_for_twice(stage: ShopifyStage) -> None:
    """Two units were sent, so that Shopify would take the same return a second time."""
    order = await placed(stage, "delivered_tees")
    change = await sent_back(stage, order)
    request = await slow_request(stage, change)

    with pytest.raises(Temporary):
        await fresh(stage).request_return(change)
    await request
    stage.clock.move(SETTLES)
    done = await fresh(stage).request_return(change)

    assert [line.units for one in done.order.returns for line in one.lines] == [1]
    assert mark_of(change.key) == done.order.returns[0].mark


async def slow_request(stage: ShopifyStage, change: RequestReturn) -> Awaitable[None]:
    """Ask for a return by a request of which nothing is heard; awaiting what comes back lets it arrive."""
    caught: list[ReturnRequestInput] = []
    shop = fresh(stage)

    async def catch(request: ReturnRequestInput) -> None:
        caught.append(request)
        raise Temporary("silence")

    shop._client.ask_return = catch  # type: ignore[assignment, method-assign]  # noqa: SLF001 - a network that is slow
    with pytest.raises(Temporary):
        await shop.request_return(change)
    return ask(fresh(stage)._client, caught[0])  # noqa: SLF001


async def test_what_was_engraved_is_never_lost_by_a_swap(stage: ShopifyStage) -> None:
    """S1-48: an edit session adds a variant without the words that the customer had put on the old one."""
    order = await placed(stage, "personalised_line")
    line = next(line for line in order.lines if line.attributes)
    product = await product_of(stage, line)
    wanted = next(one.id for one in product.variants if one.id != line.variant_id)

    with pytest.raises(ChangeRefused) as refusal:
        await stage.shop.edit_lines(editing(order, LineEdit(line.id, 1, wanted)))

    assert refusal.value.code == "text_would_be_lost"
    assert await stage.shop.order(stage.me, order.id) == order
    may = editability(order, rules(exceptions=()), stage.clock.now(), ZoneInfo("Europe/Lisbon"), stage.shop.can)
    said = {one.line_id: one.edits[EditKind.VARIANT].reason for one in may.lines}
    assert said == {one.id: Reason.SHOP_CANNOT if one.attributes else None for one in order.lines}
