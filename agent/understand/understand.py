"""From a customer's words to an `Understanding`, without any model: rules for answers, a classifier for wishes."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from agent.understand.features import tidy
from agent.understand.lexicon import read_lexicon
from agent.understand.local import Classifier
from agent.understand.phrases import Phrase, find_folders, read_phrases
from agent.understand.targets import read_contacts, read_targets
from agent.understand.train import Progress, silent, train
from agent.understand.understanding import (
    CHOICE,
    CODE,
    KIND,
    NONE_OF_OURS,
    YES_NO,
    Context,
    Understanding,
    Wish,
)
from kit.embed import Embedder
from kit.language import LANGUAGES, detect
from skills import slots

TAUGHT = Path(__file__).parents[2] / "build" / "understanding"
"""Where what was learnt is kept: it comes from the tree alone, so every data folder and every test shares it."""

BAR = 0.55
"""At this confidence a wish is acted on. Chosen with evals/measure.py, on messages that were looked at while teaching:
of foreign shop messages at the bar 86 to 98 % were right, and about 1 % of other domains' entered order editing."""

_SECOND_BAR = 0.7  # a second wish in one message must be surer: two wrong answers are worse than one
_MOST_WORDS_OF_ANSWER = 6
_MOST_CLAUSES = 6
_MOST_SIGNS = 2_000  # the embedding reads no further anyway
_SENTENCES = re.compile(r"(?<=[.!?;])\s+|\n+")
_LETTER = re.compile(r"[^\W\d_]")
_COURTESY = frozenset({"greeting", "thanks"})
_SIGN_IN = "sign_in"
_YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class _Read:
    """One text (the message or a clause of it) with its likeliest intents."""

    text: str
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
        text = text[:_MOST_SIGNS]
        language = detect(text, context.languages or LANGUAGES) or context.language
        said = _read_slots(text, context)
        if _answers(text, context, said):
            return Understanding(language, slots=said, is_confident=True, is_answer=True)
        if not _LETTER.search(text):
            return Understanding(language, slots=said)
        whole, *clauses = await self._rank([text, *_clauses(text)], language)
        wishes = _choose(whole, clauses)
        kind = _kind(wishes)
        return Understanding(
            language,
            wishes,
            tuple(whole.wishes[:3]),
            said | read_targets(text, kind) | ({KIND: kind} if kind else {}),
            is_confident=bool(wishes) and wishes[0].confidence >= BAR,
        )

    async def _rank(self, texts: Sequence[str], language: str) -> list[_Read]:
        classifier = await self._ready(silent)
        tidied = [tidy(text) for text in texts]
        vectors = await self._embedder.embed(tidied)
        ranked = classifier.rank(tidied, [language] * len(tidied), vectors)
        return [_Read(text, wishes) for text, wishes in zip(texts, ranked, strict=True)]

    async def _ready(self, progress: Progress) -> Classifier:
        async with self._preparing:
            if self._classifier is None:
                self._classifier = await train(self._phrases, self._embedder, self._folder, progress)
            return self._classifier


def _read_slots(text: str, context: Context) -> dict[str, Any]:
    contacts = read_contacts(text, code_is_awaited=context.awaits == _SIGN_IN)
    order = {} if CODE in contacts else slots.read_order(text)
    return {**order, **contacts, **_read_answer(text, context)}


def _read_answer(text: str, context: Context) -> dict[str, Any]:
    answer: dict[str, Any] = {}
    yes_no = slots.read_yes_no(text)
    if yes_no is not None:
        answer[YES_NO] = yes_no
    choice = slots.read_choice(text, context.choices) if context.choices and _is_short(text) else None
    if choice is not None:
        answer[CHOICE] = choice
    return answer


def _answers(text: str, context: Context, said: dict[str, Any]) -> bool:
    """Whether a message is the answer that Memory waits for, and nothing besides."""
    if not context.awaits:
        return False
    if context.awaits == _SIGN_IN:
        return CODE in said and _is_short(text)
    if context.awaits == _YES_NO:
        return YES_NO in said
    names_one = bool(said.keys() & {slots.ORDER_NAMES, slots.ORDER_GUESSES, slots.RECENT, slots.OTHER})
    return CHOICE in said or (context.awaits == "order" and names_one and _is_short(text))


def _is_short(text: str) -> bool:
    return len(text.split()) <= _MOST_WORDS_OF_ANSWER


def _clauses(text: str) -> list[str]:
    """Cut a message where another wish may begin; nothing if it is one piece."""
    joints = "|".join(sorted(map(re.escape, read_lexicon().joints), key=len, reverse=True))
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
        if wish.intent not in _COURTESY | {NONE_OF_OURS} and wish.confidence >= _SECOND_BAR:
            sure.setdefault(wish.intent, wish)
    likely = {wish.intent for wish in whole.wishes[:3]}
    told = [wish for wish in sure.values() if wish.intent in likely]
    if len(told) > 1:
        return tuple(told[:2])
    if len(told) == 1 and whole.best.intent == told[0].intent:
        surer = max(told[0].confidence, whole.best.confidence)
        return (Wish(told[0].intent, surer, whole.best.kind or told[0].kind),)
    if len(told) == 1 and whole.best.intent in _COURTESY | {NONE_OF_OURS}:
        return (told[0],)
    return (whole.best,)


def _kind(wishes: Sequence[Wish]) -> str:
    return next((wish.kind for wish in wishes if wish.intent == "order_editing" and wish.kind), "")
