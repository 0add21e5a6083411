from pydantic import Field

from .base_model import BaseModel
from .fragments import CustomerParts


class CustomersFrom(BaseModel):
    customers: "CustomersFromCustomers"


class CustomersFromCustomers(BaseModel):
    nodes: list["CustomersFromCustomersNodes"]
    page_info: "CustomersFromCustomersPageInfo" = Field(alias="pageInfo")


class CustomersFromCustomersNodes(CustomerParts):
    pass


class CustomersFromCustomersPageInfo(BaseModel):
    has_next_page: bool = Field(alias="hasNextPage")


CustomersFrom.model_rebuild()
CustomersFromCustomers.model_rebuild()
