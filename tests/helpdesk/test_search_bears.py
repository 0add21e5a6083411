"""The search bears whatever is typed and said, and what becomes of tickets."""

import pytest
from sqlalchemy import func, select, text

from helpdesk.tickets.indexing import index_messages
from helpdesk.tickets.life import Kind
from helpdesk.tickets.models import SearchRow
from helpdesk.tickets.searching import Place
from tests.helpdesk.conftest import DeskStage
from tests.helpdesk.test_search import find, found, told


@pytest.mark.parametrize(
    "typed",
    [
        "'",
        '"',
        "%",
        "\\",
        "a & b | !c",
        "(((",
        ":*",
        "😀",
        "\x00",
        "' or 1=1 --",
        "a" * 10_000,
        "x <-> y",
        " ",
        "_" * 50,
        "&" * 999,
    ],
)
async def test_signs_of_any_kind_do_no_harm(desk: DeskStage, typed: str) -> None:
    await told(desk, "it's 100% 'fine' \\ \"quoted\" & (done)")
    await find(desk, typed)
    assert len(await found(desk, "100% 'fine' \\")) == 1


@pytest.mark.parametrize(
    "said", ["x" * 8000, f"a@{'b' * 7000}.test", "\ufdfa" * 500, "😀" * 3000, "1" * 8000, "a@b." * 2000]
)
async def test_words_of_any_length_are_taken_in(desk: DeskStage, said: str) -> None:
    customer = await desk.customer(said[:3000], said[:3000])
    chat = await desk.start(customer_id=customer)
    await desk.hear(chat, f"{said[:7900]} umbrella")
    ticket = await desk.ticket(chat)
    await desk.change(ticket, Kind.SUBJECT, subject=said)
    await desk.change(ticket, Kind.TAGGED, tag=said)
    assert await found(desk, said[:1000]) in ([ticket], [])
    assert await found(desk, "umbrella") == [ticket]


async def test_a_merged_ticket_is_found_where_its_matter_goes_on(desk: DeskStage) -> None:
    chat = await desk.start()
    await desk.hear(chat, "the drawer sticks")
    ticket = await desk.ticket(chat)
    into = await desk.new_ticket("my desk")
    async with desk.database.begin() as session:
        await session.execute(
            text("update ticket_thread set ticket_id = :into where ticket_id = :old"), {"into": into, "old": ticket}
        )
    assert await found(desk, "drawer") == [into]


async def test_reindexing_writes_the_same_again(desk: DeskStage) -> None:
    numbers = await told(desk, "the apron", "my apron")
    async with desk.database.begin() as session:
        before = list(
            await session.execute(select(SearchRow.message_id, SearchRow.words).order_by(SearchRow.message_id))
        )
        await session.execute(text("delete from search_text"))
        await session.execute(text("delete from search_ticket"))
    assert await found(desk, "apron") == []
    assert await index_messages(desk.database, desk.clock, lambda _done, _all: None) == 2
    assert await found(desk, "apron") == numbers[::-1]
    async with desk.database.begin() as session:
        again = list(
            await session.execute(select(SearchRow.message_id, SearchRow.words).order_by(SearchRow.message_id))
        )
        assert await session.scalar(select(func.count()).select_from(SearchRow)) == 2
    assert again == before


async def test_a_place_beyond_the_end_is_an_empty_page(desk: DeskStage) -> None:
    await told(desk, "a towel")
    assert (await find(desk, "towel", place=Place(2**31 - 1, 999))).hits == ()
