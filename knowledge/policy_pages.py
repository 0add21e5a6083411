"""Policies: what code reads in the articles, what is missing, and the form to correct a fact (S1-33)."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from commerce.terms import MODIFY_KINDS, EditKind
from kit.admin import Pages, form_page
from kit.auth import Role
from kit.errors import AppError
from knowledge.corrections import Act, Subject, correct, corrections, parse_subject
from knowledge.coverage import coverage, title_of
from knowledge.deps import Deps
from knowledge.policy.statements import say
from knowledge.policy.values import FactKind
from stores.pages import first_store

POLICIES = "/admin/content/policies"
_MINUTES = {"minutes": 1, "hours": 60, "days": 24 * 60}
_MODIFY = sorted(kind.value for kind in MODIFY_KINDS)


def routes(pages: Pages, deps: Deps) -> APIRouter:
    """Return the pages of policy facts."""
    router = pages.router()

    @router.get("/content/policies")
    async def policies(request: Request, done: str = "") -> Response:
        async with pages.database.begin() as session:
            actor = await pages.actor(request, session)
            store = await first_store(session)
            points = await coverage(session, store.id, "en")
            today = store.today(deps.clock.now())
        says = {one.subject.key: _says(one.subject, one.value) for point in points for one in point.corrections}
        return pages.show("knowledge/policies.html", actor, points=points, says=says, today=today, done=done)

    @router.get("/content/policies/{key}")
    async def look(request: Request, key: str, article: int | None = None) -> Response:
        async with pages.database.begin() as session:
            actor = await pages.actor(request, session, Role.ADMIN)
            made = (await corrections(session, (await first_store(session)).id)).get(key)
        subject = parse_subject(key)
        values = _form(subject, article) | {"is_corrected": made is not None and made.act is not Act.WITHDRAWN}
        return pages.show("knowledge/correct.html", actor, **values)

    @router.post("/content/policies/{key}")
    async def save(request: Request, key: str) -> Response:
        return await _save(pages, deps, request, parse_subject(key), await request.form())

    return router


async def _save(pages: Pages, deps: Deps, request: Request, subject: Subject, form: FormData) -> Response:
    article = str(form.get("article_id", ""))
    async with pages.database.begin() as session:
        actor = await pages.actor(request, session, Role.ADMIN)
        store = await first_store(session)
    try:
        act = Act(str(form.get("act", ""))) if form.get("act") in list(Act) else Act.SET
        async with pages.database.begin() as session:
            await correct(
                session,
                deps.clock,
                store.id,
                subject,
                act=act,
                value=_value(subject.kind, form) if act is Act.SET else None,
                why=str(form.get("why", "")),
                by=f"staff:{actor.id}",
                article_id=int(article) if article.isdecimal() else None,
            )
    except AppError as error:
        values = _form(subject, int(article) if article.isdecimal() else None) | {
            "problem": error.detail,
            "is_corrected": False,
            "why": str(form.get("why", "")),
        }
        return pages.show("knowledge/correct.html", actor, status=error.status, **values)
    return form_page(f"{POLICIES}?done=saved")


def _form(subject: Subject, article: int | None) -> dict[str, Any]:
    title = title_of(subject.kind) + (f": {subject.exception.replace('_', ' ')}" if subject.exception else "")
    choices = [*_MODIFY, EditKind.CANCEL.value] if subject.kind is FactKind.EXCEPTION else _MODIFY
    return {"subject": subject, "fact": title, "article": article, "kinds": choices, "problem": "", "why": ""}


def _value(kind: FactKind, form: FormData) -> dict[str, Any]:
    """Return what the form's fields say; whether it fits the fact is checked where it is kept."""

    def field(name: str) -> str:
        return str(form.get(name, "")).strip()

    if kind in {FactKind.MODIFY_WINDOW, FactKind.CANCEL_WINDOW}:
        amount = field("amount")
        minutes = int(amount) * _MINUTES.get(field("unit"), 1) if amount.isdecimal() and len(amount) < 8 else 0  # noqa: PLR2004
        return {"window": field("window"), "minutes": minutes, "cutoff": field("cutoff")}
    if kind is FactKind.RESTOCKING_FEE:
        if field("fee") == "fixed":
            return {"fixed": field("fixed"), "currency": field("currency")}
        return {"percent": field("percent") if field("fee") == "percent" else "0"}
    if kind in {FactKind.RETURN_WINDOW, FactKind.REFUND_TIME}:
        return {"days": field("days")}
    if kind is FactKind.EXCHANGES:
        return {"allowed": field("allowed") == "yes"}
    ticked = [str(one) for one in form.getlist("kind")]
    return {"allow": ticked} if kind is FactKind.ELIGIBLE else {"forbids": ticked}


def _says(subject: Subject, value: Mapping[str, Any] | None) -> str:
    return say(subject.kind, dict(value), "en") if value else ""
