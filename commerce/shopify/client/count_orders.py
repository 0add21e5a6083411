from typing import Optional

from pydantic import Field

from .base_model import BaseModel


class CountOrders(BaseModel):
    orders_count: Optional["CountOrdersOrdersCount"] = Field(alias="ordersCount")


class CountOrdersOrdersCount(BaseModel):
    count: int


CountOrders.model_rebuild()
