"""The telephone page of a demo: hold somebody's telephone, write to the shop by SMS or WhatsApp, read what comes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, File, Form, UploadFile
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from markupsafe import Markup, escape

from channels.twilio.standin.account import WHATSAPP, Message, Picture, new_sid
from channels.twilio.standin.carrier import Carrier
from kit.errors import Invalid, NotFound, TooLarge
from kit.templates import Templates

HERE = Path(__file__).parent
PATH = "/demo/phone"
LONGEST = 1600
LARGEST_PICTURE = 5 * 1024 * 1024
SHOWN = {"image/jpeg": "picture", "image/png": "picture", "image/gif": "picture", "video/mp4": "video"}
"""What a telephone shows of what it got; anything else it saves."""
PICTURES = {"image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG\r\n\x1a\n", "image/gif": b"GIF8"}
MANNERS = {"sms": "SMS", "whatsapp": "WhatsApp"}
_LINK = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]")


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who may hold the telephone; `about` says why to play them."""

    key: str
    name: str
    number: str
    about: str


@dataclass(frozen=True, slots=True)
class Shop:
    """Who answers, as the telephone's address book has them: the name, and the number for each manner."""

    name: str
    number: str


@dataclass(frozen=True, slots=True)
class Bubble:
    """A message as the telephone shows it."""

    sid: str
    is_own: bool
    words: Markup
    files: tuple[tuple[str, str], ...]
    """Pairs of `picture`, `video` or `file`, and an address."""
    time: str
    at: str
    about: str
    mark: str


@dataclass(frozen=True, slots=True)
class _Held:
    """One telephone in one hand, open on one conversation."""

    holder: Holder
    manner: str
    shop: Shop

    @property
    def prefix(self) -> str:
        return WHATSAPP if self.manner == "whatsapp" else ""

    @property
    def phone(self) -> str:
        return self.prefix + self.holder.number

    @property
    def address(self) -> str:
        return f"{PATH}?who={self.holder.key}&by={self.manner}"


def routes(carrier: Carrier, shop: Shop, holders: Sequence[Holder]) -> APIRouter:
    """Return the page `/demo/phone`, what it sends, and its files; the first of `holders` holds it at first."""
    router, pages = APIRouter(include_in_schema=False), Templates([HERE / "templates"])

    def held(who: str, by: str) -> _Held:
        found = next((one for one in holders if one.key == who), None)
        if found is None or by not in MANNERS:
            raise NotFound("Nobody holds this telephone. Choose somebody on the page of the telephone.")
        return _Held(found, by, shop)

    @router.get(PATH)
    async def page(who: str = holders[0].key, by: str = "sms") -> HTMLResponse:
        now = held(who, by)
        carrier.read(now.phone)
        return pages.page(
            "standin/phone.html",
            held=now,
            holders=holders,
            manners=MANNERS,
            bubbles=_bubbles(carrier, now.phone),
            version=carrier.version,
            longest=LONGEST,
        )

    @router.get(f"{PATH}/messages")
    async def messages(who: str, by: str, seen: int = -1) -> Response:
        now = held(who, by)
        carrier.read(now.phone)
        if seen == carrier.version:
            return Response(status_code=204)
        shown = pages.page("standin/_bubbles.html", held=now, bubbles=_bubbles(carrier, now.phone))
        shown.headers["X-Version"] = str(carrier.version)
        return shown

    @router.post(PATH)
    async def send(
        who: Annotated[str, Form()],
        by: Annotated[str, Form()],
        text: Annotated[str, Form()] = "",
        picture: Annotated[UploadFile | None, File()] = None,
    ) -> RedirectResponse:
        now = held(who, by)
        pictures = await _pictures(picture)
        words = text.replace("\r\n", "\n").strip()
        if len(words) > LONGEST:
            raise TooLarge(f"A telephone sends at most {LONGEST} characters. Shorten the message.", limit=LONGEST)
        if words or pictures:
            carrier.receive(now.phone, now.prefix + shop.number, words, pictures, name=now.holder.name)
        return RedirectResponse(now.address, 303)

    router.include_router(_files(carrier))
    return router


def _files(carrier: Carrier) -> APIRouter:
    router = APIRouter()

    @router.get(f"{PATH}/picture/{{message}}/{{sid}}")
    async def show(message: str, sid: str) -> Response:
        found = carrier.find(message)
        for one in found.pictures if found else ():
            if one.sid == sid and one.content_type in SHOWN:
                return Response(one.content, media_type=one.content_type)
            if one.sid == sid:
                saved = {"Content-Disposition": "attachment"}
                return Response(one.content, media_type="application/octet-stream", headers=saved)
        raise NotFound("There is no such file.")

    @router.get(f"{PATH}/{{file}}")
    async def static(file: str) -> FileResponse:
        kinds = {"phone.css": "text/css", "phone.js": "text/javascript"}
        if file not in kinds:
            raise NotFound("There is nothing at this address.")
        return FileResponse(HERE / "static" / file, media_type=kinds[file], headers={"Cache-Control": "max-age=300"})

    return router


async def _pictures(upload: UploadFile | None) -> list[Picture]:
    if upload is None or not upload.filename:
        return []
    content = await upload.read(LARGEST_PICTURE + 1)
    if len(content) > LARGEST_PICTURE:
        raise TooLarge("A picture may have at most 5 MB. Choose a smaller one.", limit=LARGEST_PICTURE)
    kind = next((name for name, start in PICTURES.items() if content.startswith(start)), None)
    if kind is None:
        raise Invalid("This is no picture that a telephone sends. Choose a JPEG, PNG or GIF file.")
    return [Picture(new_sid("ME"), kind, content)]


def _bubbles(carrier: Carrier, phone: str) -> list[Bubble]:
    return [_bubble(message) for message in carrier.on_phone(phone)]


def _bubble(message: Message) -> Bubble:
    count = message.segments
    length = f"{count} segment{'s' if count > 1 else ''}" if not message.phone.startswith(WHATSAPP) else ""
    mark, state = _standing(message)
    return Bubble(
        sid=message.sid,
        is_own=message.is_inbound,
        words=_linked(message.body),
        files=tuple(
            (SHOWN.get(one.content_type, "file"), f"{PATH}/picture/{message.sid}/{one.sid}")
            for one in message.pictures
            if one.content
        ),
        time=f"{message.at:%H:%M}",
        at=message.at.isoformat(),
        about=", ".join(filter(None, (length, state))),
        mark=mark,
    )


def _standing(message: Message) -> tuple[str, str]:
    """Return the mark beside a message, and its words."""
    if message.status == "failed":
        return "failed", f"never arrived: error {message.error}"
    if not message.is_inbound:
        return message.status, message.status
    if not message.answers:
        return "sent", "sent"
    took = any(200 <= answer < 300 for answer in message.answers)  # noqa: PLR2004 - HTTP's own word for yes
    return ("delivered", "the shop has it") if took else ("failed", "the shop did not take it")


def _linked(text: str) -> Markup:
    """Return a text with its links to be followed, everything else escaped."""
    parts: list[Markup] = []
    end = 0
    for found in _LINK.finditer(text):
        link = '<a href="{0}" target="_blank" rel="noopener">{0}</a>'
        parts += [escape(text[end : found.start()]), Markup(link).format(found.group())]  # noqa: S704 - words of our own
        end = found.end()
    return Markup("").join([*parts, escape(text[end:])])
