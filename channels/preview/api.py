"""The interface of the preview, for every role of staff: begin, write, sign in as the customer, read with traces."""

from datetime import timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field

from channels import rehearsal
from channels.incoming import show
from channels.port import LIMITS, Deps
from channels.rehearsal import Line, Rehearsal
from conversations.inbox import Conversation
from conversations.turns import Trace
from kit.auth import Role, require

PREFIX = "/api/v1/preview/stores/{store}"
LONGEST_WAIT = 20

Json = dict[str, Any]
Wait = Annotated[float, Query(ge=0, le=LONGEST_WAIT)]


class Begin(BaseModel):
    """Whom to play, on which channel."""

    manner: str = "webchat"
    email: str = Field(default="", max_length=400)
    signed_in: bool = False
    language: str = ""


class Say(BaseModel):
    """The customer's words, or the button for a person."""

    text: str = ""
    id: str = ""
    wants_person: bool = False


class SignIn(BaseModel):
    """The customer who is said to have signed in."""

    email: str = Field(max_length=400)


def routes(deps: Deps) -> APIRouter:
    """Return the preview's interface."""
    router = APIRouter(prefix=PREFIX, tags=["preview"])
    _begin(router, deps)
    _play(router, deps)
    return router


def _begin(router: APIRouter, deps: Deps) -> None:
    @router.post("/conversations", status_code=201)
    async def begin(request: Request, store: str, body: Begin) -> Json:
        """Begin a rehearsal; `email` is needed only to begin signed in."""
        async with deps.database.begin() as session:
            require(await deps.who(request, session), Role.AGENT)
        conversation = await rehearsal.begin(
            deps,
            store_key=store,
            manner=body.manner,
            email=body.email,
            is_signed_in=body.signed_in,
            language=body.language,
        )
        return await _read(deps, conversation)


def _play(router: APIRouter, deps: Deps) -> None:
    async def find(request: Request, store: str, key: str) -> Conversation:
        async with deps.database.begin() as session:
            require(await deps.who(request, session), Role.AGENT)
            return await rehearsal.find(session, store, key)

    @router.get("/conversations/{key}")
    async def read(request: Request, store: str, key: str, wait: Wait = 0) -> Json:
        """Read a rehearsal, waiting up to `wait` seconds for an answer that is on its way."""
        conversation = await find(request, store, key)
        await rehearsal.wait(deps, conversation, timedelta(seconds=wait))
        return await _read(deps, conversation)

    @router.post("/conversations/{key}/messages", status_code=202)
    async def say(request: Request, store: str, key: str, body: Say) -> Json:
        """Write as the customer; a repeated id is no second message."""
        conversation = await find(request, store, key)
        accepted = await rehearsal.say(deps, conversation, body.text, body.id, wants_person=body.wants_person)
        return {"message_id": accepted.message_id, "is_new": accepted.is_new}

    @router.post("/conversations/{key}/sign-in", status_code=202)
    async def sign_in(request: Request, store: str, key: str, body: SignIn) -> Json:
        """Say that this customer has signed in."""
        conversation = await find(request, store, key)
        customer = await rehearsal.sign_in(deps, conversation, body.email)
        return {"customer": {"name": customer.name, "email": customer.email}}


async def _read(deps: Deps, conversation: Conversation) -> Json:
    async with deps.database.begin() as session:
        return show_rehearsal(await rehearsal.read(session, conversation))


def show_rehearsal(found: Rehearsal) -> Json:
    """Return a rehearsal as JSON."""
    return {
        "conversation": found.conversation.key,
        "store": found.store.key,
        "manner": found.conversation.manner,
        "has_cards": LIMITS[found.conversation.manner].has_cards,
        "language": found.conversation.language,
        "holder": found.conversation.holder,
        "customer": {"name": found.customer.name, "email": found.customer.email} if found.customer else None,
        "is_waiting": found.is_waiting,
        "messages": [_show_line(line) for line in found.lines],
        "turns": [_show_trace(trace) for trace in found.turns],
        "handoffs": [
            {"reason": wish.reason, "summary": wish.summary, "order": wish.order, "tried": wish.tried}
            for wish in found.handoffs
        ],
    }


def _show_line(line: Line) -> Json:
    trace = _show_trace(line.trace) if line.trace else None
    return {**show(line.said), "dressed": list(line.parts), "trace": trace}


def _show_trace(trace: Trace) -> Json:
    return {
        "turn_id": trace.turn_id,
        "milliseconds": trace.milliseconds,
        "created_at": trace.created_at.isoformat(),
        "trace": trace.trace,
    }
