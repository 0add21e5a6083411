from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import PageParts


class CustomerReach(BaseModel):
    customer: Optional["CustomerReachCustomer"]


class CustomerReachCustomer(BaseModel):
    number_of_orders: str = Field(alias="numberOfOrders")
    orders: "CustomerReachCustomerOrders"


class CustomerReachCustomerOrders(BaseModel):
    nodes: list["CustomerReachCustomerOrdersNodes"]
    page_info: "CustomerReachCustomerOrdersPageInfo" = Field(alias="pageInfo")


class CustomerReachCustomerOrdersNodes(BaseModel):
    id: str


class CustomerReachCustomerOrdersPageInfo(PageParts):
    pass


CustomerReach.model_rebuild()
CustomerReachCustomer.model_rebuild()
CustomerReachCustomerOrders.model_rebuild()
