"""No secret is written to the log, whatever it is called and wherever it stands."""

import logging
from collections.abc import Iterator

import pytest
import structlog

from kit.log import start_log


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """Leave the log of the test run as it was."""
    root = logging.getLogger()
    handlers, level, configured = list(root.handlers), root.level, structlog.get_config()
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.configure(**configured)


@pytest.mark.parametrize("style", ["text", "json"])
def test_secrets_never_reach_the_log(capsys: pytest.CaptureFixture[str], style: str) -> None:
    start_log("info", style)
    structlog.get_logger().info(
        "started",
        password="swordfish",
        nested={"secret_key": "swordfish", "order": "1001"},
        address="postgresql://user:swordfish@host/name",
    )
    logging.getLogger("library").warning("cannot reach smtp://user:swordfish@host")
    structlog.get_logger().warning("bad token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c3dvcmRmaXNo")
    said = capsys.readouterr().err
    assert "started" in said
    assert "1001" in said
    assert "cannot reach smtp" in said
    assert "swordfish" not in said
    assert "c3dvcmRmaXNo" not in said


def test_what_is_below_the_level_is_not_written(capsys: pytest.CaptureFixture[str]) -> None:
    start_log("warning", "text")
    structlog.get_logger().info("chatter")
    assert "chatter" not in capsys.readouterr().err
