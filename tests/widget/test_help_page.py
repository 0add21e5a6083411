"""The page of an article, as a customer reads it who came by a quotation."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.widget.conftest import DESK, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_fit_and_can_be_read_by_everybody(
    page: Page, program: str, size: dict[str, int], scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    page.goto(f"{program}/help/demo")
    articles = [str(link.get_attribute("href")) for link in page.locator(".pages a").all()]
    assert len(articles) > 20
    for path in ("/help/demo", articles[0], articles[-1], "/help/demo/999"):
        page.goto(f"{program}{path}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        found = Axe().run(page)
        assert found.violations_count == 0, (path, found.generate_report())


def test_every_article_of_the_demo_is_a_page(page: Page, program: str) -> None:
    page.goto(f"{program}/help/demo")
    for title in page.locator(".pages a").all_inner_texts():
        page.goto(f"{program}/help/demo")
        page.get_by_role("link", name=title, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        expect(page.locator(".text")).to_contain_text(re.compile(r"\w{3}"))
        assert not re.search(r"(?m)^\s*#|\*\*|\]\(", page.locator(".text").inner_text())


def test_it_is_read_by_the_keyboard(page: Page, program: str) -> None:
    page.goto(f"{program}/help/demo")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".pages a").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="All help pages")).to_be_visible()
