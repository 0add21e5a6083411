"""One chat as its own browser may see it: found by the session's key and the conversation's name together."""

from dataclasses import dataclass

from fastapi import Request
from sqlalchemy import and_, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from channels.callers import check_origin, is_own
from channels.port import Deps
from conversations.inbox import Conversation, describe
from conversations.models import ConversationRow
from customers.identity import SessionInfo, admit
from customers.models import CustomerRow, CustomerSessionRow
from kit.auth import digest
from kit.errors import NotFound, Unauthenticated
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


def reached_at(request: Request, deps: Deps) -> str:
    """Return the address by which this browser reaches us, so that the Hub opens on the same host as the widget."""
    host = request.headers.get("host", "")
    return deps.base_url if is_own(deps.base_url, host) else str(request.base_url).rstrip("/")
