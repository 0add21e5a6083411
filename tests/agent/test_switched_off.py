"""What a switched-off skill would do: said plainly, with what the help pages say, and a person asked in."""

from dataclasses import replace

import pytest

from agent.state import Memory
from skills.base import Passage
from tests.agent.staging import ADDING, DELIVERY, TRANSLATED, Talk

OFF = {
    "en": "where is my parcel?",
    "pt": "onde está a minha encomenda?",
    "es": "¿dónde está mi paquete?",
    "fr": "où est mon colis ?",
    "it": "dov'è il mio pacco?",
    "de": "wo ist mein Paket?",
    "pl": "gdzie jest moja paczka?",
    "fi": "missä minun pakettini on?",
    "uk": "де моя посилка?",
}


@pytest.mark.parametrize(("language", "words"), OFF.items())
async def test_what_a_skill_would_do_that_is_switched_off_goes_to_a_person(
    talk: Talk, language: str, words: str
) -> None:
    """S1-52: with what the help pages say, if they say something, in the customer's language or the shop's."""
    talk.off = frozenset({"order_tracking"})
    said = await talk.says(words)
    assert said.outcome.language == language
    assert said.facts == ["unavailable", "help-says"]
    assert said.quotes in [[DELIVERY.sentence], [TRANSLATED[DELIVERY].sentence]]
    assert said.outcome.handoff is not None
    assert (said.outcome.handoff.reason, said.outcome.handoff.is_hard) == ("skill_unavailable", False)


async def test_what_only_shares_words_is_not_quoted_for_a_matter_no_live_skill_does(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """S1-52: "We cannot add items to an order" tells nobody where theirs is."""

    async def found(*_: object, **__: object) -> tuple[Passage, ...]:
        return (Passage(ADDING, ADDING.sentence, 1.2, on_topic=0.0),)

    monkeypatch.setattr(Talk, "_search", found)
    talk.off = frozenset({"order_tracking", "returns_exchanges"})
    for words in ("where is my order", "wrong item received", "when will my order arrive"):
        said = await replace(talk, memory=Memory()).says(words)
        assert (said.facts, said.quotes) == (["unavailable"], [])
