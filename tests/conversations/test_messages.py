"""What a message is read as, by those who look at a conversation."""

from datetime import UTC, datetime

from conversations.messages import Author, Block, ChoicesBlock, Said, TextBlock, as_read

ORDERS = ChoicesBlock(options=(("#1013 · Harbour T-shirt", "order-1013"), ("#1012 · Beanie", "order-1012")))


def said(number: int, author: Author, *blocks: Block) -> Said:
    return Said(number, author, blocks, "en", datetime(2026, 11, 18, 10, number, tzinfo=UTC))


def test_what_was_chosen_by_a_button_is_read_in_its_words() -> None:
    talk = (
        said(1, Author.CUSTOMER, TextBlock(text="order-1013")),
        said(2, Author.AGENT, TextBlock(text="Which order?"), ORDERS),
        said(3, Author.CUSTOMER, TextBlock(text="order-1013")),
        said(4, Author.PERSON, TextBlock(text="order-1013")),
    )
    assert [message.text for message in as_read(talk)] == [
        "order-1013",
        "Which order?",
        "#1013 · Harbour T-shirt",
        "order-1013",
    ]
