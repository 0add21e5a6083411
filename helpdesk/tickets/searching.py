"""Search over all that was ever said, and by whom: scoped to what somebody may see, newest or best first (S3-49 to 52).

All words are looked for in one message; in a customer's name and addresses; in a ticket's subject, tags, order and
notes; and some in the name with the others in that customer's messages. Where nothing is found, slips are mended.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.tickets import hits, in_messages, in_names
from helpdesk.tickets.access import seen_by
from helpdesk.tickets.hits import Among, Found, Hit, Span, Wish
from helpdesk.tickets.lexemes import Query, Term, forms, parse, quoted, store_mark, tag_mark
from helpdesk.tickets.life import State
from helpdesk.tickets.models import TicketRow
from helpdesk.tickets.spelling import go_on, mend
from kit.auth import Actor

PAGE = 25
_FEW_HITS = 5
"""Where less is found, it is looked whether something else was meant."""


class Order(StrEnum):
    """What comes first: `best` is ranked among the newest thousand messages."""

    NEWEST = "newest"
    BEST = "best"


@dataclass(frozen=True, slots=True)
class Filters:
    """What the tickets must be besides; None is any. `since` and `until` are of the messages, `until` not included."""

    store_id: int | None = None
    channel: str | None = None
    state: State | None = None
    assignee_id: int | None = None
    is_unassigned: bool = False
    team_id: int | None = None
    customer_id: int | None = None
    topic: str | None = None
    tag: str | None = None
    since: datetime | None = None
    until: datetime | None = None

    def condition(self) -> ColumnElement[bool] | None:
        """Return what is true of such tickets, without store and moments; None for all."""
        wanted: list[ColumnElement[bool]] = []
        plain = {
            TicketRow.channel: self.channel,
            TicketRow.state: self.state,
            TicketRow.assignee_id: self.assignee_id,
            TicketRow.team_id: self.team_id,
            TicketRow.customer_id: self.customer_id,
        }
        wanted += [column == value for column, value in plain.items() if value is not None]
        if self.is_unassigned:
            wanted.append(TicketRow.assignee_id.is_(None))
        if self.topic is not None:
            wanted.append(TicketRow.topics.contains([self.topic]))
        if self.tag is not None:
            wanted.append(TicketRow.tags.contains([self.tag]))
        return all_of(wanted)

    @property
    def is_narrow(self) -> bool:
        """Whether few tickets may be left: then they are looked through, instead of all that was said."""
        is_open = self.state is not None and self.state is not State.CLOSED
        named = (self.assignee_id, self.team_id, self.customer_id, self.tag)
        return is_open or any(value is not None for value in named)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins: after so many tickets, among what was said up to a message."""

    anchor: int | None = None
    after: int = 0

    def bounded(self) -> "Place":
        """Return it within what a database can count, whatever a cursor said."""
        anchor = None if self.anchor is None else min(max(self.anchor, 0), 2**31 - 1)
        return Place(anchor, min(max(self.after, 0), hits.MOST))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody searches for, and how; with `is_exact` for nothing but what they typed."""

    text: str
    filters: Filters = Filters()
    order: Order = Order.NEWEST
    is_exact: bool = False
    place: Place = Place()
    size: int = PAGE


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found: one hit a ticket, in order; whether there is more; and what was searched for instead."""

    hits: tuple[Hit, ...]
    query: Query
    next: Place | None = None
    instead: Mapping[str, str] = field(default_factory=dict)
    """Mistyped words with those that were searched for instead."""
    meant: Mapping[str, str] = field(default_factory=dict)
    """Words that were searched for, though perhaps others were meant."""
    is_all: bool = True
    """Whether there is nothing besides these pages: at most `hits.MOST` messages are found, the newest."""


def all_of(conditions: Sequence[ColumnElement[bool]]) -> ColumnElement[bool] | None:
    """Return the condition that all of some hold; None for none."""
    whole: ColumnElement[bool] | None = None
    for one in conditions:
        whole = one if whole is None else whole & one
    return whole


