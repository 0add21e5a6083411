from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import FulfilmentLineParts, PageParts


class MoreFulfilmentLines(BaseModel):
    fulfillment: Optional["MoreFulfilmentLinesFulfillment"]


class MoreFulfilmentLinesFulfillment(BaseModel):
    fulfillment_line_items: "MoreFulfilmentLinesFulfillmentFulfillmentLineItems" = (
        Field(alias="fulfillmentLineItems")
    )


class MoreFulfilmentLinesFulfillmentFulfillmentLineItems(BaseModel):
    nodes: list["MoreFulfilmentLinesFulfillmentFulfillmentLineItemsNodes"]
    page_info: "MoreFulfilmentLinesFulfillmentFulfillmentLineItemsPageInfo" = Field(
        alias="pageInfo"
    )


class MoreFulfilmentLinesFulfillmentFulfillmentLineItemsNodes(FulfilmentLineParts):
    pass


class MoreFulfilmentLinesFulfillmentFulfillmentLineItemsPageInfo(PageParts):
    pass


MoreFulfilmentLines.model_rebuild()
MoreFulfilmentLinesFulfillment.model_rebuild()
MoreFulfilmentLinesFulfillmentFulfillmentLineItems.model_rebuild()
