"""The tables of routing: the ordered rules, the views, and which ticket stands in which view."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from kit.db import Base


class ViewRow(Base):
    """A named list of tickets that rules fill; a ticket in it stays open to all (S2-27, S2-28)."""

    __tablename__ = "view"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    created_by: Mapped[int | None] = mapped_column(ForeignKey("staff_person.id"))
    created_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class RuleRow(Base):
    """A rule: `condition` is the JSON of a tree of `helpdesk.routing.conditions`; `place` orders them (D5).

    It names one destination: a team, a person, a view, or a tag to add.
    """

    __tablename__ = "routing_rule"

    id: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[int]
    name: Mapped[str]
    condition: Mapped[dict[str, Any]]
    team_id: Mapped[int | None] = mapped_column(ForeignKey("staff_team.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("staff_person.id"))
    view_id: Mapped[int | None] = mapped_column(ForeignKey("view.id"))
    tag: Mapped[str] = mapped_column(default="")
    is_on: Mapped[bool] = mapped_column(default=True)
    preset: Mapped[str] = mapped_column(default="")
    created_by: Mapped[int | None] = mapped_column(ForeignKey("staff_person.id"))
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class TicketViewRow(Base):
    """A ticket that a rule has put into a view."""

    __tablename__ = "ticket_view"
    __table_args__ = (Index("ix_ticket_view_view", "view_id", "ticket_id"),)

    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), primary_key=True)
    view_id: Mapped[int] = mapped_column(ForeignKey("view.id"), primary_key=True)
    rule_id: Mapped[int] = mapped_column(ForeignKey("routing_rule.id"))
    at: Mapped[datetime]


class RunRow(Base):
    """One run of the rules over the open tickets, asked for after a dry run; it goes on where it stopped.

    `token` is the dry run's: asked for twice, it runs once. `store_ids` limits it; None is every store.
    """

    __tablename__ = "routing_run"
    __table_args__ = (Index("ix_routing_run_open", "id", postgresql_where=text("ended_at is null")),)

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(unique=True)
    asked_by: Mapped[int] = mapped_column(ForeignKey("staff_person.id"))
    store_ids: Mapped[list[int] | None]
    total: Mapped[int]
    done: Mapped[int] = mapped_column(default=0)
    changed: Mapped[int] = mapped_column(default=0)
    failed: Mapped[int] = mapped_column(default=0)
    last_ticket_id: Mapped[int] = mapped_column(default=0)
    until_ticket_id: Mapped[int]
    begun_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
