"""Who did what, when and to what: one append-only table for every package."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from kit.clock import Clock
from kit.db import Base


class AuditRow(Base):
    """One act. `actor` is `staff:<id>`, `customer:<id>` or `system`; `facts` holds what changed, never a secret."""

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_subject", "store_id", "subject"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    store_id: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(index=True)
    actor: Mapped[str]
    act: Mapped[str]
    subject: Mapped[str]
    facts: Mapped[dict[str, Any]]


def record(
    session: AsyncSession,
    clock: Clock,
    *,
    store_id: int | None,
    actor: str,
    act: str,
    subject: str,
    **facts: Any,  # noqa: ANN401 - JSON values
) -> None:
    """Add one row in the session's transaction, so that no act is committed without it."""
    row = AuditRow(store_id=store_id, at=clock.now(), actor=actor, act=act, subject=subject, facts=facts)
    session.add(row)
