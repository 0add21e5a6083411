"""The customer's yes or no to a proposed change: everything is checked again before the shop is asked."""

from sqlalchemy import select

from commerce.port import Money
from commerce.terms import EditKind
from hub import holds
from hub.deps import Deps
from hub.edit import advance, finish, make, record_act, start
from hub.models import ChangeRow
from hub.proposals import Standing, price, stand
from hub.returning import refusal
from hub.visit import SignedIn
from hub.wishes import RETURN, pack, to_change
from kit.errors import Conflict, Invalid, NotFound
from kit.steps import reached


async def read_change(deps: Deps, visit: SignedIn, key: str) -> ChangeRow:
    """Read a change of this customer; raises NotFound for anybody else's."""
    async with deps.database.begin() as session:
        row = await session.scalar(
            select(ChangeRow).where(
                ChangeRow.key == key,
                ChangeRow.store_id == visit.store.id,
                ChangeRow.customer_id == visit.customer.id,
            )
        )
    if row is None:
        raise NotFound("There is no such change.")
    return row


async def confirm(deps: Deps, visit: SignedIn, key: str) -> None:
    """Make a proposed change after checking everything again; a change that is under way or over stays as it is."""
    row = await read_change(deps, visit, key)
    if row.state == "started":
        await finish(deps, row.id)
    if row.state != "proposed":
        return
    if row.expires_at <= deps.clock.now():
        await close(deps, row, "expired")
        return
    why = await _recheck(deps, visit, row)
    if why:
        await close(deps, row, "refused", why)
        return
    if await start(deps, row):
        await reached("hub.submitted")
        await make(deps, row)


async def withdraw(deps: Deps, visit: SignedIn, key: str) -> None:
    """Leave the order as it is and let it go."""
    await close(deps, await read_change(deps, visit, key), "withdrawn")


async def close(deps: Deps, row: ChangeRow, state: str, why: str = "") -> None:
    """End a change that was not made, and let its order go."""
    async with deps.database.begin() as session:
        now = deps.clock.now()
        if await advance(session, row, ("proposed",), state=state, why=why, finished_at=now):
            if state == "refused":
                record_act(session, deps, row, f"order.{row.kind}.refused", why=why)
            await holds.end(session, deps, row.store_id, row.order_id)


async def _recheck(deps: Deps, visit: SignedIn, row: ChangeRow) -> str:
    """Return why a change that was open may no longer be made, or nothing."""
    try:
        standing = await stand(deps, visit, row.order_id)
        if standing.order.version != row.seen:
            return "order_moved"
        if row.kind == RETURN:
            return refusal(standing, row.wanted)
        verdict = standing.verdict(EditKind(row.kind), row.wanted.get("line_id"))
        if not verdict.allowed:
            return f"closed_{verdict.reason}"
        return "" if await _costs_the_same(visit, row, standing) else "price_moved"
    except (NotFound, Conflict, Invalid) as error:
        return error.code


async def _costs_the_same(visit: SignedIn, row: ChangeRow, standing: Standing) -> bool:
    """Whether price and fee are still what the customer was shown."""
    if row.kind == EditKind.CANCEL and row.wanted["fee"] != _packed_fee(standing.cancel_fee):
        return False
    return await price(visit, to_change(row)) == row.quote


def _packed_fee(fee: Money | None) -> dict[str, str] | None:
    return pack(fee) if fee else None
