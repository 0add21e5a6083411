"""What a proactive message would say, for whoever sets it up: of a made-up parcel, in any language (S5-31 to S5-33)."""

from datetime import timedelta
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Request
from pydantic import BaseModel, ConfigDict, Field

from agent.proactive import Kind
from agent.proactive_api import Deps
from agent.reply import Manner, Spoken, compose
from agent.state import AGENT, own_words
from commerce.fulfilment import DeliveryWindow
from conversations.messages import TextBlock
from kit.auth import Role, require
from kit.clock import Clock
from kit.errors import Invalid
from skills.base import Fact, Result
from stores.notes import one_line
from stores.stores import Store, find_seen

ORDER, CARRIER, LINK = "#1042", "DHL", "https://parcels.example.com/1042"
"""Of no order: what stands for an order, a carrier and its link in an example."""
_EXPECTED = (timedelta(days=2), timedelta(days=3))


class ExampleAsked(BaseModel):
    """Which message to show; `words` are the shop's own, as they are being written."""

    model_config = ConfigDict(extra="forbid")

    kind: Kind
    language: Literal["en", "pt", "pl", "fi", "uk", "it", "es", "de", "fr"]
    words: str = Field(default="", max_length=2_000)


class ExampleShown(BaseModel):
    """What the customer would read."""

    text: str


def routes(deps: Deps, clock: Clock) -> APIRouter:
    """Return the route that shows a message before anybody is told."""
    router = APIRouter(prefix="/api/v1/stores", tags=["stores"])

    @router.post("/{store}/proactive/example")
    async def example(
        request: Request, store: Annotated[str, Path(max_length=100)], body: ExampleAsked
    ) -> ExampleShown:
        """Show what a customer would read, of a made-up order; nothing is kept or sent."""
        async with deps.database.begin() as session:
            actor = require(await deps.who(request, session), Role.AGENT, "settings:read")
            found = await find_seen(session, actor, store)
        try:
            own = one_line(body.words, "the text")
        except ValueError as error:
            raise Invalid(f"{str(error)[:1].upper()}{str(error)[1:]}.", code="words_invalid") from error
        return ExampleShown(text=say(found, clock, body.kind, body.language, own))

    return router


def say(store: Store, clock: Clock, kind: Kind, language: str, own: str) -> str:
    """Return the whole message on a made-up parcel, as `agent.proactive_words` puts it together."""
    today = store.today(clock.now())
    happened = Fact(f"first-{kind.value}", {"store": store.name, "order": ORDER, "part": "all"})
    words = [Fact("first-own-words", {"words": own})] if own and kind is not Kind.SHIPPED else []
    window = DeliveryWindow(today + _EXPECTED[0], today + _EXPECTED[1])
    way = [
        Fact("first-carrier", {"carrier": CARRIER}),
        Fact("first-expected", {"window": window}),
        Fact("first-link", {"link": LINK}),
    ]
    facts = (happened, *words, *([] if kind is Kind.DELIVERED else way), Fact("first-off"))
    manner = Manner(language, {AGENT: own_words()}, {}, store.zone, today=today)
    blocks, _ = compose([Spoken(AGENT, Result(facts=facts))], manner, is_verified=False)
    return "\n".join(block.text for block in blocks if isinstance(block, TextBlock))
