"""What a query costs: asked for, and taken.

shopify.dev "GraphQL Admin API rate limits": scalars and enums nothing, an object one point, an interface or union its
dearest selection, a connection by `first` or `last`, a mutation ten; one query at most 1,000. How a connection grows is
not published: we take two points and the price of each object, as Shopify's engineers once wrote it. Measured queries
on big pages cost less there, so what passes here passes there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLNamedType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    NameNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
)

MOST = 1000
MUTATION = 10
CONNECTION = 2
OBJECT = 1
_FREE = frozenset({"pageInfo"})


@dataclass(frozen=True, slots=True)
class Pricing:
    """What is needed to price an operation: its schema, fragments and variables."""

    schema: GraphQLSchema
    fragments: Mapping[str, FragmentDefinitionNode]
    variables: Mapping[str, Any]

    def requested(self, operation: OperationDefinitionNode) -> int:
        """Return the most that the operation can cost."""
        return self._root(operation, None)

    def actual(self, operation: OperationDefinitionNode, data: Mapping[str, Any] | None) -> int:
        """Return what the operation cost, by what it returned."""
        return self._root(operation, data or {})

    def _root(self, operation: OperationDefinitionNode, data: Any) -> int:  # noqa: ANN401 - a JSON value
        root = self.schema.get_root_type(operation.operation)
        if root is None:
            return 0
        extra = MUTATION - OBJECT if operation.operation.value == "mutation" else 0
        fields = sum(1 for _ in self._fields(operation.selection_set)) if extra else 0
        return self._selections(root, operation.selection_set, data) + extra * fields

    def _fields(self, selections: SelectionSetNode) -> Iterator[FieldNode]:
        for one in selections.selections:
            if isinstance(one, FieldNode):
                yield one
            elif isinstance(one, FragmentSpreadNode):
                yield from self._fields(self.fragments[one.name.value].selection_set)
            elif isinstance(one, InlineFragmentNode):
                yield from self._fields(one.selection_set)

    def _selections(self, kind: GraphQLNamedType, selections: SelectionSetNode, data: Any) -> int:  # noqa: ANN401
        always = 0
        by_type: dict[str, int] = {}
        for one in selections.selections:
            if isinstance(one, FieldNode):
                always += self._field(kind, one, data)
                continue
            inner, condition = self._fragment(one)
            on = self.schema.get_type(condition) if condition else kind
            price = self._selections(on or kind, inner, data)
            if is_abstract_type(kind) and on is not kind:
                by_type[condition] = by_type.get(condition, 0) + price
            else:
                always += price
        return always + max(by_type.values(), default=0)

    def _fragment(self, node: object) -> tuple[SelectionSetNode, str]:
        if isinstance(node, FragmentSpreadNode):
            fragment = self.fragments[node.name.value]
            return fragment.selection_set, fragment.type_condition.name.value
        assert isinstance(node, InlineFragmentNode)  # noqa: S101 - the grammar knows no fourth kind
        return node.selection_set, node.type_condition.name.value if node.type_condition else ""

    def _field(self, parent: GraphQLNamedType, node: FieldNode, data: Any) -> int:  # noqa: ANN401
        definition: GraphQLField | None = getattr(parent, "fields", {}).get(node.name.value)
        if definition is None or node.selection_set is None or node.name.value in _FREE:
            return 0
        kind = get_named_type(definition.type)
        if is_leaf_type(kind):
            return 0
        held = _held(data, node)
        if data is not None and held is None:
            return 0
        if kind.name.endswith("Connection"):
            return CONNECTION + self._connection(kind, node, held)
        if isinstance(held, list):
            return sum(OBJECT + self._selections(kind, node.selection_set, one) for one in held)
        times = self._size(node) or 1
        return times * (OBJECT + self._selections(kind, node.selection_set, held))

    def _connection(self, kind: GraphQLNamedType, node: FieldNode, held: Any) -> int:  # noqa: ANN401
        total = 0
        for way in self._fields(node.selection_set or SelectionSetNode(selections=())):
            if way.name.value not in {"nodes", "edges"} or way.selection_set is None:
                continue
            item = get_named_type(getattr(kind, "fields", {})[way.name.value].type)
            inner = self._selections(item, way.selection_set, None)
            each = inner + (OBJECT if way.name.value == "nodes" else 0)
            if held is None:
                total += self._size(node) * each
                continue
            for one in held.get(_key(way)) or ():
                total += self._selections(item, way.selection_set, one) + (OBJECT if way.name.value == "nodes" else 0)
        return total

    def _size(self, node: FieldNode) -> int:
        for argument in node.arguments:
            if argument.name.value in {"first", "last"}:
                if isinstance(argument.value, IntValueNode):
                    return int(argument.value.value)
                if isinstance(argument.value, VariableNode):
                    given = self.variables.get(argument.value.name.value)
                    return given if isinstance(given, int) else 0
        return 0


def _key(node: FieldNode) -> str:
    alias: NameNode | None = node.alias
    return (alias or node.name).value


def _held(data: Any, node: FieldNode) -> Any:  # noqa: ANN401 - a JSON value
    return data.get(_key(node)) if isinstance(data, Mapping) else None
