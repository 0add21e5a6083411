"""Fills the demo's helpdesk once: two teams, the rules that are ready to use, what is promised, and what ages.

Two of its customers have agreed to hear of their parcels, so that the demo can show it.
"""

from sqlalchemy.ext.asyncio import AsyncSession

from commerce.demo import people
from commerce.port import ShopCustomer
from customers.consent import Agreed, last_word, record_of
from customers.identity import save_customer
from helpdesk.deadlines import aging, keeping, policies
from helpdesk.routing.presets import add_preset
from kit.auth import Actor
from kit.clock import Clock
from staff.people import all_people
from staff.teams import add_team, all_teams, put_member
from stores.proactive import ProactiveSettings

TEAMS = ("Retention Specialists", "Team A")
"""The teams that the presets of the demo bring tickets to (S2-05)."""
RULES = ("churn_defence", "sms_orders", "urgent_order_mod", "negative_sentiment")
AGREED = (people.ANA, people.JOAO)
"""Who hears of their parcels before they ask (S5-30)."""
FIRST_WORDS = ProactiveSettings(
    active=True,
    quiet_from=None,
    quiet_until=None,
    care_tips={
        "en": "A first wash at a low temperature keeps the colours.",
        "pt": "A primeira lavagem a baixa temperatura conserva as cores.",
    },
    apology={"en": "Thank you for your patience.", "pt": "Obrigado pela sua paciência."},
)
"""What the demo's shop tells them."""

PROMISES = ("Urgent", "Every message within a day")
"""The first that fits holds, so what is promised of few stands before what is promised of all (D8)."""


async def seed(session: AsyncSession, clock: Clock, by: Actor) -> None:
    """Set the desk up as a manager would, if it has no team yet; what people changed since stays as they left it."""
    if await all_teams(session, with_retired=True):
        return
    colleagues = [person for person in await all_people(session) if person.is_active]
    for name in TEAMS:
        team = await add_team(session, clock, by, name)
        for person in colleagues:
            await put_member(session, clock, by, team.id, person.id)
    for preset in RULES:
        await add_preset(session, clock, by, preset)
    for name in PROMISES:
        await keeping.add(session, clock, keeping.POLICIES, by, name, policies.PRESETS[name], is_on=True)
    for name, rule in aging.PRESETS.items():
        await keeping.add(session, clock, keeping.RULES, by, name, rule, is_on=True)


async def agree(session: AsyncSession, clock: Clock, store_id: int) -> None:
    """Let the demo's two main customers want to hear of their parcels; whoever said otherwise since is not asked."""
    for one in people.CUSTOMERS:
        if one.email not in AGREED:
            continue
        known = ShopCustomer(one.id, one.email, one.name, one.phone, one.language)
        customer = await save_customer(session, clock, store_id, known)
        if await last_word(session, customer.id, Agreed.MESSAGES) is None:
            await record_of(
                session,
                clock,
                store_id=store_id,
                customer_id=customer.id,
                what=Agreed.MESSAGES,
                is_given=True,
                source="demo",
            )
