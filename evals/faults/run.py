"""The whole run: a storm with random kills, bursts and repeats, a death at each named step, and what comes mid-call."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from evals.bench.load import first_answer
from evals.block import table
from evals.faults.crew import Crew
from evals.faults.hub_edits import hub_edits
from evals.faults.model_calls import DELAY_SECONDS, MidCall, Middle
from evals.faults.named import Death, die_at
from evals.faults.phones import Account, Network
from evals.faults.records import Records
from evals.faults.storm import Sizes, bursts, repeats, storm
from evals.faults.tally import Counts, Sent, takeover, tally
from evals.model_server import MODEL_SETTINGS, model_server
from evals.processes import Process, free_port, program, shared_ground, temporary_folder
from evals.seed import Shop, fill, reader, shop_at
from evals.web import Web
from kit.clock import SystemClock
from kit.db import Database
from kit.steps import FOLDER, STEPS
from kit.tables import ROOT
from kit.vault import Vault
from stores.connections import save_connection

Show = Callable[[str, int, int], None]
SERVES = 3
SETTLE_SECONDS = 120.0
NUMBER = "+447700900100"
SID = "AC" + "0d" * 16
TOKEN = "fault-run"  # noqa: S105 - it opens the stand-in
QUICK_STEPS = ("accept.committed", "turn.understood", "deliver.carried", "hub.written")
TAKEOVER_AIM = 10.0
MID_CALLS = 5


@dataclass(slots=True)
class Report:
    """What was counted in each part."""

    rows: list[tuple[str, Counts, float | None]] = field(default_factory=list)
    deaths: list[Death] = field(default_factory=list)
    mid_calls: list[tuple[str, MidCall]] = field(default_factory=list)
    kills: int = 0
    seconds: float = 0.0

    @property
    def is_clean(self) -> bool:
        """Whether nothing was lost, doubled or disordered, and every process died where it should."""
        counts = [row[1] for row in self.rows] + [death.counts for death in self.deaths]
        calm = all(not one.wrong for _, one in self.mid_calls)
        return calm and all(one.is_clean for one in counts) and all(death.has_died for death in self.deaths)

    def text(self) -> str:
        """Return all of it as Markdown."""
        head = ("", "messages", "lost", "answered twice", "out of order", "seconds to take over")
        rows = [
            (what, *_cells(counts), "" if seconds is None else f"{seconds:.1f}") for what, counts, seconds in self.rows
        ]
        for death in self.deaths:
            name = f"died at `{death.step}`" + ("" if death.has_died else " **(it did not die)**")
            rows.append((name, *_cells(death.counts), f"{death.seconds:.1f}"))
        parts = [table(head, rows), f"{self.kills} random kills; {self.seconds:.0f} s in all."]
        parts += [f"{what}: {one.wrong} of {one.tried} went wrong." for what, one in self.mid_calls]
        examples = [example for _, counts, _ in self.rows for example in counts.examples]
        examples += [example for death in self.deaths for example in death.counts.examples]
        return "\n\n".join(parts + [f"- {example}" for example in examples])


@dataclass(frozen=True, slots=True)
class Run:
    """A crew on shared ground, its shop and its carrier."""

    crew: Crew
    network: Network
    records: Records
    shop: Shop
    url: str
    show: Show
    report: Report


async def run(sizes: Sizes, show: Show) -> Report:
    """Try everything and return what was counted."""
    began, report = time.monotonic(), Report()
    with temporary_folder(FOLDER) as folder:
        async with shared_ground(folder) as ground, _carrier(folder) as carrier, model_server(folder) as model:
            show("Filling the shop", 0, 1)
            await fill(folder / "first", ground)
            async with _crew(folder, ground, carrier, show, report) as everything:
                await _storm(everything, sizes)
                await _steps(everything, sizes)
            slow = {**ground, **MODEL_SETTINGS, "OPENAI_BASE_URL": f"http://127.0.0.1:{model}/v1"}
            await _mid_calls(folder, slow, model, report)
    report.seconds = time.monotonic() - began
    return report


@asynccontextmanager
async def _carrier(folder: Path) -> AsyncIterator[int]:
    port = free_port()
    words = (sys.executable, str(ROOT / "app.py"), "standin", "--port", str(port), "--account", SID, "--token", TOKEN)
    process = Process("Twilio's stand-in", folder / "carrier", words, {}, port)
    try:
        await process.start().answers("/twilio/standin/knobs")
        yield port
    finally:
        process.kill()


@asynccontextmanager
async def _crew(folder: Path, ground: dict[str, str], carrier: int, show: Show, report: Report) -> AsyncIterator[Run]:
    ports = [free_port() for _ in range(SERVES)]
    base = f"http://127.0.0.1:{ports[0]}"
    settings = {**ground, "BASE_URL": base}
    crew = Crew(
        [program(f"serve {n}", folder / f"serve-{n}", settings=settings, port=port) for n, port in enumerate(ports)]
    )
    url, shop = ground["DATABASE_URL"], await shop_at(ground["DATABASE_URL"])
    await _connect(ground, shop, carrier)
    engine = reader(url)
    tending: asyncio.Task[None] | None = None
    try:
        show("Starting three processes", 0, 1)
        await crew.start()
        tending = asyncio.create_task(crew.tend())
        network = Network(Account(SID, TOKEN, NUMBER, base), crew.port)
        yield Run(crew, network, Records(engine, carrier), shop, url, show, report)
    finally:
        if tending is not None:
            tending.cancel()
            await asyncio.gather(tending, return_exceptions=True)
        crew.stop()
        await engine.dispose()


async def _connect(ground: dict[str, str], shop: Shop, carrier: int) -> None:
    """Connect the shop to the carrier's stand-in, as staff do on the settings page."""
    database = Database(ground["DATABASE_URL"], pool_size=1)
    async with database.begin() as session:
        await save_connection(
            session,
            SystemClock(),
            Vault(ground["SECRET_KEY"]),
            store_id=shop.store_id,
            kind="twilio",
            settings={
                "account_sid": SID,
                "sms_number": NUMBER,
                "whatsapp_number": "",
                "api_url": f"http://127.0.0.1:{carrier}/twilio",
                "whatsapp_template_sid": "",
            },
            secrets={"auth_token": TOKEN},
            addresses=(NUMBER,),
        )
    await database.close()


