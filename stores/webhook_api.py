"""The interface of outgoing webhooks: which there are, what they were sent, and trying them out. For admins.

A secret is answered once, when it is made. How deliveries are signed and tried again stands in docs/webhooks.md.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.ext.asyncio import AsyncSession

from kit.auth import Actor, Role, Who, require
from kit.web import Page, decode_cursor, encode_cursor
from stores import webhook_book as book
from stores import webhook_deliveries as sent
from stores.stores import Store, find_seen
from stores.webhook_book import Webhook, Wish
from stores.webhook_events import EVENTS
from stores.webhook_sending import Sender

PREFIX = "/api/v1/stores/{store}"
READS, WRITES = "settings:read", "settings:write"
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]
State = Literal["waiting", "delivered", "failed", "dropped"]


@dataclass(frozen=True, slots=True)
class Deps:
    """What this interface needs; `who` tells who asks."""

    who: Who
    sender: Sender


class WebhookShown(BaseModel):
    """A webhook; its secret is never shown again."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    store_id: int | None
    """Null: it is told of all stores."""
    url: str
    description: str
    events: list[str]
    is_active: bool
    problem: str
    """Why it was switched off by itself; empty while it works."""
    failing_since: datetime | None
    old_until: datetime | None
    """Until when deliveries are also signed with the secret before this one."""
    created_by: str
    created_at: datetime
    updated_at: datetime


class MadeWebhook(BaseModel):
    """A webhook with its new secret, which is shown this once."""

    webhook: WebhookShown
    secret: str


class EventShown(BaseModel):
    """A kind of event that a webhook may be told of."""

    event: str
    when: str
    data: list[str]
    """The fields of its `data`."""


class DeliveryShown(BaseModel):
    """One event on its way to one address; `key` is its `webhook-id`, the same at every attempt."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    key: str
    event: str
    state: State
    attempts: int
    due_at: datetime | None
    """When it is sent next; null once it is settled."""
    status: int | None
    problem: str
    answer: str
    """How the address's answer began, at most 1 KB."""
    milliseconds: int | None
    body: str
    created_at: datetime
    settled_at: datetime | None


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class RevisedWebhook(_Body):
    """What a webhook is told, and where."""

    url: str = Field(max_length=2000)
    events: list[Annotated[str, Field(max_length=50)]] = Field(max_length=50)
    description: str = Field(default="", max_length=book.LONGEST_DESCRIPTION, pattern=r"^[^\x00-\x1f\x7f]*$")

    def wish(self) -> Wish:
        """Return it as the book takes it."""
        return Wish(**self.model_dump())


class NewWebhook(RevisedWebhook):
    """A webhook to be registered, for this store or for all."""

    is_of_all_stores: bool = False


class WebhookSwitch(_Body):
    """Whether it is to be told."""

    is_active: bool


def routes(deps: Deps) -> APIRouter:
    """Return the routes of webhooks."""
    router = APIRouter(prefix=PREFIX, tags=["webhooks"])
    _reads(router, deps)
    _changes(router, deps)
    _secrets(router, deps)
    _deliveries(router, deps)
    return router


def _reads(router: APIRouter, deps: Deps) -> None:
    @router.get("/webhook-events")
    async def webhook_events(request: Request, store: str) -> list[EventShown]:
        """List the events that a webhook may be told of."""
        async with deps.sender.database.begin() as session:
            await _asking(deps, request, session, store, READS)
        return [EventShown(event=name, when=one.when, data=list(one.data)) for name, one in EVENTS.items()]

    @router.get("/webhooks")
    async def webhooks(request: Request, store: str) -> Page[WebhookShown]:
        """List a store's webhooks, oldest first, and whether each works."""
        async with deps.sender.database.begin() as session:
            by, found = await _asking(deps, request, session, store, READS)
            return Page(items=[_show(one) for one in await book.webhooks_of(session, by, found.id)])

    @router.get("/webhooks/{webhook_id}")
    async def webhook(request: Request, store: str, webhook_id: Number) -> WebhookShown:
        """Read one webhook."""
        async with deps.sender.database.begin() as session:
            by, found = await _asking(deps, request, session, store, READS)
            return _show(await book.get_webhook(session, by, found.id, webhook_id))


