"""The main story from the shop's page to the changed order, and two browsers that never mix, in Chromium."""

import re
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import FilePayload, expect

from conversations.files.kinds import TYPES
from tests.files import film, picture
from tests.widget.conftest import PHONE, Open, Shopper

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

SIZE = "Can I change the size on my recent order?"
NOAH = "noah@example.com"
OWNER = "owner@example.com"


def test_a_customer_asks_signs_in_changes_the_size_and_writes_on_in_portuguese(shopper: Open) -> None:
    """S1-12, S1-17, S1-20, S1-23, S1-24, S1-39, S1-40, S1-42, S1-43."""
    ana = shopper().open().says(SIZE)
    expect(ana.answers.locator("blockquote").first).to_contain_text("within 1 hour")
    ana.signs_in("ana@example.com")
    ana.card.get_by_role("button", name="Change size or colour").click()
    ana.hub.get_by_role("link", name="Harbour T-shirt").click()
    other = ana.hub.locator("label.choice:has(input:not(:disabled))").first
    wanted = other.locator(".choice-text > span").inner_text()
    other.click()
    ana.hub.get_by_role("button", name="Continue").click()
    expect(ana.hub.locator(".summary")).to_contain_text(wanted)
    ana.hub.get_by_role("button", name="Confirm the change").click()
    expect(ana.hub.get_by_role("heading", name="Done")).to_be_visible()
    ana.hub.get_by_role("link", name="To the order").click()
    expect(ana.hub.locator("main")).to_contain_text(wanted)
    ana.panel.get_by_role("button", name="Back to the chat").first.click()
    expect(ana.answers.last).to_contain_text("Done: the size or colour")
    expect(ana.answers.last).to_be_in_viewport()
    expect(ana.card.first).to_contain_text("There is a newer card of this order below.")
    expect(ana.card.last).to_contain_text(wanted)
    expect(ana.card.last.get_by_role("button", name="Change quantity")).to_be_visible()
    ana.says("Preciso cancelar meu pedido.")
    expect(ana.answers.last).to_contain_text("Ainda pode cancelar o pedido")
    expect(ana.answers.last.locator("blockquote[lang=pt]").first).to_be_visible()


def test_who_opens_anothers_link_and_signs_in_sees_their_own_orders_and_the_sender_nothing(shopper: Open) -> None:
    """D9a, S1-64."""
    sender, reader = shopper().open().says(SIZE).signs_in("ana@example.com"), shopper()
    name = sender.card.get_by_role("heading").first.inner_text()
    link = sender.card.get_by_role("link", name="View the order").first.get_attribute("href")
    assert link
    known = len(sender.mailbox.to("noah@example.com"))
    reader.page.goto(link)
    reader.page.get_by_label("E-mail address").fill("noah@example.com")
    reader.page.get_by_role("button", name="Send me a code").click()
    code = re.search(r"\b(\d{6})\b", sender.mailbox.next_to("noah@example.com", known))
    assert code
    reader.page.get_by_label("Six-digit code").fill(code[1])
    reader.page.get_by_role("button", name="Sign in", exact=True).click()
    expect(reader.page.get_by_role("heading", name="Not found")).to_be_visible()
    reader.page.get_by_role("link", name="All orders").click()
    expect(reader.page.get_by_role("heading", name="My orders")).to_be_visible()
    expect(reader.page.locator("main")).not_to_contain_text(name.removeprefix("Order "))
    expect(sender.log).not_to_contain_text("noah@example.com")
    expect(sender.log).not_to_contain_text("Noah")


def test_a_code_is_worth_nothing_in_another_browser(shopper: Open) -> None:
    """D9a: a stranger asks for the customer's code; he enters it in his own chat, and neither is signed in by it."""
    stranger, noah = shopper().open().says(SIZE), shopper().open().says(SIZE)
    for browser in (noah, stranger):
        known = len(noah.mailbox.to(NOAH))
        browser.log.locator("input[type=email]").fill(NOAH)
        browser.log.locator(".sign-in .main").click()
        mail = noah.mailbox.next_to(NOAH, known)
    code = re.search(r"\b(\d{6})\b", mail)
    assert code
    noah.log.locator("input[inputmode=numeric]").fill(code[1])
    noah.log.locator(".sign-in .main").click()
    expect(noah.log.get_by_role("alert")).to_be_visible()
    for browser in (noah, stranger):
        expect(browser.log.locator(".signed-in")).to_have_count(0)
        expect(browser.card).to_have_count(0)


