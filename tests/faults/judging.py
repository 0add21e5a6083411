"""What became of an order after a fault, and whether that is right. Pure but for the looking."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from commerce.port import Address, Order
from kit.errors import AppError
from tests.faults.grounds import Ground
from tests.faults.meddling import RAW


class End(StrEnum):
    """How a call ended, however often it was asked again."""

    MADE = "made"
    REFUSED = "refused"
    OPEN = "open"
    """it was still called unfinished after every try"""


@dataclass(frozen=True, slots=True)
class Picture:
    """All of an order that a change of ours may touch; a line is known by its form, in the shop's order."""

    lines: tuple[tuple[str, int, int], ...]
    address: tuple[str, ...]
    is_cancelled: bool
    returns: tuple[int, ...]
    holds: int
    back: Decimal

    def has_more_than(self, wished: "Picture") -> bool:
        """Whether something has happened oftener than was wished."""
        has_units = sum(line[1] for line in self.lines) > sum(line[1] for line in wished.lines)
        return (
            (has_units and len(self.lines) > len(wished.lines))
            or len(self.returns) > len(wished.returns)
            or self.holds > wished.holds
            or self.back > wished.back
        )


async def look(at: Ground, order_id: str) -> Picture:
    """Look at an order, by a process that nothing happens to."""
    order = await at.fresh().order(at.me, order_id)
    return Picture(
        lines=tuple((line.variant_id, line.current, line.unfulfilled or 0) for line in order.lines if line.current),
        address=_place(order.shipping_address),
        is_cancelled=order.cancelled_at is not None,
        returns=tuple(sum(line.units for line in one.lines) for one in order.returns),
        holds=_holds(order),
        back=await at.given_back(order),
    )


def _place(address: Address | None) -> tuple[str, ...]:
    return () if address is None else (address.name, address.line1, address.city, address.postcode, address.country)


def _holds(order: Order) -> int:
    return sum(hold.ours for group in order.fulfilment_orders for hold in group.holds)


def is_clear(error: BaseException) -> bool:
    """Whether an error is one of ours, with a sentence of ours."""
    return isinstance(error, AppError) and RAW not in str(error) and error.detail.endswith(".")


@dataclass(slots=True)
class Tally:
    """What became of one kind of call at one shop."""

    tried: int = 0
    wished: int = 0
    refused: int = 0
    wrong: int = 0
    twice: int = 0
    unclear: int = 0
    notes: list[str] = field(default_factory=list)
    """Of what is wrong, twice or unclear: where."""

    @property
    def is_clean(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.wrong or self.twice or self.unclear)

    def add(self, other: "Tally") -> None:
        """Count another's in."""
        for name in ("tried", "wished", "refused", "wrong", "twice", "unclear"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.notes += other.notes

    def judge(self, where: str, end: End, seen: Picture, made: tuple[Picture, ...], left: tuple[Picture, ...]) -> None:
        """Count how a change ended: `made` is how the order may look if it was made, `left` how if it was not."""
        self.tried += 1
        if end is End.MADE and seen in made:
            self.wished += 1
        elif end is End.REFUSED and seen in left:
            self.refused += 1
        elif all(seen.has_more_than(one) for one in made):
            self._note("twice", where, end, seen)
        else:
            self._note("wrong", where, end, seen)

    def judge_errors(self, where: str, errors: list[BaseException]) -> None:
        """Count a call in which an error was not clear."""
        if any(not is_clear(error) for error in errors):
            self.unclear += 1
            self.notes.append(f"unclear: {where}: {[repr(one)[:200] for one in errors if not is_clear(one)]}")

    def _note(self, what: str, where: str, end: End, seen: Picture) -> None:
        setattr(self, what, getattr(self, what) + 1)
        self.notes.append(f"{what}: {where}: {end.value}, and now {seen}")
