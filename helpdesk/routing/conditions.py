"""What a rule asks for, as a typed tree: one JSON form for the interface, the console and the export (S2-10, S2-11).

`{"all": […]}`, `{"any": […]}` and `{"not": …}` stand in any depth over three kinds of conditions (S2-11, S2-22): what
somebody `did` or did not do, a property of their `profile`, and a property of the `ticket`.
"""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    AfterValidator,
    Discriminator,
    Field,
    Tag,
    field_validator,
    model_validator,
)

from helpdesk.routing.fields import TicketField, check_profile, check_ticket
from helpdesk.routing.values import Compared, Part, Window, moment_of

MOST_TIMES = 1_000
MOST_FILTERS = 10
_LONGEST_NAME = 100
KINDS = ("all", "any", "not", "did", "profile", "ticket")

Name = Annotated[
    str,
    Field(
        min_length=1, max_length=_LONGEST_NAME, pattern=r"^[^\s\x00-\x1f\x7f]([^\x00-\x1f\x7f]*[^\s\x00-\x1f\x7f])?$"
    ),
]
FactName = Annotated[str, Field(pattern=r"^[A-Za-z_$][A-Za-z0-9_$-]{0,49}(\.[A-Za-z_$][A-Za-z0-9_$-]{0,49})?$")]


class Times(Part):
    """How often it must have been done."""

    op: Literal["at_least", "at_most", "exactly"]
    count: int = Field(strict=True, ge=0, le=MOST_TIMES)

    @model_validator(mode="after")
    def asks_something(self) -> "Times":
        """Refuse what is always true."""
        if self.op == "at_least" and self.count == 0:
            msg = "at least 0 times is true of everybody. Write 1 or more"
            raise ValueError(msg)
        return self


class Filter(Compared):
    """What must be true of the event itself: of the fact of this name, or of one in a list, as `items.title`."""

    fact: FactName


class Did(Part):
    """What somebody has done, or not done, how often and when (S2-12 to S2-14)."""

    event: Name
    done: bool = Field(default=True, strict=True)
    times: Times | None = None
    """How often; once at least where nothing is said."""
    within: Window | None = None
    since: str | None = None
    """A day or a moment in ISO form; without a zone it is in UTC."""
    before: str | None = None
    where: tuple[Filter, ...] = Field(default=(), max_length=MOST_FILTERS)

    @field_validator("times")
    @classmethod
    def of_what_was_done(cls, value: Times | None, info: Any) -> Times | None:  # noqa: ANN401 - pydantic's own
        """Refuse a count of what was not done."""
        if value is not None and not info.data.get("done", True):
            msg = "how often can be said of what was done alone. Leave it out"
            raise ValueError(msg)
        return value

    @field_validator("since", "before")
    @classmethod
    def is_moment(cls, value: str | None, info: Any) -> str | None:  # noqa: ANN401 - pydantic's own
        """Refuse what is no moment, two spans at once, and a span that ends before it begins."""
        if value is None:
            return None
        moment = moment_of(value)
        if moment is None:
            msg = "write a day or a moment, such as 2026-11-18"
            raise ValueError(msg)
        if info.data.get("within") is not None:
            msg = "choose a window or dates, not both"
            raise ValueError(msg)
        since = moment_of(info.data.get("since"))
        if info.field_name == "before" and since is not None and since >= moment:
            msg = "it ends before it begins"
            raise ValueError(msg)
        return value


class Profile(Compared):
    """A property of the customer (S2-17, S2-18): a standard one (`$country`), or an integration's own name (S2-07)."""

    name: Name

    @model_validator(mode="after")
    def is_possible(self) -> "Profile":
        """Refuse an operation or a value that a standard property never has."""
        check_profile(self.name, self)
        return self


class OfTicket(Compared):
    """A property of the ticket (S2-20)."""

    ranks_words: ClassVar[bool] = True
    field: TicketField
    currency: str = Field(default="", pattern=r"^([A-Z]{3})?$")
    """Of an order's value: it matches orders in this currency alone."""

    @model_validator(mode="after")
    def is_possible(self) -> "OfTicket":
        """Refuse an operation or a value that the property never has."""
        check_ticket(self.field, self, self.currency)
        return self


def _some(of: tuple["Condition", ...]) -> tuple["Condition", ...]:
    if not of:
        msg = "it holds no condition"
        raise ValueError(msg)
    return of


Group = Annotated[tuple["Condition", ...], AfterValidator(_some)]


class AllOf(Part):
    """True if every one of them is."""

    of: Group = Field(alias="all")


class AnyOf(Part):
    """True if one of them is."""

    of: Group = Field(alias="any")


class Not(Part):
    """True if it is not."""

    one: "Condition" = Field(alias="not")


class DidLeaf(Part):
    """What somebody has done or not done."""

    did: Did


class ProfileLeaf(Part):
    """A property of the customer."""

    profile: Profile


class TicketLeaf(Part):
    """A property of the ticket."""

    ticket: OfTicket


Leaf = DidLeaf | ProfileLeaf | TicketLeaf


def _kind(raw: Any) -> str | None:  # noqa: ANN401 - whatever was sent
    if isinstance(raw, AllOf | AnyOf):
        return "all" if isinstance(raw, AllOf) else "any"
    if isinstance(raw, Not):
        return "not"
    if isinstance(raw, Part):
        return next(iter(type(raw).model_fields))
    return next((kind for kind in KINDS if kind in raw), None) if isinstance(raw, dict) else None


Condition = Annotated[
    Annotated[AllOf, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[Not, Tag("not")]
    | Annotated[DidLeaf, Tag("did")]
    | Annotated[ProfileLeaf, Tag("profile")]
    | Annotated[TicketLeaf, Tag("ticket")],
    Discriminator(
        _kind,
        custom_error_type="condition_kind",
        custom_error_message=f"write one of these: {', '.join(KINDS)}",
    ),
]
for _one in (AllOf, AnyOf, Not):
    _one.model_rebuild()


def leaves(condition: Condition, place: str = "") -> Iterator[tuple[str, Leaf]]:
    """Return every single condition of a tree with its place."""
    for name, part in parts(condition, place):
        yield from leaves(part, name)
    if isinstance(condition, DidLeaf | ProfileLeaf | TicketLeaf):
        yield place, condition


def parts(condition: Condition, place: str = "") -> Sequence[tuple[str, Condition]]:
    """Return what a group holds, each with its place; a single condition holds nothing."""
    before = f"{place}." if place else ""
    if isinstance(condition, AllOf | AnyOf):
        kind = "all" if isinstance(condition, AllOf) else "any"
        return [(f"{before}{kind}[{number}]", one) for number, one in enumerate(condition.of)]
    return [(f"{before}not", condition.one)] if isinstance(condition, Not) else []
