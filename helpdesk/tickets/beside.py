"""What goes along with an answer that is mailed: files as attachments, cards as links (S3-37, S3-38, S3-42)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from conversations.media import StoredFile, files_of
from conversations.messages import CardBlock, CardKind, Said
from kit.mail import Attachment

MOST_BYTES = 17 * 1024 * 1024
"""Of all files in one mail: encoded they take a third more, and many mailboxes refuse more than 25 MB."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Paragraphs of links, and files."""

    links: tuple[str, ...]
    attachments: tuple[Attachment, ...]


async def beside(session: AsyncSession, said: Said, base_url: str) -> Beside:
    """Return what goes along with a message; a file that no mail would carry becomes a link."""
    links, attached, left = list(_links(said, base_url)), [], MOST_BYTES
    for file in await files_of(session, said):
        left -= len(file.content)
        if left >= 0:
            attached.append(Attachment(_name(file), file.type, file.content))
        else:
            left += len(file.content)
            links.append("\n".join(filter(None, (file.name, base_url + file.path))))
    return Beside(tuple(links), tuple(attached))


def _links(said: Said, base_url: str) -> Iterator[str]:
    for block in said.blocks:
        if not isinstance(block, CardBlock):
            continue
        shown = block.card["products"] if block.kind is CardKind.PRODUCTS else [block.card]
        if block.kind in {CardKind.PRODUCTS, CardKind.DISCOUNT}:
            yield from ("\n".join(_lines(one, base_url)) for one in shown)


def _lines(card: Mapping[str, Any], base_url: str) -> Iterator[str]:
    yield str(card.get("title") or card.get("code"))
    if page := str(card["page"]):
        yield f"{base_url}{page}" if page.startswith("/") else page


def _name(file: StoredFile) -> str:
    return file.name or file.path.rpartition("/")[2]
