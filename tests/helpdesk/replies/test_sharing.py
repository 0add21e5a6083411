"""What people share in an answer: products and codes as the shop has them now, and files, each in one message."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from commerce.demo.shelves import stock_shelves
from commerce.demo.shop import DemoShop
from commerce.port import Can, Discount, Product
from conversations import inbox
from conversations.carts import keep_code
from conversations.inbox import Conversation
from helpdesk.tickets.mailing import mail_reply
from kit.auth import Actor, Role
from kit.errors import NotFound, Temporary
from tests.files import PDF, PNG, film
from tests.helpdesk.browser import Letters, browsing, deps_of
from tests.helpdesk.conftest import DeskStage


class Shelves(DemoShop):
    """The demo's shop, which can be made silent, and of which a product can be taken off the online store."""

    is_silent = False
    hidden = ""

    async def products(self) -> tuple[Product, ...]:
        if self.is_silent:
            raise Temporary("The shop is asleep.")
        return tuple(one for one in await super().products() if one.id != self.hidden)

    async def discounts(self) -> tuple[Discount, ...]:
        if self.is_silent:
            raise Temporary("The shop is asleep.")
        return await super().discounts()


@pytest.fixture
async def shop(desk: DeskStage) -> Shelves:
    async with desk.database.begin() as session:
        await stock_shelves(session, desk.store.id)
    return Shelves(desk.database, desk.clock, desk.store.id)


async def said(desk: DeskStage, chat: Conversation) -> list[list[dict[str, Any]]]:
    """What people of the staff have said, as blocks."""
    async with desk.database.begin() as session:
        heard = await inbox.messages(session, chat.id)
    return [[block.model_dump(mode="json") for block in one.blocks] for one in heard if one.author == "person"]


async def asked(desk: DeskStage, channel: str = "webchat") -> tuple[Conversation, int, Actor]:
    """A customer has asked, and Ana will answer."""
    chat = await desk.start(channel)
    await desk.hear(chat, "What would you wear to a wedding?")
    return chat, await desk.ticket(chat), await desk.person("Ana")


async def answer(web: httpx.AsyncClient, number: int, text: str = "", **more: Any) -> httpx.Response:  # noqa: ANN401
    body = {"text": text, "seen": 2**31 - 1, "client_id": f"{text}{sorted(more)}"[:20].encode().hex(), **more}
    return await web.post(f"/tickets/{number}/reply", json=body)


async def upload(web: httpx.AsyncClient, number: int, content: bytes, name: str = "a.png") -> httpx.Response:
    return await web.post(f"/tickets/{number}/files", files={"file": (name, content)})


async def test_products_of_the_online_store_are_found_and_shared(desk: DeskStage, shop: Shelves) -> None:
    """S3-37: found by their words, and shared as a card that is read at that moment."""
    chat, number, ana = await asked(desk)
    async with browsing(desk, ana, shops=lambda _: shop) as (web,):
        everything = (await web.get("/stores/demo/products")).json()["items"]
        title = everything[1]["title"]
        found = (await web.get("/stores/demo/products", params={"q": title.upper()})).json()["items"]
        wanted = [found[0]["id"], everything[-1]["id"]]
        sent = await answer(web, number, "Look at these.", products=wanted)
    assert sent.status_code == 200
    assert found[0]["title"] == title
    assert len(found) < len(everything)
    ((words, card),) = await said(desk, chat)
    assert (words["type"], card["type"], card["kind"]) == ("text", "card", "products")
    assert [one["product_id"] for one in card["card"]["products"]] == wanted
    assert card["card"]["products"][0]["title"] == found[0]["title"]


async def test_what_is_not_on_the_online_store_is_not_shared(desk: DeskStage, shop: Shelves) -> None:
    """S3-37: taken off the shop between the search and the answer, nothing is sent."""
    chat, number, ana = await asked(desk)
    async with browsing(desk, ana, shops=lambda _: shop) as (web,):
        (first, *_) = (await web.get("/stores/demo/products")).json()["items"]
        shop.hidden = first["id"]
        refused = await answer(web, number, "Look", products=[first["id"]])
        searched = (await web.get("/stores/demo/products", params={"q": first["title"]})).json()["items"]
    assert (refused.status_code, refused.json()["code"]) == (404, "product_not_found")
    assert first["id"] not in [one["id"] for one in searched]
    assert await said(desk, chat) == []


