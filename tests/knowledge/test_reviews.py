"""Articles and the day by which somebody is to look at them again."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from commerce.terms import Known, Review
from kit.audit import AuditRow
from kit.clock import ManualClock
from kit.errors import Invalid, NotFound
from knowledge import ingest, reviews
from knowledge.articles import Article, Wanted, count_overdue, list_articles
from knowledge.corrections import Act, Subject, correct
from knowledge.deps import Deps
from knowledge.ingest import Draft
from knowledge.jobs import index_article
from knowledge.policies import terms
from knowledge.policy.values import FactKind
from knowledge.reviews import Usual
from knowledge.search import search
from stores.stores import Store, save_settings
from tests.knowledge.conftest import Write

TODAY = date(2026, 11, 18)
POLICY = "Orders can be changed within 1 hour of being placed."


async def add(deps: Deps, store: Store, review_by: reviews.ReviewBy = Usual.DAY) -> Article:
    async with deps.database.begin() as session:
        draft = Draft("en", "Order changes", POLICY, review_by=review_by)
        return await ingest.add_article(session, deps.clock, store.id, draft, by="staff:1")


async def revise(deps: Deps, store: Store, article: Article, review_by: reviews.ReviewBy = Usual.DAY) -> Article:
    async with deps.database.begin() as session:
        draft = Draft("", "", f"{POLICY} Again.", review_by=review_by)
        return await ingest.revise_article(session, deps.clock, store.id, article.id, draft, by="staff:1")


async def look(deps: Deps, store: Store, article: Article, review_by: reviews.ReviewBy = Usual.DAY) -> Article:
    async with deps.database.begin() as session:
        return await reviews.review_article(session, deps.clock, store.id, article.id, review_by, by="staff:1")


async def every(deps: Deps, store: Store, months: int | None, **changed: str) -> None:
    """Let the store look at its articles again after so many months."""
    settings = store.settings.model_copy(update={"review_months": months, **changed})
    async with deps.database.begin() as session:
        await save_settings(session, store.id, settings)


async def test_without_a_setting_nobody_is_to_look_again(deps: Deps, store: Store) -> None:
    assert (await add(deps, store)).review == Review(TODAY, None)


@pytest.mark.parametrize(
    ("months", "day"),
    [(6, date(2027, 5, 18)), (3, date(2027, 2, 18)), (1, date(2026, 12, 18)), (14, date(2028, 1, 18))],
)
async def test_the_stores_months_say_by_when(deps: Deps, store: Store, months: int, day: date) -> None:
    await every(deps, store, months)
    assert (await add(deps, store)).review_by == day


async def test_a_month_that_is_shorter_ends_earlier(deps: Deps, store: Store, clock: ManualClock) -> None:
    await every(deps, store, 3)
    clock.move(timedelta(days=12))  # to 30 November
    assert (await add(deps, store)).review_by == date(2027, 2, 28)


async def test_a_chosen_day_or_none_wins_over_the_months(deps: Deps, store: Store) -> None:
    await every(deps, store, 6)
    article = await add(deps, store, date(2026, 12, 1))
    assert article.review_by == date(2026, 12, 1)
    assert (await revise(deps, store, article, None)).review_by is None


async def test_who_revises_has_looked_and_a_day_to_come_stays(deps: Deps, store: Store, clock: ManualClock) -> None:
    article = await add(deps, store, date(2026, 12, 1))
    clock.move(timedelta(days=3))
    assert (await revise(deps, store, article)).review == Review(date(2026, 11, 21), date(2026, 12, 1))


async def test_who_revises_what_is_overdue_sets_the_next_day(deps: Deps, store: Store, clock: ManualClock) -> None:
    article = await add(deps, store, TODAY + timedelta(days=10))
    clock.move(timedelta(days=30))
    now = TODAY + timedelta(days=30)
    assert (await revise(deps, store, article)).review == Review(now, now + timedelta(days=10))


async def test_reviewed_today_holds_for_the_stores_months_or_as_long_as_before(
    deps: Deps, store: Store, clock: ManualClock
) -> None:
    article = await add(deps, store, TODAY + timedelta(days=90))
    clock.move(timedelta(days=100))
    now = TODAY + timedelta(days=100)
    assert article.review.is_overdue(now)
    assert (await look(deps, store, article)).review == Review(now, now + timedelta(days=90))
    await every(deps, store, 1)
    assert (await look(deps, store, article)).review == Review(now, date(2027, 3, 26))
    assert (await look(deps, store, article, None)).review == Review(now, None)


async def test_a_review_is_not_made_for_a_day_that_is_past(deps: Deps, store: Store) -> None:
    article = await add(deps, store)
    with pytest.raises(Invalid, match="still to come"):
        await look(deps, store, article, TODAY - timedelta(days=1))


async def test_a_removed_article_is_not_reviewed(deps: Deps, store: Store) -> None:
    article = await add(deps, store)
    async with deps.database.begin() as session:
        await ingest.remove_article(session, deps.clock, store.id, article.id, by="staff:1")
    with pytest.raises(NotFound):
        await look(deps, store, article)


async def test_the_day_is_the_stores_own(deps: Deps, store: Store, clock: ManualClock) -> None:
    """At noon in London it is tomorrow already in Auckland."""
    await every(deps, store, None, time_zone="Pacific/Auckland")
    clock.move(timedelta(hours=2))
    assert (await add(deps, store)).reviewed_on == date(2026, 11, 19)


async def test_what_is_overdue_is_counted_and_listed(deps: Deps, store: Store, write: Write) -> None:
    article = await add(deps, store, TODAY)
    await write("Returns", "Items can be returned within 30 days.", indexed=False)
    async with deps.database.begin() as session:
        assert await count_overdue(session, store.id, TODAY) == 0
        tomorrow = TODAY + timedelta(days=1)
        assert await count_overdue(session, store.id, tomorrow) == 1
        listed = await list_articles(session, store.id, Wanted(overdue_on=tomorrow))
        await ingest.remove_article(session, deps.clock, store.id, article.id, by="staff:1")
        assert await count_overdue(session, store.id, tomorrow) == 0
    assert [one.id for one in listed.items] == [article.id]


async def test_passages_and_policy_facts_carry_it_at_once(deps: Deps, store: Store) -> None:
    """What a process holds of the store is read again when a review changes; the rule itself stays the rule."""
    article = await add(deps, store, TODAY)
    await index_article(deps, article.id)
    seen = []
    for _ in range(2):
        async with deps.database.begin() as session:
            written = await deps.held.of(session, store.id)
            found = await search(session, deps, written, "can I change my order", language="en")
            window = (await written.terms(session, "en")).modify_window
        assert isinstance(window, Known)
        assert window.value.within == timedelta(hours=1)
        seen.append((found[0].source.review, window.source.review))
        await look(deps, store, article, date(2027, 1, 1))
    assert seen == [(Review(TODAY, TODAY),) * 2, (Review(TODAY, date(2027, 1, 1)),) * 2]


async def test_what_staff_corrected_stands_on_no_page(deps: Deps, store: Store) -> None:
    article = await add(deps, store, TODAY)
    async with deps.database.begin() as session:
        await correct(
            session,
            deps.clock,
            store.id,
            Subject(FactKind.MODIFY_WINDOW),
            act=Act.SET,
            value={"window": "never"},
            why="No more",
            by="staff:1",
            article_id=article.id,
        )
        window = (await terms(session, store.id, "en")).modify_window
    assert isinstance(window, Known)
    assert not window.source.is_on_page
    assert window.source.as_of(TODAY + timedelta(days=9)) is None


async def test_who_looked_and_when_is_kept(deps: Deps, store: Store) -> None:
    article = await add(deps, store, TODAY)
    async with deps.database.begin() as session:
        await reviews.set_review_by(session, deps.clock, store.id, article.id, None, by="staff:2")
    await look(deps, store, article)
    async with deps.database.begin() as session:
        rows = await session.scalars(select(AuditRow).order_by(AuditRow.id))
        kept = [(row.act, row.actor) for row in rows]
    assert kept[-2:] == [("article_review_set", "staff:2"), ("article_reviewed", "staff:1")]
