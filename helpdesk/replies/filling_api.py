"""The interface of replies on a ticket: a template filled in, and a macro in two clicks (S5-23)."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from conversations.messages import ChannelKind
from helpdesk.deps import PREFIX, Deps, staff
from helpdesk.replies import macros, using
from helpdesk.replies.filling import Given, Place, Reply, bind, bind_draft, fill_in, find_place
from helpdesk.replies.macros import Wanted
from helpdesk.replies.macros_api import MacroShown, show_macro
from helpdesk.replies.templates import MOST_TEXTS
from helpdesk.replies.templates_api import Number
from helpdesk.replies.variables import CATALOGUE, Of
from helpdesk.tickets.acting import begin, check_chat
from helpdesk.tickets.api import Number as TicketNumber
from helpdesk.tickets.shown import Body, TicketBody, WayBody, show_ticket, show_way
from kit.text_messages import fold, segments

READ, WRITE = "tickets:read", "tickets:write"
MOST_MACROS = 200
LONGEST_NOTE = 500


class GivenBody(BaseModel):
    """What whoever answers types in besides; none of it is needed unless the text asks for it."""

    model_config = ConfigDict(extra="forbid")

    note: str = Field(default="", max_length=LONGEST_NOTE)
    """A short note of your own, where the text has room for one (S5-22)."""
    reason: str = Field(default="", max_length=40)
    amount: Decimal | None = Field(default=None, max_digits=20, decimal_places=4)
    currency: str = Field(default="", max_length=3)
    """Three letters; the order's where it is left out."""
    order: str = Field(default="", max_length=80)
    """Another order of the same customer than the ticket's, by its name."""

    def given(self) -> Given:
        """Return it in the words of filling."""
        return Given(self.note, self.reason, self.amount, self.currency.upper(), self.order)


class TriedBody(GivenBody):
    """Words of a template that are not saved yet."""

    texts: dict[str, Annotated[str, Field(max_length=20_000)]] = Field(max_length=MOST_TEXTS)


class MissingShown(BaseModel):
    """A variable without a value, and why."""

    variable: str
    why: str


class CitedShown(BaseModel):
    """A sentence of the store's own articles that stands in the text."""

    variable: str
    article_id: int
    title: str
    heading: str
    sentence: str
    language: str
    as_of: date | None
    """The day on which it was last certain, where the article is overdue for a review."""


class FilledShown(BaseModel):
    """A canned reply with its values, ready for the composer; nothing was sent."""

    key: str
    name: str
    text: str
    language: str
    """The language of the text."""
    is_fallback: bool
    """There is no text in the customer's language, so another one was taken."""
    tone: str
    """The tone of the text; empty for the plain one."""
    left_out: list[MissingShown]
    """What the text did without, and why, besides what you could have typed in."""
    cited: list[CitedShown]
    order_name: str
    """The order that it tells of; empty where it tells of none."""
    segments: int | None
    """As how many text messages it goes out; null on other channels."""


class AsksShown(BaseModel):
    """What a macro asks for; `currency` and `highest` are the order's."""

    reasons: list[str]
    amount: bool
    currency: str
    highest: str | None
    note: bool


class PreviewShown(BaseModel):
    """A macro after the first click: what it says, what it tags, and what it still asks for."""

    macro: MacroShown
    asks: AsksShown
    tags: list[str]
    then: str
    """What the ticket is after it."""
    reply: FilledShown | None
    """The words; null until what is missing is given."""
    missing: list[MissingShown]
    conversation_id: int
    """Where the answer would go out; sent back with words that you changed."""
    way: WayBody


class EditedBody(Body):
    """The words of the preview, as you have changed them, with what it was made for."""

    text: str = Field(max_length=20_000)
    """1 to 4,000 characters."""
    conversation_id: int = Field(ge=1, le=2**31 - 1)
    shows_order: bool = True
    """Whether the preview told of an order: then it goes out only to the customer who has proved that it is theirs."""


class UseBody(GivenBody):
    """The second click."""

    seen: int = Field(ge=0, le=2**31 - 1)
    """The last message that you saw: if another person answered after it, nothing happens, and you are told."""
    client_id: str = Field(pattern=r"^[A-Za-z0-9._:-]{1,100}$")
    """Your own id of this use; sent twice, it happens once."""
    edited: EditedBody | None = None
    """Null sends the words as they are true now."""


class UsedShown(BaseModel):
    """What was decided and sent."""

    id: int
    outcome: str
    reason: str
    message_id: int
    way: WayBody
    ticket: TicketBody


def routes(deps: Deps) -> APIRouter:
    """Return the routes of replies on a ticket."""
    router = APIRouter(prefix=f"{PREFIX}/tickets/{{ticket_id}}", tags=["replies"])
    _templates(router, deps)
    _trying(router, deps)
    _macros(router, deps)
    _use(router, deps)
    return router


