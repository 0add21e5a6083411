"""The table of channels: who wants no more messages."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kit.db import Base


class OptOutRow(Base):
    """A number that wants no more messages of a store; START deletes the row. `word` is what they wrote."""

    __tablename__ = "opt_out"
    __table_args__ = (UniqueConstraint("store_id", "manner", "address"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    manner: Mapped[str]
    address: Mapped[str]
    word: Mapped[str]
    at: Mapped[datetime]
