"""Short links of telephones and the Hub: two people, one link, in each direction, and nothing that leaks (D9a)."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text

from commerce.demo import people
from commerce.demo.building import Item
from commerce.demo.people import ANA, SAM
from commerce.demo.reads import DemoReads
from commerce.port import ShopCustomer
from conversations import inbox
from conversations.inbox import Conversation
from conversations.links import make_link
from conversations.messages import ChannelKind
from conversations.models import ConversationRow, InboxRow
from customers.models import CustomerSessionRow
from hub.models import ChangeRow
from kit.errors import Temporary
from tests.hub.browsing import Browser, Sight
from tests.hub.stage import Stage

ANAS, SAMS, SHARED, NOBODYS = "+447700900101", "+447700900103", "+33199001234", "+447700900999"
NUMBERS = (ANAS, SAMS, SHARED, NOBODYS)
THREE = Item("harbour-tee-l-sand", 3)


async def phone(stage: Stage, number: str = ANAS) -> Conversation:
    """A conversation by text message with whoever has this number."""
    async with stage.database.begin() as session:
        return await inbox.start(
            session,
            stage.clock,
            store_id=stage.store.id,
            channel="twilio",
            manner=ChannelKind.SMS,
            address=number,
        )


async def link(stage: Stage, talk: Conversation, **leads_to: str | None) -> str:
    async with stage.database.begin() as session:
        return "/l/" + await make_link(session, stage.clock, talk, **leads_to)


async def sign_in(stage: Stage, sight: Sight, email: str) -> Sight:
    assert sight.title == "Sign in"
    sight = await sight.press("Send me a code", email=email)
    sight = await sight.press("Sign in", code=await stage.code())
    await stage.work()
    return sight


async def heard(stage: Stage, talk: Conversation) -> list[str]:
    """What woke the agent in a conversation: a proof, or a change that was told."""
    async with stage.database.begin() as session:
        rows = await session.scalars(select(InboxRow.kind).where(InboxRow.conversation_id == talk.id))
        return list(rows)


async def owner(stage: Stage, talk: Conversation) -> str:
    """Whose conversation it is by proof: an address, or nothing."""
    async with stage.database.begin() as session:
        customer_id = await session.scalar(select(ConversationRow.customer_id).where(ConversationRow.id == talk.id))
        if customer_id is None:
            return ""
        known = await stage.shop.customers_by_phone(talk.address or "")
        return known[0].email


async def test_who_signs_in_with_the_number_they_write_from_goes_on_by_telephone(stage: Stage) -> None:
    """S1-12, S1-21, D9a: the shop knows the number as hers alone, so the turn goes on by itself."""
    await stage.order(ANA, "open")
    talk = await phone(stage)
    sight = await sign_in(
        stage, await stage.browser().get(await link(stage, talk, order_name="1001", edit="address")), ANA
    )
    assert sight.title == "Change delivery address"
    assert (await owner(stage, talk), await heard(stage, talk)) == (ANA, ["signed_in"])


async def test_who_is_signed_in_already_goes_on_by_telephone_too(stage: Stage) -> None:
    """S1-13: by the same rule, and once however often the link is opened."""
    await stage.order(ANA, "open")
    talk, browser = await phone(stage), await stage.signed_in(ANA)
    for _ in range(2):
        sight = await browser.get(await link(stage, talk, order_name="#1001"))
        await stage.work()
    assert sight.title == "Order #1001"
    assert (await owner(stage, talk), await heard(stage, talk)) == (ANA, ["signed_in"])


async def test_a_link_of_yesterday_counts_for_the_conversation_of_today(stage: Stage) -> None:
    """S1-12: the telephone's newest conversation is where she writes, so there the turn goes on, and is told of it."""
    order = await stage.order(ANA, "open", items=(THREE,))
    yesterday, today = await phone(stage), await phone(stage)
    sight = await sign_in(stage, await stage.browser().get(await link(stage, yesterday, order_name="1001")), ANA)
    await reduce(stage, sight.browser, order)
    assert (await owner(stage, yesterday), await heard(stage, yesterday)) == ("", [])
    assert (await owner(stage, today), await heard(stage, today)) == (ANA, ["signed_in"])
    assert [fact["conversation_id"] for fact in stage.told] == [today.id]


