"""The stand-in's own entrance: write as a telephone, turn the knobs, read what became of everything."""

from collections import Counter
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import Base64Bytes, BaseModel, ConfigDict, Field

from channels.twilio.standin.account import Message, Picture, new_sid
from channels.twilio.standin.carrier import Carrier
from channels.twilio.standin.knobs import Knobs
from channels.twilio.standin.refusals import not_found


class Typed(BaseModel):
    """What somebody types on a telephone; `times` tells the shop of it so often at once, `picture` is base64."""

    model_config = ConfigDict(extra="forbid")

    sender: str
    to: str
    body: str = ""
    name: str = ""
    times: int = Field(1, ge=1, le=100)
    picture: Base64Bytes = b""
    picture_type: str = "image/png"


def routes(carrier: Carrier) -> APIRouter:
    """Return `/standin/…`, and `/media/…`, where the files of messages lie."""
    router = APIRouter()

    @router.get("/media/{sid}/{name}")
    async def media(sid: str, name: str, request: Request) -> Response:
        message = carrier.find(sid)
        for picture in message.pictures if message else ():
            if picture.sid == name:
                return Response(picture.content, media_type=picture.content_type)
        raise not_found(request.url.path)

    @router.get("/standin/knobs")
    async def knobs() -> Knobs:
        return carrier.knobs

    @router.post("/standin/knobs")
    async def turn(wish: Knobs) -> Knobs:
        """Change the knobs that are named; the others stay."""
        carrier.knobs = carrier.knobs.model_copy(update={name: getattr(wish, name) for name in wish.model_fields_set})
        return carrier.knobs

    @router.post("/standin/phones")
    async def write(typed: Typed) -> dict[str, str]:
        """Write to the shop from a telephone; answers before the shop has heard of it."""
        pictures = [Picture(new_sid("ME"), typed.picture_type, typed.picture)] if typed.picture else []
        message = carrier.receive(typed.sender, typed.to, typed.body, pictures, name=typed.name, times=typed.times)
        return {"sid": message.sid}

    @router.get("/standin/messages")
    async def tally() -> dict[str, Any]:
        """Tell of every message, and how often each text reached each telephone."""
        arrived = Counter((one.to, one.body) for one in carrier.messages for _ in range(one.arrived))
        return {
            "messages": [_shown(one) for one in carrier.messages],
            "arrived": [{"to": to, "body": body, "times": times} for (to, body), times in arrived.items()],
        }

    @router.delete("/standin/messages", status_code=204)
    async def forget() -> None:
        """Forget every message and who is opted out, and put the knobs at rest."""
        carrier.knobs = Knobs()
        carrier.forget()

    return router


def _shown(message: Message) -> dict[str, Any]:
    return {
        "sid": message.sid,
        "direction": message.direction,
        "from": message.sender,
        "to": message.to,
        "body": message.body,
        "at": message.at.isoformat(),
        "status": message.status,
        "error": message.error,
        "segments": message.segments,
        "pictures": len(message.pictures),
        "answers": message.answers,
        "ignored": message.ignored,
        "arrived": message.arrived,
    }
