"""The interface of what can be shared: the products of a store's online shop, and its discount codes."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel

from commerce.cards.products import is_left, product_card
from commerce.discounts import standing
from commerce.port import Discount, Money, Product, Shop
from helpdesk.deps import PREFIX, Deps, staff
from helpdesk.replies.sharing import codes, find_products
from kit.web import Page
from stores.stores import find_seen

READ = "tickets:read"
Key = Annotated[str, Path(min_length=1, max_length=100)]


class AmountBody(BaseModel):
    """An amount in one currency."""

    amount: Decimal
    currency: str


class ProductBody(BaseModel):
    """A product that can be shared with a customer."""

    id: str
    title: str
    image: str
    page: str
    """Where the shop shows it: a whole address, or a path of ours."""
    lowest: AmountBody
    highest: AmountBody
    is_left: bool
    """Some form of it can be bought now."""


class CodeBody(BaseModel):
    """A discount code that the shop has made."""

    code: str
    percent: Decimal | None
    amount: AmountBody | None
    minimum: AmountBody | None
    """What must be in the cart."""
    starts_at: datetime | None
    ends_at: datetime | None
    standing: str
    """`running`, `not_yet` or `ended`; only a running one can be shared."""
    is_for_everybody: bool
    """The agent may tell it to anybody who asks; other codes are a person's to give."""


def routes(deps: Deps) -> APIRouter:
    """Return the routes of what can be shared."""
    router = APIRouter(prefix=PREFIX + "/stores/{key}", tags=["replies"])

    @router.get("/products")
    async def products(request: Request, key: Key, q: Annotated[str, Query(max_length=200)] = "") -> Page[ProductBody]:
        """Find products of the store's online shop, to share them in an answer; at most 30."""
        return Page(items=[_product(one) for one in await find_products(await _shop(deps, request, key), q)])

    @router.get("/discounts")
    async def discounts(request: Request, key: Key) -> Page[CodeBody]:
        """List the discount codes that the shop has made, to share one in an answer."""
        return Page(items=[_code(deps, one) for one in await codes(await _shop(deps, request, key))])

    return router


async def _shop(deps: Deps, request: Request, key: str) -> Shop | None:
    """Return the shop of a store that whoever asks may see; it is asked while no transaction is open."""
    async with deps.database.begin() as session:
        actor = await staff(deps, request, session, READ)
        return deps.shops(await find_seen(session, actor, key))


def _product(product: Product) -> ProductBody:
    card = product_card(product)
    return ProductBody(
        id=card.product_id,
        title=card.title,
        image=card.image,
        page=card.page,
        lowest=_amount(card.lowest),
        highest=_amount(card.highest),
        is_left=any(is_left(one) for one in product.variants),
    )


def _code(deps: Deps, code: Discount) -> CodeBody:
    return CodeBody(
        code=code.code,
        percent=code.percent,
        amount=_amount(code.amount) if code.amount else None,
        minimum=_amount(code.minimum) if code.minimum else None,
        starts_at=code.starts_at,
        ends_at=code.ends_at,
        standing=standing(code, deps.clock.now()).value,
        is_for_everybody=code.is_shareable,
    )


def _amount(money: Money) -> AmountBody:
    return AmountBody(amount=money.amount, currency=money.currency)
