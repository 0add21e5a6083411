"""A template filled in on a ticket: with what is true at this moment, of the customer who has proved who they are.

The conversation that the answer goes out on decides: where its customer has proved nothing, or is another than the
ticket's, or where the answer goes to an address that is not theirs, no order is told of (S1-64, D9a). Orders are read
from the shop each time, while no transaction is open (S5-20); where it does not answer, nothing is left out for that.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sqlalchemy.ext.asyncio import AsyncSession

from commerce.port import Order, Shop
from commerce.terms import Source, Unknown, UnknownWhy
from conversations import inbox
from conversations.inbox import Conversation
from conversations.messages import ChannelKind
from customers.identity import CustomerInfo, get_customer
from helpdesk.deps import Deps
from helpdesk.replies import telling
from helpdesk.replies.templates import in_store
from helpdesk.replies.variables import CATALOGUE, Filled, Gap, Of, Parsed, Values, fill, one_line, parse
from helpdesk.replies.voice import Chosen, choose, read_texts
from helpdesk.tickets.acting import begin
from helpdesk.tickets.models import TicketRow
from helpdesk.tickets.replying import latest_conversation
from helpdesk.tickets.ways import Way, way_of
from kit.auth import Actor
from kit.errors import AppError, NotFound
from knowledge.policies import terms
from stores.stores import Store, get_store


@dataclass(frozen=True, slots=True)
class Given:
    """What whoever answers has typed in; `order` names another order of the same customer than the ticket's."""

    note: str = ""
    reason: str = ""
    amount: Decimal | None = None
    currency: str = ""
    order: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """The ticket and the conversation that an answer goes out on; `unproved` says why no order may be told of."""

    ticket: TicketRow
    store: Store
    conversation: Conversation
    way: Way
    customer: CustomerInfo | None
    unproved: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence of the store's own articles; `as_of` is the day on which it was last certain, if that is in doubt."""

    variable: str
    source: Source
    as_of: date | None


@dataclass(frozen=True, slots=True)
class Reply:
    """A template filled in: words for the composer, which whoever answers may change."""

    key: str
    name: str
    chosen: Chosen
    filled: Filled
    cited: tuple[Cited, ...] = ()
    order: Order | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    """Values, and where they stand."""

    values: Values
    cited: tuple[Cited, ...] = ()
    order: Order | None = None


@dataclass(frozen=True, slots=True)
class Bound:
    """A template as it speaks in a place: chosen and read, not filled yet."""

    key: str
    name: str
    chosen: Chosen
    parsed: Parsed


async def find_place(session: AsyncSession, deps: Deps, actor: Actor, ticket_id: int) -> Place:
    """Look where an answer to a ticket would go out. Raises NotFound, and Conflict with code `moved_on`."""
    acting = await begin(session, actor, ticket_id)
    ticket = await session.get_one(TicketRow, acting.ticket_id)
    conversation = await inbox.get(session, await latest_conversation(session, acting))
    way = await way_of(session, deps.live, conversation.id)
    customer = None
    if conversation.customer_id is not None:
        customer = await get_customer(session, ticket.store_id, conversation.customer_id)
    store = await get_store(session, ticket.store_id)
    return Place(ticket, store, conversation, way, customer, _unproved(ticket, customer, way))


def bind_draft(place: Place, texts: Mapping[str, str]) -> Bound:
    """Return words that are not saved yet as they would be said in a conversation. Raises Invalid."""
    settings = place.store.settings
    chosen = choose(read_texts(texts), place.conversation.language, settings.language, settings.guidance.tone)
    return Bound("", "", chosen, parse(chosen.text))


async def bind(session: AsyncSession, place: Place, key: str) -> Bound:
    """Find the template that counts, and the text of it that is said in this conversation. Raises NotFound."""
    row = await in_store(session, place.store.id, key)
    settings = place.store.settings
    chosen = choose(row.texts, place.conversation.language, settings.language, settings.guidance.tone)
    return Bound(row.key, row.name, chosen, parse(chosen.text))


async def fill_in(deps: Deps, actor: Actor, place: Place, bound: Bound, given: Given) -> Reply:
    """Fill a template with what is true now.

    Raises:
        Invalid: with code `values_missing`, `text_too_long`, `text_empty`, `reason_unknown` or `amount_invalid`.
    """
    given = with_currency(place, given)
    if given.reason:
        telling.check_reason(given.reason)
    if given.amount is not None:
        telling.check_amount(given.amount, given.currency)
    read = await _values(deps, actor, place, bound, given)
    return Reply(bound.key, bound.name, bound.chosen, fill(bound.parsed, read.values), read.cited, read.order)


