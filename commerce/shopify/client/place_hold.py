from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import FulfillmentOrderHoldUserErrorCode


class PlaceHold(BaseModel):
    fulfillment_order_hold: Optional["PlaceHoldFulfillmentOrderHold"] = Field(
        alias="fulfillmentOrderHold"
    )


class PlaceHoldFulfillmentOrderHold(BaseModel):
    fulfillment_hold: Optional["PlaceHoldFulfillmentOrderHoldFulfillmentHold"] = Field(
        alias="fulfillmentHold"
    )
    user_errors: list["PlaceHoldFulfillmentOrderHoldUserErrors"] = Field(
        alias="userErrors"
    )


class PlaceHoldFulfillmentOrderHoldFulfillmentHold(BaseModel):
    id: str


class PlaceHoldFulfillmentOrderHoldUserErrors(BaseModel):
    code: Optional[FulfillmentOrderHoldUserErrorCode]
    field: Optional[list[str]]
    message: str


PlaceHold.model_rebuild()
PlaceHoldFulfillmentOrderHold.model_rebuild()
