from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import FulfilmentOrderLineParts, PageParts


class MoreFulfilmentOrderLines(BaseModel):
    fulfillment_order: Optional["MoreFulfilmentOrderLinesFulfillmentOrder"] = Field(
        alias="fulfillmentOrder"
    )


class MoreFulfilmentOrderLinesFulfillmentOrder(BaseModel):
    line_items: "MoreFulfilmentOrderLinesFulfillmentOrderLineItems" = Field(
        alias="lineItems"
    )


class MoreFulfilmentOrderLinesFulfillmentOrderLineItems(BaseModel):
    nodes: list["MoreFulfilmentOrderLinesFulfillmentOrderLineItemsNodes"]
    page_info: "MoreFulfilmentOrderLinesFulfillmentOrderLineItemsPageInfo" = Field(
        alias="pageInfo"
    )


class MoreFulfilmentOrderLinesFulfillmentOrderLineItemsNodes(FulfilmentOrderLineParts):
    pass


class MoreFulfilmentOrderLinesFulfillmentOrderLineItemsPageInfo(PageParts):
    pass


MoreFulfilmentOrderLines.model_rebuild()
MoreFulfilmentOrderLinesFulfillmentOrder.model_rebuild()
MoreFulfilmentOrderLinesFulfillmentOrderLineItems.model_rebuild()
