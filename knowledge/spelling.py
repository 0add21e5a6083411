"""Misspelt questions corrected against the words that the store's own articles use."""

from rapidfuzz import process
from rapidfuzz.distance import OSA
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from knowledge.models import WordRow
from knowledge.stems import stem, telling_words

_SHORTEST = 4
_LONG = 8


async def correct(session: AsyncSession, store_id: int, language: str, text: str) -> list[str]:
    """Return the stems of a question's telling words, each misspelt one as the nearest word of the articles."""
    asked = list(dict.fromkeys(telling_words(text, language)))
    known = set(
        await session.scalars(
            select(WordRow.word).where(
                WordRow.store_id == store_id, WordRow.language == language, WordRow.word.in_(asked)
            )
        )
    )
    strange = [word for word in asked if word not in known and len(word) >= _SHORTEST and word.isalpha()]
    if not strange:
        return [stem(word, language) for word in asked]
    rows = select(WordRow.word).where(WordRow.store_id == store_id, WordRow.language == language)
    vocabulary = list(await session.scalars(rows))
    known_stems = {stem(word, language) for word in vocabulary}
    corrected = {word: nearest(word, vocabulary) for word in strange if stem(word, language) not in known_stems}
    return [stem(corrected.get(word, word), language) for word in asked]


def nearest(word: str, vocabulary: list[str]) -> str:
    """Return the known word that `word` most likely is, or itself: one slip in a short word, two in a long one.

    The first letter is taken as right, because a slip there is rare and other words begin there.
    """
    slips = 1 if len(word) < _LONG else 2
    found = process.extract(word, vocabulary, scorer=OSA.distance, score_cutoff=slips, limit=10)
    near = [(distance, candidate) for candidate, distance, _ in found if candidate[0] == word[0]]
    return min(near)[1] if near else word
