"""What knowledge needs from the rest of the program; `app.py` fills it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from fastapi import Request

from kit.auth import Actor
from kit.clock import Clock
from kit.db import Database
from kit.embed import Embedder
from knowledge.held import Held
from knowledge.index import Index


@dataclass(frozen=True, slots=True)
class Deps:
    """`actor` tells who on the staff sends a request, if anybody."""

    database: Database
    clock: Clock
    embedder: Embedder
    index: Index
    actor: Callable[[Request], Awaitable[Actor | None]]
    held: Held = field(default_factory=Held)
