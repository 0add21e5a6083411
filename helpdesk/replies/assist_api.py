"""The interface of suggested replies, first drafts on demand, and one-click rewriting of what a person has written."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from pydantic import BaseModel, ConfigDict, Field, field_validator

from conversations.assisting import NoDraft, Rewriting, WhyNot, Wording
from conversations.labels import Topic
from conversations.reply import clean
from helpdesk.deps import PREFIX, Deps, staff
from helpdesk.replies.models import SuggestionRow
from helpdesk.replies.suggestions import dismiss, draft_of, keep_asked, newest
from helpdesk.tickets.access import check_ticket
from helpdesk.tickets.acting import Acting, begin, check_chat
from helpdesk.tickets.models import TicketRow
from helpdesk.tickets.replying import latest_conversation
from kit.auth import Role
from kit.errors import Invalid
from kit.language import LANGUAGES
from stores.api import change
from stores.replies import ReplySettings
from stores.stores import find_seen, get_store

READ, WRITE = "tickets:read", "tickets:write"
STORES = "/api/v1/stores"
Id = Annotated[int, Path(ge=1, le=2**31 - 1)]


class FactShown(BaseModel):
    """One fact in a suggestion, as it is said, and where it is from."""

    what: str
    said: str
    source: str


class SuggestionShown(BaseModel):
    """A suggested reply, or why there is none.

    `state`: `ready` (its `text` may stand in the composer), `waiting` (being thought of), `none` (`why` tells), `used`
    or `dismissed`. `why`: `nothing_asked`, `answered`, `not_enough`, `off`, `other_topic` or `failed`. `beside` are
    cards that would go along.
    """

    state: str
    why: str = ""
    text: str = ""
    language: str = ""
    answers_message_id: int = 0
    topics: list[str] = []
    order_name: str = ""
    is_by_model: bool = False
    is_edited: bool = False
    facts: list[FactShown] = []
    beside: list[dict[str, Any]] = []
    made_at: datetime | None = None


class SuggestionSettings(BaseModel):
    """Whether suggestions are made by themselves, and for which topics alone; no topic stands for all."""

    model_config = ConfigDict(extra="forbid")

    is_on: bool
    topics: list[str] = Field(default=[], max_length=len(Topic))

    @field_validator("topics")
    @classmethod
    def known(cls, values: list[str]) -> list[str]:
        """Refuse what is no label."""
        if strange := sorted(set(values) - set(Topic)):
            msg = f"{strange[0][:40]} is no topic; choose of {', '.join(Topic)}"
            raise ValueError(msg)
        return list(dict.fromkeys(values))


class RewriteBody(BaseModel):
    """Words to rewrite: `grammar`, `formal`, `friendly`, `concise`, or `translate` into `language`.

    Without a language they are in the store's own, or are translated into it.
    """

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, max_length=4000)
    how: Rewriting
    store_id: int = Field(ge=1, le=2**31 - 1)
    language: str = Field(default="", max_length=10)


class Rewritten(BaseModel):
    """The words anew: every figure, date, amount, name, link and code in them is as it was."""

    text: str


def routes(deps: Deps) -> APIRouter:
    """Return the routes of suggestions, their settings, and of rewriting."""
    router = APIRouter(tags=["assist"])
    _suggestions(router, deps)
    _settings(router, deps)
    _rewriting(router, deps)
    return router


def _suggestions(router: APIRouter, deps: Deps) -> None:
    address = PREFIX + "/tickets/{ticket_id}/suggestion"

    @router.get(address)
    async def suggestion(request: Request, ticket_id: Id) -> SuggestionShown:
        """Read the suggested reply to what a ticket's customer wrote last, with its facts, or why there is none."""
        async with deps.database.look() as session:
            actor = await staff(deps, request, session, READ)
            acting = await begin(session, actor, ticket_id)
            row = await newest(session, acting.conversations)
            ticket = await check_ticket(session, actor, acting.ticket_id)
            settings = (await get_store(session, acting.store_id)).settings.replies
        return _shown(row, ticket, settings)

    @router.post(address)
    async def draft(request: Request, ticket_id: Id) -> SuggestionShown:
        """Draft a reply now (S4-25), also where suggestions are switched off; nothing is sent."""
        async with deps.database.look() as session:
            actor = await staff(deps, request, session, WRITE)
            check_chat(actor)
            acting = await begin(session, actor, ticket_id)
            conversation_id = await latest_conversation(session, acting)
        found = await deps.suggest(conversation_id)
        async with deps.database.begin() as session:
            where = _place(acting, conversation_id)
            row = await keep_asked(session, deps.clock, actor, where, found)
            return _of_row(row) if row is not None else _none(found)

    @router.delete(address, status_code=204)
    async def put_aside(request: Request, ticket_id: Id) -> None:
        """Put the suggestion aside; a new one comes with the customer's next message."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, WRITE)
            acting = await begin(session, actor, ticket_id)
            await dismiss(session, deps.clock, actor, acting.conversations)


def _settings(router: APIRouter, deps: Deps) -> None:
    @router.get(STORES + "/{store}/suggestions")
    async def read_settings(request: Request, store: str) -> SuggestionSettings:
        """Read whether suggested replies are made by themselves, and for which topics."""
        async with deps.database.look() as session:
            actor = await staff(deps, request, session, "settings:read")
            return _told((await find_seen(session, actor, store)).settings.replies)

    @router.put(STORES + "/{store}/suggestions")
    async def set_settings(request: Request, store: str, body: SuggestionSettings) -> SuggestionSettings:
        """Switch suggested replies on or off, for all topics or for some."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, "settings:write", Role.ADMIN)
            found = await find_seen(session, actor, store)
            replies = found.settings.replies.model_dump(mode="json")
            replies |= {"suggestions": body.is_on, "suggestion_topics": body.topics}
            changed = await change(session, deps.clock, actor, found, replies=replies)
            return _told(changed.settings.replies)


