"""The desk's interface: lists, counts, one ticket, acts and answers, as a console uses them."""

from datetime import timedelta

import pytest

from conversations.labels import Topic
from conversations.messages import ChannelKind
from helpdesk.tickets.life import Kind
from kit.auth import Actor, Role
from tests.helpdesk.browser import browsing
from tests.helpdesk.conftest import DeskStage


@pytest.fixture
async def ana(desk: DeskStage) -> Actor:
    return await desk.person("Ana")


async def test_the_list_shows_what_one_needs_to_choose(desk: DeskStage, ana: Actor) -> None:
    """S3-24, S4-04, S5-05: the customer, the channel, two labels, the last words, and since when they wait."""
    rita = await desk.customer("Rita")
    chat = await desk.start(ChannelKind.WHATSAPP, customer_id=rita)
    await desk.hear(chat, "Where is\nmy parcel?")
    await desk.answer(chat, "On its way.", topics=(Topic.SHIPPING,))
    await desk.hear(chat, "Since   when?")
    number = await desk.ticket(chat)
    async with browsing(desk, ana) as (browser,):
        (line,) = (await browser.get("/tickets")).json()["items"]

    shown = {name: line[name] for name in ("id", "customer_name", "channel", "topics", "state", "priority")}
    assert shown == {
        "id": number,
        "customer_name": "Rita",
        "channel": "whatsapp",
        "topics": ["shipping"],
        "state": "open",
        "priority": "normal",
    }
    assert (line["last_words"], line["last_author"], line["is_unread"]) == ("Since when?", "customer", True)
    assert line["waiting_since"] is not None


async def test_queues_hold_what_belongs_in_them_and_are_counted(desk: DeskStage, ana: Actor) -> None:
    """S2-24, S2-25: Unassigned is what nobody and no team has; what the agent holds stands in none."""
    team = await desk.team("Returns", ana)
    agents = await desk.new_ticket()
    chats = [await desk.start() for _ in range(3)]
    for chat in chats:
        await desk.ask_person(chat)
    nobodys, mine, teams = [await desk.ticket(chat) for chat in chats]
    await desk.change(mine, Kind.ASSIGNED, staff_id=ana.id)
    await desk.change(teams, Kind.TEAM, team_id=team)
    async with browsing(desk, ana) as (browser,):
        names = ("unassigned", "mine", "agent", f"team:{team}")
        lists = [(await browser.get("/tickets", params={"queue": name})).json()["items"] for name in names]
        counts = {one["queue"]: one["total"] for one in (await browser.get("/queues")).json()}

    assert [[line["id"] for line in found] for found in lists] == [[nobodys], [mine], [agents], [teams]]
    assert counts == {"unassigned": 1, "mine": 1, "agent": 1, "all": 4, f"team:{team}": 1}


async def test_every_order_is_paged_without_gap_or_repeat(desk: DeskStage, ana: Actor) -> None:
    numbers = []
    for place in range(7):
        chat = await desk.start()
        await desk.hear(chat, f"I am {place}")
        if place % 3 == 0:
            await desk.answer(chat, "Here.")
        numbers.append(await desk.ticket(chat))
        await desk.change(numbers[-1], Kind.PRIORITY, priority=("low", "urgent")[place % 2])
        desk.later(minutes=place % 2)
    orders: dict[str, list[int]] = {}
    async with browsing(desk, ana) as (browser,):
        for order in ("newest", "waiting", "priority"):
            cursor, orders[order] = None, []
            while cursor is not None or not orders[order]:
                asked = {"order": order, "limit": "2"} | ({"cursor": cursor} if cursor else {})
                page = (await browser.get("/tickets", params=asked)).json()
                orders[order] += [line["id"] for line in page["items"]]
                cursor = page["next"]

    one, two, three, four, five, six, seven = numbers
    assert orders["waiting"] == [two, three, five, six, one, four, seven]
    assert orders["priority"] == [six, four, two, seven, five, three, one]
    assert sorted(orders["newest"]) == numbers
    assert orders["newest"][0] == seven


