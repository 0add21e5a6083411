"""A macro used on a ticket in two clicks: look at it, and send it (S5-23). What it decides, it writes down (S5-28).

In one transaction the answer goes out, the ticket is tagged, and the outcome stands in its story with who, when and
why. No shop is called to do anything and no money is moved (D9b): shops are read alone, and only before it begins.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.models import MessageRow
from helpdesk.deps import Deps
from helpdesk.replies.asking import Asks, Chosen, asks_of, check, tags_of
from helpdesk.replies.filling import Given, Place, Reply, bind, fill_in, find_place, with_currency
from helpdesk.replies.models import MacroRow, MacroUseRow
from helpdesk.replies.owned import counts_in
from helpdesk.replies.variables import unfilled
from helpdesk.tickets.acts import put_tag
from helpdesk.tickets.desk import changing
from helpdesk.tickets.life import Kind
from helpdesk.tickets.replying import Answer, Sent, Then, external_id_of, reply
from kit.auth import Actor
from kit.errors import Conflict, Invalid, NotFound


@dataclass(frozen=True, slots=True)
class Preview:
    """A macro before it is sent: without `reply` what is `missing` is to be given first, or mended."""

    macro: MacroRow
    place: Place
    asks: Asks
    tags: tuple[str, ...]
    reply: Reply | None
    missing: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Edited:
    """The words of a preview, perhaps changed, with what they were made for."""

    text: str
    conversation_id: int
    shows_order: bool


@dataclass(frozen=True, slots=True)
class Use:
    """The second click. Without `edited` the words are filled in as they are true then."""

    seen: int
    client_id: str
    given: Given
    edited: Edited | None = None


@dataclass(frozen=True, slots=True)
class Used:
    """What was written down of a use, and the answer that is on its way."""

    row: MacroUseRow
    sent: Sent


async def look_at(session: AsyncSession, deps: Deps, actor: Actor, ticket_id: int, macro_id: int) -> Chosen:
    """Find a macro and its words on a ticket.

    Raises:
        NotFound: with code `ticket_not_found` or `macro_not_found`: also where it counts in other stores alone.
        Conflict: with code `template_retired`, or `moved_on`.
    """
    place = await find_place(session, deps, actor, ticket_id)
    macro = await session.scalar(select(MacroRow).where(MacroRow.id == macro_id, counts_in(MacroRow, place.store.id)))
    if macro is None:
        raise NotFound("There is no such macro in this store.", code="macro_not_found")
    try:
        bound = await bind(session, place, macro.template_key)
    except NotFound as error:
        sentence = f"The template /{macro.template_key} of this macro is not used any more. Bind it to another."
        raise Conflict(sentence, code="template_retired") from error
    return Chosen(macro, place, bound)


async def preview(deps: Deps, actor: Actor, found: Chosen, given: Given) -> Preview:
    """Show what a macro would say and do, and what it asks for; nothing is sent or written. Raises Invalid."""
    macro, place = found.macro, found.place
    asks = asks_of(found)
    missing: dict[str, str] = {}
    given = with_currency(found.place, given)
    if asks.reasons and not given.reason:
        missing["reason"] = "Choose a reason."
    if asks.amount and given.amount is None:
        missing["amount"] = "Give an amount."
    check(found, given)
    filled: Reply | None = None
    try:
        filled = await fill_in(deps, actor, place, found.bound, given)
    except Invalid as error:
        if error.code != "values_missing":
            raise
        told = error.facts["missing"]
        missing |= {one["variable"]: one["why"] for one in told} if isinstance(told, list) else {}
    return Preview(macro, place, asks, tags_of(macro, given.reason), None if missing else filled, missing)


async def use(deps: Deps, actor: Actor, found: Chosen, wanted: Use) -> Used:
    """Send a macro's answer and write down what was decided, all of it or nothing; repeated it changes nothing more.

    Raises:
        Invalid: with code `values_missing`, `reason_needed`, `reason_unknown`, `amount_needed`, `amount_invalid`,
            `amount_too_large`, `variable_left`, or as `helpdesk.tickets.replying.reply`.
        Conflict: with code `answered_meanwhile`, `moved_on`, `unproved` or `client_id_taken`.
    """
    given = with_currency(found.place, wanted.given)
    async with deps.database.look() as session:
        known = await _known(session, actor, found, wanted.client_id)
    if known is not None:
        place = found.place
        return Used(known, Sent(place.ticket.id, known.message_id, place.way, place.conversation.id, is_new=False))
    check(found, given, is_final=True)
    text = await _words(deps, actor, found, given, wanted.edited)
    answer = Answer(text, wanted.seen, wanted.client_id, cast("Then", found.macro.then))
    async with deps.database.begin() as session:
        sent = await reply(session, deps.desk, deps.live, actor, found.place.ticket.id, answer)
        if not sent.is_new:
            again = await session.scalar(select(MacroUseRow).where(MacroUseRow.message_id == sent.message_id))
            return Used(_same(again, found), sent)
        if (sent.conversation_id, sent.way.address) != (found.place.conversation.id, found.place.way.address):
            raise _moved()
        return Used(await _write(session, deps, actor, found, given, sent), sent)


async def _words(deps: Deps, actor: Actor, found: Chosen, given: Given, edited: Edited | None) -> str:
    """Return the words that go out: as they were looked at and perhaps changed, or as they are true now."""
    if edited is None:
        return (await fill_in(deps, actor, found.place, found.bound, given)).filled.text
    if edited.conversation_id != found.place.conversation.id:
        raise _moved()
    if edited.shows_order and found.place.unproved:
        raise Conflict(f"These words tell of an order. {found.place.unproved}", code="unproved")
    if name := unfilled(edited.text):
        raise Invalid(f"{{{{{name}}}}} still stands in the text. Fill it in, or take it out.", code="variable_left")
    return edited.text


async def _known(session: AsyncSession, actor: Actor, found: Chosen, client_id: str) -> MacroUseRow | None:
    """Return the use that was written down under this id before."""
    query = (
        select(MacroUseRow)
        .join(MessageRow, MessageRow.id == MacroUseRow.message_id)
        .where(MacroUseRow.ticket_id == found.place.ticket.id, MacroUseRow.person_id == actor.id)
        .where(MessageRow.external_id == external_id_of(actor, client_id))
    )
    row = await session.scalar(query.order_by(MacroUseRow.id))
    return None if row is None else _same(row, found)


def _same(row: MacroUseRow | None, found: Chosen) -> MacroUseRow:
    """Return a use that is this macro's; raises Conflict where its id is another answer's."""
    if row is None or row.macro_id != found.macro.id:
        raise Conflict("Another answer was sent under this id. Send it with a new one.", code="client_id_taken")
    return row


async def _write(
    session: AsyncSession, deps: Deps, actor: Actor, found: Chosen, given: Given, sent: Sent
) -> MacroUseRow:
    macro = found.macro
    told: dict[str, Any] = {"macro_id": macro.id, "outcome": macro.outcome, "reason": given.reason}
    told |= {"message_id": sent.message_id, "conversation_id": sent.conversation_id}
    async with changing(session, deps.desk, sent.ticket_id) as opened:
        for tag in tags_of(macro, given.reason):
            put_tag(opened, actor, tag)
        opened.change(Kind.OUTCOME, by=actor.mark, **told)
    row = MacroUseRow(
        macro_id=macro.id,
        ticket_id=sent.ticket_id,
        message_id=sent.message_id,
        person_id=actor.id,
        outcome=macro.outcome,
        reason=given.reason,
        amount=given.amount,
        currency=given.currency if given.amount is not None else "",
        at=deps.clock.now(),
    )
    session.add(row)
    await session.flush()
    return row


def _moved() -> Conflict:
    return Conflict("The answer would go out elsewhere now. Look at it again, then send it.", code="moved_on")
