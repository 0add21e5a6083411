"""Signing in inside the chat: by code, by the shop's token; and two browsers that never mix (D9a)."""

from datetime import timedelta

import jwt
import pytest
from sqlalchemy import select

from commerce.demo.people import ANA, JOAO
from conversations.models import ConversationRow
from kit.clock import ManualClock
from stores.stores import identity_secret

from .conftest import Chat, Shop


async def token(shop: Shop, clock: ManualClock, minutes: int = 5, secret: str = "") -> str:
    async with shop.database.begin() as session:
        signed_with = secret or await identity_secret(session, shop.store.id)
    expires = int((clock.now() + timedelta(minutes=minutes)).timestamp())
    claims = {"aud": "tillside:customer", "exp": expires, "sub": "customer-ana", "email": ANA, "name": "Ana Whitfield"}
    return jwt.encode(claims, signed_with, algorithm="HS256")


async def owner(shop: Shop, chat: Chat) -> int | None:
    async with shop.database.begin() as session:
        return await session.scalar(
            select(ConversationRow.customer_id).where(ConversationRow.id == await chat.conversation_id())
        )


async def test_after_the_code_the_turn_goes_on_by_itself(chat: Chat) -> None:
    """S1-12, S1-63."""
    await chat.send("Change my order")
    await chat.answered()
    response = await chat.sign_in(ANA)
    assert response.json() == {"customer": {"name": "Ana Whitfield", "email": ANA}}
    assert (await chat.answered())[-1] == "agent: signed_in"
    assert (await chat.get()).json()["customer"]["email"] == ANA


async def test_two_browsers_one_sign_in(shop: Shop) -> None:
    """D9a: the code proves the browser that asked; the other's chat stays nobody's."""
    mine, theirs = await shop.chat(), await shop.chat()
    await mine.post("sign-in", {"email": ANA})
    code = await mine.mailed_code()
    stolen = await theirs.post("sign-in/code", {"code": code})
    assert (stolen.status_code, stolen.json()["code"]) == (422, "code_expired")
    assert (await mine.post("sign-in/code", {"code": code})).status_code == 200
    await mine.answered()
    assert (await theirs.get()).json()["customer"] is None
    assert await owner(shop, theirs) is None
    assert await owner(shop, mine) is not None


async def test_each_browser_is_its_own_customer(shop: Shop) -> None:
    """D9a: who opens another's link and signs in sees their own orders."""
    ana, joao = await shop.chat(), await shop.chat()
    await ana.sign_in(ANA)
    await joao.sign_in(JOAO)
    await ana.answered()
    await joao.answered()
    assert (await ana.get()).json()["customer"]["email"] == ANA
    assert (await joao.get()).json()["customer"]["email"] == JOAO
    assert await owner(shop, ana) != await owner(shop, joao)


async def test_an_unknown_address_gets_the_same_answer(chat: Chat) -> None:
    known = await chat.post("sign-in", {"email": ANA})
    unknown = await chat.post("sign-in", {"email": "nobody@example.com"})
    assert (known.status_code, known.json()) == (unknown.status_code, unknown.json()) == (202, {"expires_in": 600})


async def test_wrong_codes_are_counted_over_requests(chat: Chat) -> None:
    await chat.post("sign-in", {"email": ANA})
    code = await chat.mailed_code()
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    answers = [(await chat.post("sign-in/code", {"code": wrong})).json()["code"] for _ in range(6)]
    assert answers == ["code_wrong"] * 5 + ["code_expired"]
    assert (await chat.post("sign-in/code", {"code": code})).json()["code"] == "code_expired"


async def test_a_used_code_signs_nobody_in_again(chat: Chat) -> None:
    await chat.sign_in(ANA)
    again = await chat.post("sign-in/code", {"code": await chat.mailed_code()})
    assert again.json()["code"] == "code_expired"


async def test_codes_for_one_address_are_limited(shop: Shop) -> None:
    for _ in range(5):
        assert (await (await shop.chat()).post("sign-in", {"email": ANA})).status_code == 202
    late = await (await shop.chat()).post("sign-in", {"email": ANA})
    assert (late.status_code, late.json()["code"]) == (429, "too_many_requests")


async def test_a_chat_may_start_signed_in_by_the_shop(shop: Shop, clock: ManualClock) -> None:
    """S1-13: who is signed in already is not asked again."""
    chat = await shop.chat(identity_token=await token(shop, clock))
    assert (await chat.get()).json()["customer"]["email"] == ANA
    assert await owner(shop, chat) is not None
    assert await chat.answered() == []


async def test_the_shop_may_sign_an_open_chat_in(chat: Chat, shop: Shop, clock: ManualClock) -> None:
    response = await chat.post("identity", {"token": await token(shop, clock)})
    assert response.json()["customer"]["email"] == ANA
    assert await chat.answered() == ["agent: signed_in"]


@pytest.mark.parametrize(
    ("minutes", "secret", "code"),
    [(-1, "", "token_expired"), (5, "x" * 32, "token_invalid")],
)
async def test_an_expired_and_a_foreign_token_are_refused(
    chat: Chat, shop: Shop, clock: ManualClock, minutes: int, secret: str, code: str
) -> None:
    response = await chat.post("identity", {"token": await token(shop, clock, minutes, secret)})
    assert (response.status_code, response.json()["code"]) == (401, code)
    assert (await chat.get()).json()["customer"] is None


async def test_an_identity_that_is_only_claimed_is_never_believed(chat: Chat, shop: Shop) -> None:
    await shop.start(email=ANA, customer={"email": ANA}, user_id="customer-ana")
    unsigned = jwt.encode({"aud": "tillside:customer", "sub": "customer-ana", "email": ANA}, "", algorithm="none")
    assert (await chat.post("identity", {"token": unsigned})).status_code == 401
    assert (await chat.get()).json()["customer"] is None
