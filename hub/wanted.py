"""Whether a customer wants to hear of their parcels before they ask (S5-30): their word, given and taken back here."""

from functools import partial

from fastapi import APIRouter, Request
from fastapi.responses import Response

from customers.consent import Agreed, last_word, record_of
from hub import faults
from hub.deps import Deps
from hub.visit import SignedIn, read_form, signed_in
from kit import audit
from kit.errors import Invalid

PATH = "/messages"
SOURCE = "hub"
"""How a word was given, as it is kept with it."""


def routes(deps: Deps) -> APIRouter:
    """Return the way in for the switch on the page of orders."""
    router = faults.router(deps)
    router.add_api_route(f"/hub/{{store_key}}{PATH}", partial(switch, deps), methods=["POST"])
    return router


async def switch(deps: Deps, request: Request) -> Response:
    """Write down that the customer wants messages, or no longer; what waits for them is taken back then."""
    visit = await signed_in(deps, request)
    wants = (await read_form(request)).get("wants", "")
    if wants not in {"yes", "no"}:
        raise Invalid("This form cannot be read. Open the page again and send it once more.")
    async with deps.database.begin() as session:
        is_new = await record_of(
            session,
            deps.clock,
            store_id=visit.store.id,
            customer_id=visit.customer.id,
            what=Agreed.MESSAGES,
            is_given=wants == "yes",
            source=SOURCE,
        )
        if is_new:
            subject = f"customer:{visit.customer.id}"
            audit.record(
                session,
                deps.clock,
                store_id=visit.store.id,
                actor=subject,
                act="customer.consent_said",
                subject=subject,
                messages=wants == "yes",
                source=SOURCE,
            )
    return visit.look.go("/orders")


async def wanted(deps: Deps, visit: SignedIn) -> bool | None:
    """Return whether a customer wants messages; None where the store writes to nobody first, and nothing is asked."""
    if not visit.store.settings.proactive.active:
        return None
    async with deps.database.begin() as session:
        word = await last_word(session, visit.customer.id, Agreed.MESSAGES)
    return word is not None and word.is_given
