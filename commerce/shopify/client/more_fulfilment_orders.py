from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import FulfilmentOrderParts, PageParts


class MoreFulfilmentOrders(BaseModel):
    order: Optional["MoreFulfilmentOrdersOrder"]


class MoreFulfilmentOrdersOrder(BaseModel):
    fulfillment_orders: "MoreFulfilmentOrdersOrderFulfillmentOrders" = Field(
        alias="fulfillmentOrders"
    )


class MoreFulfilmentOrdersOrderFulfillmentOrders(BaseModel):
    nodes: list["MoreFulfilmentOrdersOrderFulfillmentOrdersNodes"]
    page_info: "MoreFulfilmentOrdersOrderFulfillmentOrdersPageInfo" = Field(
        alias="pageInfo"
    )


class MoreFulfilmentOrdersOrderFulfillmentOrdersNodes(FulfilmentOrderParts):
    pass


class MoreFulfilmentOrdersOrderFulfillmentOrdersPageInfo(PageParts):
    pass


MoreFulfilmentOrders.model_rebuild()
MoreFulfilmentOrdersOrder.model_rebuild()
MoreFulfilmentOrdersOrderFulfillmentOrders.model_rebuild()
