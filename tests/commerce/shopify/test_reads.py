"""Reading orders of a store that is like real ones: long, patched, partly deleted, and written by anybody."""

from dataclasses import replace
from datetime import timedelta

import pytest

from commerce.fulfilment import ShipmentEvent, ShipmentStatus
from commerce.port import ShopCustomer
from commerce.reach import BeyondReach
from commerce.returns import Return, ReturnLine, ReturnReason, ReturnState
from commerce.shopify.orders import version_of
from commerce.shopify.standin.loading import place_customer
from commerce.units import count_units
from kit.clock import ManualClock
from kit.errors import NotFound
from tests.commerce.shopify.town import SIXTY_DAYS, line, order, sent, town_of


async def test_an_everyday_order_takes_one_request(clock: ManualClock) -> None:
    town = town_of(clock)
    name = town.place(order(line(2), line(), clock=clock))

    read = await town.shop().order(town.me, name)

    assert [one.current for one in read.lines] == [2, 1]
    assert town.asked == ["OrderById"]


async def test_an_order_of_300_lines_is_read_whole(clock: ManualClock) -> None:
    """With the bucket of the standard plan, whose two thousand points such an order takes more than once."""
    town = town_of(clock)
    lines = [line(number % 3 + 1) for number in range(300)]
    name = town.place(order(*lines, clock=clock))

    read = await town.shop().order(town.me, name)

    assert [one.current for one in read.lines] == [one.current for one in lines]
    assert sum(units.open for units in count_units(read).values()) == sum(one.current for one in lines)
    assert len(town.asked) == 1 + 6 + 2


async def test_many_parcels_with_long_histories_and_returns_are_read_whole(clock: ManualClock) -> None:
    town = town_of(clock)
    lines = [line(1, unfulfilled=0) for _ in range(12)]
    hours = [clock.now() - timedelta(hours=9 - number) for number in range(9)]
    history = tuple(ShipmentEvent(ShipmentStatus.IN_TRANSIT, at, f"Stop {at.hour}") for at in hours)
    parcels = tuple(sent(one, clock=clock, events=history) for one in lines[:-9])
    big = sent(*lines[-9:], clock=clock, events=history)
    back = [
        Return(f"r{number}", ReturnState.OPEN, clock.now(), (ReturnLine(one.id, 1, ReturnReason.DEFECT),))
        for number, one in enumerate(lines[:5])
    ]
    name = town.place(order(*lines, clock=clock, fulfilments=(*parcels, big), returns=tuple(back)))

    read = await town.shop().order(town.me, name)

    assert sorted(len(one.lines) for one in read.fulfilments) == [1, 1, 1, 9]
    assert all([event.happened_at for event in one.events] == hours for one in read.fulfilments)
    assert [one.state for one in read.returns] == [ReturnState.OPEN] * 5
    assert {one.lines[0].line_id for one in read.returns} == {one.id for one in read.lines[:5]}


async def test_of_two_words_of_the_carrier_in_one_second_the_later_stays_the_later(clock: ManualClock) -> None:
    town = town_of(clock)
    told = (ShipmentStatus.CARRIER_PICKED_UP, ShipmentStatus.DELIVERED)
    events = tuple(ShipmentEvent(status, clock.now()) for status in told)
    gone = line(1, unfulfilled=0)
    name = town.place(order(gone, clock=clock, fulfilments=(sent(gone, clock=clock, events=events),)))

    read = await town.shop().order(town.me, name)

    assert [event.status for event in read.fulfilments[0].events] == list(told)


async def test_half_pages_are_read_to_their_end(clock: ManualClock) -> None:
    town = town_of(clock)
    town.world.knobs.page = 2
    name = town.place(order(*(line() for _ in range(7)), clock=clock))
    placed = [town.place(order(line(), clock=clock)) for _ in range(4)]

    assert len((await town.shop().order(town.me, name)).lines) == 7
    assert {one.id for one in await town.shop().orders(town.me)} == {name, *placed}


async def test_a_line_that_was_taken_out_stays_with_no_unit(clock: ManualClock) -> None:
    """S1-65."""
    town = town_of(clock)
    gone = line(2, current=0, unfulfilled=0, refundable=0)
    name = town.place(order(line(), gone, clock=clock))

    kept, removed = (await town.shop().order(town.me, name)).lines

    assert (removed.ordered, removed.current, removed.unfulfilled) == (2, 0, 0)
    assert kept.current == 1


async def test_of_a_deleted_product_the_order_itself_is_known(clock: ManualClock) -> None:
    town = town_of(clock)
    name = town.place(order(line(product_id="", variant_id=""), clock=clock))

    (only,) = (await town.shop().order(town.me, name)).lines

    assert (only.title, only.product_id, only.variant_id, only.tags) == ("Harbour Tee", "", "", ())


async def test_what_looks_like_html_is_a_name_like_any_other(clock: ManualClock) -> None:
    town = town_of(clock)
    written = "<b>Tee</b> &amp;\n\tco\x07 <script>"
    shown = line(title=written, variant_title="M\u2028L", attributes=(("Name", "A\nB"), ("_app", "hidden")))
    name = town.place(order(shown, clock=clock))

    (only,) = (await town.shop().order(town.me, name)).lines

    assert only.title == "<b>Tee</b> &amp; co <script>"
    assert only.variant_title == "M L"
    assert only.attributes == (("Name", "A B"),)


