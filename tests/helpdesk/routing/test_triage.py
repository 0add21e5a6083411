"""Where tickets go: the stories of S2 and of D5, from a message to the right queue."""

from datetime import timedelta

import pytest

from conversations.labels import Feeling, Topic
from helpdesk.routing.triage import route_customer
from helpdesk.tickets.life import Kind
from kit.auth import Role
from stores.handoff import HandoffSettings
from tests.helpdesk.conftest import DeskStage
from tests.helpdesk.routing.conftest import HIGH_RISK, PLACED_LATELY, SMS, WEBCHAT, Routing, about


async def test_a_team_rule_takes_a_ticket_out_of_unassigned(desk: DeskStage, routing: Routing) -> None:
    """S2-01, S2-20, S2-21, S2-24, S2-25, S5-64: SMS and a topic about orders go to Team A once a person is needed."""
    team = await desk.team("Team A")
    rule = await routing.rule("SMS orders", {"all": [SMS, about("order_status")]}, team=team)
    chat = await desk.start("sms")
    await desk.hear(chat, "Where is it?")
    await desk.answer(chat, "On its way.", topics=(Topic.ORDER_STATUS,))
    ticket = await desk.ticket(chat)
    assert (await desk.read(ticket)).team_id is None, "the agent answers still (D5a)"

    await desk.ask_person(chat)
    await desk.take_in()

    assert (await desk.read(ticket)).team_id == team
    change = next(one for one in await desk.changes(ticket) if one.kind is Kind.TEAM)
    assert (change.by, change.why) == (f"rule:{rule.id}", "SMS orders")


async def test_a_fresh_buyer_stands_in_the_view_and_stays_open_to_all(desk: DeskStage, routing: Routing) -> None:
    """S2-03, S2-13, S2-14, S2-16, S2-27, S2-28, S2-31: who ordered within two hours, and no ten minutes later."""
    view = await routing.view("Urgent Modifications")
    await routing.rule("Urgent", PLACED_LATELY, view=view)
    fresh, late = await desk.customer("Ana"), await desk.customer("Ben")
    await routing.happened(fresh, "Placed Order", desk.clock.now() - timedelta(minutes=110))
    await routing.happened(late, "Placed Order", desk.clock.now() - timedelta(minutes=130))
    chats = [await desk.start(customer_id=one) for one in (fresh, late)]
    for chat in chats:
        await desk.hear(chat, "Wrong size!")
    tickets = [await desk.ticket(chat) for chat in chats]

    assert ["viewed" in await desk.kinds(ticket) for ticket in tickets] == [True, False]
    read = await desk.read(tickets[0])
    assert (read.team_id, read.assignee_id) == (None, None)
    assert await routing.in_view(view) == 1


async def test_risk_is_known_once_the_customer_is(desk: DeskStage, routing: Routing) -> None:
    """S2-02, S2-06, S2-08, S2-17, S2-30: the property counts from the sign-in on, for a ticket that nobody owns."""
    team = await desk.team("Retention Specialists")
    await routing.rule("Churn Defence", HIGH_RISK, team=team)
    customer = await desk.customer("Cleo")
    await routing.known(customer, "$churn_risk", "high")
    chat = await desk.start()
    await desk.ask_person(chat, is_hard=False)
    ticket = await desk.ticket(chat)
    assert (await desk.read(ticket)).team_id is None

    await desk.prove(chat, customer)
    await desk.take_in()
    assert (await desk.read(ticket)).team_id == team


async def test_the_first_team_rule_wins_and_every_view_applies(desk: DeskStage, routing: Routing) -> None:
    """D5: top-down for teams; a view stops nothing."""
    first, second = await desk.team("First"), await desk.team("Second")
    one, two = await routing.view("One"), await routing.view("Two")
    await routing.rule("View one", WEBCHAT, view=one)
    await routing.rule("Never", SMS, team=second)
    await routing.rule("To first", WEBCHAT, team=first)
    await routing.rule("To second", WEBCHAT, team=second)
    await routing.rule("View two", {"not": SMS}, view=two)
    chat = await desk.start()
    await desk.ask_person(chat)
    ticket = await desk.ticket(chat)

    assert (await desk.read(ticket)).team_id == first
    assert [await routing.in_view(view) for view in (one, two)] == [1, 1]
    assert (await desk.kinds(ticket)).count("viewed") == 2


async def test_rules_run_again_while_nobody_owns_it_and_never_after(desk: DeskStage, routing: Routing) -> None:
    """D5: another topic may bring an unowned ticket to a team; an owned one stays where it is."""
    returns, wholesale = await desk.team("Returns"), await desk.team("Pricing")
    await routing.rule("Returns", about("returns_delivered_orders"), team=returns)
    await routing.rule("Wholesale", about("wholesale"), team=wholesale)
    chat = await desk.start()
    await desk.ask_person(chat, is_hard=False)
    ticket = await desk.ticket(chat)
    assert (await desk.read(ticket)).team_id is None

    await desk.hear(chat, "It does not fit.")
    await desk.answer(chat, "I see.", topics=(Topic.RETURNS_DELIVERED_ORDERS,))
    await desk.take_in()
    assert (await desk.read(ticket)).team_id == returns
    await desk.hear(chat, "And what of 500 pieces?")
    await desk.answer(chat, "I see.", topics=(Topic.WHOLESALE,))
    await desk.take_in()
    assert (await desk.read(ticket)).team_id == returns