@pytest.mark.parametrize("is_signed_in", [True, False])
async def test_whoever_opens_anothers_link_learns_nothing_and_proves_nothing(
    stage: Stage, *, is_signed_in: bool
) -> None:
    """D9a, S1-64: Sam opens the link of Ana's telephone, and sees his own orders alone."""
    order = await stage.order(ANA, "open")
    await stage.order(SAM, "open_jacket")
    talk = await phone(stage)
    path = await link(stage, talk, order_id=order, edit="cancel")
    if is_signed_in:
        sight = await (await stage.signed_in(SAM)).get(path)
        await stage.work()
    else:
        sight = await sign_in(stage, await stage.browser().get(path), SAM)
    assert (sight.title, sight.path) == ("My orders", "/hub/tide/orders")
    seen = sight.html + " ".join(f"{answer.url} {answer.text}" for answer in [*sight.answer.history, sight.answer])
    for fact in (order, "#1001", "cancel", ANAS, "ana@", "Whitfield"):
        assert fact not in seen
    assert (await owner(stage, talk), await heard(stage, talk)) == ("", [])


async def test_whoever_lures_somebody_by_a_link_hears_nothing_of_them(stage: Stage) -> None:
    """D9a: Ana opens Sam's link, signs in, and changes her order: Sam's telephone stays silent."""
    order = await stage.order(ANA, "open", items=(THREE,))
    talk = await phone(stage, SAMS)
    sight = await sign_in(stage, await stage.browser().get(await link(stage, talk, order_name="1001")), ANA)
    await reduce(stage, sight.browser, order)
    assert (await owner(stage, talk), await heard(stage, talk)) == ("", [])


@pytest.mark.parametrize("email", [people.CHLOE, people.LARS])
async def test_a_number_of_two_customers_proves_neither(stage: Stage, email: str) -> None:
    talk = await phone(stage, SHARED)
    await sign_in(stage, await stage.browser().get(await link(stage, talk)), email)
    assert (await owner(stage, talk), await heard(stage, talk)) == ("", [])


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("email", [ANA, SAM, people.CHLOE, people.LARS, people.NOAH])
async def test_a_proof_reaches_a_telephone_only_by_a_number_that_is_theirs_alone(
    stage: Stage, number: str, email: str
) -> None:
    """D9a, S1-64: of all these pairs, exactly the two that the shop knows."""
    talk = await phone(stage, number)
    browser = await stage.signed_in(email)
    await browser.get(await link(stage, talk))
    await stage.work()
    is_theirs = (email, number) in {(ANA, ANAS), (SAM, SAMS)}
    assert await heard(stage, talk) == (["signed_in"] if is_theirs else [])


async def test_an_order_of_somebody_else_named_in_a_link_is_not_there(stage: Stage) -> None:
    await stage.order(SAM, "open_jacket")
    await stage.order(ANA, "open")
    sight = await (await stage.signed_in(ANA)).get(
        await link(stage, await phone(stage), order_name="1001", edit="cancel")
    )
    assert (sight.title, sight.links) == ("My orders", ["Order #1002"])


async def test_a_link_without_an_order_keeps_the_change_in_mind(stage: Stage) -> None:
    """S1-21: the orders, each leading to the change that was asked for where that is open."""
    await stage.order(ANA, "open")
    await stage.order(ANA, "shipped")
    sight = await (await stage.signed_in(ANA)).get(await link(stage, await phone(stage), edit="cancel"))
    assert "Choose the order that you want to cancel." in sight.text
    assert (await sight.follow("Order #1001")).title == "Cancel order #1001"
    assert (await sight.follow("Order #1002")).title == "Order #1002"


async def test_a_change_is_told_by_telephone_once_the_number_is_proved(stage: Stage) -> None:
    order = await stage.order(ANA, "open", items=(THREE,))
    talk = await phone(stage)
    sight = await sign_in(stage, await stage.browser().get(await link(stage, talk, order_name="1001")), ANA)
    await reduce(stage, sight.browser, order)
    assert [fact["conversation_id"] for fact in stage.told] == [talk.id]


async def test_a_foreign_link_does_not_take_a_customers_own_chat_away(stage: Stage) -> None:
    """What is changed goes on being told where the customer asked for it."""
    order = await stage.order(ANA, "open", items=(THREE,))
    chat = await phone(stage)
    browser = await stage.signed_in(ANA)
    await browser.get(await link(stage, chat))
    await stage.work()
    await browser.get(await link(stage, await phone(stage, SAMS)))
    await reduce(stage, browser, order)
    assert [fact["conversation_id"] for fact in stage.told] == [chat.id]


