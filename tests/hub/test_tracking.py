"""The order's page tells where it is: a line of stations for every parcel, the carrier's word, and its own link."""

from commerce.demo.people import ANA
from tests.hub.browsing import Sight
from tests.hub.stage import Stage


async def page_of(stage: Stage, state: str, query: str = "") -> Sight:
    order = await stage.order(ANA, state)
    return await (await stage.signed_in(ANA)).get(f"orders/{order}{query}")


def stations(sight: Sight) -> list[list[str]]:
    """Return the stations that each parcel has reached; the last of a line is where it is."""
    lines = sight.tree.css("ol.way")
    return [[(node.text() or "").strip() for node in line.css("li.reached")] for line in lines]


async def test_a_parcel_shows_its_stations_carrier_window_and_link(stage: Stage) -> None:
    """S5-19: the link is the carrier's own."""
    sight = await page_of(stage, "shipped")
    assert stations(sight) == [["Ordered", "Packed", "On its way"]]
    assert "Tidepost TS0010011PT" in sight.text
    assert "Expected: Nov 18" in sight.text
    assert sight.href("Follow the parcel") == "https://tidepost.example/track/TS0010011PT"


async def test_every_parcel_has_a_line_and_what_is_left_is_named(stage: Stage) -> None:
    sight = await page_of(stage, "part_delivered")
    assert [line[-1] for line in stations(sight)] == ["Delivered", "On its way"]
    assert "Parcel 1" in sight.text
    assert sight.href("Follow the parcel: Parcel 2").endswith("2PT")
    assert "1 x Pier canvas sneakers" in sight.text.partition("Not sent yet")[2]


async def test_a_late_parcel_says_when_it_was_expected(stage: Stage) -> None:
    sight = await page_of(stage, "overdue")
    assert "Was expected by November 14, 2026" in sight.text
    assert sight.tree.css_first("ol.way.busy") is not None


async def test_a_parcel_at_a_pick_up_point_has_a_station_there(stage: Stage) -> None:
    assert stations(await page_of(stage, "ready_for_pickup"))[0][-1] == "At the pick-up point"


async def test_an_order_that_nobody_has_sent_shows_no_parcel(stage: Stage) -> None:
    assert stations(await page_of(stage, "open_two_lines")) == []


async def test_a_letter_that_nobody_follows_has_no_link(stage: Stage) -> None:
    sight = await page_of(stage, "sent_untracked")
    assert "Follow the parcel" not in sight.text
    assert "Sent" in sight.text


async def test_it_is_told_in_the_customers_language(stage: Stage) -> None:
    sight = await page_of(stage, "part_delivered", "?lang=pl")
    assert [line[-1] for line in stations(sight)] == ["Doręczono", "W drodze"]
    assert "Jeszcze nie wysłano" in sight.text
