"""Keys that are pressed faster than the page can follow: each still means what it was pressed for."""

import re
import secrets
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.console.conftest import Desk, Open
from tests.console.shoppers import Chat, until

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

PERSON = "I want to talk to a person please"


def _held(page: Page, address: "re.Pattern[str]") -> Callable[[], None]:
    """Let whatever the page asks of `address` wait until the function returned is called."""
    waiting: list[Route] = []
    is_open = [False]

    def hear(route: Route) -> None:
        if is_open[0]:
            route.continue_()
        else:
            waiting.append(route)

    def let_go() -> None:
        until(lambda: page.evaluate("true") and waiting)
        is_open[0] = True
        for one in waiting:
            one.continue_()

    page.route(address, hear)
    return let_go


def _two(desk: Open, program: str) -> tuple[Desk, int, int]:
    """Return somebody who looks at the newer of two tickets, and the numbers of both."""
    one = desk()
    first, second = (Chat(program, name).says(PERSON).ticket(one) for name in ("Una", "Vic"))
    one.go(f"/inbox/{second}")
    expect(one.page.get_by_role("textbox", name="Your answer to the customer")).to_be_visible()
    return one, first, second


def _merge(page: Page, into: int) -> None:
    """Merge the ticket in front with another, up to the press that does it."""
    page.keyboard.press("u")
    page.keyboard.type(str(into))
    expect(page.get_by_role("radio", name=re.compile(f"#{into} "))).to_be_visible()
    page.get_by_role("radio", name=re.compile(f"#{into} ")).focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Merge", exact=True)).to_be_enabled()
    page.get_by_role("button", name="Merge", exact=True).focus()


@pytest.mark.parametrize("slow", [r"/tickets/\d+/merge$", r"/tickets/{first}$"], ids=["the merge", "the other ticket"])
def test_what_is_pressed_while_two_tickets_are_merged_is_done_to_the_one_that_goes_on(
    desk: Open, program: str, slow: str
) -> None:
    """S3-53, S5-41: `e` right behind the merge closes the ticket that goes on, however slow the server is."""
    one, first, second = _two(desk, program)
    page = one.page
    _merge(page, first)
    let_go = _held(page, re.compile(slow.format(first=first)))
    page.keyboard.press("Enter")
    page.keyboard.press("e")
    let_go()
    expect(page.get_by_text("Ticket closed.")).to_be_visible()
    expect(page).to_have_url(re.compile(rf"/inbox/{first}\b"))
    assert one.api.get(f"/desk/tickets/{first}").json()["state"] == "closed"
    assert one.api.get(f"/desk/tickets/{second}").json()["merged_into"] == first


def test_letters_typed_before_a_field_is_there_stand_in_it(desk: Open, program: str) -> None:
    """D10: while the search or a list is fetched, what is typed is kept for it, and no letter acts on a ticket."""
    one, _, second = _two(desk, program)
    page = one.page
    let_go = _held(page, re.compile(r"/assets/Search-[^/]*\.js"))
    page.keyboard.press("/")
    page.keyboard.type("vic was here")
    let_go()
    expect(page.get_by_role("combobox", name="Search")).to_have_value("vic was here")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)

    mark = f"tea{secrets.token_hex(2)}"
    page.keyboard.press("l")
    page.keyboard.type(mark)
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"Tagged {mark}.")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("s")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile("^Put aside until"))).to_be_visible()
    assert one.api.get(f"/desk/tickets/{second}").json()["state"] == "waiting"


def test_one_act_behind_the_other_comes_in_the_order_of_the_keys(desk: Open, program: str) -> None:
    """S3-47, S3-53: take, watch, close and undo, pressed at once while the server is slow."""
    one, _, second = _two(desk, program)
    page = one.page
    let_go = _held(page, re.compile(r"/take-over$"))
    for key in ("t", "w", "e", "z"):
        page.keyboard.press(key)
    let_go()
    expect(page.get_by_text("Undone.", exact=True)).to_be_visible()
    ticket = one.api.get(f"/desk/tickets/{second}").json()
    assert (ticket["state"], ticket["holder"]) == ("open", "person")
    assert one.api.get("/staff/me").json()["id"] in ticket["watchers"]
