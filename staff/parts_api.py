"""The interface of what is ready: every part of the program and of each store, and what mends it if it is not."""

from collections.abc import Awaitable, Callable, Sequence

from fastapi import APIRouter, Request
from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from kit.health import Status, Unavailable
from staff.asking import Deps, asking

Parts = Callable[[AsyncSession], Awaitable[Sequence[tuple[str, Status]]]]


class CauseShown(BaseModel):
    """Why something is not ready and what mends it; `page` is the page of the console where that is done."""

    code: str
    sentence: str
    mend: str
    page: str | None


class PartShown(BaseModel):
    """A part: it is live, or its causes tell why not."""

    name: str
    is_live: bool
    note: str
    causes: list[CauseShown]


def routes(deps: Deps, parts: Parts) -> APIRouter:
    """Return the route of the parts."""
    api = APIRouter(prefix="/api/v1", tags=["program"])

    @api.get("/parts")
    async def all_parts(request: Request) -> list[PartShown]:
        """Tell of every part and store that you may see whether it is ready, and what mends it if it is not."""
        async with deps.database.begin() as session:
            await asking(deps, request, session)
            found = await parts(session)
        return [_show(name, status) for name, status in found]

    return api


def _show(name: str, status: Status) -> PartShown:
    causes = status.causes if isinstance(status, Unavailable) else ()
    shown = [CauseShown(code=one.code, sentence=one.sentence, mend=one.mend, page=one.page) for one in causes]
    note = "" if isinstance(status, Unavailable) else status.note
    return PartShown(name=name, is_live=not causes, note=note, causes=shown)
