"""The shops that conversations are evaluated in: the demo's own, and the same states at the stand-ins."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import demo
from evals.stage import Stage
from kit.serve import serving
from program import Program
from shop_standins import Sells


@asynccontextmanager
async def opened(program: Program, sells: Sells) -> AsyncIterator[Stage]:
    """Yield the shop of an evaluation."""
    if sells is Sells.SHOPIFY:
        from commerce.shopify import standin  # noqa: PLC0415 - GraphQL takes a quarter of a second
        from stage_shopify import ShopifyStage  # noqa: PLC0415

        world = standin.World(program.clock)
        async with serving(standin.app(world)) as address:
            yield ShopifyStage(program, world, address).stage()
    elif sells is Sells.BIGCOMMERCE:
        from commerce.bigcommerce import standin as bigcommerce  # noqa: PLC0415
        from stage_bigcommerce import BigCommerceStage  # noqa: PLC0415

        account = bigcommerce.World(program.clock)
        async with serving(bigcommerce.app(account)) as address:
            yield BigCommerceStage(program, account, address).stage()
    else:
        yield demo.stage(program)
