"""What the SDK's errors mean: one of our faults, a sentence for staff, and how long the server wants to be left alone.

Nothing of what the server says is passed on but a code of its own: an error may repeat the key or the customer's words.
"""

import re
from datetime import timedelta
from typing import NamedTuple

import openai

from kit.llm.port import Fault, ModelFailed

_PLAIN = re.compile(r"[a-z_.]{1,40}")
_UNAUTHORISED, _FORBIDDEN, _NOT_FOUND, _TOO_MANY = 401, 403, 404, 429
_NO_CREDIT = frozenset({"insufficient_quota", "billing_hard_limit_reached", "billing_not_active"})
_SERVER = 500
_TIMED_OUT = 408


class Failure(NamedTuple):
    """How a call failed."""

    fault: Fault
    detail: str
    wait: timedelta | None = None


def failure_of(error: Exception) -> Failure:
    """Return what `error`, raised by the SDK, means."""
    if isinstance(error, ModelFailed):
        return Failure(error.fault, error.detail)
    if isinstance(error, TimeoutError | openai.APITimeoutError):
        return Failure(Fault.SILENCE, "The server did not answer in time.")
    if isinstance(error, openai.APIStatusError):
        return _refusal(error)
    if isinstance(error, openai.OpenAIError | OSError):
        return Failure(Fault.UNREACHABLE, "The server cannot be reached, or it hung up.")
    return Failure(Fault.REJECTED, f"The question could not be sent ({type(error).__name__}).")


def refuses_effort(error: Exception) -> bool:
    """Return whether the server does not know or does not allow the reasoning effort that it was told."""
    refusals = openai.BadRequestError | openai.UnprocessableEntityError
    return isinstance(error, refusals) and "reasoning_effort" in str(error.body)


def is_of_another_right(error: Exception) -> bool:
    """Return whether asking *about* a model failed although asking the model may go well.

    A key may be good for questions only, and many servers do not tell which models they have.
    """
    if isinstance(error, openai.NotFoundError):
        return error.code != "model_not_found"
    return isinstance(error, openai.PermissionDeniedError | openai.AuthenticationError) and "scope" in str(
        error.message
    )


def _refusal(error: openai.APIStatusError) -> Failure:
    status, code = error.status_code, _code(error)
    told = f"status {status}, {code}" if code else f"status {status}"
    if code in _NO_CREDIT:
        return Failure(Fault.QUOTA, f"The quota is spent ({told}).")
    if status in {_UNAUTHORISED, _FORBIDDEN}:
        return Failure(Fault.WRONG_KEY, f"The server refuses the key ({told}).")
    if status == _NOT_FOUND:
        return Failure(Fault.NO_MODEL, f"The server has no such model or address ({told}).")
    if status == _TOO_MANY:
        return Failure(Fault.BUSY, f"The server takes no more questions for now ({told}).", _wait(error))
    if status == _TIMED_OUT or status >= _SERVER:
        return Failure(Fault.SERVER, f"The server failed ({told}).")
    return Failure(Fault.REJECTED, f"The server does not take the question ({told}).")


def _code(error: openai.APIStatusError) -> str:
    """Return the server's own word for the error, if it is a plain word."""
    for word in (error.code, error.type):
        if isinstance(word, str) and _PLAIN.fullmatch(word):
            return word
    return ""


def _wait(error: openai.APIStatusError) -> timedelta | None:
    """Return what `Retry-After` asks for, in seconds; dates are not understood."""
    told = error.response.headers.get("retry-after", "")
    return timedelta(seconds=int(told)) if re.fullmatch(r"\d{1,6}", told) else None
