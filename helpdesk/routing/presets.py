"""Rules that are ready to use: each is added by one call, which makes its view, or says which team must exist first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.routing import rules, views
from helpdesk.routing.reading import read_condition
from helpdesk.routing.rules import Draft, Kept, To
from kit.auth import Actor
from kit.clock import Clock
from kit.errors import Conflict, Invalid, NotFound
from kit.names import look_of
from staff.teams import all_teams


@dataclass(frozen=True, slots=True)
class Preset:
    """A rule that is ready to use, with the name of its team or view."""

    name: str
    what_for: str
    condition: Mapping[str, Any]
    team: str = ""
    view: str = ""


_PLACED_LATELY = {"did": {"event": "Placed Order", "within": {"amount": 2, "unit": "hours"}}}
_ORDER_TOPICS = {"ticket": {"field": "topic", "op": "in", "value": ["order_status", "edit_orders"]}}
_ORDER_TAG = {"ticket": {"field": "tag", "op": "contains", "value": "Order"}}
PRESETS: Mapping[str, Preset] = {
    "churn_defence": Preset(
        "Churn Defence",
        "Customers who may leave for good are answered by those who know how to keep them.",
        {"profile": {"name": "$churn_risk", "op": "is", "value": "high"}},
        team="Retention Specialists",
    ),
    "urgent_order_mod": Preset(
        "Urgent Order Mod",
        "Who has just ordered comes first, so that a mistake is mended before the parcel leaves.",
        _PLACED_LATELY,
        view="Urgent Modifications",
    ),
    "fresh_orders": Preset(
        "Fresh orders to a team",
        "Who ordered in the last two hours goes to a team of its own.",
        _PLACED_LATELY,
        team="Urgent Modifications",
    ),
    "france": Preset(
        "France",
        "Customers in France go to the people who answer there.",
        {"profile": {"name": "$country", "op": "is", "value": "FR"}},
        team="France",
    ),
    "sms_orders": Preset(
        "SMS orders",
        "Text messages about orders go to one team.",
        {"all": [{"ticket": {"field": "channel", "op": "is", "value": "sms"}}, {"any": [_ORDER_TOPICS, _ORDER_TAG]}]},
        team="Team A",
    ),
    "negative_sentiment": Preset(
        "Negative sentiment",
        "Supervisors see every conversation in which the customer is upset.",
        {"ticket": {"field": "sentiment", "op": "is", "value": "negative"}},
        view="Negative sentiment",
    ),
}
"""S2-30, S2-31, S2-16, S2-19, S2-21 and S2-29, in this order."""


async def add_preset(session: AsyncSession, clock: Clock, by: Actor, key: str) -> Kept:
    """Add one of the presets as a rule at the end of the list.

    Raises:
        NotFound: with code `preset_unknown`.
        Invalid: with code `team_missing`: its team must be made first (S2-05); `team` names it.
        Conflict: with code `preset_exists`: a rule was made of it already.
    """
    preset = PRESETS.get(key)
    if preset is None:
        raise NotFound(f"There is no such preset. Choose one of {', '.join(PRESETS)}.", code="preset_unknown")
    views.check_writer(by)
    if any(rule.preset == key for rule in await rules.all_rules(session)):
        raise Conflict("There is a rule of this preset already. Change that one.", code="preset_exists")
    to = (
        To(team=await team_called(session, preset.team))
        if preset.team
        else To(view=await _view(session, clock, by, preset))
    )
    draft = Draft(name=preset.name, condition=read_condition(preset.condition), to=to)
    return await rules.add_rule(session, clock, by, draft, preset=key)


async def team_called(session: AsyncSession, name: str) -> int:
    """Return the number of the living team of this name. Raises Invalid with code `team_missing`."""
    for team in await all_teams(session):
        if look_of(team.name) == look_of(name):
            return team.id
    raise Invalid(f"Make a team called {name} first, then add this rule.", code="team_missing", team=name)


async def _view(session: AsyncSession, clock: Clock, by: Actor, preset: Preset) -> int:
    return await views.view_called(session, preset.view) or (await views.add_view(session, clock, by, preset.view)).id
