"""Staff and the review of articles: what is overdue is counted, marked and found, and a button says that it holds."""

from datetime import timedelta

import pytest

from kit.auth import Role
from kit.clock import ManualClock
from knowledge.deps import Deps
from knowledge.policies import terms
from stores.stores import Store
from tests.knowledge.conftest import Write
from tests.knowledge.test_content_pages import POLICY, Enter, enter

__all__ = ["enter"]
NEW = {"title": "Order changes", "body": POLICY, "language": "en"}


async def test_an_article_is_written_with_its_day(enter: Enter) -> None:
    admin = enter(Role.ADMIN)
    saved = await admin.post("/admin/content/new", data=NEW | {"review_by": "2026-12-24"})
    page = (await admin.get(saved.headers["location"])).text
    assert "Last looked at on 18 Nov 2026. To be looked at again by 24 Dec 2026." in page
    assert 'value="2026-12-24"' in (await admin.get(f"{saved.headers['location'].partition('?')[0]}/edit")).text


async def test_what_is_no_day_is_refused_and_nothing_is_saved(enter: Enter) -> None:
    admin = enter(Role.ADMIN)
    refused = await admin.post("/admin/content/new", data=NEW | {"review_by": "next spring"})
    assert (refused.status_code, "such as 2027-03-31" in refused.text) == (422, True)
    assert "There is no article yet" in (await admin.get("/admin/content")).text


async def test_what_is_overdue_is_counted_marked_and_found(enter: Enter, write: Write, clock: ManualClock) -> None:
    admin = enter(Role.ADMIN)
    await write("Returns", "Items can be returned within 30 days.", indexed=False)
    saved = await admin.post("/admin/content/new", data=NEW | {"review_by": "2026-11-18"})
    assert "Review due, last" not in (await admin.get("/admin/content")).text
    clock.move(timedelta(days=1))
    content = (await admin.get("/admin/content")).text
    assert "1 article is past the day of review" in content
    assert content.count("Review due, last on 18 Nov 2026") == 1
    only = (await admin.get("/admin/content?review=overdue")).text
    assert "Order changes</a>" in only
    assert "Returns</a>" not in only
    assert "Review due, last on 18 Nov 2026" in (await admin.get("/admin/content/policies")).text
    assert "should have looked at it again by 18 Nov 2026" in (await admin.get(saved.headers["location"])).text


async def test_reviewed_today_takes_it_off_the_list(enter: Enter, deps: Deps, store: Store, clock: ManualClock) -> None:
    admin = enter(Role.ADMIN)
    saved = await admin.post("/admin/content/new", data=NEW | {"review_by": "2026-11-18"})
    clock.move(timedelta(days=40))
    at = saved.headers["location"].partition("?")[0]
    looked = await admin.post(f"{at}/reviewed")
    assert "you looked at it today" in (await admin.get(looked.headers["location"])).text
    assert "past the day of review" not in (await admin.get("/admin/content")).text
    async with deps.database.begin() as session:
        source = (await terms(session, store.id, "en")).modify_window.source  # type: ignore[union-attr]
    assert source.as_of(clock.now().date()) is None


async def test_the_day_alone_may_be_set(enter: Enter) -> None:
    admin = enter(Role.ADMIN)
    saved = await admin.post("/admin/content/new", data=NEW)
    at = saved.headers["location"].partition("?")[0]
    assert (await admin.post(f"{at}/review-by", data={"review_by": "2026-11-01"})).status_code == 303
    assert "Review due, last on 18 Nov 2026" in (await admin.get(at)).text
    await admin.post(f"{at}/review-by", data={"review_by": ""})
    assert "It counts for good" in (await admin.get(at)).text
    assert (await admin.post(f"{at}/review-by", data={"review_by": "x"})).status_code == 422


@pytest.mark.parametrize("form", ["reviewed", "review-by"])
async def test_who_may_not_write_may_not_review(enter: Enter, write: Write, form: str) -> None:
    """S1-07, S1-08."""
    article = await write("Order changes", POLICY, indexed=False)
    assert (await enter(Role.AGENT).post(f"/admin/content/{article.id}/{form}")).status_code == 403
    assert "Reviewed today" not in (await enter(Role.AGENT).get(f"/admin/content/{article.id}")).text


async def test_staff_see_the_page_as_customers_do(enter: Enter, write: Write) -> None:
    article = await write("Order changes", POLICY, indexed=False)
    page = (await enter(Role.AGENT).get(f"/admin/content/{article.id}")).text
    assert f'href="/help/demo/{article.id}"' in page
