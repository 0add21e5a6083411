"""What is asked of a language model and what comes back, whoever answers: a server, a script, or nobody."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from pydantic import BaseModel

from kit.errors import AdapterError

if TYPE_CHECKING:
    from kit.llm.budget import Budget

T = TypeVar("T", bound=BaseModel)


class Fault(StrEnum):
    """Why a model gave nothing that can be used: named in the Turn trace."""

    NO_KEY = "no_key"
    WRONG_KEY = "wrong_key"
    NO_MODEL = "unknown_model"
    QUOTA = "quota_spent"
    BUSY = "rate_limited"
    SILENCE = "timed_out"
    UNREACHABLE = "unreachable"
    HALF = "half_an_answer"
    SCHEMA = "wrong_schema"
    REFUSED = "refused"
    RESTING = "circuit_open"
    OVER_BUDGET = "over_budget"
    SERVER = "server_error"
    REJECTED = "request_rejected"
    """The server is well and does not take this question: too long for the model, or a field that it does not know."""

    @property
    def was_sent(self) -> bool:
        """Whether the server was asked at all: only such calls count against a budget."""
        return self not in {Fault.NO_KEY, Fault.RESTING, Fault.OVER_BUDGET}

    @property
    def may_cost(self) -> bool:
        """Whether the model may have read the prompt, so that somebody pays for it."""
        return self in {Fault.SILENCE, Fault.HALF, Fault.SCHEMA, Fault.REFUSED}


@dataclass(frozen=True, slots=True)
class Question(Generic[T]):
    """One question: `system` and `user` are the whole prompt, `schema` is what the answer must be.

    `purpose` says what it is for (`understand`, `phrase`), `prompt` which text and version asked it (`understand@1`).
    """

    purpose: str
    prompt: str
    system: str
    user: str
    schema: type[T]
    most_tokens: int = 400
    """How long the answer may be, in tokens."""


@dataclass(frozen=True, slots=True)
class Call:
    """How one question went, for the trace: tokens as the server counted them, `cost` in the price list's currency.

    `counted` is False where the server told no count, or never answered: then the tokens are our own upper estimate.
    """

    purpose: str
    prompt: str
    model: str
    prompt_tokens: int
    answer_tokens: int
    milliseconds: float
    cost: Decimal
    fault: Fault | None = None
    detail: str = ""
    counted: bool = True

    @property
    def was_sent(self) -> bool:
        """Whether the server was asked at all."""
        return self.fault is None or self.fault.was_sent

    def told(self) -> dict[str, Any]:
        """Return this for the Turn trace."""
        return {
            "purpose": self.purpose,
            "prompt": self.prompt,
            "model": self.model,
            "prompt_tokens": self.prompt_tokens,
            "answer_tokens": self.answer_tokens,
            "milliseconds": self.milliseconds,
            "cost": str(self.cost),
            "fault": self.fault.value if self.fault else None,
            "detail": self.detail,
            "counted": self.counted,
        }


class ModelFailed(AdapterError):
    """The model gave nothing that can be used; `fault` says why. The local path answers instead."""

    code = "model_failed"

    def __init__(self, fault: Fault, detail: str) -> None:
        """Keep the fault and a sentence for staff."""
        super().__init__(detail, fault=fault.value)
        self.fault = fault


class Model(Protocol):
    """Answers questions in the shape that they ask for."""

    name: str

    async def ask(self, question: Question[T], budget: "Budget") -> T:
        """Return the answer, having noted the call in `budget`, whether it went well or not.

        Raises:
            ModelFailed: for every way in which a model can fail; nothing else, cancellation aside.
        """
        ...
