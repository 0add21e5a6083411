"""A release runs without Node: it carries the built pages, and none of their sources."""

import shutil
import subprocess
import tarfile
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from kit.tables import ROOT
from tests.start.copies import Copy

pytestmark = pytest.mark.timeout(300)


def make(goal: str, folder: Path, *options: str) -> str:
    """Return what make says of a goal; it may itself be run by make."""
    program = shutil.which("make")
    assert program
    asked = [program, "--no-print-directory", *options, goal]
    return subprocess.run(asked, cwd=folder, capture_output=True, text=True, check=True).stdout  # noqa: S603


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release, made by the command of the README and unpacked elsewhere."""
    archive = ROOT / make("release", ROOT).splitlines()[-1].split()[0]
    folder = tmp_path_factory.mktemp("release")
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    return next(folder.iterdir())


def test_setting_it_up_asks_for_no_node(unpacked: Path) -> None:
    planned = make("run", unpacked, "--dry-run")
    assert "pip install" in planned
    assert "npm" not in planned
    assert not (unpacked / "data").exists()
    assert not (unpacked / "tests").exists()


def test_it_serves_the_console_and_the_chat_as_they_were_built(
    unpacked: Path, tmp_path: Path, unused_tcp_port_factory: Callable[[], int]
) -> None:
    shutil.copytree(ROOT / "build", unpacked / "build", ignore=shutil.ignore_patterns("*.tar.gz"))
    copy = Copy(tmp_path / "data", unused_tcp_port_factory(), tree=unpacked)
    try:
        copy.answers("serve")
        with httpx.Client(base_url=copy.base, timeout=20) as client:
            page = client.get("/admin/inbox").text
            script = page.partition('<script type="module" crossorigin src="')[2].partition('"')[0]
            assert client.get(script).headers["cache-control"] == "public, max-age=31536000, immutable"
            assert client.get("/widget.js").text == (ROOT / "widget/dist/widget.js").read_text("utf-8")
    finally:
        copy.clear()
