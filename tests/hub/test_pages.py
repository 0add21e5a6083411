"""What holds for every page: languages, the frame inside the chat, headers, readiness, and errors without a trace."""

import re

import httpx
import pytest

import hub
from commerce.demo.people import ANA
from commerce.demo.shop import DemoShop
from hub.render import WORDS
from kit.errors import Permanent, Temporary, Unauthorised
from kit.health import Live, Unavailable
from stores.colours import look_of
from stores.widget import WidgetSettings
from tests.hub.browsing import Browser
from tests.hub.stage import WIDGET, Stage


def test_every_word_is_there_in_both_languages() -> None:
    assert WORDS.missing(("en", "pt")) == {}


async def test_a_visitor_is_met_in_the_language_of_their_browser(stage: Stage) -> None:
    sight = await stage.browser().get("", **{"Accept-Language": "pt-BR,pt;q=0.9,en;q=0.5"})
    assert sight.title == "Entrar"


async def test_a_customer_is_met_in_their_own_language(stage: Stage) -> None:
    browser = stage.browser()
    ticket = await stage.ticket("joao@example.com")
    came = {"Accept-Language": "fi", "Referer": WIDGET}
    sight = await browser.get(f"/hub/enter?ticket={ticket}&next=/hub/tide/orders", **came)
    assert sight.title == "Os meus pedidos"
    assert 'lang="pt"' in sight.html


async def test_the_language_can_be_switched_and_stays(stage: Stage) -> None:
    order = await stage.order(ANA, "open")
    browser = await stage.signed_in(ANA)
    sight = await browser.get(f"orders/{order}/edit?kind=address")
    sight = await sight.follow("Português")
    assert sight.title == "Mudar endereço de entrega"
    assert (await browser.get("orders")).title == "Os meus pedidos"


async def test_a_hub_that_is_switched_off_shows_nothing(stage: Stage) -> None:
    """S1-04."""
    browser = await stage.signed_in(ANA)
    await stage.settings(hub_active=False)
    sight = await browser.get("orders")
    assert (sight.status, sight.title) == (503, "Not available")


async def test_the_hub_says_what_it_lacks(stage: Stage) -> None:
    """S1-04, S1-26: active and configured, or every cause with the page that mends it."""
    assert hub.status(stage.store) == Live()
    await stage.settings(hub_active=False)
    bare = stage.store.model_copy(update={"shop_kind": None})
    status = hub.status(bare)
    assert isinstance(status, Unavailable)
    assert [cause.code for cause in status.causes] == ["hub_off", "hub_unconfigured"]
    assert [cause.page for cause in status.causes] == ["/admin/settings", "/admin/shop"]
    assert all(cause.mend for cause in status.causes)


async def test_only_the_store_itself_may_frame_its_pages(stage: Stage) -> None:
    await stage.settings(origins=("https://shop.example",))
    sight = await stage.browser().get("")
    policy = sight.answer.headers["content-security-policy"]
    assert policy.endswith("frame-ancestors 'self' https://shop.example")
    assert "default-src 'none'" in policy
    assert sight.answer.headers["cache-control"] == "no-store"


async def test_inside_the_chat_every_step_stays_inside(stage: Stage) -> None:
    order = await stage.order(ANA, "open")
    browser = stage.browser()
    ticket = await stage.ticket(ANA)
    target = f"/hub/tide/orders/{order}/edit%3Fkind=address%26frame=1"
    sight = await browser.get(f"/hub/enter?ticket={ticket}&next={target}", Referer=WIDGET)
    assert 'class="framed"' in sight.html
    assert "Sign out" not in sight.html
    sight = await sight.press("Continue", line1="9 Mill Lane")
    assert "frame=1" in str(sight.answer.url)
    sight = await sight.press("Confirm the address")
    assert sight.title == "Done"
    assert "data-close" in sight.html
    assert "data-changed" in sight.html


