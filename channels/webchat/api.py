"""The interface of the widget: start, send, receive, sign in, ask for a person, open the Hub in place."""

from datetime import timedelta
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Header, Query, Request
from pydantic import BaseModel, Field

from channels.callers import check_origin, sender_of
from channels.dress import WORDS
from channels.incoming import clean_id, clean_language, clean_text, show
from channels.port import Deps
from channels.webchat import account, contact, feedback, files, visits, window
from channels.webchat.chat import Chat, reached_at, read_chat
from channels.webchat.contact import Contact
from channels.webchat.events import make_room, show_customer, stream
from commerce.terms import EditKind
from conversations import inbox
from conversations.carts import keep_code
from conversations.contact import asks, keep_contact
from conversations.messages import ChannelKind, InboxKind, files_in
from conversations.staffed import staffed
from conversations.uploads import MOST_AT_ONCE, attach_heard
from customers import accounts, signin
from customers.identity import read_session, tie_conversation
from kit.auth import new_key
from kit.segments import to_segment
from kit.streams import EventStream
from stores.stores import find_store

PREFIX = "/api/v1/webchat"
STARTS_PER_SENDER = (60, timedelta(minutes=10))
MESSAGES_PER_CHAT = (120, timedelta(minutes=1))

Json = dict[str, Any]
After = Annotated[int, Query(ge=0, le=2**31 - 1)]


class Start(BaseModel):
    """A new chat on a store's page."""

    store: str = Field(max_length=100)
    language: str = ""
    identity_token: str | None = Field(default=None, max_length=8000)
    visit: str = Field(default="", max_length=100)
    """The key of a visit that has no chat yet (`POST /visits`): what was seen before belongs to this chat (S4-10)."""
    contact: Contact | None = None


class Write(BaseModel):
    """A message; sending the same `id` again is harmless."""

    id: str
    text: str = ""
    """At most 4,000 characters; may be empty where files are sent."""
    files: list[Annotated[str, Field(min_length=1, max_length=100)]] = Field(default=[], max_length=MOST_AT_ONCE)
    """Keys of uploads that go along."""
    page_url: str = Field(default="", max_length=2000)
    page_product: str = Field(default="", max_length=200)
    """The shop's id of the product that the page shows, if the page says so."""


class WishPerson(BaseModel):
    """The button for a person."""

    id: str | None = None


class AskCode(BaseModel):
    """The address to which a code is mailed."""

    email: str = Field(max_length=400)


class EnterCode(BaseModel):
    """The code from the mail."""

    code: str = Field(max_length=40)


class Identify(BaseModel):
    """A token that the shop signed about its visitor."""

    token: str = Field(max_length=8000)


class TakeValue(BaseModel):
    """What the window of the shop's sign-in handed back."""

    value: str = Field(max_length=100)


class TakeDiscount(BaseModel):
    """A code from a card of this chat."""

    code: str = Field(min_length=1, max_length=80)


class AskTicket(BaseModel):
    """The order, and the kind of change, that the Hub's page is to open; `in_place` inside the chat."""

    order_id: str = Field(min_length=1, max_length=200)
    edit: EditKind | Literal["return"] | None = None
    in_place: bool = True


def routes(deps: Deps) -> APIRouter:
    """Return the widget's interface."""
    router = APIRouter(prefix=PREFIX, tags=["webchat"])
    window.add_routes(router, deps)
    visits.add_routes(router, deps)
    contact.add_routes(router, deps)
    files.add_routes(router, deps)
    feedback.add_routes(router, deps)
    _start(router, deps)
    _write(router, deps)
    _discount(router, deps)
    _read(router, deps)
    _identity(router, deps)
    _hub(router, deps)
    return router


