"""The commands, and the life of the program that each of them starts.

`python app.py --help` tells of the commands: serve, worker, demo, doctor, eval, describe, reindex, standin.
"""

import signal

if __name__ == "__main__":  # a Ctrl-C while the libraries load ends it like any other
    signal.signal(signal.SIGINT, signal.SIG_DFL)

import json
import socket
import sys
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated
from urllib.parse import urlsplit

import httpx
import structlog
import typer
from pydantic import SecretStr
from rich.console import Console

import demo
import demo_past
import evals.run
import evals.scenario
import evals.stage
import evals.suggestions
import hub.jobs
import standins
from channels.email.smtp_in import Door, open_door, receiving
from evals.thinking import Thinks, thinking
from helpdesk.tickets.indexing import index_messages
from kit.checks import unavailable
from kit.clock import ManualClock
from kit.embed import Embedder, MiniLM, Remembering
from kit.errors import StartError
from kit.folder import DataFolder
from kit.ground import POSTGRES, beside, command, database_in, database_to_look_at, run, work_until_signal, working
from kit.log import start_log
from kit.report import print_parts, progress_bar
from kit.serve import serve_until_signal, take_port
from knowledge.reindex import index_all
from mounting import furnish, helpdesk_deps, register, web
from program import Program, build
from settings import Settings, read_settings
from shop_standins import Sells
from staff.first import first_path

Plays = Callable[[evals.stage.Deps, Console], Awaitable[bool]]

DEMO_DOOR = "127.0.0.1:0"
"""Where the demo takes letters in, unless SMTP_IN names a place."""
cli = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
cli.command(name="standin")(standins.serve_alone)
console = Console()
log = structlog.get_logger()


def _settings() -> Settings:
    settings = read_settings()
    start_log(settings.log_level, settings.log_format)
    return settings


def _serve(shop: Sells | None = None, *, has_past: bool = False) -> int:
    settings = _settings()
    if settings.is_public and shop is None and not settings.smtp_url.get_secret_value():
        raise StartError("Mails with sign-in links would be readable by anybody here: set SMTP_URL, or HOST=127.0.0.1.")
    with (
        DataFolder(settings.data_dir) as folder,
        closing(take_port(settings.host, settings.port)) as listening,
        database_in(folder.path, settings.database_url.get_secret_value()) as url,
    ):
        embedder = MiniLM()
        if shop is Sells.DEMO and has_past:
            run(_live_through(settings, folder, url, embedder))
        program = build(settings, folder, url, embedder=embedder)
        register(program)
        run(_live(program, listening, _mail_door(settings, DEMO_DOOR if shop else ""), shop))
    return 0


async def _live_through(settings: Settings, folder: DataFolder, url: str, embedder: Embedder) -> None:
    """Give a demo that is started for the first time its last four weeks, which reach nobody outside."""
    if not await demo_past.is_untold(url):
        return
    within = {"burst_seconds": 0, **dict.fromkeys(("smtp_url", "redis_url", "openai_api_key"), SecretStr(""))}
    clock = ManualClock(datetime.now(UTC))
    program = build(settings.model_copy(update=within), folder, url, clock, embedder)
    register(program)
    await furnish(program)
    start_log("error", settings.log_format)
    transport = httpx.ASGITransport(web(program))
    try:
        with progress_bar("Living through the shop's last four weeks", console) as progress:
            async with httpx.AsyncClient(transport=transport, base_url=settings.address_for_links) as client:
                await demo_past.live_through(program, clock, client, helpdesk_deps(program), progress)
    except demo_past.PastBrokenOff as error:
        log.exception("past_broken_off")
        console.print(error.detail, soft_wrap=True)
    start_log(settings.log_level, settings.log_format)


def _mail_door(settings: Settings, otherwise: str = "") -> Door | None:
    """Take the port at which letters come in, if there is to be one."""
    where = settings.smtp_in or otherwise
    name = urlsplit(settings.address_for_links).hostname or ""
    return open_door(where, name, settings.smtp_in_trusted, settings.smtp_in_cert) if where else None


async def _live(program: Program, listening: socket.socket, door: Door | None, shop: Sells | None) -> None:
    async with working(program.database, program.jobs, program.live, program.prepare()):
        await furnish(program)
        app = web(program, await demo.seed(program, console) if shop else None)
        deliver = await demo.open_shop(program, app, shop) if shop else None
        console.print(f"Ready on {program.settings.address_for_links}. Stop with Ctrl-C.", soft_wrap=True)
        await _invite_first(program)
        if door is not None:
            console.print(f"Letters come in by SMTP at {door.address}.", soft_wrap=True)
        async with beside(deliver), receiving(program.door, door):
            await serve_until_signal(app, listening)


async def _invite_first(program: Program) -> None:
    """Print where the first owner begins, while nobody works here."""
    async with program.database.begin() as session:
        path = await first_path(session, program.tokens)
    if path:
        where = program.settings.address_for_links + path
        console.print("Nobody works here yet. Become the owner within a day at")
        console.print(f"[link]{where}[/link]", soft_wrap=True, highlight=False)


@cli.command()
def serve() -> None:
    """Serve everything, jobs too, until Ctrl-C."""
    command(_serve)


@cli.command(name="demo")
def serve_demo(
    shop: Annotated[Sells, typer.Option(help="By which shop system the demo's store sells.")] = Sells.DEMO,
    *,
    past: Annotated[bool, typer.Option(help="Begin with four weeks of conversations, or with an empty inbox.")] = True,
) -> None:
    """Fill a demo shop, print where everything is, and serve until Ctrl-C."""
    command(partial(_serve, shop, has_past=past))


