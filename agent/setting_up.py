"""How far a store is on its way to answering customers: what is done, and what is still to do, step by step.

Pure: what was found goes in. A step is done once every point that it needs is; the other points make it better.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel

StepName = Literal["store", "content", "channel", "preview", "live"]
PointName = Literal[
    "store_added",
    "shop_connected",
    "article_found",
    "articles_read",
    "facts_confirmed",
    "policies_agree",
    "site_allowed",
    "page_heard",
    "questions_tried",
    "agent_on",
    "skill_live",
    "skills_ready_on",
    "colleague_invited",
]
WORTH_TRYING = 3
"""Questions that are put to the agent before customers put theirs."""


class SetupPoint(BaseModel):
    """One thing to do in a step; without those that are needed it is not done. `count` is how much of it is left."""

    name: PointName
    is_done: bool
    is_needed: bool
    count: int = 0


class SetupStep(BaseModel):
    """One step, with what is done in it and what is not."""

    name: StepName
    is_done: bool
    points: list[SetupPoint]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a store."""

    is_shop_connected: bool
    indexed: int
    """Articles that the agent can quote."""
    failed: int
    unconfirmed: int
    """Facts as they were read, which nobody has looked at."""
    contradicting: int
    """Points of policy of which two articles say different things."""
    sites: int
    pages_heard: int
    other_channels: int
    """Channels beside the chat by which customers reach the store."""
    tried: int
    is_agent_on: bool
    skills_live: int
    skills_off: int
    """Skills that are ready but switched off."""
    colleagues: int


def steps(found: Found) -> list[SetupStep]:
    """Tell of each step what is done and what is not; they can be done in any order."""
    # Who reaches the store by telephone or mail needs no chat on a page.
    needs_page = found.other_channels == 0
    return [
        _step(
            "store", [_done("store_added"), _point("shop_connected", 0 if found.is_shop_connected else 1, needed=False)]
        ),
        _step(
            "content",
            [
                _point("article_found", 0 if found.indexed else 1),
                _point("articles_read", found.failed, needed=False),
                _point("policies_agree", found.contradicting, needed=False),
                _point("facts_confirmed", found.unconfirmed, needed=False),
            ],
        ),
        _step(
            "channel",
            [
                _point("site_allowed", 0 if found.sites or found.pages_heard else 1, needed=needs_page),
                _point("page_heard", 0 if found.pages_heard else 1, needed=needs_page),
            ],
        ),
        _step("preview", [_point("questions_tried", max(0, WORTH_TRYING - found.tried))]),
        _step(
            "live",
            [
                _point("agent_on", 0 if found.is_agent_on else 1),
                _point("skill_live", 0 if found.skills_live else 1),
                _point("skills_ready_on", found.skills_off, needed=False),
                _point("colleague_invited", 0 if found.colleagues else 1, needed=False),
            ],
        ),
    ]


def _done(name: PointName) -> SetupPoint:
    return _point(name, 0)


def _point(name: PointName, left: int, *, needed: bool = True) -> SetupPoint:
    return SetupPoint(name=name, is_done=left == 0, is_needed=needed, count=left)


def _step(name: StepName, points: Iterable[SetupPoint]) -> SetupStep:
    told = list(points)
    return SetupStep(name=name, is_done=all(one.is_done for one in told if one.is_needed), points=told)
