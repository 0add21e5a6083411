"""What every store has from the start: the core templates in nine languages (S5-51), and the outcome macros (S5-23).

They are shared rows like any other: whoever changes one keeps their change, and what was retired stays so.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.replies.models import MacroRow, TemplateRow
from helpdesk.replies.telling import REASONS
from helpdesk.tickets.replying import Then
from kit.clock import Clock

FOLDER = Path(__file__).with_name("core")
TEMPLATES: Mapping[str, str] = {
    "greeting": "Greeting: somebody is looking at it",
    "thanks": "Goodbye, and thanks",
    "wismo": "Where is my order, with tracking",
    "return_approved": "Return approved",
    "label_issued": "Return label issued",
    "partial_refund": "Partial refund, with its reason",
    "replacement_confirmed": "Replacement confirmed",
}
"""The keys and names of the core templates."""


@dataclass(frozen=True, slots=True)
class Core:
    """An outcome macro as every store has it."""

    name: str
    tags: tuple[str, ...]
    reasons: tuple[str, ...]
    then: Then = "waiting"


MACROS: Mapping[str, Core] = {
    "label_issued": Core("Label issued", ("return", "label issued"), ()),
    "partial_refund": Core("Partial refund with reason", ("refund",), REASONS),
    "replacement_confirmed": Core("Replacement confirmed", ("replacement",), ()),
}
"""The outcome macros by key, which is also their outcome and the key of their template (S5-24 to S5-27)."""


async def seed(session: AsyncSession, clock: Clock) -> None:
    """Write what is missing of it; done again, it changes nothing."""
    now = clock.now()
    both = {"store_id": None, "created_at": now, "updated_at": now}
    templates = [{"key": key, "name": name, "texts": texts_of(key), **both} for key, name in TEMPLATES.items()]
    macros = [
        {
            "key": key,
            "name": one.name,
            "outcome": key,
            "template_key": key,
            "tags": list(one.tags),
            "reasons": list(one.reasons),
            "then": one.then,
            "place": place,
            **both,
        }
        for place, (key, one) in enumerate(MACROS.items(), 1)
    ]
    await _add(session, TemplateRow, templates)
    await _add(session, MacroRow, macros)


def texts_of(key: str) -> dict[str, str]:
    """Return a core template's words by language."""
    return {language: texts[key].strip() for language, texts in _texts().items()}


async def _add(
    session: AsyncSession, table: type[TemplateRow] | type[MacroRow], rows: Sequence[Mapping[str, Any]]
) -> None:
    """Write the rows whose keys are new: every start of the program asks, and numbers are not used up by that."""
    known = set(await session.scalars(select(table.key).where(table.store_id.is_(None))))
    new = [row for row in rows if row["key"] not in known]
    if new:
        await session.execute(insert(table).values(new).on_conflict_do_nothing())


@cache
def _texts() -> Mapping[str, Mapping[str, str]]:
    return {file.stem: tomllib.loads(file.read_text("utf-8")) for file in sorted(FOLDER.glob("*.toml"))}
