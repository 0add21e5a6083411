"""Asks the skill itself, turn by turn, with what it keeps in between; what is understood is given, not guessed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from agent.readonly import ReadOnly
from agent.reply import Manner, Spoken, compose
from commerce.port import Can, Shop
from commerce.terms import Source, Terms
from kit.language import Words
from skills import slots
from skills.base import Heard, Passage, Person, Result, Tools
from skills.order_tracking import SKILL
from tests.stage import DemoStage, customer_id, source

LATE = source("Tell us if nothing has moved for five working days.", article=7)
DISPATCH = source("We pack from Monday to Friday.", article=7)
TIMES = source("Delivery takes 3 to 6 working days.", article=7)
INVOICE = source("The invoice comes by e-mail with the order confirmation.", article=8)
CARDS = source("We accept cards and transfers.", article=8)
_FOUND = (("still", LATE), ("packed", DISPATCH), ("how long", TIMES), ("invoice", INVOICE))
WORDS = {SKILL.name: Words(SKILL.folder / "words"), "agent": Words(SKILL.folder.parents[1] / "agent" / "words")}


@dataclass
class Asking(DemoStage):
    """One customer's questions on orders; `articles` false leaves the shop with nothing written."""

    person: Person = field(default_factory=Person)
    kept: Mapping[str, Any] = field(default_factory=dict)
    shown: Mapping[str, Any] = field(default_factory=dict)
    language: str = "en"
    notes: Mapping[str, str] = field(default_factory=dict)
    written: bool = True
    payment: Source = INVOICE
    readable: Shop | None = None

    def is_(self, email: str) -> "Asking":
        self.person = Person(customer_id(email), email.partition("@")[0].title())
        return self

    async def asks(self, text: str, kind: str = "status", event: str = "message", **said: Any) -> Result:  # noqa: ANN401
        given = {**self.kept, **slots.read_order(text), **({"kind": kind} if event == "message" else {}), **said}
        heard = Heard(text, self.language, self.person, event, given, self.kept, self.shown)
        result = await SKILL.build()(heard, self.tools)
        self.kept, self.shown = dict(result.keep), {**self.shown, **result.shown}
        return result

    def says(self, result: Result) -> str:
        """Return the words of a result, with the agent's own for the person."""
        manner = Manner(self.language, WORDS, {}, self.store.zone)
        _, grounds = compose([Spoken(SKILL.name, result)], manner, is_verified=self.person.is_verified)
        return grounds.words

    @property
    def tools(self) -> Tools:
        return Tools(
            shop=ReadOnly(self.readable or self.connected),
            search=self._search,
            terms=self._terms,
            now=self.clock.now,
            zone=self.store.zone,
            hub_ready=True,
            can=frozenset(Can),
            tracking_notes=self.notes,
        )

    async def _terms(self, language: str) -> Terms:
        return Terms()

    async def _search(self, query: str, *, language: str, topic: str = "", limit: int = 4) -> tuple[Passage, ...]:
        if not self.written:
            return ()
        found = self.payment if topic == "payment" else next(it for word, it in _FOUND if word in query)
        return (Passage(found, found.sentence, 1.0),)[:limit]


def keys(result: Result) -> list[str]:
    """Return what a result states, in order."""
    return [fact.key for fact in result.facts]
