"""Every setting is read, checked and explained."""

from pathlib import Path

import pytest

from kit.errors import StartError
from kit.tables import ROOT
from settings import Settings, example, read_settings


@pytest.fixture(autouse=True)
def _no_other_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Read no file and no variable of the machine that runs the tests."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def test_nothing_needs_to_be_set() -> None:
    settings = read_settings()
    assert settings.port == 8100
    assert settings.address_for_links == "http://127.0.0.1:8100"


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("PORT=9000\nHOST=0.0.0.0\nBASE_URL=\n")
    monkeypatch.setenv("PORT", "9001")
    assert read_settings().address_for_links == "http://127.0.0.1:9001"


def test_links_begin_with_the_address_that_customers_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BASE_URL", "https://chat.example.com/")
    assert read_settings().address_for_links == "https://chat.example.com"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "0"),
        ("BASE_URL", "chat.example.com"),
        ("DATABASE_URL", "mysql://root:swordfish@host/shop"),
        ("DATABASE_URL", "postgresql://"),
        ("REDIS_URL", "localhost:6379"),
        ("CHROMA_URL", "ftp://swordfish@host"),
        ("SMTP_URL", "smtp://mail.example.com"),
        ("SECRET_KEY", "swordfish"),
        ("LOG_LEVEL", "loud"),
        ("TURN_SECONDS", "-1"),
    ],
)
def test_a_bad_setting_is_one_sentence_without_its_secret(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(StartError) as caught:
        read_settings()
    assert name in caught.value.detail
    assert "swordfish" not in caught.value.detail
    assert "\n" not in caught.value.detail


def test_a_missing_setting_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMTP_URL", "smtp://mail.example.com:587")
    with pytest.raises(StartError, match="SMTP_SENDER must be an address"):
        read_settings()


def test_the_example_file_tells_every_setting() -> None:
    assert (ROOT / ".env.example").read_text(encoding="utf-8") == example()
