"""Triage holds: nothing is lost by a rule that broke, nothing is asked in vain, nobody sees another's."""

from sqlalchemy import event, text

from customers.models import CustomerEventRow, CustomerSessionRow
from helpdesk.routing.models import RuleRow
from helpdesk.routing.rules import retire_rule
from helpdesk.routing.views import retire_view
from staff.teams import retire_team
from tests.helpdesk.conftest import DeskStage
from tests.helpdesk.routing.conftest import PLACED_LATELY, WEBCHAT, Routing


async def test_a_rule_whose_team_is_gone_is_skipped_and_nothing_is_lost(desk: DeskStage, routing: Routing) -> None:
    """A deleted team or view: the next rule is looked at, and without one the ticket stays Unassigned."""
    gone, view = await desk.team("Gone"), await routing.view("Gone too")
    await routing.rule("Into the void", WEBCHAT, team=gone)
    await routing.rule("A view no more", WEBCHAT, view=view)
    chat = await desk.start()
    await desk.hear(chat, "Hello")
    await desk.ticket(chat)  # the rules are in mind now
    async with desk.database.begin() as session:
        await retire_team(session, desk.clock, routing.manager, gone)
        await retire_view(session, desk.clock, routing.manager, view)
    other = await desk.start()
    await desk.ask_person(other)
    ticket = await desk.ticket(other)

    read = await desk.read(ticket)
    assert (read.team_id, read.assignee_id) == (None, None)
    assert read.needs_person_at is not None
    assert "viewed" not in await desk.kinds(ticket)


async def test_previews_are_nobodys_work(desk: DeskStage, routing: Routing) -> None:
    view = await routing.view("All")
    await routing.rule("All", WEBCHAT, view=view)
    chat = await desk.start(is_preview=True)
    await desk.hear(chat, "Hello")
    assert "viewed" not in await desk.kinds(await desk.ticket(chat))


async def test_a_browsers_events_count_until_somebody_else_is_proved_there(desk: DeskStage, routing: Routing) -> None:
    """S1-64: what a visitor looked at is theirs, and never another customer's."""
    view = await routing.view("Browsing")
    await routing.rule("Looked", {"did": {"event": "Viewed Product"}}, view=view)
    now, other = desk.clock.now(), await desk.customer("Other")
    chats = []
    for number, owner in enumerate((None, other)):
        async with desk.database.begin() as session:
            browser = CustomerSessionRow(
                store_id=desk.store.id,
                key_print=f"k{number}",
                kind="webchat",
                customer_id=owner,
                expires_at=now,
                created_at=now,
            )
            session.add(browser)
            await session.flush()
            session.add(
                CustomerEventRow(
                    store_id=desk.store.id,
                    session_id=browser.id,
                    name="Viewed Product",
                    happened_at=now,
                    once=f"seen:{number}",
                    kept_at=now,
                )
            )
        chats.append(await desk.start(session_id=browser.id))
        await desk.hear(chats[-1], "Is it in stock?")
    found = ["viewed" in await desk.kinds(await desk.ticket(chat)) for chat in chats]
    assert found == [True, False]


async def test_without_rules_nothing_is_asked(desk: DeskStage) -> None:
    """Every message passes here: a shop without rules pays nothing for them."""
    await desk.new_ticket()
    asked: list[str] = []
    engine = desk.database.engine.sync_engine

    def note(_: object, __: object, statement: str, *___: object) -> None:
        asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        await desk.new_ticket()
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert [one for one in asked if "routing_rule" in one or "ticket_view" in one] == []


async def test_a_change_of_rules_holds_for_the_next_ticket(desk: DeskStage, routing: Routing) -> None:
    team = await desk.team("Late")
    first = await desk.start()
    await desk.ask_person(first)
    assert (await desk.read(await desk.ticket(first))).team_id is None
    rule = await routing.rule("Now", WEBCHAT, team=team)
    second = await desk.start()
    await desk.ask_person(second)
    assert (await desk.read(await desk.ticket(second))).team_id == team
    async with desk.database.begin() as session:
        await retire_rule(session, desk.clock, routing.manager, rule.id)
    third = await desk.start()
    await desk.ask_person(third)
    assert (await desk.read(await desk.ticket(third))).team_id is None


async def test_rules_of_another_process_are_heard_of_in_seconds(desk: DeskStage, routing: Routing) -> None:
    """Also where the hint was lost."""
    team = await desk.team("Team")
    await desk.new_ticket()
    async with desk.database.begin() as session:
        now = desk.clock.now()
        session.add(RuleRow(place=1, name="A", condition=WEBCHAT, team_id=team, tag="", created_at=now, updated_at=now))
    desk.later(seconds=11)
    chat = await desk.start()
    await desk.ask_person(chat)
    assert (await desk.read(await desk.ticket(chat))).team_id == team


async def test_a_query_that_fails_keeps_no_ticket_back(desk: DeskStage, routing: Routing) -> None:
    """Whatever is wrong with a rule, what the customer wrote reaches the queue."""
    await routing.rule("Urgent", PLACED_LATELY, team=await desk.team("Team"))
    async with desk.database.begin() as session:
        await session.execute(text("alter table customer_event rename to hidden"))
    try:
        chat = await desk.start(customer_id=await desk.customer("Ana"))
        await desk.ask_person(chat)
        ticket = await desk.ticket(chat)
    finally:
        async with desk.database.begin() as session:
            await session.execute(text("alter table hidden rename to customer_event"))
    read = await desk.read(ticket)
    assert (read.team_id, read.needs_person_at is None) == (None, False)


async def test_a_store_that_is_new_has_its_rule_at_once(desk: DeskStage, routing: Routing) -> None:
    """S5-07, S5-15, S5-59: by store, also one that was added a moment ago."""
    team = await desk.team("Brand specialists")
    await routing.rule("Other", {"ticket": {"field": "store", "op": "is_not", "value": "demo"}}, team=team)
    await desk.new_ticket()
    chat = await desk.start(store=await desk.another_store("brand-new"))
    await desk.ask_person(chat)
    assert (await desk.read(await desk.ticket(chat))).team_id == team
