"""Seconds of office hours between two moments, counted by the database itself for any number of rows.

`stores.hours` says when each store is open; here it becomes a table of edges, in which the database looks a moment up.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, DateTime, Float, Integer, Values, case, column, func, literal, values

from stores.hours import spans
from stores.stores import Store


def open_table(stores: list[Store], since: datetime, until: datetime) -> Values:
    """Return when these stores are open from `since` to `until`, a row for each, joined by `store_id`."""
    moments = ARRAY(DateTime(timezone=True))
    table = values(
        column("store_id", Integer), column("edges", moments), column("before", ARRAY(Float)), name="open_time"
    )
    return table.data([(store.id, *_edges(store, since, until)) for store in stores])


def open_until(table: Values, at: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return how many seconds a store was open from the table's beginning to a moment; nothing for no moment."""
    place = func.width_bucket(at, table.c.edges)
    since_edge = func.extract("epoch", at - func.coalesce(table.c.edges[place], at))
    running = case((place % 2 == 1, since_edge), else_=literal(0.0))
    return case((at.is_not(None), func.coalesce(table.c.before[place], 0.0) + running))


def _edges(store: Store, since: datetime, until: datetime) -> tuple[list[datetime], list[float]]:
    """Return the moments at which it opens and closes by turns, and how long it was open before each."""
    edges: list[datetime] = []
    before: list[float] = []
    total = 0.0
    for begins, ends in spans(store.settings.hours, store.zone, since, until):
        lasts = (ends - begins).total_seconds()
        edges += [begins, ends]
        before += [total, total + lasts]
        total += lasts
    return edges, before
