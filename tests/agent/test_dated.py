"""Pages past their review date: code decides by them as before, but what they say is not stated as certain."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from agent.dated import with_confirmation
from agent.reply import Manner, Phrased, Spoken, compose
from agent.state import AGENT
from commerce.demo.people import ANA
from commerce.terms import Known, Review, Source, Unknown, UnknownWhy, Window, WindowKind
from conversations.messages import QuoteBlock
from kit.language import LANGUAGES, day
from skills.base import Fact, Result
from tests.agent import staging
from tests.agent.staging import RETURNS, Talk, rules
from tests.stage import CHANGE

REVIEWED = date(2026, 3, 3)
DUE = date(2026, 11, 17)
"""The day before the story's."""


def overdue(source: Source) -> Source:
    return replace(source, review=Review(REVIEWED, DUE))


def fresh(source: Source) -> Source:
    return replace(source, review=Review(REVIEWED, DUE + timedelta(days=1)))


def window(source: Source) -> Known[Window]:
    return Known(Window(WindowKind.WITHIN, within=timedelta(hours=1)), source)


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The search finds the page on returns, overdue for a review."""
    monkeypatch.setitem(staging.TOPICS, "returns", overdue(RETURNS))
    monkeypatch.setitem(staging.MATTERS, "return", overdue(RETURNS))


@pytest.mark.usefixtures("found")
async def test_a_question_is_answered_with_what_the_page_said_then(talk: Talk) -> None:
    talk.terms = rules(return_window=Unknown(UnknownWhy.MISSING))
    said = await talk.says("what is your return policy?")
    assert said.quotes == [RETURNS.sentence]
    assert "This is what our page said when it was last reviewed, on March 3, 2026:" in said.text
    assert "This is what our help pages say" not in said.text
    assert said.offers_person


@pytest.mark.usefixtures("found")
async def test_who_wants_it_confirmed_gets_a_person_who_sees_why(talk: Talk) -> None:
    talk.terms = rules(return_window=Unknown(UnknownWhy.MISSING))
    await talk.says("what is your return policy?")
    note = (await talk.says("yes please")).outcome.handoff
    assert note is not None
    assert (note.reason, note.is_hard) == ("review_due", True)
    assert [passage["as_of"] for passage in note.passages] == ["2026-03-03"]


async def test_a_change_stays_open_by_an_overdue_rule_in_words_that_are_not_certain(talk: Talk) -> None:
    """The rule decides as it stands; nothing is opened or closed by a guess."""
    recent = await talk.is_(ANA).order(ANA, "open")
    talk.terms = rules(modify_window=window(overdue(CHANGE)))
    said = await talk.says("Can I change the size on my recent order?")
    assert [(card.card["order_id"], card.focus) for card in said.cards] == [(recent, "variant")]
    assert said.text.startswith("I'm going by a page of ours that was last reviewed on March 3, 2026")
    assert said.text.count("March 3, 2026") == 1
    assert "Would you like a person from our team to confirm whether it still holds?" in said.text


async def test_a_change_stays_closed_by_an_overdue_rule_in_words_that_are_not_certain(talk: Talk) -> None:
    await talk.is_(ANA).order(ANA, "open", age=timedelta(hours=3))
    talk.terms = rules(modify_window=window(overdue(CHANGE)))
    said = await talk.says("Can I change the size on my recent order?")
    assert not any("variant" in card.card["options"] for card in said.cards)
    assert "last reviewed on March 3, 2026" in said.text
    assert said.offers_person or "A person from our team can confirm" in said.text


async def test_after_the_sign_in_it_is_said_again_though_the_rule_is_not_quoted_again(talk: Talk) -> None:
    await talk.order(ANA, "open")
    talk.terms = rules(modify_window=window(overdue(CHANGE)))
    asked = await talk.says("Can I change the size on my recent order?")
    shown = await talk.signs_in(ANA)
    assert "A person from our team can confirm whether it still holds." in asked.text
    assert asked.asks_to_sign_in
    assert not asked.offers_person
    assert not shown.quotes
    assert "last reviewed on March 3, 2026" in shown.text


async def test_a_page_counts_as_certain_through_its_last_day(talk: Talk) -> None:
    await talk.is_(ANA).order(ANA, "open")
    talk.terms = rules(modify_window=window(fresh(CHANGE)))
    said = await talk.says("Can I change the size on my recent order?")
    assert "reviewed" not in said.text
    assert not said.offers_person


async def test_the_day_is_the_stores_own(talk: Talk) -> None:
    """In Auckland it is tomorrow already when London has lunch."""
    await talk.is_(ANA).order(ANA, "open")
    talk.terms = rules(modify_window=window(fresh(CHANGE)))
    settings = talk.store.settings.model_copy(update={"time_zone": "Pacific/Auckland"})
    talk.store = talk.store.model_copy(update={"settings": settings})
    talk.clock.move(timedelta(hours=2))
    assert "reviewed" in (await talk.says("Can I change the size on my recent order?")).text


async def test_what_staff_set_by_hand_is_certain(talk: Talk) -> None:
    await talk.is_(ANA).order(ANA, "open")
    talk.terms = rules(modify_window=replace(window(replace(CHANGE, review=None)), corrected=True))
    assert "reviewed" not in (await talk.says("Can I change the size on my recent order?")).text


async def test_the_trace_tells_what_is_overdue(talk: Talk) -> None:
    await talk.is_(ANA).order(ANA, "open")
    talk.terms = rules(modify_window=window(overdue(CHANGE)))
    trace = (await talk.says("Can I change the size on my recent order?")).outcome.trace
    told = {"article_id": 1, "revision": 2, "title": "Changes and cancellations"}
    assert trace["overdue"] == [told | {"reviewed_on": "2026-03-03", "review_by": "2026-11-17"}]
    assert "2026-03-03" in [fact.get("as_of") for fact in trace["facts"]]


async def test_a_quotation_carries_its_page_and_its_age(talk: Talk) -> None:
    await talk.is_(ANA).order(ANA, "open")
    talk.terms = rules(modify_window=window(overdue(CHANGE)), eligible=Unknown(UnknownWhy.MISSING))
    said = await talk.says("Can I change the size on my recent order?")
    quotes = [block for block in said.blocks if isinstance(block, QuoteBlock)]
    assert [(one.page, one.as_of, one.revision) for one in quotes] == [("/help/demo/1", REVIEWED, 2)]


async def test_words_that_stand_on_no_page_lead_nowhere(talk: Talk) -> None:
    await talk.is_(ANA).order(ANA, "open")
    said = await talk.says("Can I change the size on my recent order?")
    assert [one.page for one in said.blocks if isinstance(one, QuoteBlock)] == ["", ""]


def manner(talk: Talk, language: str) -> Manner:
    return Manner(language, talk.deps.words, {}, talk.store.zone, store_key="demo", today=DUE + timedelta(days=1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_it_with_the_day(talk: Talk, language: str) -> None:
    said = Result(facts=(Fact("help-says", {}, overdue(RETURNS), hands_on=True), Fact("not-sure", {}, overdue(CHANGE))))
    blocks, grounds = compose(
        with_confirmation([Spoken(AGENT, said)], DUE + timedelta(days=1)), manner(talk, language), is_verified=False
    )
    text = "\n".join(block.text for block in blocks if block.type == "text")
    assert text.count(day(REVIEWED, language)) == 2
    assert grounds.quotes == {RETURNS.sentence: "/help/demo/4", CHANGE.sentence: "/help/demo/1"}
    assert not any("reviewed" in block.text for block in blocks if block.type == "text" and language != "en")


def test_what_a_model_shortened_says_it_too(talk: Talk) -> None:
    said = Result(facts=(Fact("help-says", {}, overdue(RETURNS), hands_on=True),))
    phrased = Phrased("Send items back within 30 days.", (overdue(RETURNS),))
    blocks, _ = compose([Spoken(AGENT, said)], manner(talk, "en"), is_verified=False, phrased=phrased)
    first: Any = blocks[0]
    assert first.text.startswith("I'm going by a page of ours that was last reviewed on March 3, 2026")


def test_nothing_is_added_where_all_is_certain() -> None:
    spoken = [Spoken(AGENT, Result(facts=(Fact("help-says", {}, fresh(RETURNS)),)))]
    assert with_confirmation(spoken, DUE + timedelta(days=1)) == spoken
