"""From what words mean to the ten labels (S3-25 to S3-34), as each skill declares its own."""

from collections.abc import Iterable, Mapping
from functools import cache

from conversations.labels import Topic
from kit.plugins import discover
from skills.base import Skill

TOPIC_BAR = 0.8
"""A label is given only where it is this likely (S3-23); chosen with evals/measure.py."""
_MOST = 2


def labels_of(skills: Iterable[Skill]) -> dict[str, Topic]:
    """Return the topics of some skills, by intent and, where a kind has its own, by `intent.kind`."""
    labels: dict[str, Topic] = {}
    for skill in skills:
        labels |= {f"{skill.name}.{kind}": Topic(topic) for kind, topic in skill.kind_topics.items()}
        labels |= {skill.name: Topic(skill.topic)} if skill.topic else {}
    return labels


def topic_of(label: str) -> Topic | None:
    """Return the topic of an `intent.kind`; none for courtesy, a wish for a person and what is no skill's."""
    labels = _installed()
    return labels.get(label) or labels.get(label.partition(".")[0])


@cache
def _installed() -> Mapping[str, Topic]:
    return labels_of(discover("skills", "SKILL", Skill).values())


def topics_of(readings: Iterable[Mapping[str, float]]) -> tuple[Topic, ...]:
    """Return what some texts are surely about, the surest first, two at most; each text says how likely each label is.

    A topic is as likely as all its labels together, in the text of a message or in one of its clauses.
    """
    best: dict[Topic, float] = {}
    for reading in readings:
        together: dict[Topic, float] = {}
        for label, likely in reading.items():
            topic = topic_of(label)
            if topic is not None:
                together[topic] = together.get(topic, 0.0) + likely
        best |= {topic: max(likely, best.get(topic, 0.0)) for topic, likely in together.items()}
    sure = [topic for topic, likely in best.items() if likely >= TOPIC_BAR]
    return tuple(sorted(sure, key=lambda topic: -best[topic])[:_MOST])
