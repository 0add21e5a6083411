from typing import Optional

from .base_model import BaseModel


class FulfilmentIds(BaseModel):
    order: Optional["FulfilmentIdsOrder"]


class FulfilmentIdsOrder(BaseModel):
    fulfillments: list["FulfilmentIdsOrderFulfillments"]


class FulfilmentIdsOrderFulfillments(BaseModel):
    id: str


FulfilmentIds.model_rebuild()
FulfilmentIdsOrder.model_rebuild()
