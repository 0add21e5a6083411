"""What a ticket is about, without leaving it: order, tracking, history, promises and policy (S5-13, S5-66)."""

from typing import Any

from commerce.changes import ConnectedShop
from commerce.demo import connect
from commerce.demo.people import ANA, SAM
from commerce.demo.place import place
from commerce.port import Shop
from conversations import outbox
from conversations.inbox import accept, lock
from conversations.messages import Block, CardBlock, CardKind, InboxKind, QuoteBlock
from customers.identity import save_customer
from helpdesk.tickets.life import Kind
from kit.auth import Actor
from kit.errors import Temporary
from stores.stores import Store, StoreSettings, add_store
from tests.contracts.bigcommerce_stage import bigcommerce_stage
from tests.helpdesk.browser import browsing as whole_desk
from tests.helpdesk.conftest import DeskStage
from tests.helpdesk.timeline.conftest import browsing

Json = dict[str, Any]
QUOTE = QuoteBlock(
    text="Parcels take two days.", lang="en", article_id=3, revision=1, title="Shipping", heading="How long"
)
DISCOUNT = CardBlock(kind=CardKind.DISCOUNT, card={"code": "SORRY10", "percent": "10"})


def shop_of(desk: DeskStage) -> ConnectedShop:
    return connect(desk.database, desk.clock, desk.store.id, {})


async def matter(desk: DeskStage, person: Actor, ticket: int, **deps: Any) -> Json:  # noqa: ANN401 - what is replaced
    given = {"shops": lambda _: shop_of(desk)} | deps
    async with browsing(desk, person, **given) as browser:
        answer = await browser.get(f"/tickets/{ticket}/matter")
        assert answer.status_code == 200, answer.text
        told: Json = answer.json()
        return told


async def customer(desk: DeskStage, email: str, state: str) -> tuple[int, str, str]:
    """A customer of the demo shop with one order: their number here, and the order's id and name."""
    async with desk.database.begin() as session:
        order_id = await place(session, desk.store.id, email, state, desk.clock.now())
    known = await shop_of(desk).customer_by_email(email)
    assert known is not None
    async with desk.database.begin() as session:
        saved = await save_customer(session, desk.clock, desk.store.id, known)
    order = await shop_of(desk).order(known.id, order_id)
    return saved.id, order_id, order.name


async def shows(desk: DeskStage, conversation_id: int, *blocks: Block) -> None:
    async with desk.database.begin() as session:
        row = await lock(session, conversation_id)
        await outbox.write(session, desk.clock, row, [list(blocks)], "en", None)


async def test_items_carrier_and_tracking_stand_in_the_ticket(desk: DeskStage) -> None:
    """S5-13, S5-41, S5-56: the ticket's order first, with its parcels; nothing else needs to be opened."""
    kim = await desk.person("Kim")
    ana, order_id, name = await customer(desk, ANA, "shipped")
    chat = await desk.start(customer_id=ana)
    order = {"id": order_id, "name": name, "state": "shipped"}
    await desk.ask_person(chat, order=order)
    told = await matter(desk, kim, await desk.ticket(chat))
    first = told["orders"][0]
    assert (first["name"], first["is_of_ticket"], told["problem"]) == (name, True, "")
    assert all(line["title"] and line["ordered"] > 0 for line in first["lines"])
    assert all(parcel["carrier"] and parcel["number"] and parcel["items"] for parcel in first["parcels"])
    assert first["parcels"]


async def test_the_orders_and_messages_of_a_bigcommerce_store_land_in_the_one_inbox(desk: DeskStage) -> None:
    """S5-01: beside those of a store with another shop, each with its own orders."""
    kim = await desk.person("Kim")
    at = await bigcommerce_stage(desk.database, desk.clock)
    async with desk.database.begin() as session:
        settings = StoreSettings()
        big = await add_store(session, desk.clock, key="big", name="Big", shop_kind="bigcommerce", settings=settings)
    order = await at.shop.order(at.me, await at.place("shipped"))
    known = await at.shop.customer(at.me)
    assert known is not None
    async with desk.database.begin() as session:
        theirs = await save_customer(session, desk.clock, big.id, known)
    ana, order_id, name = await customer(desk, ANA, "shipped")
    here = await desk.start(customer_id=ana)
    there = await desk.start(store=big, customer_id=theirs.id)
    await desk.ask_person(here, order={"id": order_id, "name": name, "state": "shipped"})
    await desk.ask_person(there, order={"id": order.id, "name": order.name, "state": "shipped"})
    shops = {desk.store.id: shop_of(desk), big.id: at.shop}
    await desk.take_in()
    async with whole_desk(desk, kim) as (browser,):
        listed = (await browser.get("/tickets")).json()["items"]
    assert {one["store_id"] for one in listed} == {desk.store.id, big.id}
    for chat, expected in ((here, name), (there, order.name)):
        told = await matter(desk, kim, await desk.ticket(chat), shops=lambda store: shops[store.id])
        assert (told["orders"][0]["name"], told["problem"]) == (expected, "")


