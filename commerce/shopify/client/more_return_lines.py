from typing import Annotated, Literal, Optional, Union

from pydantic import Field

from .base_model import BaseModel
from .fragments import PageParts, ReturnLineParts


class MoreReturnLines(BaseModel):
    return_: Optional["MoreReturnLinesReturn"] = Field(alias="return")


class MoreReturnLinesReturn(BaseModel):
    return_line_items: "MoreReturnLinesReturnReturnLineItems" = Field(
        alias="returnLineItems"
    )


class MoreReturnLinesReturnReturnLineItems(BaseModel):
    nodes: list[
        Annotated[
            Union[
                "MoreReturnLinesReturnReturnLineItemsNodesReturnLineItemType",
                "MoreReturnLinesReturnReturnLineItemsNodesReturnLineItem",
            ],
            Field(discriminator="typename__"),
        ]
    ]
    page_info: "MoreReturnLinesReturnReturnLineItemsPageInfo" = Field(alias="pageInfo")


class MoreReturnLinesReturnReturnLineItemsNodesReturnLineItemType(BaseModel):
    typename__: Literal["ReturnLineItemType", "UnverifiedReturnLineItem"] = Field(
        alias="__typename"
    )


class MoreReturnLinesReturnReturnLineItemsNodesReturnLineItem(ReturnLineParts):
    typename__: Literal["ReturnLineItem"] = Field(alias="__typename")


class MoreReturnLinesReturnReturnLineItemsPageInfo(PageParts):
    pass


MoreReturnLines.model_rebuild()
MoreReturnLinesReturn.model_rebuild()
MoreReturnLinesReturnReturnLineItems.model_rebuild()
