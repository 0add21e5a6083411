"""The SQL of a condition and its plain Python tell the same, on random trees over random data (issue 6, routing)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.models import ConversationRow
from customers.models import CustomerEventRow, CustomerPropertyRow, CustomerRow, CustomerSessionRow, VisitorRow
from helpdesk.routing.comparing import lower
from helpdesk.routing.compiling import BOUND, asking, matches
from helpdesk.routing.conditions import leaves
from helpdesk.routing.matching import Event, Snapshot
from helpdesk.routing.matching import holds_leaf as python_leaf
from helpdesk.routing.matching import matches as python_matches
from helpdesk.routing.reading import read_condition, write_condition
from helpdesk.tickets.desk import describe
from helpdesk.tickets.models import ThreadRow, TicketRow
from kit.db import Database
from stores.models import StoreRow
from stores.stores import Store
from tests.helpdesk.routing.random_trees import MATTERS, NOW, TREES

COUNT = iter(range(10**9))


async def fill(session: AsyncSession, store: Store, matter: Mapping[str, Any]) -> tuple[int, Snapshot]:
    """Write one ticket with all that is known of its customer; returns its number and what Python is to judge."""
    customer, other = [await _customer(session, store) for _ in range(2)]
    owner = {"unproved": None, "theirs": customer, "another's": other}[matter["session_is"]]
    browser = CustomerSessionRow(
        store_id=store.id, key_print=str(next(COUNT)), kind="webchat", customer_id=owner, expires_at=NOW, created_at=NOW
    )
    ticket = TicketRow(
        store_id=store.id,
        opened_at=NOW,
        updated_at=NOW,
        holder="agent",
        last_message_id=0,
        **{"order_id": "", "order_name": "", "is_preview": False, **matter["ticket"]},
        customer_id=customer if matter["is_known"] else None,
    )
    session.add_all([browser, ticket])
    await session.flush()
    await _talk(session, store, ticket, browser)
    session.add(VisitorRow(session_id=browser.id, store_id=store.id, country=matter["visitor"], seen_at=NOW))
    session.add_all(
        CustomerPropertyRow(
            customer_id=customer, name=name, store_id=store.id, value={"is": value}, source="shop", updated_at=NOW
        )
        for name, value in matter["properties"].items()
    )
    session.add_all([_event(store, one, customer_id=customer) for one in matter["events"]])
    session.add_all([_event(store, one, session_id=browser.id) for one in matter["browsed"]])
    await session.flush()
    is_theirs = owner is None or (matter["is_known"] and owner == customer)
    events = (matter["events"] if matter["is_known"] else []) + (matter["browsed"] if is_theirs else [])
    known = {name: [value] for name, value in matter["properties"].items()} if matter["is_known"] else {}
    if not matter["is_known"] and is_theirs:
        known["$country"] = [matter["visitor"]]
    return ticket.id, Snapshot(describe(ticket), store.key, [Event(*one) for one in events], known)


async def _customer(session: AsyncSession, store: Store) -> int:
    row = CustomerRow(store_id=store.id, shop_customer_id=str(next(COUNT)), email="", name="", created_at=NOW)
    session.add(row)
    await session.flush()
    return row.id


async def _talk(session: AsyncSession, store: Store, ticket: TicketRow, browser: CustomerSessionRow) -> None:
    talk = ConversationRow(
        key=str(next(COUNT)),
        store_id=store.id,
        channel="webchat",
        manner="webchat",
        session_id=browser.id,
        created_at=NOW,
        updated_at=NOW,
    )
    session.add(talk)
    await session.flush()
    session.add(
        ThreadRow(
            ticket_id=ticket.id,
            home_ticket_id=ticket.id,
            conversation_id=talk.id,
            first_message_id=1,
            seen_message_id=1,
            created_at=NOW,
        )
    )


def _event(store: Store, one: tuple[str, datetime, dict[str, Any]], **of: int) -> CustomerEventRow:
    name, at, facts = one
    return CustomerEventRow(
        store_id=store.id, name=name, happened_at=at, facts=facts, once=str(next(COUNT)), kept_at=NOW, **of
    )


@settings(
    max_examples=20,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(matters=st.lists(MATTERS, min_size=2, max_size=5), trees=st.lists(TREES, min_size=12, max_size=12))
async def test_sql_and_python_tell_the_same(
    database: Database, store: Store, matters: Sequence[Mapping[str, Any]], trees: Sequence[dict[str, Any]]
) -> None:
    """S2-11, S2-12, S2-14, S2-17, S2-20, S2-22: any combination of the three kinds, 240 trees over random customers."""
    async with database._sessions() as session:  # noqa: SLF001 - rolled back, so that every example begins empty
        if await session.get(StoreRow, store.id) is None:
            pytest.fail("the store is gone")
        known = dict([await fill(session, store, matter) for matter in matters])
        for tree in map(read_condition, trees):
            assert read_condition(write_condition(tree)) == tree
            told = await matches(session, known, tree, NOW)
            assert told == {one for one, snapshot in known.items() if python_matches(tree, snapshot, NOW)}, tree
            single = [leaf for _, leaf in leaves(tree) if not hasattr(leaf, "ticket")]
            if single:
                await _ask_each(session, known, single)


async def _ask_each(session: AsyncSession, known: Mapping[int, Snapshot], single: Sequence[Any]) -> None:
    for ticket_id, snapshot in known.items():
        values = {"ticket_id": ticket_id, "customer_id": snapshot.ticket.customer_id, "at": NOW}
        told = (await session.execute(asking(single), values)).one()
        assert list(told) == [python_leaf(leaf, snapshot, NOW) for leaf in single], (single, BOUND)


async def test_letters_fall_alike_in_both(database: Database) -> None:
    signs = [chr(code) for code in range(1, 0x1_0000) if not 0xD800 <= code < 0xE000 and chr(code).isprintable()]
    async with database.look() as session:
        told = await session.scalar(select(func.lower("".join(signs))))
    different = [sign for sign, low in zip(signs, str(told), strict=True) if lower(sign) != low]
    assert different == []
