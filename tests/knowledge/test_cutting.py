"""Sentences, sections and passages: where a text is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import sentences
from knowledge.chunk import TARGET_TOKENS, cut
from knowledge.outline import sections
from knowledge.spelling import nearest
from knowledge.stems import stems

SPLIT = [
    ("One. Two! Three?", ["One.", "Two!", "Three?"]),
    ("It costs 10.50 euros, e.g. for socks. Then more.", ["It costs 10.50 euros, e.g. for socks.", "Then more."]),
    ("Open until 2 p.m. on weekdays. Closed else.", ["Open until 2 p.m. on weekdays.", "Closed else."]),
    ("We close at 6 p.m. Write to us.", ["We close at 6 p.m.", "Write to us."]),
    ("Fale com o Sr. Silva. Obrigado.", ["Fale com o Sr. Silva.", "Obrigado."]),
    ("\u201cYes.\u201d She said so.", ["\u201cYes.\u201d", "She said so."]),
    ("No end mark", ["No end mark"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), SPLIT)
def test_a_paragraph_is_cut_between_sentences(text: str, expected: list[str]) -> None:
    assert sentences.split(text) == expected


@given(st.text())
def test_cutting_into_sentences_loses_no_word(text: str) -> None:
    assert " ".join(sentences.split(text)).split() == text.split()


def test_every_passage_knows_the_headings_above_it() -> None:
    """S1-58."""
    body = "# Help\n\nHello.\n\n## Orders\n\n### Changing\n\nWithin 1 hour.\n\n## Returns\n\nWithin 30 days."
    assert [(piece.heading, piece.sentences) for piece in cut(sections(body, "Help"))] == [
        ("", ("Hello.",)),
        ("Orders \u203a Changing", ("Within 1 hour.",)),
        ("Returns", ("Within 30 days.",)),
    ]


def test_a_long_section_is_cut_near_the_target_and_never_inside_a_sentence() -> None:
    lines = [f"Sentence number {number} says a few more words than it needs to." for number in range(60)]
    pieces = cut(sections("## One\n\n" + " ".join(lines)))
    assert [sentence for piece in pieces for sentence in piece.sentences] == lines
    assert all(sum(map(len, piece.sentences)) / 4 < TARGET_TOKENS * 1.3 for piece in pieces)


def test_a_list_that_is_cut_repeats_what_introduces_it() -> None:
    items = "".join(f"- item number {number} with some words to make it longer\n" for number in range(40))
    pieces = cut(sections("You can change:\n\n" + items))
    assert len(pieces) > 1
    assert all(piece.sentences[0] == "You can change:" for piece in pieces)


def test_how_long_something_takes_is_a_question_about_that_thing_alone() -> None:
    """Else "How long you have", which stands over every rule, outweighs what was asked for."""
    assert stems("how long does shipping take", "en") == stems("shipping", "en")
    assert stems("como faço uma devolução", "pt") == stems("devolução", "pt")


def test_portuguese_without_accents_has_the_same_stems() -> None:
    assert stems("alterações e devolução", "pt") == stems("alteracoes e devolucao", "pt")


def test_words_that_mean_the_same_have_one_stem() -> None:
    assert stems("modify", "en") == stems("changing", "en") == stems("swap", "en")
    assert stems("frete", "pt") == stems("entrega", "pt")


def test_a_compound_is_its_parts_and_the_whole() -> None:
    assert set(stems("pre-orders", "en")) == {"pre", "order", *stems("preorders", "en")}


def test_a_slip_is_mended_and_another_word_is_left_alone() -> None:
    known = ["cancellation", "address", "size", "hours"]
    assert nearest("cancelation", known) == "cancellation"
    assert nearest("adress", known) == "address"
    assert nearest("house", known) == "house"
    assert nearest("france", known) == "france"
