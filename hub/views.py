"""An order as its page shows it: every line with its units and reasons, parcels, and only the changes that are open."""

from dataclasses import dataclass
from datetime import datetime

from commerce.editability import LINE_KINDS, LineState, OrderState, Reason, Verdict
from commerce.port import Address, Line
from commerce.terms import MODIFY_KINDS, EditKind, Source
from commerce.verdicts import most_telling
from hub.addresses import country_name
from hub.proposals import Standing
from hub.render import Look
from hub.tracking import WayView, show_way
from hub.wishes import RETURN

_OBVIOUS = frozenset({Reason.SHIPPED, Reason.SINGLE_UNIT, Reason.WHOLE_ORDER, Reason.NOTHING_OPEN})
"""Reasons that the counts beside a line tell already."""


@dataclass(frozen=True, slots=True)
class Action:
    """A change that is open: a button, with the time until which it is."""

    label: str
    path: str
    until: str
    name: str
    """What a screen reader says, so that two buttons with one label differ."""


@dataclass(frozen=True, slots=True)
class Why:
    """Why something is closed, in words, with the shop's own sentence where policy closed it."""

    words: str
    source: Source | None


@dataclass(frozen=True, slots=True)
class LineView:
    """One line: what it is, where its units are, and what may be done."""

    title: str
    variant: str
    attributes: tuple[tuple[str, str], ...]
    image: str
    price: str
    count: int
    units: tuple[tuple[str, str], ...]
    """Pairs of a kind (`open`, `shipped`, `blocked`) and words."""
    why: Why | None
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class OrderView:
    """One order for its page or, without its lines, for the list."""

    name: str
    path: str
    placed: str
    state: str
    tone: str
    total: str
    address: tuple[str, ...]
    lines: tuple[LineView, ...]
    way: WayView
    actions: tuple[Action, ...]
    whys: tuple[Why, ...]
    """Why nothing at all can be changed; empty where something can."""


def is_there(standing: Standing, kind: str) -> bool:
    """Whether this kind of wish is open for an order: a return, or an `EditKind`."""
    if kind == RETURN:
        return standing.returnable.is_returnable
    return kind in set(EditKind) and standing.verdict(EditKind(kind)).allowed


def show_order(look: Look, standing: Standing, now: datetime, *, leads_to: str = "") -> OrderView:
    """Build the view of an order as it stands now; in a list it leads to the kind of wish, if that is open."""
    order, editable = standing.order, standing.editable
    whys = () if editable.is_editable else _closed(look, standing)
    said = {why.words for why in whys}
    left = any(line.current for line in order.lines)
    pairs = [pair for pair in zip(order.lines, editable.lines, strict=True) if pair[0].current or not left]
    lines = tuple(_line(look, standing, line, state, now, said) for line, state in pairs)
    kinds = (EditKind.ADDRESS, EditKind.CANCEL)
    actions = tuple(
        _action(look, standing, kind, editable.edits[kind], now) for kind in kinds if editable.edits[kind].allowed
    )
    way = show_way(look, order, now)
    is_here = way.has_arrived and editable.state is OrderState.SHIPPED
    return OrderView(
        name=order.name,
        path=_leading(look, standing, leads_to),
        placed=look.day(order.placed_at),
        state=look.say("stage-delivered" if is_here else f"state-{_word(editable.state)}"),
        tone=_TONES.get(editable.state, "calm"),
        total=look.money(order.total),
        address=show_address(order.shipping_address, look),
        lines=lines,
        way=way,
        actions=(*actions, *_return(look, standing)),
        whys=whys,
    )


def _leading(look: Look, standing: Standing, kind: str) -> str:
    order_id = standing.order.id
    if not is_there(standing, kind):
        return look.order(order_id)
    return look.order(order_id, "/return") if kind == RETURN else look.order(order_id, "/edit", kind=kind)


