"""The data folder is held by one process at a time."""

from pathlib import Path

import pytest

from kit.errors import StartError
from kit.folder import DataFolder


def test_a_second_copy_is_refused_until_the_first_lets_go(tmp_path: Path) -> None:
    first, second = DataFolder(tmp_path), DataFolder(tmp_path)
    with first, pytest.raises(StartError, match="Another copy already runs"):
        second.take()
    second.take()
    second.release()


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StartError, match="cannot be written") as caught:
        DataFolder(tmp_path / "file" / "data").take()
    assert "\n" not in caught.value.detail


def test_the_secret_is_made_once_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    with DataFolder(tmp_path) as folder:
        secret = folder.secret()
    assert len(secret) >= 32
    assert DataFolder(tmp_path).secret() == secret
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0


def test_a_secret_in_a_folder_that_is_not_there_makes_it_or_is_one_sentence(tmp_path: Path) -> None:
    """So it is for `doctor` and `worker`, which hold no folder."""
    assert len(DataFolder(tmp_path / "new" / "data").secret()) >= 32
    (tmp_path / "file").write_text("")
    with pytest.raises(StartError, match="cannot be written"):
        DataFolder(tmp_path / "file" / "data").secret()
