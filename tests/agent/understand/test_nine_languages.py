"""The same wishes in nine languages, in words that were never taught; and the language of a few words."""

from pathlib import Path

import pytest

from agent.understand.meanings import FOLDER, meanings_of
from agent.understand.understand import Understander
from agent.understand.understanding import Context, Understanding
from kit.language import LANGUAGES

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("unseen").joinpath("nine_languages.txt").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_plain_wishes_are_understood_in_every_language(understander: Understander, language: str) -> None:
    """S1-10: five of six at least, and what is no wish of ours never enters order editing."""
    heard: list[tuple[str, Understanding]] = [
        (intent, await understander.understand(text, Context(language=language)))
        for intent, of, text in ROWS
        if of == language
    ]
    assert {one.language for _, one in heard} == {language}
    assert sum(one.wishes[0].intent == intent for intent, one in heard) >= len(heard) - 1
    assert not [one for intent, one in heard if intent != "order_editing" and edits(one)]


def edits(understood: Understanding) -> bool:
    return understood.is_confident and any(wish.intent == "order_editing" for wish in understood.wishes)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Bestellung stornieren", "de"),
        ("tilauksen peruutus", "fi"),
        ("скасувати замовлення", "uk"),
        ("annuler commande", "fr"),
        ("cancel order", "en"),
        ("order status", "en"),
    ],
)
async def test_two_words_of_a_new_conversation_tell_their_language(
    understander: Understander, text: str, language: str
) -> None:
    assert (await understander.understand(text, Context(language="en"))).language == language


@pytest.mark.parametrize("text", ["ok", "M", "size M", "#1001", "thanks"])
async def test_a_few_words_of_everybody_keep_the_language(understander: Understander, text: str) -> None:
    assert (await understander.understand(text, Context(language="pt"))).language == "pt"


def test_every_language_names_the_same_meanings() -> None:
    """What has no word in a language cannot be learnt there from the others."""
    named = {
        file.stem: {line.split(" = ")[0] for line in file.read_text("utf-8").splitlines()[1:]}
        for file in FOLDER.glob("*.toml")
    }
    assert named.keys() == set(LANGUAGES)
    for language, names in named.items():
        assert len(named["en"] - names) <= 5, language


@pytest.mark.parametrize(
    ("text", "language", "meanings"),
    [
        ("Versandkosten", "de", ["ship", "howmuch"]),
        ("GROESSE aendern", "de", ["size", "change"]),
        ("gdzie jest moja paczka", "pl", ["where", "is", "package"]),
        ("чому так довго?", "uk", ["why"]),
        ("wo ist mein tracking", "de", ["where", "is", "track"]),
    ],
)
def test_words_have_one_name_in_all_languages(text: str, language: str, meanings: list[str]) -> None:
    assert [name for name in meanings_of(text, language) if name in meanings] == meanings