def _rewriting(router: APIRouter, deps: Deps) -> None:
    @router.post(PREFIX + "/rewrite")
    async def rewrite(request: Request, body: RewriteBody) -> Rewritten:
        """Rewrite a person's words with one click: grammar, tone, length or language. What they say stays as it is."""
        async with deps.database.look() as session:
            actor = await staff(deps, request, session, WRITE)
            check_chat(actor)
            store = await get_store(session, body.store_id)
            await find_seen(session, actor, store.key)
        language = body.language or store.settings.language
        if language not in LANGUAGES:
            raise Invalid(f"Choose one of these languages: {', '.join(LANGUAGES)}.", code="language_unknown")
        wording = Wording(store.id, clean(body.text), body.how, body.language if body.how != "translate" else language)
        return Rewritten(text=await deps.rewrite(wording))


def _place(acting: Acting, conversation_id: int) -> dict[str, int]:
    return {"store_id": acting.store_id, "ticket_id": acting.ticket_id, "conversation_id": conversation_id}


def _shown(row: SuggestionRow | None, ticket: TicketRow, settings: ReplySettings) -> SuggestionShown:
    """Show a suggestion; what was made by itself before it was switched off is not shown any more (S3-20)."""
    if not settings.suggestions and (row is None or row.asked_by is None):
        return SuggestionShown(state="none", why=WhyNot.OFF)
    if row is None or row.state == "stale":
        return SuggestionShown(state="none", why=_why_none(ticket))
    return _of_row(row)


def _why_none(ticket: TicketRow) -> WhyNot:
    return WhyNot.NOTHING_ASKED if ticket.heard_at is None else WhyNot.ANSWERED


def _none(found: object) -> SuggestionShown:
    why = found.why if isinstance(found, NoDraft) else WhyNot.FAILED
    return SuggestionShown(state="none", why=why)


def _of_row(row: SuggestionRow) -> SuggestionShown:
    draft = draft_of(row)
    if row.state != "ready" or draft is None:
        return SuggestionShown(
            state=row.state,
            why=row.why,
            answers_message_id=row.answers_message_id,
            is_edited=row.is_edited,
            made_at=row.settled_at,
        )
    return SuggestionShown(
        state=row.state,
        text=row.text,
        language=row.language,
        answers_message_id=row.answers_message_id,
        topics=list(draft.topics),
        order_name=draft.order_name,
        is_by_model=draft.is_by_model,
        facts=[FactShown(what=fact.what, said=fact.said, source=fact.source) for fact in draft.facts],
        beside=[block.model_dump(mode="json") for block in draft.beside],
        made_at=row.settled_at,
    )


def _told(settings: ReplySettings) -> SuggestionSettings:
    return SuggestionSettings(is_on=settings.suggestions, topics=list(settings.suggestion_topics))
