"""Bring a database to the shape that this version of the program needs."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, create_engine, exc, text

from kit.errors import StartError
from kit.tables import ROOT

FOLDER = ROOT / "migrations"
WAIT_SECONDS = 5
LOCK = 7_218_346_501
"""Any number of our own: two processes that start at once take turns."""


def upgrade(url: str, folder: Path = FOLDER) -> None:
    """Run every migration that the database at `url` lacks.

    Raises:
        StartError: the database cannot be reached, or is newer than this program.
    """
    engine = create_engine(url, connect_args={"connect_timeout": WAIT_SECONDS})
    try:
        with engine.connect() as connection:
            connection.execute(text("select pg_advisory_lock(:lock)"), {"lock": LOCK})
            _upgrade(connection, folder)
    except (exc.OperationalError, exc.InterfaceError) as error:
        said = str(error.orig).strip().splitlines()
        raise StartError(
            f"The database cannot be reached: {said[-1] if said else 'no answer'}. Start it, or mend DATABASE_URL."
        ) from error
    finally:
        engine.dispose()


def _upgrade(connection: Connection, folder: Path) -> None:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    try:
        command.upgrade(config, "head")
        connection.commit()
    except CommandError as error:
        newest = ScriptDirectory.from_config(config).get_current_head()
        raise StartError(
            f"The database is newer than this program, which knows it up to {newest}. "
            "Install the newer program again, or set DATABASE_URL to another database."
        ) from error