async def test_a_version_stays_while_nothing_changes_and_moves_with_what_counts(clock: ManualClock) -> None:
    town = town_of(clock)
    name = town.place(order(line(2), clock=clock))
    first = await town.shop().order(town.me, name)
    kept = town.store.orders[name]

    kept.updated_at = clock.now() + timedelta(hours=1)
    assert (await town.shop().order(town.me, name)).version == first.version

    (group,) = kept.groups
    kept.groups = (replace(group, request_status="SUBMITTED"),)
    assert (await town.shop().order(town.me, name)).version != first.version


async def test_what_a_line_looks_like_is_no_part_of_the_version(clock: ManualClock) -> None:
    town = town_of(clock)
    read = await town.shop().order(town.me, town.place(order(line(2), clock=clock)))
    renamed = replace(read.lines[0], title="Harbour T-shirt", image="https://cdn.example/new.jpg")

    assert version_of(replace(read, lines=(renamed,))) == read.version
    assert version_of(replace(read, lines=(replace(renamed, current=1),))) != read.version


async def test_an_order_of_another_store_does_not_exist_here(clock: ManualClock) -> None:
    """S1-64: names are unique within one store only."""
    town = town_of(clock)
    made = order(line(), clock=clock)
    town.place(made)
    other = town.world.add_store("other-shop.myshopify.com", "shpat_other")
    stranger = place_customer(other, ShopCustomer("c9", "ines@example.com", "In\u00eas Prado"))

    shop = town.shop(token="shpat_other", shop="other-shop.myshopify.com")

    assert await shop.order_named(stranger, made.name) is None
    assert await shop.orders(stranger) == ()


async def test_without_the_scope_an_old_order_is_beyond_reach_and_a_strange_one_is_not_there(
    clock: ManualClock,
) -> None:
    """shopify.md section 9: "cannot see it here", told apart from "does not exist"."""
    town = town_of(clock, SIXTY_DAYS)
    old = order(line(), clock=clock, placed_at=clock.now() - timedelta(days=61))
    name = town.place(old)
    newcomer = place_customer(town.store, ShopCustomer("c2", "new@example.com", "New Comer"))

    with pytest.raises(BeyondReach):
        await town.shop().order(town.me, name)
    with pytest.raises(BeyondReach):
        await town.shop().order_named(town.me, old.name)
    with pytest.raises(NotFound) as unknown:
        await town.shop().order(newcomer, name)
    assert unknown.value.code == "order_not_found"
    assert await town.shop().order_named(newcomer, old.name) is None


async def test_with_the_scope_what_is_not_found_does_not_exist(clock: ManualClock) -> None:
    town = town_of(clock)
    old = order(line(), clock=clock, placed_at=clock.now() - timedelta(days=400))
    name = town.place(old)

    assert (await town.shop().order(town.me, name)).name == old.name
    assert await town.shop().order_named(town.me, "9999") is None
    with pytest.raises(NotFound) as missing:
        await town.shop().order(town.me, "gid://shopify/Order/9999")
    assert missing.value.code == "order_not_found"


@pytest.mark.parametrize(
    "name", ["", "1", "customer-1", "gid://shopify/Order/1", "gid://shopify/Customer/x", "gid://shopify/Customer/1' OR"]
)
async def test_what_is_no_name_of_shopifys_is_never_sent(clock: ManualClock, name: str) -> None:
    town = town_of(clock)

    assert await town.shop().customer(name) is None
    assert await town.shop().orders(name) == ()
    assert await town.shop().product(name) is None
    assert town.asked == []


@pytest.mark.parametrize("written", ['1001" OR name:*', "1001 OR email:*", "name:1001", "\u0000", "a" * 99, "*"])
async def test_a_name_cannot_widen_the_search(clock: ManualClock, written: str) -> None:
    town = town_of(clock)
    town.place(order(line(), clock=clock, name="#1001"))

    assert await town.shop().order_named(town.me, written) is None


async def test_a_name_is_only_the_very_name(clock: ManualClock) -> None:
    """Shopify's search finds a name by its parts."""
    town = town_of(clock)
    named = {name: town.place(order(line(), clock=clock, name=name)) for name in ("#77-A", "#77-B", "#77", "EN77")}

    for name, known in named.items():
        found = await town.shop().order_named(town.me, f" {name.removeprefix('#')} ")
        assert found is not None
        assert found.id == known


async def test_a_customer_is_read_with_language_and_number(clock: ManualClock) -> None:
    town = town_of(clock)

    assert await town.shop().customer(town.me) == ShopCustomer(
        town.me, "ines@example.com", "In\u00eas Prado", "+351910000001", "pt"
    )


@pytest.mark.parametrize("email", ["", "ines", 'ines@example.com" OR *', "a b@example.com", "@"])
async def test_what_is_no_address_is_never_looked_for(clock: ManualClock, email: str) -> None:
    town = town_of(clock)

    assert await town.shop().customer_by_email(email) is None
    assert town.asked == []
