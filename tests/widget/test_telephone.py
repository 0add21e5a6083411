"""The main job by telephone against the running program: signed requests come in, short links lead to the Hub."""

import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from standins import NUMBER
from tests.widget.conftest import DESK, PHONE, Mailbox

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

SIZE = "Can I change the size on my recent order?"
ANA, SAM, STRANGER = "+447700900101", "+447700900103", "+447700900199"
WAIT_SECONDS = 40
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63f8cfc0f01f00050001ff"
    "89993d1d0000000049454e44ae426082"
)


class Line:
    """One telephone's line to the shop, by SMS or WhatsApp, through the demo's carrier."""

    def __init__(self, base: str, number: str, prefix: str = "") -> None:
        """Begin to listen now: what came earlier is not heard."""
        self.carrier = httpx.Client(base_url=f"{base}/demo/twilio/standin", timeout=20)
        self.phone, self.shop = prefix + number, prefix + NUMBER
        self.heard = len(self.all())

    def all(self) -> list[dict[str, Any]]:
        said = self.carrier.get("/messages").raise_for_status().json()["messages"]
        return [one for one in said if one["to"] == self.phone and one["arrived"]]

    def says(self, text: str) -> None:
        self.carrier.post("/phones", json={"sender": self.phone, "to": self.shop, "body": text}).raise_for_status()

    def hears(self, wanted: str) -> str:
        """Wait until what came since the last answer holds `wanted`; returns it all."""
        until = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < until:
            new = "\n".join(one["body"] for one in self.all()[self.heard :])
            if re.search(wanted, new):
                self.heard = len(self.all())
                return new
            time.sleep(0.1)
        raise AssertionError(f"no {wanted!r} in {new!r}")

    def hears_nothing(self, seconds: float = 3) -> None:
        time.sleep(seconds)
        assert len(self.all()) == self.heard, self.all()[self.heard :]


def link_in(text: str) -> str:
    found = re.findall(r"https?://\S+/l/[\w-]+", text)
    assert found, text
    return str(found[-1])


def orders_on(page: Page) -> set[str]:
    return set(re.findall(r"#\d{4}", page.locator("main").inner_text()))


Window = Callable[..., Page]


@pytest.fixture
def window(program: str, browser: Browser) -> Iterator[Window]:
    """Makes browser windows that share nothing."""
    contexts = []
    expect.set_options(timeout=20_000)

    def make(size: dict[str, int] = DESK, **more: Any) -> Page:  # noqa: ANN401
        context = browser.new_context(viewport={"width": size["width"], "height": size["height"]}, **more)
        context.set_default_timeout(20_000)
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


def sign_in(page: Page, base: str, address: str) -> None:
    mailbox = Mailbox(base)
    known = len(mailbox.to(address))
    page.get_by_label("E-mail address").fill(address)
    page.get_by_role("button", name="Send me a code").click()
    code = re.search(r"\b(\d{6})\b", mailbox.next_to(address, known))
    assert code
    page.get_by_label("Six-digit code").fill(code[1])
    page.get_by_role("button", name="Sign in", exact=True).click()


@pytest.mark.parametrize("prefix", ["", "whatsapp:"])
def test_a_customer_asks_by_telephone_signs_in_by_the_link_and_is_led_to_her_orders_edit(
    program: str, window: Window, prefix: str
) -> None:
    """S1-09, S1-21: policy and a short link first; after the sign-in the order's own edit, by SMS and by WhatsApp."""
    ana, page = Line(program, ANA, prefix), window(PHONE)
    ana.says(SIZE)
    answer = ana.hears(r"/l/[\w-]+")
    assert "within 1 hour" in answer
    assert "Harbour" not in answer
    page.goto(link_in(answer))
    sign_in(page, program, "ana@example.com")
    expect(page.locator("main")).to_contain_text("Harbour T-shirt")
    deep = ana.hears(r"/l/[\w-]+")
    assert re.search(r"#?\d{4}", deep), deep
    page.goto(link_in(deep))
    expect(page.locator("main")).to_contain_text("Harbour T-shirt")
    assert re.search(r"/hub/demo/orders/\S+/(edit|variant)", page.url), page.url