@dataclass(frozen=True, slots=True)
class Search:
    """A search on its way: where it looks, and what it needs."""

    session: AsyncSession
    among: Among
    span: Span
    wish: Wish
    is_narrow: bool
    is_filtered: bool
    tag: str | None = None

    async def look(self, query: Query) -> Found:
        """Return all that a query finds."""
        terms = query.terms
        if not terms:
            return Found(await in_names.newest(self.session, self.among) if self.is_filtered else [])
        found = await self._said(terms)
        found.add(await in_names.by_names(self.session, terms, self.among))
        found.add(await in_names.by_labels(self.session, terms, self.among, self.wish))
        if query.number is not None:
            found.hits += await in_names.by_number(self.session, query.number, self.among)
        if len(terms) > 1 and found.tickets < self.wish.tickets:
            found.add(await self._said_by(terms))
        return found

    async def _said(self, terms: Sequence[Term]) -> Found:
        condition, is_narrow = self.among.condition, self.is_narrow
        if self.tag is not None:
            tagged = await in_names.labelled(self.session, quoted(tag_mark(self.tag)))
            condition, is_narrow = condition & TicketRow.id.in_(tagged or ()), tagged is not None
        if is_narrow:
            ticket_ids = await in_messages.few(self.session, condition)
            if ticket_ids is not None:
                return await in_messages.find_of(self.session, terms, self.span, ticket_ids)
        return await in_messages.find(self.session, terms, self.span, self.among, self.wish)

    async def _said_by(self, terms: Sequence[Term]) -> Found:
        """Find what somebody said whom the query names as well: "maria refund"."""
        names = await in_names.names_of(self.session, terms)
        others = [term for term in terms if term not in names]
        if not names or not others:
            return Found()
        theirs = await in_names.by_names(self.session, names, self.among)
        ticket_ids = list(dict.fromkeys(hit.ticket_id for hit in theirs.hits))
        return await in_messages.find_of(self.session, others, self.span, ticket_ids)


async def search(session: AsyncSession, actor: Actor, wanted: Wanted) -> Findings:
    """Find tickets that somebody may see."""
    filters, place = wanted.filters, wanted.place
    until = place.after + wanted.size
    running = Search(
        session,
        _among(actor, filters),
        await hits.span_of(session, place.anchor, filters.since, filters.until),
        is_narrow=filters.is_narrow or actor.teams is not None,
        is_filtered=filters != Filters(),
        tag=filters.tag,
        wish=Wish(hits.MOST, is_ranked=True) if wanted.order is Order.BEST else Wish(until + 1),
    )
    typed = parse(wanted.text)
    query = typed if wanted.is_exact else await _going_on(session, typed)
    found = await running.look(query)
    instead: Mapping[str, str] = {}
    meant: Mapping[str, str] = {}
    if not wanted.is_exact and len(found.hits) < _FEW_HITS:
        meant = await mend(session, _words(typed))
        if meant and not found.hits:
            query, instead, meant = _mended(typed, meant), meant, {}
            found = await running.look(query)
    ordered = _one_a_ticket(found.hits, wanted.order)
    return Findings(
        tuple(ordered[place.after : until]),
        query,
        Place(running.span.newest, until) if len(ordered) > until else None,
        instead,
        meant,
        is_all=found.is_all or len(ordered) > until,
    )


def _among(actor: Actor, filters: Filters) -> Among:
    condition = seen_by(actor)
    stores = actor.stores
    if filters.store_id is not None:
        condition &= TicketRow.store_id == filters.store_id
        stores = frozenset({filters.store_id}) if stores is None else stores & {filters.store_id}
    more = filters.condition()
    if more is not None:
        condition &= more
    marks = tuple(sorted(map(store_mark, stores or {0}))) if stores is not None else ()
    heard = [TicketRow.heard_at >= filters.since] if filters.since is not None else []
    heard += [TicketRow.heard_at < filters.until] if filters.until is not None else []
    return Among(condition, marks, all_of(heard), is_plain=more is None and actor.teams is None)


async def _going_on(session: AsyncSession, query: Query) -> Query:
    """Let the last word be the beginning of others, as while one types."""
    last = query.terms[-1] if query.terms else None
    if last is None or not last.is_open or "@" in last.words[0]:
        return query
    further = await go_on(session, last.words[0])
    return replace(query, terms=(*query.terms[:-1], replace(last, forms=last.forms | set(further))))


def _words(query: Query) -> list[str]:
    return [word for term in query.terms if term.is_phrase or term.is_word for word in term.words]


def _mended(query: Query, meant: Mapping[str, str]) -> Query:
    return replace(query, terms=tuple(_other(term, meant) for term in query.terms))


def _other(term: Term, meant: Mapping[str, str]) -> Term:
    words = tuple(meant.get(word, word) for word in term.words)
    if words == term.words:
        return term
    return replace(term, words=words, forms=frozenset() if term.is_phrase else forms(words[0]), is_open=False)


def _one_a_ticket(found: Sequence[Hit], order: Order) -> list[Hit]:
    """Return the first hit of each ticket; a message is shown rather than what else it was found by."""
    best: dict[int, Hit] = {}
    for hit in sorted(found, key=lambda one: _sorted_by(one, order)):
        before = best.setdefault(hit.ticket_id, hit)
        if before.message_id is None and hit.message_id is not None:
            best[hit.ticket_id] = replace(before, message_id=hit.message_id)
    return list(best.values())


def _sorted_by(hit: Hit, order: Order) -> tuple[float, float, int]:
    rank = -hit.rank if order is Order.BEST else 0.0
    return rank, -hit.at.timestamp(), -hit.ticket_id
