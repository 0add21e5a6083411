"""Customers sign in to the Hub with their account at Shopify (D9a), against the stand-in over HTTP."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from commerce.demo.people import ANA, JOAO
from commerce.shopify.standin.knobs import Fault, FaultKind
from customers.jobs import Deps, forget
from customers.models import AccountSignInRow, CustomerSessionRow
from kit.audit import AuditRow
from kit.live import InProcess
from tests.hub.at_shopify import BACK, BUTTON, HERE, AtShopify, at_shopify, query
from tests.hub.browsing import Browser, Sight
from tests.hub.stage import Stage


@pytest.fixture
def here(stage: Stage, live: InProcess) -> AtShopify:
    return at_shopify(stage, live)


async def test_a_customer_signs_in_with_the_account_and_goes_on_where_they_wanted(here: AtShopify) -> None:
    """D9a: the browser that asked is proved, by a new key, and the audit says how."""
    browser = here.browser()
    there = await here.at_shopify(browser, "orders")
    before = browser.client.cookies["tillside_hub"]

    sight = await browser.get(await here.comes_back(browser, there))

    asked = query(there)
    assert (asked["scope"], asked["code_challenge_method"], asked["redirect_uri"]) == (
        "openid email",
        "S256",
        HERE + BACK,
    )
    assert (sight.path, sight.title) == ("/hub/tide/orders", "My orders")
    assert browser.client.cookies["tillside_hub"] != before
    (row,) = [row for row in await here.rows(CustomerSessionRow) if row.customer_id]
    assert row.proved_by == "shop_account"
    (signed_in,) = [row for row in await here.rows(AuditRow) if row.act == "signed_in"]
    assert signed_in.facts["by"] == "shop_account"


async def test_the_button_is_there_where_the_shop_offers_it_alone(here: AtShopify, stage: Stage) -> None:
    offered = await here.browser().get("")
    framed = await here.browser().get("?frame=1")
    elsewhere = await stage.browser().get("")

    assert BUTTON in offered.links
    assert "Or with a code by e-mail" in offered.text
    assert framed.links == elsewhere.links == []
    assert (await stage.browser().get("account")).status == 404
    assert (await stage.browser().get("account/back?state=x&code=y")).status == 404


async def refused(here: AtShopify, browser: Browser, back: str) -> Sight:
    """Come back and be refused: nobody is signed in, and the page leads neither to the code nor to the state."""
    sight = await browser.get(back)
    assert sight.title == "Sign in"
    assert (await browser.get("orders")).title == "Sign in"
    assert not [row for row in await here.rows(CustomerSessionRow) if row.customer_id]
    assert not query(back).get("code") or query(back)["code"] not in sight.html
    return sight


async def test_a_try_proves_the_browser_that_began_it_alone(here: AtShopify) -> None:
    """D9a: whoever is sent somebody else's way back is not signed in as them, and does not use it up either."""
    mine, theirs = here.browser(), here.browser()
    there = await here.at_shopify(mine)
    await here.at_shopify(theirs)
    back = await here.comes_back(mine, there)

    for stranger in (theirs, here.browser()):
        sight = await refused(here, stranger, back)
        assert (sight.status, "begun elsewhere" in sight.text) == (422, True)
    assert (await mine.get(back)).title == "My orders"


async def test_a_try_counts_once_and_for_ten_minutes(here: AtShopify) -> None:
    browser = here.browser()
    back = await here.comes_back(browser, await here.at_shopify(browser))
    late = here.browser()
    there = await here.at_shopify(late)
    unknown = f"{BACK}?state=made-up&code=x"

    assert (await browser.get(back)).title == "My orders"
    await (await browser.get("orders")).press("Sign out")
    assert "was used" in (await browser.get(back)).text
    here.clock.move(timedelta(minutes=10))
    assert (await refused_again(late, await here.comes_back(late, there))).status == 422
    assert (await refused_again(here.browser(), unknown)).status == 422


async def refused_again(browser: Browser, back: str) -> Sight:
    sight = await browser.get(back)
    assert "too old" in sight.text
    return sight


Spoil = Callable[[AtShopify, Browser, str], Awaitable[str]]


