"""What the classifier sees of a text besides its embedding: pieces of words and stems, which survive typos."""

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from scipy.sparse import csr_array, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from knowledge.stems import fold, stem, words

_LINK = re.compile(r"https?://\S+|www\.\S+")
_MAIL = re.compile(r"\S+@\S+\.\w+")
_NUMBER = re.compile(r"\d{3,}")
_SPACES = re.compile(r"\s+")

_MOST_PIECES = 14_000


def tidy(text: str) -> str:
    """Return the text with links, addresses and long numbers made alike: which order it is says nothing of the wish."""
    text = _MAIL.sub("mail", _LINK.sub("link", text))
    return _SPACES.sub(" ", _NUMBER.sub("1000", text)).strip()


class Features:
    """Texts as sparse rows of pieces of words, and of stems."""

    def __init__(self) -> None:
        """Prepare the parts; `learn` fills them."""
        self._pieces = TfidfVectorizer(
            analyzer="char_wb",
            ngram_range=(2, 5),
            sublinear_tf=True,
            min_df=2,
            max_features=_MOST_PIECES,
            preprocessor=fold,
            dtype=np.float32,
        )
        self._stems = TfidfVectorizer(analyzer=_as_given, sublinear_tf=True, min_df=2, dtype=np.float32)

    def learn(self, texts: Sequence[str], languages: Sequence[str]) -> None:
        """Learn which pieces and stems there are."""
        self._pieces.fit(texts)
        self._stems.fit(_all_stems(texts, languages))

    def words(self, texts: Sequence[str], languages: Sequence[str]) -> csr_array:
        """Return one sparse row per text."""
        pieces = self._pieces.transform(texts)
        stems = self._stems.transform(_all_stems(texts, languages))
        return csr_array(hstack([pieces, stems]))


def _all_stems(texts: Sequence[str], languages: Sequence[str]) -> list[list[str]]:
    return [_stems_and_pairs(text, language) for text, language in zip(texts, languages, strict=True)]


def _stems_and_pairs(text: str, language: str) -> list[str]:
    """Return the stems, and each pair that stands together: "not cancel" is another thing than "cancel"."""
    stems = [stem(word, language) for word in words(text)]
    return stems + [f"{first} {second}" for first, second in pairwise(stems)]


def _as_given(stems: list[str]) -> list[str]:
    return stems
