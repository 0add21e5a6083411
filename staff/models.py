"""The tables of the people who work here, their sessions and their one-time sign-in links."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from kit.db import Base


class PersonRow(Base):
    """Somebody on the staff. `email` is kept in lower case; `role` is a word of `kit.auth.Role`."""

    __tablename__ = "staff_person"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    email: Mapped[str] = mapped_column(unique=True)
    role: Mapped[str]
    is_active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]


class StaffSessionRow(Base):
    """A browser in which a person has signed in. Only the key's print is kept."""

    __tablename__ = "staff_session"

    id: Mapped[int] = mapped_column(primary_key=True)
    key_print: Mapped[str] = mapped_column(unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("staff_person.id"), index=True)
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
