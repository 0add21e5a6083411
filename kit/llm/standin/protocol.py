"""What OpenAI's chat completions take and refuse, as far as questions with a strict schema go.

Wording and codes follow https://platform.openai.com/docs/guides/error-codes and the API reference.
"""

import re
from collections.abc import Mapping
from typing import Any

from fastapi.responses import JSONResponse

from kit.llm.schema import flaws
from kit.llm.standin.brains import Message
from kit.llm.standin.knobs import error

ROLES = frozenset({"system", "developer", "user", "assistant"})
EFFORTS = frozenset({"none", "minimal", "low", "medium", "high", "xhigh", "max"})
_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
_BAD = "invalid_request_error"


def reasons(model: str) -> bool:
    """Return whether a model thinks before it answers: such models take other parameters."""
    return re.match(r"gpt-5|o\d", model) is not None


def refusal(body: object, models: tuple[str, ...]) -> JSONResponse | None:
    """Return why a request is not taken, or None."""
    if not isinstance(body, Mapping):
        return error(400, "We could not parse the JSON body of your request.", _BAD)
    model = body.get("model")
    if not isinstance(model, str) or not model:
        return error(400, "you must provide a model parameter", _BAD)
    if model not in models:
        return unknown_model(model)
    return _parameters(body, model) or _messages(body.get("messages")) or _format(body.get("response_format"))


def unknown_model(model: str) -> JSONResponse:
    """Return OpenAI's answer to a model that does not exist."""
    told = f"The model `{model[:80]}` does not exist or you do not have access to it."
    return error(404, told, _BAD, "model_not_found", "model")


def too_long(tokens: int, window: int) -> JSONResponse | None:
    """Return why a prompt is too long, or None."""
    if tokens <= window:
        return None
    told = (
        f"This model's maximum context length is {window} tokens. However, your messages resulted in {tokens} tokens."
    )
    return error(400, told, _BAD, "context_length_exceeded", "messages")


def _parameters(body: Mapping[str, Any], model: str) -> JSONResponse | None:
    thinks, effort = reasons(model), body.get("reasoning_effort")
    refused = [name for name in ("max_tokens", "top_p") if thinks and name in body]
    refused += ["reasoning_effort"] if effort is not None and not thinks else []
    if refused:
        told = f"Unsupported parameter: '{refused[0]}' is not supported with this model."
        return error(400, told, _BAD, "unsupported_parameter", refused[0])
    if effort is not None and effort not in EFFORTS:
        return error(400, "Invalid value for 'reasoning_effort'.", _BAD, "invalid_value", "reasoning_effort")
    if thinks and body.get("temperature", 1) != 1:
        told = "Unsupported value: 'temperature' does not support this value with this model."
        return error(400, told, _BAD, "unsupported_value", "temperature")
    most = body.get("max_completion_tokens", 1)
    if isinstance(most, bool) or not isinstance(most, int) or most < 1:
        return error(400, "Invalid 'max_completion_tokens'.", _BAD, "integer_below_min_value", "max_completion_tokens")
    return None


def _messages(messages: object) -> JSONResponse | None:
    if not isinstance(messages, list) or not messages:
        return error(400, "Invalid 'messages': empty array.", _BAD, "empty_array", "messages")
    for place, message in enumerate(messages):
        where = f"messages[{place}]"
        if not isinstance(message, Mapping) or message.get("role") not in ROLES:
            return error(400, f"Invalid value for '{where}.role'.", _BAD, "invalid_value", f"{where}.role")
        if _words(message.get("content")) is None:
            return error(400, f"Invalid type for '{where}.content'.", _BAD, "invalid_type", f"{where}.content")
    return None


def _words(content: object) -> str | None:
    """Return a message's text, which may come in parts; None if it is none."""
    if isinstance(content, str):
        return content
    if not isinstance(content, list) or not all(isinstance(part, Mapping) for part in content):
        return None
    parts = [part.get("text") for part in content if part.get("type") == "text"]
    return "\n".join(map(str, parts)) if parts and len(parts) == len(content) else None


def heard(body: Mapping[str, Any]) -> list[Message]:
    """Return the messages of a request that was not refused."""
    return [{"role": message["role"], "content": _words(message["content"]) or ""} for message in body["messages"]]


def _format(wanted: object) -> JSONResponse | None:
    if wanted is None:
        return None
    kind = wanted.get("type") if isinstance(wanted, Mapping) else None
    if not isinstance(wanted, Mapping) or kind not in {"text", "json_object", "json_schema"}:
        return error(400, "Invalid value: 'response_format.type'.", _BAD, "invalid_value", "response_format.type")
    if kind != "json_schema":
        return None
    shape = wanted.get("json_schema")
    name = shape.get("name") if isinstance(shape, Mapping) else None
    if not isinstance(shape, Mapping) or not isinstance(name, str) or not _NAME.fullmatch(name):
        told = "Missing or invalid 'response_format.json_schema.name'."
        return error(400, told, _BAD, "missing_required_parameter", "response_format.json_schema.name")
    schema = shape.get("schema")
    wrong = next(flaws(schema), "") if isinstance(schema, Mapping) else "schema must be an object."
    if shape.get("strict") and wrong:
        return error(400, f"Invalid schema for response_format '{name}': {wrong}", _BAD, None, "response_format")
    return None
