"""The passages of one store and language in memory, with their words and vectors: what a search compares.

A shop's few hundred passages fit, and each search then costs no way to the database or to Chroma. Of a store with more
than `MOST_HELD` nothing is held; it is searched where it lies (`knowledge.search`).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np
from sqlalchemy import Row, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.terms import Review
from kit.embed import Vectors
from knowledge.articles import Status, standing
from knowledge.index import Index
from knowledge.models import ArticleRow, PassageRow, WordRow
from knowledge.stems import stem, stems

MOST_HELD = 2_000
"""Passages of one store and language; each takes some 10 KB with its sentences' vectors."""


@dataclass(frozen=True, eq=False, slots=True)
class Piece:
    """A passage as it is compared; `is_indexed` says whether its vectors count."""

    id: int
    article_id: int
    revision: int
    language: str
    heading: str
    sentences: tuple[str, ...]
    words: tuple[str, ...]
    title: str
    is_indexed: bool
    review: Review
    _stems: dict[int, list[str]] = field(default_factory=dict)

    def stems_of(self, place: int) -> list[str]:
        """Return the stems of one sentence."""
        if place not in self._stems:
            self._stems[place] = stems(self.sentences[place], self.language)
        return self._stems[place]


@dataclass(frozen=True, slots=True)
class Kept:
    """Vectors of passages and of sentences, a row each, with whose they are."""

    passages: tuple[int, ...]
    of_passages: Vectors
    sentences: Mapping[tuple[int, int], int]
    """The row of a sentence: its passage and its place there."""
    of_sentences: Vectors


class Corpus:
    """All passages of one store and language that stand; never changed once it is there."""

    def __init__(self, language: str, pieces: Mapping[int, Piece], vocabulary: Collection[str], kept: Kept) -> None:
        """Hold these."""
        self.language = language
        self.pieces = pieces
        self.vocabulary = list(vocabulary)
        self.known = frozenset(vocabulary)
        self._kept = kept
        self._holding: dict[str, list[int]] = {}
        for key, piece in pieces.items():
            for word in set(piece.words):
                self._holding.setdefault(word, []).append(key)

    @cached_property
    def known_stems(self) -> frozenset[str]:
        """The stems of all known words."""
        return frozenset(stem(word, self.language) for word in self.vocabulary)

    def nearest(self, vector: Vectors, limit: int) -> dict[int, float]:
        """Return the passages nearest to `vector` (one row) with their cosine, best first."""
        cosines = self._kept.of_passages @ vector[0]
        best = np.argsort(-cosines, kind="stable")[:limit]
        return {self._kept.passages[place]: float(cosines[place]) for place in best}

    def similarities(self, pieces: Collection[Piece], vector: Vectors) -> dict[tuple[int, int], float]:
        """Return the cosine of each sentence of some passages, by passage and place."""
        keys = [(piece.id, place) for piece in pieces for place in range(len(piece.sentences))]
        rows = {key: self._kept.sentences[key] for key in keys if key in self._kept.sentences}
        cosines = self._kept.of_sentences[list(rows.values())] @ vector[0]
        return dict(zip(rows, cosines.tolist(), strict=True))

    def sharing(self, words: Collection[str], limit: int) -> list[int]:
        """Return the passages that hold any of these words, the newest first."""
        return sorted({key for word in words for key in self._holding.get(word, ())}, reverse=True)[:limit]


def of_place(store_id: int, language: str) -> Select[PassageRow, str, str, date, date | None]:
    """Return the question for a store's passages in one language, with title, status and review of their articles."""
    return (
        select(PassageRow, ArticleRow.title, ArticleRow.status, ArticleRow.reviewed_on, ArticleRow.review_by)
        .join(ArticleRow, ArticleRow.id == PassageRow.article_id)
        .where(PassageRow.store_id == store_id, PassageRow.language == language, standing())
    )


def to_piece(found: Row[PassageRow, str, str, date, date | None]) -> Piece:
    """Return one answer to `of_place`."""
    row, title, status, reviewed_on, review_by = found
    return Piece(
        id=row.id,
        article_id=row.article_id,
        revision=row.revision,
        language=row.language,
        heading=row.heading,
        sentences=tuple(row.sentences),
        words=tuple(row.words.split()),
        title=title,
        is_indexed=status == Status.INDEXED,
        review=Review(reviewed_on, review_by),
    )


async def count(session: AsyncSession, store_id: int, language: str) -> int:
    """Count the passages of a store in one language."""
    here = (PassageRow.store_id == store_id, PassageRow.language == language)
    return await session.scalar(select(func.count()).select_from(PassageRow).where(*here)) or 0


async def languages(session: AsyncSession, store_id: int) -> list[str]:
    """Return the languages that a store has passages in, the one with most first."""
    rows = select(PassageRow.language).where(PassageRow.store_id == store_id).group_by(PassageRow.language)
    return list(await session.scalars(rows.order_by(func.count().desc(), PassageRow.language)))


async def read(session: AsyncSession, index: Index, store_id: int, language: str) -> Corpus:
    """Read a whole corpus.

    Raises:
        NotReady: the index cannot be reached, or was made by another model.
    """
    of_passages, of_sentences = await index.vectors(store_id, language)
    found = {piece.id: piece for piece in map(to_piece, await session.execute(of_place(store_id, language)))}
    known = await vocabulary(session, store_id, language)
    near = [key for key in of_passages.places if key[0] in found]
    told = [key for key in of_sentences.places if key[0] in found]
    kept = Kept(
        tuple(key[0] for key in near),
        of_passages.rows(near),
        {key: row for row, key in enumerate(told)},
        of_sentences.rows(told),
    )
    return Corpus(language, found, known, kept)


async def vocabulary(session: AsyncSession, store_id: int, language: str) -> list[str]:
    """Return every word that a store's articles in one language use."""
    here = (WordRow.store_id == store_id, WordRow.language == language)
    return list(await session.scalars(select(WordRow.word).where(*here)))
