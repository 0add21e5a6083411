"""The words of the code mail exist in every language that has a file."""

from customers.jobs import WORDS


def test_every_language_says_everything() -> None:
    assert {"en", "pt"} <= set(WORDS.languages)
    assert WORDS.missing() == {}
