"""Canned replies filled in on a ticket: live, for the customer who has proved who they are, in their language."""

from collections.abc import Callable
from typing import Any

import pytest

from commerce.demo.shop import DemoShop
from commerce.port import Order
from conversations.models import ConversationRow
from kit.errors import Temporary
from knowledge.ingest import Draft, add_article
from tests.helpdesk.replies.conftest import Counter


async def test_where_is_my_order_is_answered_with_tracking(counter: Counter) -> None:
    """S5-18, S5-19, S5-20, S5-22: carrier, status and delivery window as the shop tells them now, and a human note."""
    asked = await counter.about("shipped")
    found = await counter.get(f"/tickets/{asked.ticket}/templates/wismo?note=I have asked the depot too.")
    lines = found["text"].splitlines()

    assert lines[0] == "Hello Ana,"
    assert f"order {asked.order} is at this moment: Sent." in found["text"]
    assert "Status: On its way" in lines
    assert any(line.startswith("Carrier: ") and "tracking number" in line for line in lines)
    assert any(line.startswith("Expected delivery: ") and "2026" in line for line in lines)
    assert any(line.startswith("Follow it here: http") for line in lines)
    assert "I have asked the depot too." in lines
    assert (found["order_name"], found["language"], found["is_fallback"]) == (asked.order, "en", False)


async def test_what_the_carrier_says_is_read_at_that_moment(counter: Counter) -> None:
    """S5-20: the same template says another thing once the parcel has gone on; nothing is kept from before."""
    asked = await counter.about("shipped")
    before = await counter.get(f"/tickets/{asked.ticket}/templates/wismo")
    counter.shop = Changed(counter.demo, lambda order: order)
    reads = counter.shop.reads
    await counter.get(f"/tickets/{asked.ticket}/templates/wismo")
    assert "On its way" in before["text"]
    assert reads == ["order"]


async def test_a_stores_exception_is_added(counter: Counter) -> None:
    """S5-21: the store's own note on parcels that are so far."""
    await counter.set(tracking_notes={"on_the_way": "During the strike it takes two days longer."})
    asked = await counter.about("shipped")
    found = await counter.get(f"/tickets/{asked.ticket}/templates/wismo")
    assert "During the strike it takes two days longer." in found["text"].splitlines()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", ("Guten Tag Ana,", "Stand: Unterwegs", "Voraussichtliche Zustellung: ", " Nov. 2026")),
        ("pt", ("Olá Ana,", "Estado: A caminho", "Entrega prevista: ", " de nov. de 2026")),
        ("uk", ("Вітаємо, Ana!", "Стан: У дорозі", "Очікувана доставка: ", " лист. 2026")),  # noqa: RUF001 - so it is
    ],
)
async def test_it_speaks_the_customers_language(counter: Counter, language: str, said: tuple[str, ...]) -> None:
    """S5-08: words, statuses and days are in one language."""
    asked = await counter.about("shipped", language=language)
    found = await counter.get(f"/tickets/{asked.ticket}/templates/wismo")
    assert [one for one in said if one not in found["text"]] == [], found["text"]
    assert found["language"] == language


@pytest.mark.parametrize("state", ["open", "with_warehouse_accepted", "scheduled", "cancelled", "sent_untracked"])
async def test_where_there_is_no_tracking_nothing_is_made_up(counter: Counter, state: str) -> None:
    asked = await counter.about(state)
    found = await counter.get(f"/tickets/{asked.ticket}/templates/wismo")
    assert f"order {asked.order} is at this moment: " in found["text"]
    assert "Carrier:" not in found["text"]
    assert "{" not in found["text"]
    assert "\n\n\n" not in found["text"]


async def test_several_parcels_are_told_one_by_one(counter: Counter) -> None:
    asked = await counter.about("two_parcels")
    found = await counter.get(f"/tickets/{asked.ticket}/templates/wismo")
    assert found["text"].count("Status: ") == 2
    assert "Parcel 1 (" in found["text"]
    await counter.write("/templates", key="one", name="One", texts={"en": "By {{parcel.carrier}}."})
    refused = await counter.get(f"/tickets/{asked.ticket}/templates/one", status=422)
    assert "{{parcel.details}}" in refused["missing"][0]["why"]


async def test_somebody_unproved_is_told_of_no_order(counter: Counter) -> None:
    """S1-64, D9a: what cannot be filled in is named with its reason, and the shop is not even asked."""
    asked = await counter.stranger()
    counter.shop = Changed(counter.demo, lambda order: order)
    refused = await counter.get(f"/tickets/{asked.ticket}/templates/wismo?order=%231001", status=422)
    assert refused["code"] == "values_missing"
    assert {one["variable"] for one in refused["missing"]} == {"order.name", "order.status"}
    assert all("has not proved" in one["why"] for one in refused["missing"])
    assert counter.shop.reads == []


async def test_a_letter_to_an_address_that_is_not_theirs_tells_of_no_order(counter: Counter) -> None:
    """D9a: they have left the chat, and gave an address that they never proved."""
    asked = await counter.about("shipped")
    async with counter.desk.database.begin() as session:
        (await session.get_one(ConversationRow, asked.chat.id)).contact_email = "else@mail.test"
    refused = await counter.get(f"/tickets/{asked.ticket}/templates/wismo", status=422)
    assert "address" in refused["missing"][0]["why"]