async def test_nobody_s_orders_are_read_before_somebody_proved_who_they_are(desk: DeskStage) -> None:
    """S1-64, D2: not even by the number that was typed."""
    kim = await desk.person("Kim")
    _, order_id, name = await customer(desk, ANA, "shipped")
    ticket = await desk.new_ticket(f"Where is {name}?")
    await desk.change(ticket, Kind.ORDER, order_id=order_id, order_name=name)
    told = await matter(desk, kim, ticket)
    assert (told["orders"], told["customer_id"]) == ([], None)


async def test_another_customer_s_order_is_not_told_even_if_the_ticket_names_it(desk: DeskStage) -> None:
    kim = await desk.person("Kim")
    _, order_id, name = await customer(desk, ANA, "shipped")
    sam, _, his = await customer(desk, SAM, "shipped")
    chat = await desk.start(customer_id=sam)
    await desk.hear(chat, "hello")
    ticket = await desk.ticket(chat)
    await desk.change(ticket, Kind.ORDER, order_id=order_id, order_name=name)
    told = await matter(desk, kim, ticket)
    assert [order["name"] for order in told["orders"]] == [his]
    assert told["problem"].startswith("The order of this ticket cannot be read.")


async def test_what_was_offered_and_promised_before_is_told(desk: DeskStage) -> None:
    """S4-18, S4-19, S4-20, S5-66: discount, change in the Hub, a person's last words, and the policy that was shown."""
    kim = await desk.person("Kim")
    ana, order_id, name = await customer(desk, ANA, "shipped")
    chat = await desk.start(customer_id=ana)
    await desk.hear(chat, "My parcel is late.")
    first = await desk.ticket(chat)
    await shows(desk, chat.id, QUOTE, DISCOUNT)
    change = {"order_id": order_id, "order_name": name, "kind": "cancel"}
    price = {"difference": {"amount": "-12.00", "currency": "GBP"}}
    async with desk.database.begin() as session:
        done = {**change, "summary": price}
        await accept(session, desk.clock, chat.id, InboxKind.CHANGED_IN_HUB, "hub:1", done)
    desk.later(minutes=1)
    await desk.take_over(chat, kim)
    await desk.reply(chat, kim, "We send a new one tomorrow.")
    await desk.take_in()
    desk.later(hours=1)
    again = await desk.start("sms", customer_id=ana)
    await desk.hear(again, "And now?")
    told = await matter(desk, kim, await desk.ticket(again))
    (earlier,) = told["earlier"]
    assert (earlier["ticket_id"], told["promised"]) == (first, [])
    assert [(one["what"], one["words"]) for one in earlier["promised"]] == [
        ("discount", "The discount SORRY10 was shown."),
        ("change", f"Order {name} was changed: cancel (-12.00 GBP)."),
        ("answer", "We send a new one tomorrow."),
    ]
    here = await matter(desk, kim, first)
    assert [(one["title"], one["text"]) for one in here["policies"]] == [("Shipping", "Parcels take two days.")]


async def test_a_silent_shop_is_told_and_the_rest_stands(desk: DeskStage) -> None:
    kim = await desk.person("Kim")
    ana, _, _ = await customer(desk, ANA, "shipped")
    chat = await desk.start(customer_id=ana)
    await desk.ask_person(chat, order={"id": "o", "name": "#1"})
    await shows(desk, chat.id, QUOTE)
    ticket = await desk.ticket(chat)

    class Silent:
        async def order(self, *_: object) -> None:
            raise Temporary("It does not answer.")

    def silent(_: Store) -> Shop:
        return Silent()  # type: ignore[return-value]

    for shops, problem in ((silent, "The shop could not be asked. It"), (lambda _: None, "No shop is connected")):
        told = await matter(desk, kim, ticket, shops=shops)
        assert told["problem"].startswith(problem)
        assert told["orders"] == []
        assert len(told["policies"]) == 1
