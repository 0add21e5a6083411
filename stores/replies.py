"""What a store sets for the people who answer in its name."""

from pydantic import BaseModel, ConfigDict, Field, field_validator

from stores.guidance import TOPICS

LONGEST_SIGNATURE = 500


class ReplySettings(BaseModel):
    """How people answer in a store's name; unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    signature: str = Field(default="", max_length=LONGEST_SIGNATURE)
    """What stands below a letter, and where a template has `{{signature}}` (S5-58): plain words, in several lines."""
    suggestions: bool = True
    """Suggested replies are made by themselves: on by default (S3-18)."""
    suggestion_topics: tuple[str, ...] = Field(default=(), max_length=10)
    """Labels for which alone they are made, such as `order_status` (S5-52); empty for all."""

    @field_validator("signature")
    @classmethod
    def plain(cls, value: str) -> str:
        """Refuse signs that cannot be seen, and variables: a signature goes out as it is."""
        lines = "\n".join(line.rstrip() for line in value.strip().splitlines())
        if any(not (sign.isprintable() or sign == "\n") for sign in lines):
            msg = "write the signature in plain text, without hidden signs"
            raise ValueError(msg)
        if "{{" in lines or "}}" in lines:
            msg = "a signature holds no variables; put {{agent.name}} above {{signature}} into the templates instead"
            raise ValueError(msg)
        return lines

    @field_validator("suggestion_topics")
    @classmethod
    def known_topics(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        """Refuse a label that no conversation gets."""
        for value in values:
            if value not in TOPICS:
                msg = f"{value[:40]} is no topic; choose of {', '.join(TOPICS)}"
                raise ValueError(msg)
        return tuple(dict.fromkeys(values))

    def signed(self, text: str) -> str:
        """Return a letter's words with the signature below them, once: a template may have put it there already."""
        words = text.rstrip()
        return words if words.endswith(self.signature) else f"{words}\n\n{self.signature}".lstrip()
