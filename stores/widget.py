"""How a store's chat window looks and speaks: colour, place, own words, languages, and what it asks beforehand."""

import re
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from kit.language import LANGUAGES
from stores.colours import COLOUR

LONGEST_TITLE = 40
LONGEST_GREETING = 300
_MAIL = re.compile(r"[^\s@<>\"?&]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_PAGE = re.compile(r"https://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[!-~]*)?")

Detail = Literal["email", "topic"]


class WidgetSettings(BaseModel):
    """What the owner of a store may set about its chat window; unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    colour: str = Field(default="#0b6b5d", max_length=7)
    """The shop's own, as `#rrggbb`; what is written in it or on it is made readable (`stores.colours`)."""
    side: Literal["right", "left"] = "right"
    """On which side of the page its button stands."""
    bottom: int = Field(default=20, ge=0, le=200)
    """How far above the page's lower edge it stands, in pixels: room for a bar of the shop's own."""
    titles: dict[str, str] = Field(default_factory=dict)
    """What stands above the chat, by language; a language without one has the window's own."""
    greetings: dict[str, str] = Field(default_factory=dict)
    """What an empty chat says first, by language."""
    languages: tuple[str, ...] = ()
    """Which languages the window speaks, the first where the page's is none of them; empty for all."""
    asks: tuple[Detail, ...] = ("email", "topic")
    """What a visitor who has not signed in is asked for beforehand: at most two details, never a must (S4-11)."""
    has_sound: bool = True
    """Visitors may switch a sound for new messages on."""
    asks_rating: bool = True
    """Visitors are asked how it was, once a person has closed their matter."""
    contact: str = Field(default="", max_length=300)
    """Another way to reach the shop, where the chat cannot be shown: an https page, or an e-mail address."""

    @field_validator("colour", mode="before")
    @classmethod
    def whole_colour(cls, value: object) -> object:
        """Refuse what is no colour in six digits."""
        colour = value.strip().lower() if isinstance(value, str) else ""
        if not COLOUR.fullmatch(colour):
            msg = "write the colour as # and six digits, such as #0b6b5d"
            raise ValueError(msg)
        return colour

    @field_validator("titles")
    @classmethod
    def short_titles(cls, values: dict[str, str]) -> dict[str, str]:
        """Refuse titles that do not fit."""
        return _by_language(values, LONGEST_TITLE)

    @field_validator("greetings")
    @classmethod
    def short_greetings(cls, values: dict[str, str]) -> dict[str, str]:
        """Refuse greetings that nobody would read."""
        return _by_language(values, LONGEST_GREETING)

    @field_validator("languages", "asks")
    @classmethod
    def once(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        """Keep each once."""
        return tuple(dict.fromkeys(values))

    @field_validator("languages")
    @classmethod
    def known(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        """Refuse a language that the window does not speak."""
        for value in values:
            _known(value)
        return values

    @field_validator("contact")
    @classmethod
    def way(cls, value: str) -> str:
        """Refuse what leads nowhere."""
        way = value.strip()
        if way and not (_MAIL.fullmatch(way) or _PAGE.fullmatch(way)):
            msg = "write the whole address of a page, such as https://shop.example.com/contact, or an e-mail address"
            raise ValueError(msg)
        return way


def _by_language(values: dict[str, str], longest: int) -> dict[str, str]:
    for language, words in values.items():
        _known(language)
        if len(words) > longest or not words.isprintable():
            msg = f"write it in one line of at most {longest} characters, without hidden signs"
            raise ValueError(msg)
    return {language: words.strip() for language, words in values.items() if words.strip()}


def _known(language: str) -> None:
    if language not in LANGUAGES:
        msg = f"choose languages of {', '.join(LANGUAGES)}"
        raise ValueError(msg)


Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
