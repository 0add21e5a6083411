"""Phrase files are the only teacher: a wrong one stops the start with its name, a right one is taught and kept."""

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from agent.understand.phrases import Phrase, PhraseFolder, find_folders, read_phrases
from agent.understand.train import embed_phrases, train
from commerce.terms import EditKind
from kit.embed import Vectors
from kit.errors import StartError


class CountingEmbedder:
    """Vectors from the letters of a text, and how many texts were asked for."""

    name = "letters"
    dimension = 26

    def __init__(self) -> None:
        self.asked = 0

    async def embed(self, texts: Sequence[str]) -> Vectors:
        self.asked += len(texts)
        rows = np.array([[1 + text.count(chr(97 + place)) for place in range(26)] for text in texts])
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def break_all(folder: Path) -> None:
    for file in folder.iterdir():
        file.write_bytes(b"broken")


TAUGHT = [
    Phrase(f"{text} {number}", "en", intent, "any")
    for number in range(4)
    for intent, text in [("buy", "i want to buy it"), ("sell", "you could sell mine"), ("ask", "how much was that")]
]


def test_every_intent_has_many_phrases_in_both_languages() -> None:
    phrases = read_phrases(find_folders())
    intents = {phrase.intent for phrase in phrases}
    assert {"order_editing", "store_questions", "human", "none_of_ours"} <= intents
    for intent in intents:
        for language in ("en", "pt"):
            count = sum(phrase.intent == intent and phrase.language == language for phrase in phrases)
            assert count >= (30 if intent in {"greeting", "thanks"} else 60), (intent, language)


def test_every_kind_of_edit_is_taught_in_both_languages() -> None:
    phrases = [phrase for phrase in read_phrases(find_folders()) if phrase.intent == "order_editing"]
    for language in ("en", "pt"):
        kinds = {phrase.kind for phrase in phrases if phrase.language == language}
        assert kinds == {*map(str, EditKind), "add_item", "generic"}


def test_a_phrase_without_a_heading_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text("cancel it\n", encoding="utf-8")
    with pytest.raises(StartError, match=r"line 1: a phrase needs a \[heading\]"):
        read_phrases([PhraseFolder("order_editing", tmp_path)])


def test_one_phrase_under_two_headings_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text("[cancel]\nstop it\n[address]\nStop it\n", encoding="utf-8")
    with pytest.raises(StartError, match=re.escape("'Stop it' is also order_editing.cancel")):
        read_phrases([PhraseFolder("order_editing", tmp_path)])


async def test_what_was_learnt_is_kept_and_read_again(tmp_path: Path) -> None:
    embedder, seen = CountingEmbedder(), []
    first = await train(TAUGHT, embedder, tmp_path, lambda done, total: seen.append((done, total)))
    again = await train(TAUGHT, embedder, tmp_path)
    assert embedder.asked == len(TAUGHT)
    assert seen[-1] == (2 * len(TAUGHT), 2 * len(TAUGHT))
    assert again.labels == first.labels == ("ask.any", "buy.any", "sell.any")


async def test_a_new_phrase_costs_only_its_own_embedding(tmp_path: Path) -> None:
    embedder = CountingEmbedder()
    await embed_phrases(["one", "two"], embedder, tmp_path, lambda _done, _total: None)
    await embed_phrases(["one", "two", "three"], embedder, tmp_path, lambda _done, _total: None)
    assert embedder.asked == 3


async def test_a_broken_kept_file_is_only_taught_again(tmp_path: Path) -> None:
    embedder = CountingEmbedder()
    await train(TAUGHT, embedder, tmp_path)
    break_all(tmp_path)
    taught = await train(TAUGHT, embedder, tmp_path)
    [vector] = await embedder.embed(["you could sell mine"])
    wishes = taught.read("you could sell mine", "en", vector).wishes()
    assert wishes[0].intent == "sell"
    assert sum(wish.confidence for wish in wishes) == pytest.approx(1)
