"""The pages of outgoing webhooks: a list, and of each what it is told and what it was sent. For admins, no script."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Form, Path, Request
from fastapi.responses import Response
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.datastructures import FormData

from kit.admin import Pages, form_page
from kit.auth import Actor, Role
from kit.errors import AppError, Conflict, Forbidden, Invalid, TooMany
from stores import webhook_book as book
from stores import webhook_deliveries as sent
from stores.stores import Store, all_stores, seen_stores
from stores.webhook_book import Webhook, Wish
from stores.webhook_events import EVENTS
from stores.webhook_sending import Sender

Text = Annotated[str, Form()]
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]
AT = "/admin/webhooks"
DONE = {
    "saved": "Saved.",
    "on": "Switched on.",
    "off": "Switched off. What waited was dropped.",
    "again": "It is sent again within a second or two.",
    "retired": "The webhook is gone.",
}


@dataclass(frozen=True, slots=True)
class Deps:
    """What these pages need."""

    pages: Pages
    sender: Sender


def routes(deps: Deps) -> APIRouter:
    """Return the pages and their forms."""
    router = deps.pages.router()
    _list(router, deps)
    _one(router, deps)
    _acts(router, deps)
    return router


def _list(router: APIRouter, deps: Deps) -> None:
    @router.get("/webhooks")
    async def webhooks(request: Request, store: str = "", done: str = "") -> Response:
        return await _show_list(deps, request, store, done=done)

    @router.post("/webhooks")
    async def register(request: Request, store: Text = "") -> Response:
        form = await request.form()
        async with deps.sender.database.begin() as session:
            by = await deps.pages.actor(request, session, Role.ADMIN)
            here = _choose(by, await all_stores(session), store)
        try:
            wish = read_wish(form)
            await book.check_url(deps.sender.out, wish.url)
            async with deps.sender.database.begin() as session:
                made, secret = await book.register(session, deps.sender.clock, deps.sender.vault, by, here.id, wish)
        except (Invalid, Conflict, Forbidden) as error:
            return await _show_list(deps, request, store, error=error, form=form)
        return await _show_one(deps, request, made.id, secret=secret)


def _one(router: APIRouter, deps: Deps) -> None:
    clock, vault = deps.sender.clock, deps.sender.vault

    @router.get("/webhooks/{webhook_id}")
    async def webhook(request: Request, webhook_id: Number, done: str = "", before: int = 0) -> Response:
        return await _show_one(deps, request, webhook_id, done=done, before=before)

    @router.post("/webhooks/{webhook_id}")
    async def revise(request: Request, webhook_id: Number) -> Response:
        form = await request.form()
        async with deps.sender.database.begin() as session:
            by = await _admin(deps, request, session, webhook_id)
        try:
            wish = read_wish(form)
            await book.check_url(deps.sender.out, wish.url)
            async with deps.sender.database.begin() as session:
                await book.revise(session, clock, by, webhook_id, wish)
        except (Invalid, Forbidden) as error:
            return await _show_one(deps, request, webhook_id, error=error, form=form)
        return form_page(f"{AT}/{webhook_id}?done=saved")

    @router.post("/webhooks/{webhook_id}/secret")
    async def rotate(request: Request, webhook_id: Number) -> Response:
        async with deps.sender.database.begin() as session:
            by = await _admin(deps, request, session, webhook_id)
            _, secret = await book.rotate(session, clock, vault, by, webhook_id)
        return await _show_one(deps, request, webhook_id, secret=secret)

    @router.post("/webhooks/{webhook_id}/test")
    async def test(request: Request, webhook_id: Number) -> Response:
        async with deps.sender.database.begin() as session:
            by = await _admin(deps, request, session, webhook_id)
            found = await book.find_webhook(session, by, webhook_id)
            stores = seen_stores(by, await all_stores(session))
        here = next((one for one in stores if one.id == found.store_id), stores[0])
        try:
            tried = await sent.send_test(deps.sender, here, webhook_id)
        except TooMany as error:
            return await _show_one(deps, request, webhook_id, error=error)
        return await _show_one(deps, request, webhook_id, tried=tried)


def _acts(router: APIRouter, deps: Deps) -> None:
    clock = deps.sender.clock

    @router.post("/webhooks/{webhook_id}/active")
    async def switch(request: Request, webhook_id: Number, active: Text) -> Response:
        async with deps.sender.database.begin() as session:
            by = await _admin(deps, request, session, webhook_id)
            await book.switch(session, clock, by, webhook_id, is_on=active == "yes")
        return form_page(f"{AT}/{webhook_id}?done={'on' if active == 'yes' else 'off'}")

    @router.post("/webhooks/{webhook_id}/retire")
    async def retire(request: Request, webhook_id: Number) -> Response:
        async with deps.sender.database.begin() as session:
            by = await _admin(deps, request, session, webhook_id)
            await book.retire(session, clock, by, webhook_id)
        return form_page(f"{AT}?done=retired")

    @router.post("/webhooks/{webhook_id}/deliveries/{delivery_id}")
    async def redeliver(request: Request, webhook_id: Number, delivery_id: Number) -> Response:
        try:
            async with deps.sender.database.begin() as session:
                by = await _admin(deps, request, session, webhook_id)
                book.check_reader(by)
                await sent.redeliver(session, clock, by, webhook_id, delivery_id)
        except Conflict as error:
            return await _show_one(deps, request, webhook_id, error=error)
        return form_page(f"{AT}/{webhook_id}?done=again")


def read_wish(form: FormData) -> Wish:
    """Return what the form holds. Raises Invalid for what no list could show."""
    description = str(form.get("description", "")).strip()
    if len(description) > book.LONGEST_DESCRIPTION or not description.isprintable():
        raise Invalid("Describe it in one line of at most 200 characters.", code="description_invalid")
    events = [str(one) for one in form.getlist("events")]
    return Wish(str(form.get("url", "")), events, description, is_of_all_stores="all_stores" in form)


async def _admin(deps: Deps, request: Request, session: AsyncSession, webhook_id: int) -> Actor:
    """Return who may change this webhook. Raises Forbidden or NotFound."""
    by = await deps.pages.actor(request, session, Role.ADMIN)
    await book.find_webhook(session, by, webhook_id)
    return by


def _choose(by: Actor, stores: Sequence[Store], key: str) -> Store:
    """Return the store that is asked for, or the oldest that somebody sees."""
    seen = seen_stores(by, stores)
    if not seen:
        raise Invalid("There is no store yet. Add a store first.", code="no_store")
    return next((one for one in seen if one.key == key), seen[0])


async def _show_list(
    deps: Deps,
    request: Request,
    key: str,
    *,
    done: str = "",
    error: AppError | None = None,
    form: FormData | None = None,
) -> Response:
    async with deps.sender.database.begin() as session:
        by = await deps.pages.actor(request, session, Role.ADMIN)
        stores = await all_stores(session)
        store = _choose(by, stores, key)
        found = await book.webhooks_of(session, by, store.id)
    return deps.pages.show(
        "stores/webhooks.html",
        by,
        status=error.status if error else 200,
        store=store,
        stores=seen_stores(by, stores),
        webhooks=found,
        events=EVENTS,
        form=_form(form) if form is not None else {"url": "", "description": "", "events": [], "all_stores": False},
        problem=error.detail if error else "",
        done=DONE.get(done, ""),
    )


async def _show_one(  # noqa: PLR0913 - what a page may have to tell
    deps: Deps,
    request: Request,
    webhook_id: int,
    *,
    done: str = "",
    before: int = 0,
    secret: str = "",
    tried: sent.Delivery | None = None,
    error: AppError | None = None,
    form: FormData | None = None,
) -> Response:
    async with deps.sender.database.begin() as session:
        by = await deps.pages.actor(request, session, Role.ADMIN)
        found = await book.find_webhook(session, by, webhook_id)
        book.check_reader(by)
        listed = await sent.deliveries(session, webhook_id, before=before or None, most=sent.PAGE + 1)
    return deps.pages.show(
        "stores/webhook.html",
        by,
        status=error.status if error else 200,
        webhook=found,
        form=_form(form) if form is not None else _kept(found),
        events=EVENTS,
        deliveries=listed[: sent.PAGE],
        older=listed[sent.PAGE - 1].id if len(listed) > sent.PAGE else None,
        secret=secret,
        tried=tried,
        problem=error.detail if error else "",
        done=DONE.get(done, ""),
    )


def _form(sent_form: FormData) -> dict[str, Any]:
    return {
        "url": str(sent_form.get("url", "")),
        "description": str(sent_form.get("description", "")),
        "events": [str(one) for one in sent_form.getlist("events")],
        "all_stores": "all_stores" in sent_form,
    }


def _kept(webhook: Webhook) -> dict[str, Any]:
    return {"url": webhook.url, "description": webhook.description, "events": webhook.events, "all_stores": False}
