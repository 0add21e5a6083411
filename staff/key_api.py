"""The interface for keys with which programs act; keys themselves may not use it."""

from datetime import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Request, Response
from pydantic import BaseModel, Field

from kit.auth import Role
from kit.web import Page
from staff import keys
from staff.asking import Body, Deps, asking, check_stores, router
from staff.keys import ApiKey
from staff.people import read_role
from staff.people_api import StoreIds

Scope = Literal[
    "tickets:read",
    "tickets:write",
    "customers:read",
    "customers:write",
    "reports:read",
    "settings:read",
    "settings:write",
]


class KeyShown(BaseModel):
    """A key; `stores` null is every store that its maker sees."""

    id: int
    name: str
    begins_with: str
    role: str
    scopes: list[str]
    stores: list[int] | None
    made_by: int
    created_at: datetime
    used_at: datetime | None
    revoked_at: datetime | None


class MadeKey(BaseModel):
    """A new key with its secret, which is shown this once."""

    key: KeyShown
    secret: str


class NewKey(Body):
    """A key to be made: at most as strong as whoever makes it, now and later."""

    name: str = Field(max_length=200)
    role: str = Field(default="agent", max_length=20)
    scopes: list[Scope] = Field(min_length=1, max_length=20)
    stores: StoreIds | None = None


def routes(deps: Deps) -> APIRouter:
    """Return the routes for keys."""
    api = router("keys")

    @api.get("/keys")
    async def all_keys(request: Request) -> Page[KeyShown]:
        """List the keys, newest first, with when each was used last."""
        async with deps.database.begin() as session:
            await asking(deps, request, session, role=Role.ADMIN)
            return Page(items=[_show(key) for key in await keys.all_keys(session)])

    @api.post("/keys", status_code=201)
    async def make_key(request: Request, response: Response, body: NewKey) -> MadeKey:
        """Make a key; its secret is shown once, and sent as `Authorization: Bearer tsk_…`."""
        async with deps.database.begin() as session:
            by = await asking(deps, request, session, role=Role.ADMIN)
            await check_stores(deps, session, body.stores)
            role = read_role(body.role)
            key, secret = await keys.make_key(
                session, deps.clock, by, name=body.name, role=role, scopes=body.scopes, stores=body.stores
            )
        response.headers["Cache-Control"] = "no-store"
        return MadeKey(key=_show(key), secret=secret)

    @api.delete("/keys/{key_id}")
    async def revoke_key(request: Request, key_id: Annotated[int, Path(ge=1, le=2**31 - 1)]) -> KeyShown:
        """End a key at once."""
        async with deps.database.begin() as session:
            by = await asking(deps, request, session, role=Role.ADMIN)
            return _show(await keys.revoke_key(session, deps.clock, by, key_id))

    return api


def _show(key: ApiKey) -> KeyShown:
    return KeyShown(
        id=key.id,
        name=key.name,
        begins_with=key.begins_with,
        role=key.role.word,
        scopes=list(key.scopes),
        stores=None if key.stores is None else list(key.stores),
        made_by=key.person_id,
        created_at=key.created_at,
        used_at=key.used_at,
        revoked_at=key.revoked_at,
    )
