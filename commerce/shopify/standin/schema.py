"""The official Admin schema of a version, made executable: it refuses what it lacks, and guards what needs a scope."""

import gzip
import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLResolveInfo,
    GraphQLSchema,
    build_client_schema,
    get_named_type,
    parse,
    validate,
)

from commerce.shopify.standin.call import Call
from commerce.shopify.standin.scopes import Rules, read_rules

FOLDER = Path(__file__).parent.parent / "schema"
HELP = "https://shopify.dev/api/usage/access-scopes"
PROTECTED_HELP = "https://shopify.dev/docs/apps/launch/protected-customer-data"
MOST_DOCUMENTS = 500


@dataclass(slots=True)
class Version:
    """One version of the interface: its schema, its rules, and the documents that were checked already."""

    name: str
    schema: GraphQLSchema
    rules: Rules
    checked: dict[str, DocumentNode | list[GraphQLError]] = field(default_factory=dict)

    def check(self, text: str) -> DocumentNode | list[GraphQLError]:
        """Parse a document and check it against the schema; returns its errors if it has any."""
        known = self.checked.get(text)
        if known is None:
            if len(self.checked) >= MOST_DOCUMENTS:
                self.checked.clear()
            known = self.checked[text] = self._read(text)
        return known

    def _read(self, text: str) -> DocumentNode | list[GraphQLError]:
        try:
            document = parse(text)
        except GraphQLError as error:
            return [error]
        return validate(self.schema, document) or document


@cache
def version(name: str) -> Version:
    """Return a version by its name; takes half a second the first time."""
    with gzip.open(FOLDER / f"admin_{name}.json.gz", "rt", encoding="utf-8") as file:
        published: dict[str, Any] = json.load(file)
    return Version(name, build_client_schema(published["data"]), read_rules(published))


def resolve(source: Any, info: GraphQLResolveInfo, **arguments: Any) -> Any:  # noqa: ANN401 - any field of any type
    """Return a field of what a resolver handed out, if the app may read it.

    Raises:
        GraphQLError: a scope is missing, the data is protected, or the stand-in does not model the field.
    """
    call: Call = info.context
    refuse(call, info)
    if not isinstance(source, dict) or info.field_name not in source:
        raise GraphQLError(f"The stand-in does not model {info.parent_type.name}.{info.field_name}.")
    value = source[info.field_name]
    return value(info, **arguments) if callable(value) else value


def refuse(call: Call, info: GraphQLResolveInfo) -> None:
    """Refuse a field that the app may not read, as Shopify words it."""
    parent, name = info.parent_type.name, info.field_name
    kind = get_named_type(info.return_type).name
    for need in call.rules.need(parent, name, kind):
        if not need.met_by(call.store.scopes):
            raise GraphQLError(
                f"Access denied for {name} field. Required access: {need.sentence}",
                extensions={"code": "ACCESS_DENIED", "documentation": HELP, "requiredAccess": need.sentence},
            )
    content = call.rules.protected.get((parent, name))
    if content is not None and content not in call.store.protected:
        raise GraphQLError(
            f"This app is not approved to use the {name} field. See {PROTECTED_HELP} for more details.",
            extensions={"code": "ACCESS_DENIED", "documentation": PROTECTED_HELP},
        )
