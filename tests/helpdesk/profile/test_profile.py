"""Whom one talks with: what is known of a customer, and of a visitor whom nobody knows (S3-45, S3-57)."""

from decimal import Decimal

from commerce.demo.people import ANA, JOAO
from conversations.contact import Given, keep_contact
from customers.carts import Cart, CartLine
from customers.properties import put
from kit.auth import Actor, Role
from kit.errors import Temporary
from kit.live import PRESENT

from .conftest import House

CART = Cart((CartLine("tee-m", "Harbour Tee", 2), CartLine("cap", "Cap", 1)), Decimal("55.50"), "EUR")


async def test_a_visitor_whom_nobody_knows_shows_what_their_browser_told(house: House) -> None:
    """S3-05, S3-06, S3-08, S3-58, S3-59, S3-60, S4-12, S4-13, S4-16."""
    info = await house.visitor()
    await house.see(info, "/tees", "/tees/harbour", cart=CART, time_zone="Europe/Lisbon")
    chat = await house.desk.start(session_id=info.id)
    await house.desk.hear(chat, "Is it warm?")
    shown = await house.profile(await house.desk.ticket(chat))
    assert (shown["customer"], shown["is_returning"], shown["is_online"]) == (None, False, True)
    assert shown["location"] == {"country": "PT", "city": "", "source": "guess"}
    assert shown["time_zone"]["name"] == "Europe/Lisbon"
    assert shown["cart"]["subtotal"] == "55.50"
    assert [(line["title"], line["units"]) for line in shown["cart"]["lines"]] == [("Harbour Tee", 2), ("Cap", 1)]
    assert shown["page"]["title"] == "Tees/Harbour"
    assert [page["title"] for page in shown["pages"]] == ["Tees/Harbour", "Tees"]
    assert shown["device"] == {"browser": "Chrome 126", "system": "Windows 10", "device": "Other"}
    words = {event["words"] for event in shown["events"]}
    assert {"Added to Cart: Harbour Tee", "Viewed Page: Tees", "Active on Site"} <= words
    assert (shown["orders"], shown["properties"], shown["tickets"]) == ([], [], [])
    assert [(one["what"], one["is_given"]) for one in shown["consents"]] == [("activity", True)]


async def test_who_has_left_is_not_online_and_looks_at_nothing(house: House) -> None:
    """S3-07, S3-09."""
    info = await house.visitor("FR")
    await house.see(info, "/tees", cart=Cart(), time_zone="Europe/Lisbon")
    chat = await house.desk.start(session_id=info.id)
    await house.desk.hear(chat, "Hello?")
    ticket = await house.desk.ticket(chat)
    house.desk.clock.move(PRESENT)
    shown = await house.profile(ticket)
    assert (shown["is_online"], shown["page"], shown["cart"]) == (False, None, None)
    assert shown["location"] == {"country": "FR", "city": "", "source": "network"}
    assert len(shown["pages"]) == 1


async def test_a_cart_of_long_ago_is_not_called_active(house: House) -> None:
    info = await house.visitor()
    await house.see(info, "/tees", cart=CART)
    chat = await house.desk.start(session_id=info.id)
    await house.desk.hear(chat, "Hello?")
    ticket = await house.desk.ticket(chat)
    house.desk.later(days=1)
    assert (await house.profile(ticket))["cart"] is None


async def test_a_customer_shows_orders_sums_and_what_they_did_before_they_signed_in(house: House) -> None:
    """S3-58, S3-61, S4-10, S4-18, S4-32."""
    ana, info = await house.customer(), await house.visitor()
    await house.order()
    await house.order("shipped")
    await house.see(info, "/tees")
    earlier = await house.desk.start("sms", customer_id=ana.id)
    await house.desk.hear(earlier, "Where is it?")
    before = await house.desk.ticket(earlier)
    chat = await house.desk.start(session_id=info.id)
    await house.desk.hear(chat, "And this one?")
    await house.prove(info, ana, chat)
    ticket = await house.desk.ticket(chat)
    async with house.desk.database.begin() as session:
        values = {"$is_returning": True, "$country": "GB", "$city": "Bristol", "plan": "gold"}
        await put(session, house.desk.clock, ana.store_id, ana.id, values, source="api:1")
    shown = await house.profile(ticket)
    assert shown["customer"]["email"] == ANA
    assert (shown["is_returning"], shown["location"]["city"], shown["location"]["source"]) == (
        True,
        "Bristol",
        "property",
    )
    assert {order["stage"] for order in shown["orders"]} == {"not_sent", "sent"}
    assert all(order["lines"] and order["total"] for order in shown["orders"])
    assert [page["title"] for page in shown["pages"]] == ["Tees"]
    assert [one["id"] for one in shown["tickets"]] == [before]
    assert {"plan", "$email"} <= {one["name"] for one in shown["properties"]}
    same = await house.get(f"/api/v1/customers/{ana.id}")
    assert {one["id"] for one in same["tickets"]} == {before, ticket}
    assert (same["orders"], same["pages"], same["is_online"]) == (shown["orders"], shown["pages"], True)


