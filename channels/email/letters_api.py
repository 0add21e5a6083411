"""The interface of a store's last letters: those that were dropped too, and why; and how far the test letter is."""

from datetime import datetime
from typing import Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict

from channels.email.letters import last_letters, last_test
from channels.port import Deps
from kit.auth import Role, require
from stores.stores import find_seen


class LetterShown(BaseModel):
    """A letter; `dropped` is why it was not taken in, and `words` then how it begins."""

    model_config = ConfigDict(from_attributes=True)

    direction: Literal["in", "out"]
    sender: str
    recipient: str
    subject: str
    dropped: str
    conversation_id: int | None
    at: datetime
    words: str


class TestLetter(BaseModel):
    """The last test letter: when it went, and when it came back."""

    __test__ = False
    model_config = ConfigDict(from_attributes=True)

    sent_at: datetime
    back_at: datetime | None


class LettersShown(BaseModel):
    """The newest letters, newest first."""

    letters: list[LetterShown]
    test: TestLetter | None


def routes(deps: Deps) -> APIRouter:
    """Return the route of letters."""
    router = APIRouter(prefix="/api/v1/stores/{store}/channels/email", tags=["channels"])

    @router.get("/letters")
    async def letters(request: Request, store: str) -> LettersShown:
        """List the last letters of a store, those that were not taken in with why, and how far the test letter is."""
        async with deps.database.begin() as session:
            by = require(await deps.who(request, session), Role.AGENT, "settings:read")
            found = await find_seen(session, by, store)
            trial = await last_test(session, found.id)
            return LettersShown(
                letters=[LetterShown.model_validate(one) for one in await last_letters(session, found.id)],
                test=TestLetter.model_validate(trial) if trial else None,
            )

    return router
