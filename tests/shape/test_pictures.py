"""The pictures of the docs: each that a page names exists, and the page shows those that the command takes."""

import re
from pathlib import Path

import pytest

from evals.pictures.__main__ import FOLDER, MOST_BYTES, PAGE, page, path_of
from evals.pictures.scenes import SCENES
from kit.tables import ROOT

SHOWN = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("**/*.md"))]


@pytest.mark.parametrize("text", PAGES, ids=lambda one: one.name)
def test_every_picture_that_a_page_names_exists_and_is_described(text: Path) -> None:
    found = SHOWN.findall(text.read_text("utf-8"))
    assert [where for says, where in found if not says] == []
    assert [where for _, where in found if not (text.parent / where).exists()] == []


def test_the_page_shows_what_the_command_takes_and_nothing_else_lies_there() -> None:
    assert page(SCENES) in PAGE.read_text("utf-8"), "Run make pictures."
    assert len({one.name for one in SCENES}) == len(SCENES)
    named = {where.rpartition("/")[2] for text in PAGES for _, where in SHOWN.findall(text.read_text("utf-8"))}
    assert {one.name for one in FOLDER.iterdir()} == named
    assert {path_of(one).name for one in SCENES} <= named


def test_all_together_stay_small() -> None:
    assert sum(one.stat().st_size for one in FOLDER.iterdir()) <= MOST_BYTES