def _templates(router: APIRouter, deps: Deps) -> None:
    @router.get("/templates/{key}")
    async def filled(
        request: Request,
        ticket_id: TicketNumber,
        key: Annotated[str, Path(max_length=100)],
        given: Annotated[GivenBody, Query()],
    ) -> FilledShown:
        """Fill a canned reply in with what is true now; where values are missing, it names them all and fills none."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, READ)
            place = await find_place(session, deps, actor, ticket_id)
            bound = await bind(session, place, key)
        return _show(place, await fill_in(deps, actor, place, bound, given.given()))


def _trying(router: APIRouter, deps: Deps) -> None:
    @router.post("/templates/try")
    async def tried(request: Request, ticket_id: TicketNumber, body: TriedBody) -> FilledShown:
        """Fill words in that are not saved yet, as they would be said on this ticket; nothing is saved or sent."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, READ)
            place = await find_place(session, deps, actor, ticket_id)
        return _show(place, await fill_in(deps, actor, place, bind_draft(place, body.texts), body.given()))


def _macros(router: APIRouter, deps: Deps) -> None:
    @router.get("/macros")
    async def offered(request: Request, ticket_id: TicketNumber) -> list[MacroShown]:
        """List the macros that can be used on a ticket, in their order."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, READ)
            store_id = (await begin(session, actor, ticket_id)).store_id
            rows = await macros.listing(session, actor, Wanted(store_id, limit=MOST_MACROS))
            wrong = await macros.problems(session, rows, store_id)
        return [show_macro(row, wrong) for row in rows]

    @router.post("/macros/{macro_id}/preview")
    async def preview(request: Request, ticket_id: TicketNumber, macro_id: Number, body: GivenBody) -> PreviewShown:
        """Show what a macro would say, tag and do, and what it asks for; nothing is sent. This is the first click."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, WRITE)
            found = await using.look_at(session, deps, actor, ticket_id, macro_id)
        return _show_preview(await using.preview(deps, actor, found, body.given()))


def _use(router: APIRouter, deps: Deps) -> None:
    @router.post("/macros/{macro_id}/use")
    async def used(request: Request, ticket_id: TicketNumber, macro_id: Number, body: UseBody) -> UsedShown:
        """Send a macro's answer, tag the ticket and write down what was decided: all of it or nothing, and once."""
        words = body.edited
        edited = using.Edited(words.text, words.conversation_id, words.shows_order) if words else None
        wanted = using.Use(body.seen, body.client_id, body.given(), edited)
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, WRITE)
            check_chat(actor)
            found = await using.look_at(session, deps, actor, ticket_id, macro_id)
        done = await using.use(deps, actor, found, wanted)
        async with deps.database.begin() as session:
            shown = await show_ticket(session, deps, actor, done.sent.ticket_id)
        row = done.row
        return UsedShown(
            id=row.id,
            outcome=row.outcome,
            reason=row.reason,
            message_id=row.message_id,
            way=show_way(done.sent.way),
            ticket=shown,
        )


def _show(place: Place, reply: Reply) -> FilledShown:
    text = reply.filled.text
    cited = [
        CitedShown(
            variable=one.variable,
            article_id=one.source.article_id,
            title=one.source.title,
            heading=one.source.heading,
            sentence=one.source.sentence,
            language=one.source.language,
            as_of=one.as_of,
        )
        for one in reply.cited
    ]
    return FilledShown(
        key=reply.key,
        name=reply.name,
        text=text,
        language=reply.chosen.language,
        is_fallback=reply.chosen.is_fallback,
        tone=reply.chosen.tone,
        left_out=[one for one in _missing(reply.filled.left_out) if CATALOGUE[one.variable].of is not Of.GIVEN],
        cited=cited,
        order_name=reply.order.name if reply.order else "",
        segments=segments(fold(text)) if place.way.kind == ChannelKind.SMS else None,
    )


def _show_preview(one: using.Preview) -> PreviewShown:
    asks = one.asks
    return PreviewShown(
        macro=show_macro(one.macro, {}),
        asks=AsksShown(
            reasons=list(asks.reasons),
            amount=asks.amount,
            currency=asks.currency,
            highest=None if asks.highest is None else f"{asks.highest.normalize():f}",
            note=asks.note,
        ),
        tags=list(one.tags),
        then=one.macro.then,
        reply=_show(one.place, one.reply) if one.reply else None,
        missing=_missing(one.missing),
        conversation_id=one.place.conversation.id,
        way=show_way(one.place.way),
    )


def _missing(found: Mapping[str, str]) -> list[MissingShown]:
    return [MissingShown(variable=name, why=why) for name, why in found.items()]
