"""The two clicks of a macro, as the desk's interface takes them."""

from typing import Any

from sqlalchemy import select

from helpdesk.replies.models import MacroUseRow
from kit.auth import Actor
from tests.helpdesk.replies.conftest import Asked, Counter

REFUND: dict[str, Any] = {"reason": "damaged", "amount": "12.50", "currency": "EUR"}


async def macro(counter: Counter, key: str) -> int:
    found = await counter.get(f"/macros?find={key}")
    return int(next(one["id"] for one in found["items"] if one["key"] == key))


async def use(
    counter: Counter,
    asked: Asked,
    key: str,
    *,
    status: int = 200,
    by: Actor | None = None,
    **body: Any,  # noqa: ANN401 - JSON
) -> Any:  # noqa: ANN401 - JSON
    """The second click."""
    sent = {"seen": asked.seen, "client_id": "c-1", **body}
    path = f"/tickets/{asked.ticket}/macros/{await macro(counter, key)}/use"
    return await counter.ask("POST", path, sent, status=status, by=by)


async def preview(counter: Counter, asked: Asked, key: str, **body: Any) -> Any:  # noqa: ANN401 - JSON
    """The first click."""
    path = f"/tickets/{asked.ticket}/macros/{await macro(counter, key)}/preview"
    return await counter.ask("POST", path, body)


async def trails(counter: Counter) -> int:
    async with counter.desk.database.begin() as session:
        return len((await session.scalars(select(MacroUseRow).order_by(MacroUseRow.id))).all())
