"""Loads a foreign shop's orders into the stand-in of Shopify and judges them as our adapter reads them there.

`make eligibility DATA=FOLDER` (docs/eligibility.md); what the folder holds stands in `evals/retail.py`. Only figures
are kept: nothing of the folder is written anywhere.
"""

import argparse
import asyncio
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
from rich.console import Console
from rich.progress import Progress

from commerce.port import Order
from commerce.shopify.reads import ShopifyReads
from commerce.shopify.standin import World, app, loading
from commerce.shopify.transport import Door, Transport
from evals.block import made_by, rewrite, table
from evals.retail import KINDS, Retail, decide, differences, read
from kit.clock import ManualClock
from kit.errors import StartError
from kit.log import start_log

SHOP, TOKEN = "retail.myshopify.com", "shpat_retail"
PAGE = Path(__file__).with_name("docs") / "eligibility.md"


@dataclass(slots=True)
class Judged:
    """What came of it: `counts` by kind of change and state, `wrong` decisions and readings in words."""

    rows: int = 0
    orders: int = 0
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def open_shop(retail: Retail, clock: ManualClock) -> ShopifyReads:
    """Load everything into a store of the stand-in, and connect to it; whoever waits for its bucket moves the clock."""
    world = World(clock)
    store = world.add_store(SHOP, TOKEN)
    for customer in retail.people.values():
        loading.place_customer(store, customer)
    for product in retail.goods:
        loading.place_product(store, product)
    for order in retail.orders:
        loading.place_order(store, order)

    async def sleep(seconds: float) -> None:
        clock.move(timedelta(seconds=seconds))

    client = httpx.AsyncClient(transport=httpx.ASGITransport(app(world)))
    door = Door(SHOP, TOKEN, "http://shopify.test")
    return ShopifyReads(Transport(door, clock, sleep=sleep, client=client), clock)


async def judge(retail: Retail, clock: ManualClock, progress: Progress) -> Judged:
    """Read every order as its customer's, compare it with what was loaded, and judge those that have a row."""
    shop, judged = open_shop(retail, clock), Judged()
    for order in progress.track(retail.orders, description="Orders"):
        customer = await shop.customer_by_email(retail.people[order.customer_id].email)
        seen = await shop.order_named(customer.id, order.name) if customer else None
        judged.orders += 1
        judged.wrong += [f"{order.name}: {what}" for what in differences(order, seen)]
        if seen is not None and (allowed := retail.allowed.get(order.name)) is not None:
            judged.rows += 1
            _compare(judged, seen, allowed, decide(seen, clock.now(), shop.can))
    return judged


def _compare(judged: Judged, order: Order, allowed: Mapping[str, bool], ours: Mapping[str, bool]) -> None:
    for kind in KINDS:
        is_right = allowed[kind] is ours[kind]
        judged.counts[kind, "right" if is_right else "wrong"] += 1
        judged.counts[kind, "allowed"] += allowed[kind]
        if not is_right:
            judged.wrong.append(f"{order.name}: {kind} is {allowed[kind]}, decided {ours[kind]}")


def rows_of(judged: Judged) -> list[list[str]]:
    """Return one row a kind of change."""
    return [[kind, *(str(judged.counts[kind, what]) for what in ("allowed", "right", "wrong"))] for kind in KINDS]


async def run(folder: Path, console: Console) -> bool:
    """Judge a folder, print what came of it, write the page's figures; returns whether everything is right."""
    clock = ManualClock(datetime.now(UTC))
    started = asyncio.get_running_loop().time()
    retail = read(folder, clock.now())
    with Progress(console=console, transient=True) as progress:
        judged = await judge(retail, clock, progress)
    seconds = asyncio.get_running_loop().time() - started
    found = table(("kind of change", "allowed", "right", "wrong"), rows_of(judged))
    told = (
        f"{len(retail.people)} customers, {len(retail.goods)} products and {judged.orders} orders loaded and read back "
        f"in {seconds:.0f} s, {judged.rows} orders judged, {len(judged.wrong)} decisions or readings wrong."
    )
    console.print(found, *judged.wrong, told, sep="\n", markup=False)
    rewrite(PAGE, "figures", f"{told}\n\n{found}\n\n{made_by('make eligibility')}")
    return judged.rows > 0 and not judged.wrong


def main() -> None:
    """Judge the folder named on the command line; the exit code tells whether everything is right."""
    parser = argparse.ArgumentParser(description="Judge what may be done to a foreign shop's orders.")
    parser.add_argument("folder", type=Path, help="folder of users, products, orders and eligibility (evals/retail.py)")
    start_log("error", "text")  # waiting for Shopify's bucket is part of it
    try:
        is_right = asyncio.run(run(parser.parse_args().folder, Console(soft_wrap=True)))
    except StartError as error:
        parser.error(error.detail)
    raise SystemExit(0 if is_right else 1)


if __name__ == "__main__":
    main()
