"""Shopify's edit session (shopify.md section 4): begun, filled, priced by Shopify itself, and committed or left alone.

A session that is not committed changes nothing, which is how a quote is asked for.
"""

from dataclasses import dataclass
from typing import TypeVar

import structlog

from commerce.port import Money
from commerce.shopify.client import Client
from commerce.shopify.client.fragments import StagedLineParts, StagedParts
from commerce.shopify.editing import LinePlan
from commerce.shopify.plain import money
from commerce.shopify.user_errors import EDIT, LOCKED, note, refuse
from kit.errors import Permanent, Temporary

T = TypeVar("T")
LONGEST_NOTE = 255
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Staged:
    """A session with everything in it: what the order would cost then, and what would still be to pay."""

    session: str
    total: Money
    outstanding: Money


async def stage(client: Client, order_id: str, plans: tuple[LinePlan, ...]) -> Staged:
    """Begin a session and put the plans into it; units that are added come first, so that no session is ever empty.

    Raises:
        ChangeRefused: Shopify does not let the order, or a line of it, be edited.
    """
    begun = (await client.edit_begin(order_id)).order_edit_begin
    refuse(begun.user_errors if begun else (), "orderEditBegin", LOCKED)
    parts: StagedParts = _there(begun.calculated_order if begun else None)
    for plan in plans:
        if plan.add:
            parts = await _add(client, parts.id, plan)
    for plan in plans:
        if plan.less:
            parts = await _reduce(client, parts.id, plan)
    total, outstanding = parts.total_price_set, parts.total_outstanding_set
    return Staged(parts.id, money(total.presentment_money), money(outstanding.presentment_money))


async def _add(client: Client, session: str, plan: LinePlan) -> StagedParts:
    answer = (await client.edit_add_variant(session, plan.variant_id, plan.add)).order_edit_add_variant
    refuse(answer.user_errors if answer else (), "orderEditAddVariant", EDIT)
    _there(answer.calculated_line_item if answer else None)
    return _there(answer.calculated_order if answer else None)


async def _reduce(client: Client, session: str, plan: LinePlan) -> StagedParts:
    """Take units off a line, and look at what Shopify made of the number.

    Its documents do not say whether the quantity of a line counts the units that have shipped. So it is sent as if it
    did, and once more without them should the line then not be as was meant.
    """
    wanted = plan.line.current - plan.less
    parts, line = await _set(client, session, plan, wanted)
    if line.quantity != wanted:
        parts, line = await _set(client, session, plan, line.editable_quantity_before_changes - plan.less)
    if line.quantity != wanted:
        log.error("shopify_counts_differently", line=plan.line.id, wanted=wanted, staged=line.quantity)
        raise Permanent("Shopify counts the units of this line in a way that this program does not know.")
    return parts


async def _set(client: Client, session: str, plan: LinePlan, quantity: int) -> tuple[StagedParts, StagedLineParts]:
    name = plan.line.id.replace("/LineItem/", "/CalculatedLineItem/")
    answer = (await client.edit_set_quantity(session, name, max(0, quantity))).order_edit_set_quantity
    refuse(answer.user_errors if answer else (), "orderEditSetQuantity", EDIT)
    line: StagedLineParts = _there(answer.calculated_line_item if answer else None)
    return _there(answer.calculated_order if answer else None), line


async def commit(client: Client, session: str, *, notify: bool, staff_note: str) -> bool:
    """Put a session into its order, all of it or nothing; returns whether Shopify did.

    A session can be committed once: who does not know whether it was, commits the very same again. With `notify`
    Shopify tells the customer of the edit and where to pay what is missing, in the same act, so never twice.
    """
    answer = (await client.edit_commit(session, notify, staff_note[:LONGEST_NOTE])).order_edit_commit
    if answer is None:
        raise _nothing()
    if answer.user_errors:
        note(answer.user_errors, "orderEditCommit")
    return not answer.user_errors


def _there(part: T | None) -> T:
    if part is None:
        raise _nothing()
    return part


def _nothing() -> Temporary:
    return Temporary("Shopify has not said what it did. It is looked at again.", retry_after=1.0)
