"""Where the time of a turn goes: the trace's own milliseconds, and what lies around them by the database's clock."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from evals.bench.figures import median, percentile
from evals.bench.load import Said

NAMES = {
    "accept": "accept (request to 202)",
    "wait": "wait (pause for a burst, and the queue)",
    "claim": "claim what waits",
    "prepare": "what is ready in the store",
    "guard": "guard",
    "understand": "understand",
    "skill": "skill, with its reads",
    "reply": "reply",
    "check": "check",
    "graph": "LangGraph between the steps",
    "save": "save and commit",
    "show": "event to the browser",
}
AROUND = {"claim", "prepare", "guard", "understand", "reply", "check", "total"}

_QUERY = """
select conversation.key, inbox.external_id, turn.trace, turn.milliseconds, turn.created_at,
       pg_xact_commit_timestamp(asked.xmin), pg_xact_commit_timestamp(answer.xmin)
from inbox
join conversation on conversation.id = inbox.conversation_id
join turn on turn.id = inbox.turn_id
join message asked on asked.conversation_id = inbox.conversation_id and asked.external_id = inbox.external_id
join message answer on answer.turn_id = turn.id and answer.author = 'agent'
where conversation.key = any(:chats)
"""


@dataclass(slots=True)
class Turns:
    """Milliseconds of many turns: from accepted to answered, both committed, and by step."""

    committed: list[float] = field(default_factory=list)
    steps: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def rows(self) -> list[tuple[str, str, str]]:
        """Return name, median and 95th percentile of each step."""
        found = [(NAMES[name], self.steps[name]) for name in NAMES if self.steps[name]]
        return [(name, f"{median(values):.1f}", f"{percentile(values, 0.95):.1f}") for name, values in found]


async def keep_commit_times(engine: AsyncEngine) -> None:
    """Let the database note when each transaction was committed; needs a new start of the server."""
    async with engine.connect() as connection:
        await connection.execute(text("alter system set track_commit_timestamp = on"))


async def read_turns(engine: AsyncEngine, said: Sequence[Said]) -> Turns:
    """Read how the turns that answered `said` went."""
    async with engine.connect() as connection:
        found = await connection.execute(text(_QUERY), {"chats": list({one.chat for one in said})})
        rows = {(row[0], row[1]): tuple(row[2:]) for row in found}
    return gather((one, rows[one.chat, one.client_id]) for one in said if (one.chat, one.client_id) in rows)


def gather(pairs: Iterable[tuple[Said, tuple[dict[str, Any], int, datetime, datetime, datetime]]]) -> Turns:
    """Put the times of turns together; pure."""
    turns = Turns()
    for said, (trace, thought, saved_at, asked_at, answered_at) in pairs:
        times: Mapping[str, float] = trace.get("milliseconds", {})
        asked, saved, answered = (moment.timestamp() * 1000 for moment in (asked_at, saved_at, answered_at))
        inner = {name: times[name] for name in ("guard", "understand", "reply", "check") if name in times}
        skills = sum(value for name, value in times.items() if name not in AROUND)
        known = sum(inner.values()) + skills + times.get("prepare", 0.0)
        turns.committed.append(answered - asked)
        for name, value in {
            "accept": (said.accepted - said.sent) * 1000,
            "wait": saved - thought - times.get("claim", 0.0) - asked,
            "claim": times.get("claim", 0.0),
            "prepare": times.get("prepare", 0.0),
            **inner,
            "skill": skills,
            "graph": times.get("total", known) - known,
            "save": answered - saved,
            "show": said.seen * 1000 - answered,
        }.items():
            turns.steps[name].append(value)
    return turns