def sign_in(desk: httpx.Client, shopper: Shopper) -> None:
    """Let the owner come in."""
    known = len(shopper.mailbox.to(OWNER))
    desk.post("/api/v1/staff/sign-in/link", json={"email": OWNER}).raise_for_status()
    link = re.search(r"http\S+/admin/enter\?link=(\S+)", shopper.mailbox.next_to(OWNER, known))
    assert link
    desk.post("/api/v1/staff/sign-in/enter", json={"link": link[1]}).raise_for_status()


def answer(shopper: Shopper) -> str:
    """Let the owner answer with a picture, a video, a product and a code; returns what the product is called."""
    with httpx.Client(base_url=shopper.base, timeout=20) as desk:
        sign_in(desk, shopper)
        ticket = desk.get("/api/v1/desk/tickets").json()["items"][0]
        place = f"/api/v1/desk/tickets/{ticket['id']}"
        upload = desk.post(f"{place}/files", files={"file": ("linen.jpg", picture("JPEG", (900, 1600)))}).json()
        film_key = desk.post(f"{place}/files", files={"file": ("clip.mp4", film())}).json()["key"]
        product = desk.get("/api/v1/desk/stores/demo/products", params={"q": "linen"}).json()["items"][0]
        body = {"text": "Take this one.", "seen": ticket["last_message_id"] + 100, "client_id": "a1"}
        more = {"files": [upload["key"], film_key], "products": [product["id"]], "discount": "WELCOME10"}
        desk.post(f"{place}/reply", json={**body, **more}).raise_for_status()
    return str(product["title"])


def test_a_customer_and_a_person_send_each_other_pictures_and_the_persons_code_counts_at_the_checkout(
    shopper: Open, tmp_path: Path
) -> None:
    """S3-37, S3-38, S3-39, S3-41, S3-42, S3-43, D10: by the browser's own picker, the keyboard, on a small screen.

    S4-01, S4-02, S4-33: a person helps while the shopper is still on the page, up to the checkout; S5-04: on a phone.
    """
    ana = shopper(size=PHONE).open()
    picker = ana.panel.locator("input[type=file]")
    assert set(str(picker.get_attribute("accept")).split(",")) == set(TYPES), "only what may be sent is offered"
    attach = ana.panel.get_by_role("button", name="Send a picture, video or file")
    with ana.page.expect_file_chooser(timeout=60_000) as chosen:
        attach.press("Enter")
    files = [
        FilePayload(name="torn.png", mimeType="image/png", buffer=picture(size=(600, 400))),
        FilePayload(name="virus.png", mimeType="image/png", buffer=b"MZ\x90\x00"),
    ]
    chosen.value.set_files(files)
    expect(ana.panel.get_by_role("alert")).to_contain_text("This file cannot be sent.")
    expect(ana.panel.get_by_role("button", name="Send", exact=True)).to_be_disabled()
    ana.panel.get_by_role("button", name="Leave out virus.png").click()
    ana.says("I would like a person to see this")
    expect(ana.own.get_by_role("img", name="torn.png")).to_be_visible()
    expect(ana.own.locator("img")).to_have_js_property("naturalWidth", 600)

    product = answer(ana)
    theirs = ana.log.locator(".message.person")
    expect(theirs.get_by_role("img", name="linen.jpg")).to_be_visible()
    expect(theirs.get_by_role("link", name="clip.mp4")).to_be_visible()  # nothing in it can be played
    expect(theirs.locator(".card").first).to_contain_text(product)
    theirs.locator(".discount").get_by_role("button", name="Add to my cart").click()
    expect(theirs.locator(".discount").get_by_role("button", name="It is in your cart")).to_be_disabled()
    expect(theirs.locator("img").first).to_have_js_property("naturalWidth", 900)
    theirs.get_by_text("Take this one.").scroll_into_view_if_needed()
    assert ana.page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    ana.page.screenshot(path=tmp_path / "pictures.png")
    ana.page.reload()
    ana.open()
    expect(ana.own.get_by_role("img", name="torn.png")).to_be_visible()
    ana.page.goto(f"{ana.base}/shop/products/linen-shirt")
    ana.page.get_by_role("button", name="Add to the cart").click()
    ana.page.get_by_role("link", name="Checkout").click()
    expect(ana.page.locator(".off")).to_contain_text("WELCOME10")
