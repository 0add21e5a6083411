"""The data folder: writable, and held by one process at a time."""

import shutil
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from kit.auth import new_key
from kit.errors import StartError


class DataFolder:
    """Everything this machine keeps. Two processes on one folder would lose vectors, so the second is refused."""

    def __init__(self, path: Path) -> None:
        """Name the folder; nothing is touched before `take`."""
        self.path = path.resolve()
        self._lock = FileLock(self.path / ".lock", is_singleton=False)

    def take(self) -> None:
        """Make the folder if needed and hold it until `release` or the end of the process, however it ends.

        Raises:
            StartError: it cannot be written, or another process holds it.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(timeout=0)
            probe = self.path / ".probe"
            probe.write_text("", encoding="utf-8")
            probe.unlink()
        except Timeout as error:
            raise StartError(
                f"Another copy already runs on the data folder {self.path}. Stop it, or set DATA_DIR to another folder."
            ) from error
        except OSError as error:
            raise self._unwritable(error) from error

    def release(self) -> None:
        """Let the folder go."""
        self._lock.release()

    def forget(self, *names: str) -> None:
        """Remove what an earlier run left under these names."""
        for name in names:
            shutil.rmtree(self.path / name, ignore_errors=True)

    def secret(self) -> str:
        """Return the secret of this installation, made on first use and readable by its owner only.

        Raises:
            StartError: it cannot be written or read.
        """
        file = self.path / "secret_key"
        try:
            if not file.exists():
                self.path.mkdir(parents=True, exist_ok=True)
                file.touch(mode=0o600)
                file.write_text(new_key(48), encoding="utf-8")
            return file.read_text(encoding="utf-8").strip()
        except OSError as error:
            raise self._unwritable(error) from error

    def _unwritable(self, error: OSError) -> StartError:
        return StartError(
            f"The data folder {self.path} cannot be written ({error.strerror}). "
            "Give yourself the right to write there, or set DATA_DIR to another folder."
        )

    def __enter__(self) -> Self:
        """Take the folder for a block."""
        self.take()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the folder go."""
        self.release()
