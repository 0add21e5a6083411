"""What is said of single parcels: where each is, who carries it, when it is expected, and what to do next."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from commerce.tracking import ARRIVED, Contents, Journey, OrderStage, Parcel, Stage
from skills.base import Fact
from stores.notes import NoteOn

MOST_PARCELS = 4
"""How many parcels are told one by one; the card and the order's page show them all."""
MOVING = frozenset({Stage.WITH_CARRIER, Stage.ON_THE_WAY, Stage.OUT_FOR_DELIVERY, Stage.DELAYED, Stage.ATTEMPTED})
_NAMES_NO_DAY = frozenset({Stage.WITH_CARRIER, Stage.ON_THE_WAY, Stage.DELAYED})
"""Stages in which it is worth saying that no day is named."""

_NOTES = {
    Stage.SENT: NoteOn.LABEL,
    Stage.LABEL: NoteOn.LABEL,
    Stage.WITH_CARRIER: NoteOn.ON_THE_WAY,
    Stage.ON_THE_WAY: NoteOn.ON_THE_WAY,
    Stage.OUT_FOR_DELIVERY: NoteOn.ON_THE_WAY,
    Stage.DELAYED: NoteOn.DELAYED,
    Stage.ATTEMPTED: NoteOn.ATTEMPTED,
    Stage.PICKUP: NoteOn.PICKUP,
    Stage.DELIVERED: NoteOn.DELIVERED,
    Stage.PICKED_UP: NoteOn.DELIVERED,
    Stage.FAILED: NoteOn.FAILED,
}


def chosen(parcels: Sequence[Parcel]) -> tuple[tuple[Parcel, ...], int]:
    """Return the parcels to tell of, those not yet arrived before the others, and how many more there are."""
    by_need = sorted(parcels, key=lambda parcel: (parcel.stage in ARRIVED, parcel.place))
    told = sorted(by_need[:MOST_PARCELS], key=lambda parcel: parcel.place)
    return tuple(told), len(parcels) - len(told)


def tell(journey: Journey, parcel: Parcel, zone: ZoneInfo, *, is_late: bool = False) -> list[Fact]:
    """Return the facts on one parcel."""
    is_all = len(journey.parcels) == 1 and journey.stage is not OrderStage.PART_SENT
    values: dict[str, Any] = {
        "order": journey.name,
        "place": "all" if is_all else str(parcel.place),
        "lines": items(parcel.contents),
        "day": parcel.sent_at.astimezone(zone).date(),
        "when": parcel.news_at or parcel.sent_at,
    }
    facts = [Fact(f"parcel-{parcel.stage.value}", values), *_carrier(parcel), *_when(parcel)]
    if is_late and parcel.stage in MOVING and parcel.news_at:
        facts.append(Fact("last-news", {"when": parcel.news_at}))
    if parcel.stage in {Stage.ATTEMPTED, Stage.PICKUP}:
        facts.append(Fact(f"{parcel.stage.value}-next"))
    # Two parcels may have the same day and carrier: what is said of each is another fact.
    return [replace(fact, values={**fact.values, "parcel": parcel.id}) for fact in facts]


def with_links(facts: Sequence[Fact], journey: Journey) -> tuple[Fact, ...]:
    """Let the first fact hold the carriers' links, by which those of the card are checked on their way out (S5-19)."""
    links = {f"link{parcel.place}": parcel.link for parcel in journey.parcels if parcel.link}
    first, *rest = facts
    return (replace(first, values={**first.values, **links}), *rest)


def items(contents: Iterable[Contents]) -> tuple[str, ...]:
    """Name units as the shop names them, such as `2 x Harbour Tee (M)`."""
    return tuple(f"{one.units} x {one.title}" + (f" ({one.variant})" if one.variant else "") for one in contents)


def notes(parcels: Iterable[Parcel]) -> tuple[NoteOn, ...]:
    """Return the statuses whose note of the shop is added, each once."""
    return tuple(dict.fromkeys(_NOTES[parcel.stage] for parcel in parcels))


def _carrier(parcel: Parcel) -> list[Fact]:
    values = {"carrier": parcel.carrier, "number": parcel.number}
    if parcel.carrier and parcel.number:
        return [Fact("carrier-and-number", values)]
    if parcel.carrier:
        return [Fact("carrier-alone", values)]
    return [Fact("number-alone", values)] if parcel.number else []


def _when(parcel: Parcel) -> list[Fact]:
    if parcel.expected is not None:
        return [Fact("expected-anew" if parcel.stage is Stage.DELAYED else "expected", {"days": parcel.expected})]
    if parcel.was_expected is not None:
        return [Fact("expected-passed", {"day": parcel.was_expected.latest})]
    return [Fact("expected-unknown")] if parcel.stage in _NAMES_NO_DAY else []
