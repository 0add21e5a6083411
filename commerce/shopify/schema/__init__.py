"""Shopify's own Admin schema as `refresh` fetched it (see NOTICE): for the stand-in, the generator and the tests.

Nothing that serves a customer of a real store reads it.
"""

import gzip
import json
from functools import cache
from pathlib import Path

from graphql import GraphQLSchema, build_client_schema

FOLDER = Path(__file__).parent


def file_of(version: str) -> Path:
    """Return where the introspection of a version is kept."""
    return FOLDER / f"admin_{version}.json.gz"


@cache
def read(version: str) -> GraphQLSchema:
    """Return the Admin schema of a version, such as `2026-07`; it takes half a second and is kept."""
    with gzip.open(file_of(version), "rt", encoding="utf-8") as file:
        return build_client_schema(json.load(file)["data"])
