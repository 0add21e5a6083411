"""One chat as its own browser may see it: found by the session's key and the conversation's name together."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from fastapi import Request
from sqlalchemy.ext.asyncio import AsyncSession

from channels.port import Deps
from conversations.inbox import Conversation, find
from customers.identity import SessionInfo, read_session
from kit.errors import Forbidden, NotFound, Unauthenticated
from stores.stores import Store, get_store


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
    info = await read_session(session, deps.clock, session_key.strip(), "webchat")
    conversation = await find(session, info.store_id, key)
    if conversation.session_id != info.id:
        raise NotFound("There is no such conversation. Start a new one.", code="conversation_not_found")
    store = await get_store(session, info.store_id)
    check_origin(request, store)
    return Chat(store, info, conversation)


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
