"""Signing in by a mailed code, on pages that work without script."""

from datetime import timedelta

import pytest

from commerce.demo.people import ANA
from kit.mailbox import SentMailRow
from tests.hub.stage import Stage


async def test_a_customer_signs_in_with_a_mailed_code(stage: Stage) -> None:
    """S1-64: orders are shown to whoever proved the address they were made with."""
    await stage.order(ANA, "open")
    browser = stage.browser()
    sight = await browser.get("")
    sight = await sight.press("Send me a code", email=" Ana@Example.com ")
    assert sight.title == "Enter your code"
    sight = await sight.press("Sign in", code=await stage.code())
    assert sight.title == "My orders"
    assert "Order #1001" in sight.text


async def test_an_unknown_address_cannot_be_told_from_a_known_one(stage: Stage) -> None:
    await stage.order(ANA, "open")
    pages = []
    for email in (ANA, "nobody@example.com"):
        sight = await (await stage.browser().get("")).press("Send me a code", email=email)
        pages.append((sight.status, sight.text.replace(email, "…")))
        await stage.work()
    assert pages[0] == pages[1]
    assert [mail.to for mail in await stage.rows(SentMailRow)] == [ANA]


async def test_what_is_no_address_is_said_beside_the_field(stage: Stage) -> None:
    sight = await (await stage.browser().get("")).press("Send me a code", email="ana at home")
    assert sight.status == 422
    assert sight.wrong == ["This does not look like an e-mail address. Check it and try again."]


async def test_a_wrong_code_counts_and_five_kill_it(stage: Stage) -> None:
    await stage.order(ANA, "open")
    sight = await (await stage.browser().get("")).press("Send me a code", email=ANA)
    code = await stage.code()
    wrong = "000000" if code != "000000" else "111111"
    for _ in range(5):
        sight = await sight.press("Sign in", code=wrong)
        assert sight.wrong == ["This is not the code. Check the mail and try again."]
    sight = await sight.press("Sign in", code=code)
    assert sight.status == 422
    assert "no longer works" in sight.wrong[0]


async def test_a_code_that_is_no_code_costs_no_try(stage: Stage) -> None:
    sight = await (await stage.browser().get("")).press("Send me a code", email=ANA)
    for typed in ("", "12", "abcdef", "1234567"):
        sight = await sight.press("Sign in", code=typed)
        assert sight.wrong == ["The code has six digits. Check it and try again."]


async def test_an_old_code_no_longer_works_and_a_new_one_can_be_had(stage: Stage) -> None:
    await stage.order(ANA, "open")
    sight = await (await stage.browser().get("")).press("Send me a code", email=ANA)
    old = await stage.code()
    stage.clock.move(timedelta(minutes=10))
    sight = await sight.press("Sign in", code=old)
    assert "no longer works" in sight.wrong[0]
    sight = await (await sight.browser.get("code")).press("Send a new code")
    assert "already on its way" not in sight.text
    sight = await sight.press("Sign in", code=await stage.code())
    assert sight.title == "My orders"


async def test_a_used_code_signs_nobody_in_again(stage: Stage) -> None:
    browser = stage.browser()
    sight = await (await browser.get("")).press("Send me a code", email=ANA)
    path, fields = sight.form("Sign in")
    code = await stage.code()
    await browser.post(path, fields | {"code": code})
    stranger = stage.browser()
    await (await stranger.get("")).press("Send me a code", email=ANA)
    sight = await stranger.post(path, fields | {"code": code})
    assert sight.title == "Enter your code"


async def test_a_code_proves_only_the_browser_that_asked_for_it(stage: Stage) -> None:
    sight = await (await stage.browser().get("")).press("Send me a code", email=ANA)
    path, fields = sight.form("Sign in")
    other = await stage.browser().post(path, fields | {"code": await stage.code()})
    assert other.title == "Sign in"


async def test_too_many_codes_for_one_address_are_refused(stage: Stage) -> None:
    for _ in range(5):
        await (await stage.browser().get("")).press("Send me a code", email=ANA)
    sight = await (await stage.browser().get("")).press("Send me a code", email=ANA)
    assert sight.status == 429
    assert int(sight.answer.headers["retry-after"]) > 0
    assert sight.wrong == ["Too many codes were asked for. Wait a while and try again."]


async def test_the_key_of_a_session_changes_with_the_sign_in(stage: Stage) -> None:
    browser = stage.browser()
    sight = await (await browser.get("")).press("Send me a code", email=ANA)
    before = browser.client.cookies["tillside_hub"]
    await sight.press("Sign in", code=await stage.code())
    assert browser.client.cookies["tillside_hub"] != before


async def test_signing_out_ends_the_session_on_the_server_too(stage: Stage) -> None:
    browser = await stage.signed_in(ANA)
    key = browser.client.cookies["tillside_hub"]
    sight = await (await browser.get("orders")).press("Sign out")
    assert sight.title == "Sign in"
    browser.client.cookies.set("tillside_hub", key)
    assert (await browser.get("orders")).title == "Sign in"


async def test_an_expired_session_is_sent_to_sign_in_and_back(stage: Stage) -> None:
    order = await stage.order(ANA, "open")
    browser = await stage.signed_in(ANA)
    stage.clock.move(timedelta(hours=13))
    sight = await browser.get(f"orders/{order}")
    assert sight.title == "Sign in"
    sight = await sight.press("Send me a code", email=ANA)
    sight = await sight.press("Sign in", code=await stage.code())
    assert sight.path == f"/hub/tide/orders/{order}"


async def test_a_form_that_came_after_the_session_ended_is_not_used(stage: Stage) -> None:
    order = await stage.order(ANA, "open")
    browser = await stage.signed_in(ANA)
    sight = await (await browser.get(f"orders/{order}")).follow("Cancel order")
    stage.clock.move(timedelta(hours=13))
    sight = await sight.press("Continue", reason="other")
    assert "You were signed out, so what you sent was not used" in sight.text
    assert await stage.changes() == []


async def test_the_demo_says_where_its_mails_are(stage: Stage) -> None:
    sight = await (await stage.browser().get("")).press("Send me a code", email=ANA)
    assert sight.href("Demo: read the mails here") == "/demo/mails"


@pytest.mark.parametrize(
    "next_path",
    ["https://evil.example/", "//evil.example", "/hub/tide/../../admin", "/hub/other/orders", "/hub/tide/\\evil", ""],
)
async def test_signing_in_never_leads_elsewhere(stage: Stage, next_path: str) -> None:
    sight = await (await stage.browser().get("")).press("Send me a code", email=ANA, next=next_path)
    _, fields = sight.form("Sign in")
    assert fields["next"] == ""
    sight = await sight.press("Sign in", code=await stage.code(), next=next_path)
    assert sight.path == "/hub/tide/orders"
