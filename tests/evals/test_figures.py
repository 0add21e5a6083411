"""The figures of the bench are counted right, and one that misses its aim is said to."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from evals.bench.figures import Figure, as_table, median, percentile
from evals.bench.load import Said
from evals.bench.machine import Machine
from evals.bench.steps import gather
from evals.block import rewrite
from kit.errors import StartError

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)


def test_the_95th_percentile_of_a_hundred_is_the_95th() -> None:
    assert percentile(range(1, 101), 0.95) == 95
    assert median([3, 1, 2]) == 2


def test_a_figure_that_misses_its_aim_is_said_to() -> None:
    shown = as_table([Figure("turns", 39, "turns/s", 40, is_least=True), Figure("start", 9, "s", 15)])
    assert "| turns | 39.0 turns/s | ≥ 40.0 turns/s | **not met** |" in shown
    assert "| start | 9.00 s | ≤ 15.0 s | met |" in shown


def test_the_steps_of_a_turn_add_up_to_the_whole() -> None:
    sent = NOON.timestamp()
    said = Said("chat", "m-1", sent, sent + 0.010, sent + 0.100)
    trace = {"milliseconds": {"claim": 5.0, "prepare": 3.0, "guard": 1.0, "order_editing": 20.0, "total": 30.0}}
    asked, saved, answered = (NOON + timedelta(milliseconds=number) for number in (8, 80, 90))
    turns = gather([(said, (trace, 31, saved, asked, answered))])
    assert turns.committed == [pytest.approx(82)]
    steps = {name: values[0] for name, values in turns.steps.items()}
    assert steps["skill"] == 20.0
    assert steps["graph"] == pytest.approx(6)
    assert steps["wait"] == pytest.approx(80 - 31 - 5 - 8)
    assert steps["show"] == pytest.approx(10)


def test_only_the_marked_block_of_a_page_is_rewritten(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- bench: begin -->\nold\n<!-- bench: end -->\nafter\n", encoding="utf-8")
    rewrite(page, "bench", "new")
    assert page.read_text(encoding="utf-8") == "before\n<!-- bench: begin -->\nnew\n<!-- bench: end -->\nafter\n"
    with pytest.raises(StartError, match="has no block"):
        rewrite(page, "other", "new")


def test_how_fast_the_machine_was_is_told_in_one_line() -> None:
    machine = Machine()
    machine.look()
    assert min(machine.python + machine.torch) > 0
    machine = Machine([12.0, 10.0, 11.0], [3.0, 1.0, 2.0])
    assert "11.0 ms" in machine.told()
    assert "2.0 ms" in machine.told()
    assert "\n" not in machine.told()
