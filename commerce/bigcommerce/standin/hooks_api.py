"""The stand-in's webhooks as an app registers them: V3, open to every API account."""

from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import APIRouter, Body, Request

from commerce.bigcommerce.standin.gate import store_of
from commerce.bigcommerce.standin.model import HookModel, StoreModel
from commerce.bigcommerce.standin.pages import v3_page
from commerce.bigcommerce.standin.refusing import NOT_FOUND, Refusal

HOOKS = "/stores/{store_hash}/v3/hooks"
MOST_A_SCOPE = 10
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
Json = Annotated[dict[str, Any], Body()]


def routes() -> APIRouter:
    """Return the routes of webhooks. BigCommerce takes https alone; the stand-in also calls this machine itself."""
    router = APIRouter()

    @router.get(HOOKS)
    async def every(request: Request) -> dict[str, Any]:
        return v3_page(request, [_shown(store_of(request), one) for one in store_of(request).hooks.values()])

    @router.post(HOOKS)
    async def register(request: Request, body: Json) -> dict[str, Any]:
        store = store_of(request)
        scope, destination = _checked(body)
        same = [one for one in store.hooks.values() if one.scope == scope]
        if len(same) >= MOST_A_SCOPE or any(one.destination == destination for one in same):
            raise Refusal(409, "There is a webhook for this scope and destination already.")
        headers = {str(name): str(value) for name, value in (body.get("headers") or {}).items()}
        created = int(store.now().timestamp())
        hook = HookModel(store.next_id(), scope, destination, headers, created, bool(body.get("is_active", True)))
        store.hooks[hook.id] = hook
        return {"data": _shown(store, hook), "meta": {}}

    @router.put(f"{HOOKS}/{{hook_id}}")
    async def change(request: Request, hook_id: int, body: Json) -> dict[str, Any]:
        store = store_of(request)
        hook = store.hooks.get(hook_id)
        if hook is None:
            raise Refusal(404, NOT_FOUND)
        hook.scope, hook.destination = _checked({"scope": hook.scope, "destination": hook.destination, **body})
        hook.is_active = bool(body.get("is_active", hook.is_active))
        if "headers" in body:
            hook.headers = {str(name): str(value) for name, value in (body["headers"] or {}).items()}
        return {"data": _shown(store, hook), "meta": {}}

    @router.delete(f"{HOOKS}/{{hook_id}}")
    async def remove(request: Request, hook_id: int) -> dict[str, Any]:
        store = store_of(request)
        hook = store.hooks.pop(hook_id, None)
        if hook is None:
            raise Refusal(404, NOT_FOUND)
        return {"data": _shown(store, hook), "meta": {}}

    return router


def _checked(body: dict[str, Any]) -> tuple[str, str]:
    """Return scope and destination; raises Refusal where one is missing, or the destination is not called."""
    scope, destination = str(body.get("scope", "")), str(body.get("destination", ""))
    parts = urlsplit(destination)
    if not scope.startswith("store/") or not parts.hostname:
        raise Refusal(422, "scope and destination are required")
    if parts.scheme != "https" and parts.hostname not in LOOPBACK:
        raise Refusal(422, "destination must be an https address")
    return scope, destination


def _shown(store: StoreModel, one: HookModel) -> dict[str, Any]:
    return {
        "id": one.id,
        "store_hash": store.store_hash,
        "scope": one.scope,
        "destination": one.destination,
        "headers": one.headers,
        "is_active": one.is_active,
        "created_at": one.created,
        "updated_at": one.created,
    }
