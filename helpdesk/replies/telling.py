"""What variables say of an order and its parcels, of reasons, amounts and hours, in the language of a text. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import get_day_names
from babel.numbers import get_currency_precision, list_currencies

from commerce.port import Order
from commerce.tracking import ARRIVED, Contents, Journey, OrderStage, Parcel, Stage, journey
from helpdesk.replies.variables import Gap, Values, one_line
from kit.errors import Invalid
from kit.language import Words, clock_time, day, days, join, money
from stores.hours import OfficeHours, Span
from stores.notes import NoteOn
from stores.stores import Store

WORDS = Words(Path(__file__).with_name("words"))
REASONS = ("damaged", "late", "wrong_item", "missing_part", "quality", "goodwill")
"""The reasons that a macro may ask for: each has words in every language, and is one line of the reports (S5-51)."""
LARGEST = Decimal(10) ** 9
_NAMES_NO_DAY = frozenset({Stage.WITH_CARRIER, Stage.ON_THE_WAY, Stage.DELAYED})
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
_NOT_SENT = frozenset({OrderStage.NOT_SENT, OrderStage.WITH_WAREHOUSE, OrderStage.ON_HOLD, OrderStage.SCHEDULED})
_SEVERAL = Gap("The order is in several parcels. Use {{parcel.details}}, which tells of each.")
_WHOLE_DAY = Span(opens=time(0), closes=time(0))
_MONDAY = date(2026, 1, 5)


@dataclass(frozen=True, slots=True)
class Look:
    """How it is told: the language, and the store with its clock and its notes."""

    language: str
    store: Store
    now: datetime

    @property
    def zone(self) -> ZoneInfo:
        """The store's time zone."""
        return self.store.zone

    def say(self, key: str, **values: str) -> str:
        """Return words of this package."""
        return WORDS.say(self.language, key, **values)


def order_values(order: Order, look: Look) -> Values:
    """Return what is said of an order and its parcels, as the shop has told it just now (S5-19, S5-20)."""
    where = journey(order, look.now, look.zone)
    items = [_item(line.title, line.variant_title, line.current) for line in order.lines if line.current > 0]
    return {
        "order.name": one_line(order.name),
        "order.status": look.say(f"order-{where.stage.value}"),
        "order.items": join(items, look.language) if items else Gap("Nothing of the order is left."),
        "order.placed_on": day(order.placed_at, look.language, look.zone),
        "parcel.details": _details(where, look) or Gap("No parcel has left yet."),
        "parcel.note": _note(where, look) or Gap("The store has no note on parcels that are so far."),
        **_parcel(where.parcels, look),
    }


def reason_said(reason: str, language: str) -> str:
    """Return one of the reasons in words."""
    return WORDS.say(language, f"reason-{reason}")


def amount_said(amount: Decimal, currency: str, language: str) -> str:
    """Return an amount in words."""
    return money(amount, currency, language)


def check_reason(reason: str, offered: Sequence[str] = REASONS) -> None:
    """Refuse a reason that is not offered. Raises Invalid with code `reason_unknown`."""
    if reason not in offered:
        told = f"Choose of these: {', '.join(offered)}." if offered else "None is asked for."
        raise Invalid(f"{reason[:40]} is no reason here. {told}", code="reason_unknown")


def check_amount(amount: Decimal, currency: str) -> None:
    """Refuse what is no amount of money. Raises Invalid with code `amount_invalid`."""
    if currency not in list_currencies():
        raise Invalid("Name the currency of the amount by its three letters, such as EUR.", code="amount_invalid")
    digits = get_currency_precision(currency)
    if not amount.is_finite() or not 0 < amount < LARGEST or amount != round(amount, digits):
        sentence = f"Write an amount above zero, with at most {digits} digits after the point."
        raise Invalid(sentence, code="amount_invalid")


def hours_said(hours: OfficeHours, language: str) -> str:
    """Return a store's week, each day or stretch of equal days on a line; holidays are not told."""
    if hours.is_always_open:
        return WORDS.say(language, "hours-always")
    names = get_day_names("abbreviated", context="stand-alone", locale=language)
    # What counts is the plain week, not the holidays of any one week.
    week = hours.model_copy(update={"holidays": ()})
    lines = []
    for said, found in groupby(range(7), key=lambda one: _spans(week.on(_MONDAY + timedelta(days=one)), language)):
        stretch = list(found)
        first, last = names[stretch[0]], names[stretch[-1]]
        lines.append(f"{first if len(stretch) == 1 else f'{first}–{last}'}: {said}")  # noqa: RUF001 - a range of days
    return "\n".join(lines)


