"""Every language is taught by its own phrases and by kept meanings, so that a phrase added in one changes no other."""

from pathlib import Path

import pytest

from agent.understand.features import is_embedded, tidy
from agent.understand.local import Classifier
from agent.understand.phrases import Phrase, find_folders, read_phrases
from agent.understand.senses import senses_for
from agent.understand.train import train
from tests.agent.understand.test_phrases import CountingEmbedder

PHRASES = [phrase for phrase in read_phrases(find_folders()) if phrase.language in {"en", "pt"}][::6]
NEW = {
    "en": [Phrase(f"kindly unship bundle {place}", "en", "order_editing", "cancel") for place in range(20)],
    "pt": [Phrase(f"desembrulhe o pacote {place}", "pt", "order_editing", "cancel") for place in range(20)],
}


async def taught(phrases: list[Phrase], folder: Path) -> Classifier:
    return await train(phrases, CountingEmbedder(), folder)


async def told(classifier: Classifier, phrase: Phrase) -> dict[str, float]:
    text = tidy(phrase.text)
    vector = (await CountingEmbedder().embed([text]))[0] if is_embedded(phrase.language) else None
    return dict(classifier.read(text, phrase.language, vector).labels)


@pytest.mark.parametrize(("grows", "stays"), [("en", "pt"), ("pt", "en")])
async def test_a_phrase_added_in_one_language_changes_no_other(grows: str, stays: str, tmp_path: Path) -> None:
    before, after = await taught(PHRASES, tmp_path / "1"), await taught([*NEW[grows], *PHRASES], tmp_path / "2")
    others = [phrase for phrase in PHRASES if phrase.language == stays][:50]
    assert [await told(before, one) for one in others] == [await told(after, one) for one in others]
    assert await told(before, NEW[grows][0]) != await told(after, NEW[grows][0])


def test_every_wish_of_ours_stands_in_the_kept_meanings() -> None:
    """If this fails, run `make meanings`: until then every language depends on all phrases again."""
    labels = sorted({phrase.label for phrase in read_phrases(find_folders())})
    assert senses_for((), labels).on_features.shape[1] == len(labels)


def test_a_plug_ins_wish_is_taught_from_the_phrases_at_hand() -> None:
    plugged = [
        Phrase(f"{words} {place}", "pt", "warranty", words) for place in range(9) for words in ("garantia", "anos")
    ]
    labels = sorted({phrase.label for phrase in [*PHRASES, *plugged]})
    assert senses_for([*PHRASES, *plugged], labels).bias.shape == (len(labels),)
