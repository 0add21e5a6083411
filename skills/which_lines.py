"""Which lines of an order are meant, and how a line is named: shared by the skills that speak of them."""

from collections.abc import Iterable

from commerce.port import Line, Order
from skills import slots


def lines_meant(order: Order, text: str) -> frozenset[str]:
    """Return the one line whose names meet more of the customer's words than any other's; empty where two compare."""
    met = slots.match_words(text, {line.id: (line.title, line.variant_title) for line in order.lines})
    if len(met) < 2:  # noqa: PLR2004 - with one line there is nothing to tell apart
        return frozenset()
    best = max(met, key=lambda line_id: len(met[line_id]))
    others = (said for line_id, said in met.items() if line_id != best)
    return frozenset({best}) if met[best] and all(said < met[best] for said in others) else frozenset()


def name_of(line: Line) -> str:
    """Name a line as the shop names it, such as `Harbour Tee (M)`."""
    return f"{line.title} ({line.variant_title})" if line.variant_title else line.title


def count_of(order: Order, units: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    """Say how many of each line, such as `2 x Harbour Tee (M)`; pairs of line id and units."""
    names = {line.id: name_of(line) for line in order.lines}
    return tuple(f"{count} x {names[line_id]}" for line_id, count in units if count and line_id in names)
