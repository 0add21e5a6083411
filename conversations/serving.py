"""Files as they leave: what is served can be nothing but a picture, a video or a download, whatever is in it.

Videos are asked for in parts (RFC 9110, section 14), of which no more is read from the database than is asked for.
"""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.files.kinds import TEXT, TYPES, Kind
from conversations.media import Media, find, read_bytes, unknown
from kit.db import Database

_RANGE = re.compile(r"bytes=([0-9]{0,10})-([0-9]{0,10})")
_PARTLY, _NOT_MODIFIED, _NO_SUCH_PART = 206, 304, 416
STATES: Final = ("stored",)


@dataclass(frozen=True, slots=True)
class Deps:
    """What serving needs."""

    database: Database


def routes(deps: Deps) -> APIRouter:
    """Return the address at which customers and carriers fetch what the shop has sent."""
    router = APIRouter(include_in_schema=False)

    @router.api_route("/media/{key}/{name}", methods=["GET", "HEAD"])
    async def sent(request: Request, key: str, name: str) -> Response:  # noqa: ARG001 - the name is for people alone
        async with deps.database.begin() as session:
            found = await find(session, key)
            if found.staff_id is None:
                raise unknown()
            answer = await serve(session, request, found)
        # A shop's page shows it, from another origin.
        answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return answer

    return router


async def serve(session: AsyncSession, request: Request, media: Media, *, states: tuple[str, ...] = STATES) -> Response:
    """Answer with a file that is in one of these states; whether they may have it was decided before.

    Raises NotFound.
    """
    if media.state not in states or media.type not in TYPES:
        raise unknown()
    headers, etag = _headers(media), f'"{media.digest}"'
    headers["ETag"] = etag
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=_NOT_MODIFIED, headers=headers)
    part = _part(request, media.size, etag)
    if part is None:
        return Response(status_code=_NO_SUCH_PART, headers={**headers, "Content-Range": f"bytes */{media.size}"})
    first, last = part
    is_whole = last - first + 1 == media.size
    if not is_whole:
        headers["Content-Range"] = f"bytes {first}-{last}/{media.size}"
    headers["Content-Length"] = str(last - first + 1)
    content = b"" if request.method == "HEAD" else await read_bytes(session, media.digest, first, last - first + 1)
    return Response(content, 200 if is_whole else _PARTLY, headers)


def _headers(media: Media) -> dict[str, str]:
    is_shown = media.kind in {Kind.PICTURE, Kind.VIDEO}
    name = f"; filename*=UTF-8''{quote(media.name, safe='')}" if media.name else ""
    return {
        "Content-Type": f"{TEXT}; charset=utf-8" if media.type == TEXT else media.type,
        "Content-Disposition": ("inline" if is_shown else "attachment") + name,
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, max-age=86400, immutable",
        "Accept-Ranges": "bytes",
    }


def _part(request: Request, size: int, etag: str) -> tuple[int, int] | None:
    """Return the first and last byte that are asked for: all of them where no single part is; None for none there."""
    whole = 0, size - 1
    asked = _RANGE.fullmatch(request.headers.get("range", "").strip())
    if asked is None or asked.groups() == ("", "") or request.headers.get("if-range", etag) != etag:
        return whole
    start, end = asked.groups()
    if not start:
        return (max(0, size - int(end)), size - 1) if int(end) else None
    first, last = int(start), min(int(end or size - 1), size - 1)
    if end and int(end) < first:
        return whole
    return (first, last) if first < size else None