async def test_a_code_that_the_shop_has_made_is_shared_and_kept_for_the_checkout(
    desk: DeskStage, shop: Shelves
) -> None:
    """S3-38, S3-40, S3-41: the shop's own spelling; the customer's click keeps it with the chat."""
    chat, number, ana = await asked(desk)
    async with browsing(desk, ana, shops=lambda _: shop) as (web,):
        made = (await web.get("/stores/demo/discounts")).json()["items"]
        running = next(one for one in made if one["standing"] == "running")
        sent = await answer(web, number, discount=running["code"].lower())
    assert sent.status_code == 200
    ((card,),) = await said(desk, chat)
    assert (card["kind"], card["card"]["code"]) == ("discount", running["code"])
    async with desk.database.begin() as session:
        await keep_code(session, chat.id, running["code"])
    async with desk.database.begin() as session:
        assert (await inbox.get(session, chat.id)).discount_code == running["code"]
        with pytest.raises(NotFound):
            await keep_code(session, chat.id, "NEVER-SHARED")


async def test_codes_that_were_never_made_or_have_ended_are_refused_in_words(desk: DeskStage, shop: Shelves) -> None:
    """S3-40: a code must be there before it can be shared."""
    chat, number, ana = await asked(desk)
    async with browsing(desk, ana, shops=lambda _: shop) as (web,):
        made = (await web.get("/stores/demo/discounts")).json()["items"]
        by_standing = {one["standing"]: one["code"] for one in made}
        told = {}
        for code in ("NEVER50", by_standing["ended"], by_standing["not_yet"]):
            refused = (await answer(web, number, "Here", discount=code)).json()
            told[refused["code"]] = refused["detail"]
    assert set(told) == {"discount_unknown", "discount_ended", "discount_not_yet"}
    assert "Make it in the shop first" in told["discount_unknown"]
    assert all("Nothing was sent." in detail for detail in told.values())
    assert await said(desk, chat) == []


async def test_while_the_shop_is_silent_nothing_is_sent_and_it_says_so(desk: DeskStage, shop: Shelves) -> None:
    chat, number, ana = await asked(desk)
    async with browsing(desk, ana, shops=lambda _: shop) as (web,):
        code = (await web.get("/stores/demo/discounts")).json()["items"][0]["code"]
        sent = await answer(web, number, "Here", discount=code)
        shop.is_silent = True
        for refused in (await web.get("/stores/demo/products"), await answer(web, number, "Look", products=["x"])):
            assert (refused.status_code, refused.json()["code"]) == (503, "shop_unavailable")
        again = await answer(web, number, "Here", discount=code)
    assert again.json()["message_id"] == sent.json()["message_id"], "what was said needs no shop"
    async with browsing(desk, ana) as (web,):
        assert (await answer(web, number, "Look", products=["x"])).json()["code"] == "shop_missing"
    shop.can = frozenset({Can.READ_ORDERS})
    async with browsing(desk, ana, shops=lambda _: shop) as (web,):
        assert (await web.get("/stores/demo/discounts")).json()["code"] == "shop_cannot"
    assert len(await said(desk, chat)) == 1


