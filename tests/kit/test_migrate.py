"""A database of any age becomes what this version needs, or the start says why not."""

from collections.abc import Iterator

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

from kit.errors import StartError
from kit.migrate import upgrade
from kit.tables import load_tables


@pytest.fixture
def empty_url(database_url: str) -> Iterator[str]:
    """A database of its own on the same server, without any table."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("create database migrated")
    yield database_url.replace("/postgres?", "/migrated?")
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("drop database migrated")


def test_the_migrations_make_exactly_the_tables_of_the_models(empty_url: str) -> None:
    upgrade(empty_url)
    upgrade(empty_url)
    engine = create_engine(empty_url)
    with engine.connect() as connection:
        options = {"include_name": lambda name, *_: not (name or "").startswith("procrastinate_"), "compare_type": True}
        differences = compare_metadata(MigrationContext.configure(connection, opts=options), load_tables())
    engine.dispose()
    assert differences == []


def test_a_database_of_a_newer_program_is_one_sentence(empty_url: str) -> None:
    upgrade(empty_url)
    engine = create_engine(empty_url)
    with engine.begin() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StartError, match="newer than this program") as caught:
        upgrade(empty_url)
    assert "\n" not in caught.value.detail


def test_a_database_that_is_away_is_one_sentence(unused_tcp_port: int) -> None:
    with pytest.raises(StartError, match="cannot be reached") as caught:
        upgrade(f"postgresql://user:swordfish@127.0.0.1:{unused_tcp_port}/shop")
    assert "swordfish" not in caught.value.detail
    assert "\n" not in caught.value.detail
