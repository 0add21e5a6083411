"""Several processes of the program on shared PostgreSQL, Redis and Chroma; killed, and started again."""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace

from evals.processes import Process

AWAY_SECONDS = 1.0
"""How long a killed process stays away before it is started again, as a supervisor does."""


@dataclass(slots=True)
class Crew:
    """The processes; `killed_at` are the moments of kills, in seconds since 1970."""

    processes: list[Process]
    killed_at: list[float] = field(default_factory=list)
    is_tended: bool = True
    ready: set[str] = field(default_factory=set)
    """The names of those that have answered since they were started last."""

    @property
    def alive(self) -> list[Process]:
        """Those that run, whether or not they answer yet."""
        return [one for one in self.processes if one.is_alive]

    @property
    def serving(self) -> list[Process]:
        """Those that answer."""
        return [one for one in self.alive if one.name in self.ready]

    def port(self) -> int:
        """Return the port of one that answers, any of them."""
        return random.choice(self.serving or self.alive or self.processes).port  # noqa: S311 - any of them

    async def start(self) -> None:
        """Start all, and wait until each answers."""
        await asyncio.gather(*(self._start(one) for one in self.processes))

    def kill_one(self) -> None:
        """Kill one with -9, unless it is the last that answers."""
        if len(self.serving) > 1:
            random.choice(self.serving).kill()  # noqa: S311 - any of them
            self.killed_at.append(time.time())

    async def tend(self) -> None:
        """Start again what died, until cancelled."""
        async with asyncio.TaskGroup() as group:
            while True:
                await asyncio.sleep(AWAY_SECONDS)
                for one in self.processes:
                    if self.is_tended and not one.is_alive:
                        group.create_task(self._start(one))
                        await asyncio.sleep(0)

    async def _start(self, one: Process) -> None:
        self.ready.discard(one.name)
        await one.start().answers()
        self.ready.add(one.name)

    @asynccontextmanager
    async def victim(self, step: str) -> AsyncIterator[Process]:
        """Put a process that dies at `step` in the place of the last one, for as long as the block runs."""
        usual = self.processes[-1]
        self.ready.discard(usual.name)
        await asyncio.to_thread(usual.stop)
        settings: Mapping[str, str] = {**usual.settings, "FAULT_STEP": step}
        self.processes[-1] = replace(usual, settings=settings, handle=None)
        try:
            yield await self.processes[-1].start().answers()
        finally:
            self.processes[-1].kill()
            self.processes[-1] = usual

    def stop(self) -> None:
        """End all."""
        for one in self.processes:
            one.kill()
