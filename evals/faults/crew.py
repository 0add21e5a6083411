"""Several processes of the program on shared PostgreSQL, Redis and Chroma; killed, paused, and started again."""

import asyncio
import random
import signal
import time
from dataclasses import dataclass, field

import psutil

from evals.processes import Process
from kit.steps import NOTE

AWAY_SECONDS = 1.0
"""How long a killed process stays away before it is started again, as a supervisor does."""
LOOKS_EVERY = 0.02


@dataclass(slots=True)
class Crew:
    """The processes; `killed_at` are the moments of random kills, in seconds since 1970."""

    processes: list[Process]
    killed_at: list[float] = field(default_factory=list)
    ready: set[str] = field(default_factory=set)
    """The names of those that have loaded what they need, and work, since they were started last."""

    @property
    def serving(self) -> list[Process]:
        """Those that answer."""
        return [one for one in self.processes if one.is_alive and one.name in self.ready]

    @property
    def victim(self) -> Process:
        """The one that dies or pauses at named steps; nobody but the harness knows its address."""
        return self.processes[-1]

    def port(self) -> int:
        """Return the port of one that answers, any of them."""
        return random.choice(self.serving or self.processes).port  # noqa: S311 - any of them

    def another_port(self) -> int:
        """Return the port of one that answers and is not the victim."""
        others = [one for one in self.serving if one is not self.victim]
        return random.choice(others or self.processes).port  # noqa: S311 - any of them

    async def start(self) -> None:
        """Start all, and wait until each answers."""
        await asyncio.gather(*(self._start(one) for one in self.processes))

    async def complete(self) -> None:
        """Wait until all answer."""
        while len(self.serving) < len(self.processes):  # noqa: ASYNC110 - processes tell nobody that they are ready
            await asyncio.sleep(LOOKS_EVERY)

    def kill_one(self) -> None:
        """Kill one with -9, if all the others answer and can take over."""
        if len(self.serving) == len(self.processes):
            random.choice(self.serving).kill()  # noqa: S311 - any of them
            self.killed_at.append(time.time())

    async def tend(self) -> None:
        """Start again what died, until cancelled."""
        async with asyncio.TaskGroup() as group:
            while True:
                await asyncio.sleep(AWAY_SECONDS)
                for one in self.processes:
                    if not one.is_alive:
                        group.create_task(self._start(one))
                        await asyncio.sleep(0)

    async def _start(self, one: Process) -> None:
        self.ready.discard(one.name)
        await one.start().answers("/api/v1/ready")
        self.ready.add(one.name)

    def ask(self, act: str, step: str) -> None:
        """Have the victim `kill` or `pause` itself when it reaches `step` next."""
        draft = self.victim.folder / f"{NOTE}.draft"
        draft.write_text(f"{act} {step}", encoding="utf-8")
        draft.replace(self.victim.folder / NOTE)

    def ask_nothing(self) -> None:
        """Take back what was asked."""
        (self.victim.folder / NOTE).unlink(missing_ok=True)

    @property
    def is_paused(self) -> bool:
        """Whether the victim stands still."""
        handle = self.victim.handle
        return handle is not None and psutil.Process(handle.pid).status() == psutil.STATUS_STOPPED

    def wake(self) -> None:
        """Let the victim go on."""
        if self.victim.handle is not None:
            self.victim.handle.send_signal(signal.SIGCONT)

    def stop(self) -> None:
        """End all."""
        for one in self.processes:
            one.kill()