async def test_files_go_out_with_an_answer_once(desk: DeskStage) -> None:
    """S3-42: pictures, videos and files, with words or without."""
    chat, number, ana = await asked(desk)
    async with browsing(desk, ana) as (web,):
        kept = [
            (await upload(web, number, one, name)).json()
            for one, name in ((PNG, "a.png"), (film(), "clip.mp4"), (PDF, "Care.pdf"))
        ]
        keys = [one["key"] for one in kept]
        sent = await answer(web, number, files=keys)
        again = await answer(web, number, files=keys)
        other = await answer(web, number, "More", files=keys[:1], seen=2**31 - 1)
        empty = await answer(web, number, "  ")
        told = (await web.get(f"/tickets/{number}/timeline")).json()["items"]
    assert [(one["kind"], one["name"], one["width"]) for one in kept] == [
        ("picture", "a.png", 6),
        ("video", "clip.mp4", 320),
        ("file", "Care.pdf", 0),
    ]
    assert sent.status_code == again.status_code == 200
    assert sent.json()["message_id"] == again.json()["message_id"]
    assert (other.status_code, other.json()["code"]) == (404, "file_not_found")
    assert (empty.status_code, empty.json()["code"]) == (422, "text_invalid")
    (blocks,) = await said(desk, chat)
    assert [(one["type"], one["media"]) for one in blocks] == list(zip(["picture", "video", "file"], keys, strict=True))
    (shown,) = [one["files"] for one in told if one["kind"] == "message" and one["author"] == "person"]
    sizes = [(one["key"], one["size"], one["state"]) for one in shown]
    assert sizes == [(one["key"], one["size"], "stored") for one in kept]


@pytest.mark.parametrize(
    ("content", "name", "status", "sentence"),
    [
        (b"MZ\x90\0", "holiday.png", 422, "This is no picture, whatever its name says."),
        (b"<svg onload=alert(1)>", "a.svg", 422, "This is no picture, whatever its name says."),
        (PNG + bytes(5 * 1024 * 1024), "a.png", 413, "This picture is larger than 5 MB."),
        (b"", "a.png", 422, "This file is empty."),
    ],
)
async def test_what_cannot_be_sent_is_refused_in_words(
    desk: DeskStage, content: bytes, name: str, status: int, sentence: str
) -> None:
    _, number, ana = await asked(desk)
    async with browsing(desk, ana) as (web,):
        refused = await upload(web, number, content, name)
    assert refused.status_code == status
    assert sentence in refused.json()["detail"]


async def test_nobody_sends_or_opens_what_belongs_to_another_ticket(desk: DeskStage) -> None:
    _, number, ana = await asked(desk)
    another = await desk.new_ticket("Something else")
    north = await desk.another_store("north")
    bo = await desk.person("Bo", Role.AGENT, north.id)
    mute = await desk.person("Mia", has_chat=False)
    async with browsing(desk, ana, bo, mute) as (web, theirs, silent):
        key = (await upload(web, number, PNG)).json()["key"]
        assert (await web.get(f"/tickets/{number}/files/{key}")).content == PNG
        assert (await web.get(f"/tickets/{another}/files/{key}")).status_code == 404
        assert (await theirs.get(f"/tickets/{number}/files/{key}")).status_code == 404
        assert (await upload(theirs, number, PNG)).status_code == 404
        assert (await upload(silent, number, PNG)).json()["code"] == "no_chat"
        assert (await answer(web, another, "Here", files=[key])).json()["code"] == "file_not_found"


async def test_files_and_links_follow_a_customer_who_has_left_to_their_mailbox(desk: DeskStage, shop: Shelves) -> None:
    """S3-10, S3-42: by mail a file goes along, and a product is a link."""
    customer = await desk.customer("Mara")
    chat, number, ana = await asked(desk)
    await desk.prove(chat, customer)
    letters = Letters()
    async with browsing(desk, ana, shops=lambda _: shop) as (web,):
        key = (await upload(web, number, PDF, "Care.pdf")).json()["key"]
        product = (await web.get("/stores/demo/products")).json()["items"][0]
        code = next(
            one for one in (await web.get("/stores/demo/discounts")).json()["items"] if one["standing"] == "running"
        )
        sent = await answer(web, number, "See", files=[key], products=[product["id"]], discount=code["code"])
        assert sent.json()["way"]["kind"] == "email"
    desk.clock.move(timedelta(seconds=1))
    await mail_reply(deps_of(desk, letters), sent.json()["message_id"])
    (mail,) = letters.sent
    assert [(one.name, one.type, one.content) for one in mail.attachments] == [("Care.pdf", "application/pdf", PDF)]
    assert f"{product['title']}\nhttp://shop.test{product['page']}" in mail.text
    assert code["code"] in mail.text
