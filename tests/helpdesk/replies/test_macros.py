"""Macros: an outcome in two clicks, all of it or nothing, and what is written down of it."""

import asyncio
from typing import Any

import pytest

from commerce.port import Shop
from conversations.models import ConversationRow
from helpdesk.tickets.life import Kind
from kit.tables import ROOT
from tests.helpdesk.replies.clicks import REFUND, preview, trails, use
from tests.helpdesk.replies.conftest import Counter


@pytest.mark.parametrize(
    ("key", "given", "tags", "words"),
    [
        ("label_issued", {}, ["return", "label issued"], "The return label for your order"),
        ("replacement_confirmed", {}, ["replacement"], "The replacement for your order"),
        ("partial_refund", REFUND, ["refund", "refund:damaged"], "Reason: the item arrived damaged"),
    ],
)
async def test_an_outcome_takes_two_clicks(
    counter: Counter, key: str, given: dict[str, Any], tags: list[str], words: str
) -> None:
    """S5-23, S5-24, S5-25, S5-26, S5-27: looked at, then sent with its template's words and tagged with its tags."""
    asked = await counter.about("delivered")
    shown = await preview(counter, asked, key, **given)
    done = await use(counter, asked, key, **given)
    ticket = await counter.desk.read(asked.ticket)
    (said,) = await counter.said(asked.chat)

    assert said == shown["reply"]["text"]
    assert words.casefold() in said.casefold()
    assert asked.order in said
    assert shown["tags"] == tags == list(ticket.tags)
    assert (done["outcome"], done["ticket"]["state"]) == (key, "waiting")


async def test_a_refund_asks_for_what_it_needs(counter: Counter) -> None:
    """S5-25, S5-51: the amount, and a reason of the closed list; the first click says so, and sends nothing."""
    asked = await counter.about("delivered")
    shown = await preview(counter, asked, "partial_refund")
    assert shown["reply"] is None
    assert {one["variable"] for one in shown["missing"]} == {"reason", "amount"}
    assert shown["asks"]["reasons"] == ["damaged", "late", "wrong_item", "missing_part", "quality", "goodwill"]
    assert (shown["asks"]["amount"], shown["asks"]["currency"]) == (True, "EUR")
    assert await counter.said(asked.chat) == []


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"amount": "5"}, "reason_needed"),
        ({"reason": "late"}, "amount_needed"),
        ({"reason": "because", "amount": "5"}, "reason_unknown"),
        ({"reason": "late", "amount": "0"}, "amount_invalid"),
        ({"reason": "late", "amount": "-5"}, "amount_invalid"),
        ({"reason": "late", "amount": "5.001"}, "amount_invalid"),
        ({"reason": "late", "amount": "5", "currency": "XYZ"}, "amount_invalid"),
        ({"reason": "late", "amount": "100000"}, "amount_too_large"),
    ],
)
async def test_a_wrong_reason_or_amount_leaves_nothing(counter: Counter, given: dict[str, Any], code: str) -> None:
    asked = await counter.about("delivered")
    refused = await use(counter, asked, "partial_refund", status=422, **given)
    assert refused["code"] == code
    assert (await counter.said(asked.chat), await trails(counter)) == ([], 0)
    assert (await counter.desk.read(asked.ticket)).tags == ()


async def test_a_macro_that_asks_for_no_amount_takes_none(counter: Counter) -> None:
    asked = await counter.about("delivered")
    assert (await use(counter, asked, "label_issued", status=422, amount="5"))["code"] == "amount_invalid"
    assert (await use(counter, asked, "label_issued", status=422, reason="late"))["code"] == "reason_unknown"


async def test_the_same_click_twice_is_one(counter: Counter) -> None:
    """Also at the same moment, and also where the shop is silent the second time."""
    asked = await counter.about("delivered")
    first, second = await asyncio.gather(*(use(counter, asked, "partial_refund", **REFUND) for _ in range(2)))
    counter.shop = None
    third = await use(counter, asked, "partial_refund", **REFUND)

    assert first["id"] == second["id"] == third["id"]
    assert (len(await counter.said(asked.chat)), await trails(counter)) == (1, 1)
    assert (await counter.desk.kinds(asked.ticket)).count("outcome") == 1
    refused = await use(counter, asked, "label_issued", status=409)
    assert refused["code"] == "client_id_taken"


async def test_two_people_at_once_decide_once(counter: Counter) -> None:
    """S5-39: whoever was second is told, and nothing of theirs is left."""
    asked, bea = await counter.about("delivered"), await counter.hire("Bea")
    await use(counter, asked, "partial_refund", **REFUND)
    refused = await use(counter, asked, "label_issued", status=409, by=bea)
    assert (refused["code"], refused["by"]) == ("answered_meanwhile", "Gus")
    assert (len(await counter.said(asked.chat)), await trails(counter)) == (1, 1)
    assert (await counter.desk.read(asked.ticket)).tags == ("refund", "refund:damaged")


async def test_two_clicks_of_two_people_at_one_moment_are_one_decision(counter: Counter) -> None:
    """S5-39: whichever comes first counts; the other is refused whole."""
    asked, bea = await counter.about("delivered"), await counter.hire("Bea")
    ways = [
        use(counter, asked, "partial_refund", client_id=who.name, by=who, reason=why, amount="2")
        for who, why in ((counter.agent, "late"), (bea, "goodwill"))
    ]
    found = await asyncio.gather(*ways, return_exceptions=True)
    (told,) = [str(one) for one in found if isinstance(one, AssertionError)]
    assert "answered_meanwhile" in told
    assert (len(await counter.said(asked.chat)), await trails(counter)) == (1, 1)
    assert len((await counter.desk.read(asked.ticket)).tags) == 2


