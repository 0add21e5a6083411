"""What is due, as the console asks for it: of one ticket, of those in a list, and the most pressing (S5-61)."""

from kit.auth import Role
from tests.helpdesk.conftest import DeskStage

from .building import answer, awaited, fire, policy
from .conftest import Counter


async def test_a_ticket_tells_what_is_due_and_how_many_seconds_are_left(desk: DeskStage, counter: Counter) -> None:
    counter.by = await desk.person("Mara")
    await policy(desk, first_reply=60, resolution=600)
    ticket = await awaited(desk)
    desk.later(minutes=50)
    first, resolution = (await counter.ask("GET", f"/tickets/{ticket}/deadlines")).json()
    assert (first["target"], first["state"], first["remaining"], first["is_overdue"]) == (
        "first_reply",
        "running",
        600,
        False,
    )
    assert resolution["remaining"] == 550 * 60
    desk.later(minutes=11)
    await fire(desk)
    first, _ = (await counter.ask("GET", f"/tickets/{ticket}/deadlines")).json()
    assert (first["state"], first["remaining"], first["is_overdue"]) == ("breached", -60, True)
    await answer(desk, ticket)
    first, _ = (await counter.ask("GET", f"/tickets/{ticket}/deadlines")).json()
    assert (first["state"], first["remaining"], first["is_overdue"]) == ("breached", None, False)


async def test_the_most_pressing_tickets_come_first_page_by_page(desk: DeskStage, counter: Counter) -> None:
    counter.by = await desk.person("Mara")
    await policy(desk, first_reply=60)
    tickets = []
    for _ in range(3):
        tickets.append(await awaited(desk))
        desk.later(minutes=10)
    assert (await counter.ask("GET", "/deadlines?within=20")).json()["items"] == []
    page = (await counter.ask("GET", "/deadlines?within=40&limit=1")).json()
    assert [item["ticket_id"] for item in page["items"]] == tickets[:1]
    page = (await counter.ask("GET", f"/deadlines?within=40&limit=5&cursor={page['next']}")).json()
    assert ([item["ticket_id"] for item in page["items"]], page["next"]) == (tickets[1:2], None)
    assert (await counter.ask("GET", "/deadlines?cursor=odd")).status_code == 422
    assert (await counter.ask("GET", "/deadlines?within=-1")).status_code == 422


async def test_a_list_of_tickets_learns_the_next_deadline_of_each(desk: DeskStage, counter: Counter) -> None:
    counter.by = await desk.person("Mara")
    await policy(desk, first_reply=60, resolution=30, match={"channels": ["webchat"]})
    owing, free = await awaited(desk), await awaited(desk, "sms")
    told = (await counter.ask("GET", f"/deadlines/next?ticket={owing}&ticket={free}&ticket=99")).json()
    assert {number: one["target"] for number, one in told.items()} == {str(owing): "resolution"}


async def test_what_somebody_may_not_see_does_not_exist_for_them(desk: DeskStage, counter: Counter) -> None:
    await policy(desk, first_reply=10)
    ticket = await awaited(desk)
    other = await desk.another_store("other")
    counter.by = await desk.person("Ana", Role.MANAGER, other.id)
    assert (await counter.ask("GET", f"/tickets/{ticket}/deadlines")).status_code == 404
    assert (await counter.ask("GET", "/deadlines")).json()["items"] == []
    assert (await counter.ask("GET", f"/deadlines/next?ticket={ticket}")).json() == {}
