from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import OrderParts, PageParts


class CustomerOrders(BaseModel):
    customer: Optional["CustomerOrdersCustomer"]


class CustomerOrdersCustomer(BaseModel):
    orders: "CustomerOrdersCustomerOrders"


class CustomerOrdersCustomerOrders(BaseModel):
    nodes: list["CustomerOrdersCustomerOrdersNodes"]
    page_info: "CustomerOrdersCustomerOrdersPageInfo" = Field(alias="pageInfo")


class CustomerOrdersCustomerOrdersNodes(OrderParts):
    pass


class CustomerOrdersCustomerOrdersPageInfo(PageParts):
    pass


CustomerOrders.model_rebuild()
CustomerOrdersCustomer.model_rebuild()
CustomerOrdersCustomerOrders.model_rebuild()
