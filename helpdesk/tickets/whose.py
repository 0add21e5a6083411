"""Whose number or address wrote, by the shop's word, for putting tickets together alone (D7, S5-37).

It counts only where it is one customer's and nobody else's, and an address only where a letter has proved that it came
from there (DKIM, DMARC). No order is ever shown because of it (D9a).
"""

import re
from collections.abc import Mapping
from dataclasses import replace

import structlog

from commerce.port import Shop, ShopCustomer
from customers.identity import customers_known
from customers.models import CustomerRow
from helpdesk.deps import Deps
from helpdesk.tickets.matching import Candidate
from kit.errors import Permanent, Unauthorised
from stores.stores import Store

_SIGNS = re.compile(r"[^0-9+]")
"""What people write between the digits of a number."""
log = structlog.get_logger()
Whose = Mapping[str, int]
"""Telephone numbers and addresses that the shop knows as one customer's and nobody else's, with that customer."""


async def ask_shop(deps: Deps, store: Store, mine: Candidate, beside: frozenset[str]) -> Whose:
    """Ask whose number or address wrote, or which ones are the customer's: one that is two customers' is nobody's.

    `beside` are addresses that wrote in the same threads. A shop that refuses us knows nobody; one that is silent
    raises Temporary.
    """
    shop, wrote = deps.shops(store), mine.phones | mine.proved_emails | beside
    if shop is None or (mine.customer_id is None and not wrote):
        return {}
    try:
        asked = set(wrote) if mine.customer_id is None else wrote | await _of_customer(deps, shop, mine)
        found = {one: await _customers_at(shop, one) for one in sorted(asked)}
    except (Permanent, Unauthorised) as error:
        log.warning("number_not_looked_up", store=store.key, problem=error.detail)
        return {}
    alone = {one: known[0].id for one, known in found.items() if len(known) == 1}
    async with deps.database.look() as session:
        ours = await customers_known(session, store.id, alone.values())
    return {one: ours[shop_id].id for one, shop_id in alone.items() if shop_id in ours}


def known_as(one: Candidate, whose: Whose) -> Candidate:
    """Return a candidate with the customer that its numbers and proved addresses tell of, if all tell of the same."""
    told = {whose.get(way) for way in one.phones | one.proved_emails}
    known = next(iter(told)) if len(told) == 1 else None
    return replace(one, known_as=known) if one.customer_id is None else one


async def _customers_at(shop: Shop, way: str) -> tuple[ShopCustomer, ...]:
    if "@" not in way:
        return await shop.customers_by_phone(way)
    known = await shop.customer_by_email(way)
    return (known,) if known is not None else ()


async def _of_customer(deps: Deps, shop: Shop, mine: Candidate) -> set[str]:
    async with deps.database.look() as session:
        row = await session.get_one(CustomerRow, mine.customer_id)
    known = await shop.customer(row.shop_customer_id)
    if known is None:
        return set()
    return {_SIGNS.sub("", known.phone), known.email.strip().lower()} - {""}
