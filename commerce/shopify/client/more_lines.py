from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import LineParts, PageParts


class MoreLines(BaseModel):
    order: Optional["MoreLinesOrder"]


class MoreLinesOrder(BaseModel):
    line_items: "MoreLinesOrderLineItems" = Field(alias="lineItems")


class MoreLinesOrderLineItems(BaseModel):
    nodes: list["MoreLinesOrderLineItemsNodes"]
    page_info: "MoreLinesOrderLineItemsPageInfo" = Field(alias="pageInfo")


class MoreLinesOrderLineItemsNodes(LineParts):
    pass


class MoreLinesOrderLineItemsPageInfo(PageParts):
    pass


MoreLines.model_rebuild()
MoreLinesOrder.model_rebuild()
MoreLinesOrderLineItems.model_rebuild()
