"""S4-09: a contact form of the shop's page is a conversation like any other, answered by mail."""

from collections.abc import Mapping

import httpx
import pytest
from sqlalchemy import select

from channels.email.contact_form import check
from channels.email.forms import SCRIPT
from channels.port import Deps
from conversations.models import ConversationRow, InboxRow, MessageRow
from kit.jobs import Jobs
from kit.mailbox import SentMailRow
from stores.stores import Store
from tests.channels.conftest import SHOP
from tests.channels.email.office import ANA, connect

FORM = "/api/v1/forms/demo"
ASKED = {"name": "Ana", "email": ANA, "order": "1001", "subject": "My parcel", "message": "Where is it?"}


@pytest.fixture
async def door(web: httpx.AsyncClient, deps: Deps, store: Store) -> httpx.AsyncClient:
    await connect(deps, store)
    return web


async def talks(deps: Deps) -> list[ConversationRow]:
    async with deps.database.begin() as session:
        return list(await session.scalars(select(ConversationRow).order_by(ConversationRow.id)))


async def test_a_form_begins_a_conversation_with_claims_and_is_answered_by_mail(
    door: httpx.AsyncClient, deps: Deps, jobs: Jobs
) -> None:
    """S4-09; S5-34: with less than half of the fields that a checkout asks for."""
    assert len(ASKED) < 11.3 / 2
    body = {**ASKED, "id": "f-1", "page_url": f"{SHOP}/contact", "language": "pt-PT"}
    answer = await door.post(FORM, json=body, headers={"Origin": SHOP})
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (201, SHOP)
    assert answer.json() == {"accepted": True, "message": "Recebemos a sua mensagem e vamos responder por e-mail."}
    (talk,) = await talks(deps)
    assert (talk.channel, talk.manner, talk.address, talk.subject) == ("email", "email", ANA, "My parcel")
    assert (talk.customer_id, talk.address_proof, talk.language) == (None, "", "pt")
    assert talk.contact == {"name": "Ana", "order": "1001"}
    await jobs.drain()
    async with deps.database.begin() as session:
        mail = (await session.scalars(select(SentMailRow))).one()
        heard = (await session.scalars(select(InboxRow))).one()
    assert (mail.to, mail.subject) == (ANA, "Re: My parcel")
    assert heard.payload["page_url"] == f"{SHOP}/contact"
    assert heard.payload["text"] == "My parcel\n\n#1001\n\nWhere is it?"


async def test_what_is_sent_twice_is_taken_in_once(door: httpx.AsyncClient, deps: Deps) -> None:
    for id_ in ("f-1", "f-1", "", ""):
        await door.post(FORM, json={**ASKED, "id": id_})
    assert len(await talks(deps)) == 2
    await door.post(FORM, json={**ASKED, "message": "And another thing", "id": ""})
    assert len(await talks(deps)) == 3


async def test_each_field_that_is_to_be_mended_is_named_in_the_visitors_language(
    door: httpx.AsyncClient, deps: Deps
) -> None:
    wrong = {"name": "A" * 101, "email": "ana", "message": "  ", "order": "1\u0007", "subject": "x" * 201}
    answer = await door.post(FORM, json=wrong, headers={"Accept-Language": "de-AT, en"})
    assert answer.status_code == 422
    told = answer.json()
    assert [one["field"] for one in told["errors"]] == ["name", "email", "order", "subject", "message"]
    assert told["errors"][1]["problem"] == "Schreiben Sie Ihre E-Mail-Adresse, etwa name@example.com."
    assert await talks(deps) == []


