"""From a customer's words to an `Understanding`, without any model: rules for answers, a classifier for wishes."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from agent.understand.choosing import EDITING, NO_MATTER, SECOND_BAR, is_sure, kind_of
from agent.understand.declined import without_declined
from agent.understand.features import is_embedded, tidy
from agent.understand.feeling import feel
from agent.understand.labelling import topics_of
from agent.understand.lexicon import read_lexicon
from agent.understand.local import Classifier, Likely
from agent.understand.phrases import Phrase, find_folders, read_phrases
from agent.understand.rules import MOST_SIGNS, read_by_rules
from agent.understand.targets import read_targets
from agent.understand.train import Progress, silent, train
from agent.understand.understanding import KIND, Context, Understanding, Wish
from kit.embed import Embedder
from kit.language import LANGUAGES

TAUGHT = Path(__file__).parents[2] / "build" / "understanding"
"""Where what was learnt is kept: it comes from the tree alone, so every data folder and every test shares it."""

_MOST_CLAUSES = 6
_LEAST_OF_WHOLE = 0.1
_CERTAIN = 0.99
_WORDS_OF_ASIDE = 2
_TELLING = re.compile(r"[^\W\d_]{2}")
"""A word: one letter tells no language."""
_SENTENCES = re.compile(r"(?<=[.!?;])\s+|\n+")


@dataclass(frozen=True, slots=True)
class _Read:
    """One text (the message or a clause of it) with its likeliest intents."""

    text: str
    likely: Likely
    wishes: Sequence[Wish]

    @property
    def best(self) -> Wish:
        return self.wishes[0]


class Understander:
    """Understands messages; teaches itself on first use, or earlier by `prepare()`."""

    def __init__(self, embedder: Embedder, folder: Path, phrases: Sequence[Phrase] | None = None) -> None:
        """Learn from `phrases`, by default those of every skill and topic; what is learnt is kept in `folder`.

        Raises:
            StartError: a phrase file is wrong.
        """
        self._embedder = embedder
        self._folder = folder
        self._phrases = phrases if phrases is not None else read_phrases(find_folders())
        self._classifier: Classifier | None = None
        self._preparing = asyncio.Lock()

    async def prepare(self, progress: Progress = silent) -> None:
        """Teach the classifier or read what was kept (seconds the first time), and warm the embedding model."""
        await self._ready(progress)
        await self.understand("this loads what reads languages", Context())

    async def understand(self, text: str, context: Context) -> Understanding:
        """Return what a message means; rules read it first where Memory waits for an answer."""
        ruled = read_by_rules(text, context)
        if ruled.is_whole:
            return ruled.understanding
        text, language, said = text[:MOST_SIGNS], ruled.understanding.language, ruled.understanding.slots
        if not ruled.tells_language and _TELLING.search(text):
            classifier = await self._ready(silent)
            language = classifier.language_of(tidy(text), language, context.languages or LANGUAGES)
        text = without_declined(text)
        whole, *clauses = await self._rank([text, *_clauses(text, language)], language)
        wishes = _choose(whole, clauses)
        kind = kind_of(wishes)
        return Understanding(
            language,
            wishes,
            tuple(whole.wishes[:3]),
            {**said, **read_targets(text, kind, language), **({KIND: kind} if kind else {})},
            topics=topics_of(read.likely.labels for read in (whole, *clauses)),
            feeling=feel(text, language),
            is_confident=is_sure(wishes),
        )

    async def _rank(self, texts: Sequence[str], language: str) -> list[_Read]:
        classifier = await self._ready(silent)
        tidied = [tidy(text) for text in texts]
        vectors = await self._embedder.embed(tidied) if is_embedded(language) else [None] * len(texts)
        likely = [classifier.read(text, language, vector) for text, vector in zip(tidied, vectors, strict=True)]
        return [_Read(text, one, one.wishes()) for text, one in zip(texts, likely, strict=True)]

    async def _ready(self, progress: Progress) -> Classifier:
        async with self._preparing:
            if self._classifier is None:
                self._classifier = await train(self._phrases, self._embedder, self._folder, progress)
            return self._classifier


def _clauses(text: str, language: str) -> list[str]:
    """Cut a message where another wish may begin; nothing if it is one piece."""
    joints = "|".join(sorted(map(re.escape, read_lexicon(language).joints), key=len, reverse=True))
    pieces = [
        piece.strip(" ,;")
        for sentence in _SENTENCES.split(text)
        for piece in re.split(rf"(?:,\s*|\s+)(?=(?:{joints})\b)", sentence, flags=re.IGNORECASE)
    ]
    told = [piece for piece in pieces if len(piece.split()) > 1]
    return told[:_MOST_CLAUSES] if len(told) > 1 else []


def _choose(whole: _Read, clauses: Sequence[_Read]) -> tuple[Wish, ...]:
    """Return the one wish of a message, or two if two of its clauses are sure of different ones."""
    sure: dict[str, Wish] = {}
    for clause in clauses:
        wish = clause.best
        if wish.intent not in NO_MATTER and wish.confidence >= SECOND_BAR and not _is_aside(clause, whole):
            sure.setdefault(wish.intent, wish)
    likely = {wish.intent for wish in whole.wishes[:3]}
    told = [wish for wish in sure.values() if wish.intent in likely]
    if len(told) > 1:
        return tuple(told[:2])
    if len(told) == 1 and whole.best.intent == told[0].intent:
        surer = max(told[0].confidence, whole.best.confidence)
        return (Wish(told[0].intent, surer, whole.best.kind or told[0].kind),)
    if len(told) == 1 and whole.best.intent in NO_MATTER:
        return (told[0],)
    return (whole.best,)


def _is_aside(clause: _Read, whole: _Read) -> bool:
    """Whether a clause that seems to wish for something hardly counts beside the rest: "what now?" is no second wish.

    So it is for a few words, and for a wish to change an order that is not certain, where the whole message does not
    bear it out.
    """
    is_certain = clause.best.intent != EDITING or clause.best.confidence >= _CERTAIN
    if len(clause.text.split()) > _WORDS_OF_ASIDE and is_certain:
        return False
    borne_out = next((wish.confidence for wish in whole.wishes if wish.intent == clause.best.intent), 0.0)
    return borne_out < _LEAST_OF_WHOLE
