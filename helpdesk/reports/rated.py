"""What customers said of the help of a person: each question that was asked counts once, answered or not."""

from typing import Any

from sqlalchemy import Select, String, case, cast, func, literal, select

from conversations.ratings.models import RatingRow
from helpdesk.reports.entries import row, visible, whose, within
from helpdesk.reports.questions import Cell, Question
from helpdesk.tickets.models import TicketRow

SCORES = {5: "great", 4: "good", 3: "okay", 2: "poor", 1: "bad"}
"""What each score is called in figures, the best first."""
UNRATED = "unrated"
PARTS = (*SCORES.values(), UNRATED)
SATISFIED = ("great", "good")


def satisfaction(question: Question) -> Select[Any]:
    """Questions by the moment they were asked, of whoever had the ticket or closed it."""
    said = case({score: literal(name) for score, name in SCORES.items()}, value=RatingRow.score, else_=UNRATED)
    columns = row(
        entry=func.concat("rating:", cast(RatingRow.id, String)),
        at=RatingRow.asked_at,
        store_id=RatingRow.store_id,
        person_id=RatingRow.staff_id,
        part=said,
    )
    return (
        select(*columns)
        .join_from(RatingRow, TicketRow, TicketRow.id == RatingRow.ticket_id)
        .where(within(question, RatingRow.store_id, RatingRow.asked_at), visible(question))
        .where(whose(question, RatingRow.staff_id))
    )


def rates(cell: Cell) -> dict[str, float | None]:
    """Return the share of the satisfied (4 and 5) among all who rated, and the share who rated at all."""
    rated = cell.count - cell.parts[UNRATED]
    satisfied = sum(cell.parts[name] for name in SATISFIED)
    return {
        "satisfied": satisfied / rated if rated else None,
        "rated": rated / cell.count if cell.count else None,
    }
