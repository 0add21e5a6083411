"""For every order a shop could tell of, and whatever is asked: an answer that can be said, and nothing invented."""

from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from agent.check import check
from agent.reply import Manner, Spoken, compose
from commerce.cards.tracking import to_json, tracking_card
from commerce.port import Order
from commerce.tracking import ARRIVED, OrderStage, journey
from skills.base import Result, ShowCard
from skills.order_tracking import SKILL
from skills.order_tracking.decide import Branch, Question, decide
from skills.order_tracking.parcels import MOST_PARCELS
from skills.order_tracking.slots import Asked
from stores.notes import NoteOn
from tests.commerce.building import LISBON, NOW
from tests.commerce.on_the_way import some_order_on_its_way
from tests.skills.order_tracking.asking import WORDS

ZONES = st.sampled_from([LISBON, ZoneInfo("Asia/Tokyo"), ZoneInfo("America/Los_Angeles")])
QUESTIONS = st.builds(
    Question,
    kind=st.sampled_from(Asked),
    line_ids=st.frozensets(st.sampled_from(["l1", "l2", "nowhere"]), max_size=2),
    parcel_id=st.none() | st.sampled_from(["p0", "p1", "p9"]),
    has_waited=st.booleans(),
    speaks_of_mail=st.booleans(),
)


@given(some_order_on_its_way(), QUESTIONS, ZONES, st.sampled_from(WORDS[SKILL.name].languages))
@settings(max_examples=150)
def test_every_answer_can_be_said_and_passes_the_last_look(
    order: Order, question: Question, zone: ZoneInfo, language: str
) -> None:
    """S5-18, S5-19: in every language that the skill has words in."""
    where = journey(order, NOW, zone)
    decision = decide(order, where, question, NOW, zone)
    card = ShowCard("tracking", to_json(tracking_card(where)))
    result = Result(facts=decision.facts, cards=(card,) if decision.shows_card else (), handoff=decision.handoff)
    blocks, grounds = compose([Spoken(SKILL.name, result)], Manner(language, WORDS, {}, zone), is_verified=True)
    assert decision.facts
    assert check(blocks, grounds) == ()


@given(some_order_on_its_way(), QUESTIONS)
def test_delivered_is_said_of_delivered_parcels_alone(order: Order, question: Question) -> None:
    where = journey(order, NOW, LISBON)
    said = [fact for fact in decide(order, where, question, NOW, LISBON).facts if fact.key == "parcel-delivered"]
    assert len(said) <= sum(parcel.stage in ARRIVED for parcel in where.parcels)


@given(some_order_on_its_way(), QUESTIONS)
def test_a_cancelled_order_promises_nothing(order: Order, question: Question) -> None:
    where = journey(order, NOW, LISBON)
    facts = decide(order, where, question, NOW, LISBON).facts
    if where.stage is OrderStage.CANCELLED and question.kind is not Asked.CONFIRMATION:
        assert [fact.key for fact in facts] == ["order-cancelled"]


@given(some_order_on_its_way(), QUESTIONS)
def test_many_parcels_are_told_of_a_few_and_counted(order: Order, question: Question) -> None:
    decision = decide(order, journey(order, NOW, LISBON), question, NOW, LISBON)
    told = [fact for fact in decision.facts if "place" in fact.values]
    if decision.branch is Branch.FOLLOW:
        assert len(told) <= MOST_PARCELS
    assert set(decision.notes) <= set(NoteOn)


def test_every_article_it_asks_for_has_a_question_and_a_lead() -> None:
    words = Path(SKILL.folder / "words" / "en.ftl").read_text(encoding="utf-8")
    for name in ("dispatch", "delivery", "late", "documents"):
        assert f"query-{name} =" in words
        assert f"{name}-says =" in words or f"{name}-say =" in words
