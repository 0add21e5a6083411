"""What a scripted conversation is: the shop's state, who writes, each step and what must follow it."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from commerce.port import Can
from commerce.terms import EditKind
from conversations.messages import CardKind, ChannelKind
from kit.errors import Invalid

Lack = Can | Literal["age_limit", "carrier_events", "slow_cancel"]
"""What a shop may lack: an ability, a limit to how old an order it shows, what a carrier says of a parcel on its way, a
cancellation that takes its time."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PlacedOrder(_Part):
    """An order in the shop: `label` is its name within the case, `state` one of the demo shop's named states.

    `elsewhere` puts it into another store of the same deployment, where the customer has the same address.
    """

    label: str
    state: str
    customer: str = "customer"
    elsewhere: bool = False


class Expect(_Part):
    """What must be true of the answers to one step. What is left out is not looked at."""

    sign_in: bool | None = None
    cards: tuple[str, ...] | None = None
    """Labels of the orders whose cards are shown, in order."""
    focus: EditKind | None = None
    allowed: frozenset[EditKind] | None = None
    """Exactly the kinds of change that the card offers."""
    units: tuple[tuple[int, int, int], ...] | None = None
    """Per line of the card: units open, shipped, blocked."""
    facts: tuple[str, ...] = ()
    """Keys of facts that must be among those said."""
    quotes: tuple[str, ...] = ()
    """Words of the shop's own articles that must be quoted, with their source."""
    shows: tuple[CardKind, ...] | None = None
    """The kinds of the cards shown besides orders' own, in order."""
    products: tuple[str, ...] | None = None
    """The shop's ids of the products on cards, in order."""
    codes: tuple[str, ...] | None = None
    """The discount codes on cards, in order."""
    returnable: tuple[int, ...] | None = None
    """Per line of the return cards: how many units may come back."""
    choices: tuple[str, ...] | None = None
    """Labels of the orders offered to choose from."""
    handoff: Literal["none", "offered", "soft", "hard"] | None = None
    gap: bool | None = None
    """Whether the question is kept as one that no article answers."""
    language: str | None = None
    link: bool | None = None
    """Whether a deep link into the Hub is sent."""
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    silent: bool = False
    """Nothing is answered at all."""


class HubChange(_Part):
    """A change that the customer makes, or a return that they ask for, on the Hub's page."""

    order: str
    kind: EditKind | Literal["return"]


class ShopMoves(_Part):
    """The shop's own doing between two messages: the order is now in another named state."""

    order: str
    becomes: Literal["shipped", "delivered", "delayed", "with_warehouse", "cancelled"]
    is_told: bool = False
    """The shop tells us of it, as its webhooks do."""


class Step(_Part):
    """Exactly one thing that happens, and what must follow it."""

    say: str | tuple[str, ...] | None = None
    """Words of the customer; several are sent in one burst."""
    page: str = ""
    """The shop's id of the product whose page the words are said on."""
    sign_in: str | None = None
    hub: HubChange | None = None
    shop: ShopMoves | None = None
    later: timedelta | None = None
    take_over: bool = False
    expect: Expect = Expect()
    without: Mapping[Lack, Expect] = {}
    """What must follow instead at a shop that cannot do this, where `evals.able` says too little."""

    @model_validator(mode="after")
    def one_thing(self) -> "Step":
        """Refuse a step in which nothing or several things happen."""
        happening = [self.say, self.sign_in, self.hub, self.shop, self.later, self.take_over or None]
        if sum(value is not None for value in happening) != 1:
            msg = "a step says exactly one of: say, sign_in, hub, shop, later, take_over"
            raise ValueError(msg)
        return self


class End(_Part):
    """The state at the end, by which the case is judged first."""

    orders: Literal["unchanged", "changed_in_hub"] = "unchanged"
    handoff: str | None = None
    """The reason code of the last handoff record; None means there is none."""
    holder: Literal["agent", "person"] = "agent"


class Case(_Part):
    """One scripted conversation."""

    name: str
    file: str = ""
    """Where it stands, such as `order_editing/open`."""
    language: Literal["en", "pt", "pl", "fi", "uk", "it", "es", "de", "fr"] = "en"
    channel: ChannelKind = ChannelKind.WEBCHAT
    policies: str = "standard"
    overdue: tuple[str, ...] = ()
    """Files of the policies whose day of review has passed when the conversation begins."""
    hub: bool = True
    return_portal: str = ""
    """The shop's own page for returns."""
    calls_person: tuple[str, ...] = ()
    """Words of a rule of the shop's own that calls a person."""
    signed_in: bool = False
    orders: tuple[PlacedOrder, ...] = ()
    steps: tuple[Step, ...] = Field(min_length=1)
    never: tuple[str, ...] = ()
    end: End = End()


CASES: TypeAdapter[list[Case]] = TypeAdapter(list[Case])


def read_cases(folders: Sequence[Path]) -> list[Case]:
    """Read every case of some folders, in the order of their files.

    Raises:
        Invalid: a file cannot be read or two cases share a name; the sentence names the file and the place.
    """
    cases: list[Case] = []
    for path in (path for folder in folders for path in sorted(folder.rglob("*.yaml"))):
        try:
            read = CASES.validate_python(yaml.safe_load(path.read_text(encoding="utf-8")))
        except (yaml.YAMLError, ValidationError) as error:
            raise Invalid(f"{path.name} is no suite of cases: {error}", code="case_invalid") from error
        cases += [case.model_copy(update={"file": f"{path.parent.name}/{path.stem}"}) for case in read]
    names = [case.name for case in cases]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise Invalid(f"Two cases are named {twice[0]!r}. Rename one of them.", code="case_doubled")
    if not cases:
        raise Invalid(f"There is no case in {', '.join(map(str, folders))}.", code="case_missing")
    return cases
