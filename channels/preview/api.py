"""The interface of the preview, for every role of staff: begin, write, sign in as the customer, read with traces."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from channels import rehearsal
from channels.port import Deps
from channels.preview import case
from channels.preview.shown import Played, RehearsalShown, show_rehearsal
from conversations.inbox import Conversation
from kit.auth import Role, require
from stores.stores import find_store

PREFIX = "/api/v1/preview/stores/{store}"
LONGEST_WAIT = 20

Wait = Annotated[float, Query(ge=0, le=LONGEST_WAIT)]


class Begin(BaseModel):
    """Whom to play, on which channel."""

    model_config = ConfigDict(extra="forbid")

    manner: str = "webchat"
    email: str = Field(default="", max_length=400)
    signed_in: bool = False
    language: str = ""


class Say(BaseModel):
    """The customer's words, or the button for a person."""

    model_config = ConfigDict(extra="forbid")

    text: str = ""
    id: str = ""
    wants_person: bool = False


class SignIn(BaseModel):
    """The customer who is said to have signed in."""

    model_config = ConfigDict(extra="forbid")

    email: str = Field(max_length=400)


class Taken(BaseModel):
    """A message that was taken in; `is_new` is false where its id was there before."""

    message_id: int | None
    is_new: bool


class SignedIn(BaseModel):
    """Who is signed in now."""

    customer: Played


class CaseShown(BaseModel):
    """A test case as the text of a file."""

    yaml: str


def routes(deps: Deps) -> APIRouter:
    """Return the preview's interface."""
    router = APIRouter(prefix=PREFIX, tags=["preview"])
    _begin(router, deps)
    _play(router, deps)
    return router


def _begin(router: APIRouter, deps: Deps) -> None:
    @router.post("/conversations", status_code=201)
    async def begin(request: Request, store: str, body: Begin) -> RehearsalShown:
        """Begin a rehearsal; `email` is needed only to begin signed in."""
        async with deps.database.begin() as session:
            require(await deps.who(request, session), Role.AGENT)
            await find_store(session, store)
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
    async def read(request: Request, store: str, key: str, wait: Wait = 0) -> RehearsalShown:
        """Read a rehearsal, waiting up to `wait` seconds for an answer that is on its way."""
        conversation = await find(request, store, key)
        await rehearsal.wait(deps, conversation, timedelta(seconds=wait))
        return await _read(deps, conversation)

    @router.post("/conversations/{key}/messages", status_code=202)
    async def say(request: Request, store: str, key: str, body: Say) -> Taken:
        """Write as the customer; a repeated id is no second message."""
        conversation = await find(request, store, key)
        accepted = await rehearsal.say(deps, conversation, body.text, body.id, wants_person=body.wants_person)
        return Taken(message_id=accepted.message_id, is_new=accepted.is_new)

    @router.post("/conversations/{key}/sign-in", status_code=202)
    async def sign_in(request: Request, store: str, key: str, body: SignIn) -> SignedIn:
        """Say that this customer has signed in."""
        conversation = await find(request, store, key)
        customer = await rehearsal.sign_in(deps, conversation, body.email)
        return SignedIn(customer=Played(name=customer.name, email=customer.email))

    @router.get("/conversations/{key}/case")
    async def as_case(request: Request, store: str, key: str) -> CaseShown:
        """Write a rehearsal down as a test case, as `evals/cases` has them: what was said, and what was answered."""
        conversation = await find(request, store, key)
        async with deps.database.begin() as session:
            return CaseShown(yaml=case.write(await rehearsal.read(session, conversation)))


async def _read(deps: Deps, conversation: Conversation) -> RehearsalShown:
    async with deps.database.begin() as session:
        return show_rehearsal(await rehearsal.read(session, conversation))
