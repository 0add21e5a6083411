"""The 20 most common questions of a shop, each with the reply that is suggested and what it stands on.

`python app.py suggestions` asks them of the demo's shop, for a customer who has signed in and once for one who has not,
writes the table in docs/suggestions.md, and tells how long a hundred drafts at once take. At a clock that stands still
the table is the same on every machine: a test holds the page to it.
"""

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from rich.console import Console

from conversations import handoff, inbox
from conversations.assisting import Draft, NoDraft
from conversations.labels import Topic
from conversations.messages import CardBlock, ChannelKind, InboxKind
from customers.identity import save_customer
from evals.block import rewrite
from evals.stage import Deps
from helpdesk.replies.suggesting import COURTESY, suggest_wanted
from helpdesk.tickets.taking_in import take_in_all
from kit.auth import Role
from kit.errors import NotFound
from kit.tables import ROOT
from knowledge.ingest import Draft as Written
from knowledge.ingest import add_article
from staff.people import add_person
from stores.stores import Store, StoreSettings, add_store

PAGE = ROOT / "docs" / "suggestions.md"
ARTICLES = ROOT / "demo_data" / "articles" / "en"
AT = datetime(2026, 11, 18, 10, tzinfo=UTC)
MANY = 100
_ORDERS = ("delivered", "shipped", "open")
"""Her orders, from #1001 on: one has arrived, one is on its way, one has not left."""


class Asked(NamedTuple):
    """One question, what staff see it labelled as, and whether whoever asks has signed in."""

    topic: Topic
    words: str
    is_signed_in: bool = True
    has_answer: bool = True


class Place(NamedTuple):
    """The demo's store, its customer, and who answers there."""

    store: Store
    customer_id: int
    person_id: int


QUESTIONS: tuple[Asked, ...] = (
    Asked(Topic.ORDER_STATUS, "Where is my order #1002?"),
    Asked(Topic.ORDER_STATUS, "Did you receive my order #1003?"),
    Asked(Topic.ORDER_STATUS, "When will #1003 be sent?"),
    Asked(Topic.EDIT_ORDERS, "I need a different size on order #1003"),
    Asked(Topic.EDIT_ORDERS, "Please cancel order #1003"),
    Asked(Topic.EDIT_ORDERS, "Can I still change the delivery address of order #1002?"),
    Asked(Topic.RETURNS_DELIVERED_ORDERS, "I want to return order #1001"),
    Asked(Topic.RETURNS_DELIVERED_ORDERS, "Can I exchange my order #1001 for another size?"),
    Asked(Topic.RETURNS_DELIVERED_ORDERS, "When do I get my money back after a return?"),
    Asked(Topic.STORE_DETAILS, "What is your return policy?"),
    Asked(Topic.STORE_DETAILS, "What are your opening hours?"),
    Asked(Topic.SHIPPING, "How fast is delivery to Germany?"),
    Asked(Topic.SHIPPING, "How much is shipping to Spain?"),
    Asked(Topic.CHECKOUT, "Which payment methods do you accept?"),
    Asked(Topic.PRICING_DISCOUNTS, "Do you have a discount code for me?"),
    Asked(Topic.PRODUCT_DETAILS, "Is the rain jacket in stock in M?"),
    Asked(Topic.PRODUCT_DETAILS, "How do I wash the wool jumper?"),
    Asked(Topic.PRODUCT_INTEREST, "Which jackets do you have?"),
    Asked(Topic.WHOLESALE, "Do you sell wholesale to other shops?", has_answer=False),
    Asked(Topic.ORDER_STATUS, "where is my parcel?", is_signed_in=False),
)


class Row(NamedTuple):
    """One question and what came of it."""

    asked: Asked
    found: Draft | NoDraft


async def run(deps: Deps, console: Console) -> bool:
    """Ask all of it, write the page, and return whether everything that should have a draft has one."""
    place = await open_store(deps)
    rows = [await ask(deps, place, asked) for asked in QUESTIONS]
    told = text(rows, deps.desk.base_url)
    rewrite(PAGE, "suggestions", told)
    console.print(told, markup=False, soft_wrap=True)
    many, seconds = await at_once(deps, place)
    console.print(f"{many} of {MANY} tickets at once had a draft after {seconds:.1f} s.")
    return many == MANY and not [row for row in rows if isinstance(row.found, Draft) is not row.asked.has_answer]


