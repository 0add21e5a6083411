"""Misspelt questions corrected against the words that the store's own articles use."""

from collections.abc import Collection, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from knowledge.corpus import Corpus, vocabulary
from knowledge.models import WordRow
from knowledge.stems import fold, has_meaning, stem, telling_words

_SHORTEST = 4
_LONG = 9


async def correct(session: AsyncSession, store_id: int, language: str, text: str) -> str:
    """Return a question with each misspelt word as the nearest word of the store's articles; the rest stays as it is.

    A word whose stem stands in an article is no slip, and neither is one that has synonyms ("charge" is not "change")
    or that nothing there resembles.
    """
    asked = telling_words(text, language)
    here = (WordRow.store_id == store_id, WordRow.language == language)
    known = set(await session.scalars(select(WordRow.word).where(*here, WordRow.word.in_(asked))))
    strange = _strange(asked, known)
    if not strange:
        return text
    words = await vocabulary(session, store_id, language)
    return _mended(text, _slips(strange, words, {stem(word, language) for word in words}, language))


def correct_by(corpus: Corpus, text: str) -> str:
    """Return the same, by words that are held."""
    strange = _strange(telling_words(text, corpus.language), corpus.known)
    if not strange:
        return text
    return _mended(text, _slips(strange, corpus.vocabulary, corpus.known_stems, corpus.language))


def _strange(asked: Sequence[str], known: Collection[str]) -> list[str]:
    return [word for word in dict.fromkeys(asked) if word not in known and len(word) >= _SHORTEST and word.isalpha()]


def _slips(strange: Sequence[str], words: list[str], known_stems: Collection[str], language: str) -> dict[str, str]:
    slips = [word for word in strange if stem(word, language) not in known_stems and not has_meaning(word, language)]
    return {word: nearest(word, words) for word in slips}


def _mended(text: str, slips: dict[str, str]) -> str:
    return " ".join(slips.get(fold(word), word) for word in text.split()) if slips else text


def nearest(word: str, words: list[str]) -> str:
    """Return the known word that `word` most likely is, or itself: one slip in a short word, two in a long one.

    The first letter is taken as right, because a slip there is rare and other words begin there.
    """
    slips = 1 if len(word) < _LONG else 2
    found = process.extract(word, words, scorer=OSA.distance, score_cutoff=slips, limit=10)
    near = [(distance, candidate) for candidate, distance, _ in found if candidate[0] == word[0]]
    return min(near)[1] if near else word
