"""Search of a store's articles in one language: vectors and full text, fused; or an honest "nothing found".

The embedding model is good in English only and finds nothing across languages, so a question in a language that the
store has no articles in is searched by its topic's own words in a language that it has.
"""

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import structlog
from sqlalchemy import func
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.terms import Source
from kit.embed import Vectors
from kit.errors import NotReady
from kit.language import LANGUAGES
from knowledge import ranking, spelling
from knowledge.corpus import Corpus, Piece, count, of_place, to_piece
from knowledge.deps import Deps
from knowledge.held import Written
from knowledge.models import PassageRow
from knowledge.ranking import Evidence, Query, Rarity
from knowledge.stems import stems

LONGEST_QUERY = 1000
_NEAREST = 60
_MATCHES = 1000
_BEST = 12
"""Candidates among which an answer is looked for."""
_TOPIC_WEIGHT = 0.4
_FOREIGN_WEIGHT = 0.5
_SENTENCE_COVERAGE = 0.5
_COVERAGE_WEIGHT = 0.1
_BESIDES = " /"
_UNDERSTOOD = {"all-MiniLM-L6-v2": ("en",)}
"""Languages that a model is good in, where it is not all of ours."""
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that may answer: its best sentence is the source; `score` is how much speaks for it.

    The order of results is by rank in meaning and in words, so a score may be above that of the one before it.
    """

    source: Source
    text: str
    score: float
    evidence: Evidence


class _Candidate(NamedTuple):
    piece: Piece
    score: float
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class _Place:
    """Where is searched: a store and a language, and what is held of them, None where they are too many to hold."""

    session: AsyncSession
    deps: Deps
    store_id: int
    language: str
    corpus: Corpus | None

    async def near(self, vector: Vectors) -> dict[int, float]:
        """Return the nearest passages; none while the index is out of order, because full text still answers then."""
        if self.corpus:
            return self.corpus.nearest(vector, _NEAREST)
        try:
            return await self.deps.index.nearest(self.store_id, self.language, vector, _NEAREST)
        except NotReady as error:
            log.warning("search_without_vectors", store=self.store_id, language=self.language, reason=error.detail)
            return {}

    async def pieces(self, words: Collection[str], near: Collection[int]) -> dict[int, Piece]:
        """Return the passages that stand and are near or share one of the words; the newest thousand of those."""
        if self.corpus:
            held = self.corpus.pieces
            return {key: held[key] for key in (*near, *self.corpus.sharing(words, _MATCHES)) if key in held}
        stand = of_place(self.store_id, self.language)
        any_word = func.to_tsquery("simple", " | ".join(f"'{word}'" for word in sorted(words)))
        shared = stand.where(PassageRow.search.op("@@")(any_word)).order_by(PassageRow.id.desc()).limit(_MATCHES)
        found = await self.session.execute(stand.where(PassageRow.id.in_(near)))
        rows = [*found, *await self.session.execute(shared)]
        return {piece.id: piece for piece in map(to_piece, rows)}

    async def total(self) -> int:
        """Return how many passages there are."""
        return len(self.corpus.pieces) if self.corpus else await count(self.session, self.store_id, self.language)

    async def corrected(self, text: str) -> str:
        """Return a question with its slips mended."""
        if self.corpus:
            return spelling.correct_by(self.corpus, text)
        return await spelling.correct(self.session, self.store_id, self.language, text)

    async def similarities(self, pieces: Sequence[Piece], vector: Vectors) -> Mapping[tuple[int, int], float]:
        """Return the cosine of each sentence of some passages."""
        if self.corpus:
            return self.corpus.similarities(pieces, vector)
        sizes = {piece.id: len(piece.sentences) for piece in pieces}
        return await self.deps.index.sentence_similarities(self.store_id, self.language, sizes, vector)


@dataclass(frozen=True, slots=True)
class _Ranked:
    """The candidates of one search, best first, and what their sentences are told apart by."""

    place: _Place
    query: Query
    rare: Rarity
    vector: Vectors
    near: Mapping[int, float]
    candidates: Sequence[_Candidate]

    async def found(self, chosen: Sequence[_Candidate]) -> tuple[Found, ...]:
        """Return some of the candidates with the sentence of each that answers best."""
        pieces = [candidate.piece for candidate in chosen]
        similar = await self.place.similarities(pieces, self.vector) if self.near and pieces else {}
        return tuple(_found(candidate, self.query, self.rare, similar) for candidate in chosen)


async def search(
    session: AsyncSession, deps: Deps, written: Written, query: str, *, language: str, topic: str = "", limit: int = 4
) -> tuple[Found, ...]:
    """Return the passages that may answer `query`, best first; none if nothing there answers it.

    `topic` (see topics.toml) adds what articles call the matter. A store without articles in `language`, or whose
    articles in it say nothing, is searched in its other languages by the topic's words alone.
    """
    languages = await written.languages(session)
    tries = [(language, query[:LONGEST_QUERY])] if language in languages else []
    tries += [(other, topic_words(topic, other)) for other in languages if other != language]
    for tried, words in tries:
        if words:
            ranked = await _ranked(await _place(session, deps, written, tried), words, topic)
            if enough := [one for one in ranked.candidates[:_BEST] if one.evidence.is_enough][:limit]:
                return await ranked.found(enough)
    return ()


async def rank(
    session: AsyncSession,
    deps: Deps,
    place: tuple[Written, str],
    question: str,
    *,
    topic: str = "",
    limit: int = _BEST,
) -> tuple[Found, ...]:
    """Return the passages of a store in one language (`place`) nearest to a question, best first.

    Whether one may be shown as an answer is `evidence.is_enough`; `search` keeps only those.
    """
    ranked = await _ranked(await _place(session, deps, *place), question, topic)
    return await ranked.found(ranked.candidates[:limit])


async def _place(session: AsyncSession, deps: Deps, written: Written, language: str) -> _Place:
    corpus = await written.corpus(session, deps.index, language)
    return _Place(session, deps, written.store_id, language, corpus)


async def _ranked(place: _Place, question: str, topic: str) -> _Ranked:
    language, embedder = place.language, place.deps.embedder
    text = await place.corrected(question)
    own, hints = frozenset(stems(text, language)), frozenset(stems(_names(topic, language), language))
    helpful = stems(topic_words(topic, language), language)
    query = Query(
        weights={**dict.fromkeys(helpful, _TOPIC_WEIGHT), **dict.fromkeys(own, 1.0)},
        asked=own,
        hints=hints,
        is_understood=language in _UNDERSTOOD.get(embedder.name, LANGUAGES),
    )
    vector = await embedder.embed([text])
    near = await place.near(vector)
    pieces = await place.pieces(query.weights, near)
    candidates, rare = _rank(pieces, query, near, await place.total())
    return _Ranked(place, query, rare, vector, near, candidates)


def _rank(
    pieces: Mapping[int, Piece], query: Query, near: Mapping[int, float], total: int
) -> tuple[list[_Candidate], Rarity]:
    documents = {key: piece.words for key, piece in pieces.items()}
    rare = ranking.rarity(list(documents.values()), query.weights, total)
    lexical = ranking.lexical_scores(documents, query, rare)
    by_words = sorted((key for key in lexical if lexical[key] > 0), key=lambda key: (-lexical[key], key))
    by_vector = [key for key in near if key in pieces]
    scores = ranking.fuse([(1.0 if query.is_understood else _FOREIGN_WEIGHT, by_vector), (1.0, by_words)])
    candidates = []
    for key, piece in pieces.items():
        if key in scores:
            has_vector = bool(near) and piece.is_indexed
            evidence = ranking.weigh(piece.words, query, rare, near.get(key, 0.0) if has_vector else None)
            score = scores[key] * (1 + _COVERAGE_WEIGHT * evidence.coverage)
            candidates.append(_Candidate(piece, score, evidence))
    return sorted(candidates, key=lambda candidate: (-candidate.score, candidate.piece.id)), rare


def _found(candidate: _Candidate, query: Query, rare: Rarity, similar: Mapping[tuple[int, int], float]) -> Found:
    piece = candidate.piece

    def worth(place: int) -> float:
        found = piece.stems_of(place)
        shared = ranking.coverage(found, query.asked, rare) + _TOPIC_WEIGHT * ranking.coverage(found, query.hints, rare)
        return similar.get((piece.id, place), 0.0) + _SENTENCE_COVERAGE * shared

    sentence = piece.sentences[max(range(len(piece.sentences)), key=worth)]
    source = Source(
        piece.article_id, piece.revision, piece.title, piece.heading, sentence, piece.language, piece.review
    )
    return Found(source, " ".join(piece.sentences), candidate.evidence.strength, candidate.evidence)


def topic_words(topic: str, language: str) -> str:
    """Return what articles in `language` call a topic; empty for a topic or language that topics.toml lacks."""
    return _topics().get(topic, {}).get(language, "").replace(_BESIDES, "")


def speaks_of(text: str, topic: str, language: str) -> int:
    """Return how many of a topic's words stand in a text."""
    return len(set(stems(text, language)) & set(stems(topic_words(topic, language), language)))


def _names(topic: str, language: str) -> str:
    """Return the words of a topic that stand for it alone."""
    return _topics().get(topic, {}).get(language, "").partition(_BESIDES)[0]


@cache
def _topics() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("topics.toml").read_text(encoding="utf-8"))
