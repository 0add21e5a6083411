from pydantic import Field

from .base_model import BaseModel
from .fragments import OrderParts


class OrdersFrom(BaseModel):
    orders: "OrdersFromOrders"


class OrdersFromOrders(BaseModel):
    nodes: list["OrdersFromOrdersNodes"]
    page_info: "OrdersFromOrdersPageInfo" = Field(alias="pageInfo")


class OrdersFromOrdersNodes(OrderParts):
    pass


class OrdersFromOrdersPageInfo(BaseModel):
    has_next_page: bool = Field(alias="hasNextPage")


OrdersFrom.model_rebuild()
OrdersFromOrders.model_rebuild()
