"""What staff are answered about content: articles with their sentences, policy facts, passages, and open questions."""

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel

from commerce.terms import Source
from knowledge.articles import Status
from knowledge.corrections import Act
from knowledge.coverage import Standing, State
from knowledge.pages import Mark
from knowledge.policy.values import FactKind
from knowledge.ranking import Evidence


class ArticleListed(BaseModel):
    """One article in a list."""

    id: int
    language: str
    title: str
    revision: int
    status: Status
    reason: str
    """Why it failed or was rejected, and what mends it; empty otherwise."""
    file_name: str
    saved_at: datetime
    saved_by: str
    saved_by_name: str
    is_removed: bool
    reviewed_on: date
    review_by: date | None
    is_overdue: bool
    facts: int
    """How many sentences of it state a policy."""


class ReadFactShown(BaseModel):
    """What code reads in a sentence; `reads` says it in words, and is empty where the sentence is only on a topic."""

    key: str
    kind: FactKind
    reads: str
    value: dict[str, Any]
    is_unclear: bool
    is_correctable: bool
    standing: Standing


class ReadLineShown(BaseModel):
    """One sentence of an article; `lead` introduces the list that it is an item of."""

    text: str
    lead: str
    facts: list[ReadFactShown]


class SectionShown(BaseModel):
    """The sentences below one heading, which is empty above the first."""

    heading: str
    lines: list[ReadLineShown]


class RevisionShown(BaseModel):
    """One save of an article."""

    number: int
    title: str
    saved_at: datetime
    saved_by: str
    saved_by_name: str


class ArticleShown(ArticleListed):
    """One article whole; `sections` holds what code reads in its present revision."""

    body: str
    source_url: str
    """The address of the page that it was read from; empty if it was written or uploaded."""
    is_present: bool
    public: str
    """The path of the page that customers read; empty if they cannot."""
    usual_review_by: date | None
    """By when it is to be looked at again, if somebody looks today."""
    sections: list[SectionShown]
    revisions: list[RevisionShown]


class KnownShown(BaseModel):
    """An article that there is already."""

    id: int
    title: str


class PageShown(BaseModel):
    """A page of the web as an article could say it; nothing of it is saved."""

    url: str
    title: str
    body: str
    language: str
    """As the words tell; the store's own where they do not."""
    known: KnownShown | None
    """The article that was made of this page before."""


class LineShown(BaseModel):
    """A line of an article beside its page; a `gap` stands for lines in between that are as they were."""

    mark: Mark
    text: str


class PageAgainShown(BaseModel):
    """What a page says now, beside the `revision` of the article that was made of it."""

    url: str
    body: str
    revision: int
    changes: list[LineShown]
    """What has changed, with a little around it; empty if nothing has."""


class SentenceShown(BaseModel):
    """A sentence that a policy point was read from; `fact` is the key by which it is corrected."""

    source: Source
    reads: str
    fact: str
    value: dict[str, Any]
    is_unclear: bool
    is_correctable: bool
    is_overdue: bool
    standing: Standing


class CorrectionShown(BaseModel):
    """What staff said of a fact last; `says` is it in words."""

    subject: str
    act: Act
    value: dict[str, Any] | None
    says: str
    why: str
    made_at: datetime
    made_by: str
    made_by_name: str


class PointShown(BaseModel):
    """One point of policy: where it is stated, what staff said of it, and what is open (S1-44 to S1-51)."""

    kind: FactKind
    title: str
    state: State
    sentences: list[SentenceShown]
    corrections: list[CorrectionShown]
    advice: str
    unsaid: list[str]
    """The facts of this point that nobody has stated and staff may set by hand."""


class FoundShown(BaseModel):
    """A passage as the agent finds it: `rank` counts from 1, `score` is how much speaks for it."""

    rank: int
    score: float
    source: Source
    text: str
    evidence: Evidence


class SearchShown(BaseModel):
    """What the agent would find for a question, and what came near without being an answer."""

    found: list[FoundShown]
    near: list[FoundShown]


class GapShown(BaseModel):
    """A question that no article answered, asked in these words or like ones."""

    id: int
    question: str
    examples: list[str]
    """Other wordings of it, newest first."""
    language: str
    times: int
    conversation_id: int
    first_at: datetime
    last_at: datetime


class ContentShown(BaseModel):
    """How a store's content stands as a whole; `problem` says why articles are found by their words alone, if so."""

    statuses: dict[Status, int]
    overdue: int
    gaps: int
    open_points: int
    problem: str
    today: date
    usual_review_by: date | None
    language: str
