"""What knowledge needs from the rest of the program; `app.py` fills it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from fastapi import Request
from sqlalchemy.ext.asyncio import AsyncSession

from kit.auth import Actor
from kit.clock import Clock
from kit.db import Database
from kit.embed import Embedder
from kit.http import Outgoing
from knowledge.held import Held
from knowledge.index import Index

Quoted = Callable[[AsyncSession, int, int], Awaitable[Mapping[int, int]]]
"""Counts the answers that quoted each article of a store in the last days, by the article's id."""


async def unquoted(_session: AsyncSession, _store_id: int, _days: int) -> Mapping[int, int]:
    """Count nothing: where no answers are kept."""
    return {}


@dataclass(frozen=True, slots=True)
class Deps:
    """`actor` tells who on the staff sends a request, if anybody; `pages` reads at addresses outside."""

    database: Database
    clock: Clock
    embedder: Embedder
    index: Index
    actor: Callable[[Request], Awaitable[Actor | None]]
    held: Held = field(default_factory=Held)
    quoted: Quoted = unquoted
    pages: Outgoing = field(default_factory=Outgoing)
