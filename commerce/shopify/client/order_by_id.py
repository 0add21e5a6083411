from typing import Optional

from .base_model import BaseModel
from .fragments import OrderParts


class OrderById(BaseModel):
    order: Optional["OrderByIdOrder"]


class OrderByIdOrder(OrderParts):
    pass


OrderById.model_rebuild()
