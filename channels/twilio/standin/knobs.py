"""What tests and fault runs may make go wrong."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Answer = Literal["", "400", "429", "500", "silence", "taken_500", "taken_silence"]


class Knobs(BaseModel):
    """How the stand-in misbehaves; all at rest is how Twilio is on a good day."""

    model_config = ConfigDict(extra="forbid")

    answer: Answer = ""
    """What the next `times` wishes to send are answered; with `taken_`, after the message was taken."""
    times: int = Field(0, ge=0)
    lose_webhooks: int = Field(0, ge=0)
    """So many of the next messages that come in are never told to the shop; the list of messages has them."""
    repeat_every: int = Field(0, ge=0)
    """Each nth message that comes in is told twice at once."""
    delay: float = Field(0, ge=0, le=60)
    """Seconds before a message that comes in is told."""
    status_delay: float = Field(0, ge=0, le=60)
    """Seconds before each step of a message that goes out."""
    media: Literal["", "missing", "silence"] = ""
    """What becomes of those who fetch a picture."""
    rate: int = Field(0, ge=0)
    """Requests a second that the interface takes; 0 takes all."""
    webhook: str = ""
    """Where to tell what comes in, in place of the account's own address."""

    def next_answer(self) -> Answer:
        """Return what this wish to send is answered, and count it."""
        if not self.times:
            return ""
        self.times -= 1
        return self.answer
