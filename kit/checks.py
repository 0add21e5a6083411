"""Whether the business-free parts of a deployment are ready: the same words for the console and for `doctor`."""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from kit.embed import model_folder
from kit.errors import AppError
from kit.health import Cause, Live, Status, Unavailable
from kit.live import Live as FanOut
from kit.live_redis import Shared
from kit.mail import Mailer, Smtp

Part = tuple[str, Status]
FRESH_SECONDS = 20


async def floor_parts(session: AsyncSession, mailer: Mailer, live: FanOut, widget: Path) -> Sequence[Part]:
    """Tell of database, jobs, fan-out, mail, embedding model and chat widget whether they are ready."""
    return [
        ("Database", await _database(session)),
        ("Jobs", await _jobs(session)),
        ("Fan-out", await _fan_out(live)),
        ("Mail", await _mail(mailer)),
        ("Embedding model", _model()),
        ("Chat widget", _widget(widget)),
    ]


def unavailable(code: str, sentence: str, mend: str) -> Unavailable:
    """Return Unavailable with one cause that no page mends."""
    return Unavailable((Cause(code, sentence, mend),))


async def _database(session: AsyncSession) -> Status:
    return Live(f"PostgreSQL {await session.scalar(text('show server_version'))}")


async def _jobs(session: AsyncSession) -> Status:
    alive = text("select count(*) from procrastinate_workers where last_heartbeat > now() - :age * interval '1 second'")
    workers = await session.scalar(alive, {"age": FRESH_SECONDS})
    if not workers:
        return unavailable(
            "no_worker", "No process runs jobs, so nothing is answered.", "Start the program; it needs some seconds."
        )
    failed = await session.scalar(text("select count(*) from procrastinate_jobs where status = 'failed'"))
    return Live(f"{workers} running; {failed} failed" if failed else f"{workers} running")


async def _fan_out(live: FanOut) -> Status:
    if not isinstance(live, Shared):
        return Live("Within one process")
    try:
        await live.check()
    except AppError as error:
        return unavailable("redis", error.detail, "Mend REDIS_URL, or start Redis.")
    return Live("Redis answers")


async def _mail(mailer: Mailer) -> Status:
    if not isinstance(mailer, Smtp):
        return Live("No mail server: mails are kept and shown on /demo/mails")
    try:
        await mailer.check()
    except AppError as error:
        return unavailable("mail", error.detail, "Mend SMTP_URL, or start the mail server.")
    return Live("The mail server answers")


def _model() -> Status:
    try:
        model_folder()
    except FileNotFoundError as error:
        return unavailable("model", f"{error}.", "Run `make setup`.")
    return Live("It came with the program")


def _widget(file: Path) -> Status:
    if not file.exists():
        return unavailable("widget", "The chat widget is not built.", "Run `make setup`.")
    return Live()
