"""The tables of what the shop has written: articles, their revisions, passages, policy facts and corrections."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Computed, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from kit.db import Base

_STANDING = text("removed_at is null")


class ArticleRow(Base):
    """One article of a store in one language, as it stands now; what it said before is in its revisions.

    `status` is `pending`, `indexing`, `indexed`, `failed` or `rejected`, with the `reason` of the last two. A removed
    article keeps its rows, because conversations quote them. `reviewed_on` and `review_by` are days in the store's time
    zone; after the second what it says is not stated as certain.
    """

    __tablename__ = "knowledge_article"
    __table_args__ = (
        Index(
            "uq_knowledge_article_title", "store_id", "language", "title_print", unique=True, postgresql_where=_STANDING
        ),
        Index(
            "uq_knowledge_article_body", "store_id", "language", "body_print", unique=True, postgresql_where=_STANDING
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    language: Mapped[str]
    title: Mapped[str]
    revision: Mapped[int]
    status: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    status_at: Mapped[datetime]
    title_print: Mapped[str]
    body_print: Mapped[str]
    reviewed_on: Mapped[date]
    review_by: Mapped[date | None]
    source_url: Mapped[str] = mapped_column(default="")
    """The address of the page that it was read from; empty if it was written or uploaded."""
    created_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
    removed_by: Mapped[str | None]


class RevisionRow(Base):
    """What an article said from one save to the next; never changed and never deleted. `body` is Markdown."""

    __tablename__ = "knowledge_revision"
    __table_args__ = (UniqueConstraint("article_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("knowledge_article.id"))
    number: Mapped[int]
    title: Mapped[str]
    body: Mapped[str]
    file_name: Mapped[str] = mapped_column(default="")
    """The uploaded file it came from; empty if it was written here."""
    saved_at: Mapped[datetime]
    saved_by: Mapped[str]


class PassageRow(Base):
    """A piece of an article's present revision, as it is searched; an index over the revisions, rebuilt at will.

    `words` are the folded stems of title, heading and text, separated by spaces.
    """

    __tablename__ = "knowledge_passage"
    __table_args__ = (
        Index("ix_knowledge_passage_search", "search", postgresql_using="gin"),
        Index("ix_knowledge_passage_store", "store_id", "language"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("knowledge_article.id"), index=True)
    revision: Mapped[int]
    store_id: Mapped[int]
    language: Mapped[str]
    position: Mapped[int]
    heading: Mapped[str]
    sentences: Mapped[list[str]]
    words: Mapped[str]
    search: Mapped[str] = mapped_column(TSVECTOR, Computed("to_tsvector('simple'::regconfig, words)", persisted=True))


class StateRow(Base):
    """How often what a store's articles say has changed: what was held of an earlier revision is read again."""

    __tablename__ = "knowledge_state"

    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"), primary_key=True)
    revision: Mapped[int]


class WordRow(Base):
    """A word that the store's articles use, folded: what a misspelt question is corrected against."""

    __tablename__ = "knowledge_word"

    store_id: Mapped[int] = mapped_column(primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    word: Mapped[str] = mapped_column(primary_key=True)


class FactRow(Base):
    """A policy fact read from one sentence of one revision; `value` is checked by `knowledge.policy.values`."""

    __tablename__ = "knowledge_fact"
    __table_args__ = (Index("ix_knowledge_fact_article", "article_id", "revision"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("knowledge_article.id"))
    revision: Mapped[int]
    store_id: Mapped[int] = mapped_column(index=True)
    language: Mapped[str]
    kind: Mapped[str]
    value: Mapped[dict[str, Any]]
    heading: Mapped[str]
    sentence: Mapped[str]


class CorrectionRow(Base):
    """What staff said of a policy fact: who, when and why. The newest of a kind counts and always wins.

    `value` None with `act` `not_stated` says that the shop states no such thing; `act` `withdrawn` goes back to what
    the articles say; `confirmed` says that `value` was read rightly, and leaves the articles to count.
    """

    __tablename__ = "knowledge_correction"
    __table_args__ = (Index("ix_knowledge_correction_store", "store_id", "kind", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    kind: Mapped[str]
    act: Mapped[str]
    value: Mapped[dict[str, Any] | None]
    article_id: Mapped[int | None] = mapped_column(ForeignKey("knowledge_article.id"))
    """The article beside whose sentence it was made."""
    why: Mapped[str]
    made_at: Mapped[datetime]
    made_by: Mapped[str]


class GapRow(Base):
    """A question that the store's articles did not answer, asked once or often; `print` is the same for like words."""

    __tablename__ = "knowledge_gap"
    __table_args__ = (
        UniqueConstraint("store_id", "language", "print"),
        Index("ix_knowledge_gap_open", "store_id", "closed_at", "times"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    language: Mapped[str]
    print: Mapped[str]
    question: Mapped[str]
    """As it was asked last, without what is private."""
    examples: Mapped[list[str]] = mapped_column(default=list)
    """How it was worded before, newest first: a few, each once."""
    times: Mapped[int]
    conversation_id: Mapped[int]
    """Where it was asked last."""
    first_at: Mapped[datetime]
    last_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[str | None]
