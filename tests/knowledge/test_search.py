"""What customers' questions find, and when the honest answer is that nothing is there."""

from knowledge.deps import Deps
from knowledge.search import search
from stores.stores import Store
from tests.knowledge.conftest import Write

CHANGES = """
# Changing an order

## How long you have

Orders can be changed within 1 hour of being placed. After that the warehouse starts packing.

## What you can change

You can change the size, the colour, the quantity and the shipping address.
"""
SHIPPING = "Parcels leave our warehouse on weekdays. Standard delivery takes three days and costs 4 euros."


async def test_a_question_finds_the_sentence_with_its_heading_and_revision(
    deps: Deps, store: Store, write: Write
) -> None:
    """S1-11."""
    article = await write("Order changes", CHANGES)
    await write("Delivery", SHIPPING)
    async with deps.database.begin() as session:
        found = await search(session, deps, store.id, "Can I still change my order?", language="en")
    assert found[0].source.article_id == article.id
    assert found[0].source.revision == 1
