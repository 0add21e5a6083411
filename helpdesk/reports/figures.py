"""The figures that the desk knows: what each tells, by what it can be parted, and how it is counted (S5-54)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.reports import counting, ended, entries, happened, rated
from helpdesk.reports.counting import Counted, Listed
from helpdesk.reports.questions import Answer, By, Cell, Place, Question, own
from kit.auth import Role
from kit.errors import Forbidden, Invalid, NotFound

Rates = dict[str, float | None]
_OF_TICKETS = frozenset({By.NOTHING, By.STORE, By.TEAM, By.PERSON, By.CHANNEL, By.LANGUAGE, By.TOPIC, By.HOUR})


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. `tells` is its definition; without `counted` it is worked out of conversations (D4)."""

    name: str
    title: str
    tells: str
    counted: Counted | None
    by: frozenset[By] = _OF_TICKETS

    @property
    def parts(self) -> tuple[str, ...]:
        """The counts that make up each cell."""
        return ended.PARTS if self.counted is None else self.counted.parts


_ALL = (
    Figure(
        "first_response",
        "First response",
        "How long customers waited from their first words to the first answer of anybody, by when they wrote.",
        Counted(entries.first_response, ("agent", "person", "unanswered"), is_timed=True),
    ),
    Figure(
        "first_person_response",
        "First response of a person",
        "How long customers waited for a person's first answer once one was needed, by when that was.",
        Counted(entries.first_person_response, ("answered", "unanswered"), is_timed=True),
    ),
    Figure(
        "resolution",
        "Resolution",
        "How long closed tickets took from their opening to their last closing, by when that was.",
        Counted(entries.resolution, ("agent", "person"), is_timed=True),
    ),
    Figure(
        "demand",
        "Demand",
        "How many tickets began, by what they are about; by the hour of the week it is a map for staffing.",
        Counted(entries.demand, ("agent", "person")),
        _OF_TICKETS | {By.TAG},
    ),
    Figure(
        "sla",
        "Deadlines kept",
        "How many deadlines of service-level policies were met and how many breached, by when that was.",
        Counted(happened.deadlines, ("met", "breached")),
        _OF_TICKETS | {By.POLICY, By.TARGET},
    ),
    Figure(
        "refund_reasons",
        "Reasons of refunds",
        "Why goods came back or orders were cancelled, as the shop and the tags of tickets say.",
        Counted(happened.refunds, ("returned", "cancelled", "tagged")),
        _OF_TICKETS | {By.REASON},
    ),
    Figure(
        "assisted_orders",
        "Chat-assisted orders",
        "Orders that proved customers placed soon after an answer to them, with what these were worth.",
        Counted(happened.assisted_orders, ("agent", "person"), is_valued=True),
    ),
    Figure(
        "satisfaction",
        "Satisfaction",
        "What customers said after a person had closed their matter in the chat, by when they were asked.",
        Counted(rated.satisfaction, rated.PARTS),
    ),
    Figure(
        "outcomes",
        "How conversations ended",
        "What share of conversations the agent solved alone and what share needed no person, with how each ended.",
        None,
        ended.BY,
    ),
)
FIGURES: Mapping[str, Figure] = {figure.name: figure for figure in _ALL}


def find_figure(name: str) -> Figure:
    """Return a figure by its name; raises NotFound."""
    if name not in FIGURES:
        raise NotFound(f"There is no such figure. There are {', '.join(FIGURES)}.", code="report_not_found")
    return FIGURES[name]


async def answer(session: AsyncSession, figure: Figure, question: Question) -> Answer:
    """Work a figure out. Raises Invalid where it cannot be parted so, Forbidden where it is nobody's own."""
    question = _allowed(figure, question)
    if figure.counted is None:
        return await ended.answer(session, question)
    found = await counting.count(session, question, figure.counted)
    if figure.name not in _RATES:
        return found
    shared = _RATES[figure.name]
    total, *cells = (replace(cell, rates=shared(cell)) for cell in (found.total, *found.cells))
    return Answer(total, tuple(cells))


async def entries_of(
    session: AsyncSession,
    figure: Figure,
    question: Question,
    *,
    place: Place,
    part: str,
    after: tuple[datetime, str] | None = None,
    limit: int = 50,
) -> list[Listed]:
    """Return what a cell counts, newest first: exactly as many as it says. Raises as `answer` does."""
    question = _allowed(figure, question)
    if part and part not in figure.parts:
        raise Invalid(f"{figure.title} has the parts {', '.join(figure.parts)}.", code="no_part")
    if figure.counted is None:
        return await ended.listed(session, question, place=place, part=part, after=after, limit=limit)
    return await counting.listed(session, question, figure.counted, place=place, part=part, after=after, limit=limit)


def _allowed(figure: Figure, question: Question) -> Question:
    if question.by not in figure.by:
        named = ", ".join(by.value for by in By if by in figure.by)
        raise Invalid(f"{figure.title} can be parted by {named}.", code="no_such_part", allowed=named)
    if figure.counted is None and _asks_of_tickets(question):
        raise Invalid(
            f"{figure.title} is about conversations: ask by store, channel, language or skill.", code="not_of_tickets"
        )
    if question.skill and figure.counted is not None:
        raise Invalid("Only how conversations ended can be asked of a skill.", code="not_of_skills")
    if question.actor.role >= Role.MANAGER:
        return question
    if figure.counted is None or figure.name == "refund_reasons":
        raise Forbidden(f"{figure.title} is nobody's own: managers and above see it.", needed=Role.MANAGER.word)
    return own(question)


def _asks_of_tickets(question: Question) -> bool:
    return question.team_id is not None or question.person_id is not None or bool(question.topic)


def _kept(cell: Cell) -> Rates:
    return {"kept": cell.parts["met"] / cell.count if cell.count else None}


_RATES: Mapping[str, Callable[[Cell], Rates]] = {"sla": _kept, "satisfaction": rated.rates}
"""The shares that are told of a figure beside its counts."""
