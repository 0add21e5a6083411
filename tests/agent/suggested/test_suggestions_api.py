"""The interface of suggestions: read, drafted on demand, put aside, switched on and off."""

from conversations.assisting import Rewriting, Wording
from kit.auth import Role
from tests.agent.suggested.conftest import Room
from tests.agent.suggested.test_suggestions import DELIVERY, POLICY
from tests.helpdesk.browser import browsing


async def test_off_means_that_none_appears(room: Room) -> None:
    """S3-18, S3-19, S3-20: none is made, and what was made before is not shown; the click still drafts (S4-25)."""
    _, before = await room.held(POLICY)
    await room.works()
    await room.sets(suggestions=False)
    _, after = await room.held(POLICY)
    await room.works()
    assert len(room.asked) == 1
    for ticket in (before, after):
        shown = await room.asks("GET", f"/tickets/{ticket}/suggestion")
        assert (shown["state"], shown["why"], shown["text"]) == ("none", "off", "")
    drafted = await room.asks("POST", f"/tickets/{after}/suggestion")
    assert (drafted["state"], "30 days" in drafted["text"]) == ("ready", True)
    assert (await room.asks("GET", f"/tickets/{after}/suggestion"))["state"] == "ready"


async def test_settings_are_read_and_set(room: Room) -> None:
    """S3-18, S3-19, S5-52: by an admin; a topic that is none is refused by name."""
    address = "http://shop.test/api/v1/stores/demo/suggestions"
    assert await room.asks("GET", address) == {"is_on": True, "topics": []}
    await room.asks("PUT", address, 403, json={"is_on": False})
    adam = await room.desk.person("Adam", Role.ADMIN)
    async with browsing(room.desk, adam) as (admin,):
        refused = await admin.put(address, json={"is_on": True, "topics": ["weather"]})
        assert (refused.status_code, "weather is no topic" in refused.text) == (422, True)
        chosen = await admin.put(address, json={"is_on": True, "topics": ["shipping", "shipping"]})
        assert chosen.json() == {"is_on": True, "topics": ["shipping"]}
        assert (await admin.get(address)).json() == {"is_on": True, "topics": ["shipping"]}
        unknown = await admin.put("http://shop.test/api/v1/stores/none/suggestions", json={"is_on": True})
        assert unknown.status_code == 404


async def test_it_can_be_put_aside(room: Room) -> None:
    chat, ticket = await room.held(POLICY)
    await room.asks("DELETE", f"/tickets/{ticket}/suggestion", 404)
    await room.works()
    await room.asks("DELETE", f"/tickets/{ticket}/suggestion", 204)
    assert (await room.asks("GET", f"/tickets/{ticket}/suggestion"))["state"] == "dismissed"
    await room.desk.hear(chat, DELIVERY)
    await room.works()
    assert (await room.asks("GET", f"/tickets/{ticket}/suggestion"))["state"] == "ready"


async def test_a_draft_on_demand_is_one_click(room: Room) -> None:
    """S4-25: also where none was made by itself; the same click after an answer says why there is none (S3-15)."""
    chat = await room.desk.start(customer_id=room.customer_id)
    await room.desk.hear(chat, POLICY)
    ticket = await room.desk.ticket(chat)
    drafted = await room.asks("POST", f"/tickets/{ticket}/suggestion")
    assert "30 days" in drafted["text"]
    await room.desk.take_over(chat, room.mina)
    await room.desk.reply(chat, room.mina, "Thirty days.")
    again = await room.asks("POST", f"/tickets/{ticket}/suggestion")
    assert (again["state"], again["text"]) == ("used", "") or again["why"] == "answered"


async def test_without_an_answer_it_says_why(room: Room) -> None:
    """S3-16."""
    _, ticket = await room.held("Is there parking near your shop?")
    await room.works()
    shown = await room.asks("GET", f"/tickets/{ticket}/suggestion")
    assert (shown["state"], shown["why"], shown["text"]) == ("none", "not_enough", "")


async def test_a_ticket_that_one_may_not_see_has_none(room: Room) -> None:
    _, ticket = await room.held(POLICY)
    await room.works()
    other = await room.desk.another_store("other")
    outsider = await room.desk.person("Otto", Role.AGENT, other.id)
    async with browsing(room.desk, outsider, suggest=room.suggest) as (browser,):
        for method in ("GET", "POST", "DELETE"):
            assert (await browser.request(method, f"/tickets/{ticket}/suggestion")).status_code == 404
    silent = await room.desk.person("Sue", has_chat=False)
    async with browsing(room.desk, silent, suggest=room.suggest) as (browser,):
        assert (await browser.post(f"/tickets/{ticket}/suggestion")).status_code == 403


async def test_rewriting_is_one_click_and_says_what_it_needs(room: Room) -> None:
    """S4-26, S4-28, S4-30: the words come back to whoever wrote them; without a model it names the setting."""
    body = {"text": " we look into it ", "how": "translate", "store_id": room.desk.store.id, "language": "pt"}
    refused = await room.asks("POST", "/rewrite", 503, json=body)
    assert (refused["code"], "OPENAI_API_KEY" in refused["detail"]) == ("needs_model", True)
    asked: list[Wording] = []

    async def rewrite(wording: Wording) -> str:
        asked.append(wording)
        return "Vamos ver isso."

    outsider = await room.desk.person("Otto", Role.AGENT, (await room.desk.another_store("other")).id)
    async with browsing(room.desk, room.mina, outsider, rewrite=rewrite) as (mina, otto):
        assert (await mina.post("/rewrite", json=body)).json() == {"text": "Vamos ver isso."}
        await mina.post("/rewrite", json={**body, "how": "grammar", "language": ""})
        assert (await mina.post("/rewrite", json={**body, "language": "xx"})).status_code == 422
        assert (await mina.post("/rewrite", json={**body, "text": " \u0007 "})).status_code == 422
        assert (await mina.post("/rewrite", json={**body, "how": "sell"})).status_code == 422
        assert (await otto.post("/rewrite", json=body)).status_code == 404
    store_id = room.desk.store.id
    assert asked == [
        Wording(store_id, "we look into it", Rewriting.TRANSLATE, "pt"),
        Wording(store_id, "we look into it", Rewriting.GRAMMAR, ""),
    ]
