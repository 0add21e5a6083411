"""Folders that PostgreSQL's own user must pass when the program runs as root, closed again after the last server.

PostgreSQL refuses to run as root, so it runs as a user that may be shut out by a folder such as `/root`. It opens files
by their full path for as long as it runs (its control file at every checkpoint), so the way stays open that long: for
passing through, not for listing. What was opened is written down outside of any program, because programs are killed
and two of them may need the same folder.
"""

import json
import os
import stat
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import psutil
from filelock import FileLock

REGISTRY = Path("/run/tillside-opened.json")
Runs = Callable[[Path], bool]


class Opened:
    """The written list: per folder the mode it had, and the servers that need it, each with the process it is for."""

    def __init__(self, runs: Runs, registry: Path = REGISTRY) -> None:
        """Use `registry`, in a folder that only root may write; `runs` tells whether a server runs in its folder."""
        self._runs = runs
        self._registry = registry
        self._lock = FileLock(registry.with_suffix(".lock"))

    def open_above(self, server: Path, folders: Iterable[Path]) -> None:
        """Let everybody pass through each folder above `folders`, for as long as `server` needs it."""
        above = {parent for folder in folders for parent in folder.parents}
        with self._lock:
            listed = self._read()
            for parent in above:
                mode = stat.S_IMODE(parent.stat().st_mode)
                if str(parent) in listed:
                    listed[str(parent)]["for"][str(server)] = os.getpid()
                elif not mode & stat.S_IXOTH:
                    listed[str(parent)] = {"mode": mode, "for": {str(server): os.getpid()}}
            self._write(listed)
            for parent in map(Path, listed):
                if parent in above:
                    parent.chmod(stat.S_IMODE(parent.stat().st_mode) | stat.S_IXOTH)

    def close_after(self, server: Path) -> None:
        """Close what no running server needs any more, now that `server` has stopped."""
        with self._lock:
            listed = self._read()
            for parent, entry in list(listed.items()):
                entry["for"] = {
                    name: process
                    for name, process in entry["for"].items()
                    if name != str(server) and (psutil.pid_exists(process) or self._runs(Path(name)))
                }
                if not entry["for"]:
                    _close(Path(parent), entry["mode"])
                    del listed[parent]
            self._write(listed)

    def _read(self) -> dict[str, dict[str, Any]]:
        try:
            listed: dict[str, dict[str, Any]] = json.loads(self._registry.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return {}
        return listed

    def _write(self, listed: dict[str, dict[str, Any]]) -> None:
        if listed:
            fresh = self._registry.with_suffix(f".{os.getpid()}")
            fresh.write_text(json.dumps(listed), encoding="utf-8")
            fresh.replace(self._registry)
        else:
            self._registry.unlink(missing_ok=True)


def _close(folder: Path, mode: int) -> None:
    if folder.is_dir():
        folder.chmod(mode)
