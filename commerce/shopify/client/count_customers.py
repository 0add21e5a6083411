from typing import Optional

from pydantic import Field

from .base_model import BaseModel


class CountCustomers(BaseModel):
    customers_count: Optional["CountCustomersCustomersCount"] = Field(
        alias="customersCount"
    )


class CountCustomersCustomersCount(BaseModel):
    count: int


CountCustomers.model_rebuild()
