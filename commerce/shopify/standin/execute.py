"""One GraphQL request: checked against the schema, priced, throttled, executed, and told what it cost."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    ExecutionResult,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    OperationDefinitionNode,
    OperationType,
    execute,
    get_named_type,
    get_operation_ast,
    type_from_ast,
)
from graphql.execution.values import get_variable_values

from commerce.shopify.standin.call import Call
from commerce.shopify.standin.cost import MOST, Pricing
from commerce.shopify.standin.ids import number_of
from commerce.shopify.standin.roots import MUTATIONS, QUERIES
from commerce.shopify.standin.schema import Version, resolve

LIMITS_HELP = "https://shopify.dev/api/usage/rate-limits"
MOST_INPUT = 250
Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that the schema allows: its operation, its variables, and how it is priced."""

    document: DocumentNode
    operation: OperationDefinitionNode
    variables: Mapping[str, Any]
    pricing: Pricing

    @property
    def fields(self) -> frozenset[str]:
        """The root fields that are asked for."""
        return frozenset(
            one.name.value for one in self.operation.selection_set.selections if isinstance(one, FieldNode)
        )


def ask(version: Version, text: str, variables: Mapping[str, Any], name: str | None) -> Asked | Answer:
    """Check a request; returns the answer that refuses it, if it is refused."""
    document = version.check(text)
    if isinstance(document, list):
        return _errors(*document)
    operation = get_operation_ast(document, name)
    if operation is None:
        return _errors(GraphQLError("An operation name is required", extensions={"code": "missingOperationName"}))
    given = get_variable_values(version.schema, operation.variable_definitions or (), dict(variables))
    if isinstance(given, list):
        return _errors(*(_invalid(error) for error in given))
    if wrong := [*_wrong_names(version, operation, given), *_too_long(given)]:
        return _errors(*wrong)
    fragments = {one.name.value: one for one in document.definitions if isinstance(one, FragmentDefinitionNode)}
    return Asked(document, operation, variables, Pricing(version.schema, fragments, given))


def _invalid(error: GraphQLError) -> GraphQLError:
    return GraphQLError(error.message, error.nodes, extensions={"code": "INVALID_VARIABLE"})


def _wrong_names(
    version: Version, operation: OperationDefinitionNode, given: Mapping[str, Any]
) -> Iterator[GraphQLError]:
    """Find variables of type ID that hold no name of Shopify's form."""
    for definition in operation.variable_definitions or ():
        name = definition.variable.name.value
        kind = type_from_ast(version.schema, definition.type)
        value = given.get(name)
        if kind is None or get_named_type(kind).name != "ID" or value is None:
            continue
        for one in value if isinstance(value, list) else [value]:
            if number_of(str(one)) is None:
                sentence = f"Variable ${name} of type {get_named_type(kind).name}! was provided invalid value"
                why = {"path": [], "explanation": f"Invalid global id '{one}'", "message": f"Invalid global id '{one}'"}
                more = {"code": "INVALID_VARIABLE", "value": one, "problems": [why]}
                yield GraphQLError(sentence, definition, extensions=more)


def _too_long(value: object) -> Iterator[GraphQLError]:
    """Find lists of more than 250 things among variables (shopify.dev, "Shopify API limits")."""
    if isinstance(value, list):
        if len(value) > MOST_INPUT:
            sentence = f"The input array size of {len(value)} is greater than the maximum allowed of {MOST_INPUT}."
            yield GraphQLError(sentence, extensions={"code": "MAX_INPUT_SIZE_EXCEEDED"})
        for one in value:
            yield from _too_long(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _too_long(one)


def run(call: Call, version: Version, asked: Asked) -> Answer:
    """Execute a request within the store's budget; every answer tells what it cost."""
    price = asked.pricing.requested(asked.operation)
    if price > MOST:
        return _too_dear(price)
    bucket = call.store.bucket.now(call.now)
    left = bucket.take(price)
    if left is None:
        call.store.bucket = bucket
        return throttled(call, price)
    call.store.bucket = left
    is_write = asked.operation.operation is OperationType.MUTATION
    result = execute(
        version.schema,
        asked.document,
        root_value=MUTATIONS if is_write else QUERIES,
        context_value=call,
        variable_values=dict(asked.variables),
        operation_name=asked.operation.name.value if asked.operation.name else None,
        field_resolver=resolve,
    )
    if not isinstance(result, ExecutionResult):
        msg = "no resolver of the stand-in waits for anything"
        raise TypeError(msg)
    took = min(price, asked.pricing.actual(asked.operation, result.data))
    call.store.bucket = call.store.bucket.give(price - took)
    return _told(call, result, price, took)


def _told(call: Call, result: ExecutionResult, price: int, took: int) -> Answer:
    answer: Answer = {"data": result.data}
    if result.errors:
        answer["errors"] = [error.formatted for error in result.errors]
    answer["extensions"] = {"cost": _cost(call, price, took)}
    if call.warnings:
        answer["extensions"]["search"] = [{"path": [], "query": "", "parsed": {}, "warnings": call.warnings}]
    return answer


def throttled(call: Call, price: int = 0) -> Answer:
    """Return Shopify's answer to who asks too much: it comes with HTTP 200."""
    error = {"message": "Throttled", "extensions": {"code": "THROTTLED", "documentation": LIMITS_HELP}}
    return {"errors": [error], "extensions": {"cost": _cost(call, price, None)}}


def internal() -> Answer:
    """Return Shopify's answer when it has failed itself."""
    sentence = "Internal error. Looks like something went wrong on our end.\nRequest ID: stand-in"
    return {"errors": [{"message": sentence, "extensions": {"code": "INTERNAL_SERVER_ERROR", "requestId": "stand-in"}}]}


def _too_dear(price: int) -> Answer:
    sentence = (
        f"Query cost is {price}, which exceeds the single query max cost limit ({MOST}).\n\nSee {LIMITS_HELP} for more "
        "information on how the cost of a query is calculated."
    )
    more = {"code": "MAX_COST_EXCEEDED", "cost": price, "maxCost": MOST, "documentation": LIMITS_HELP}
    return {"errors": [{"message": sentence, "extensions": more}]}


def _errors(*errors: GraphQLError) -> Answer:
    return {"errors": [error.formatted for error in errors]}


def _cost(call: Call, price: int, took: int | None) -> dict[str, Any]:
    bucket = call.store.bucket
    return {
        "requestedQueryCost": price,
        "actualQueryCost": took,
        "throttleStatus": {
            "maximumAvailable": bucket.size,
            "currentlyAvailable": int(bucket.level),
            "restoreRate": bucket.rate,
        },
    }