def _start(router: APIRouter, deps: Deps) -> None:
    @router.post("/conversations", status_code=201)
    async def start(request: Request, body: Start) -> Json:
        """Start a chat; keep `key` secret: it is the bearer token of everything else."""
        await deps.live.limit(f"webchat:start:{sender_of(request)}", *STARTS_PER_SENDER)
        async with deps.database.begin() as session:
            store = await find_store(session, body.store)
            check_origin(request, store)
            opened, key = await visits.go_on(session, deps, store, body.visit)
            customer = None
            if body.identity_token:
                customer = await signin.accept_shop_token(session, deps.signin, opened, body.identity_token)
            conversation = await inbox.start(
                session,
                deps.clock,
                store_id=store.id,
                channel=ChannelKind.WEBCHAT,
                manner=ChannelKind.WEBCHAT,
                session_id=opened.id,
                customer_id=customer.id if customer else None,
                language=clean_language(body.language),
                needs_sending=False,
            )
            await tie_conversation(session, opened, conversation.id)
            if body.contact is not None:
                conversation = await keep_contact(session, conversation.id, body.contact.given())
            chat = Chat(store, await read_session(session, deps.clock, key, "webchat"), conversation)
        return {**_show(chat), "key": key}

    @router.get("/conversations/{key}")
    async def read(request: Request, key: str) -> Json:
        """Tell who holds the chat, who is signed in, and whether anybody of the shop is there or when they are back."""
        async with deps.database.begin() as session:
            chat = await read_chat(session, deps, request, key)
            desk = await staffed(session, chat.store, deps.clock.now())
        there = {"is_staffed": desk.is_staffed, "opens_at": desk.opens_at}
        return {**_show(chat), "account": account.is_offered(deps, chat.store), **there}


def _write(router: APIRouter, deps: Deps) -> None:
    async def accept(request: Request, key: str, external_id: str, payload: Json, files: tuple[str, ...] = ()) -> Json:
        async with deps.database.begin() as session:
            chat = await read_chat(session, deps, request, key)
            await deps.live.limit(f"webchat:send:{chat.session.id}", *MESSAGES_PER_CHAT)
            if payload["wants_person"]:
                payload["text"] = WORDS.say(chat.conversation.language or chat.store.settings.language, "person-wish")
            if files:
                blocks = await attach_heard(session, deps.clock, files, to=chat.conversation.id, with_id=external_id)
                payload |= files_in(blocks)
            accepted = await inbox.accept(
                session, deps.clock, chat.conversation.id, InboxKind.MESSAGE, external_id, payload
            )
        return {"message_id": accepted.message_id, "is_new": accepted.is_new}

    @router.post("/conversations/{key}/messages", status_code=202)
    async def send(request: Request, key: str, body: Write) -> Json:
        """Accept a message of at most 4,000 characters; a repeated id is accepted and is no second message."""
        told = {"page_url": body.page_url, "page_product": body.page_product}
        page = {key: value for key, value in told.items() if value and value.isprintable()}
        words = clean_text(body.text) if body.text.strip() or not body.files else ""
        payload = inbox.written(words, page=page)
        return await accept(request, key, clean_id(body.id), payload, tuple(dict.fromkeys(body.files)))

    @router.post("/conversations/{key}/person", status_code=202)
    async def person(request: Request, key: str, body: WishPerson | None = None) -> Json:
        """Ask for a person (D9): works at any time, signed in or not."""
        external_id = clean_id(body.id) if body and body.id else f"person:{new_key(9)}"
        return await accept(request, key, external_id, inbox.written("", wants_person=True))


def _discount(router: APIRouter, deps: Deps) -> None:
    @router.post("/conversations/{key}/discount")
    async def take(request: Request, key: str, body: TakeDiscount) -> Json:
        """Keep a code that was shared in this chat, for the customer's cart (S3-41)."""
        async with deps.database.begin() as session:
            chat = await read_chat(session, deps, request, key)
            await keep_code(session, chat.conversation.id, body.code)
        return {"discount": body.code}


