"""The way from a conversation to its ticket, and the record of one that stands in none."""

from conversations.handoff import HandoffNote
from kit.auth import Role
from tests.helpdesk.browser import browsing
from tests.helpdesk.conftest import DeskStage

SOURCE = {"article_id": 1, "revision": 3, "title": "Changes", "heading": "Address", "sentence": "Ask us <first>."}
ORDER = {"id": "1", "name": "#1001", "state": "part_shipped", "lines": [{"title": "Harbour T-shirt", "open": 1}]}
NOTE = HandoffNote(
    reason="policy_unknown",
    summary="Wants the address of #1001 changed",
    intent="change_address",
    order=ORDER,
    tried=["searched_policy", "read_order"],
    passages=[SOURCE],
)


async def test_a_conversation_leads_to_the_ticket_in_which_it_stands(desk: DeskStage) -> None:
    chat, ana = await desk.start(), await desk.person("Ana")
    await desk.hear(chat, "Where is it?")
    ticket = await desk.ticket(chat)
    async with browsing(desk, ana) as (web,):
        told = (await web.get(f"/conversations/{chat.id}")).json()
    assert (told["ticket_id"], told["items"], told["store"]) == (ticket, [], desk.store.key)


async def test_one_that_no_ticket_holds_is_told_with_everything_a_person_needs(desk: DeskStage) -> None:
    """S1-52: what was said, and the wish for a person with its order, what was tried, and the sources shown."""
    chat, ana = await desk.start(is_preview=True), await desk.person("Ana")
    await desk.hear(chat, "My <b>address</b> is wrong")
    await desk.answer(chat, "A person looks at it.", handoff=NOTE)
    async with browsing(desk, ana) as (web,):
        told = (await web.get(f"/conversations/{chat.id}")).json()
    assert (told["ticket_id"], told["is_preview"], told["is_proved"]) == (None, True, False)
    heard, said, wish = told["items"]
    assert (heard["text"], said["text"]) == ("My <b>address</b> is wrong", "A person looks at it.")
    assert (wish["kind"], wish["reason"], wish["summary"]) == ("handoff", NOTE.reason, NOTE.summary)
    assert (wish["intent"], wish["order"], wish["tried"], wish["sources"]) == (
        NOTE.intent,
        ORDER,
        NOTE.tried,
        [SOURCE],
    )


async def test_nobody_is_told_of_a_conversation_that_they_may_not_see(desk: DeskStage) -> None:
    """S2-04."""
    north = await desk.another_store("north")
    chat, bo = await desk.start(), await desk.person("Bo", Role.AGENT, north.id)
    await desk.hear(chat, "Where is it?")
    await desk.ticket(chat)
    async with browsing(desk, bo) as (web,):
        assert (await web.get(f"/conversations/{chat.id}")).json()["code"] == "conversation_not_found"
        assert (await web.get("/conversations/987654")).status_code == 404