async def test_another_order_is_found_only_if_it_is_theirs(counter: Counter) -> None:
    asked, other = await counter.about("shipped"), await counter.about("open")
    found = await counter.get(f"/tickets/{asked.ticket}/templates/wismo?order={other.order.strip('#')}")
    assert found["order_name"] == other.order
    refused = await counter.get(f"/tickets/{asked.ticket}/templates/wismo?order=9999", status=422)
    assert refused["missing"][0]["why"] == "The customer has no order 9999."


async def test_a_shop_that_is_silent_leaves_nothing_out(counter: Counter) -> None:
    """Words for where there is no value would mislead: whoever answers tries again."""
    asked = await counter.about("shipped")
    await counter.write("/templates", key="soft", name="Soft", texts={"en": "It is {{parcel.status|not sent yet}}."})
    counter.shop = Changed(counter.demo, silent)
    refused = await counter.get(f"/tickets/{asked.ticket}/templates/soft", status=422)
    assert refused["missing"] == [{"variable": "parcel.status", "why": "The shop could not be asked. It rests."}]


async def test_a_name_that_looks_like_a_variable_is_said_as_it_is(counter: Counter) -> None:
    """Nothing that a customer calls themselves is ever filled in."""
    asked = await counter.stranger()
    async with counter.desk.database.begin() as session:
        row = await session.get_one(ConversationRow, asked.chat.id)
        row.contact = {"name": "{{signature}}\x07 {{agent.name|x}}"}
    await counter.write("/templates", key="hi", name="Hi", texts={"en": "Hi {{customer.name}}, I am {{agent.name}}."})
    found = await counter.get(f"/tickets/{asked.ticket}/templates/hi")
    assert found["text"] == "Hi {{signature}} {{agent.name|x}}, I am Gus."


async def test_a_text_message_tells_how_many_it_is(counter: Counter) -> None:
    """Whoever answers by SMS sees the price of a long reply; other channels have none."""
    texted, chatted = await counter.stranger("sms"), await counter.stranger()
    await counter.write("/templates", key="long", name="Long", texts={"en": "We are on it. " * 30})
    assert (await counter.get(f"/tickets/{texted.ticket}/templates/long"))["segments"] == 3
    assert (await counter.get(f"/tickets/{chatted.ticket}/templates/long"))["segments"] is None


class Changed:
    """The demo's shop, whose orders are changed on their way; it notes every read."""

    def __init__(self, shop: DemoShop, change: Callable[[Order], Order]) -> None:
        self._shop, self._change, self.reads = shop, change, list[str]()

    async def order(self, customer_id: str, order_id: str) -> Order:
        self.reads.append("order")
        return self._change(await self._shop.order(customer_id, order_id))

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever else is read
        self.reads.append(name)
        return getattr(self._shop, name)


def silent(_: Order) -> Order:
    raise Temporary("It rests.")


async def test_the_shops_own_rule_is_quoted_with_its_article(counter: Counter) -> None:
    """S5-58: the articles are the brand's own; another brand says what its own articles say, or nothing."""
    desk = counter.desk
    other = await desk.another_store("other")
    texts = {"en": "Hello.\nOur rule: {{policy.returns|}}"}
    await counter.write("/templates", key="rule", name="Rule", texts=texts)
    sentence = "You can return items within 30 days of delivery."
    async with desk.database.begin() as session:
        draft = Draft(language="en", title="Returns", body=f"# Returns\n\n{sentence}\n")
        article = await add_article(session, desk.clock, desk.store.id, draft, by="staff:1")
    chat = await desk.start(store=other)
    await desk.hear(chat, "May I send it back?")
    here = await counter.get(f"/tickets/{(await counter.stranger()).ticket}/templates/rule")
    there = await counter.get(f"/tickets/{await desk.ticket(chat)}/templates/rule")

    assert here["text"] == f"Hello.\nOur rule: {sentence}"
    (cited,) = here["cited"]
    assert (cited["article_id"], cited["title"], cited["sentence"]) == (article.id, "Returns", sentence)
    assert (there["text"], there["cited"]) == ("Hello.", [])
    assert there["left_out"] == [{"variable": "policy.returns", "why": "The store's articles do not say it."}]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("reason=mood&amount=5&currency=EUR", "reason_unknown"),
        ("reason=late&amount=5&currency=XYZ", "amount_invalid"),
        ("reason=late&amount=5", "amount_invalid"),
        ("reason=late&amount=NaN&currency=EUR", "invalid"),
        ("reason=late&amount=5.123&currency=EUR", "amount_invalid"),
        ("reason=late", "values_missing"),
    ],
)
async def test_what_is_typed_in_is_checked(counter: Counter, given: str, code: str) -> None:
    asked = await counter.stranger()
    refused = await counter.get(f"/tickets/{asked.ticket}/templates/partial_refund?{given}", status=422)
    assert refused["code"] == code


async def test_opening_hours_are_told_day_by_day(counter: Counter) -> None:
    day = [{"opens": "09:00", "closes": "17:30"}]
    hours = dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday"), day)
    await counter.write("/templates", key="open", name="Open", texts={"en": "{{store.hours}}", "de": "{{store.hours}}"})
    asked = await counter.about("shipped", language="de")
    always = await counter.get(f"/tickets/{asked.ticket}/templates/open")
    await counter.set(hours=hours)
    found = await counter.get(f"/tickets/{asked.ticket}/templates/open")
    assert always["text"] == "Jederzeit"
    assert found["text"].replace("\u2013", "-").splitlines() == ["Mo-Fr: 09:00-17:30", "Sa-So: geschlossen"]
