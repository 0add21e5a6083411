"""Pages of lists: V2 gives a bare list, and nothing at all (204) for an empty one; V3 gives `data` and `meta`."""

from collections.abc import Sequence
from typing import Any

from fastapi import Request
from fastapi.responses import JSONResponse, Response

from commerce.bigcommerce.standin.refusing import Refusal

USUAL = 50
MOST = 250
TOO_MANY = 413


def v2_page(request: Request, shown: Sequence[Any]) -> Response:
    """Return one page of V2; more than 250 at once is refused."""
    number, limit = _asked(request)
    if limit > MOST:
        raise Refusal(TOO_MANY, f"The limit must be at most {MOST}.")
    some = shown[(number - 1) * limit : number * limit]
    return JSONResponse(list(some)) if some else Response(status_code=204)


def v3_page(request: Request, shown: Sequence[Any]) -> dict[str, Any]:
    """Return one page of V3; more than 250 at once are never given."""
    number, limit = _asked(request)
    limit = min(limit, MOST)
    some = list(shown[(number - 1) * limit : number * limit])
    pages = -(-len(shown) // limit)
    pagination = {"total": len(shown), "count": len(some), "per_page": limit, "current_page": number}
    return {"data": some, "meta": {"pagination": {**pagination, "total_pages": pages}}}


def _asked(request: Request) -> tuple[int, int]:
    query = request.query_params
    try:
        number, limit = int(query.get("page", 1)), int(query.get("limit", USUAL))
    except ValueError as error:
        raise Refusal(422, "page and limit are numbers") from error
    if number < 1 or limit < 1:
        raise Refusal(422, "page and limit are positive")
    return number, limit
