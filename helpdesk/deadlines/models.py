"""The tables of deadlines: service-level policies, aging rules, and what must be done by when."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from kit.db import Base


class PolicyRow(Base):
    """A service-level policy; the first by `place` that fits a ticket holds for it.

    `rules` is the JSON of `helpdesk.deadlines.policies.Policy`: what it fits, its targets, its clock.
    """

    __tablename__ = "sla_policy"

    id: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[int]
    name: Mapped[str]
    rules: Mapped[dict[str, Any]]
    is_on: Mapped[bool] = mapped_column(default=True)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("staff_person.id"))
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class AgingRuleRow(Base):
    """What happens to a ticket that stands still; `rules` is the JSON of `helpdesk.deadlines.aging.AgingRule`."""

    __tablename__ = "aging_rule"

    id: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[int]
    name: Mapped[str]
    rules: Mapped[dict[str, Any]]
    is_on: Mapped[bool] = mapped_column(default=True)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("staff_person.id"))
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class DeadlineRow(Base):
    """One thing that must be done on a ticket by `due_at`, or one wait of an aging rule.

    `target` is `first_reply`, `next_reply`, `resolution` or `aging`. While it runs, `fires_at` is the moment of what
    comes next (the warning, then the breach); it is None while it is paused and once it has ended. `spent` are the
    seconds of its own clock that were used up before `running_since`.
    """

    __tablename__ = "deadline"
    __table_args__ = (
        UniqueConstraint("ticket_id", "target", "rule_id", "started_at"),
        Index("ix_deadline_fires_at", "fires_at", postgresql_where=text("fires_at is not null")),
        Index("ix_deadline_ticket", "ticket_id"),
        Index("ix_deadline_open", "due_at", "id", postgresql_where=text("ended_at is null")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"))
    target: Mapped[str]
    rule_id: Mapped[int]
    """The policy's id, or the aging rule's where the target is `aging`."""
    terms: Mapped[dict[str, Any]]
    """What held when it began: seconds, clock, warning; a policy that is changed later moves no deadline."""
    state: Mapped[str]
    """`running`, `paused`, `met`, `breached`, `fired` or `cancelled`."""
    started_at: Mapped[datetime]
    running_since: Mapped[datetime | None]
    spent: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime | None]
    warned_at: Mapped[datetime | None]
    breached_at: Mapped[datetime | None]
    fires_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
