"""A rehearsal as JSON: every message with how it went out, beside the trace of the turn that said it."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel

from channels.incoming import show
from channels.port import LIMITS
from channels.rehearsal import Line, Rehearsal
from conversations.messages import Block
from conversations.turns import Trace


class Played(BaseModel):
    """The customer who is played."""

    name: str
    email: str


class TraceShown(BaseModel):
    """How one turn went. `trace` holds what each step told of itself; a plug-in's steps may tell more."""

    turn_id: int
    milliseconds: int
    created_at: datetime
    trace: dict[str, Any]


class PreviewLine(BaseModel):
    """A message: its blocks, and the words it went out in (`dressed`) where the channel shows no cards."""

    id: int
    author: str
    blocks: list[Block]
    language: str
    created_at: datetime
    client_id: str | None
    dressed: list[str]
    trace: TraceShown | None


class PreviewHandoff(BaseModel):
    """What a person would have been given."""

    reason: str
    summary: str
    order: dict[str, Any] | None
    tried: list[str]


class RehearsalShown(BaseModel):
    """A rehearsal as it stands; `is_waiting` while an answer is on its way, `turns` also those that said nothing."""

    conversation: str
    store: str
    manner: str
    has_cards: bool
    language: str
    holder: str
    customer: Played | None
    is_waiting: bool
    messages: list[PreviewLine]
    turns: list[TraceShown]
    handoffs: list[PreviewHandoff]


def show_rehearsal(found: Rehearsal) -> RehearsalShown:
    """Return a rehearsal as JSON."""
    who = found.customer
    return RehearsalShown.model_validate(
        {
            "conversation": found.conversation.key,
            "store": found.store.key,
            "manner": found.conversation.manner,
            "has_cards": LIMITS[found.conversation.manner].has_cards,
            "language": found.conversation.language,
            "holder": found.conversation.holder,
            "customer": {"name": who.name, "email": who.email} if who else None,
            "is_waiting": found.is_waiting,
            "messages": [_show_line(line) for line in found.lines],
            "turns": [_show_trace(trace) for trace in found.turns],
            "handoffs": [
                {"reason": wish.reason, "summary": wish.summary, "order": wish.order, "tried": list(wish.tried)}
                for wish in found.handoffs
            ],
        }
    )


def _show_line(line: Line) -> dict[str, Any]:
    trace = _show_trace(line.trace) if line.trace else None
    return {**show(line.said), "dressed": list(line.parts), "trace": trace}


def _show_trace(trace: Trace) -> dict[str, Any]:
    return {
        "turn_id": trace.turn_id,
        "milliseconds": trace.milliseconds,
        "created_at": trace.created_at,
        "trace": trace.trace,
    }
