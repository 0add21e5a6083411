"""An evaluation on paper: a page to look at, and JUnit's XML for whoever runs it in their own CI."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from evals.case import Case, Step
from evals.play import Verdict
from evals.report import summary
from evals.score import Answer
from kit.templates import Templates

Rounds = Sequence[Sequence[Verdict]]
"""One list of verdicts a case, one verdict a round."""

_CONTROL = {code: None for code in range(32) if chr(code) not in "\t\n\r"}


@dataclass(frozen=True, slots=True)
class Bar:
    """How many of one group passed every time."""

    name: str
    passed: int
    total: int

    @property
    def percent(self) -> int:
        """The passed ones of a hundred, rounded down: only all is a hundred."""
        return self.passed * 100 // self.total


@dataclass(frozen=True, slots=True)
class Line:
    """One step of a conversation as the page shows it; `path` and `milliseconds` are of the turn that followed."""

    happened: str
    is_said: bool
    answer: str
    path: tuple[str, ...]
    milliseconds: float | None


@dataclass(frozen=True, slots=True)
class Told:
    """One conversation as the page shows it: the first round that failed, else the first."""

    case: Case
    passed: int
    times: int
    seconds: float
    problems: tuple[str, ...]
    lines: tuple[Line, ...]


def write_reports(folder: Path, rounds: Rounds, *, at: datetime, how: str) -> tuple[Path, Path]:
    """Write `report.html` and `junit.xml` into `folder` and return where they are.

    `how` says what answered, such as the local path or a model.
    """
    folder.mkdir(parents=True, exist_ok=True)
    page, junit = folder / "report.html", folder / "junit.xml"
    page.write_text(html_of(rounds, at=at, how=how), encoding="utf-8")
    junit.write_bytes(junit_of(rounds, at=at, how=how))
    return page, junit


def html_of(rounds: Rounds, *, at: datetime, how: str) -> str:
    """Return the whole page: sums as bars, then every conversation, the failed ones first and opened."""
    told = sorted((_told(verdicts) for verdicts in rounds), key=lambda one: one.passed == one.times)
    templates = Templates([Path(__file__).with_name("templates")])
    return templates.render(
        "evals/report.html",
        at=at,
        how=how,
        summary=summary(rounds),
        all_passed=all(one.passed == one.times for one in told),
        groups=[
            ("By channel", _bars(rounds, lambda case: case.channel.value)),
            ("By language", _bars(rounds, lambda case: case.language)),
        ],
        told=told,
    )


def junit_of(rounds: Rounds, *, at: datetime, how: str) -> bytes:
    """Return JUnit's XML: one suite, one test case a conversation and round, its problems as the failure."""
    verdicts = [verdict for one in rounds for verdict in one]
    suite = ET.Element(
        "testsuite",
        name=f"conversations, {how}",
        tests=str(len(verdicts)),
        failures=str(sum(bool(verdict.problems) for verdict in verdicts)),
        errors="0",
        skipped="0",
        time=f"{sum(verdict.seconds for verdict in verdicts):.3f}",
        timestamp=at.isoformat(timespec="seconds"),
    )
    for one in rounds:
        for number, verdict in enumerate(one, 1):
            name = verdict.case.name if len(one) == 1 else f"{verdict.case.name} (round {number})"
            group = f"evals.{verdict.case.channel.value}.{verdict.case.language}"
            case = ET.SubElement(suite, "testcase", name=_plain(name), classname=group, time=f"{verdict.seconds:.3f}")
            if verdict.problems:
                failure = ET.SubElement(case, "failure", message=_plain(verdict.problems[0]))
                failure.text = _plain("\n".join(verdict.problems))
    root = ET.Element("testsuites")
    root.append(suite)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _bars(rounds: Rounds, group: Callable[[Case], str]) -> list[Bar]:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for verdicts in rounds:
        count = counts[group(verdicts[0].case)]
        count[0] += not any(verdict.problems for verdict in verdicts)
        count[1] += 1
    return [Bar(name, passed, total) for name, (passed, total) in sorted(counts.items())]


def _told(verdicts: Sequence[Verdict]) -> Told:
    shown = next((verdict for verdict in verdicts if verdict.problems), verdicts[0])
    answers: list[Answer | None] = [*shown.answers, *([None] * (len(shown.case.steps) - len(shown.answers)))]
    return Told(
        case=shown.case,
        passed=sum(not verdict.problems for verdict in verdicts),
        times=len(verdicts),
        seconds=sum(verdict.seconds for verdict in verdicts) / len(verdicts),
        problems=shown.problems,
        lines=tuple(_line(step, answer) for step, answer in zip(shown.case.steps, answers, strict=True)),
    )


def _line(step: Step, answer: Answer | None) -> Line:
    trace: Mapping[str, Any] = answer.trace if answer else {}
    return Line(
        happened=_happened(step),
        is_said=step.say is not None,
        answer=answer.text if answer else "",
        path=tuple(trace.get("path", ())),
        milliseconds=trace.get("milliseconds", {}).get("total"),
    )


def _happened(step: Step) -> str:
    if step.say is not None:
        return step.say if isinstance(step.say, str) else "\n".join(step.say)
    if step.sign_in is not None:
        return f"signs in as {step.sign_in.replace('_', ' ')}"
    if step.hub is not None:
        return f"changes the order “{step.hub.order}” in the Hub: {step.hub.kind.replace('_', ' ')}"
    if step.shop is not None:
        return f"the shop moves the order “{step.shop.order}” on: {step.shop.becomes.replace('_', ' ')}"
    return f"{step.later} later" if step.later is not None else "a person takes over"


def _plain(text: str) -> str:
    """Return text that XML can carry."""
    return text.translate(_CONTROL)
