"""When two articles are the same: by title or by text, however they are spaced, cased and marked up."""

import hashlib
import unicodedata

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from kit.errors import Conflict
from knowledge.models import ArticleRow
from knowledge.stems import fold


def title_print(title: str) -> str:
    """Return what two titles have in common that are the same to a reader."""
    return " ".join(fold(title).split())


def body_print(body: str) -> str:
    """Return the print of a text's words alone."""
    words = "".join(sign if sign.isalnum() else " " for sign in unicodedata.normalize("NFKC", body).casefold())
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()


async def refuse_duplicate(
    session: AsyncSession, store_id: int, language: str, text: tuple[str, str], besides: int | None = None
) -> None:
    """Raise Conflict if another article of the store in this language has the same title or body (`text` is both).

    The error's facts point to the first one: `article_id` and `article_title`.
    """
    title, body = title_print(text[0]), body_print(text[1])
    rows = select(ArticleRow).where(
        ArticleRow.store_id == store_id,
        ArticleRow.language == language,
        ArticleRow.removed_at.is_(None),
        (ArticleRow.body_print == body) | (ArticleRow.title_print == title),
    )
    if besides is not None:
        rows = rows.where(ArticleRow.id != besides)
    first = await session.scalar(rows.order_by(ArticleRow.id).limit(1))
    if first is not None:
        what = "title" if first.title_print == title else "text"
        raise Conflict(
            f"\u201c{first.title}\u201d has this {what} already. Change that article instead.",
            code="duplicate_article",
            article_id=first.id,
            article_title=first.title,
        )
