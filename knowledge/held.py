"""What the articles of each store say, held in this process for as long as the store's revision stands.

One small read a turn tells whether it does (`knowledge.revision`). What is read after that is at least as new, so
nothing held is ever older than its revision.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy.ext.asyncio import AsyncSession

from commerce.terms import Terms
from kit.errors import NotReady
from knowledge import corpus, policies, revision
from knowledge.corpus import MOST_HELD, Corpus

if TYPE_CHECKING:
    from knowledge.index import Index

MOST_STORES = 64
"""Stores that are held at once; the one asked for longest ago is let go first."""


class Held:
    """What one process holds of its stores."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._stores: OrderedDict[int, Written] = OrderedDict()

    async def of(self, session: AsyncSession, store_id: int) -> "Written":
        """Return what a store has written as it stands now: one small read, if nothing has changed."""
        present = await revision.of(session, store_id)
        written = self._stores.get(store_id)
        if written is None or written.revision != present:
            written = self._stores[store_id] = Written(store_id, present)
        self._stores.move_to_end(store_id)
        while len(self._stores) > MOST_STORES:
            self._stores.popitem(last=False)
        return written

    async def load(self, session: AsyncSession, index: "Index", store_ids: Sequence[int]) -> None:
        """Open the index and read all of these stores, as many as are held, so that no first turn waits for it.

        Raises:
            NotReady: the index was made by another model, or cannot be reached.
        """
        await index.check()
        for store_id in store_ids[:MOST_STORES]:
            written = await self.of(session, store_id)
            await written.kinds(session)
            for language in await written.languages(session):
                await written.terms(session, language)
                await written.corpus(session, index, language)


class Written:
    """What one store has written, at one revision; each part is read when it is first asked for."""

    def __init__(self, store_id: int, revision: int) -> None:
        """Begin with nothing read."""
        self.store_id = store_id
        self.revision = revision
        self._terms: dict[str, Terms] = {}
        self._kinds: frozenset[str] | None = None
        self._languages: list[str] | None = None
        self._corpora: dict[str, Corpus] = {}
        self._reading = asyncio.Lock()

    async def terms(self, session: AsyncSession, language: str) -> Terms:
        """Return the store's policy facts; see `knowledge.policies.terms`."""
        if language not in self._terms:
            self._terms[language] = await policies.terms(session, self.store_id, language)
        return self._terms[language]

    async def kinds(self, session: AsyncSession) -> frozenset[str]:
        """Return the kinds of knowledge present; see `knowledge.policies.kinds_present`."""
        if self._kinds is None:
            self._kinds = await policies.kinds_present(session, self.store_id)
        return self._kinds

    async def languages(self, session: AsyncSession) -> list[str]:
        """Return the languages that the store has passages in, the one with most first."""
        if self._languages is None:
            self._languages = await corpus.languages(session, self.store_id)
        return self._languages

    async def corpus(self, session: AsyncSession, index: "Index", language: str) -> Corpus | None:
        """Return the passages in one language; None if they are too many to hold, or without vectors just now."""
        async with self._reading:
            if language not in self._corpora:
                if await corpus.count(session, self.store_id, language) > MOST_HELD:
                    return None
                try:
                    self._corpora[language] = await corpus.read(session, index, self.store_id, language)
                except NotReady:  # the search goes without vectors and says so; they are looked for again next time
                    return None
            return self._corpora[language]