async def test_filters_narrow_the_list(desk: DeskStage, ana: Actor) -> None:
    sms, chat = await desk.new_ticket("By text", ChannelKind.SMS), await desk.new_ticket("By chat")
    await desk.change(chat, Kind.TAGGED, tag="vip")
    await desk.change(sms, Kind.CLOSED)
    async with browsing(desk, ana) as (browser,):

        async def ids(**asked: str) -> list[int]:
            return [line["id"] for line in (await browser.get("/tickets", params=asked)).json()["items"]]

        assert await ids(channel="sms") == []
        assert await ids(channel="sms", state="closed") == [sms]
        assert await ids(tag="vip") == await ids(priority="normal") == await ids(language="en") == [chat]
        assert await ids(unread="true") == [chat]
        assert await ids(tag="'; drop table ticket; --") == []


async def test_a_list_tells_what_has_become_of_a_few(desk: DeskStage, ana: Actor) -> None:
    """A console that hears of tickets asks for them alone: those that are not in the answer have left its list."""
    still, left, other = [await desk.new_ticket() for _ in range(3)]
    await desk.change(left, Kind.CLOSED)
    async with browsing(desk, ana) as (browser,):
        found = (await browser.get("/tickets", params={"ticket": [still, left, 999_999]})).json()["items"]
        every = (await browser.get("/tickets")).json()["items"]
        many = await browser.get("/tickets", params={"ticket": list(range(1, 102))})

    assert [line["id"] for line in found] == [still]
    assert {line["id"] for line in every} == {still, other}
    assert many.status_code == 422


async def test_what_was_read_is_unread_again_with_the_next_word(desk: DeskStage, ana: Actor) -> None:
    """S4-22: for each person."""
    bo = await desk.person("Bo")
    chat = await desk.start()
    last = await desk.hear(chat, "Hello")
    number = await desk.ticket(chat)
    async with browsing(desk, ana, bo) as (hers, his):
        read = (await hers.post(f"/tickets/{number}/seen", json={"message_id": last})).json()
        other = (await his.get(f"/tickets/{number}")).json()
        await desk.hear(chat, "Are you there?")
        await desk.take_in()
        again = (await hers.get(f"/tickets/{number}")).json()

    assert [one["is_unread"] for one in (read, other, again)] == [False, True, True]


async def test_a_ticket_tells_how_an_answer_will_go_and_the_answer_goes(desk: DeskStage, ana: Actor) -> None:
    """S3-01, S3-10: seen before it is sent."""
    chat = await desk.start(ChannelKind.SMS)
    seen = await desk.hear(chat, "Where is it?")
    number = await desk.ticket(chat)
    body = {"text": "It leaves today.", "seen": seen, "client_id": "a1"}
    async with browsing(desk, ana) as (browser,):
        before = (await browser.get(f"/tickets/{number}")).json()
        sent = await browser.post(f"/tickets/{number}/reply", json=body)
        again = await browser.post(f"/tickets/{number}/reply", json=body)

    assert before["way"] == {"kind": "sms", "address": f"…{(chat.address or '')[-4:]}", "is_online": False}
    assert sent.json()["ticket"]["state"] == "waiting"
    assert not sent.json()["ticket"]["is_unread"]
    assert again.json()["message_id"] == sent.json()["message_id"]


async def test_every_act_answers_with_the_ticket_as_it_is_then(desk: DeskStage, ana: Actor) -> None:
    number, team = await desk.new_ticket(), await desk.team("Returns", ana)
    until = (desk.clock.now() + timedelta(hours=2)).isoformat()
    steps: list[tuple[str, dict[str, object], str, object]] = [
        ("assign", {"person_id": ana.id}, "assignee_id", ana.id),
        ("team", {"team_id": team}, "team_id", team),
        ("priority", {"priority": "high"}, "priority", "high"),
        ("tags", {"tag": "vip"}, "tags", ["vip"]),
        ("tags/remove", {"tag": "vip"}, "tags", []),
        ("take-over", {}, "holder", "person"),
        ("hand-back", {}, "holder", "agent"),
        ("wait", {"until": until}, "state", "waiting"),
        ("reopen", {}, "state", "open"),
        ("close", {"seen": 2**31 - 1}, "state", "closed"),
        ("watch", {}, "watchers", [ana.id]),
        ("unwatch", {}, "watchers", []),
        ("composing", {"is_composing": True}, "composing", []),
    ]
    async with browsing(desk, ana) as (browser,):
        for act, body, name, value in steps:
            answer = await browser.post(f"/tickets/{number}/{act}", json=body)
            assert answer.status_code == 200, f"{act}: {answer.text}"
            assert answer.json()[name] == value, act


