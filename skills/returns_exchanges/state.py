"""What travels through the skill's graph within one turn; nothing of it outlives the turn but the result."""

from operator import add
from typing import Annotated, TypedDict

from commerce.port import Order
from commerce.returnability import Returnability
from commerce.terms import Terms
from skills.base import Fact, Heard, Passage, Result
from skills.returns_exchanges.decide import Decision
from skills.which_order import OutOfReach, Picked, TooOld


class _Given(TypedDict):
    heard: Heard
    path: Annotated[list[str], add]


class State(_Given, total=False):
    """`policy` are the sentences to quote first; `trouble` names the node that says what went wrong."""

    hub_ready: bool
    has_portal: bool
    terms: Terms
    policy: tuple[Fact, ...]
    passages: tuple[Passage, ...]
    picked: Picked | TooOld | OutOfReach
    order: Order
    answer: Returnability
    decision: Decision
    trouble: str
    result: Result
