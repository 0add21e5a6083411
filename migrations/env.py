"""How alembic runs our migrations: over the connection handed in, or from a developer's shell over DATABASE_URL."""

from alembic import context
from sqlalchemy import Connection, create_engine

from kit.tables import load_tables
from settings import read_settings


def is_ours(name: str | None, kind: str, _: object) -> bool:
    """Leave procrastinate's own tables alone: its schema comes whole, by a migration."""
    return not (kind == "table" and (name or "").startswith("procrastinate_"))


def run(connection: Connection) -> None:
    """Run what was asked for in one transaction."""
    context.configure(connection=connection, target_metadata=load_tables(), include_name=is_ours, compare_type=True)
    with context.begin_transaction():
        context.run_migrations()


given: Connection | None = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    engine = create_engine(read_settings().database_url.get_secret_value())
    with engine.begin() as own:
        run(own)