async def test_who_writes_at_once_is_told(desk: DeskStage, ana: Actor) -> None:
    bo = await desk.person("Bo")
    number = await desk.new_ticket()
    async with browsing(desk, ana, bo) as (hers, his):
        await hers.post(f"/tickets/{number}/composing", json={})
        writing = (await his.get(f"/tickets/{number}")).json()["composing"]
        desk.later(seconds=11)
        later = (await his.get(f"/tickets/{number}")).json()["composing"]

    assert (writing, later) == ([{"person_id": ana.id, "name": "Ana"}], [])


async def test_every_store_and_channel_stands_in_one_inbox(desk: DeskStage, ana: Actor) -> None:
    """S4-37, S5-03, S5-46: one list for all stores, tickets and chats."""
    north = await desk.another_store("north")
    for channel, store in (("webchat", desk.store), ("sms", desk.store), ("whatsapp", north), ("webchat", north)):
        chat = await desk.start(channel, store=store)
        await desk.ask_person(chat)
    await desk.take_in()
    async with browsing(desk, ana) as (hers,):
        found = (await hers.get("/tickets", params={"queue": "unassigned"})).json()["items"]

    shown = sorted((one["store_id"], one["channel"]) for one in found)
    assert shown == [(1, "sms"), (1, "webchat"), (2, "webchat"), (2, "whatsapp")]


async def test_what_one_may_not_see_is_not_there(desk: DeskStage, ana: Actor) -> None:
    """S1-08, S2-04: another store's, another team's, a preview; a key opens what its scopes name."""
    north = await desk.another_store("north")
    bo = await desk.person("Bo", Role.AGENT, north.id)
    narrow = Actor(99, "Key", "key@shop.test", Role.AGENT, scopes=frozenset({"tickets:read"}))
    team = Actor(ana.id, "Ana", "ana@shop.test", Role.AGENT, teams=frozenset({7}))
    number = await desk.new_ticket()
    preview = await desk.start(is_preview=True)
    await desk.hear(preview, "Only a try")
    hidden = await desk.ticket(preview)
    async with browsing(desk, bo, narrow, team) as (foreign, key, limited):
        for browser in (foreign, limited):
            assert (await browser.get("/tickets")).json()["items"] == []
            assert (await browser.get(f"/tickets/{number}")).status_code == 404
        assert (await key.get(f"/tickets/{number}")).status_code == 200
        assert (await key.get(f"/tickets/{hidden}")).status_code == 404
        assert (await key.post(f"/tickets/{number}/close")).json()["code"] == "scope_missing"
        assert (await foreign.get("/people/assignable", params={"store": desk.store.id})).status_code == 404


BAD: tuple[tuple[str, dict[str, object]], ...] = (
    ("reply", {"text": "x" * 4001, "seen": 0, "client_id": "a"}),
    ("reply", {"text": "", "seen": 0, "client_id": "a"}),
    ("reply", {"text": "Hello", "client_id": "a"}),
    ("assign", {"person_id": 0}),
    ("assign", {"person_id": 2**31}),
    ("wait", {"until": "2026-11-18T12:00:00"}),
    ("tags", {"tag": "a\u0000b"}),
    ("priority", {"priority": "asap"}),
    ("close", {"seen": -1}),
)
BAD_LISTS = ("queue=nobody", "queue=team:x", "cursor=junk", "state=gone", "limit=0", "x=1", "priority=asap")


async def test_bad_input_is_refused_with_a_sentence_and_changes_nothing(desk: DeskStage, ana: Actor) -> None:
    number = await desk.new_ticket()
    async with browsing(desk, ana) as (browser,):
        for path, body in BAD:
            answer = await browser.post(f"/tickets/{number}/{path}", json=body)
            assert (answer.status_code, bool(answer.json()["detail"])) == (422, True), path
        for asked in BAD_LISTS:
            assert (await browser.get(f"/tickets?{asked}")).status_code == 422, asked
    assert await desk.kinds(number) == ["opened", "heard"]
