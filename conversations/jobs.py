"""What follows sign-ins and Hub changes, and the sweep that finds whatever was lost."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import structlog
from procrastinate.jobs import Status
from sqlalchemy import or_, select

from commerce.port import Shop, ShopCustomer
from conversations import shop_news
from conversations.inbox import accept, get, live_channel, sign_in
from conversations.messages import InboxKind
from conversations.models import ConversationRow, InboxRow
from conversations.ratings.asking import ask
from conversations.turns import claimed_by_nobody_alive, release_dead
from conversations.uploads import remove_unsent
from customers.identity import get_customer
from kit.auth import digest
from kit.clock import Clock
from kit.db import Database
from kit.errors import Conflict, NotFound, Permanent, Unauthorised
from kit.jobs import STALLED_SECONDS, Jobs, wake_now
from stores.stores import Store, get_store

PROOF_TRIES = 10
"""So often a shop that does not answer is asked whose number it is: over half an hour."""
UNANSWERED = timedelta(seconds=3)
EVERY_TWO_SECONDS = "* * * * * */2"
"""Six seconds until a dead process is known as such, and two until somebody looks: taken over within ten."""
EVERY_HOUR = "17 * * * *"
AT_ONCE = 200
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Deps:
    """What the jobs of conversations need."""

    database: Database
    clock: Clock
    jobs: Jobs
    shops: Callable[[Store], Shop | None]
    """Returns a store's connected shop, or None."""


def register(jobs: Jobs, deps: Deps) -> None:
    """Register this package's jobs."""
    jobs.task("conversations.sweep", partial(sweep, deps), cron=EVERY_TWO_SECONDS)
    jobs.task("conversations.signed_in", partial(signed_in, deps))
    jobs.task("conversations.link_followed", partial(link_followed, deps), retry=PROOF_TRIES)
    jobs.task("conversations.changed_in_hub", partial(changed_in_hub, deps))
    jobs.task("conversations.shop_happened", partial(shop_happened, deps))
    jobs.task("conversations.ask_rating", partial(ask_rating, deps))
    jobs.task("conversations.remove_unsent", partial(remove_unsent_files, deps), cron=EVERY_HOUR)


async def signed_in(deps: Deps, store_id: int, customer_id: int, session_id: int) -> None:
    """Carry a proof to the conversations that its own session holds, and to no other (D9a)."""
    async with deps.database.begin() as session:
        held = select(ConversationRow.id).where(
            ConversationRow.session_id == session_id, ConversationRow.store_id == store_id
        )
        for conversation_id in (await session.scalars(held.order_by(ConversationRow.id))).all():
            external_id = f"signed_in:{session_id}:{customer_id}"
            await sign_in(session, deps.clock, conversation_id, customer_id, external_id)


async def link_followed(deps: Deps, store_id: int, customer_id: int, session_id: int, conversation_id: int) -> None:
    """Carry a proof from the Hub to the telephone or mailbox whose link was opened there, by the shop's word (D9a).

    The shop must know exactly one customer with this number or address, and it must be the one who signed in; whoever
    merely opened somebody else's link is told nothing there. Raises Temporary, to be run again, where the shop is
    silent.
    """
    async with deps.database.begin() as session:
        conversation, store = await get(session, conversation_id), await get_store(session, store_id)
        customer = await get_customer(session, store_id, customer_id)
    shop = deps.shops(store)
    is_open = conversation.store_id == store_id and conversation.customer_id is None
    if shop is None or not is_open or conversation.address is None:
        return
    try:
        known = await _known_at(shop, conversation.address)
    except (Permanent, Unauthorised) as error:
        log.warning("number_not_looked_up", store=store.key, problem=error.detail)
        return
    if [one.id for one in known] != [customer.shop_customer_id]:
        return
    async with deps.database.begin() as session:
        external_id = f"signed_in:{session_id}:{customer_id}"
        try:
            await sign_in(session, deps.clock, conversation_id, customer_id, external_id)
        except Conflict:
            log.info("proved_by_somebody_else", conversation_id=conversation_id)