async def open_store(deps: Deps) -> Place:
    """Make the demo's store with its articles, a customer with her orders, and somebody who answers."""
    deps.clock.move(AT - deps.clock.now())
    async with deps.database.begin() as session:
        kind, settings = deps.stage.shop_kind, StoreSettings()
        store = await add_store(
            session, deps.clock, key="suggested", name="Fable & Fern", shop_kind=kind, settings=settings
        )
        await deps.stage.open_shop(session, store.id)
        person = await add_person(session, deps.clock, None, name="Mina", email="mina@desk.example", role=Role.AGENT)
        for path in sorted(ARTICLES.glob("*.md")):
            written = Written("en", file_name=path.name, file=path.read_bytes())
            await add_article(session, deps.clock, store.id, written, by="system")
    await deps.settle()
    email = deps.stage.people["customer"]
    async with deps.database.begin() as session:
        for state in _ORDERS:
            await deps.stage.place(session, store.id, email, state, deps.clock.now())
    shop = deps.desk.shops(store)
    known = await shop.customer_by_email(email) if shop else None
    if known is None:
        raise NotFound(f"The shop has no customer {email}.")
    async with deps.database.begin() as session:
        customer = await save_customer(session, deps.clock, store.id, known)
    return Place(store, customer.id, person.id)


async def ask(deps: Deps, place: Place, asked: Asked) -> Row:
    """Let a customer ask in a chat of its own, and draft the answer."""
    conversation_id = await _write(deps, place.store, place.customer_id if asked.is_signed_in else None, asked.words)
    return Row(asked, await deps.desk.suggest(conversation_id))


async def at_once(deps: Deps, place: Place) -> tuple[int, float]:
    """Let a hundred customers ask people at once; returns how many drafts there are, and after how many seconds."""
    for _ in range(MANY):
        conversation_id = await _write(deps, place.store, place.customer_id, "Where is my order #1002?")
        async with deps.database.begin() as session:
            await handoff.take_over(session, deps.clock, conversation_id, place.person_id)
    await take_in_all(deps.database, deps.desk.desk)
    deps.clock.move(COURTESY)  # the twenty questions above still wait for the agent, and go first
    started = time.perf_counter()
    return await suggest_wanted(deps.desk), time.perf_counter() - started


async def _write(deps: Deps, store: Store, customer_id: int | None, words: str) -> int:
    async with deps.database.begin() as session:
        chat = await inbox.start(
            session,
            deps.clock,
            store_id=store.id,
            channel=ChannelKind.WEBCHAT,
            manner=ChannelKind.WEBCHAT,
            customer_id=customer_id,
            language="en",
        )
        await inbox.accept(session, deps.clock, chat.id, InboxKind.MESSAGE, "m1", inbox.written(words, language="en"))
    return chat.id


def text(rows: Sequence[Row], base_url: str) -> str:
    """Return the table as Markdown; the demo's own address stands there as the shop's."""
    head = ("| The customer asks | Label | Suggested reply | Facts and where each is from |", "|---|---|---|---|")
    table = "\n".join((*head, *(f"| {' | '.join(_cells(row))} |" for row in rows)))
    return table.replace(base_url, "https://shop.example")


def _cells(row: Row) -> tuple[str, str, str, str]:
    asked, found = row
    words = asked.words if asked.is_signed_in else f"{asked.words} (not signed in)"
    if isinstance(found, NoDraft):
        return _cell(words), asked.topic.label, f"none: {found.why.value.replace('_', ' ')}", ""
    beside = [block.kind.value if isinstance(block, CardBlock) else block.type for block in found.beside]
    along = f"\n\nAlong: {', '.join(one.replace('_', ' ') for one in beside)}" if beside else ""
    facts = "\n".join(f"{fact.said} ({fact.source})" for fact in found.facts)
    return _cell(words), asked.topic.label, _cell(found.text + along), _cell(facts)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n\n", "\n").replace("\n", "<br>")
