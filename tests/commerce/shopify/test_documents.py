"""Our documents at Shopify: valid in the pinned version, tried in the next one, and none dearer than Shopify takes."""

import warnings
from pathlib import Path

import pytest
from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    OperationDefinitionNode,
    concat_ast,
    parse,
    validate,
    value_from_ast_untyped,
)

from commerce.shopify.generate import DOCUMENTS, HERE, generate
from commerce.shopify.schema import file_of, read
from commerce.shopify.standin.cost import MOST, Pricing
from commerce.shopify.versions import NEXT, PINNED


def document() -> DocumentNode:
    return concat_ast([parse(path.read_text("utf-8")) for path in sorted(DOCUMENTS.glob("*.graphql"))])


def operations() -> list[OperationDefinitionNode]:
    return [one for one in document().definitions if isinstance(one, OperationDefinitionNode)]


def test_every_document_is_valid_in_the_version_that_we_speak() -> None:
    assert operations()
    assert [error.message for error in validate(read(PINNED), document())] == []


def test_a_document_that_the_next_version_refuses_is_reported() -> None:
    """Reported, not failed: there is a quarter of a year left to follow."""
    for error in validate(read(NEXT), document()):
        warnings.warn(f"In {NEXT}: {error.message}", stacklevel=1)


@pytest.mark.parametrize("operation", operations(), ids=lambda one: one.name.value)
def test_no_query_costs_more_than_shopify_takes(operation: OperationDefinitionNode) -> None:
    """shopify.dev "GraphQL Admin API rate limits": 1,000 points for one query; by the rules of `standin.cost`."""
    fragments = {one.name.value: one for one in document().definitions if isinstance(one, FragmentDefinitionNode)}
    defaults = {
        one.variable.name.value: value_from_ast_untyped(one.default_value)
        for one in operation.variable_definitions
        if one.default_value is not None
    }
    assert 0 < Pricing(read(PINNED), fragments, defaults).requested(operation) <= MOST == 1000


def test_an_everyday_order_is_read_in_one_request_that_is_cheap() -> None:
    """A bucket of the standard plan holds two thousand points: six orders may be read at the same moment."""
    one = next(one for one in operations() if one.name and one.name.value == "OrderById")
    fragments = {one.name.value: one for one in document().definitions if isinstance(one, FragmentDefinitionNode)}
    assert Pricing(read(PINNED), fragments, {}).requested(one) <= 333


def test_generating_the_client_again_gives_the_same_bytes(tmp_path: Path) -> None:
    generate(tmp_path)

    made = {path.name: path.read_bytes() for path in (tmp_path / "client").glob("*.py")}
    kept = {path.name: path.read_bytes() for path in (HERE / "client").glob("*.py")}
    assert made.keys() == kept.keys()
    assert [name for name in made if made[name] != kept[name]] == []


def test_only_the_schemas_that_are_named_are_kept() -> None:
    kept = {path.name for path in file_of(PINNED).parent.glob("*.gz")}
    assert kept == {file_of(PINNED).name, file_of(NEXT).name}
