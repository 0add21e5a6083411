"""Figures as the interface gives them: JSON bodies, and a table for a spreadsheet."""

import csv
import io
from collections.abc import Mapping
from datetime import date, datetime

from pydantic import BaseModel, ConfigDict, Field

from helpdesk.reports.counting import Listed
from helpdesk.reports.figures import Figure
from helpdesk.reports.questions import Answer, By, Cell, Question, Times, Value
from helpdesk.reports.spans import Every

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class TimesBody(BaseModel):
    """The middle and the ninetieth percentile, in seconds; null where nothing has been measured."""

    median: int | None
    p90: int | None


class CellBody(BaseModel):
    """One figure of certain days: how many, of which parts, and what else is told of them."""

    model_config = ConfigDict(populate_by_name=True)

    cell: str
    """By this word the list behind it is asked for."""
    first: date = Field(alias="from")
    last: date = Field(alias="to")
    value: int | str | None
    """What it is about, by what was asked: a number of a store, team, person or policy, or a word."""
    label: str
    count: int
    parts: dict[str, int]
    rates: dict[str, float | None]
    """Shares between 0 and 1; null before there is anything to share."""
    calendar: TimesBody | None
    """By the calendar."""
    business: TimesBody | None
    """In the office hours of each store; as by the calendar where it has none."""
    amounts: dict[str, str]
    """Sums by currency."""


class ReportBody(BaseModel):
    """A figure, its total, and its cells by days and by what was asked."""

    model_config = ConfigDict(populate_by_name=True)

    report: str
    title: str
    tells: str
    first: date = Field(alias="from")
    last: date = Field(alias="to")
    every: Every
    by: By
    store_ids: list[int]
    total: CellBody
    cells: list[CellBody]


class FigureBody(BaseModel):
    """A figure that may be asked for: what it tells, by what it can be parted, and its parts."""

    report: str
    title: str
    tells: str
    by: list[By]
    parts: list[str]


class EntryBody(BaseModel):
    """One thing that a cell counts: a ticket, an order or a conversation, with the ticket that it opens."""

    at: datetime
    store_id: int
    part: str
    ticket: int | None
    subject: str
    channel: str
    order_name: str
    conversation_id: int | None
    seconds: int | None
    """How long it took, where the figure measures that and it is done."""


def figure_body(figure: Figure) -> FigureBody:
    """Return what may be asked of a figure."""
    return FigureBody(
        report=figure.name,
        title=figure.title,
        tells=figure.tells,
        by=[by for by in By if by in figure.by],
        parts=list(figure.parts),
    )


def report_body(figure: Figure, question: Question, answer: Answer, labels: Mapping[Value, str]) -> ReportBody:
    """Return a figure's answer."""
    return ReportBody(
        report=figure.name,
        title=figure.title,
        tells=figure.tells,
        first=question.span.first,
        last=question.span.last,
        every=question.span.every,
        by=question.by,
        store_ids=list(question.store_ids),
        total=_cell(question, answer.total, labels),
        cells=[_cell(question, cell, labels) for cell in answer.cells],
    )


def entry_body(one: Listed) -> EntryBody:
    """Return an entry of a cell."""
    return EntryBody(
        at=one.at,
        store_id=one.store_id,
        part=one.part,
        ticket=one.ticket_id,
        subject=one.subject,
        channel=one.channel,
        order_name=one.order_name,
        conversation_id=one.conversation_id,
        seconds=one.seconds,
    )


def _cell(question: Question, cell: Cell, labels: Mapping[Value, str]) -> CellBody:
    place = cell.place
    stretches = question.span.stretches()
    days = stretches[place.stretch - 1] if place.stretch else question.span
    return CellBody(
        cell=place.key,
        first=days.first,
        last=days.last,
        value=place.value,
        label=labels.get(place.value, "") if place.is_value else "All",
        count=cell.count,
        parts=cell.parts,
        rates=cell.rates,
        calendar=_times(cell.calendar),
        business=_times(cell.business),
        amounts=cell.amounts,
    )


def _times(times: Times | None) -> TimesBody | None:
    return None if times is None else TimesBody(median=times.median, p90=times.p90)


def as_csv(body: ReportBody) -> str:
    """Return a figure as a table with one line a cell; the last line is the total."""
    rows = [_flat(cell) for cell in (*body.cells, body.total)]
    names = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, names, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _flat(cell: CellBody) -> dict[str, str]:
    values: dict[str, object] = {"from": cell.first, "to": cell.last, "value": cell.value, "label": cell.label}
    values["count"] = cell.count
    values |= cell.parts
    values |= {f"{name} rate": rate if rate is None else round(rate, 4) for name, rate in cell.rates.items()}
    for name, times in (("calendar", cell.calendar), ("business", cell.business)):
        if times is not None:
            values |= {f"{name} median seconds": times.median, f"{name} p90 seconds": times.p90}
    values |= {f"amount {currency}".strip(): amount for currency, amount in cell.amounts.items()}
    return {harmless(name): harmless("" if value is None else str(value)) for name, value in values.items()}


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula; a plain number below zero stays one."""
    is_number = text.removeprefix("-").replace(".", "", 1).isdigit()
    return f"'{text}" if text.startswith(_FORMULA) and not is_number else text
