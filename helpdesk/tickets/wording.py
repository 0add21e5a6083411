"""The changes of a ticket in words for staff: one short sentence each, in the desk's own English. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from helpdesk.tickets.life import Change, Kind

SHOWN_OTHERWISE = frozenset({Kind.HEARD, Kind.REPLIED, Kind.NOTED})
"""What stands in the timeline itself: messages and notes."""


@dataclass(frozen=True, slots=True)
class Names:
    """What people and teams are called."""

    people: Mapping[int, str] = field(default_factory=dict)
    teams: Mapping[int, str] = field(default_factory=dict)

    def person(self, number: int | None) -> str:
        """Return somebody's name."""
        return self.people.get(number or 0, "somebody")

    def by(self, mark: str) -> str:
        """Return who did something, as a sentence begins."""
        kind, _, number = mark.partition(":")
        if kind == "staff":
            return self.people.get(int(number), "Somebody") if number.isdecimal() else "Somebody"
        return MARKS.get(kind, "The desk")


MARKS = {
    "customer": "The customer",
    "agent": "The agent",
    "rule": "A routing rule",
    "sla": "A deadline",
    "aging": "An aging rule",
}
Facts = Mapping[str, Any]


def words_of(change: Change, names: Names) -> str:
    """Return a change as a sentence that leaves out who did it, such as `Assigned to Kim`."""
    return _WORDS[change.kind](change.facts, names)


def people_in(change: Change) -> set[int]:
    """Return the people whose names a change needs."""
    kind, _, number = change.by.partition(":")
    who = {int(number)} if kind == "staff" and number.isdecimal() else set()
    return who | ({change.facts["staff_id"]} if change.facts.get("staff_id") else set())


def _opened(facts: Facts, _: Names) -> str:
    return f"Opened by {facts['channel']}." if facts.get("channel") else "Opened."


def _outcome(facts: Facts, _: Names) -> str:
    because = f", because {_plain(facts['reason'])}" if facts["reason"] else ""
    return f"Decided: {_plain(facts['outcome'])}{because}."


def _needs_person(facts: Facts, _: Names) -> str:
    return f"Needs a person: {_plain(facts['reason'])}."


def _waited(facts: Facts, _: Names) -> str:
    return f"Put aside until {facts['until']}." if facts.get("until") else "Waits for the customer."


def _team(facts: Facts, names: Names) -> str:
    if facts["team_id"] is None:
        return "Back in Unassigned: no team."
    return f"Given to the team {names.teams.get(facts['team_id'], 'that is gone')}."


def _assigned(facts: Facts, names: Names) -> str:
    return "Assigned to nobody." if facts["staff_id"] is None else f"Assigned to {names.person(facts['staff_id'])}."


def _understood(facts: Facts, _: Names) -> str:
    parts = [", ".join(_plain(topic) for topic in facts["topics"]) or "no topic", facts["language"], facts["feeling"]]
    return f"Understood: {'; '.join(part for part in parts if part)}."


def _customer(facts: Facts, _: Names) -> str:
    return "Who it is is not known." if facts["customer_id"] is None else "The customer has proved who they are."


def _order(facts: Facts, _: Names) -> str:
    state = f" ({_plain(facts['order_state'])})" if facts.get("order_state") else ""
    return f"About order {facts['order_name']}{state}." if facts.get("order_name") else "About no order."


def _rated(facts: Facts, _: Names) -> str:
    if facts.get("comment"):
        return f"Rated {facts['score']} of 5: {facts['comment']}"
    return f"Rated {facts['score']} of 5."


def _deadline(what: str) -> Callable[[Facts, Names], str]:
    def say(facts: Facts, _: Names) -> str:
        return f"The deadline for the {_plain(facts.get('target', 'answer'))} {what}."

    return say


def _plain(word: object) -> str:
    return str(word).replace("_", " ")


_WORDS: Mapping[Kind, Callable[[Facts, Names], str]] = {
    Kind.OPENED: _opened,
    Kind.HEARD: lambda _, __: "The customer wrote.",
    Kind.REPLIED: lambda _, __: "Answered.",
    Kind.UNSENT: lambda facts, _: f"The answer did not reach the customer. {facts.get('problem', '')}".rstrip(),
    Kind.NEEDS_PERSON: _needs_person,
    Kind.TAKEN: lambda facts, names: f"Taken over by {names.person(facts.get('staff_id'))}.",
    Kind.HANDED_BACK: lambda _, __: "Handed back to the agent.",
    Kind.WAITED: _waited,
    Kind.CLOSED: lambda _, __: "Closed.",
    Kind.REOPENED: lambda _, __: "Opened again.",
    Kind.TEAM: _team,
    Kind.ASSIGNED: _assigned,
    Kind.PRIORITY: lambda facts, _: f"Priority: {facts['priority']}.",
    Kind.TAGGED: lambda facts, _: f"Tagged {facts['tag']}.",
    Kind.UNTAGGED: lambda facts, _: f"Tag {facts['tag']} removed.",
    Kind.UNDERSTOOD: _understood,
    Kind.CUSTOMER: _customer,
    Kind.ORDER: _order,
    Kind.SUBJECT: lambda facts, _: f"Subject: {facts['subject']}.",
    Kind.VIEWED: lambda _, __: "Saved to a view.",
    Kind.NOTED: lambda _, __: "A note was written.",
    Kind.MERGED: lambda facts, _: f"Goes on in ticket {facts['into']}.",
    Kind.ABSORBED: lambda facts, _: f"Ticket {facts['ticket_id']} was merged into this one.",
    Kind.PARTED: lambda facts, _: f"The merge with ticket {facts['ticket_id']} was undone.",
    Kind.WARNED: _deadline("is near"),
    Kind.BREACHED: _deadline("has passed"),
    Kind.MET: _deadline("was kept"),
    Kind.OUTCOME: _outcome,
    Kind.AGED: lambda _, __: "It has stood still for too long.",
    Kind.RATED: _rated,
}
