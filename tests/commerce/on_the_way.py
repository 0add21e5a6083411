"""Orders on their way, as strange as a shop may tell of them."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from commerce.fulfilment import DeliveryWindow, Fulfilment, ShipmentEvent, ShipmentStatus, Tracking
from commerce.port import Order
from tests.commerce.building import NOW
from tests.commerce.test_editability_properties import IDS, some_order

URLS = st.sampled_from(
    ["", "https://carrier.example/t/1", "http://c.example", "javascript:alert(1)", "//x", "ftp://x/y"]
)
DAYS = st.integers(-20, 20)
MOMENTS = st.integers(-2000, 50).map(lambda minutes: NOW + timedelta(minutes=minutes))


@st.composite
def some_parcel(draw: st.DrawFn, number: int) -> Fulfilment:
    units = tuple((line_id, draw(st.integers(1, 4))) for line_id in (*IDS, "gone") if draw(st.booleans()))
    events = st.lists(st.builds(ShipmentEvent, st.sampled_from(ShipmentStatus), MOMENTS), max_size=6)
    first, more = draw(DAYS), draw(st.integers(0, 5))
    window = DeliveryWindow((NOW + timedelta(days=first)).date(), (NOW + timedelta(days=first + more)).date())
    tracking = st.builds(Tracking, st.sampled_from(["", "Tidepost"]), st.sampled_from(["", "TS1"]), URLS)
    return Fulfilment(
        id=f"p{number}",
        lines=units,
        created_at=draw(MOMENTS),
        tracking=draw(st.none() | tracking),
        events=tuple(draw(events)),
        expected=draw(st.none() | st.just(window)),
    )


@st.composite
def some_order_on_its_way(draw: st.DrawFn) -> Order:
    parcels = tuple(draw(some_parcel(number)) for number in range(draw(st.integers(0, 6))))
    return replace(draw(some_order()), fulfilments=parcels)
