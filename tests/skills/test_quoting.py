"""What is quoted of an article: enough to answer, never a blank."""

from commerce.terms import Source
from skills.base import Passage
from skills.quoting import LONGEST, excerpt


def passage(text: str, best: str) -> Passage:
    return Passage(Source(1, 1, "Shipping", "Costs", best, "en"), text, 1.0)


def test_a_sentence_is_quoted_with_what_stands_around_it() -> None:
    whole = "We ship to all of Europe. Standard delivery costs 4 €. It takes three days."
    assert excerpt(passage(whole, "Standard delivery costs 4 €.")).source.sentence == whole


def test_a_row_of_a_table_is_quoted_with_its_headings_and_the_rows_around_it() -> None:
    rows = ("Destino: Espanha; Preço: 3,90 €.", "Destino: Chile; Preço: 19 €.")
    assert excerpt(passage(" ".join(rows), rows[1])).source.sentence == " ".join(rows)


def test_what_follows_goes_before_what_precedes() -> None:
    before, after = "Before " + "x" * 200 + ".", "After " + "y" * 200 + "."
    found = excerpt(passage(f"{before} It costs 4 €. {after}", "It costs 4 €.")).source.sentence
    assert found == f"It costs 4 €. {after}"
    assert len(found) <= LONGEST


def test_a_blank_that_nobody_filled_in_ends_the_excerpt() -> None:
    found = excerpt(passage("It costs 4 €. It takes [X days].", "It costs 4 €."))
    assert found.source.sentence == "It costs 4 €."


def test_a_sentence_that_the_passage_does_not_hold_stays_alone() -> None:
    assert excerpt(passage("Something else.", "It costs 4 €.")).source.sentence == "It costs 4 €."
