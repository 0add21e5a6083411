"""What a server answers to a question, held against the schema that was asked for."""

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kit.llm.budget import Count
from kit.llm.port import Fault, ModelFailed, Question, T

_MOST_TOKENS = 10_000_000


class _Lenient(BaseModel):
    model_config = ConfigDict(extra="ignore")


class _Usage(_Lenient):
    prompt_tokens: int = Field(ge=1, le=_MOST_TOKENS)
    completion_tokens: int = Field(ge=0, le=_MOST_TOKENS)


class _Message(_Lenient):
    content: str | None = None
    refusal: str | None = None


class _Choice(_Lenient):
    message: _Message
    finish_reason: str | None = None


class _Counted(_Lenient):
    usage: _Usage


class _Reply(_Lenient):
    choices: list[_Choice] = Field(min_length=1)


def counted(text: str) -> Count | None:
    """Return what the server counted, or None if it told nothing that can be used."""
    try:
        usage = _Counted.model_validate_json(text).usage
    except ValidationError:
        return None
    return Count(usage.prompt_tokens, usage.completion_tokens)


def answer_in(text: str, question: Question[T]) -> T:
    """Return the answer in the body of a server's reply.

    Raises:
        ModelFailed: it is half an answer, a refusal, or nothing of the shape that was asked for.
    """
    try:
        choice = _Reply.model_validate_json(text).choices[0]
    except ValidationError as error:
        raise ModelFailed(Fault.SCHEMA, "The server's reply is not of OpenAI's form.") from error
    if choice.message.refusal or choice.finish_reason == "content_filter":
        raise ModelFailed(Fault.REFUSED, "The model refused to answer.")
    if choice.finish_reason == "length":
        raise ModelFailed(Fault.HALF, f"The answer was cut off after {question.most_tokens} tokens.")
    return fitting(choice.message.content or "", question)


def fitting(content: str, question: Question[T]) -> T:
    """Return JSON text as what the question asked for.

    Raises:
        ModelFailed: SCHEMA; the detail names the fields, never what stands in them.
    """
    if "\\u0000" in content or "\x00" in content:
        raise ModelFailed(Fault.SCHEMA, "The answer holds a null character, which no database keeps.")
    try:
        return question.schema.model_validate_json(content)
    except ValidationError as error:
        fields = sorted({".".join(map(str, item["loc"])) or item["type"] for item in error.errors(include_input=False)})
        known = [field for field in fields if field.replace(".", "").replace("_", "").isalnum()][:3]
        raise ModelFailed(Fault.SCHEMA, f"The answer does not fit: {', '.join(known) or 'unknown fields'}.") from None