async def test_the_words_may_be_changed_before_they_go_out(counter: Counter) -> None:
    """S5-22: a person has the last word; what still stands in braces is not sent."""
    asked = await counter.about("delivered")
    shown = await preview(counter, asked, "label_issued")
    edited = {"conversation_id": shown["conversation_id"], "shows_order": True}
    left = {**edited, "text": "Hello {{customer.first_name}}"}
    assert (await use(counter, asked, "label_issued", status=422, edited=left))["code"] == "variable_left"
    await use(counter, asked, "label_issued", edited={**edited, "text": "It is in the post, Ana."})
    assert await counter.said(asked.chat) == ["It is in the post, Ana."]


async def test_words_that_tell_of_an_order_go_to_nobody_else(counter: Counter) -> None:
    """S1-64, D9a: between the clicks the customer left, and an address took their place that they never proved."""
    asked = await counter.about("delivered")
    shown = await preview(counter, asked, "partial_refund", **REFUND)
    edited = {"text": shown["reply"]["text"], "conversation_id": asked.chat.id, "shows_order": True}
    async with counter.desk.database.begin() as session:
        (await session.get_one(ConversationRow, asked.chat.id)).contact_email = "else@mail.test"
    refused = await use(counter, asked, "partial_refund", status=409, edited=edited, **REFUND)
    assert refused["code"] == "unproved"
    elsewhere = {**edited, "conversation_id": asked.chat.id + 1}
    refused = await use(counter, asked, "partial_refund", status=409, edited=elsewhere, **REFUND)
    assert refused["code"] == "moved_on"
    assert await trails(counter) == 0


async def test_somebody_unproved_is_answered_without_their_order(counter: Counter) -> None:
    asked = await counter.stranger("email")
    await use(counter, asked, "partial_refund", **REFUND)
    (said,) = await counter.said(asked.chat)
    assert "partial refund for your order." in said
    assert "Amount: €12.50" in said


async def test_what_was_decided_is_told_and_counted(counter: Counter) -> None:
    """S5-28, S5-54: the ticket's story, the trail of macros, and the figure of refund reasons, with no work besides."""
    first, second = await counter.about("delivered"), await counter.about("shipped")
    await use(counter, first, "partial_refund", **REFUND)
    await use(counter, second, "partial_refund", client_id="c-2", reason="late", amount="3")
    told = next(one for one in await counter.desk.changes(first.ticket) if one.kind is Kind.OUTCOME)
    trail = (await counter.get("/macros/uses?outcome=partial_refund"))["items"]

    assert (told.by, told.facts["outcome"], told.facts["reason"]) == (
        counter.agent.mark,
        "partial_refund",
        "damaged",
    )
    assert [(one["ticket_id"], one["person"], one["reason"], one["amount"], one["currency"]) for one in trail] == [
        (second.ticket, "Gus", "late", "3", "EUR"),
        (first.ticket, "Gus", "damaged", "12.5", "EUR"),
    ]
    assert await reasons(counter) == {"Damaged": 1, "Late": 1}


async def reasons(counter: Counter) -> dict[str, int]:
    """The figure as the reports show it."""
    shown = await counter.get("/reports/refund_reasons?from=2026-11-01&to=2026-11-30&by=reason", by=counter.manager)
    return {cell["label"]: cell["count"] for cell in shown["cells"]}


async def test_only_who_may_answer_uses_a_macro(counter: Counter) -> None:
    asked, mute = await counter.about("delivered"), await counter.hire("Mute", has_chat=False)
    other = await counter.desk.another_store("other")
    far = await counter.hire("Far", counter.agent.role, other.id)
    assert (await use(counter, asked, "label_issued", status=403, by=mute))["code"] == "no_chat"
    assert (await use(counter, asked, "label_issued", status=404, by=far))["code"] == "ticket_not_found"


async def test_no_macro_calls_a_shop_to_do_anything(counter: Counter) -> None:
    """D9b: what the desk is handed of a shop can be read alone, and a use reads nothing but the order."""
    assert not [name for name in vars(Shop) if name.startswith(("refund", "cancel", "edit", "create", "add", "set"))]
    sources = [file.read_text("utf-8") for file in (ROOT / "helpdesk").rglob("*.py")]
    assert not [text for text in sources if "commerce.changes" in text]
    asked = await counter.about("delivered")
    counter.shop = Watched(counter.demo)
    await use(counter, asked, "partial_refund", **REFUND)
    assert counter.shop.called == ["order"]


class Watched:
    """The demo's shop; it notes what is called."""

    def __init__(self, shop: Any) -> None:  # noqa: ANN401 - the demo's
        self._shop, self.called = shop, list[str]()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever is called
        self.called.append(name)
        return getattr(self._shop, name)


async def test_too_many_tags_leave_nothing(counter: Counter) -> None:
    """The answer does not go out either."""
    asked = await counter.about("delivered")
    for number in range(30):
        await counter.desk.change(asked.ticket, Kind.TAGGED, tag=f"t{number}")
    assert (await use(counter, asked, "label_issued", status=422))["code"] == "too_many_tags"
    assert (await counter.said(asked.chat), await trails(counter)) == ([], 0)