def _changes(router: APIRouter, deps: Deps) -> None:
    clock = deps.sender.clock

    @router.post("/webhooks", status_code=201)
    async def register_webhook(request: Request, response: Response, store: str, body: NewWebhook) -> MadeWebhook:
        """Register an https address to be told of events; its secret is answered this once."""
        async with deps.sender.database.begin() as session:
            by, found = await _asking(deps, request, session, store, WRITES)
        await book.check_url(deps.sender.out, body.url)
        async with deps.sender.database.begin() as session:
            made, secret = await book.register(session, clock, deps.sender.vault, by, found.id, body.wish())
        return _secret(response, made, secret)

    @router.put("/webhooks/{webhook_id}")
    async def revise_webhook(request: Request, store: str, webhook_id: Number, body: RevisedWebhook) -> WebhookShown:
        """Change where a webhook is and what it is told of; its secret stays."""
        async with deps.sender.database.begin() as session:
            by, _ = await _found(deps, request, session, store, webhook_id)
        await book.check_url(deps.sender.out, body.url)
        async with deps.sender.database.begin() as session:
            return _show(await book.revise(session, clock, by, webhook_id, body.wish()))

    @router.put("/webhooks/{webhook_id}/active")
    async def switch_webhook(request: Request, store: str, webhook_id: Number, body: WebhookSwitch) -> WebhookShown:
        """Switch a webhook on or off; what waits for one that is switched off is dropped."""
        async with deps.sender.database.begin() as session:
            by, _ = await _found(deps, request, session, store, webhook_id)
            return _show(await book.switch(session, clock, by, webhook_id, is_on=body.is_active))

    @router.delete("/webhooks/{webhook_id}", status_code=204)
    async def retire_webhook(request: Request, store: str, webhook_id: Number) -> None:
        """End a webhook for good."""
        async with deps.sender.database.begin() as session:
            by, _ = await _found(deps, request, session, store, webhook_id)
            await book.retire(session, clock, by, webhook_id)


def _secrets(router: APIRouter, deps: Deps) -> None:
    @router.post("/webhooks/{webhook_id}/secret")
    async def rotate_webhook_secret(
        request: Request, response: Response, store: str, webhook_id: Number
    ) -> MadeWebhook:
        """Make a new secret, answered this once; for 24 hours deliveries are signed with the old one too."""
        sender = deps.sender
        async with sender.database.begin() as session:
            by, _ = await _found(deps, request, session, store, webhook_id)
            made, secret = await book.rotate(session, sender.clock, sender.vault, by, webhook_id)
        return _secret(response, made, secret)

    @router.post("/webhooks/{webhook_id}/test")
    async def test_webhook(request: Request, store: str, webhook_id: Number) -> DeliveryShown:
        """Send the event webhook.test now, and answer how that went; at most ten times a minute."""
        async with deps.sender.database.begin() as session:
            _, found = await _found(deps, request, session, store, webhook_id)
        return _show_delivery(await sent.send_test(deps.sender, found, webhook_id))


def _deliveries(router: APIRouter, deps: Deps) -> None:
    @router.get("/webhooks/{webhook_id}/deliveries")
    async def webhook_deliveries(
        request: Request,
        store: str,
        webhook_id: Number,
        state: State | None = None,
        cursor: Annotated[str, Query(max_length=200)] = "",
        limit: Annotated[int, Query(ge=1, le=100)] = sent.PAGE,
    ) -> Page[DeliveryShown]:
        """List what was sent to a webhook in the last thirty days, newest first."""
        before = decode_cursor(cursor, (int,))[0] if cursor else None
        async with deps.sender.database.begin() as session:
            by, _ = await _found(deps, request, session, store, webhook_id)
            book.check_reader(by)
            found = await sent.deliveries(session, webhook_id, before=before, state=state or "", most=limit + 1)
        more = encode_cursor([found[limit - 1].id]) if len(found) > limit else None
        return Page(items=[_show_delivery(one) for one in found[:limit]], next=more)

    @router.post("/webhooks/{webhook_id}/deliveries/{delivery_id}/redeliver")
    async def redeliver(request: Request, store: str, webhook_id: Number, delivery_id: Number) -> DeliveryShown:
        """Send one delivery again, under the same webhook-id."""
        async with deps.sender.database.begin() as session:
            by, _ = await _found(deps, request, session, store, webhook_id)
            book.check_reader(by)
            return _show_delivery(await sent.redeliver(session, deps.sender.clock, by, webhook_id, delivery_id))


async def _asking(deps: Deps, request: Request, session: AsyncSession, store: str, scope: str) -> tuple[Actor, Store]:
    by = require(await deps.who(request, session), Role.ADMIN, scope)
    return by, await find_seen(session, by, store)


async def _found(
    deps: Deps, request: Request, session: AsyncSession, store: str, webhook_id: int
) -> tuple[Actor, Store]:
    """Return who may change this webhook, and the store. Raises NotFound."""
    by, found = await _asking(deps, request, session, store, WRITES)
    await book.get_webhook(session, by, found.id, webhook_id)
    return by, found


def _secret(response: Response, made: Webhook, secret: str) -> MadeWebhook:
    response.headers["Cache-Control"] = "no-store"
    return MadeWebhook(webhook=_show(made), secret=secret)


def _show(webhook: Webhook) -> WebhookShown:
    return WebhookShown.model_validate(webhook)


def _show_delivery(delivery: sent.Delivery) -> DeliveryShown:
    return DeliveryShown.model_validate(delivery)
