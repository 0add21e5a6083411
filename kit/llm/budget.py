"""How much one turn may ask of a model, kept in one place: calls, tokens and time."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kit.llm.port import Call


@dataclass(slots=True)
class Budget:
    """What is left for one turn; every call is noted here. `seconds` is what one call may take at most.

    `tokens` are prompt tokens of all calls together, counted before each call by an upper estimate.
    """

    calls: int = 2
    tokens: int = 3000
    seconds: float = 4.0
    made: "list[Call]" = field(default_factory=list)
