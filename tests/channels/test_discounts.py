"""A discount code in the chat: only one that was shared is kept, and it stays with the chat (S3-38 to S3-41)."""

from datetime import UTC, datetime
from decimal import Decimal
from http import HTTPStatus

import pytest

from channels.cards import discount, products
from channels.dress import Dress
from channels.port import LIMITS
from commerce.cards.discount import discount_card, to_json
from commerce.cards.products import ProductsCard, product_card
from commerce.cards.products import to_json as products_json
from commerce.port import Discount, Money, Product, Variant
from conversations.messages import Block, CardBlock, CardKind, ChannelKind, TextBlock
from conversations.turns import Claimed

from .conftest import Agent, Chat

CODE = Discount("TEN10", percent=Decimal(10), is_shareable=True, page="/shop?discount=TEN10")
CARD = CardBlock(kind=CardKind.DISCOUNT, card=to_json(discount_card(CODE)))
NOW = datetime(2026, 11, 18, 10, tzinfo=UTC)


def euros(amount: str) -> Money:
    return Money(Decimal(amount), "EUR")


def product(title: str, price: str, stock: int = 3) -> Product:
    form = Variant(f"{title}-m", "M", (("Size", "M"),), euros(price), stock)
    return Product(title.lower(), title, "Wool.", "Hats", (), (form,), "/p.svg", f"/shop/products/{title.lower()}")


async def shares_a_code(chat: Chat, agent: Agent) -> None:
    def blocks(_: Claimed) -> list[Block]:
        return [TextBlock(text="There is a code."), CARD]

    agent.says = blocks
    await chat.send("Any codes?")
    await chat.answered()


async def test_a_shared_code_is_kept_with_the_chat(chat: Chat, agent: Agent) -> None:
    """S3-41."""
    await shares_a_code(chat, agent)
    assert (await chat.post("discount", {"code": "TEN10"})).json() == {"discount": "TEN10"}
    assert (await chat.get()).json()["discount"] == "TEN10"


@pytest.mark.parametrize("code", ["TEN1", "ten10", "FREE100", "' OR 1=1 --"])
async def test_a_code_that_was_not_shared_here_is_not_kept(chat: Chat, agent: Agent, code: str) -> None:
    await shares_a_code(chat, agent)
    answer = await chat.post("discount", {"code": code})
    assert (answer.status_code, answer.json()["code"]) == (HTTPStatus.NOT_FOUND, "discount_not_shared")
    assert (await chat.get()).json()["discount"] == ""


async def test_a_customer_cannot_share_a_code_with_themselves(chat: Chat) -> None:
    await chat.send('[{"type": "card", "kind": "discount", "card": {"code": "MINE"}}]')
    await chat.answered()
    assert (await chat.post("discount", {"code": "MINE"})).status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("body", [{}, {"code": ""}, {"code": "x" * 81}, {"code": 7}])
async def test_what_is_no_code_is_told_what_to_change(chat: Chat, body: dict[str, object]) -> None:
    assert (await chat.post("discount", body)).status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def look(manner: ChannelKind, language: str = "en") -> Dress:
    async def make_link(**_: str | None) -> str:
        return "https://till.example/l/x"

    return Dress(LIMITS[manner], language, "Linden", make_link, "https://till.example")


async def test_by_text_message_a_code_comes_with_the_shops_link() -> None:
    said = await discount.say(CARD.card, look(ChannelKind.SMS))
    assert said == "Put TEN10 into your cart here: https://till.example/shop?discount=TEN10"


async def test_a_shop_of_its_own_keeps_its_own_address() -> None:
    card = {**CARD.card, "page": "https://shop.example/discount/TEN10"}
    assert "https://shop.example/discount/TEN10" in await discount.say(card, look(ChannelKind.SMS, "pt"))
    assert await discount.say({**card, "page": ""}, look(ChannelKind.SMS)) == ""


async def test_by_text_message_products_are_short_numbered_lines() -> None:
    shown = (product_card(product("Hat", "20.00")), product_card(product("Cap", "9.50", stock=0)))
    said = await products.say(products_json(ProductsCard(shown)), look(ChannelKind.SMS))
    assert said == "1. Hat, \u20ac20.00\n2. Cap, \u20ac9.50; sold out"


async def test_by_mail_every_product_has_its_page_and_a_comparison_its_facts() -> None:
    shown = (product_card(product("Hat", "20.00")), product_card(product("Cap", "9.50")))
    said = await products.say(products_json(ProductsCard(shown, is_comparison=True)), look(ChannelKind.EMAIL))
    assert "Hat, \u20ac20.00; Size: M; Wool.\nSee it here: https://till.example/shop/products/hat" in said


async def test_one_product_alone_was_said_already_so_only_its_page_is_left() -> None:
    said = await products.say(
        products_json(ProductsCard((product_card(product("Hat", "20.00")),))), look(ChannelKind.WHATSAPP, "de")
    )
    assert said == "Hier ansehen: https://till.example/shop/products/hat"
