"""Search of a store's articles in one language: vectors and full text, fused; or an honest "nothing found".

The embedding model is good in English only and finds nothing across languages, so a question in a language that the
store has no articles in is searched by its topic's own words in a language that it has.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import structlog
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.terms import Source
from kit.embed import Vectors
from kit.errors import NotReady
from kit.language import LANGUAGES
from knowledge import ranking, spelling
from knowledge.articles import Status, standing
from knowledge.deps import Deps
from knowledge.models import ArticleRow, PassageRow
from knowledge.ranking import Evidence, Query, Rarity
from knowledge.stems import stems

LONGEST_QUERY = 1000
_NEAREST = 60
_MATCHES = 1000
_TOPIC_WEIGHT = 0.4
_FOREIGN_WEIGHT = 0.5
_SENTENCE_COVERAGE = 0.5
_COVERAGE_WEIGHT = 0.1
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


class _Row(NamedTuple):
    passage: PassageRow
    title: str
    status: str


class _Candidate(NamedTuple):
    passage: PassageRow
    title: str
    score: float
    evidence: Evidence


async def search(
    session: AsyncSession, deps: Deps, store_id: int, query: str, *, language: str, topic: str = "", limit: int = 4
) -> tuple[Found, ...]:
    """Return the passages that may answer `query`, best first; none if nothing there answers it.

    `topic` (see topics.toml) adds what articles call the matter. A store without articles in `language`, or whose
    articles in it say nothing, is searched in its other languages by the topic's words alone.
    """
    written = await _languages(session, store_id)
    tries = [(language, query[:LONGEST_QUERY])] if language in written else []
    tries += [(other, topic_words(topic, other)) for other in written if other != language]
    for tried, words in tries:
        if words:
            ranked = await rank(session, deps, (store_id, tried), words, topic=topic)
            if found := tuple(one for one in ranked if one.evidence.is_enough)[:limit]:
                return found
    return ()


async def rank(
    session: AsyncSession, deps: Deps, place: tuple[int, str], question: str, *, topic: str = "", limit: int = 12
) -> tuple[Found, ...]:
    """Return the passages of a store (`place` is its id and a language) nearest to a question, best first.

    Whether one may be shown as an answer is `evidence.is_enough`; `search` keeps only those.
    """
    store_id, language = place
    text = await spelling.correct(session, store_id, language, question)
    own, hints = frozenset(stems(text, language)), frozenset(stems(topic_words(topic, language), language))
    query = Query(
        weights={**dict.fromkeys(hints, _TOPIC_WEIGHT), **dict.fromkeys(own, 1.0)},
        asked=own,
        hints=hints,
        is_understood=language in _UNDERSTOOD.get(deps.embedder.name, LANGUAGES),
    )
    vector = await deps.embedder.embed([text])
    near = await _nearest(deps, store_id, language, vector)
    rows = await _candidates(session, store_id, language, query, near)
    of_place = (PassageRow.store_id == store_id, PassageRow.language == language)
    total = await session.scalar(select(func.count()).select_from(PassageRow).where(*of_place))
    candidates, rare = _rank(rows, query, near, total or 0)
    best = candidates[:limit]
    similar = await _similar_sentences(deps, place, [candidate.passage for candidate in best], vector) if near else {}
    return tuple(_found(candidate, query, rare, similar) for candidate in best)


def _rank(
    rows: Mapping[int, _Row], query: Query, near: Mapping[int, float], total: int
) -> tuple[list[_Candidate], Rarity]:
    documents = {key: row.passage.words.split() for key, row in rows.items()}
    rare = ranking.rarity(list(documents.values()), query.weights, total)
    lexical = ranking.lexical_scores(documents, query, rare)
    by_words = sorted((key for key in lexical if lexical[key] > 0), key=lambda key: (-lexical[key], key))
    by_vector = [key for key in near if key in rows]
    scores = ranking.fuse([(1.0 if query.is_understood else _FOREIGN_WEIGHT, by_vector), (1.0, by_words)])
    candidates = []
    for key, (passage, title, status) in rows.items():
        if key in scores:
            has_vector = bool(near) and status == Status.INDEXED
            evidence = ranking.weigh(documents[key], query, rare, near.get(key, 0.0) if has_vector else None)
            score = scores[key] * (1 + _COVERAGE_WEIGHT * evidence.coverage)
            candidates.append(_Candidate(passage, title, score, evidence))
    return sorted(candidates, key=lambda candidate: (-candidate.score, candidate.passage.id)), rare


async def _languages(session: AsyncSession, store_id: int) -> list[str]:
    """Return the languages that the store has passages in, the one with most first."""
    rows = select(PassageRow.language).where(PassageRow.store_id == store_id).group_by(PassageRow.language)
    return list(await session.scalars(rows.order_by(func.count().desc(), PassageRow.language)))


async def _nearest(deps: Deps, store_id: int, language: str, vector: Vectors) -> dict[int, float]:
    """Return the nearest passages; none while the index is out of order, because full text still answers then."""
    try:
        return await deps.index.nearest(store_id, language, vector, _NEAREST)
    except NotReady as error:
        log.warning("search_without_vectors", store=store_id, language=language, reason=error.detail)
        return {}


async def _candidates(
    session: AsyncSession, store_id: int, language: str, query: Query, near: Mapping[int, float]
) -> dict[int, _Row]:
    """Return the passages that stand and are near or share a word with the query; the newest thousand of those."""
    stand = (
        select(PassageRow, ArticleRow.title, ArticleRow.status)
        .join(ArticleRow, ArticleRow.id == PassageRow.article_id)
        .where(PassageRow.store_id == store_id, PassageRow.language == language, standing())
    )
    any_word = func.to_tsquery("simple", " | ".join(f"'{word}'" for word in sorted(query.weights)))
    shared = stand.where(PassageRow.search.op("@@")(any_word)).order_by(PassageRow.id.desc()).limit(_MATCHES)
    rows = [*await session.execute(stand.where(PassageRow.id.in_(near))), *await session.execute(shared)]
    return {row[0].id: _Row(*row) for row in rows}


async def _similar_sentences(
    deps: Deps, place: tuple[int, str], passages: Sequence[PassageRow], vector: Vectors
) -> dict[tuple[int, int], float]:
    sizes = {passage.id: len(passage.sentences) for passage in passages}
    return await deps.index.sentence_similarities(*place, sizes, vector)


def _found(candidate: _Candidate, query: Query, rare: Rarity, similar: Mapping[tuple[int, int], float]) -> Found:
    row = candidate.passage

    def worth(place: int) -> float:
        found = stems(row.sentences[place], row.language)
        shared = ranking.coverage(found, query.asked, rare) + _TOPIC_WEIGHT * ranking.coverage(found, query.hints, rare)
        return similar.get((row.id, place), 0.0) + _SENTENCE_COVERAGE * shared

    sentence = row.sentences[max(range(len(row.sentences)), key=worth)]
    source = Source(row.article_id, row.revision, candidate.title, row.heading, sentence, row.language)
    return Found(source, " ".join(row.sentences), candidate.evidence.strength, candidate.evidence)


def topic_words(topic: str, language: str) -> str:
    """Return what articles in `language` call a topic; empty for a topic or language that topics.toml lacks."""
    return _topics().get(topic, {}).get(language, "")


@cache
def _topics() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("topics.toml").read_text(encoding="utf-8"))