async def test_a_cookie_inside_the_chat_of_another_site_is_kept_apart(stage: Stage) -> None:
    object.__setattr__(stage.deps, "base_url", "https://hub.test")
    ticket = await stage.ticket(ANA)
    client = httpx.AsyncClient(transport=httpx.ASGITransport(stage.app), base_url="https://hub.test")
    answer = await client.get(
        f"/hub/enter?ticket={ticket}&next=/hub/tide/orders%3Fframe=1", headers={"Referer": WIDGET}
    )
    cookie = answer.headers["set-cookie"]
    for part in ("HttpOnly", "SameSite=None", "Secure", "Partitioned", "Path=/hub/tide"):
        assert part in cookie
    other = await client.get(
        f"/hub/enter?ticket={await stage.ticket(ANA)}&next=/hub/tide/orders", headers={"Referer": WIDGET}
    )
    assert "SameSite=Lax; Secure" in other.headers["set-cookie"]


async def test_the_cookie_of_plain_http_is_lax_and_out_of_reach_of_scripts(stage: Stage) -> None:
    sight = await (await stage.browser().get("")).press("Send me a code", email=ANA)
    cookie = sight.answer.history[0].headers.get_list("set-cookie")[0]
    assert re.fullmatch(r"tillside_hub=\S+; Path=/hub/tide; Max-Age=43200; HttpOnly; SameSite=Lax", cookie)


@pytest.mark.parametrize(
    ("path", "status", "title"),
    [
        ("/hub/nowhere/", 404, "Not found"),
        ("/hub/tide/no/such/page", 404, "Not found"),
        ("/hub/tide/orders/%00", 404, "Not found"),
        ("/hub/tide/changes/abc", 404, "Not found"),
        ("/hub/tide/orders/x/edit?kind=colour", 404, "Not found"),
    ],
)
async def test_an_address_that_leads_nowhere_gets_a_page(stage: Stage, path: str, status: int, title: str) -> None:
    sight = await (await stage.signed_in(ANA)).get(path)
    assert (sight.status, sight.title) == (status, title)


@pytest.mark.parametrize(
    ("error", "title"),
    [
        (Temporary("It is busy at db-7.internal."), "The shop does not answer"),
        (Unauthorised("Key 1234 is refused."), "The shop cannot be reached"),
        (Permanent("It is gone from db-7.internal."), "The shop cannot be reached"),
        (RuntimeError("db-7.internal"), "Something went wrong"),
    ],
)
async def test_a_fault_behind_the_page_is_said_without_its_insides(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, error: Exception, title: str
) -> None:
    browser = await stage.signed_in(ANA)

    async def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(DemoShop, "orders", fail)
    sight = await browser.get("orders")
    assert (sight.status >= 500, sight.title) == (True, title)
    assert "internal" not in sight.text
    assert "1234" not in sight.text


async def test_a_form_that_is_none_is_refused(stage: Stage) -> None:
    browser = await stage.signed_in(ANA)
    for body, status in ((b"\xff\xfe\x00kind=x", 422), (b"email=" + b"a" * 20_000, 413), (b"a=%FF", 422)):
        sight = await raw(browser, "/hub/tide/sign-in", body)
        assert sight.status_code == status
        assert "<h1>" in sight.text


async def raw(browser: Browser, path: str, body: bytes) -> httpx.Response:
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": browser.origin}
    return await browser.client.post(path, content=body, headers=headers)


async def test_the_pages_wear_the_colour_of_the_chat(stage: Stage) -> None:
    """S1-20: the Hub's page that opens in place of the chat looks like it; a colour that is none is not found."""
    await stage.settings(widget=WidgetSettings(colour="#ffcc00"))
    browser = await stage.signed_in(ANA)
    assert '<link rel="stylesheet" href="/hub/assets/colours/ffcc00.css">' in (await browser.get("orders")).html
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(stage.app), base_url="http://hub.test/hub/assets/colours/"
    ) as client:
        sheet = await client.get("ffcc00.css")
        assert sheet.headers["content-type"].startswith("text/css")
        shades = look_of("#ffcc00").light
        assert f"--brand:{shades.brand};--on-brand:{shades.on_brand};--ink:{shades.ink}" in sheet.text
        for name in ("ffcc0.css", "ffcc00", "red.css", "ffcc00.css.css"):
            assert (await client.get(name)).status_code == 404
