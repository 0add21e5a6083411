"""How far a store is on its way to answering customers."""

from dataclasses import replace

from agent.setting_up import Found, SetupStep, steps

FRESH = Found(
    is_shop_connected=False,
    indexed=0,
    failed=0,
    unconfirmed=0,
    contradicting=0,
    sites=0,
    pages_heard=0,
    other_channels=0,
    tried=0,
    is_agent_on=True,
    skills_live=0,
    skills_off=0,
    colleagues=0,
)
READY = replace(FRESH, indexed=1, sites=1, pages_heard=1, tried=3, skills_live=1)


def open_points(told: list[SetupStep]) -> dict[str, list[str]]:
    """What each step still needs."""
    return {
        one.name: [point.name for point in one.points if point.is_needed and not point.is_done]
        for one in told
        if not one.is_done
    }


def test_a_fresh_store_is_told_each_step_and_what_it_lacks() -> None:
    assert open_points(steps(FRESH)) == {
        "content": ["article_found"],
        "channel": ["site_allowed", "page_heard"],
        "preview": ["questions_tried"],
        "live": ["skill_live"],
    }
    assert open_points(steps(READY)) == {}


def test_what_only_makes_it_better_keeps_no_step_open() -> None:
    better = replace(READY, failed=1, unconfirmed=4, contradicting=1, skills_off=2)
    told = steps(better)
    assert open_points(told) == {}
    left = {point.name: point.count for one in told for point in one.points if not point.is_done}
    assert left == {
        "shop_connected": 1,
        "articles_read": 1,
        "policies_agree": 1,
        "facts_confirmed": 4,
        "skills_ready_on": 2,
        "colleague_invited": 1,
    }


def test_a_store_that_is_written_to_by_telephone_or_mail_needs_no_page() -> None:
    told = steps(replace(READY, sites=0, pages_heard=0, other_channels=1))
    assert open_points(told) == {}
    assert open_points(steps(replace(READY, sites=0, pages_heard=1))) == {}


def test_three_questions_are_put_to_the_agent_first() -> None:
    tried = [steps(replace(READY, tried=count))[3].points[0].count for count in range(5)]
    assert tried == [3, 2, 1, 0, 0]
