"""The interface of a store's channels: what is connected, why one is not ready, and connecting it (S1-07, S1-08).

What can be filled in is each channel's own declaration (`channels.port.Setup`), so that a new one needs no page.
"""

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Path, Request
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.ext.asyncio import AsyncSession

from channels import connected
from channels.desk_shown import ChannelSetup, ChannelShown, show, show_setup
from channels.fields import Filled, read
from channels.port import Act, Channel, Deps, Saved, Setup
from conversations.traffic import traffic
from kit.auth import Actor, Role, require
from kit.errors import Conflict, Invalid, NotFound
from kit.plugins import discover
from stores.connections import Connection, disconnect, kinds_connected, save_connection
from stores.stores import Store, find_seen

PREFIX = "/api/v1/stores/{store}/channels"
READS, WRITES = "settings:read", "settings:write"
ACTS, A_MINUTE = 10, timedelta(minutes=1)
Name = Annotated[str, Path(max_length=100)]


class FilledIn(BaseModel):
    """What somebody filled in, by the names of the fields; a secret that is left out stays as it is."""

    model_config = ConfigDict(extra="forbid")

    values: dict[Annotated[str, Field(max_length=100)], Annotated[str, Field(max_length=20_000)]] = Field(max_length=50)


class ChannelActDone(BaseModel):
    """What has happened, in words."""

    told: str


def routes(deps: Deps) -> APIRouter:
    """Return the routes of channels."""
    found = discover("channels", "CHANNEL", Channel)
    channels = {name: channel for name, channel in sorted(found.items()) if not channel.is_played}
    router = APIRouter(prefix=PREFIX, tags=["channels"])
    _reads(router, deps, channels)
    _changes(router, deps, channels)
    _acts(router, deps, channels)
    return router


def _reads(router: APIRouter, deps: Deps, channels: Mapping[str, Channel]) -> None:
    @router.get("")
    async def every(request: Request, store: str) -> list[ChannelShown]:
        """List the channels, whether each is ready, and when it was last used; connected ones are asked."""
        async with deps.database.begin() as session:
            _, found = await _asking(deps, request, session, store, READS, Role.AGENT)
            kinds = await kinds_connected(session, found.id)
            used = {name: await traffic(session, deps.clock, found.id, name) for name in channels}
        told = await asyncio.gather(*(channel.status(deps, found.id) for channel in channels.values()))
        return [
            show(channel, status, used[name], is_connected=channel.setup is None or name in kinds)
            for (name, channel), status in zip(channels.items(), told, strict=True)
        ]

    @router.get("/{name}")
    async def one(request: Request, store: str, name: Name) -> ChannelSetup:
        """Read how a channel is connected, what to fill in, and what to paste at the vendor; no secret is answered."""
        async with deps.database.begin() as session:
            by, found = await _asking(deps, request, session, store, READS, Role.AGENT)
        return await _shown(deps, by, found, _find(channels, name)[0])


def _changes(router: APIRouter, deps: Deps, channels: Mapping[str, Channel]) -> None:
    @router.put("/{name}")
    async def connect(request: Request, store: str, name: Name, body: FilledIn) -> ChannelSetup:
        """Connect a channel, or change its connection. `errors` names every field that is to be mended."""
        async with deps.database.begin() as session:
            by, found = await _asking(deps, request, session, store, WRITES, Role.ADMIN)
            channel, setup = _find(channels, name)
            known = await connected.known(session, deps, found, name)
        filled = setup.check(read(setup.fields, body.values, known.secrets if known else {}))
        _check(filled)
        async with deps.database.begin() as session:
            await _connect(session, deps, by, found, (channel, setup), filled, known)
        return await _shown(deps, by, found, channel)

    @router.delete("/{name}", status_code=204)
    async def forget(request: Request, store: str, name: Name) -> None:
        """Forget a channel's credentials: no more messages come or go by it. Conversations stay."""
        async with deps.database.begin() as session:
            by, found = await _asking(deps, request, session, store, WRITES, Role.ADMIN)
            _find(channels, name)
            if name in await kinds_connected(session, found.id):
                await disconnect(session, found.id, name)
                connected.note(session, deps, by, found, name, "connection.removed")


