"""What a merchant does when the agent answers a question about cancelling in generalities (S1-54 to S1-58)."""

from commerce.terms import Known, Unknown
from knowledge.deps import Deps
from knowledge.policies import terms
from knowledge.search import search
from stores.stores import Store
from tests.knowledge.conftest import Write

GENERAL = "We love happy customers. Write to us at any time and our team looks into whatever is on your mind."
POLICY = "# Order Cancellation Policy\n\nOrders can be cancelled within 2 hours of being placed. No fee is kept."
QUESTION = "Can I still cancel the order I placed this morning?"


async def test_without_a_cancellation_policy_the_agent_finds_none(deps: Deps, store: Store, write: Write) -> None:
    """S1-54, S1-55: nothing brand-specific can be said, and it is known to be missing."""
    await write("About us", GENERAL)
    async with deps.database.begin() as session:
        found = await search(
            session, deps, await deps.held.of(session, store.id), QUESTION, language="en", topic="cancellation"
        )
        said = await terms(session, store.id, "en")
    assert found == ()
    assert isinstance(said.cancel_window, Unknown)


async def test_a_policy_under_a_clear_heading_is_matched_to_the_question(
    deps: Deps, store: Store, write: Write
) -> None:
    """S1-57, S1-58."""
    await write("About us", GENERAL)
    article = await write("Order Cancellation Policy", POLICY)
    async with deps.database.begin() as session:
        found = await search(
            session, deps, await deps.held.of(session, store.id), QUESTION, language="en", topic="cancellation"
        )
        said = await terms(session, store.id, "en")
    assert (found[0].source.article_id, found[0].source.title) == (article.id, "Order Cancellation Policy")
    assert "within 2 hours" in found[0].source.sentence
    assert isinstance(said.cancel_window, Known)


async def test_a_word_that_has_synonyms_is_no_slip_of_another(deps: Deps, store: Store, write: Write) -> None:
    """Who asks what is charged is not answered by how something is changed."""
    await write("Changing an order", "# Changing an order\n\nYou can change the delivery address of your order.")
    await write("Delivery", "# Delivery\n\nDelivery costs 5 euros and takes three days.")
    async with deps.database.begin() as session:
        written = await deps.held.of(session, store.id)
        found = await search(session, deps, written, "how much do you charge for delivery?", language="en")
    assert found[0].source.title == "Delivery"


async def test_a_word_that_is_said_of_other_matters_too_makes_nothing_an_answer(
    deps: Deps, store: Store, write: Write
) -> None:
    """Who asks for opening hours is not told of the hours in which an order can be changed."""
    await write("Changing an order", "# Changing an order\n\nOrders can be changed within 2 hours.")
    async with deps.database.begin() as session:
        written = await deps.held.of(session, store.id)
        found = await search(session, deps, written, "when may I come by?", language="en", topic="contact")
    assert found == ()
