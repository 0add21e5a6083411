"""What travels through the skill's graph within one turn; nothing of it outlives the turn but the result."""

from operator import add
from typing import Annotated, TypedDict

from commerce.port import Order
from commerce.tracking import Journey
from skills.base import Heard, Passage, Result
from skills.order_tracking.decide import Decision
from skills.which_order import OutOfReach, Picked, TooOld


class _Given(TypedDict):
    heard: Heard
    path: Annotated[list[str], add]


class State(_Given, total=False):
    """`trouble` names the node that says what went wrong; `passages` are what was found of the shop's articles."""

    picked: Picked | TooOld | OutOfReach
    order: Order
    journey: Journey
    decision: Decision
    passages: tuple[Passage, ...]
    trouble: str
    result: Result
