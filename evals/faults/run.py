"""The whole run: random kills, bursts, repeats, deaths and pauses at named steps, and what comes in mid-call."""

import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from evals.faults.ground import Scene, Show, scene, slow_model
from evals.faults.hub_edits import HubEdits, hub_edits
from evals.faults.named import ASLEEP_SECONDS, blink_at, die_at, pause_at
from evals.faults.report import Report, Row
from evals.faults.storm import Sizes, bursts, repeats, storm
from evals.faults.tally import Counts, Sent, takeover, tally, undisturbed
from evals.processes import shared_ground, temporary_folder
from evals.seed import fill
from evals.web import Refused
from kit.steps import FOLDER

SETTLE_SECONDS = 120.0
PAUSED = ("turn.thought", "deliver.sending", "hub.written")
"""Where a process falls asleep and is taken for dead."""
BLINKS = ("accept.stored", "deliver.carried")
NUMBERS_A_FAULT = 1000


@dataclass(frozen=True, slots=True)
class Run:
    """A scene, how much is tried, and what was counted so far."""

    scene: Scene
    sizes: Sizes
    show: Show
    report: Report


async def run(sizes: Sizes, only: Sequence[str], show: Show) -> Report:
    """Try the parts named in `only`, in the order of `PARTS`, and return what was counted."""
    began, report = time.monotonic(), Report()
    with temporary_folder(FOLDER) as folder:
        async with shared_ground(folder) as ground:
            show("Filling the shop", 0, 1)
            await fill(folder / "first", ground)
            show("Starting three processes", 0, 1)
            if set(only) & set(PARTS):
                async with scene(folder, ground) as found:
                    for name, part in PARTS.items():
                        if name in only:
                            await _try(name, part, Run(found, sizes, show, report))
                    report.given_up = await found.stage.records.given_up()
            if MID_CALL in only:
                show("Starting a process with a slow model", 0, 1)
                async with slow_model(folder, ground) as middle:
                    report.rows.append(await middle.person_takes_over(sizes.mid_calls))
                    report.rows.append(await middle.customer_signs_in(sizes.mid_calls))
    report.seconds = time.monotonic() - began
    return report


async def _try(name: str, part: "Part", run: Run) -> None:
    """Go on with the next part where one cannot be tried, and say so."""
    try:
        await part(run)
    except (Refused, OSError, TimeoutError) as error:
        run.report.rows.append(Row(name, Counts(0, 0, 0, 0, (str(error),)), has_happened=False))


async def _storm(run: Run) -> None:
    def shown(done: int, total: int) -> None:
        run.show("Conversations, processes killed at random", done, total)

    crew, report = run.scene.stage.crew, run.report
    phones = await storm(crew, run.scene.stage.network, run.sizes, shown)
    what = f"{run.sizes.conversations:,} conversations of 5 messages, every tenth delivered twice"
    await _count(run, what, phones, crew.killed_at)
    report.kills = len(crew.killed_at)


async def _bursts(run: Run) -> None:
    run.show("Bursts", 0, 1)
    phones = await bursts(run.scene.stage.network, run.sizes.bursts, 100_000)
    await _count(run, "bursts of 2 to 10 messages within 150 ms", phones)


async def _same(run: Run) -> None:
    run.show("The same message again and again", 0, 1)
    phones = await repeats(run.scene.stage.network, run.sizes.repeated, 200_000)
    await _count(run, "the same webhook 50 times at once", phones)


async def _count(run: Run, what: str, phones: list[str], killed_at: Sequence[float] | None = None) -> None:
    network, records = run.scene.stage.network, run.scene.stage.records
    await records.settled(phones, SETTLE_SECONDS)
    sent: list[Sent] = [one for one in network.sent if one.phone in set(phones)]
    found = await records.found(phones)
    seconds = None if killed_at is None else takeover(sent, found.kept, killed_at)
    if killed_at is not None:
        run.report.undisturbed = undisturbed(sent, found.kept, killed_at)
    run.report.rows.append(Row(what, tally(sent, found), seconds))


async def _steps(run: Run) -> None:
    for number, step in enumerate(step for step in run.sizes.steps if not step.startswith("hub.")):
        run.show(f"Dying at {step}", number, len(run.sizes.steps))
        run.report.rows.append(await die_at(run.scene.stage, step, 300_000 + number * NUMBERS_A_FAULT))


async def _hub(run: Run) -> None:
    edits = await _edits(run)
    for number, step in enumerate(step for step in run.sizes.steps if step.startswith("hub.")):
        run.show(f"Dying at {step}", number, len(run.sizes.steps))
        run.report.rows.append(await edits.die_at(step))


async def _pauses(run: Run) -> None:
    for number, step in enumerate(PAUSED):
        run.show(f"Asleep at {step}", number, len(PAUSED))
        if step.startswith("hub."):
            run.report.rows.append(await (await _edits(run)).pause_at(step, ASLEEP_SECONDS))
        else:
            run.report.rows.append(await pause_at(run.scene.stage, step, 400_000 + number * NUMBERS_A_FAULT))


async def _order(run: Run) -> None:
    for number, step in enumerate(BLINKS):
        run.show(f"A moment's pause at {step}", number, len(BLINKS))
        run.report.rows.append(await blink_at(run.scene.stage, step, 500_000 + number * NUMBERS_A_FAULT))


async def _edits(run: Run) -> HubEdits:
    await run.scene.stage.crew.complete()
    return await hub_edits(run.scene.url, run.scene.engine, run.scene.shop, run.scene.stage.crew)


Part = Callable[[Run], Awaitable[None]]
MID_CALL = "midcall"
PARTS: dict[str, Part] = {
    "storm": _storm,
    "bursts": _bursts,
    "same": _same,
    "steps": _steps,
    "hub": _hub,
    "order": _order,
    "paused": _pauses,
}
"""The parts that share three processes; the last part, `midcall`, has one of its own."""
ALL = (*PARTS, MID_CALL)