async def test_a_page_without_script_thanks_or_leads_on_within_its_own_site(
    door: httpx.AsyncClient, deps: Deps
) -> None:
    browser = {"Origin": SHOP, "Accept-Language": "fr"}
    thanks = await door.post(FORM, data={**ASKED, "submit": "Send"}, headers=browser)
    assert (thanks.status_code, "<h1>Merci</h1>" in thanks.text, 'lang="fr"' in thanks.text) == (200, True, True)
    onward = await door.post(FORM, data={**ASKED, "message": "two", "next": "/thanks"}, headers=browser)
    assert (onward.status_code, onward.headers["location"]) == (303, f"{SHOP}/thanks")
    for place in ("https://evil.example/", "//evil.example", "javascript:alert(1)"):
        elsewhere = await door.post(FORM, data={**ASKED, "message": place, "next": place}, headers=browser)
        assert elsewhere.status_code == 200
    wrong = await door.post(FORM, data={**ASKED, "email": "<b>"}, headers=browser)
    assert (wrong.status_code, "votre adresse e-mail" in wrong.text) == (422, True)
    assert len(await talks(deps)) == 5


async def test_a_form_in_parts_is_read_too_and_files_are_not(door: httpx.AsyncClient, deps: Deps) -> None:
    parts = {name: (None, value) for name, value in ASKED.items()}
    assert (await door.post(FORM, files=parts)).status_code == 200
    assert 400 <= (await door.post(FORM, files={"message": ("x.txt", b"x")})).status_code < 500
    assert len(await talks(deps)) == 1


async def test_machines_that_fill_in_what_nobody_sees_are_thanked_and_forgotten(
    door: httpx.AsyncClient, deps: Deps
) -> None:
    answer = await door.post(FORM, json={**ASKED, "website": "https://spam.example"})
    assert (answer.status_code, await talks(deps)) == (201, [])


async def test_another_sites_page_may_not_send_and_no_cookie_counts(door: httpx.AsyncClient, deps: Deps) -> None:
    assert (await door.post(FORM, json=ASKED, headers={"Origin": "https://evil.example"})).status_code == 403
    headers = {"Origin": SHOP, "Cookie": "hub=1", "Sec-Fetch-Site": "same-site"}
    assert (await door.post(FORM, data=ASKED, headers=headers)).status_code == 200
    asked = {"Origin": SHOP, "Access-Control-Request-Method": "POST"}
    assert (await door.options(FORM, headers=asked)).status_code == 204


async def test_who_writes_a_lot_is_asked_to_wait(door: httpx.AsyncClient, deps: Deps) -> None:
    answers = [await door.post(FORM, json={**ASKED, "message": f"{number}"}) for number in range(7)]
    assert [answer.status_code for answer in answers] == [201] * 6 + [429]
    assert answers[-1].json()["detail"] == "That was a lot at once. Please try again in a while."
    by_page = await door.post(FORM, data={**ASKED, "message": "again"})
    assert (by_page.status_code, "Please try again" in by_page.text) == (429, True)


async def test_without_a_support_address_the_form_says_so(web: httpx.AsyncClient, deps: Deps) -> None:
    answer = await web.post(FORM, json=ASKED)
    assert (answer.status_code, answer.json()["code"]) == (503, "form_not_ready")
    assert (await web.post("/api/v1/forms/nobody", json=ASKED)).status_code == 404
    assert (await web.post(FORM, content="x", headers={"Content-Type": "text/plain"})).status_code == 415
    assert (await web.post(FORM, content="{", headers={"Content-Type": "application/json"})).status_code == 422
    assert (await web.post(FORM, json={"mesage": "x"})).status_code == 422
    async with deps.database.begin() as session:
        assert await session.scalar(select(MessageRow)) is None


@pytest.mark.parametrize(
    "given",
    [{"email": ANA, "message": "\u200b \n"}, {"email": "a@b", "message": "x"}, {"email": ANA, "message": "\x00"}],
)
def test_what_cannot_be_taken_in(given: Mapping[str, str]) -> None:
    assert check(given)[0] is None


def test_an_address_of_a_page_that_is_none_is_left_out() -> None:
    form, _ = check({"email": ANA, "message": "x", "page_url": "javascript:alert(1)"})
    assert form is not None
    assert form.page_url == ""


def test_the_script_is_small() -> None:
    assert SCRIPT.stat().st_size < 3 * 1024
