"""What goes wrong around somebody who works: nothing typed is lost, and the page says what happened and what to do."""

import re
import secrets

import httpx
import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.console.conftest import ADMIN, AGENT, DESK, PHONE, Open, mailed_links, new_link
from tests.console.shoppers import Chat, Telephone, until

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

PERSON = "I want to talk to a person please"
EVENTS = "**/api/v1/desk/events"


def _field(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Your answer to the customer")


def test_a_session_that_ends_while_one_writes_loses_no_word(desk: Open, program: str) -> None:
    """D10: signing in goes on over the page, by a link in another tab, and the draft is sent as it was."""
    eva = Chat(program, "Eva").says(PERSON)
    one = desk(ADMIN)
    page = one.go(f"/inbox/{eva.ticket(one)}").page
    _field(page).fill("Dear Eva, we have look")
    one.context.clear_cookies()
    _field(page).press("End")
    _field(page).press_sequentially("ed.")
    _field(page).press("Control+Enter")
    over = page.get_by_role("dialog")
    expect(over.get_by_label("E-mail")).to_have_value(ADMIN)
    with httpx.Client(base_url=one.base, timeout=30) as mails:
        before = mailed_links(mails, ADMIN)
        over.get_by_role("button", name=re.compile("link")).click()
        beside = one.context.new_page()
        beside.goto(f"{one.base}{new_link(mails, ADMIN, before)}")
        beside.get_by_role("button", name="Sign in").click()
        beside.wait_for_url(re.compile(r"/admin(?!/enter)"))
    over.get_by_role("button", name=re.compile("back|signed in")).click()
    expect(over).to_have_count(0)
    expect(_field(page)).to_have_value("Dear Eva, we have looked.")
    _field(page).press("Control+Enter")
    expect(_field(page)).to_have_value("")
    until(lambda: eva.heard() == ["Dear Eva, we have looked."])


def test_news_that_stay_away_for_ten_minutes_are_told_of_and_then_caught_up_with(desk: Open, program: str) -> None:
    """D10: the page says since when it hears nothing by itself; once the stream is back the list is as it should be."""
    one = desk(AGENT)
    one.page.clock.install()
    broken = [False]

    def stream(route: Route) -> None:
        if broken[0]:
            route.abort()
        else:
            route.fulfill(status=200, content_type="text/event-stream", body="event: ready\ndata: {}\n\n")

    one.page.route(EVENTS, stream)
    broken[0] = True
    page = one.go("/inbox").page
    page.clock.run_for(5_000)
    told = page.get_by_role("status").filter(has_text="No news by itself since")
    expect(told).to_be_visible()
    expect(page.get_by_role("button", name="News does not come by itself")).to_be_visible()
    fay = Chat(program, "Fay").says(PERSON)
    fay.ticket(one)
    for _ in range(10):
        page.clock.run_for(60_000)
    expect(told).to_be_visible()
    expect(page.get_by_role("region", name="Tickets").get_by_role("link", name=re.compile(fay.name))).to_be_visible()
    gil = Chat(program, "Gil").says(PERSON)
    gil.ticket(one)
    broken[0] = False
    page.unroute(EVENTS)
    page.clock.run_for(6_000)
    expect(told).to_have_count(0)
    expect(page.get_by_role("region", name="Tickets").get_by_role("link", name=re.compile(gil.name))).to_be_visible()


def test_names_of_three_hundred_letters_break_no_page(desk: Open, program: str) -> None:
    """D10: what is too long is refused with a sentence, or shown without making any page wider than a telephone."""
    long = f"{secrets.token_hex(3)}{'W' * 294}"
    owner = desk(size=PHONE)
    name = "W" * 90
    with httpx.Client(base_url=f"{program}/api/v1/webchat", timeout=30) as web:
        refused = web.post("/conversations", json={"store": "demo", "contact": {"name": long}})
        assert refused.status_code == 422
        assert "at most 100 characters" in refused.json()["detail"] + str(refused.json()["errors"])
    number = Chat(program, name).says(f"{PERSON} {long}").ticket(owner)
    made = {
        "/staff/teams": {"name": long},
        "/desk/views": {"name": long},
        "/desk/macros": {"name": long, "texts": {"en": {"neutral": long}}},
        f"/desk/tickets/{number}/tags": {"tag": long},
    }
    for path, body in made.items():
        answer = owner.api.post(path, json=body)
        assert answer.status_code < 500
        if not answer.is_success:
            assert answer.json()["detail"] or answer.json()["errors"], path
    for size in (PHONE, DESK):
        one = desk(size=size)
        for path in ("/inbox", f"/inbox/{number}", "/teams", "/routing/views", "/replies/macros", "/replies/tags"):
            one.go(path).settled()
            wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            assert one.page.evaluate(wide) <= 0, (path, size)


def test_an_answer_that_did_not_arrive_says_so_and_is_sent_again(desk: Open, program: str) -> None:
    """S3-10, S3-53, D10: the customer had stopped all messages; after START the same words go out by one button."""
    words = f"{secrets.token_hex(3)} {PERSON}"
    phone = Telephone(program, f"+3519{secrets.randbelow(10**8):08}").says(words)
    one = desk(AGENT, size=PHONE)
    page = one.go(f"/inbox/{phone.ticket(one, words)}").page
    expect(page.get_by_role("region", name="Conversation").get_by_text(words).first).to_be_visible()
    phone.says("STOP")
    expect(page.get_by_role("region", name="Conversation").get_by_text("STOP", exact=True).first).to_be_visible()
    _field(page).fill("We have found your parcel.")
    _field(page).press("Control+Enter")
    ours = page.get_by_role("region", name="Conversation").get_by_role("article").filter(has_text="found your parcel")
    expect(ours.get_by_text("Not delivered: This number wants no messages (STOP).")).to_be_visible(timeout=40_000)
    phone.says("START")
    expect(page.get_by_role("region", name="Conversation").get_by_text("START", exact=True).first).to_be_visible()
    ours.get_by_role("button", name="Send again").click()
    expect(_field(page)).to_have_value("We have found your parcel.")
    _field(page).press("Control+Enter")
    expect(_field(page)).to_have_value("")
    phone.hears("We have found your parcel.")
    assert sum("found your parcel" in one for one in phone.heard()) == 1
    assert one.faults() == []
