from typing import Optional

from .base_model import BaseModel
from .fragments import FulfilmentParts


class FulfilmentById(BaseModel):
    fulfillment: Optional["FulfilmentByIdFulfillment"]


class FulfilmentByIdFulfillment(FulfilmentParts):
    pass


FulfilmentById.model_rebuild()
