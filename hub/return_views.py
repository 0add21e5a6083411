"""What may come back of an order as its page shows it, why the rest may not, and the returns that were asked for."""

from collections.abc import Mapping
from dataclasses import dataclass

from commerce.port import Line, Money, Order, Variant
from commerce.returnability import Kept, LineReturn
from commerce.terms import Source
from hub.proposals import Standing
from hub.render import Look
from hub.returning import Products, others
from hub.views import safe_image


@dataclass(frozen=True, slots=True)
class Instead:
    """Another form of a product that may be wished instead."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Returnable:
    """A line of the form: what it is, how many may come back until when, and what was typed."""

    id: str
    title: str
    variant: str
    image: str
    units: int
    until: str
    doubt: str
    instead: tuple[Instead, ...]
    typed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class KeptLine:
    """A line, or a part of it, that may not come back, and why."""

    title: str
    variant: str
    image: str
    units: int
    why: str
    source: Source | None


@dataclass(frozen=True, slots=True)
class ReturnView:
    """A return that was asked for, as the page of its order shows it."""

    state: str
    asked: str
    lines: tuple[str, ...]


def show_returnable(
    look: Look, standing: Standing, products: Products, typed: Mapping[str, str]
) -> tuple[Returnable, ...]:
    """Return the lines of the form."""
    pairs = zip(standing.order.lines, standing.returnable.lines, strict=True)
    return tuple(_returnable(look, line, state, products, typed) for line, state in pairs if state.returnable)


def show_kept(look: Look, standing: Standing) -> tuple[KeptLine, ...]:
    """Return what may not come back, by line and reason."""
    pairs = zip(standing.order.lines, standing.returnable.lines, strict=True)
    return tuple(
        KeptLine(
            line.title,
            line.variant_title,
            safe_image(line.image),
            units,
            why_kept(look, reason, state),
            _source(reason, state),
        )
        for line, state in pairs
        for reason, units in state.kept.items()
        if units
    )


def show_returns(look: Look, order: Order) -> tuple[ReturnView, ...]:
    """Return the returns of an order, the newest first."""
    lines = {line.id: line for line in order.lines}
    newest_first = sorted(order.returns, key=lambda one: one.asked_at, reverse=True)
    return tuple(
        ReturnView(
            state=look.say(f"return-state-{one.state}"),
            asked=look.say("return-asked-on", day=look.day(one.asked_at)),
            lines=tuple(f"{item.units} × {_name(lines[item.line_id])}" for item in one.lines if item.line_id in lines),  # noqa: RUF001 - a times sign
        )
        for one in newest_first
    )


def why_kept(look: Look, reason: Kept, state: LineReturn) -> str:
    """Say why units may not come back."""
    word = reason.value.replace("_", "-")
    if reason is Kept.WINDOW_CLOSED and not state.returnable and state.closes_at is not None:
        return look.say("return-why-window-closed-at", day=look.day(state.closes_at))
    return look.say(f"return-why-{word}")


def _returnable(look: Look, line: Line, state: LineReturn, products: Products, typed: Mapping[str, str]) -> Returnable:
    until = ""
    if state.closes_at is not None:
        until = look.say(f"return-until-{state.counted_from}", day=look.day(state.closes_at))
    return Returnable(
        id=line.id,
        title=line.title,
        variant=line.variant_title,
        image=safe_image(line.image),
        units=state.returnable,
        until=until,
        doubt="" if state.is_certain else look.say("return-doubt"),
        instead=tuple(Instead(variant.id, _exchange(look, variant, line.price)) for variant in others(line, products)),
        typed={name: typed.get(f"{name}:{line.id}", "") for name in ("units", "reason", "instead")},
    )


def _exchange(look: Look, variant: Variant, paid: Money) -> str:
    """Name another form, with its price where that is not what was paid."""
    if variant.price == paid:
        return look.say("return-exchange-for", variant=variant.title)
    return look.say("return-exchange-at", variant=variant.title, price=look.money(variant.price))


def _source(reason: Kept, state: LineReturn) -> Source | None:
    return state.source if reason in {Kept.EXCEPTION, Kept.WINDOW_CLOSED} else None


def _name(line: Line) -> str:
    return f"{line.title} ({line.variant_title})" if line.variant_title else line.title