async def _denied(_: AtShopify, __: Browser, there: str) -> str:
    return f"{BACK}?error=access_denied&state={query(there)['state']}"


async def _code_of_another_try(here: AtShopify, _: Browser, there: str) -> str:
    other = here.browser()
    code = query(await here.comes_back(other, await here.at_shopify(other)))["code"]
    return f"{BACK}?code={code}&state={query(there)['state']}"


def _fault(operation: str, kind: FaultKind, status: int = 500) -> Spoil:
    async def spoil(here: AtShopify, browser: Browser, there: str) -> str:
        back = await here.comes_back(browser, there)
        here.fails(Fault(kind, f"accounts.{operation}", status=status))
        return back

    return spoil


@pytest.mark.parametrize(
    ("spoil", "status", "sentence"),
    [
        (_denied, 403, "You did not sign in with your account."),
        (_code_of_another_try, 422, "begun elsewhere"),
        (_fault("token", FaultKind.STATUS, 500), 502, "does not answer now"),
        (_fault("token", FaultKind.HALF), 502, "does not answer now"),
        (_fault("token", FaultKind.STATUS, 401), 502, "not possible now"),
        (_fault("keys", FaultKind.STATUS, 503), 502, "does not answer now"),
        (_fault("keys", FaultKind.HALF), 502, "does not answer now"),
        (_fault("discovery", FaultKind.STATUS, 404), 502, "not possible now"),
        (_fault("discovery", FaultKind.STATUS, 429), 502, "does not answer now"),
    ],
)
async def test_what_goes_wrong_signs_nobody_in_and_says_what_to_do(
    here: AtShopify, spoil: Spoil, status: int, sentence: str
) -> None:
    browser = here.browser()

    sight = await refused(here, browser, await spoil(here, browser, await here.at_shopify(browser)))

    assert (sight.status, sentence in sight.text) == (status, True), sight.text
    assert "Shopify" not in sight.text
    assert "Send me a code" in sight.html


async def test_who_is_no_customer_of_the_store_is_told_so(stage: Stage, live: InProcess) -> None:
    """The accounts of one shop, and the orders of another: the first one's customer is nobody in the second."""
    here = at_shopify(stage, live, "another.myshopify.com")
    browser = here.browser()

    sight = await refused(here, browser, await here.comes_back(browser, await here.at_shopify(browser), JOAO))

    assert sight.status == 403
    assert "The shop has no orders with this account." in sight.text


async def test_an_account_whose_keys_were_changed_meanwhile_is_read_by_the_new_ones(here: AtShopify) -> None:
    browser = here.browser()
    there = await here.at_shopify(browser)
    await browser.client.post("/demo/shopify/standin/keys")

    assert (await browser.get(await here.comes_back(browser, there))).title == "My orders"


async def test_a_shop_that_does_not_say_how_its_customers_sign_in_costs_the_button_alone(here: AtShopify) -> None:
    browser = here.browser()
    here.fails(Fault(FaultKind.STATUS, "accounts.discovery", status=404))

    sight = await (await browser.get("orders")).follow(BUTTON)

    assert (sight.status, "not possible now" in sight.text) == (502, True)
    assert sight.href("Deutsch") == "/hub/tide/?next=%2Fhub%2Ftide%2Forders&lang=de"
    assert (await sight.press("Send me a code", email=ANA)).title == "Enter your code"


async def test_tries_are_limited_and_forgotten(here: AtShopify) -> None:
    browser = here.browser()
    for _ in range(10):
        await here.at_shopify(browser)

    sight = await (await browser.get("")).follow(BUTTON)
    assert (sight.status, "Wait a while" in sight.text) == (429, True)
    here.clock.move(timedelta(days=2))
    await forget(Deps(here.database, here.deps.signin))
    assert await here.rows(AccountSignInRow) == []


async def test_from_another_name_of_this_server_the_way_leads_to_the_one_that_shopify_knows(here: AtShopify) -> None:
    answer = await here.browser(Host="127.0.0.1:8000").client.get("/hub/tide/account?next=/hub/tide/orders")

    assert answer.status_code == 303
    assert answer.headers["location"].startswith(f"{HERE}/hub/tide/account?")
