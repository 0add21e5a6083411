"""Cancelling is a job, and money goes back once (shopify.md section 5; shopify.dev, "Idempotent requests")."""

from datetime import timedelta

import pytest

from commerce.fulfilment import RequestStatus
from commerce.port import FinancialStatus, ReturnStatus
from commerce.shopify.standin import merchant
from commerce.shopify.standin.loading import place_order
from kit.clock import ManualClock
from tests.commerce.building import NOW, group, line, order
from tests.commerce.shopify_standin.asking import Json, Shopify, code_of, nodes

CANCEL = """mutation ($id: ID!) { orderCancel(orderId: $id, reason: CUSTOMER, restock: true, staffNote: "asked",
    refundMethod: {originalPaymentMethodsRefund: true}) {
    job { id done } orderCancelUserErrors { code field message } } }"""
JOB = "query ($id: ID!) { job(id: $id) { id done } }"
REFUND = """mutation ($input: RefundInput!, $key: String!) { refundCreate(input: $input) @idempotent(key: $key) {
    refund { id totalRefundedSet { shopMoney { amount } } } userErrors { field message } } }"""
SALE = "query ($id: ID!) { order(id: $id) { transactions(first: 5) { id kind amountSet { shopMoney { amount } } } } }"


async def cancel(shopify: Shopify, order_id: str) -> Json:
    found: Json = (await shopify.data(CANCEL, id=order_id))["orderCancel"]
    return found


async def is_done(shopify: Shopify, job: Json) -> bool:
    done: bool = (await shopify.data(JOB, id=job["id"]))["job"]["done"]
    return done


async def test_an_order_is_cancelled_only_once_its_job_is_done(shopify: Shopify) -> None:
    """S1-14: "cancelled" may be said only after the job."""
    shopify.world.knobs.polls = 2
    name = place_order(shopify.store, order(line()))

    started = await cancel(shopify, name)

    assert started["job"]["done"] is False
    assert (await shopify.order(name))["cancelledAt"] is None
    assert [await is_done(shopify, started["job"]) for _ in range(3)] == [False, False, True]
    found = await shopify.order(name)
    assert (found["cancelReason"], found["displayFinancialStatus"]) == ("CUSTOMER", "REFUNDED")
    assert found["merchantEditableErrors"] == ["The order has been canceled."]
    assert nodes(found["lineItems"])[0]["currentQuantity"] == 0
    assert [one["status"] for one in nodes(found["fulfillmentOrders"])] == ["CANCELLED"]
    assert shopify.store.products[shopify.store.known["Product tee"]].variants[0].stock == 7


async def test_a_job_may_take_its_time_whoever_asks(shopify: Shopify, clock: ManualClock) -> None:
    shopify.world.knobs.takes = timedelta(minutes=1)
    started = await cancel(shopify, place_order(shopify.store, order(line())))

    assert [await is_done(shopify, started["job"]) for _ in range(3)] == [False] * 3
    clock.move(timedelta(minutes=1))
    assert await is_done(shopify, started["job"])


async def test_a_job_may_end_without_having_cancelled_anything(shopify: Shopify) -> None:
    shopify.world.knobs.job_fails = True
    name = place_order(shopify.store, order(line()))
    started = await cancel(shopify, name)

    assert await is_done(shopify, started["job"])

    assert (await shopify.order(name))["cancelledAt"] is None


async def test_a_reserved_payment_is_let_go(shopify: Shopify) -> None:
    name = place_order(shopify.store, order(line(), financial_status=FinancialStatus.AUTHORIZED))
    await cancel(shopify, name)
    shopify.world.finish_jobs()

    assert (await shopify.order(name))["displayFinancialStatus"] == "VOIDED"


@pytest.mark.parametrize(
    ("facts", "word"),
    [
        ({"cancelled_at": NOW}, "already been canceled"),
        ({"cancel_pending": True}, "already being canceled"),
        ({"return_status": ReturnStatus.RETURN_REQUESTED}, "open return"),
        ({"financial_status": FinancialStatus.PENDING}, "pending payment"),
        ({"groups": (group(("l1", 2), request_status=RequestStatus.ACCEPTED),)}, "outstanding"),
    ],
)
async def test_what_cannot_be_cancelled_is_refused(shopify: Shopify, facts: Json, word: str) -> None:
    name = place_order(shopify.store, order(line(), **facts))

    found = await cancel(shopify, name)

    assert found["job"] is None
    assert found["orderCancelUserErrors"][0]["code"] == "INVALID"
    assert word in found["orderCancelUserErrors"][0]["message"]


async def test_what_has_been_sent_in_part_is_not_cancelled(shopify: Shopify) -> None:
    name = place_order(shopify.store, order(line()))
    merchant.ship(shopify.world, shopify.store, name, {shopify.store.orders[name].lines[0].id: 1})

    assert "fulfilled" in (await cancel(shopify, name))["orderCancelUserErrors"][0]["message"]


async def test_an_unknown_order_is_not_found(shopify: Shopify) -> None:
    found = await cancel(shopify, "gid://shopify/Order/99")

    assert found["orderCancelUserErrors"][0]["code"] == "NOT_FOUND"


async def refund_of(shopify: Shopify, order_id: str, amount: str) -> Json:
    sale = (await shopify.data(SALE, id=order_id))["order"]["transactions"][0]
    moved = {"orderId": order_id, "parentId": sale["id"], "kind": "REFUND", "gateway": "bogus", "amount": amount}
    return {"orderId": order_id, "note": "less", "transactions": [moved]}


async def test_the_same_key_pays_back_once(shopify: Shopify) -> None:
    name = place_order(shopify.store, order(line()))
    wanted = await refund_of(shopify, name, "20.00")

    first = await shopify.data(REFUND, input=wanted, key="k1")
    again = await shopify.data(REFUND, input=wanted, key="k1")

    assert first == again
    found = await shopify.order(name)
    assert found["totalRefundedSet"]["shopMoney"]["amount"] == "20.0"
    await shopify.data(REFUND, input=wanted, key="k2")
    assert (await shopify.order(name))["totalRefundedSet"]["shopMoney"]["amount"] == "40.0"


async def test_a_refund_without_a_key_is_refused(shopify: Shopify) -> None:
    name = place_order(shopify.store, order(line()))
    wanted = await refund_of(shopify, name, "20.00")

    for without in (REFUND.replace("@idempotent(key: $key)", "").replace(", $key: String!", ""), REFUND):
        answer = await shopify.answer(without, input=wanted, key=" ")
        assert code_of(answer) == "BAD_REQUEST"
    assert (await shopify.order(name))["totalRefundedSet"]["shopMoney"]["amount"] == "0.0"


@pytest.mark.parametrize("amount", ["50.01", "0"])
async def test_more_than_was_paid_is_not_paid_back(shopify: Shopify, amount: str) -> None:
    name = place_order(shopify.store, order(line()))

    found = await shopify.data(REFUND, input=await refund_of(shopify, name, amount), key="k")

    assert found["refundCreate"]["userErrors"]