async def _storm(run: Run, sizes: Sizes) -> None:
    def shown(done: int, total: int) -> None:
        run.show("Conversations, processes killed at random", done, total)

    phones = await storm(run.crew, run.network, sizes, shown)
    await _count(
        run,
        f"{sizes.conversations:,} conversations of 5 messages, every tenth delivered twice",
        phones,
        run.crew.killed_at,
    )
    run.report.kills = len(run.crew.killed_at)
    run.show("Bursts and repeats", 0, 1)
    await _count(run, "bursts of 2 to 10 messages within 150 ms", await bursts(run.network, sizes.bursts, 100_000))
    await _count(run, "the same webhook 50 times at once", await repeats(run.network, sizes.repeated, 200_000))


async def _count(run: Run, what: str, phones: list[str], killed_at: Sequence[float] | None = None) -> None:
    await run.records.settled(phones, SETTLE_SECONDS)
    sent: list[Sent] = [one for one in run.network.sent if one.phone in set(phones)]
    found = await run.records.found(phones)
    seconds = None if killed_at is None else takeover(sent, found.kept, killed_at)
    run.report.rows.append((what, tally(sent, found), seconds))


async def _steps(run: Run, sizes: Sizes) -> None:
    while len(run.crew.serving) < SERVES:  # noqa: ASYNC110 - processes tell nobody that they are ready
        await asyncio.sleep(0.2)
    hub = await hub_edits(run.url, run.records.engine, run.shop, run.crew.port)
    steps = STEPS if sizes.all_steps else QUICK_STEPS
    for number, step in enumerate(steps):
        run.show(f"Dying at {step}", number, len(steps))
        run.crew.is_tended = False
        run.report.deaths.append(await die_at(step, run.crew, run.network, run.records, hub, 300_000 + number * 1000))
    run.crew.is_tended = True


async def _mid_calls(folder: Path, settings: dict[str, str], model: int, report: Report) -> None:
    process = program("serve with a model", folder / "slow", settings=settings)
    engine = reader(settings["DATABASE_URL"])
    try:
        await process.start().answers()
        await first_answer(process.port)
        async with Web(model) as web:
            await web.post("/standin/knobs", {"delay": DELAY_SECONDS})
        shop = await shop_at(settings["DATABASE_URL"])
        middle = Middle(settings["DATABASE_URL"], engine, shop, lambda: process.port)
        report.mid_calls.append(
            ("A person takes over in the middle of a model call", await middle.person_takes_over(MID_CALLS))
        )
        report.mid_calls.append(
            ("The customer signs in in the middle of a model call", await middle.customer_signs_in(MID_CALLS))
        )
    finally:
        process.kill()
        await engine.dispose()


def _cells(counts: Counts) -> tuple[str, str, str, str]:
    return f"{counts.messages:,}", str(counts.lost), str(counts.twice), str(counts.disordered)