async def test_another_customer_shows_nothing_of_theirs(house: House) -> None:
    """S1-64."""
    ana, info = await house.customer(), await house.visitor()
    await house.order()
    await house.see(info, "/secret", cart=CART)
    chat = await house.desk.start(session_id=info.id)
    await house.prove(info, ana, chat)
    joao = await house.customer(JOAO)
    shown = await house.get(f"/api/v1/customers/{joao.id}")
    assert (shown["pages"], shown["cart"], shown["events"], shown["orders"], shown["tickets"]) == ([], None, [], [], [])
    stranger = await house.desk.start(session_id=(await house.visitor()).id)
    async with house.desk.database.begin() as session:
        await keep_contact(session, stranger.id, Given(email=ANA, order="#1001"))
    await house.desk.hear(stranger, "My order, please")
    shown = await house.profile(await house.desk.ticket(stranger))
    assert (shown["customer"], shown["orders"], shown["pages"]) == (None, [], [])
    assert shown["claims"] == {"email": ANA, "order": "#1001"}


class ClosedShop:
    """A shop that does not answer."""

    async def orders(self, customer_id: str, *, limit: int) -> tuple[()]:
        raise Temporary("The shop does not answer. Try again soon.")


async def test_a_shop_that_fails_is_told_and_the_rest_stands(house: House) -> None:
    ana = await house.customer()
    house.shops = ClosedShop()
    shown = await house.get(f"/api/v1/customers/{ana.id}")
    assert shown["orders"] == []
    assert shown["orders_problem"] == "The shop could not be asked. The shop does not answer. Try again soon."
    assert shown["customer"]["name"] == "Ana Whitfield"
    house.shops = None
    assert (await house.get(f"/api/v1/customers/{ana.id}"))["orders_problem"] == ""


async def test_a_time_zone_that_somebody_made_up_breaks_nothing(house: House) -> None:
    ana = await house.customer()
    for zone in ("Mars/Olympus", "../etc/passwd", "Europe", "x" * 300):
        async with house.desk.database.begin() as session:
            await put(session, house.desk.clock, ana.store_id, ana.id, {"$time_zone": zone}, source="api:1")
        assert (await house.get(f"/api/v1/customers/{ana.id}"))["time_zone"] is None


async def test_everybody_sees_their_own_stores_and_teams_alone(house: House) -> None:
    """S2-04: what may not be seen is not told to exist."""
    ana = await house.customer()
    chat = await house.desk.start("sms", customer_id=ana.id)
    await house.desk.hear(chat, "Hello?")
    ticket = await house.desk.ticket(chat)
    paths = f"/api/v1/customers/{ana.id}", f"/api/v1/desk/tickets/{ticket}/profile"
    elsewhere = Actor(2, "Ben", "ben@example.com", Role.AGENT, stores=frozenset({99}))
    other_team = Actor(3, "Cy", "cy@example.com", Role.AGENT, teams=frozenset({99}))
    for somebody in (elsewhere, other_team):
        house.asks = somebody
        for path in paths:
            await house.get(path, 404)
        assert (await house.get("/api/v1/customers"))["items"] == []
        await house.put(f"{paths[0]}/properties", {"properties": {"plan": "gold"}}, 404)
    house.asks = None
    await house.get(paths[0], 401)
    house.asks = Actor(1, "Key", "k@example.com", Role.OWNER, scopes=frozenset({"tickets:read"}), key_id=4)
    for path in (*paths, "/api/v1/customers"):
        assert (await house.get(path, 403))["code"] == "scope_missing"
    house.asks = Actor(1, "Rita", "rita@example.com", Role.AGENT)
    for path in ("/api/v1/customers/999", "/api/v1/desk/tickets/999/profile"):
        await house.get(path, 404)
    for path in ("/api/v1/customers/0", "/api/v1/customers/2147483648", "/api/v1/customers/x"):
        await house.get(path, 422)