async def test_round_robin_gives_turns_and_passes_over_who_is_away(desk: DeskStage, routing: Routing) -> None:
    """D5: among the available people of the team."""
    ana, ben = await desk.person("Ana"), await desk.person("Ben")
    cora = await desk.person("Cora", is_away=True)
    team = await desk.team("Turns", ana, ben, cora, is_round_robin=True)
    await routing.rule("All", WEBCHAT, team=team)
    given = []
    for _ in range(4):
        chat = await desk.start()
        await desk.ask_person(chat)
        given.append((await desk.read(await desk.ticket(chat))).assignee_id)

    assert given == [ana.id, ben.id, ana.id, ben.id]


async def test_a_rule_for_a_person_is_passed_over_while_they_are_away(desk: DeskStage, routing: Routing) -> None:
    """S5-07, S5-16, S5-53: to the right member, or on to the next rule."""
    away, there = await desk.person("Ada", is_away=True), await desk.person("Bo")
    await routing.rule("The sizing expert", WEBCHAT, person=away.id)
    await routing.rule("Who is there", WEBCHAT, person=there.id)
    chat = await desk.start()
    await desk.ask_person(chat)
    assert (await desk.read(await desk.ticket(chat))).assignee_id == there.id


async def test_a_tag_leads_to_another_rule_and_stays_off_once_taken_off(desk: DeskStage, routing: Routing) -> None:
    """S5-07, S5-15: tagged by language at arrival; what somebody takes off is not put back."""
    view = await routing.view("French")
    tagged = {"ticket": {"field": "tag", "op": "contains", "value": "fr"}}
    await routing.rule("Watch", tagged, view=view)
    await routing.rule("Chain", tagged, tag="Europe")
    await routing.rule("Tag", {"ticket": {"field": "language", "op": "is", "value": "fr"}}, tag="FR")
    chat = await desk.start(language="fr")
    await desk.hear(chat, "Bonjour")
    ticket = await desk.ticket(chat)
    assert set((await desk.read(ticket)).tags) == {"FR", "Europe"}
    assert await routing.in_view(view) == 1

    await desk.change(ticket, Kind.UNTAGGED, by="staff:1", tag="FR")
    await desk.change(ticket, Kind.PRIORITY, by="staff:1", priority="high")
    assert set((await desk.read(ticket)).tags) == {"Europe"}


async def test_feelings_fill_a_watch_list(desk: DeskStage, routing: Routing) -> None:
    """S2-29: supervisors see the angry ones, though the agent answers them."""
    view = await routing.view("Upset")
    await routing.rule("Upset", {"ticket": {"field": "sentiment", "op": "is", "value": "negative"}}, view=view)
    chat = await desk.start()
    await desk.hear(chat, "This is a scandal!")
    await desk.answer(chat, "I am sorry.", feeling=Feeling.NEGATIVE)
    await desk.ticket(chat)
    assert await routing.in_view(view) == 1


@pytest.mark.parametrize("role", [Role.MANAGER, Role.ADMIN])
async def test_managers_and_above_write_rules(desk: DeskStage, role: Role) -> None:
    """S2-04."""
    routing = Routing(desk, await desk.person("Writer", role))
    assert (await routing.rule("Mine", SMS, tag="sms")).place == 1


async def test_what_happens_to_an_order_meanwhile_is_looked_at(desk: DeskStage, routing: Routing) -> None:
    """S2-03, S2-15: an order that is cancelled while the customer writes brings the open ticket into the view."""
    view = await routing.view("Cancelled")
    await routing.rule("Cancelled", {"did": {"event": "Cancelled", "within": {"amount": 1, "unit": "days"}}}, view=view)
    customer = await desk.customer("Ana")
    chat = await desk.start(customer_id=customer)
    await desk.hear(chat, "I want to cancel.")
    ticket = await desk.ticket(chat)
    await routing.happened(customer, "Cancelled", desk.clock.now())
    await route_customer(desk.database, desk.desk, customer)
    await route_customer(desk.database, desk.desk, customer)
    assert (await desk.kinds(ticket)).count("viewed") == 1


async def test_a_ticket_that_comes_back_is_looked_at_again(desk: DeskStage, routing: Routing) -> None:
    """S2-31: closed yesterday, ordered just now, and writes: the fast lane holds for them too."""
    view = await routing.view("Urgent Modifications")
    await routing.rule("Urgent", PLACED_LATELY, view=view)
    customer = await desk.customer("Ana")
    chat = await desk.start(customer_id=customer)
    await desk.hear(chat, "Thanks!")
    ticket = await desk.ticket(chat)
    await desk.change(ticket, Kind.CLOSED)
    desk.later(hours=20)
    await routing.happened(customer, "Placed Order", desk.clock.now())
    await desk.hear(chat, "I took the wrong size!")
    assert await desk.ticket(chat) == ticket
    assert await routing.in_view(view) == 1


async def test_what_no_rule_takes_goes_to_the_stores_own_team(desk: DeskStage, routing: Routing) -> None:
    """S1-53: the team of the handoff settings; a rule that matches wins, and the agent's own work goes nowhere."""
    usual, ruled = await desk.team("Usual"), await desk.team("Ruled")
    store = await desk.another_store("settled", handoff=HandoffSettings(team_id=usual))
    await routing.rule("SMS", SMS, team=ruled)
    tickets = []
    for channel in ("webchat", "sms"):
        chat = await desk.start(channel, store=store)
        await desk.hear(chat, "Hello")
        assert (await desk.read(await desk.ticket(chat))).team_id is None
        await desk.answer(chat, "Good morning.")
        await desk.ask_person(chat)
        tickets.append(await desk.ticket(chat))
    assert [(await desk.read(ticket)).team_id for ticket in tickets] == [usual, ruled]
