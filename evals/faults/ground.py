"""What a fault run stands on: three processes on shared ground, a carrier, and a model that takes its time."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from evals.bench.load import first_answer
from evals.faults.crew import Crew
from evals.faults.model_calls import DELAY_SECONDS, Middle
from evals.faults.named import Stage
from evals.faults.phones import Account, Network
from evals.faults.records import Records
from evals.model_server import MODEL_SETTINGS, model_server
from evals.processes import Process, free_port, program
from evals.seed import Shop, reader, shop_at
from evals.web import Web
from kit.clock import SystemClock
from kit.db import Database
from kit.steps import LATER
from kit.tables import ROOT
from kit.vault import Vault
from stores.connections import save_connection

Show = Callable[[str, int, int], None]
SERVES = 3
NUMBER = "+447700900100"
SID = "AC" + "0d" * 16
TOKEN = "fault-run"  # noqa: S105 - it opens the stand-in


@dataclass(frozen=True, slots=True)
class Scene:
    """A crew with its telephones, its shop, and a look at its tables."""

    stage: Stage
    shop: Shop
    url: str
    engine: AsyncEngine


@asynccontextmanager
async def scene(folder: Path, ground: dict[str, str]) -> AsyncIterator[Scene]:
    """Yield three processes of the program that answer, with a carrier, started again whenever they die."""
    ports = [free_port() for _ in range(SERVES)]
    base, url = f"http://127.0.0.1:{ports[0]}", ground["DATABASE_URL"]
    settings = {**ground, "BASE_URL": base, "FAULT_STEP": LATER}
    crew = Crew(
        [program(f"serve {n}", folder / f"serve-{n}", settings=settings, port=port) for n, port in enumerate(ports)]
    )
    shop, engine = await shop_at(url), reader(url)
    tending: asyncio.Task[None] | None = None
    async with _carrier(folder) as carrier:
        try:
            await _connect(ground, shop, carrier)
            await crew.start()
            tending = asyncio.create_task(crew.tend())
            network = Network(Account(SID, TOKEN, NUMBER, base), crew.port)
            yield Scene(Stage(crew, network, Records(engine, carrier)), shop, url, engine)
        finally:
            if tending is not None:
                tending.cancel()
                await asyncio.gather(tending, return_exceptions=True)
            crew.stop()
            await engine.dispose()


@asynccontextmanager
async def slow_model(folder: Path, ground: dict[str, str]) -> AsyncIterator[Middle]:
    """Yield one process whose model answers after two seconds."""
    async with model_server(folder) as model:
        settings = {**ground, **MODEL_SETTINGS, "OPENAI_BASE_URL": f"http://127.0.0.1:{model}/v1"}
        process, engine = (
            program("serve with a model", folder / "slow", settings=settings),
            reader(settings["DATABASE_URL"]),
        )
        try:
            await process.start().answers()
            await first_answer(process.port)
            async with Web(model) as web:
                await web.post("/standin/knobs", {"delay": DELAY_SECONDS})
            shop = await shop_at(settings["DATABASE_URL"])
            yield Middle(settings["DATABASE_URL"], engine, shop, lambda: process.port)
        finally:
            process.kill()
            await engine.dispose()


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
