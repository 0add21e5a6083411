"""The interface of the audit log: who did what, when and to what, for owners and admins."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel
from sqlalchemy import select

from kit.audit import AuditRow
from kit.auth import Actor, Role
from kit.errors import Invalid
from kit.web import Page, decode_cursor, encode_cursor
from staff.asking import Deps, asking

_LARGEST = 2**31 - 1
Word = Annotated[str | None, Query(max_length=200)]


class AuditAct(BaseModel):
    """One act: `by` is `staff:<id>`, `customer:<id>` or `system`; `facts` tell what changed."""

    id: int
    store_id: int | None
    at: datetime
    by: str
    act: str
    subject: str
    facts: dict[str, Any]


class Filter(BaseModel):
    """What is looked for; every part that is given must fit."""

    store_id: Annotated[int | None, Query(ge=1, le=_LARGEST)] = None
    actor: Word = None
    act: Word = None
    subject: Word = None
    since: datetime | None = None
    until: datetime | None = None
    cursor: Word = None
    limit: Annotated[int, Query(ge=1, le=100)] = 50


def routes(deps: Deps) -> APIRouter:
    """Return the route of the audit log."""
    api = APIRouter(prefix="/api/v1", tags=["audit"])

    @api.get("/audit")
    async def audit(request: Request, wanted: Annotated[Filter, Query()]) -> Page[AuditAct]:
        """List acts, newest first, by store, actor (`staff:3`), act, subject (`store:1`), and time."""
        async with deps.database.begin() as session:
            actor = await asking(deps, request, session, "settings:read", Role.ADMIN)
            found = _found(actor, wanted).order_by(AuditRow.id.desc()).limit(wanted.limit + 1)
            rows = list(await session.scalars(found))
        following = encode_cursor([rows[wanted.limit - 1].id]) if len(rows) > wanted.limit else None
        return Page(items=[_show(row) for row in rows[: wanted.limit]], next=following)

    return api


def _found(actor: Actor, wanted: Filter) -> Any:  # noqa: ANN401 - a SELECT of rows
    if any(moment is not None and moment.tzinfo is None for moment in (wanted.since, wanted.until)):
        raise Invalid("Write moments with their zone, such as 2026-11-18T10:00:00Z.", code="zone_missing")
    found = select(AuditRow)
    if actor.stores is not None:
        found = found.where(AuditRow.store_id.in_(actor.stores))
    for column in ("store_id", "actor", "act", "subject"):
        if (value := getattr(wanted, column)) is not None:
            found = found.where(getattr(AuditRow, column) == value)
    if wanted.since is not None:
        found = found.where(AuditRow.at >= wanted.since)
    if wanted.until is not None:
        found = found.where(AuditRow.at < wanted.until)
    if wanted.cursor is not None:
        (before,) = decode_cursor(wanted.cursor, (int,))
        found = found.where(AuditRow.id < min(before, _LARGEST))
    return found


def _show(row: AuditRow) -> AuditAct:
    return AuditAct(
        id=row.id, store_id=row.store_id, at=row.at, by=row.actor, act=row.act, subject=row.subject, facts=row.facts
    )
