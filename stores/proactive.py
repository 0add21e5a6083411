"""What a store tells its customers before they ask."""

from datetime import time

from pydantic import BaseModel, ConfigDict, Field, field_validator

from kit.language import LANGUAGES
from stores.notes import one_line


class ProactiveSettings(BaseModel):
    """What a store tells first (S5-30 to S5-33); unknown fields are refused. Nobody is told without consent."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    active: bool = False
    shipped: bool = True
    delivered: bool = True
    delayed: bool = True
    care_tips: dict[str, str] = Field(default_factory=dict)
    """What is added to the word that an order has arrived, by language code (S5-32)."""
    apology: dict[str, str] = Field(default_factory=dict)
    """What is added to the word that a parcel is late, by language code (S5-33)."""
    quiet_from: time | None = time(21)
    """From when on nobody is disturbed by SMS or WhatsApp, by the customer's own clock, else the store's."""
    quiet_until: time | None = time(8)

    @field_validator("care_tips", "apology")
    @classmethod
    def in_known_languages(cls, values: dict[str, str]) -> dict[str, str]:
        """Refuse a language that the product does not speak, and words that no answer may carry."""
        for language in values:
            if language not in LANGUAGES:
                msg = f"{language[:20]} is no language of ours; use one of {', '.join(LANGUAGES)}"
                raise ValueError(msg)
        said = {language: one_line(text, f"the text in {language}") for language, text in values.items()}
        return {language: text for language, text in said.items() if text}

    @field_validator("quiet_from", "quiet_until")
    @classmethod
    def on_the_wall(cls, value: time | None) -> time | None:
        """Refuse a time of another zone's clock: the customer's own counts."""
        if value is not None and value.tzinfo is not None:
            msg = "write a time as a clock on the wall shows it, such as 21:00"
            raise ValueError(msg)
        return value