@cli.command()
def worker() -> None:
    """Run jobs only, beside `serve` processes on other machines."""
    command(_work)


def _work() -> int:
    settings = _settings()
    url = settings.database_url.get_secret_value()
    shared = ("database_url", "redis_url", "chroma_url", "secret_key")
    if missing := [name.upper() for name in shared if not getattr(settings, name)]:
        raise StartError(f"A worker shares everything with the other processes: set {', '.join(missing)}.")
    with database_in(settings.data_dir, url):
        program = build(settings, DataFolder(settings.data_dir), url)
        register(program)
        door = receiving(program.door, _mail_door(settings))
        run(work_until_signal(program.database, program.jobs, program.live, program.prepare(), door))
    return 0


@cli.command()
def doctor() -> None:
    """Tell of each part whether it is ready, and if not, why and what mends it."""
    command(_examine)


def _examine() -> int:
    settings = _settings()
    folder = DataFolder(settings.data_dir)
    try:
        with database_to_look_at(folder, settings.database_url.get_secret_value()) as url:
            parts = run(build(settings, folder, url).look())
    except StartError as error:
        parts = [("Start", unavailable("start", error.detail, "Mend this first."))]
    return 0 if print_parts(parts, console) else 1


@cli.command(name="eval")
def evaluate(
    repeat: Annotated[int, typer.Option(min=1, help="How often each conversation is played.")] = 1,
    only: Annotated[str, typer.Option(help="Play those whose file or name contains this.")] = "",
    model: Annotated[Thinks, typer.Option(help="Who understands; with `worst` only safety is judged.")] = Thinks.LOCAL,
    shop: Annotated[Sells, typer.Option(help="In which shop they are played.")] = Sells.DEMO,
) -> None:
    """Play the scripted conversations against a shop of their own, and tell which went as they should."""
    command(partial(_evaluate, partial(evals.run.run, repeat=repeat, only=only), model, shop))


@cli.command()
def scenario() -> None:
    """Play six turns with a model behind a local server, and write what they asked of it to docs/scenario.md."""
    command(partial(_evaluate, evals.scenario.run, Thinks.SERVER))


@cli.command()
def suggestions() -> None:
    """Draft replies to the 20 most common questions, and write them to docs/suggestions.md with their facts."""
    command(partial(_evaluate, evals.suggestions.run, Thinks.LOCAL))


def _evaluate(plays: Plays, thinks: Thinks, shop: Sells = Sells.DEMO) -> int:
    # Cases are played in one process, by a clock of their own: limits of the deployment are not theirs.
    alone = {"burst_seconds": 0, "redis_url": SecretStr("")}
    settings, clock = _settings().model_copy(update=alone), ManualClock(datetime.now(UTC))
    start_log("error", settings.log_format)  # what a shop refuses is part of the cases
    with DataFolder(settings.data_dir / "eval") as folder:
        folder.forget(POSTGRES, "chroma")
        with database_in(folder.path, "") as url:
            program = build(settings, folder, url, clock, Remembering(MiniLM()))
            return 0 if run(_play(program, clock, plays, (thinks, shop))) else 1


async def _play(program: Program, clock: ManualClock, plays: Plays, how: tuple[Thinks, Sells]) -> bool:
    from stages import opened  # noqa: PLC0415 - GraphQL takes a quarter of a second, which only this is worth

    thinks, shop = how

    async def settle() -> None:
        """Run what is due, as a worker does; the sweep by hand, for a case has a clock of its own."""
        await program.jobs.drain()
        await hub.jobs.sweep(program.hub_deps)
        await program.jobs.drain()

    async with thinking(thinks, clock, console, program.model) as model, opened(program, shop) as stage:
        program = replace(program, model=model)
        register(program)
        await program.jobs.open()
        await program.prepare()
        transport = httpx.ASGITransport(web(program))
        async with httpx.AsyncClient(transport=transport, base_url="http://shop.test") as client:
            deps = evals.stage.Deps(
                database=program.database,
                clock=clock,
                door=program.door,
                desk=helpdesk_deps(program),
                stage=stage,
                settle=settle,
                web=client,
                cases=(evals.run.CASES, *(skill.folder / "cases" for skill in program.skills.values())),
                policies=evals.run.POLICIES,
                reports=program.settings.data_dir / "eval",
                how=thinks.told,
                is_safety_only=thinks is Thinks.WORST,
            )
            return await plays(deps, console)


@cli.command()
def describe() -> None:
    """Print the description of the interface (OpenAPI), from which the console's client is made; nothing is started."""
    with TemporaryDirectory() as folder:
        program = build(_settings(), DataFolder(Path(folder)), "postgresql://")
        sys.stdout.write(json.dumps(web(program).openapi(), indent=1) + "\n")


@cli.command()
def reindex() -> None:
    """Make what is searched anew: articles, and all that was ever said; stop the program first."""
    command(_index_anew)


def _index_anew() -> int:
    settings = _settings()
    with (
        DataFolder(settings.data_dir) as folder,
        database_in(folder.path, settings.database_url.get_secret_value()) as url,
    ):
        run(_index_all(build(settings, folder, url)))
    return 0


async def _index_all(program: Program) -> None:
    with progress_bar("Articles", console) as progress:
        articles = await index_all(program.knowledge, progress)
    console.print(f"Articles indexed: {articles}")
    with progress_bar("Messages", console) as progress:
        messages = await index_messages(program.database, program.clock, progress)
    console.print(f"Messages indexed: {messages}")


if __name__ == "__main__":
    cli()
