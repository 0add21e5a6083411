"""What the generated client stands on: it makes plain JSON of the variables and hands the operation to our transport.

The generator copies this file into `client`.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic_core import to_jsonable_python

from commerce.shopify.client.base_model import UnsetType

Ask = Callable[[str, str, Mapping[str, Any]], Awaitable[dict[str, Any]]]
"""Sends a query with the name of its operation and its variables, and returns the data of the answer."""


class BaseClient:
    """Runs operations; every error is the transport's."""

    def __init__(self, ask: Ask) -> None:
        """Run them by `ask`."""
        self._ask = ask

    async def execute(
        self, query: str, operation_name: str, variables: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Run one operation; variables that were not given are left out, so that the document's default counts."""
        given = {name: value for name, value in (variables or {}).items() if not isinstance(value, UnsetType)}
        return await self._ask(query, operation_name, _plain(given))

    def get_data(self, response: dict[str, Any]) -> dict[str, Any]:
        """Return the data of what was run."""
        return response


def _plain(value: Any) -> Any:  # noqa: ANN401 - JSON in, JSON out
    """Return a value as JSON; of an input object only what was set."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", by_alias=True, exclude_unset=True)
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return to_jsonable_python(value)
