from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import CustomerParts


class CustomerByEmail(BaseModel):
    customer_by_identifier: Optional["CustomerByEmailCustomerByIdentifier"] = Field(
        alias="customerByIdentifier"
    )


class CustomerByEmailCustomerByIdentifier(CustomerParts):
    pass


CustomerByEmail.model_rebuild()