def test_who_opens_anothers_link_and_signs_in_learns_nothing_and_tells_nothing(program: str, window: Window) -> None:
    """D9a, S1-21: Lee follows the link that came to Sam's telephone."""
    sam, lee, own = Line(program, SAM), window(), window()
    sam.says("Can I change the address of my order?")
    link = link_in(sam.hears(r"/l/[\w-]+"))
    lee.goto(link)
    sign_in(lee, program, "lee@example.com")
    expect(lee.get_by_role("heading", name="My orders")).to_be_visible()
    sam.hears_nothing()
    own.goto(f"{program}/hub/demo/orders")
    sign_in(own, program, "sam@example.com")
    expect(own.get_by_role("heading", name="My orders")).to_be_visible()
    sams, lees = orders_on(own), orders_on(lee)
    assert sams
    assert lees
    assert not sams & lees


def test_a_number_that_the_shop_does_not_know_is_shown_its_orders_in_the_hub_alone(
    program: str, window: Window
) -> None:
    """D9a: Maria writes from an unknown number; her sign-in shows her orders in the browser, and only there."""
    stranger, page = Line(program, STRANGER), window()
    stranger.says(SIZE)
    page.goto(link_in(stranger.hears(r"/l/[\w-]+")))
    sign_in(page, program, "maria@example.com")
    expect(page.get_by_role("heading", name="Os meus pedidos")).to_be_visible()
    hers = orders_on(page)
    assert hers
    time.sleep(3)
    assert not any(order in str(stranger.all()) for order in hers)


def test_the_telephone_is_typed_into_and_answers(program: str, window: Window) -> None:
    """S1-09, S1-21: the page of the demo, at 360 px, by keyboard alone, and without a fault that axe finds."""
    page = window(PHONE)
    page.goto(f"{program}/demo/phone?who=lee&by=sms")
    page.get_by_role("textbox", name="Message").press_sequentially("How long can I change an order?")
    page.keyboard.press("Enter")
    expect(page.get_by_role("log")).to_contain_text("Orders can be changed within 1 hour")
    expect(page.locator(".bubble.own .about")).to_contain_text("1 segment, the shop has it")
    expect(page.locator(".bubble.shop .about").last).to_contain_text(re.compile(r"segments?, delivered"))
    expect(page.get_by_role("textbox", name="Message")).to_be_empty()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert Axe().run(page).response["violations"] == []


def test_a_picture_and_a_link_are_shown_and_a_whatsapp_message_is_read(program: str, window: Window) -> None:
    page = window(DESK)
    page.goto(f"{program}/demo/phone?who=sam&by=whatsapp")
    page.locator("input[type=file]").set_input_files({"name": "a.png", "mimeType": "image/png", "buffer": PIXEL})
    expect(page.locator(".chosen")).to_contain_text("a.png")
    page.get_by_role("textbox", name="Message").fill(SIZE)
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".bubble.own img")).to_be_visible()
    link = page.locator(".bubble.shop a").last
    expect(link).to_have_attribute("target", "_blank")
    expect(page.locator(".bubble.shop .about").last).to_contain_text("read")
    assert Axe().run(page).response["violations"] == []


def test_the_telephone_is_read_and_written_without_script(program: str, window: Window) -> None:
    page = window(PHONE, java_script_enabled=False)
    page.goto(f"{program}/demo/phone?who=stranger&by=whatsapp")
    page.get_by_role("textbox", name="Message").fill("Hello <b>there</b>")
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".bubble.own .words").last).to_have_text("Hello <b>there</b>")
    for _ in range(WAIT_SECONDS):
        page.get_by_role("link", name="Look for new messages").click()
        if page.locator(".bubble.shop").count():
            return
        time.sleep(1)
    raise AssertionError("no answer")


def test_mails_and_telephone_lead_to_each_other(program: str, window: Window) -> None:
    page = window()
    page.goto(f"{program}/demo/mails")
    page.get_by_role("link", name="A telephone of the demo").click()
    expect(page.get_by_role("heading", name="A telephone of the demo")).to_be_visible()
    expect(page.get_by_role("link", name="mails of the demo")).to_have_attribute("href", "/demo/mails")


def test_what_no_telephone_sends_is_refused_with_a_sentence(program: str) -> None:
    with httpx.Client(base_url=program, timeout=20) as client:
        form = {"who": "ana", "by": "sms"}
        cases = (
            (form | {"text": "x" * 1601}, None, 413),
            (form, {"picture": ("a.png", b"no picture", "image/png")}, 422),
            (form | {"who": "nobody"}, None, 404),
            ({"who": "ana"}, None, 422),
        )
        for data, files, status in cases:
            answer = client.post("/demo/phone", data=data, files=files, headers={"Accept": "application/json"})
            assert answer.status_code == status
            assert answer.json()["detail"]
        assert client.get("/demo/phone?who=nobody").status_code == 404
