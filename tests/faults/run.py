"""Every operation, at every shop, with every fault at every request: tried as the Hub tries, and judged."""

import asyncio
from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import partial

from commerce.changes import Change, Changed
from commerce.port import Order
from kit.errors import AppError, Temporary
from tests.faults.grounds import Ground
from tests.faults.judging import End, Picture, Tally, look
from tests.faults.meddling import Died, Fault, Meddler
from tests.faults.operations import READS, WRITES, Read, Write

MOST_REQUESTS = 60
MOST_TRIES = 9
SHORTEST = timedelta(seconds=2)
Show = Callable[[str], None]
Tallies = dict[tuple[str, str, Fault], Tally]
"""By shop, operation and fault."""
Pictures = tuple[tuple[Picture, ...], tuple[Picture, ...]]
"""How an order may look if the change was made, and how if it was not."""


def cells(
    at: Ground, writes: Iterable[Write] = WRITES, reads: Iterable[Read] = READS
) -> list[tuple[Write | Read, Fault]]:
    """Return what is to be tried at a shop."""
    can = at.fresh().can
    found: list[tuple[Write | Read, Fault]] = [
        (one, fault) for one in writes if one.needs in can for fault in Fault if fault in at.faults
    ]
    others = at.faults - {Fault.TWICE, Fault.DEAD_BEFORE, Fault.DEAD_AFTER}  # of a read that dies nothing is left
    return found + [(one, fault) for one in reads if one.needs in can for fault in Fault if fault in others]


async def try_out(at: Ground, operation: Write | Read, fault: Fault, known: Pictures | None = None) -> Tally:
    """Try one operation with one fault at each of its requests; `known` is how orders must look, if that is known."""
    tally = Tally()
    if isinstance(operation, Read):
        await _reads(at, operation, fault, tally)
    elif fault is Fault.TWICE:
        await _twice(at, operation, tally, known or await pictures(at, operation))
    else:
        known = known or await pictures(at, operation, is_moved=fault is Fault.MOVED)
        await _writes(at, operation, fault, tally, known)
    return tally


async def _placed(at: Ground, operation: Write | Read) -> Order:
    order = await at.fresh().order(at.me, await at.place(operation.state))
    if isinstance(operation, Write) and operation.before is not None:
        await operation.before(at.fresh(), order)
        order = await at.fresh().order(at.me, order.id)
    return order


async def pictures(at: Ground, operation: Write, *, is_moved: bool = False) -> Pictures:
    """Return how an order of this kind looks once the change was made, and how if it was not."""
    made, left = await _placed(at, operation), await _placed(at, operation)
    change = await operation.wish(at.fresh(), made)
    await _ask(at, operation, change, [], None)
    seen = [await look(at, made.id)], [await look(at, left.id)]
    if is_moved:
        for order, found in zip((made, left), seen, strict=True):
            await at.ship(order.id)
            found.append(await look(at, order.id))
    return tuple(seen[0]), tuple(seen[1])


async def _writes(at: Ground, operation: Write, fault: Fault, tally: Tally, known: Pictures) -> None:
    for number in range(MOST_REQUESTS):
        order = await _placed(at, operation)
        change = await operation.wish(at.fresh(), order)
        meddler = Meddler(fault, number, partial(at.ship, order.id) if fault is Fault.MOVED else None)
        errors: list[BaseException] = []
        end = await _ask(at, operation, change, errors, meddler)
        seen = await look(at, order.id)  # from here on nothing breaks any more
        if not meddler.has_struck:
            return
        where = f"{at.kind}, {operation.name}, {fault.value} (request {number})"
        tally.judge(where, end, seen, *known)
        tally.judge_errors(where, errors)
    tally.wrong += 1
    tally.notes.append(f"wrong: {at.kind}, {operation.name}: it never ends")


async def _twice(at: Ground, operation: Write, tally: Tally, known: Pictures) -> None:
    """The same call by two processes at once, and by six."""
    for many in (2, 6):
        order = await _placed(at, operation)
        change = await operation.wish(at.fresh(), order)
        errors: list[list[BaseException]] = [[] for _ in range(many)]
        ends = await asyncio.gather(*(_ask(at, operation, change, errors[one], None) for one in range(many)))
        where = f"{at.kind}, {operation.name}, {many} at once"
        end = next((one for one in ends if one is not End.MADE), End.MADE)
        tally.judge(where, end, await look(at, order.id), *known)
        tally.judge_errors(where, [one for some in errors for one in some])


async def _ask(
    at: Ground, operation: Write, change: Change, errors: list[BaseException], meddler: Meddler | None
) -> End:
    """Ask as the Hub asks (`hub.edit`): again, by another process and more and more seldom, until it is told an end."""
    wait = SHORTEST
    for _ in range(MOST_TRIES):
        shop, meddler = at.fresh(meddler), None
        try:
            changed: Changed = await getattr(shop, operation.verb)(change)
        except Died:
            pass
        except Temporary as error:
            errors.append(error)
        except AppError as error:
            errors.append(error)
            return End.REFUSED
        except Exception as error:  # noqa: BLE001 - it is what is looked for
            errors.append(error)
        else:
            return await _followed(at, change) if changed.pending else End.MADE
        await at.settle()
        at.clock.move(wait)
        wait *= 2
    return End.OPEN


async def _followed(at: Ground, change: Change) -> End:
    for _ in range(MOST_TRIES):
        await at.settle()
        order = await at.fresh().order(change.customer_id, change.order_id)
        if order.cancelled_at is not None:
            return End.MADE
        if not order.cancel_pending:
            return End.REFUSED
    return End.OPEN


async def _reads(at: Ground, operation: Read, fault: Fault, tally: Tally) -> None:
    """A read gives the whole answer or a clear error, and the next one the whole answer."""
    for number in range(MOST_REQUESTS):
        order = await _placed(at, operation)
        answers = [await operation.ask(at, at.fresh(), order)]
        meddler = Meddler(fault, number, partial(at.ship, order.id) if fault is Fault.MOVED else None)
        where = f"{at.kind}, {operation.name}, {fault.value} (request {number})"
        errors: list[BaseException] = []
        got: list[object] = []
        shop = at.fresh(meddler)
        for asked in (shop, at.fresh()):
            try:
                got.append(await operation.ask(at, asked, order))
            except AppError as error:
                errors.append(error)
            except Exception as error:  # noqa: BLE001
                errors.append(error)
        if not meddler.has_struck:
            return
        tally.tried += 1
        if fault is Fault.MOVED:
            answers += [await _or_none(at, operation, order)]
        if not all(one in answers for one in got) or (len(errors) > 1 and fault is not Fault.MOVED):
            tally.wrong += 1
            tally.notes.append(f"wrong: {where}: {errors or got}"[:600])
        elif errors:
            tally.refused += 1
        else:
            tally.wished += 1
        tally.judge_errors(where, errors)


async def _or_none(at: Ground, operation: Read, order: Order) -> object:
    try:
        return await operation.ask(at, at.fresh(), order)
    except AppError:
        return None
