"""Every setting of a deployment, read from the environment and from a file `.env` beside this one.

What belongs to one store (tone, hours, hub) is a row in the database instead. `.env.example` is written from here.
"""

import textwrap
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from kit.errors import StartError

SCHEMES = {
    "base_url": ("http", "https"),
    "database_url": ("postgresql",),
    "redis_url": ("redis", "rediss"),
    "chroma_url": ("http", "https"),
    "smtp_url": ("smtp", "smtps"),
    "openai_base_url": ("http", "https"),
    "whatsapp_url": ("http", "https"),
}

LOCAL = {"127.0.0.1", "::1", "localhost"}


class Settings(BaseSettings):
    """One field is one environment variable, in capitals."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    data_dir: Path = Field(Path("data"), description="Folder for everything this machine keeps. Back it up.")
    host: str = Field("127.0.0.1", description="Address to listen on; 0.0.0.0 lets other machines in.")
    port: int = Field(8100, ge=1, le=65535, description="Port to listen on.")
    base_url: str = Field(
        "",
        description="Address under which customers reach this program, such as https://chat.example.com. "
        "Links in mails and chats begin with it. Empty: the address it listens on.",
    )
    database_url: SecretStr = Field(
        SecretStr(""),
        description="PostgreSQL 15 or newer, as postgresql://user:password@host/name. "
        "Empty: one comes with the program and keeps its files in DATA_DIR/postgres.",
    )
    redis_url: SecretStr = Field(
        SecretStr(""),
        description="Redis, as redis://host:6379: many processes share hints and limits by it. Empty: one process.",
    )
    chroma_url: str = Field(
        "",
        description="Chroma server, as http://host:8000. Needed only by `worker` processes. "
        "Empty: the index is kept in DATA_DIR/chroma.",
    )
    smtp_url: SecretStr = Field(
        SecretStr(""),
        description="Mail server for codes and invitations, as smtp://user:password@host:587 (with STARTTLS) "
        "or smtps://user:password@host:465. Empty: mails are kept and shown on /demo/mails.",
    )
    smtp_sender: str = Field("", description="Sender of those mails, such as shop@example.com. Needed with SMTP_URL.")
    smtp_in: str = Field(
        "",
        description="Where mail servers hand in letters to the shops by SMTP, such as 0.0.0.0:2525. "
        "Empty: letters come by the webhooks of mail services alone; the demo takes any free port of this machine.",
    )
    smtp_in_trusted: str = Field(
        "",
        description="Mail servers whose Authentication-Results are believed, besides this machine: addresses or "
        "networks with commas between them. Each must take away what senders write under its name.",
    )
    smtp_in_cert: str = Field(
        "", description="PEM file with certificate and key, with which letters come in encrypted (STARTTLS)."
    )
    country_header: str = Field(
        "",
        max_length=100,
        description="Header in which a proxy before the program tells a visitor's country, such as CF-IPCountry. It "
        "must replace what visitors send. Empty: the country is guessed from the time zone, and marked as a guess.",
    )
    whatsapp_url: str = Field(
        "",
        description="Address of a stand-in of WhatsApp's Cloud API (`app.py standin meta`), for numbers that are "
        "connected from now on. Empty: Meta itself.",
    )
    secret_key: SecretStr = Field(
        SecretStr(""),
        description="Signs links and sessions, 32 characters or more. Needed by `worker` processes. "
        "Empty: made once, kept in DATA_DIR/secret_key.",
    )
    allow_local_webhooks: bool = Field(
        False,
        description="Whether webhooks may be sent to this machine itself, and pages read from it as content, also "
        "without https: for development alone.",
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="What is logged, and above.")
    log_format: Literal["text", "json"] = Field("text", description="Lines to read, or one JSON object a line.")
    turn_seconds: float = Field(
        8.0, gt=0, le=60, description="Seconds an answer may take before the short way is used."
    )
    burst_seconds: float = Field(
        0.3, ge=0, le=5, description="Seconds to wait for more words, so that a burst of messages is answered once."
    )

    fault_step: str = Field("", description="For `make faults` alone: the process may be told to kill itself.")

    openai_api_key: SecretStr = Field(
        SecretStr(""),
        description="Key of OpenAI's API or of a server that speaks it. Empty: no model; everything is understood and "
        "answered on this machine.",
    )
    openai_base_url: str = Field("", description="Address of another server that speaks OpenAI's API, with its /v1.")
    openai_model: str = Field("gpt-5-mini", description="Name of the model to ask.")
    openai_effort: str = Field(
        "minimal",
        description="How long a reasoning model may think before it answers: minimal, low, medium or high. "
        "Empty: not said.",
    )
    model_seconds: float = Field(
        4.0, gt=0, le=30, description="Seconds one question to the model may take; then this machine answers alone."
    )
    model_price_in: float = Field(0.0, ge=0, description="Price of a million prompt tokens, to record costs by.")
    model_price_out: float = Field(0.0, ge=0, description="Price of a million answered tokens, to record costs by.")

    @field_validator("log_level", "log_format", mode="before")
    @classmethod
    def lower(cls, value: object) -> object:
        """Take a word in any case."""
        return value.lower() if isinstance(value, str) else value

    @field_validator(*SCHEMES)
    @classmethod
    def address(cls, value: str | SecretStr, info: object) -> str | SecretStr:
        """Refuse an address of another kind, or without a host."""
        text = value.get_secret_value() if isinstance(value, SecretStr) else value
        schemes = SCHEMES[str(getattr(info, "field_name", ""))]
        parts = urlsplit(text)
        is_local = parts.scheme == "postgresql" and "host=" in parts.query
        if text and (parts.scheme not in schemes or not (parts.hostname or is_local)):
            msg = f"it must be an address that begins with {schemes[0]}://"
            raise ValueError(msg)
        return value.rstrip("/") if isinstance(value, str) else value

    @field_validator("secret_key")
    @classmethod
    def long_enough(cls, value: SecretStr) -> SecretStr:
        """Refuse a secret that could be guessed."""
        if value.get_secret_value() and len(value.get_secret_value()) < 32:  # noqa: PLR2004 - said in the sentence
            msg = "it needs at least 32 characters"
            raise ValueError(msg)
        return value

    @property
    def is_public(self) -> bool:
        """Whether people on other machines reach this program."""
        named = urlsplit(self.base_url).hostname if self.base_url else self.host
        return not {self.host, named} <= LOCAL

    @property
    def address_for_links(self) -> str:
        """The beginning of every link, without a slash at the end."""
        return self.base_url or self.own_address

    @property
    def own_address(self) -> str:
        """Where this machine itself reaches the program, without a slash at the end."""
        return f"http://{'127.0.0.1' if self.host == '0.0.0.0' else self.host}:{self.port}"  # noqa: S104


def read_settings() -> Settings:
    """Read the environment.

    Raises:
        StartError: with one sentence that names every setting to mend and never shows a secret.
    """
    try:
        settings = Settings()
    except ValidationError as error:
        wrong = "; ".join(f"{str(item['loc'][0]).upper()}: {_plain(item['msg'])}" for item in error.errors())
        raise StartError(f"Mend these settings in the environment or in .env: {wrong}.") from error
    if settings.smtp_url.get_secret_value() and "@" not in settings.smtp_sender:
        raise StartError("SMTP_URL is set, so SMTP_SENDER must be an address such as shop@example.com.")
    return settings


def _plain(message: str) -> str:
    said = message.removeprefix("Value error, ")
    return said[0].lower() + said[1:]


def example() -> str:
    """Return the text of `.env.example`: every setting, what it does and its default."""
    parts = ["# Copy this file to .env and change what you need. Every line is optional.\n"]
    for name, field in Settings.model_fields.items():
        told = "\n".join(f"# {line}" for line in textwrap.wrap(field.description or "", 110))
        default = field.default.get_secret_value() if isinstance(field.default, SecretStr) else field.default
        parts.append(f"{told}\n#{name.upper()}={default}\n")
    return "\n".join(parts)
