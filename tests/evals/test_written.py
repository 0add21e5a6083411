"""An evaluation on paper: a page a shop owner can read, and XML that their CI can."""

from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

from conversations.messages import ChannelKind, TextBlock
from evals.case import Case, Step
from evals.play import Verdict
from evals.score import Answer
from evals.written import html_of, junit_of, write_reports

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
CHAT = Case(name="a <b>bold</b> question", steps=(Step(say="May I \x07 change it?"),))
TEXT = Case(
    name="by text message", channel=ChannelKind.SMS, language="pt", steps=(Step(say="olá"), Step(take_over=True))
)
ANSWER = Answer((TextBlock(text="Yes."),), "Yes & welcome.", "en", {"path": ["guard", "reply"]}, "none")
GOOD = Verdict(CHAT, (), (ANSWER,), 0.25)
BAD = Verdict(TEXT, ("step 1: shows no card", "says '\x00'"), (ANSWER,), 0.5)


def test_the_page_shows_each_conversation_and_opens_those_that_failed() -> None:
    page = html_of([[GOOD], [BAD]], at=NOON, how="the local path")
    assert "1 of 2 conversations passed." in page
    assert "not ready" in page
    assert "step 1: shows no card" in page
    assert page.index("by text message") < page.index("bold")
    assert page.count("<details open>") == 1
    assert "guard → reply" in page


def test_nothing_a_case_or_an_answer_says_becomes_markup() -> None:
    page = html_of([[GOOD]], at=NOON, how="the local path")
    assert "a &lt;b&gt;bold&lt;/b&gt; question" in page
    assert "Yes &amp; welcome." in page


def test_a_case_that_broke_off_is_shown_with_the_steps_that_never_came() -> None:
    broken = Verdict(TEXT, ("could not be played: no shop",), (), 0.1)
    page = html_of([[broken]], at=NOON, how="the local path")
    assert "a person takes over" in page


def test_the_xml_counts_rounds_and_failures_and_can_always_be_read() -> None:
    written = junit_of([[GOOD, GOOD], [BAD, BAD]], at=NOON, how="a model")
    suite = ET.fromstring(written).find("testsuite")  # noqa: S314 - written just now
    assert suite is not None
    assert (suite.get("tests"), suite.get("failures")) == ("4", "2")
    names = [case.get("name") for case in suite]
    assert names == [f"{CHAT.name} (round 1)", f"{CHAT.name} (round 2)", *(f"{TEXT.name} (round {n})" for n in (1, 2))]
    failure = suite[2].find("failure")
    assert failure is not None
    assert failure.text == "step 1: shows no card\nsays ''"
    assert suite[2].get("classname") == "evals.sms.pt"


def test_both_are_written_into_a_folder_that_need_not_exist(tmp_path: Path) -> None:
    page, junit = write_reports(tmp_path / "new", [[GOOD]], at=NOON, how="the local path")
    assert "all passed" in page.read_text(encoding="utf-8")
    assert junit.read_bytes().startswith(b"<?xml")
