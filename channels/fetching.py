"""Files of customers that lie with a carrier, fetched after their message was accepted; what fails is tried again."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

import structlog

from channels.port import Deps
from conversations import media
from conversations.media import Media
from kit.errors import AdapterError, NotReady, Permanent, Temporary
from kit.jobs import defer
from stores.connections import Connection, connection_of

MOST_ATTEMPTS = 5
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Carrier:
    """Where files are fetched from."""

    kind: str
    """Of connection."""
    name: str
    """As staff know it."""
    job: str
    """What fetches later, with the file's `key`."""
    download: Callable[[Connection, str], Awaitable[bytes]]
    """Fetches a file by its source; raises Permanent where it never will, Temporary where it may later."""


async def fetch(deps: Deps, carrier: Carrier, key: str) -> None:
    """Fetch an expected file and store it; what cannot be had now is tried again, five times in all."""
    async with deps.database.begin() as session:
        expected = await media.find(session, key)
    if expected.state != "pending":
        return
    try:
        content = await carrier.download(await _connection(deps, carrier, expected), expected.source)
        async with deps.database.begin() as session:
            await media.keep(session, deps.clock, key, content)
    except (Temporary, NotReady) as error:
        await _try_later(deps, carrier, expected, error.detail)
    except AdapterError as error:
        await _give_up(deps, carrier, expected, error.detail)


async def _connection(deps: Deps, carrier: Carrier, expected: Media) -> Connection:
    async with deps.database.begin() as session:
        connection = await connection_of(session, deps.vault, expected.store_id, carrier.kind)
    if connection is None:
        raise Permanent(f"{carrier.name} was disconnected before this file was fetched.")
    return connection


async def _try_later(deps: Deps, carrier: Carrier, expected: Media, problem: str) -> None:
    attempts = expected.attempts + 1
    if attempts >= MOST_ATTEMPTS:
        await _give_up(deps, carrier, expected, problem)
        return
    async with deps.database.begin() as session:
        await media.failed(session, deps.clock, expected.key, problem, for_good=False)
        await defer(session, carrier.job, at=deps.clock.now() + timedelta(seconds=4**attempts), key=expected.key)


async def _give_up(deps: Deps, carrier: Carrier, expected: Media, problem: str) -> None:
    log.warning("file_failed", channel=carrier.kind, store=expected.store_id, problem=problem)
    async with deps.database.begin() as session:
        await media.failed(session, deps.clock, expected.key, problem, for_good=True)