def _return(look: Look, standing: Standing) -> tuple[Action, ...]:
    """Return the way to a return, where anything may come back."""
    if not standing.returnable.is_returnable:
        return ()
    label = look.say("action-return")
    return (Action(label=label, path=look.order(standing.order.id, "/return"), until="", name=label),)


def show_why(look: Look, verdict: Verdict) -> Why:
    """Say why a kind of change is closed."""
    reason = _word(verdict.reason or Reason.NOTHING_OPEN)
    if verdict.reason is Reason.WINDOW_CLOSED and verdict.closes_at is not None:
        moment = f"{look.day(verdict.closes_at)}, {look.time(verdict.closes_at)}"
        return Why(look.say("why-window-closed-at", moment=moment), verdict.source)
    return Why(look.say(f"why-{reason}"), verdict.source)


def show_address(address: Address | None, look: Look) -> tuple[str, ...]:
    """Return an address line by line."""
    if address is None:
        return ()
    town = " ".join(part for part in (address.postcode, address.city, address.region) if part)
    country = country_name(address.country, look.language)
    parts = (address.name, address.line1, address.line2, town, country, address.phone)
    return tuple(part for part in parts if part)


def safe_image(image: str) -> str:
    """Return a picture's address if a page may show it, else nothing."""
    return image if image.startswith(("https://", "/")) and not image.startswith("//") else ""


def _line(look: Look, standing: Standing, line: Line, state: LineState, now: datetime, said: set[str]) -> LineView:
    counts = (("open", state.open), ("shipped", state.shipped), ("blocked", state.blocked))
    kinds = [kind for kind in LINE_KINDS if state.edits[kind].allowed]
    why = _line_why(look, state)
    return LineView(
        title=line.title,
        variant=line.variant_title,
        attributes=line.attributes,
        image=safe_image(line.image),
        price=look.money(line.price),
        count=line.current or line.ordered,
        units=tuple((kind, look.say(f"units-{kind}", count=count)) for kind, count in counts if count),
        why=None if why and why.words in said else why,
        actions=tuple(_action(look, standing, kind, state.edits[kind], now, line) for kind in kinds),
    )


def _line_why(look: Look, state: LineState) -> Why | None:
    if state.reason is None or (state.reason in _OBVIOUS and not state.blocked):
        return None
    telling = most_telling(verdict for verdict in state.edits.values() if verdict.reason is state.reason)
    return show_why(look, telling or Verdict(allowed=False, reason=state.reason, source=state.source))


def _closed(look: Look, standing: Standing) -> tuple[Why, ...]:
    """Say why nothing can be modified and, where that is another matter, why it cannot be cancelled."""
    edits = standing.editable.edits
    telling = most_telling(edits[kind] for kind in MODIFY_KINDS)
    changing = show_why(look, telling or edits[EditKind.CANCEL])
    cancelling = show_why(look, edits[EditKind.CANCEL])
    if cancelling.words == changing.words:
        return (changing,)
    return changing, Why(look.say("why-cancel", why=cancelling.words), cancelling.source)


def _action(
    look: Look, standing: Standing, kind: EditKind, verdict: Verdict, now: datetime, line: Line | None = None
) -> Action:
    order_id = standing.order.id
    target = look.order(order_id, "/cancel") if kind is EditKind.CANCEL else ""
    label = look.say(f"action-{kind.value}")
    return Action(
        label=label,
        path=target or look.order(order_id, "/edit", kind=kind.value, line=line.id if line else ""),
        until=look.say("until", time=look.until(verdict.closes_at, now)) if verdict.closes_at else "",
        name=f"{label}: {line.title}" if line else label,
    )


def _word(name: str) -> str:
    return name.replace("_", "-")


_TONES = {
    OrderState.CANCELLED: "quiet",
    OrderState.ARCHIVED: "quiet",
    OrderState.REFUNDED: "quiet",
    OrderState.SHIPPED: "good",
    OrderState.PART_SHIPPED: "good",
    OrderState.CANCELLING: "busy",
}
