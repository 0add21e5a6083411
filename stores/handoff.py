"""How a store hands over to people: to which team, what is said when they are there and when not (S1-53)."""

import unicodedata
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator

LONGEST = 500


class Collected(StrEnum):
    """What a customer is asked for before a person comes."""

    EMAIL = "email"
    ORDER = "order"
    TOPIC = "topic"


def _plain(value: str) -> str:
    """Return a message with plain line ends and without control signs; a joiner inside an emoji stays."""
    lines = value.strip().splitlines()
    return "\n".join("".join(sign for sign in line if unicodedata.category(sign) != "Cc") for line in lines)


Message = Annotated[str, Field(max_length=LONGEST), AfterValidator(_plain)]


class HandoffSettings(BaseModel):
    """A store's handoff. An empty message is said in the agent's own words, in the customer's language.

    Where it is off the agent offers nobody. Whoever asks for a person is heard all the same (D9): they are told
    `off_message`, and their conversation stands in the queue.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    team_id: int | None = Field(default=None, ge=1, le=2**31 - 1)
    """The team that gets what needs a person where no routing rule names one; None leaves it unassigned (D5)."""
    inside_message: Message = ""
    """Said when a person is asked in and somebody is there."""
    outside_message: Message = ""
    """Said when nobody is there, before when the shop opens again."""
    collects: tuple[Collected, ...] = Field(default=(Collected.EMAIL,), max_length=len(Collected))
    """What is asked for first; an address only where none is known."""
    is_off: bool = False
    off_message: Message = ""

    @field_validator("collects")
    @classmethod
    def each_once(cls, values: tuple[Collected, ...]) -> tuple[Collected, ...]:
        """Keep each thing once, in the order in which they are asked for."""
        return tuple(one for one in Collected if one in values)
