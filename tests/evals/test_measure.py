"""What `make measure` reads and counts."""

import json
from pathlib import Path

import pytest

from agent.understand.understanding import Understanding, Wish
from conversations.labels import Topic
from evals.labelled import Row, read_sets
from evals.marks import Outcome, confusions, marks_of
from kit.errors import StartError

LABELS = {
    "shop": {
        "cancel": {"skill": ["EDIT"], "topic": ["edit_orders"]},
        "stock": {"skill": ["QUESTION"], "topic": ["product_information"]},
    }
}


def folder_of(place: Path, **files: list[dict[str, object]]) -> Path:
    (place / "labels.json").write_text(json.dumps({"map": LABELS}), encoding="utf-8")
    (place / "messages").mkdir()
    for name, rows in files.items():
        lines = "\n".join(json.dumps(row) for row in rows)
        (place / "messages" / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return place


def outcome(row: Row, *wishes: Wish, sure: bool = True, topics: tuple[Topic, ...] = ()) -> Outcome:
    return Outcome(row, Understanding("en", wishes, wishes, is_confident=sure, topics=topics), 0.01)


def test_rows_of_every_kind_of_file_are_read(tmp_path: Path) -> None:
    folder = folder_of(
        tmp_path,
        shop=[
            {"text": "stop it", "label": "cancel"},
            {"first_customer_turns": ["hi", "any left?", "bye"], "subflow": "stock"},
        ],
        two=[{"text": "anulo", "intent": "cancel", "lang": "it"}, {"text": "cancel", "intent": "cancel", "lang": "en"}],
        bank=[{"text": f"my {thing}", "label": thing} for thing in ("card", "pin", "cancel")],
    )
    sets = read_sets(folder)
    assert [row.text for row in sets["shop"]] == ["stop it", "hi any left?"]
    assert sets["shop"][1].topics == ("product_details",)
    assert sets["two (it)"][0].skills == ("EDIT",)
    assert {row.skills for row in sets["bank"]} == {("OTHER",)}
    assert read_sets(folder / "messages").keys() == sets.keys()


def test_a_folder_without_messages_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(StartError, match=r"docs/measure\.md"):
        read_sets(tmp_path)


def test_a_message_is_blind_for_ever_or_never() -> None:
    assert Row("one", "en", ("EDIT",)).is_blind is Row("one", "pt", ("OTHER",)).is_blind
    assert 200 < sum(Row(str(number), "en", ("EDIT",)).is_blind for number in range(900)) < 400


def test_marks_are_counted() -> None:
    edit, question = Wish("order_editing", 0.9), Wish("store_questions", 0.9)
    change, ask = Row("a", "en", ("EDIT",), ("edit_orders",)), Row("b", "en", ("QUESTION", "WISMO"), ("shipping",))
    marks = marks_of(
        [
            outcome(change, edit, topics=(Topic.EDIT_ORDERS,)),
            outcome(change, edit, sure=False),
            outcome(ask, edit, topics=(Topic.EDIT_ORDERS,)),
            outcome(ask, question),
        ]
    )
    assert (marks.right, marks.at_bar) == (0.75, 0.75)
    assert (marks.edit_precision, marks.edit_recall, marks.false_edits) == (0.5, 0.5, 0.5)
    assert (marks.labelled, marks.topic_right) == (0.5, 0.5)
    assert marks.macro_f1 == pytest.approx((2 * 2 / 5 + 2 / 3) / 2)
    assert marks.median == pytest.approx(10)


def test_of_two_wishes_the_one_that_is_right_counts_and_confusions_are_named() -> None:
    row = Row("b", "en", ("QUESTION",))
    both = outcome(row, Wish("order_editing", 0.9), Wish("store_questions", 0.8))
    wrong = outcome(row, Wish("none_of_ours", 0.9))
    assert both.is_right
    assert confusions([both, wrong]) == [("QUESTION", "OTHER", 1)]
