"""The table of this channel: up to when Twilio was asked for messages that never reached us."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from kit.db import Base


class TwilioLookRow(Base):
    """The last look of a store into its Twilio account; what came before `since` was not meant for this program."""

    __tablename__ = "twilio_look"

    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"), primary_key=True)
    since: Mapped[datetime]
    looked_at: Mapped[datetime]
