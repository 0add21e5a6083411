from pydantic import Field

from .base_model import BaseModel
from .fragments import CustomerParts, PageParts


class CustomersByPhone(BaseModel):
    customers: "CustomersByPhoneCustomers"


class CustomersByPhoneCustomers(BaseModel):
    nodes: list["CustomersByPhoneCustomersNodes"]
    page_info: "CustomersByPhoneCustomersPageInfo" = Field(alias="pageInfo")


class CustomersByPhoneCustomersNodes(CustomerParts):
    pass


class CustomersByPhoneCustomersPageInfo(PageParts):
    pass


CustomersByPhone.model_rebuild()
CustomersByPhoneCustomers.model_rebuild()
