"""What tests and fault runs may make go wrong."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Answer = Literal["", "400", "429", "500", "503", "silence", "taken_500", "taken_silence"]


class Knobs(BaseModel):
    """How the stand-in misbehaves; all at rest is how WhatsApp is on a good day."""

    model_config = ConfigDict(extra="forbid")

    answer: Answer = ""
    """What the next `times` wishes to send are answered; with `taken_`, after the message was taken."""
    times: int = Field(0, ge=0)
    lose_webhooks: int = Field(0, ge=0)
    """So many of the next notices are never told."""
    repeat: bool = False
    """Every notice is told twice."""
    fails: int = Field(0, ge=0)
    """The code with which messages that were taken fail afterwards; 0 for none."""
    media: Literal["", "missing", "silence", "other"] = ""
    """What becomes of those who fetch a file; `other` gives them another one."""
    rate: int = Field(0, ge=0)
    """Requests a second that the interface takes; 0 takes all."""

    def next_answer(self) -> Answer:
        """Return what this wish to send is answered, and count it."""
        if not self.times:
            return ""
        self.times -= 1
        return self.answer
