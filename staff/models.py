"""The tables of the people who work here: teams, availability, what they may see, and how they sign in."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from kit.db import Base


class PersonRow(Base):
    """Somebody on the staff. `email` is kept in lower case; `role` is a word of `kit.auth.Role`.

    `has_chat` lets them be assigned conversations (S3-53). Where `is_limited`, they see the stores of
    `StaffStoreRow` alone; where `is_team_only`, the tickets of their own teams alone, and what is theirs.
    `password_hash` is argon2's; `totp_secret` is sealed by `kit.vault` and counts once `totp_since` is set.
    """

    __tablename__ = "staff_person"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    email: Mapped[str] = mapped_column(unique=True)
    role: Mapped[str]
    is_active: Mapped[bool] = mapped_column(default=True)
    has_chat: Mapped[bool] = mapped_column(default=True)
    is_limited: Mapped[bool] = mapped_column(default=False)
    is_team_only: Mapped[bool] = mapped_column(default=False)
    is_away: Mapped[bool] = mapped_column(default=False)
    password_hash: Mapped[str | None]
    totp_secret: Mapped[str | None]
    totp_since: Mapped[datetime | None]
    totp_last_step: Mapped[int | None]
    """The time step of the last code that was used: each works once."""
    recovery_prints: Mapped[list[str] | None]
    """Prints of the codes that stand in for a lost device; each is struck out when it is used."""
    created_at: Mapped[datetime]


class StaffStoreRow(Base):
    """A store that a limited person may see."""

    __tablename__ = "staff_store"

    person_id: Mapped[int] = mapped_column(ForeignKey("staff_person.id"), primary_key=True)
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"), primary_key=True)


class AvailabilityRow(Base):
    """When somebody became active or away, and by whom; `PersonRow.is_away` is the last of it."""

    __tablename__ = "staff_availability"
    __table_args__ = (Index("ix_staff_availability_person", "person_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("staff_person.id"))
    is_away: Mapped[bool]
    why: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[str]


class TeamRow(Base):
    """A group of people with an inbox of its own (S2-05, S2-24); a retired one is kept for what stands on it."""

    __tablename__ = "staff_team"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    is_round_robin: Mapped[bool] = mapped_column(default=False)
    """Its tickets go by turns to its available people (D5)."""
    created_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class TeamMemberRow(Base):
    """A person of a team; `given_at` is when they last got a ticket by turns."""

    __tablename__ = "staff_team_member"

    team_id: Mapped[int] = mapped_column(ForeignKey("staff_team.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("staff_person.id"), primary_key=True, index=True)
    given_at: Mapped[datetime | None]


class ApiKeyRow(Base):
    """A key with which a program acts, within `scopes`, with at most its `role`. Only its print is kept."""

    __tablename__ = "api_key"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    key_print: Mapped[str] = mapped_column(unique=True)
    begins_with: Mapped[str]
    """Its first characters, by which people know it again."""
    role: Mapped[str]
    scopes: Mapped[list[str]]
    store_ids: Mapped[list[int] | None]
    """The stores that it may see; None for all."""
    person_id: Mapped[int] = mapped_column(ForeignKey("staff_person.id"))
    """Who made it."""
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class StaffSessionRow(Base):
    """A browser in which a person has signed in. Only the key's print is kept; `browser` is what it calls itself."""

    __tablename__ = "staff_session"

    id: Mapped[int] = mapped_column(primary_key=True)
    key_print: Mapped[str] = mapped_column(unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("staff_person.id"), index=True)
    browser: Mapped[str] = mapped_column(default="")
    opened_by: Mapped[str] = mapped_column(default="link")
    """`link` or `password`."""
    expires_at: Mapped[datetime]
    created_at: Mapped[datetime]


class StaffLinkRow(Base):
    """A one-time link that signs a person in. Only the key's print is kept."""

    __tablename__ = "staff_link"

    id: Mapped[int] = mapped_column(primary_key=True)
    key_print: Mapped[str] = mapped_column(unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("staff_person.id"), index=True)
    used_at: Mapped[datetime | None]
    expires_at: Mapped[datetime]
