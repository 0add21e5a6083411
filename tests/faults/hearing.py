"""The same webhook by several deliveries at once: one notice is kept, the order is read once, and no event doubled."""

import asyncio
import json

from customers.listening import listen
from kit.clock import ManualClock
from kit.db import Database
from kit.jobs import Jobs
from tests.customers.mall import Mall, open_mall
from tests.faults.judging import Tally

WEBHOOK = "webhook"
AT_ONCE = (2, 6)
READ_ONCE = (["read"], ["Placed Order"], 1)
"""How the notices of a new order end, what is kept of it, and how often it is announced."""


async def hear(database: Database, clock: ManualClock, jobs: Jobs) -> Tally:
    """Let Shopify tell of a new order, by two deliveries at once and by six."""
    mall, tally = await open_mall(database, clock, jobs), Tally()
    await listen(mall.deps, mall.store.id)
    for many in AT_ONCE:
        codes, seen = await _told(mall, f"at-once-{many}", many)
        tally.tried += 1
        if set(codes) != {200}:
            tally.wrong += 1
            tally.notes.append(f"wrong: shopify, {WEBHOOK}, {many} at once: answered {codes}")
        elif seen == READ_ONCE:
            tally.wished += 1
        else:
            is_more = any(len(some) > 1 for some in seen[:2]) or seen[2] > 1
            tally.twice += is_more
            tally.wrong += not is_more
            tally.notes.append(f"{'twice' if is_more else 'wrong'}: shopify, {WEBHOOK}, {many} at once: {seen}")
    return tally


async def _told(mall: Mall, once: str, many: int) -> tuple[list[int], tuple[list[str], list[str], int]]:
    """Return the answers, and what has come of them: how notices ended, which events were kept, how often announced."""
    order_id = mall.order()
    ended, kept, said = len(await mall.ends()), len(await mall.events()), len(mall.told)
    body = json.dumps({"admin_graphql_api_id": order_id}).encode()
    answers = await asyncio.gather(*(mall.post(body, Webhook_Id=once) for _ in range(many)))
    await mall.jobs.drain()
    seen = (list(await mall.ends())[ended:], (await mall.events())[kept:], len(mall.told) - said)
    return [answer.status_code for answer in answers], seen
