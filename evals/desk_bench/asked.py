"""What is asked of the filled desk, with what each answer may take: rules, searches, lists and figures."""

import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy.ext.asyncio import AsyncSession

from evals.desk_bench.fill import PEOPLE, STORES, TEAMS, Size
from evals.desk_bench.texts import COMMON, EVERYWHERE, RARE
from helpdesk.reports.figures import answer, find_figure
from helpdesk.reports.questions import By, Question
from helpdesk.reports.spans import Every, Span
from helpdesk.routing.compiling import matches
from helpdesk.routing.presets import PRESETS
from helpdesk.routing.reading import read_condition
from helpdesk.tickets.found import show
from helpdesk.tickets.life import State
from helpdesk.tickets.listing import Wanted as Listed
from helpdesk.tickets.listing import listing
from helpdesk.tickets.queues import counts
from helpdesk.tickets.searching import Filters, Order, Wanted, search
from kit.auth import Actor, Role
from stores.stores import get_store

RULE, SEARCH, LIST, FIGURE = 20.0, 100.0, 100.0, 300.0
"""Milliseconds that each may take; what is asked of lists is ours, the others are promised."""
PAGE, DEEP = 50, 50
ALL = Actor(1, "Ana", "ana@shop.test", Role.OWNER)
ONE_STORE = Actor(2, "Bo", "bo@shop.test", Role.AGENT, stores=frozenset({2}))
ONE_TEAM = Actor(3, "Cy", "cy@shop.test", Role.AGENT, teams=frozenset({2}))

Ask = Callable[[AsyncSession, random.Random], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that is asked, again and again with other values."""

    group: str
    what: str
    aim: float
    ask: Ask


def cases(size: Size, now: datetime) -> list[Case]:
    """Return everything that is asked of a desk of this size."""
    return [*_rules(size, now), *_searches(size, now), *_lists(), *_figures(now)]


def _rules(size: Size, now: datetime) -> list[Case]:
    async def ask(name: str, session: AsyncSession, chance: random.Random) -> object:
        condition = read_condition(PRESETS[name].condition)
        return await matches(session, [chance.randint(1, size.tickets)], condition, now)

    told = {
        "fresh_orders": "who placed an order in the last 2 hours (S2-16)",
        "churn_defence": "whose churn risk is high (S2-30)",
        "sms_orders": "text messages about orders (S2-21)",
    }
    return [Case("routing rule on one ticket", what, RULE, partial(ask, name)) for name, what in told.items()]


def _searches(size: Size, now: datetime) -> list[Case]:
    february = Filters(since=now - timedelta(days=200), until=now - timedelta(days=170))
    asked: list[tuple[str, Wanted, Actor]] = [
        ("a word in every message", Wanted(f"{EVERYWHERE} "), ALL),
        ("two common words", Wanted(f"{' '.join(COMMON)} "), ALL),
        ("common words never said together", Wanted("sold drawer warehouse "), ALL),
        ("a rare word", Wanted(f"{RARE} "), ALL),
        ("a word that nobody wrote", Wanted("xyzzyq "), ALL),
        ("a mistyped word", Wanted("refnud "), ALL),
        ("a word typed in part", Wanted(RARE[:4]), ALL),
        ("a phrase", Wanted('"cancel the teapot"'), ALL),
        ("a phrase of common words that nobody wrote", Wanted('"the is"'), ALL),
        ("a common first name", Wanted("maria "), ALL),
        ("a name and a word", Wanted("quillfeather refund "), ALL),
        ("eleven words", Wanted("where is my order with the lamp from my parcel and broken "), ALL),
        ("a word in every message, one store", Wanted(f"{EVERYWHERE} "), ONE_STORE),
        ("a word in every message, one team", Wanted(f"{EVERYWHERE} "), ONE_TEAM),
        ("a word in every message, open tickets", Wanted(f"{EVERYWHERE} ", Filters(state=State.OPEN)), ALL),
        ("a common word, one topic", Wanted(f"{COMMON[0]} ", Filters(topic="wholesale")), ALL),
        ("a common word, a month half a year ago", Wanted(f"{COMMON[0]} ", february), ALL),
        ("two common words, best first", Wanted(f"{' '.join(COMMON)} ", order=Order.BEST), ALL),
    ]
    fixed = [Case("search", what, SEARCH, partial(_find, wanted, actor)) for what, wanted, actor in asked]
    return [*fixed, *_searches_by_number(size)]


def _searches_by_number(size: Size) -> list[Case]:
    async def order(session: AsyncSession, chance: random.Random) -> object:
        return await _find(Wanted(f"#{1000 + chance.randint(1, size.tickets // 4) * 2}"), ALL, session, chance)

    async def email(session: AsyncSession, chance: random.Random) -> object:
        return await _find(Wanted(f"maria.{chance.randint(1, size.customers)}@mail.test"), ALL, session, chance)

    async def phone(session: AsyncSession, chance: random.Random) -> object:
        return await _find(Wanted(f"+3519{chance.randint(1, size.tickets):08}"), ALL, session, chance)

    return [
        Case("search", "an order", SEARCH, order),
        Case("search", "an e-mail address", SEARCH, email),
        Case("search", "a telephone number", SEARCH, phone),
    ]


async def _find(wanted: Wanted, actor: Actor, session: AsyncSession, _: random.Random) -> object:
    findings = await search(session, actor, wanted)
    return await show(session, findings.hits, findings.query)


def _lists() -> list[Case]:
    async def first(queue: str, session: AsyncSession, chance: random.Random) -> object:
        person = Actor(chance.randint(1, PEOPLE), "Di", "di@shop.test", Role.AGENT)
        name = queue.replace("?", str(chance.randint(1, TEAMS)))
        return await listing(session, person, Listed(name), cursor=None, limit=PAGE)

    reached: list[tuple[str, int, int] | None] = [None]

    async def far(session: AsyncSession, _: random.Random) -> object:
        wanted = Listed("all", (State.CLOSED,))
        while len(reached) < DEEP:  # only the first time, which does not count
            reached.append((await listing(session, ALL, wanted, cursor=reached[-1], limit=PAGE)).next)
        return await listing(session, ALL, wanted, cursor=reached[-1], limit=PAGE)

    async def count(session: AsyncSession, _: random.Random) -> object:
        return await counts(session, ALL)

    queues = ("unassigned", "mine", "agent", "team:?", "all")
    return [
        *(Case("inbox", f"first page of {queue.replace(':?', '')}", LIST, partial(first, queue)) for queue in queues),
        Case("inbox", f"page {DEEP} of what is closed", LIST, far),
        Case("inbox", "how many stand in each queue", LIST, count),
    ]


def _figures(now: datetime) -> list[Case]:
    async def ask(name: str, by: By, every: Every, session: AsyncSession, _: random.Random) -> object:
        stores = tuple([await get_store(session, one) for one in range(1, STORES + 1)])
        last = now.date()
        span = Span(last - timedelta(days=29), last, every)
        return await answer(session, find_figure(name), Question(ALL, now, span, stores, by))

    asked: Sequence[tuple[str, str, By, Every]] = (
        ("first response by day", "first_response", By.NOTHING, Every.DAY),
        ("demand by topic", "demand", By.TOPIC, Every.WEEK),
        ("how conversations ended (D4)", "outcomes", By.NOTHING, Every.WHOLE),
    )
    return [Case("figures of a month", what, FIGURE, partial(ask, name, by, every)) for what, name, by, every in asked]
