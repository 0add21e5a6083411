"""What the shop did with an order while it was talked of: said once, in one sentence, and the old card gives way."""

from datetime import timedelta

import pytest

from agent.follow import told_once
from agent.state import Happening
from commerce.demo.people import ANA, NOAH
from commerce.demo.place import Becomes
from kit.language import LANGUAGES
from tests.agent.staging import Cut, Sees, Talk

EVENT = {"shipped": "Fulfilled", "delivered": "Delivered", "delayed": "Delayed", "cancelled": "Cancelled"}


async def shown(talk: Talk, email: str = ANA) -> tuple[str, str]:
    """The card of an open order is shown; returns the order's id and the version on its card."""
    order_id = await talk.is_(email).order(email, "open_two_lines")
    said = await talk.says("Can I change the size on my recent order?")
    return order_id, str(said.cards[0].card["version"])


async def happens(talk: Talk, order_id: str, version: str, *becomes: Becomes) -> Sees:
    for one in becomes:
        await talk.becomes(order_id, one)
    names = [EVENT[one] for one in becomes]
    news = {"order_id": order_id, "order_name": "#1", "names": names, "shown_version": version}
    return await talk.happens(Happening("shop_event", news))


@pytest.mark.parametrize(
    ("becomes", "words"),
    [
        (("shipped",), "has been sent"),
        (("shipped", "delivered"), "was delivered"),
        (("shipped", "delayed"), "will be late. It is now expected on"),
        (("cancelled",), "the shop has cancelled it"),
    ],
)
async def test_one_sentence_and_a_card_without_buttons(talk: Talk, becomes: tuple[Becomes, ...], words: str) -> None:
    order_id, version = await shown(talk)

    said = await happens(talk, order_id, version, *becomes)

    assert words in said.text
    assert [(card.card["order_id"], card.card["options"]) for card in said.cards] == [(order_id, [])]
    assert not said.offers_person


async def test_what_was_shown_already_is_not_told_again(talk: Talk) -> None:
    order_id, version = await shown(talk)
    first = await happens(talk, order_id, version, "shipped")

    again = await talk.happens(
        Happening(
            "shop_event",
            {"order_id": order_id, "names": ["Fulfilled"], "shown_version": first.cards[0].card["version"]},
        )
    )

    assert not again.blocks
    assert again.outcome.trace["path"][-2:] == ["reply", "check"]


async def test_a_question_that_was_asked_stays_open(talk: Talk) -> None:
    """The customer may still answer "the second" after the shop's news came in between."""
    first = await talk.is_(ANA).order(ANA, "open_two_lines")
    await talk.order(ANA, "open", age=timedelta(minutes=30))
    asked = await talk.says("I want to change my order")
    assert len(asked.choices) == 2
    before = talk.memory

    news = {"order_id": first, "names": ["Fulfilled"], "shown_version": ""}
    await talk.becomes(first, "shipped")
    told = await talk.happens(Happening("shop_event", news))

    assert "has been sent" in told.text
    assert (talk.memory.awaits, talk.memory.waiting, talk.memory.kept) == (before.awaits, before.waiting, before.kept)


async def test_an_order_that_is_not_theirs_or_cannot_be_read_is_not_told_of(talk: Talk) -> None:
    """S1-64: the order is read as the customer's own, whatever the shop has told."""
    foreign = await talk.order(NOAH, "open_two_lines")
    order_id, version = await shown(talk)

    assert not (await happens(talk, foreign, "", "shipped")).blocks
    talk.readable = Cut(talk.database, talk.clock, talk.store.id)
    assert not (await happens(talk, order_id, version, "shipped")).blocks


async def test_every_language_has_its_words(talk: Talk) -> None:
    order_id, version = await shown(talk)
    await happens(talk, order_id, version, "shipped", "delayed")
    said = []
    for talk.language in LANGUAGES:
        news = {"order_id": order_id, "names": ["Delayed"], "shown_version": ""}
        said.append((await talk.happens(Happening("shop_event", news))).text)

    assert len(set(said)) == len(LANGUAGES)


def test_a_change_that_the_customer_made_is_told_once() -> None:
    changed = Happening("changed_in_hub", {"order_id": "a"})
    told = [Happening("shop_event", {"order_id": name, "names": [what]}) for name, what in ("ax", "bx", "by")]

    left = told_once([told[0], changed, told[1], told[2]])

    assert left == [changed, Happening("shop_event", {"order_id": "b", "names": ["x", "y"]})]
