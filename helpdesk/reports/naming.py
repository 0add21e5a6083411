"""What the values of figures are called, for people: stores, teams, people, policies and topics by their names."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.labels import Topic
from helpdesk.deadlines.models import PolicyRow
from helpdesk.reports.questions import By, Question, Value
from staff.models import PersonRow, TeamRow

_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NAMES: Mapping[By, Select[int, str]] = {
    By.TEAM: select(TeamRow.id, TeamRow.name),
    By.PERSON: select(PersonRow.id, PersonRow.name),
    By.POLICY: select(PolicyRow.id, PolicyRow.name),
}
_NOBODY: Mapping[By, str] = {
    By.TEAM: "No team",
    By.PERSON: "Nobody",
    By.TOPIC: "No topic",
    By.TAG: "No tag",
    By.SKILL: "No skill",
}
_TOPICS = {topic.value: topic.label for topic in Topic}


async def name_values(session: AsyncSession, question: Question, values: Iterable[Value]) -> dict[Value, str]:
    """Return what to call each value of a question's answer."""
    known: dict[Value, str] = {store.id: store.name for store in question.stores} if question.by is By.STORE else {}
    if question.by in _NAMES:
        known |= {key: name for key, name in await session.execute(_NAMES[question.by])}  # noqa: C416 - rows
    return {value: known.get(value) or _plain(question.by, value) for value in values}


def _plain(by: By, value: Value) -> str:
    if value is None or value == "":
        return _NOBODY.get(by, "Not known")
    if by is By.TOPIC:
        return _TOPICS.get(str(value), str(value))
    if by is By.HOUR:
        day, _, hour = str(value).partition("-")
        return f"{_WEEK[int(day) - 1]} {hour}:00"
    return str(value) if by not in {By.TARGET, By.REASON, By.SKILL} else str(value).replace("_", " ").capitalize()
