"""The weekly review: first response, resolution and the reasons of refunds, beside the week before (S5-54)."""

from datetime import date, datetime, timedelta

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.reports.figures import FIGURES, answer
from helpdesk.reports.naming import name_values
from helpdesk.reports.questions import By, Question
from helpdesk.reports.shown import ReportBody, report_body
from helpdesk.reports.spans import Every, Span
from kit.auth import Actor, Role, require
from stores.stores import Store

SHOWN = (
    ("first_response", By.NOTHING),
    ("first_person_response", By.NOTHING),
    ("resolution", By.NOTHING),
    ("refund_reasons", By.REASON),
)


class WeeklyBody(BaseModel):
    """A week from Monday to Sunday: each report's first stretch is the week before, its second the week itself."""

    week: date
    """Its Monday."""
    reports: list[ReportBody]


async def review(
    session: AsyncSession, actor: Actor, stores: tuple[Store, ...], day: date, now: datetime
) -> WeeklyBody:
    """Return the review of the week that a day lies in. Raises Forbidden below a manager, Invalid for odd years."""
    require(actor, Role.MANAGER, "reports:read")
    monday = Span(day, day).first - timedelta(days=day.weekday())
    span = Span(monday - timedelta(days=7), monday + timedelta(days=6), Every.WEEK)
    reports: list[ReportBody] = []
    for name, by in SHOWN:
        question = Question(actor, now, span, stores, by)
        found = await answer(session, FIGURES[name], question)
        labels = await name_values(session, question, [cell.place.value for cell in found.cells])
        reports.append(report_body(FIGURES[name], question, found, labels))
    return WeeklyBody(week=monday, reports=reports)
