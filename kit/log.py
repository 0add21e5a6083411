"""The program's log: one line an event, of our own code and of every library, and never a secret in it."""

import logging
import re
from collections.abc import MutableMapping
from typing import Any

import structlog

SECRET_NAMES = re.compile(
    r"password|passwd|secret|token|cookie|authorization|api_?key|^key$|^code$|ticket|^url$", re.IGNORECASE
)
ADDRESS_WITH_PASSWORD = re.compile(r"(?<=://)([^\s/@:]*):[^\s/@]*@")
SIGNED_TOKEN = re.compile(r"\beyJ[\w-]+\.[\w-]+\.[\w-]+")
HIDDEN = "[hidden]"
QUIET = (
    "alembic",
    "asyncio",
    "chromadb",
    "httpcore",
    "httpcore2",
    "httpx",
    "httpx2",
    "openai",
    "procrastinate",
    "sentence_transformers",
    "urllib3",
    "uvicorn",
)


def _hide(value: Any) -> Any:  # noqa: ANN401 - whatever was logged
    if isinstance(value, str):
        return SIGNED_TOKEN.sub(HIDDEN, ADDRESS_WITH_PASSWORD.sub(rf"\1:{HIDDEN}@", value))
    if isinstance(value, dict):
        return {name: HIDDEN if SECRET_NAMES.search(str(name)) else _hide(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_hide(part) for part in value]
    return value


def hide_secrets(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:  # noqa: ANN401
    """Replace what looks like a secret, by its name or by its form, in an event about to be written."""
    for name, value in event.items():
        event[name] = HIDDEN if SECRET_NAMES.search(name) else _hide(value)
    return event


def start_log(level: str, style: str) -> None:
    """Write events at `level` and above to the error stream: `text` for people, `json` for programs."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        hide_secrets,
    ]
    last: structlog.typing.Processor = (
        structlog.processors.JSONRenderer() if style == "json" else structlog.dev.ConsoleRenderer(colors=False)
    )
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    out = logging.StreamHandler()
    out.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared, processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, last]
        )
    )
    logging.basicConfig(handlers=[out], level=level.upper(), force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLogger().level))
