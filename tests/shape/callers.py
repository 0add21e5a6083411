"""Everybody who may call a route of staff: nobody, a person of each role, and a program with a key."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, field

import httpx
from fastapi import FastAPI

from kit.auth import Role, digest
from program import Program
from staff.keys import BEGINS
from staff.models import ApiKeyRow
from staff.people import add_person, get_person, limit_person
from staff.sessions import COOKIE, open_session
from stores.stores import StoreSettings, add_store
from tests.shape.walking import NOBODYS_ID, Call

HIDDEN = "Quince and Quill"
"""The name of the store at which everybody works but one."""
LONGEST = 1
"""Seconds: a stream that goes on for so long has let its caller in; whoever is refused is so at once."""
PATIENCE = 30
"""Seconds for any other answer, on a machine with much to do."""


@dataclass(frozen=True)
class Callers:
    """People of each role who are signed in, and keys of the owner."""

    program: Program
    app: FastAPI
    ids: dict[Role, int] = field(default_factory=dict)
    cookies: dict[Role, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    limited: list[str] = field(default_factory=list)
    """The session of somebody who may see another store alone, once it is open."""

    @classmethod
    async def hire(cls, program: Program, app: FastAPI) -> "Callers":
        """Add a store, a person of each role, and a session for each."""
        callers, clock = cls(program, app), program.clock
        async with program.database.begin() as session:
            await add_store(session, clock, key="demo", name=HIDDEN, shop_kind=None, settings=StoreSettings())
            for role in Role:
                email = f"{role.word}@shop.test"
                person = await add_person(session, clock, None, name=role.word, email=email, role=role)
                callers.ids[role] = person.id
                callers.cookies[role] = await open_session(session, clock, person.id, browser="", opened_by="link")
        return callers

    async def nobody(self, call: Call) -> str:
        """Call without saying who one is."""
        return await self._call(call, {}, NOBODYS_ID)

    async def person(self, role: Role, call: Call) -> str:
        """Call in the browser of somebody with a role."""
        return await self._call(call, {"Cookie": f"{COOKIE}={self.cookies[role]}"}, self.ids[role])

    async def elsewhere(self, call: Call) -> httpx.Response | None:
        """Call in the browser of an admin who may see another store alone; None for a stream that goes on."""
        if not self.limited:
            clock = self.program.clock
            async with self.program.database.begin() as session:
                store = await add_store(
                    session, clock, key="other", name="Other", shop_kind=None, settings=StoreSettings()
                )
                email = "limited@shop.test"
                person = await add_person(session, clock, None, name="limited", email=email, role=Role.ADMIN)
                owner = (await get_person(session, self.ids[Role.OWNER])).actor
                await limit_person(
                    session, clock, owner, person.id, stores=[store.id], is_team_only=False, has_chat=True
                )
                self.limited.append(await open_session(session, clock, person.id, browser="", opened_by="link"))
        return await self._send(call, call.address, {"Cookie": f"{COOKIE}={self.limited[0]}"}, seconds=PATIENCE)

    async def key(self, call: Call, scopes: Collection[str]) -> str:
        """Call with a key of the owner that has these scopes."""
        secret = f"{BEGINS}{'+'.join(scopes)}"
        if secret not in self.keys:
            row = {"role": "owner", "person_id": self.ids[Role.OWNER], "begins_with": BEGINS, "store_ids": None}
            async with self.program.database.begin() as session:
                new = ApiKeyRow(
                    name=secret,
                    key_print=digest(secret),
                    scopes=list(scopes),
                    created_at=self.program.clock.now(),
                    **row,
                )
                session.add(new)
            self.keys[secret] = secret
        return await self._call(call, {"Authorization": f"Bearer {secret}"}, self.ids[Role.OWNER])

    async def _call(self, call: Call, headers: dict[str, str], own_id: int) -> str:
        """Return `refused` (nobody is known), `forbidden` (they may not), `unread` (the request is bad) or `in`."""
        address = call.address
        if call.path.endswith("/availability"):
            address = address.replace(str(NOBODYS_ID), str(own_id))
        is_stream = call.path.endswith("/events")
        answer = await self._send(call, address, headers, seconds=LONGEST if is_stream else PATIENCE)
        return "in" if answer is None else _read(answer)

    async def _send(
        self, call: Call, address: str, headers: dict[str, str], *, seconds: float
    ) -> httpx.Response | None:
        transport = httpx.ASGITransport(app=self.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://shop.test", headers=headers) as client:
            try:
                return await asyncio.wait_for(client.request(call.method, address, **call.sent), seconds)
            except TimeoutError:
                return None


def _read(answer: httpx.Response) -> str:
    if answer.status_code == httpx.codes.UNAUTHORIZED:
        return "refused"
    if answer.status_code == httpx.codes.FORBIDDEN:
        return "forbidden"
    if answer.status_code == httpx.codes.UNPROCESSABLE_ENTITY and "errors" in answer.text:
        return f"unread: {answer.text[:300]}"
    return f"in {answer.status_code}"
