"""What understanding is worth, counted: pure, from rows and what was understood of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import mean

from agent.understand.understanding import Understanding
from evals.labelled import OTHER, Row

EDIT = "EDIT"
_EDITING = "order_editing"
_SKILLS = {
    _EDITING: EDIT,
    "order_tracking": "WISMO",
    "returns_exchanges": "RETURNS",
    "store_questions": "QUESTION",
    "product_advice": "QUESTION",
    "discounts": "QUESTION",
    "human": "HANDOFF",
}
"""Our intents -> the labels' skills; any other intent is `OTHER`."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was understood of a row, and how long it took."""

    row: Row
    understood: Understanding
    seconds: float

    @property
    def said(self) -> str:
        """Return the skill that would be acted on: of two, one that is right."""
        found = [skill_of(wish.intent) for wish in self.understood.wishes] or [OTHER]
        return next((skill for skill in found if skill in self.row.skills), found[0])

    @property
    def is_right(self) -> bool:
        """Whether it is accepted."""
        return self.said in self.row.skills

    @property
    def is_in_three(self) -> bool:
        """Whether one of the three candidates is accepted."""
        return any(skill_of(wish.intent) in self.row.skills for wish in self.understood.candidates)

    @property
    def expected(self) -> str:
        """Return what counts as the right answer: what was said where that is accepted, else the first label."""
        return self.said if self.is_right else self.row.skills[0]

    @property
    def edits(self) -> bool:
        """Whether order editing would be entered: at the bar."""
        return self.understood.is_confident and any(wish.intent == _EDITING for wish in self.understood.wishes)


@dataclass(frozen=True, slots=True)
class Marks:
    """The figures of one set; shares from 0 to 1, None where nothing can be counted."""

    rows: int
    right: float
    in_three: float
    macro_f1: float
    at_bar: float
    right_at_bar: float | None
    edit_precision: float | None
    """Of the messages that entered order editing, those whose label allows it."""
    edit_recall: float | None
    """Of the messages whose first label is a change of an order, those that entered order editing."""
    false_edits: float | None
    """Of the messages that no label allows to be an order edit, those that entered it."""
    labelled: float
    topic_right: float | None
    median: float
    p95: float
    """Milliseconds."""


def marks_of(outcomes: Sequence[Outcome]) -> Marks:
    """Count a set; it must hold at least one row."""
    sure = [one for one in outcomes if one.understood.is_confident]
    entered = [one for one in outcomes if one.edits]
    topics = [(topic.value, one.row.topics) for one in outcomes for topic in one.understood.topics]
    seconds = sorted(one.seconds for one in outcomes)
    return Marks(
        rows=len(outcomes),
        right=mean(one.is_right for one in outcomes),
        in_three=mean(one.is_in_three or one.is_right for one in outcomes),
        macro_f1=macro_f1(outcomes),
        at_bar=len(sure) / len(outcomes),
        right_at_bar=_share(one.is_right for one in sure),
        edit_precision=_share(EDIT in one.row.skills for one in entered),
        edit_recall=_share(one.edits for one in outcomes if one.row.skills[0] == EDIT),
        false_edits=_share(one.edits for one in outcomes if EDIT not in one.row.skills),
        labelled=mean(bool(one.understood.topics) for one in outcomes),
        topic_right=_share(said in right for said, right in topics),
        median=seconds[len(seconds) // 2] * 1000,
        p95=seconds[int(len(seconds) * 0.95)] * 1000,
    )


def macro_f1(outcomes: Sequence[Outcome]) -> float:
    """Return the mean over the skills that are expected anywhere of the harmonic mean of precision and recall."""
    pairs = Counter((one.expected, one.said) for one in outcomes)
    scores = []
    for skill in {expected for expected, _ in pairs}:
        met = pairs[skill, skill]
        expected = sum(count for (right, _), count in pairs.items() if right == skill)
        said = sum(count for (_, told), count in pairs.items() if told == skill)
        scores.append(2 * met / (expected + said))
    return mean(scores)


def confusions(outcomes: Iterable[Outcome], most: int = 10) -> list[tuple[str, str, int]]:
    """Return what is taken for what, most often first."""
    wrong = Counter((one.expected, one.said) for one in outcomes if not one.is_right)
    return [(expected, said, count) for (expected, said), count in wrong.most_common(most)]


def skill_of(intent: str) -> str:
    """Return what the labels call an intent of ours."""
    return _SKILLS.get(intent, OTHER)


def _share(hits: Iterable[bool]) -> float | None:
    counted = list(hits)
    return mean(counted) if counted else None
