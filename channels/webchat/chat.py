"""One chat as its own browser may see it: found by the session's key and the conversation's name together."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from fastapi import Request
from sqlalchemy import and_, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from channels.port import Deps
from conversations.inbox import Conversation, describe
from conversations.models import ConversationRow
from customers.identity import SessionInfo, admit
from customers.models import CustomerRow, CustomerSessionRow
from kit.auth import digest
from kit.errors import Forbidden, NotFound, Unauthenticated
from stores.models import StoreRow
from stores.stores import Store
from stores.stores import describe as describe_store

_CHAT = (
    select(CustomerSessionRow, CustomerRow, ConversationRow, StoreRow)
    .join(StoreRow, StoreRow.id == CustomerSessionRow.store_id)
    .outerjoin(CustomerRow, CustomerRow.id == CustomerSessionRow.customer_id)
    .outerjoin(
        ConversationRow,
        and_(ConversationRow.key == bindparam("key"), ConversationRow.session_id == CustomerSessionRow.id),
    )
    .where(CustomerSessionRow.key_print == bindparam("print"), CustomerSessionRow.kind == "webchat")
)
"""Built once: every request of a chat begins with it."""


@dataclass(frozen=True, slots=True)
class Chat:
    """A conversation with the session that holds it, and its store."""

    store: Store
    session: SessionInfo
    conversation: Conversation


async def read_chat(session: AsyncSession, deps: Deps, request: Request, key: str) -> Chat:
    """Read the chat that this request may see.

    Raises:
        Unauthenticated: no key, or an unknown or expired one.
        NotFound: there is no such conversation, or another session holds it: the two are never told apart.
        Forbidden: the request comes from a page of another origin than the store's.
    """
    scheme, _, session_key = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not session_key:
        raise Unauthenticated("Send the chat's key as a bearer token.", code="session_missing")
    found = await session.execute(_CHAT, {"print": digest(session_key.strip()), "key": key})
    opened, customer, row, brand = found.one_or_none() or (None, None, None, None)
    info = admit(deps.clock, opened, customer)
    if row is None or brand is None:
        raise NotFound("There is no such conversation. Start a new one.", code="conversation_not_found")
    store = describe_store(brand)
    check_origin(request, store)
    return Chat(store, info, describe(row))


def check_origin(request: Request, store: Store) -> None:
    """Refuse a browser on a page of another origin than ours or the store's.

    Raises:
        Forbidden: with code `origin_not_allowed`.
    """
    origin = request.headers.get("origin")
    if origin is None or is_own(origin, request.headers.get("host", "")) or origin in store.settings.origins:
        return
    raise Forbidden(
        "The chat may not run on this page. Add its origin to the store's settings.", code="origin_not_allowed"
    )


def is_own(origin: str, host: str) -> bool:
    """Tell whether an origin is this program's own address, whatever the scheme a proxy has left."""
    return bool(host) and urlsplit(origin).netloc == host


def reached_at(request: Request, deps: Deps) -> str:
    """Return the address by which this browser reaches us, so that the Hub opens on the same host as the widget."""
    host = request.headers.get("host", "")
    return deps.base_url if is_own(deps.base_url, host) else str(request.base_url).rstrip("/")


def sender_of(request: Request) -> str:
    """Return the network address that a request came from, for limits."""
    return request.client.host if request.client else ""
