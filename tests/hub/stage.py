"""A store with its demo shop and its Hub: what a story does and looks up behind the scenes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, TypeVar

import httpx
from fastapi import FastAPI
from sqlalchemy import select, text

from commerce.changes import ConnectedShop
from commerce.demo.people import ANA
from commerce.port import Order
from commerce.terms import (
    Known,
    Terms,
    Window,
    WindowKind,
)
from customers import signin
from customers.identity import open_session, prove, read_session, save_customer
from hub.deps import Deps, TermsOf
from hub.holds import LIVES
from hub.jobs import sweep
from hub.models import ChangeRow, HoldRow
from kit.audit import AuditRow
from kit.auth import Tokens
from kit.clock import ManualClock
from kit.db import Base, Database
from kit.jobs import Jobs
from kit.live import InProcess
from kit.mailbox import DemoMailbox, SentMailRow
from stores.stores import Store, save_settings
from tests.hub.browsing import Browser
from tests.stage import DemoStage, customer_id, rules, source

TOLD = "tests.told"
WIDGET = "https://shop.example/"
"""The page on which the widget runs, as browsers name it to other origins."""
Row = TypeVar("Row", bound=Base)


def terms(**changed: object) -> Terms:
    """The shared policy, but for cancelling: an hour, as for a change."""
    hour = Window(WindowKind.WITHIN, within=timedelta(hours=1))
    return rules(**{"cancel_window": Known(hour, source("You may cancel within one hour.")), **changed})


@dataclass
class Stage(DemoStage):
    """A store with its demo shop and its Hub, and what a story does and looks up behind the scenes."""

    jobs: Jobs
    deps: Deps
    app: FastAPI
    stated: dict[int, Terms]
    told: list[dict[str, Any]] = field(default_factory=list)

    @property
    def shop(self) -> ConnectedShop:
        return self.connected

    def browser(self, **headers: str) -> Browser:
        transport = httpx.ASGITransport(self.app)
        client = httpx.AsyncClient(transport=transport, base_url=self.deps.base_url, headers=headers)
        return Browser(client, f"/hub/{self.store.key}")

    async def read(self, order_id: str, email: str = ANA) -> Order:
        return await self.shop.order(customer_id(email), order_id)

    async def ticket(self, email: str, conversation_id: int | None = None) -> str:
        """A ticket of a webchat in which this customer has signed in."""
        known = await self.shop.customer_by_email(email)
        assert known is not None
        async with self.database.begin() as session:
            info, key = await open_session(session, self.clock, self.store.id, "webchat", conversation_id)
            customer = await save_customer(session, self.clock, self.store.id, known)
            await prove(session, self.clock, info, customer.id, "code")
            return await signin.make_ticket(
                session, self.clock, await read_session(session, self.clock, key, "webchat")
            )

    async def signed_in(self, email: str, conversation_id: int | None = None) -> Browser:
        browser = self.browser()
        ticket = await self.ticket(email, conversation_id)
        sight = await browser.get(
            f"/hub/enter?ticket={ticket}&next=/hub/{self.store.key}/orders?lang=en", Referer=WIDGET
        )
        assert sight.status == 200, sight.text
        return browser

    async def settings(self, **changed: object) -> None:
        async with self.database.begin() as session:
            settings = self.store.settings.model_copy(update=changed)
            self.store = await save_settings(session, self.store.id, settings)

    async def work(self) -> None:
        """Let the jobs that wait run: mails, releases, events."""
        await self.jobs.drain()

    async def time_passes(self, by: timedelta) -> None:
        self.clock.move(by)
        await sweep(self.deps)

    async def hold_times_out(self) -> None:
        await self.time_passes(LIVES + timedelta(minutes=2))

    async def is_held(self, order_id: str, email: str = ANA) -> bool:
        order = await self.read(order_id, email)
        return any(hold.ours for group in order.fulfilment_orders for hold in group.holds)

    async def rows(self, table: type[Row]) -> list[Row]:
        async with self.database.begin() as session:
            return list(await session.scalars(select(table).order_by(text("id"))))

    async def changes(self) -> list[ChangeRow]:
        return await self.rows(ChangeRow)

    async def holds(self) -> list[HoldRow]:
        return await self.rows(HoldRow)

    async def acts(self) -> list[str]:
        return [row.act for row in await self.rows(AuditRow) if row.act.startswith("order.")]

    async def code(self) -> str:
        """The code of the newest mail."""
        await self.work()
        newest: str = (await self.rows(SentMailRow))[-1].subject
        return newest.partition(" ")[0]


def make_deps(
    database: Database, clock: ManualClock, live: InProcess, shop: Callable[[Store], ConnectedShop], read_terms: TermsOf
) -> Deps:
    def shops(store: Store) -> tuple[ConnectedShop, ConnectedShop]:
        return shop(store), shop(store)

    return Deps(
        database=database,
        clock=clock,
        tokens=Tokens("s" * 40, clock),
        live=live,
        shops=shops,
        terms=read_terms,
        signin=signin.Deps(clock=clock, mailer=DemoMailbox(database, clock), live=live, shops=shop),
        base_url="http://hub.test",
        is_demo=True,
    )
