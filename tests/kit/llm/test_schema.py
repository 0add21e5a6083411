"""What a model is held to is what every strict server takes; what it cannot express is refused at once."""

from typing import Annotated, Any

import pytest
from pydantic import BaseModel, Field

from kit.llm.schema import flaws, strict
from tests.kit.llm.conftest import Sorted


class Inner(BaseModel):
    title: str = "none"
    size: Annotated[int, Field(ge=1, le=9, description="How big")] = 1


class Outer(BaseModel):
    first: Inner
    more: list[Inner] = Field(default_factory=list, max_length=3)
    maybe: str | None = None


class Free(BaseModel):
    anything: dict[str, int]


class Loose(BaseModel):
    thing: Any


def test_every_object_is_closed_and_every_property_required() -> None:
    made = strict(Outer)
    assert made["required"] == ["first", "more", "maybe"]
    inner = made["$defs"]["Inner"]
    assert inner["additionalProperties"] is False
    assert inner["required"] == ["title", "size"]


def test_bounds_defaults_and_titles_are_left_to_us_and_descriptions_kept() -> None:
    size = strict(Outer)["$defs"]["Inner"]["properties"]["size"]
    assert size == {"type": "integer", "description": "How big"}
    assert "title" not in strict(Sorted)


@pytest.mark.parametrize("shape", [Free, Loose])
def test_what_no_server_can_be_held_to_is_refused(shape: type[BaseModel]) -> None:
    with pytest.raises(ValueError, match="cannot be asked for"):
        strict(shape)


@pytest.mark.parametrize("shape", [Sorted, Outer, Inner])
def test_our_own_schemas_have_no_flaw_and_pydantics_bare_ones_have(shape: type[BaseModel]) -> None:
    assert list(flaws(strict(shape))) == []
    assert list(flaws(shape.model_json_schema())) != []