async def test_a_telephone_that_somebody_else_has_proved_stays_theirs(stage: Stage) -> None:
    """S1-64: Sam signed in there before; Ana's sign-in changes nothing, and her changes are not told there."""
    order = await stage.order(ANA, "open", items=(THREE,))
    talk = await phone(stage, SAMS)
    path = await link(stage, talk)
    await (await stage.signed_in(SAM)).get(path)
    await stage.work()
    ana = await stage.signed_in(ANA)
    await ana.get(path)
    await reduce(stage, ana, order)
    assert (await owner(stage, talk), await heard(stage, talk)) == (SAM, ["signed_in"])
    assert [row.conversation_id for row in await stage.rows(ChangeRow)] == [None]


async def test_a_silent_shop_is_asked_again_and_nothing_is_told_meanwhile(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = await phone(stage)
    asked = []

    async def silent(_: DemoReads, number: str) -> tuple[ShopCustomer, ...]:
        asked.append(number)
        raise Temporary("The shop does not answer.")

    with monkeypatch.context() as patch:
        patch.setattr(DemoReads, "customers_by_phone", silent)
        await sign_in(stage, await stage.browser().get(await link(stage, talk)), ANA)
        assert (asked, await heard(stage, talk)) == ([ANAS], [])
    async with stage.database.begin() as session:
        await session.execute(text("update procrastinate_jobs set scheduled_at = null where status = 'todo'"))
    await stage.work()
    assert await heard(stage, talk) == ["signed_in"]


async def test_a_mere_opening_ties_nothing(stage: Stage) -> None:
    """A messenger that fetches a link for its preview opens no session."""
    sight = await stage.browser().get(await link(stage, await phone(stage), order_name="1001", edit="cancel"))
    assert sight.title == "Sign in"
    assert not {"1001", "cancel"} & set(sight.html.split('"'))
    assert await stage.rows(CustomerSessionRow) == []


async def test_a_dead_link_says_so_in_the_language_of_the_browser(stage: Stage) -> None:
    path = await link(stage, await phone(stage))
    stage.clock.move(timedelta(days=7))
    titles: dict[str, set[tuple[int, str]]] = {}
    for language in ("en", "pt-BR"):
        browser = stage.browser(**{"Accept-Language": language})
        for dead in (path, "/l/unknown", "/hub/tide/links/unknown", path.replace("/l/", "/hub/tide/links/")):
            sight = await browser.get(dead)
            titles.setdefault(language, set()).add((sight.status, sight.title))
    assert titles == {"en": {(404, "This link does not work")}, "pt-BR": {(404, "Este link não funciona")}}


async def test_a_link_of_one_store_leads_nowhere_in_another(stage: Stage, other: Stage) -> None:
    path = await link(stage, await phone(stage))
    browser = await other.signed_in(ANA)
    sight = await browser.get(path.replace("/l/", "/hub/other/links/"))
    assert (sight.status, sight.title) == (404, "This link does not work")


async def reduce(stage: Stage, browser: Browser, order: str) -> None:
    """Change an order in the Hub, and let it be told."""
    form = await browser.get(f"orders/{order}/edit?kind=quantity")
    sight = await (await form.press("Continue", quantity="2")).press("Confirm the change")
    assert sight.title == "Done"
    await stage.work()


async def test_who_signs_in_with_the_address_they_write_from_goes_on_by_mail(stage: Stage) -> None:
    """S1-22, D9a: the shop knows the address as hers; whoever else opens the link proves nothing there."""
    await stage.order(ANA, "open")
    proved: list[int | None] = []
    for who in (SAM, ANA):
        async with stage.database.begin() as session:
            talk = await inbox.start(
                session, stage.clock, store_id=stage.store.id, channel="email", manner=ChannelKind.EMAIL, address=ANA
            )
        await sign_in(stage, await stage.browser().get(await link(stage, talk)), who)
        async with stage.database.begin() as session:
            proved.append((await inbox.get(session, talk.id)).customer_id)
    assert [customer_id is not None for customer_id in proved] == [False, True]