def _acts(router: APIRouter, deps: Deps, channels: Mapping[str, Channel]) -> None:
    @router.post("/{name}/acts/{act}")
    async def run(request: Request, store: str, name: Name, act: Name, body: FilledIn) -> ChannelActDone:
        """Do one of a connection's acts, such as sending a test; at most ten times a minute."""
        async with deps.database.begin() as session:
            by, found = await _asking(deps, request, session, store, WRITES, Role.ADMIN)
            wanted = _act(_find(channels, name)[1], act)
            known = await connected.known(session, deps, found, name)
        if known is None:
            raise Conflict("Connect it first.", code="channel_not_connected")
        filled = read(wanted.fields, body.values)
        _check(filled)
        await deps.live.limit(f"channel.act:{found.id}:{name}", ACTS, A_MINUTE)
        await wanted.run(deps, found, known, filled.settings)
        async with deps.database.begin() as session:
            connected.note(session, deps, by, found, name, f"connection.{act}")
        return ChannelActDone(told=wanted.tells)


async def _connect(
    session: AsyncSession,
    deps: Deps,
    by: Actor,
    store: Store,
    what: tuple[Channel, Setup],
    filled: Filled,
    known: Connection | None,
) -> None:
    channel, setup = what
    before = known.settings if known else {}
    settings = {**filled.settings, **setup.keeps(deps, before, filled.settings)}
    addresses = setup.addresses(filled)
    try:
        await save_connection(
            session,
            deps.clock,
            deps.vault,
            store_id=store.id,
            kind=channel.name,
            settings=settings,
            secrets={**setup.makes(known), **filled.secrets},
            addresses=tuple(addresses),
        )
    except Conflict as error:
        raise _invalid({addresses[one]: error.detail for one in addresses if error.detail.startswith(one)}) from error
    await setup.follows(session, deps, Saved(store, settings, before))
    connected.note(session, deps, by, store, channel.name, "connection.saved", **filled.settings)


async def _shown(deps: Deps, by: Actor, store: Store, channel: Channel) -> ChannelSetup:
    async with deps.database.begin() as session:
        known = await connected.known(session, deps, store, channel.name)
        kinds = await kinds_connected(session, store.id)
        used = await traffic(session, deps.clock, store.id, channel.name)
    status = await channel.status(deps, store.id)
    shown = show(channel, status, used, is_connected=channel.name in kinds)
    is_public = urlsplit(deps.base_url).scheme == "https"
    return show_setup(shown, deps, store, channel, known, may_see=by.role >= Role.ADMIN, is_public=is_public)


async def _asking(
    deps: Deps, request: Request, session: AsyncSession, store: str, scope: str, role: Role
) -> tuple[Actor, Store]:
    by = require(await deps.who(request, session), role, scope)
    return by, await find_seen(session, by, store)


def _find(channels: Mapping[str, Channel], name: str) -> tuple[Channel, Setup]:
    channel = channels.get(name)
    if channel is None or channel.setup is None:
        raise NotFound("There is no such channel to connect.", code="channel_not_found")
    return channel, channel.setup


def _act(setup: Setup, name: str) -> Act:
    found = next((one for one in setup.acts if one.name == name), None)
    if found is None:
        raise NotFound("This channel has no such act.", code="act_not_found")
    return found


def _check(filled: Filled) -> None:
    if filled.problems:
        raise _invalid(filled.problems)


def _invalid(problems: Mapping[str, str]) -> Invalid:
    errors = [{"field": f"values.{name}", "problem": problem} for name, problem in problems.items()]
    return Invalid("Nothing is saved yet. Mend what is marked, and save again.", errors=errors)