async def _known_at(shop: Shop, address: str) -> tuple[ShopCustomer, ...]:
    if "@" not in address:
        return await shop.customers_by_phone(address)
    known = await shop.customer_by_email(address)
    return (known,) if known is not None else ()


async def changed_in_hub(  # noqa: PLR0913 - the event's own fields
    deps: Deps,
    *,
    store_id: int,
    customer_id: int,
    conversation_id: int | None,
    order_id: str,
    order_name: str,
    kind: str,
    summary: dict[str, Any],
) -> None:
    """Tell the conversation from which the Hub was opened what was changed there, once, if it is that customer's."""
    if conversation_id is None:
        return
    change = {"order_id": order_id, "order_name": order_name, "kind": kind, "summary": summary}
    async with deps.database.begin() as session:
        try:
            conversation = await get(session, conversation_id)
        except NotFound:
            return
        if (conversation.store_id, conversation.customer_id) != (store_id, customer_id):
            return
        external_id = "hub:" + digest(json.dumps(change, sort_keys=True))
        what = InboxKind.RETURN_ASKED if kind == "return" else InboxKind.CHANGED_IN_HUB
        await accept(session, deps.clock, conversation_id, what, external_id, change)


async def shop_happened(deps: Deps, **event: Any) -> None:  # noqa: ANN401 - the event's own fields
    """Tell the chats in which an order is talked of what happened to it at the shop."""
    async with deps.database.begin() as session:
        heard = await shop_news.carry(session, deps.clock, **event)
    if heard:
        log.info("shop_happened", store_id=event["store_id"], names=event["names"], conversations=heard)


async def ask_rating(
    deps: Deps, *, store_id: int, ticket_id: int, conversation_id: int, staff_id: int, closed_at: str
) -> None:
    """Ask a customer how it was whose matter a person has closed."""
    async with deps.database.begin() as session:
        await ask(
            session,
            store_id=store_id,
            conversation_id=conversation_id,
            ticket_id=ticket_id,
            staff_id=staff_id,
            closed_at=datetime.fromisoformat(closed_at),
        )


async def remove_unsent_files(deps: Deps) -> None:
    """Remove uploads that no message came for within a day."""
    async with deps.database.begin() as session:
        await remove_unsent(session, deps.clock.now())


async def sweep(deps: Deps) -> None:
    """Take over the jobs of processes that died, and wake every conversation that was not answered."""
    await take_over_stalled(deps)
    await wake_unanswered(deps)


async def take_over_stalled(deps: Deps, *, silent_for: float = STALLED_SECONDS) -> None:
    """Run again the jobs of workers whose heart has not beaten for `silent_for` seconds.

    Our own are not among them: a process that was busy for so long lives.
    """
    manager = deps.jobs.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=silent_for):
        if job.worker_id is not None and job.worker_id == deps.jobs.worker:
            continue
        if job.queueing_lock is None:
            await manager.retry_job(job)
            continue
        # A wake-up must not be retried: it would violate its queueing lock where a second one waits.
        await manager.finish_job(job, status=Status.FAILED, delete_job=False)
        if job.lock is not None:  # else it is a periodic job: the clock brings it back
            await wake_now(deps.jobs, job.task_name, job.lock, **job.task_kwargs)


async def wake_unanswered(deps: Deps) -> None:
    """Wake every conversation with a row that waits for more than a few seconds, or whose turn's process died."""
    now, is_dead = deps.clock.now(), claimed_by_nobody_alive()
    no_turn = or_(ConversationRow.claimed_until.is_(None), ConversationRow.claimed_until <= now)
    async with deps.database.begin() as session:
        found = await session.execute(
            select(InboxRow.conversation_id, ConversationRow.claim, is_dead)
            .join(ConversationRow, ConversationRow.id == InboxRow.conversation_id)
            .where(InboxRow.turn_id.is_(None), is_dead | (InboxRow.received_at <= now - UNANSWERED) & no_turn)
            .distinct()
            .limit(AT_ONCE)
        )
        late = found.all()
        for conversation_id, mark, was_dead in late:
            if was_dead:
                await release_dead(session, conversation_id, mark)
    for conversation_id, _, _ in late:
        await wake_now(deps.jobs, "agent.answer", live_channel(conversation_id), conversation_id=conversation_id)
