"""The import contracts of `pyproject.toml`: arrows point one way, and who may use what."""

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from kit.tables import ROOT


def test_every_import_contract_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == EXIT_STATUS_SUCCESS
