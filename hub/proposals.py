"""The first submitted step of a change: priced, held, stored under a key, and waiting for the customer's yes."""

from dataclasses import dataclass
from typing import cast

from sqlalchemy import select, update

from commerce.changes import Cancel, Change, EditLines
from commerce.editability import Editability, Verdict, editability
from commerce.fees import cancel_fee
from commerce.port import Money, Order
from commerce.returnability import Returnability, returnability
from commerce.terms import EditKind, Known, Terms
from hub import holds
from hub.deps import Deps
from hub.models import ChangeRow
from hub.visit import SignedIn, read_terms
from hub.wishes import RETURN, Wanted, Wish, change_of, pack_quote
from kit.auth import new_key
from kit.errors import NotFound


@dataclass(frozen=True, slots=True)
class Standing:
    """An order as it stands now, with the shop's terms and what they leave open."""

    order: Order
    terms: Terms
    editable: Editability
    returnable: Returnability

    def verdict(self, kind: EditKind, line_id: str | None = None) -> Verdict:
        """Return whether `kind` is open, for one line if it is a line's; raises NotFound for a line that is gone."""
        if line_id is None:
            return self.editable.edits[kind]
        for line in self.editable.lines:
            if line.line_id == line_id:
                return line.edits[kind]
        raise NotFound("This order has no such item.")

    @property
    def cancel_fee(self) -> Money | None:
        """What the shop keeps if the order is cancelled."""
        fee = self.terms.restocking_fee
        return cancel_fee(fee.value, self.order.total) if isinstance(fee, Known) else None


async def stand(deps: Deps, visit: SignedIn, order_id: str) -> Standing:
    """Read an order of this customer and decide what is open; raises NotFound for anybody else's."""
    shop, _ = visit.shop
    order = await shop.order(visit.customer.shop_customer_id, order_id)
    return judge(deps, visit, order, await read_terms(deps, visit))


def judge(deps: Deps, visit: SignedIn, order: Order, terms: Terms) -> Standing:
    """Decide what is open in an order that has been read."""
    can = visit.shop[0].can
    now, zone = deps.clock.now(), visit.store.zone
    return Standing(
        order, terms, editability(order, terms, now, zone, can), returnability(order, terms, now, zone, can)
    )


async def propose(deps: Deps, visit: SignedIn, standing: Standing, wish: Wish) -> str:
    """Price a wish, hold the order, store both and return the key under which the customer may say yes.

    Nothing is held or stored where the shop refuses to price it; a return has no price and needs no hold. An older
    proposal on the same order is withdrawn.

    Raises:
        OrderMoved: the order has changed since it was read.
        ChangeRefused: the shop refuses the change.
    """
    key = new_key()
    order = standing.order
    base = Change(visit.customer.shop_customer_id, order.id, key, order.version)
    quote = await price(visit, change_of(wish.kind, wish.wanted, base))
    held = await holds.place(deps, visit, order) if wish.kind != RETURN else order
    now = deps.clock.now()
    row = ChangeRow(
        key=key,
        store_id=visit.store.id,
        customer_id=visit.customer.id,
        shop_customer_id=visit.customer.shop_customer_id,
        conversation_id=visit.session.conversation_id,
        order_id=order.id,
        order_name=order.name,
        kind=wish.kind,
        wanted=wish.wanted,
        seen=held.version,
        quote=quote,
        summary=wish.summary,
        state="proposed",
        created_at=now,
        expires_at=now + holds.LIVES,
    )
    async with deps.database.begin() as session:
        await session.execute(
            update(ChangeRow)
            .where(ChangeRow.store_id == visit.store.id, ChangeRow.order_id == order.id, ChangeRow.state == "proposed")
            .values(state="withdrawn", why="superseded", finished_at=now)
        )
        session.add(row)
    return key


async def price(visit: SignedIn, change: Wanted) -> dict[str, object] | None:
    """Ask the shop what a change would cost; an address costs nothing."""
    if not isinstance(change, EditLines | Cancel):
        return None
    return pack_quote(await visit.shop[1].quote(change))


async def proposed(deps: Deps, visit: SignedIn, order_id: str) -> str | None:
    """Return the key of a change of this order that still waits for the customer's yes."""
    async with deps.database.begin() as session:
        return cast(
            "str | None",
            await session.scalar(
                select(ChangeRow.key)
                .where(
                    ChangeRow.store_id == visit.store.id,
                    ChangeRow.customer_id == visit.customer.id,
                    ChangeRow.order_id == order_id,
                    ChangeRow.state == "proposed",
                    ChangeRow.expires_at > deps.clock.now(),
                )
                .order_by(ChangeRow.id.desc())
                .limit(1)
            ),
        )