def _spans(spans: Sequence[Span], language: str) -> str:
    if not spans:
        return WORDS.say(language, "hours-closed")
    if _WHOLE_DAY in spans:
        return WORDS.say(language, "hours-always")
    shown = sorted(spans, key=lambda one: one.opens)
    return ", ".join(f"{clock_time(one.opens, language)}–{clock_time(one.closes, language)}" for one in shown)  # noqa: RUF001


def _parcel(parcels: Sequence[Parcel], look: Look) -> Values:
    """Return the values of the one parcel; of several there is no single one, and none is guessed."""
    names = ("carrier", "number", "link", "status", "window")
    if len(parcels) != 1:
        gap = _SEVERAL if parcels else Gap("No parcel has left yet.")
        return {f"parcel.{name}": gap for name in names}
    (one,) = parcels
    window = days(one.expected.earliest, one.expected.latest, look.language) if one.expected else ""
    late = "The day on which it was expected has passed." if one.is_overdue else "The carrier has named no day."
    return {
        "parcel.carrier": one.carrier or Gap("The shop does not say who carries it."),
        "parcel.number": one.number or Gap("The shop knows no tracking number."),
        "parcel.link": one.link or Gap("The carrier has given no link."),
        "parcel.status": look.say(f"parcel-{one.stage.value}"),
        "parcel.window": window or Gap(late),
    }


def _details(where: Journey, look: Look) -> str:
    """Return every parcel, those still on their way first, and what has not been sent beside them."""
    if not where.parcels:
        return ""
    by_need = sorted(where.parcels, key=lambda one: (one.stage in ARRIVED, one.place))
    is_one = len(where.parcels) == 1 and not where.waiting
    told = ["\n".join(_lines(one, look, is_one=is_one)) for one in by_need]
    if where.waiting:
        told.append(look.say("still-here", lines=_named(where.waiting, look)))
    return "\n\n".join(told)


def _lines(parcel: Parcel, look: Look, *, is_one: bool) -> Iterator[str]:
    place, lines = str(parcel.place), _named(parcel.contents, look)
    if not is_one:
        with_lines = look.say("parcel-heading", place=place, lines=lines) if lines else ""
        yield with_lines or look.say("parcel-heading-alone", place=place)
    yield look.say("parcel-status", status=look.say(f"parcel-{parcel.stage.value}"))
    if parcel.carrier and parcel.number:
        yield look.say("carrier-and-number", carrier=parcel.carrier, number=parcel.number)
    elif parcel.carrier:
        yield look.say("carrier-alone", carrier=parcel.carrier)
    elif parcel.number:
        yield look.say("number-alone", number=parcel.number)
    if parcel.expected is not None:
        yield look.say("expected", days=days(parcel.expected.earliest, parcel.expected.latest, look.language))
    elif parcel.was_expected is not None:
        yield look.say("expected-passed", day=day(parcel.was_expected.latest, look.language))
    elif parcel.stage in _NAMES_NO_DAY:
        yield look.say("expected-unknown")
    if parcel.link:
        yield look.say("parcel-link", url=parcel.link)


def _note(where: Journey, look: Look) -> str:
    """Return the store's own notes on how far the parcels are, each once (S5-21)."""
    stages = [_NOTES[one.stage] for one in where.parcels]
    if where.stage in _NOT_SENT | {OrderStage.PART_SENT}:
        stages.append(NoteOn.NOT_SENT)
    notes = look.store.settings.tracking_notes
    return " ".join(notes[one] for one in dict.fromkeys(stages) if notes.get(one))


def _named(contents: Sequence[Contents], look: Look) -> str:
    return join([_item(one.title, one.variant, one.units) for one in contents], look.language) if contents else ""


def _item(title: str, variant: str, units: int) -> str:
    named = f"{units} x {one_line(title)}"
    return f"{named} ({one_line(variant)})" if variant else named
