"""Products and discount codes that people share in a conversation, read from the shop at that moment (S3-37 to S3-41).

Only what the shop sells on its online store has a page there (S3-37); a code must have been made in the shop before it
can be shared (S3-40). A person may share a code that the agent may not tell everybody: it may be this customer's.
"""

from collections.abc import Awaitable, Sequence
from datetime import datetime
from typing import TypeVar

from commerce import discounts
from commerce.cards.discount import discount_card
from commerce.cards.discount import to_json as discount_json
from commerce.cards.products import ProductsCard, product_card
from commerce.cards.products import to_json as products_json
from commerce.discounts import Standing, standing
from commerce.port import Can, Discount, Product, Shop
from conversations.messages import CardBlock, CardKind
from kit.errors import AdapterError, Conflict, NotFound, NotReady

MOST_PRODUCTS = 5
"""Products in one message."""
MOST_FOUND = 30
_NOTHING_SENT = "Nothing was sent."

T = TypeVar("T")


async def find_products(shop: Shop | None, words: str) -> tuple[Product, ...]:
    """Return products of the online store in which each of the words stands, those with it in their title first.

    Raises NotReady where there is no shop, or it does not answer.
    """
    wanted = words.casefold().split()
    found = [one for one in await _products(shop) if all(word in _searched(one) for word in wanted)]
    found.sort(key=lambda one: not all(word in one.title.casefold() for word in wanted))
    return tuple(found[:MOST_FOUND])


async def codes(shop: Shop | None) -> tuple[Discount, ...]:
    """Return every code that the shop has made. Raises NotReady where there is no shop, or it does not answer."""
    return await _asked(_of(shop, Can.DISCOUNTS, "discount codes").discounts())


async def shared(shop: Shop | None, products: Sequence[str], code: str, now: datetime) -> tuple[CardBlock, ...]:
    """Return the cards of products, by the shop's ids, and of a code, as the shop has them now.

    Raises:
        NotFound: with code `product_not_found`, or `discount_unknown` for a code that the shop never made.
        Conflict: with code `discount_ended` or `discount_not_yet`.
        NotReady: there is no shop, or it does not answer.
    """
    blocks = []
    if products:
        known = {one.id: one for one in await _products(shop)}
        if missing := [one for one in products if one not in known]:
            what = f"The shop does not sell this on its online store: {', '.join(missing)}. {_NOTHING_SENT}"
            raise NotFound(what, code="product_not_found")
        card = ProductsCard(tuple(product_card(known[one]) for one in dict.fromkeys(products)))
        blocks.append(CardBlock(kind=CardKind.PRODUCTS, card=products_json(card)))
    if code:
        found = _running(discounts.find(await codes(shop), code), code, now)
        blocks.append(CardBlock(kind=CardKind.DISCOUNT, card=discount_json(discount_card(found))))
    return tuple(blocks)


def _running(found: Discount | None, code: str, now: datetime) -> Discount:
    """Return a code that can be shared now."""
    if found is None:
        told = f"The shop has no code {code}. Make it in the shop first, then share it. {_NOTHING_SENT}"
        raise NotFound(told, code="discount_unknown")
    match standing(found, now):
        case Standing.ENDED:
            raise Conflict(f"The code {found.code} has ended. Choose another. {_NOTHING_SENT}", code="discount_ended")
        case Standing.NOT_YET:
            begins = f"{found.starts_at:%Y-%m-%d %H:%M} UTC" if found.starts_at else "later"
            told = f"The code {found.code} does not count before {begins}. {_NOTHING_SENT}"
            raise Conflict(told, code="discount_not_yet")
    return found


async def _products(shop: Shop | None) -> list[Product]:
    """Return what can be bought on the online store."""
    found = await _asked(_of(shop, Can.CATALOGUE, "products").products())
    return [one for one in found if one.page and one.variants]


def _of(shop: Shop | None, can: Can, what: str) -> Shop:
    if shop is None:
        raise NotReady(f"No shop is connected to this store. {_NOTHING_SENT}", code="shop_missing")
    if can not in shop.can:
        raise NotReady(f"The {what} of this store's shop cannot be read. {_NOTHING_SENT}", code="shop_cannot")
    return shop


async def _asked(answer: Awaitable[T]) -> T:
    try:
        return await answer
    except AdapterError as error:
        raise NotReady(f"The shop does not answer now. {_NOTHING_SENT} Try again.", code="shop_unavailable") from error


def _searched(product: Product) -> str:
    skus = (variant.sku for variant in product.variants)
    return " ".join([product.title, product.product_type, *product.tags, *skus]).casefold()
