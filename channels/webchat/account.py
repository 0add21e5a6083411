"""Signing a chat in with the account at the shop, in a window beside the chat's page.

The window comes back to the Hub's page, which proves nobody: it hands a value to the page that opened it, and the chat
sends that with its own key.
"""

import structlog
from fastapi import Request

from channels.callers import sender_of
from channels.port import Deps
from channels.webchat.chat import reached_at, read_chat
from customers import accounts
from customers.accounts import Asked
from kit.errors import AdapterError, NotFound, NotReady
from stores.stores import Store

BACK = "/hub/{store}/account/back"
"""The Hub's page to which the shop's sign-in returns, registered there as its callback address."""
log = structlog.get_logger()


def is_offered(deps: Deps, store: Store) -> bool:
    """Whether customers of a store may sign in with their account; its last page is one of the Hub's."""
    return store.settings.hub_active and deps.signin.accounts(store) is not None


async def begin(request: Request, deps: Deps, key: str) -> str:
    """Begin a try of this chat; returns where its window goes.

    Raises:
        NotFound: with code `account_not_offered`.
        TooMany: too many tries of this chat or sender.
        NotReady: with code `account_unavailable`: the shop fails, in whatever way.
        AppError: as `read_chat`.
    """
    async with deps.database.begin() as session:
        chat = await read_chat(session, deps, request, key)
        offered = deps.signin.accounts(chat.store)
        if offered is None or not is_offered(deps, chat.store):
            raise NotFound("This shop has no accounts to sign in with. Ask for a code.", code="account_not_offered")
        asked = Asked(
            redirect=deps.base_url + BACK.format(store=chat.store.key),
            language=chat.conversation.language or chat.store.settings.language,
            origin=request.headers.get("origin") or reached_at(request, deps),
            sender=sender_of(request),
        )
        attempt = await accounts.begin(session, deps.signin, chat.session, asked)
    try:
        return await offered.begin(attempt)
    except AdapterError as error:
        log.warning("account_sign_in_refused", code=error.code, detail=error.detail)
        raise NotReady(
            "Signing in with your account is not possible now. Use a code.", code="account_unavailable"
        ) from error
