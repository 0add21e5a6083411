"""The interface of consent: whether a customer wants to be written to first, by their last word, and who says so."""

from datetime import datetime

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict

from customers.consent import Agreed, consents, record_of
from helpdesk.deps import Deps, staff
from helpdesk.tickets.profile_api import CUSTOMERS, READ, WRITE, Id, check_customer
from kit import audit
from kit.auth import Actor


class ConsentShown(BaseModel):
    """A customer's last word on one thing: `activity`, or `messages` that the shop begins.

    `source` says how it was given: `hub`, `webchat`, `api:<key>` or `staff:<person>`.
    """

    what: str
    is_given: bool
    source: str
    at: datetime


class ConsentSaid(BaseModel):
    """Whether the customer agrees that the shop writes to them first, of their parcels."""

    model_config = ConfigDict(extra="forbid")

    messages: bool


def routes(deps: Deps) -> APIRouter:
    """Return the routes of consent."""
    router = APIRouter(tags=["customers"])

    @router.get(CUSTOMERS + "/{customer_id}/consent")
    async def words(request: Request, customer_id: Id) -> list[ConsentShown]:
        """Tell what a customer agreed to or took back, by their last word on each; what was never asked is left out."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, READ)
            customer = await check_customer(session, actor, customer_id)
            found = await consents(session, customer_id=customer.id)
        return [ConsentShown.model_validate(one, from_attributes=True) for one in found]

    @router.put(CUSTOMERS + "/{customer_id}/consent")
    async def say(request: Request, customer_id: Id, body: ConsentSaid) -> list[ConsentShown]:
        """Write down what a customer told you; a word taken back takes back what waits to be sent to them."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, WRITE)
            customer = await check_customer(session, actor, customer_id)
            is_new = await record_of(
                session,
                deps.clock,
                store_id=customer.store_id,
                customer_id=customer.id,
                what=Agreed.MESSAGES,
                is_given=body.messages,
                source=_source(actor),
            )
            if is_new:
                audit.record(
                    session,
                    deps.clock,
                    store_id=customer.store_id,
                    actor=actor.mark,
                    act="customer.consent_said",
                    subject=f"customer:{customer.id}",
                    messages=body.messages,
                    source=_source(actor),
                )
            found = await consents(session, customer_id=customer.id)
        return [ConsentShown.model_validate(one, from_attributes=True) for one in found]

    return router


def _source(actor: Actor) -> str:
    """Return how a word came to us, as properties have it."""
    return f"api:{actor.key_id}" if actor.key_id is not None else actor.mark
