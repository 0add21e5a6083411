"""The interface of profiles: of a ticket, of a customer, customers by name or address, and their properties."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import ColumnElement, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from customers import predictions
from customers.identity import CustomerInfo, customers_known, get_customer
from customers.models import CustomerRow
from customers.properties import STANDARD, Type, properties_of, put
from helpdesk.deps import PREFIX, Deps, staff
from helpdesk.tickets.access import check_ticket, seen_by
from helpdesk.tickets.models import TicketRow
from helpdesk.tickets.profile import gather, of_customer, of_ticket
from helpdesk.tickets.profile_view import ProfileBody, PropertyBody, WhoBody, show, show_property
from kit import audit
from kit.auth import Actor
from kit.errors import NotFound
from kit.web import Page, decode_cursor, encode_cursor
from stores.stores import find_store

READ, WRITE = "customers:read", "customers:write"
CUSTOMERS = "/api/v1/customers"
MOST_AT_ONCE = 200
LARGEST_ID = 2**31 - 1

Id = Annotated[int, Path(ge=1, le=LARGEST_ID)]
Properties = Annotated[dict[str, Any], Field(min_length=1, max_length=MOST_AT_ONCE)]


class Write(BaseModel):
    """Properties to write, by name: a text, a number, true or false, a list of texts; null removes one."""

    model_config = ConfigDict(extra="forbid")

    properties: Properties


class WriteByShop(Write):
    """The same, for the customer with this id at the shop."""

    store: str = Field(max_length=100)
    shop_customer_id: str = Field(min_length=1, max_length=200)


class StandardBody(BaseModel):
    """A standard property: its name begins with $."""

    name: str
    type: Type
    meaning: str


def routes(deps: Deps) -> APIRouter:
    """Return the interface of profiles."""
    router = APIRouter(tags=["customers"])
    _profiles(router, deps)
    _list(router, deps)
    _properties(router, deps)
    return router


def _profiles(router: APIRouter, deps: Deps) -> None:
    @router.get(PREFIX + "/tickets/{ticket_id}/profile")
    async def of_one(request: Request, ticket_id: Id) -> ProfileBody:
        """Tell everything that is known of whoever a ticket is with: customer, orders, cart, pages and device."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, READ)
            subject = await of_ticket(session, await check_ticket(session, actor, ticket_id))
        return show(await gather(deps, actor, subject))

    @router.get(CUSTOMERS + "/{customer_id}")
    async def of_somebody(request: Request, customer_id: Id) -> ProfileBody:
        """Tell everything that is known of a customer."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, READ)
            subject = await of_customer(session, await check_customer(session, actor, customer_id))
        return show(await gather(deps, actor, subject))


def _list(router: APIRouter, deps: Deps) -> None:
    @router.get(CUSTOMERS)
    async def find(
        request: Request,
        q: Annotated[str, Query(max_length=200)] = "",
        store: Annotated[str, Query(max_length=100)] = "",
        cursor: Annotated[str | None, Query(max_length=200)] = None,
        limit: Annotated[int, Query(ge=1, le=100)] = 50,
    ) -> Page[WhoBody]:
        """List customers whose name or address contains `q`, those who came last first."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, READ)
            query = select(CustomerRow).where(_seen_by(actor))
            if store:
                query = query.where(CustomerRow.store_id == (await find_store(session, store)).id)
            if words := q.replace("\x00", "").strip():
                found = (column.icontains(words, autoescape=True) for column in (CustomerRow.name, CustomerRow.email))
                query = query.where(or_(*found))
            if cursor:
                query = query.where(CustomerRow.id < min(decode_cursor(cursor, (int,))[0], LARGEST_ID))
            rows = (await session.scalars(query.order_by(CustomerRow.id.desc()).limit(limit + 1))).all()
        items = [WhoBody.model_validate(row, from_attributes=True) for row in rows[:limit]]
        return Page(items=items, next=encode_cursor([items[-1].id]) if len(rows) > limit else None)


def _properties(router: APIRouter, deps: Deps) -> None:
    @router.get(CUSTOMERS + "/properties/standard")
    async def standard(request: Request) -> list[StandardBody]:
        """List the standard properties: what each is called, its type, and what it means."""
        async with deps.database.begin() as session:
            await staff(deps, request, session, READ)
        return [StandardBody(name=name, type=kind, meaning=words) for name, (kind, words) in STANDARD.items()]

    @router.put(CUSTOMERS + "/properties")
    async def write_by_shop(request: Request, body: WriteByShop) -> list[PropertyBody]:
        """Write properties of the customer with this id at the shop, all of them or none; returns all there are."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, WRITE)
            store = await find_store(session, body.store)
            known = await customers_known(session, store.id, [body.shop_customer_id.replace("\x00", "")])
            if not known:
                raise _unknown()
            (named,) = known.values()
            customer = await check_customer(session, actor, named.id)
            return await _write(session, deps, actor, customer, body.properties)

    @router.put(CUSTOMERS + "/{customer_id}/properties")
    async def write(request: Request, customer_id: Id, body: Write) -> list[PropertyBody]:
        """Write properties of a customer, all of them or none, which then win over ours; returns all there are."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, WRITE)
            customer = await check_customer(session, actor, customer_id)
            return await _write(session, deps, actor, customer, body.properties)


async def check_customer(session: AsyncSession, actor: Actor, customer_id: int) -> CustomerInfo:
    """Read a customer whom somebody may see. Raises NotFound: that there is one is not told either."""
    query = select(CustomerRow.store_id).where(CustomerRow.id == customer_id, _seen_by(actor))
    store_id = await session.scalar(query)
    if store_id is None:
        raise _unknown()
    return await get_customer(session, store_id, customer_id)


async def _write(
    session: AsyncSession, deps: Deps, actor: Actor, customer: CustomerInfo, values: Mapping[str, Any]
) -> list[PropertyBody]:
    source = f"api:{actor.key_id}" if actor.key_id is not None else actor.mark
    await put(session, deps.clock, customer.store_id, customer.id, values, source=source)
    if any(value is None for value in values.values()):
        await predictions.restore(session, deps.clock, customer)
    audit.record(
        session,
        deps.clock,
        store_id=customer.store_id,
        actor=actor.mark,
        act="customer.properties",
        subject=f"customer:{customer.id}",
        names=sorted(values),
        source=source,
    )
    return [show_property(one) for one in await properties_of(session, customer.id)]


def _seen_by(actor: Actor) -> ColumnElement[bool]:
    """Return what is true of the customers that somebody may see: of their stores, and with a ticket of their teams."""
    condition: ColumnElement[bool] = true()
    if actor.stores is not None:
        condition &= CustomerRow.store_id.in_(actor.stores)
    if actor.teams is not None:
        condition &= select(TicketRow.id).where(TicketRow.customer_id == CustomerRow.id, seen_by(actor)).exists()
    return condition


def _unknown() -> NotFound:
    return NotFound("There is no such customer.", code="customer_not_found")