def with_currency(place: Place, given: Given) -> Given:
    """Return what was given, its amount in the order's currency where none was named."""
    if given.amount is None or given.currency:
        return given
    return replace(given, currency=place.ticket.order_currency)


async def _values(deps: Deps, actor: Actor, place: Place, bound: Bound, given: Given) -> _Read:
    """Read what a text asks for, and nothing besides."""
    language, parsed = bound.chosen.language, bound.parsed
    settings = place.store.settings
    values: dict[str, str | Gap] = {
        "store.name": one_line(place.store.name),
        "store.hours": telling.hours_said(settings.hours, language),
        "agent.name": one_line(actor.name) or Gap("Your name is not known."),
        "signature": settings.replies.signature or Gap("The store has no signature."),
        **_of_customer(place),
        **_given(given, language),
    }
    cited: tuple[Cited, ...] = ()
    if parsed.asks_of(Of.POLICY):
        known, cited = await _policies(deps, place, language)
        values |= known
    order: Order | Gap | None = None
    if parsed.asks_of(Of.ORDER):
        order = await _order(deps.shops(place.store), place, given.order.strip())
        look = telling.Look(language, place.store, deps.clock.now())
        values |= telling.order_values(order, look) if isinstance(order, Order) else _without(parsed, order)
    cited = tuple(one for one in cited if one.variable in parsed.names)
    return _Read(values, cited, order if isinstance(order, Order) else None)


def _without(parsed: Parsed, gap: Gap) -> Values:
    """Return every value of an order that a text asks for as missing."""
    return {name: gap for name in parsed.names if CATALOGUE[name].of is Of.ORDER}


def _unproved(ticket: TicketRow, customer: CustomerInfo | None, way: Way) -> str:
    """Return why no order may be told of here, or nothing where it may."""
    if customer is None:
        return "The customer has not proved who they are in this conversation. Ask them to sign in."
    if ticket.customer_id != customer.id:
        return "Whoever writes here is not the customer whose ticket this is."
    if way.kind == ChannelKind.EMAIL and way.address.casefold() != customer.email.casefold():
        return "The answer would go to an address that the customer has not proved to be theirs."
    return ""


def _of_customer(place: Place) -> Values:
    """Return the name as it is known, or as they gave it themselves: it tells nobody what they do not know."""
    name = one_line(place.customer.name if place.customer else str(place.conversation.contact.get("name") or ""))
    if not name or "@" in name:
        gap = Gap("The customer's name is not known.")
        return {"customer.name": gap, "customer.first_name": gap}
    return {"customer.name": name, "customer.first_name": name.split()[0]}


def _given(given: Given, language: str) -> Values:
    note = "\n".join(one_line(line) for line in given.note.strip().splitlines())
    amount = given.amount
    return {
        "note": note or Gap("No note was written."),
        "reason": telling.reason_said(given.reason, language) if given.reason else Gap("Choose a reason."),
        "amount": Gap("Give an amount.") if amount is None else telling.amount_said(amount, given.currency, language),
    }


async def _policies(deps: Deps, place: Place, language: str) -> tuple[Values, tuple[Cited, ...]]:
    """Read the sentences on returns and cancelling, each with its article."""
    async with deps.database.look() as session:
        known = await terms(session, place.store.id, language)
    values: dict[str, str | Gap] = {}
    cited = []
    for variable, found in (("policy.returns", known.return_window), ("policy.cancellation", known.cancel_window)):
        if isinstance(found, Unknown):
            is_missing = found.why is UnknownWhy.MISSING
            why = "do not say it" if is_missing else "contradict each other on it"
            values[variable] = Gap(f"The store's articles {why}.")
        else:
            values[variable] = one_line(found.source.sentence)
            cited.append(Cited(variable, found.source, found.source.as_of(place.store.today(deps.clock.now()))))
    return values, tuple(cited)


async def _order(shop: Shop | None, place: Place, name: str) -> Order | Gap:
    """Read the order from the shop, for the proved customer alone: a name that is typed in finds only their own."""
    if place.unproved or place.customer is None:
        return Gap(place.unproved)
    if shop is None:
        return Gap("No shop is connected to this store.")
    try:
        return await _read(shop, place.customer.shop_customer_id, place.ticket.order_id, name)
    except NotFound as error:
        return Gap(error.detail)
    except AppError as error:
        return Gap(f"The shop could not be asked. {error.detail}", must_wait=True)


async def _read(shop: Shop, customer_id: str, order_id: str, name: str) -> Order:
    if not name and not order_id:
        raise NotFound("The ticket is about no order that is known. Name one.")
    found = await shop.order_named(customer_id, name) if name else await shop.order(customer_id, order_id)
    if found is None:
        raise NotFound(f"The customer has no order {one_line(name)}.")
    return found
