"""A chat signs in with the account at Shopify: its window proves nobody, it hands a value back to that chat (D9a)."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import httpx
import pytest

from commerce.demo.people import ANA, JOAO
from commerce.shopify.standin.knobs import Fault, FaultKind
from customers.models import CustomerSessionRow
from kit.live import InProcess
from tests.hub.at_shopify import BACK, AtShopify, at_shopify, query
from tests.hub.browsing import Browser, Sight
from tests.hub.stage import Stage

PAGE = "https://shop.example"
"""The shop's page on which the chat stands."""


@dataclass
class Chat:
    """A chat on the shop's page, as its widget speaks."""

    client: httpx.AsyncClient
    path: str
    key: str

    async def post(self, path: str, **body: str) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.key}", "Origin": PAGE}
        return await self.client.post(f"{self.path}/{path}", json=body, headers=headers)

    async def read(self) -> dict[str, Any]:
        answer = await self.client.get(self.path, headers={"Authorization": f"Bearer {self.key}", "Origin": PAGE})
        read: dict[str, Any] = answer.json()
        return read

    async def window(self) -> str:
        """Press the button; returns where the new window goes."""
        answer = await self.post("sign-in/account")
        assert answer.status_code == 200, answer.text
        url: str = answer.json()["url"]
        return url

    async def takes(self, value: str) -> tuple[int, str]:
        """Send what a window handed back; returns the status and who is signed in, or the code of the refusal."""
        answer = await self.post("sign-in/account/value", value=value)
        said = answer.json()
        return answer.status_code, said["customer"]["email"] if answer.status_code == 200 else said["code"]


@pytest.fixture
def here(stage: Stage, live: InProcess) -> AtShopify:
    return at_shopify(stage, live)


async def chat(here: AtShopify) -> Chat:
    client = here.browser().client
    chats = "/api/v1/webchat/conversations"
    opened = (await client.post(chats, json={"store": here.store.key}, headers={"Origin": PAGE})).json()
    return Chat(client, f"{chats}/{opened['conversation']}", opened["key"])


async def signs_in(here: AtShopify, browser: Browser, there: str, email: str = ANA) -> Sight:
    """Sign in at Shopify in a window; returns the page that it ends on."""
    return await browser.get(await here.comes_back(browser, there, email))


def handed(sight: Sight) -> tuple[str, str]:
    """Return the value of a page, and the origin of the only page that is told it."""
    node = sight.tree.css_first("[data-value]")
    assert node is not None, sight.text
    return node.attributes["data-value"] or "", node.attributes["data-origin"] or ""


async def test_the_window_hands_a_value_to_the_chats_own_page_and_the_chat_is_proved_by_it(here: AtShopify) -> None:
    mine = await chat(here)
    assert (await mine.read())["account"] is True

    sight = await signs_in(here, here.browser(), await mine.window())
    value, origin = handed(sight)

    assert origin == PAGE
    assert sight.answer.headers["cross-origin-opener-policy"] == "unsafe-none"
    assert "set-cookie" not in sight.answer.headers
    assert (await mine.read())["customer"] is None
    assert await mine.takes(value) == (200, ANA)
    assert (await mine.read())["customer"]["email"] == ANA
    (row,) = [row for row in await here.rows(CustomerSessionRow) if row.customer_id]
    assert (row.kind, row.proved_by) == ("webchat", "shop_account")


async def test_who_is_sent_the_window_of_another_chat_gives_it_nothing(here: AtShopify) -> None:
    """Ana follows the attacker's address and signs in: his chat has no value, and hers may not use it for him."""
    attacker, ana = await chat(here), await chat(here)

    sight = await signs_in(here, here.browser(), await attacker.window())
    value, _ = handed(sight)

    assert (await attacker.read())["customer"] is None
    assert "You can close this window" not in "".join(sight.wrong)
    assert await ana.takes(value) == (422, "account_over")
    assert await attacker.takes("guessed") == (422, "account_over")
    assert (await here.browser().get("orders")).title == "Sign in"


async def test_a_value_counts_once_and_for_a_minute(here: AtShopify) -> None:
    mine, late = await chat(here), await chat(here)
    value, _ = handed(await signs_in(here, here.browser(), await mine.window()))
    old, _ = handed(await signs_in(here, here.browser(), await late.window()))

    assert await mine.takes(value) == (200, ANA)
    assert await mine.takes(value) == (422, "account_over")
    here.clock.move(timedelta(minutes=1))
    assert await late.takes(old) == (422, "account_over")


async def test_a_chat_of_one_customer_is_never_handed_to_another(here: AtShopify) -> None:
    """S1-64."""
    mine = await chat(here)
    value, _ = handed(await signs_in(here, here.browser(), await mine.window()))
    assert await mine.takes(value) == (200, ANA)

    other, _ = handed(await signs_in(here, here.browser(), await mine.window(), JOAO))

    assert await mine.takes(other) == (409, "signed_in_as_other")


async def test_a_window_that_was_declined_says_so_in_the_chats_language_and_shows_no_value(here: AtShopify) -> None:
    browser, mine = here.browser(), await chat(here)
    there = await mine.window()

    sight = await browser.get(f"{BACK}?error=access_denied&state={query(there)['state']}")

    assert (sight.status, sight.tree.css_first("[data-value]")) == (403, None)
    assert "You did not sign in with your account." in sight.text
    assert "You can close this window and go on in the chat." in sight.text


async def test_a_chat_is_told_a_sentence_where_it_is_not_offered_or_the_shop_fails(
    here: AtShopify, stage: Stage
) -> None:
    mine = await chat(here)
    here.fails(Fault(FaultKind.STATUS, "accounts.discovery", status=500))
    failed = await mine.post("sign-in/account")
    await here.settings(hub_active=False)
    off = await mine.post("sign-in/account")

    assert (failed.status_code, failed.json()["code"]) == (503, "account_unavailable")
    assert "Shopify" not in failed.json()["detail"]
    assert (off.status_code, off.json()["code"]) == (404, "account_not_offered")
    assert (await mine.read())["account"] is False
    assert stage.store.key == here.store.key
