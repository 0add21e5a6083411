"""A browser on the shop's pages, as its reports tell of it."""

from dataclasses import dataclass
from typing import Any

import httpx
from sqlalchemy import func, select

from customers.models import CustomerEventRow

from .conftest import CHATS, SHOP, Chat, Shop

VISITS = "/api/v1/webchat/visits"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1"  # noqa: E501 - browsers say so much
TEE = {"id": "tee-m", "title": "Harbour Tee", "units": 1}
CAP = {"id": "cap", "title": "Cap", "units": 2}


@dataclass
class Visit:
    """One browser on the shop's pages."""

    shop: Shop
    key: str
    number: int = 0

    async def tell(self, **report: Any) -> httpx.Response:  # noqa: ANN401 - any field
        self.number += 1
        body = {"number": self.number, **report}
        return await self.shop.web.post(f"{VISITS}/reports", json=body, headers=self.bearer)

    async def say(self, *, activity: bool) -> httpx.Response:
        return await self.shop.web.post(f"{VISITS}/consent", json={"activity": activity}, headers=self.bearer)

    async def see(self, path: str, **page: str) -> httpx.Response:
        return await self.tell(pages=[{"url": SHOP + path, "title": path.strip("/").title(), **page}])

    async def fill(self, *lines: dict[str, Any], subtotal: str = "20.00", **more: Any) -> httpx.Response:  # noqa: ANN401
        return await self.tell(cart={"lines": lines, "subtotal": subtotal, "currency": "EUR", **more})

    async def chat(self) -> Chat:
        opened = (await self.shop.start(visit=self.key)).json()
        return Chat(
            self.shop.web, self.shop.jobs, self.shop.database, f"{CHATS}/{opened['conversation']}", opened["key"]
        )

    async def events(self) -> list[tuple[str, Any]]:
        """What was kept, oldest first: each name with the title or the page that it tells of."""
        async with self.shop.database.look() as session:
            rows = await session.scalars(select(CustomerEventRow).order_by(CustomerEventRow.id))
            return [
                (row.name, row.facts.get("title") or row.facts.get("url")) for row in rows if "Site" not in row.name
            ]

    @property
    def bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.key}", "User-Agent": PHONE, "Origin": SHOP}


async def begin(shop: Shop) -> Visit:
    headers = {"User-Agent": PHONE, "Origin": SHOP}
    answer = await shop.web.post(VISITS, json={"store": "demo"}, headers=headers)
    assert answer.status_code == 201
    return Visit(shop, answer.json()["key"])


async def count(shop: Shop, *rows: Any) -> list[int]:  # noqa: ANN401 - tables
    async with shop.database.look() as session:
        return [await session.scalar(select(func.count()).select_from(one)) or 0 for one in rows]
