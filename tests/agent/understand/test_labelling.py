"""The ten labels, given from what was understood (S3-21 to S3-35), and how a message sounds."""

from dataclasses import replace

import pytest

from agent.understand.feeling import feel
from agent.understand.labelling import TOPIC_BAR, labels_of, topic_of, topics_of
from agent.understand.phrases import kinds
from agent.understand.understand import Understander
from agent.understand.understanding import Context
from conversations.labels import Feeling, Topic
from kit.language import LANGUAGES
from skills.store_questions import SKILL as STORE_QUESTIONS

WITHOUT = {"greeting", "thanks", "human", "none_of_ours"}


def test_every_kind_of_wish_has_one_label_and_every_label_a_kind() -> None:
    """S3-35: ten, and none that nothing leads to."""
    named = {topic_of(f"{intent}.{kind}") for intent, found in kinds().items() for kind in found}
    assert named == {None, *Topic}
    assert {intent for intent in kinds() if topic_of(intent) is None} == WITHOUT


def test_a_skill_of_others_gives_the_labels_that_it_declares() -> None:
    theirs = replace(
        STORE_QUESTIONS, name="warranty", topic="returns_delivered_orders", kind_topics={"price": "checkout"}
    )
    assert labels_of([theirs, replace(theirs, name="weather", topic="", kind_topics={})]) == {
        "warranty": Topic.RETURNS_DELIVERED_ORDERS,
        "warranty.price": Topic.CHECKOUT,
    }


def test_a_label_below_the_bar_is_not_given() -> None:
    """S3-23: only where it is highly likely; kinds that lead to one label count together."""
    assert topics_of([{"order_editing.cancel": TOPIC_BAR - 0.01, "returns_exchanges.refund": 0.3}]) == ()
    assert topics_of([{"product_advice.details": 0.4, "product_advice.size_help": 0.4}]) == (Topic.PRODUCT_DETAILS,)


def test_a_message_gets_two_labels_at_most_the_surest_first() -> None:
    clauses = [{"order_editing.cancel": 0.9}, {"discounts.code": 0.99}, {"store_questions.delivery": 0.8}]
    assert topics_of(clauses) == (Topic.PRICING_DISCOUNTS, Topic.EDIT_ORDERS)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        pytest.param("Can I pay with PayPal?", Topic.CHECKOUT, id="S3-25"),
        pytest.param("I need to cancel my order.", Topic.EDIT_ORDERS, id="S3-26"),
        pytest.param("Where is my order?", Topic.ORDER_STATUS, id="S3-27"),
        pytest.param("Do you have a discount code?", Topic.PRICING_DISCOUNTS, id="S3-28"),
        pytest.param("Is the linen shirt in stock in M?", Topic.PRODUCT_DETAILS, id="S3-29"),
        pytest.param("Can you recommend a bag for me?", Topic.PRODUCT_INTEREST, id="S3-30"),
        pytest.param("I want to return the shoes I received", Topic.RETURNS_DELIVERED_ORDERS, id="S3-31"),
        pytest.param("How much is shipping to Spain?", Topic.SHIPPING, id="S3-32"),
        pytest.param("What are your opening hours?", Topic.STORE_DETAILS, id="S3-33"),
        pytest.param("Do you sell wholesale?", Topic.WHOLESALE, id="S3-34"),
    ],
)
async def test_each_label_is_reached_by_its_plainest_words(understander: Understander, text: str, topic: Topic) -> None:
    """S3-25 to S3-34."""
    assert (await understander.understand(text, Context())).topics == (topic,)


@pytest.mark.parametrize("text", ["hello", "thanks a lot", "can I talk to a person", "what's the capital of France"])
async def test_what_is_no_matter_of_the_shop_has_no_label(understander: Understander, text: str) -> None:
    assert (await understander.understand(text, Context())).topics == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("This is unacceptable, I'm so disappointed", "en"),
        ("não estou nada satisfeita com isto", "pt"),
        ("jestem bardzo rozczarowany", "pl"),
        ("en ole tyytyväinen palveluun", "fi"),
        ("це жахливий сервіс", "uk"),
        ("una vergogna, mai più", "it"),
        ("esto es una estafa", "es"),
        ("das ist eine Frechheit", "de"),
        ("je suis très déçue", "fr"),
        ("WHERE IS MY ORDER???", "en"),
        ("where is it 😡", "en"),
    ],
)
def test_upset_words_are_heard_in_nine_languages(text: str, language: str) -> None:
    assert feel(text, language) is Feeling.NEGATIVE


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I love it, perfect!", "en"),
        ("adorei, ficou ótimo", "pt"),
        ("jest super, bardzo dziękuję", "pl"),
        ("aivan ihana paita", "fi"),
        ("чудова сорочка", "uk"),
        ("bellissima, grazie mille", "it"),
        ("me encanta", "es"),
        ("einfach toll", "de"),
        ("c'est parfait, merci beaucoup", "fr"),
        ("no problem, great", "en"),
    ],
)
def test_pleased_words_are_heard_in_nine_languages(text: str, language: str) -> None:
    assert feel(text, language) is Feeling.POSITIVE


@pytest.mark.parametrize("text", ["where is my order", "please cancel it, thanks", "not bad", "", "#1001", "12 🙂"])
def test_courtesy_and_plain_questions_are_neither(text: str) -> None:
    assert {feel(text, language) for language in LANGUAGES} == {Feeling.NEUTRAL}
