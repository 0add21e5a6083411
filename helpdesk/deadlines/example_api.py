"""A policy tried on one ticket that is thought up: when each of its promises would be due (D8)."""

from datetime import datetime, timedelta

from fastapi import APIRouter, Request
from pydantic import AwareDatetime, BaseModel, ConfigDict

from helpdesk.deadlines.calendars import Calendar, EveryHour, OpenHours
from helpdesk.deadlines.clocks import whole
from helpdesk.deadlines.policies import MINUTE, Policy, Target, Time
from helpdesk.deps import Deps, staff
from stores.hours import spans
from stores.stores import find_seen

SCOPE = "settings:read"
LONGEST_PICTURE = timedelta(days=21)
"""Further ahead the hours of every day are no picture any more."""
PROMISES = (Target.FIRST_REPLY, Target.NEXT_REPLY, Target.RESOLUTION)


class TriedPolicy(BaseModel):
    """A policy, and a ticket of a store that begins at a moment; now without one."""

    model_config = ConfigDict(extra="forbid")

    store: str
    """Its key."""
    rules: Policy
    at: AwareDatetime | None = None


class PromiseDue(BaseModel):
    """When a promise would be warned of and due, if its time ran from the ticket's beginning on."""

    target: Target
    warns_at: datetime | None
    """None where the policy gives no warning."""
    due_at: datetime | None
    """None where the store never opens again."""


class Stretch(BaseModel):
    """From when to when time counts."""

    begins: datetime
    ends: datetime


class PolicyExample(BaseModel):
    """The example as it would go."""

    time_zone: str
    began_at: datetime
    dues: list[PromiseDue]
    counting: list[Stretch]
    """When time counts until the last promise is due, for three weeks at most."""


def add_routes(router: APIRouter, deps: Deps) -> None:
    """Add the route of the example."""

    @router.post("/sla/example")
    async def try_policy(request: Request, body: TriedPolicy) -> PolicyExample:
        """Tell when a ticket that begins at a moment would be due under a policy; nothing is kept."""
        async with deps.database.look() as session:
            by = await staff(deps, request, session, SCOPE)
            store = await find_seen(session, by, body.store)
        hours = OpenHours(store.settings.hours, store.zone)
        began = whole(body.at or deps.clock.now())
        dues = _dues(body.rules, began, hours if body.rules.clock is Time.BUSINESS else EveryHour())
        last = max((one.due_at for one in dues if one.due_at), default=began + LONGEST_PICTURE)
        end = min(last, began + LONGEST_PICTURE)
        open_spans = spans(hours.hours, hours.zone, began, end)
        counting = [(began, end)] if body.rules.clock is Time.CALENDAR else list(open_spans)
        return PolicyExample(
            time_zone=store.settings.time_zone,
            began_at=began,
            dues=dues,
            counting=[Stretch(begins=begins, ends=ends) for begins, ends in counting],
        )


def _dues(rules: Policy, began: datetime, calendar: Calendar) -> list[PromiseDue]:
    found = []
    for target in PROMISES:
        minutes: int | None = getattr(rules, target)
        if minutes is not None:
            warned = minutes - rules.warn_before
            found.append(
                PromiseDue(
                    target=target,
                    warns_at=calendar.add(began, warned * MINUTE) if rules.warn_before else None,
                    due_at=calendar.add(began, minutes * MINUTE),
                )
            )
    return found
