"""The demo shop's own route: the pictures of its products."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from commerce.demo.pictures import draw
from kit.errors import NotFound

DAY = 86400


def routes() -> APIRouter:
    """Serve `/demo/pictures/{product}.svg?colour=…`, to anybody and cacheable for a day."""
    router = APIRouter(prefix="/demo", tags=["demo shop"])

    @router.get("/pictures/{product_id}.svg", response_class=Response, include_in_schema=False)
    async def picture(product_id: str, colour: Annotated[str, Query(max_length=20)] = "") -> Response:
        svg = draw(product_id, colour)
        if svg is None:
            raise NotFound("The demo shop has no such product.")
        return Response(svg, media_type="image/svg+xml", headers={"Cache-Control": f"public, max-age={DAY}"})

    return router
