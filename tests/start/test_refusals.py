"""What keeps the program from starting is one sentence and an exit code, never a traceback."""

import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from tests.start.copies import Copy, Ended

pytestmark = pytest.mark.timeout(400)  # eight programs start at once, maybe on a busy machine


def newer(database_url: str) -> str:
    """Return the address of a database that a later version of the program has changed."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("create database newer")
    url = database_url.replace("/postgres?", "/newer?")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("create table alembic_version (version_num varchar(32) not null)")
        connection.execute("insert into alembic_version values ('9999')")
    return url


@pytest.fixture(scope="module")
def ended(
    open_folder: Path, database_url: str, unused_tcp_port_factory: Callable[[], int]
) -> Iterator[dict[str, Ended]]:
    """Every refused start, by its name; they run two at a time, because most of it is waiting for imports."""
    folder, free_port = open_folder / "refused", unused_tcp_port_factory
    folder.mkdir()
    (folder / "file").write_text("")
    unwritable = folder / "file" / "data"
    away = f"postgresql://shop:swordfish@127.0.0.1:{free_port()}/shop"
    wrong = {"LOG_LEVEL": "loud", "DATABASE_URL": "mysql://root:swordfish@host/shop", "SECRET_KEY": "swordfish"}
    with socket.create_server(("127.0.0.1", 0)) as other, ThreadPoolExecutor(2) as pool:
        starts = {
            "taken port": (Copy(folder / "1", other.getsockname()[1]), "serve"),
            "unwritable folder": (Copy(unwritable, free_port()), "serve"),
            "bad settings": (Copy(folder / "2", free_port(), wrong), "serve"),
            "database away": (Copy(folder / "3", free_port(), {"DATABASE_URL": away}), "serve"),
            "newer database": (Copy(folder / "4", free_port(), {"DATABASE_URL": newer(database_url)}), "serve"),
            "lonely worker": (Copy(folder / "5", free_port()), "worker"),
            "open to all": (Copy(folder / "6", free_port(), {"HOST": "0.0.0.0"}), "serve"),  # noqa: S104 - is refused
            "doctor": (Copy(unwritable, free_port()), "doctor"),
        }
        running = {name: pool.submit(copy.ends, command) for name, (copy, command) in starts.items()}
        yield {name: future.result() for name, future in running.items()}
    for copy, _ in starts.values():
        copy.clear()
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("drop database newer")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("taken port", ("address already in use", "PORT")),
        ("unwritable folder", ("cannot be written", "DATA_DIR")),
        ("bad settings", ("LOG_LEVEL", "DATABASE_URL", "SECRET_KEY")),
        ("database away", ("The database cannot be reached", "DATABASE_URL")),
        ("newer database", ("newer than this program", "Install the newer program")),
        ("open to all", "set SMTP_URL"),
        ("lonely worker", ("set DATABASE_URL, REDIS_URL, CHROMA_URL, SECRET_KEY.",)),
        ("open to all", ("SMTP_URL", "HOST=127.0.0.1")),
    ],
)
def test_a_start_that_cannot_be_is_one_sentence(ended: dict[str, Ended], name: str, says: tuple[str, ...]) -> None:
    assert ended[name].code == 2
    assert all(words in ended[name].sentence for words in says)
    assert "swordfish" not in ended[name].said


def test_doctor_says_what_keeps_it_from_starting(ended: dict[str, Ended]) -> None:
    assert ended["doctor"].code == 1
    assert "Unavailable" in ended["doctor"].said
    assert "Traceback" not in ended["doctor"].said