def _read(router: APIRouter, deps: Deps) -> None:
    @router.get("/conversations/{key}/messages")
    async def read(request: Request, key: str, after: After = 0) -> Json:
        """Return what was said after a message; `next` is the id to go on after, or null at the end."""
        async with deps.database.begin() as session:
            chat = await read_chat(session, deps, request, key)
            said = await inbox.messages(session, chat.conversation.id, after, limit=201)
        return {"items": [show(message) for message in said[:200]], "next": said[199].id if len(said) > 200 else None}  # noqa: PLR2004

    @router.get("/conversations/{key}/events")
    async def events(
        request: Request, key: str, after: After = 0, last_event_id: Annotated[str, Header()] = ""
    ) -> EventStream:
        """Stream `message`, `typing`, `holder`, `signed_in` and `rating` events from the last seen id on."""
        async with deps.database.begin() as session:
            chat = await read_chat(session, deps, request, key)
        make_room(deps, chat.conversation)
        seen = int(last_event_id) if last_event_id.isdecimal() and len(last_event_id) < len("2147483648") else after
        return EventStream(stream(deps, chat.conversation.id, seen))


def _identity(router: APIRouter, deps: Deps) -> None:
    @router.post("/conversations/{key}/sign-in", status_code=202)
    async def ask_code(request: Request, key: str, body: AskCode) -> Json:
        """Mail a six-digit code, if the address is a customer's; the answer is the same if it is not."""
        async with deps.database.begin() as session:
            chat = await read_chat(session, deps, request, key)
            await signin.request_code(session, deps.signin, chat.session, body.email, sender=sender_of(request))
        return {"expires_in": int(signin.CODE_LIVES.total_seconds())}

    @router.post("/conversations/{key}/sign-in/code")
    async def enter_code(request: Request, key: str, body: EnterCode) -> Json:
        """Sign this chat in with the code; the agent goes on by itself."""
        async with deps.database.begin() as session:
            chat = await read_chat(session, deps, request, key)
            customer = await signin.enter_code(session, deps.signin, chat.session, body.code)
        return {"customer": show_customer(customer)}

    @router.post("/conversations/{key}/sign-in/account")
    async def begin_account(request: Request, key: str) -> Json:
        """Return the address of the shop's own sign-in, for a window whose end hands a value back (D9a)."""
        return {"url": await account.begin(request, deps, key)}

    @router.post("/conversations/{key}/sign-in/account/value")
    async def take_value(request: Request, key: str, body: TakeValue) -> Json:
        """Sign this chat in with the value that its window handed back, once, within a minute."""
        async with deps.database.begin() as session:
            chat = await read_chat(session, deps, request, key)
            customer = await accounts.take(session, deps.signin, chat.session, body.value)
        return {"customer": show_customer(customer)}

    @router.post("/conversations/{key}/identity")
    async def identify(request: Request, key: str, body: Identify) -> Json:
        """Sign this chat in with a token that the shop signed."""
        async with deps.database.begin() as session:
            chat = await read_chat(session, deps, request, key)
            customer = await signin.accept_shop_token(session, deps.signin, chat.session, body.token)
        return {"customer": show_customer(customer)}


def _hub(router: APIRouter, deps: Deps) -> None:
    @router.post("/conversations/{key}/hub-ticket")
    async def ticket(request: Request, key: str, body: AskTicket) -> Json:
        """Return an address that opens the Hub signed in, once, within a minute."""
        async with deps.database.begin() as session:
            chat = await read_chat(session, deps, request, key)
            one_time = await signin.make_ticket(session, deps.clock, chat.session)
        page = f"/hub/{chat.store.key}/orders/{to_segment(body.order_id)}"
        edit = body.edit.value if isinstance(body.edit, EditKind) else ""
        query = ({"kind": edit} if edit else {}) | ({"frame": "1"} if body.in_place else {})
        page += "/edit" if edit else f"/{body.edit}" if body.edit else ""
        target = page + (f"?{urlencode(query)}" if query else "")
        return {"url": f"{reached_at(request, deps)}/hub/enter?" + urlencode({"ticket": one_time, "next": target})}


def _show(chat: Chat) -> Json:
    return {
        "conversation": chat.conversation.key,
        "store": {"key": chat.store.key, "name": chat.store.name},
        "language": chat.conversation.language,
        "holder": chat.conversation.holder,
        "customer": show_customer(chat.session.customer),
        "discount": chat.conversation.discount_code,
        "asks": asks(chat.conversation),
    }
