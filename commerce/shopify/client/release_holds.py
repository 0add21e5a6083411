from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import FulfillmentOrderReleaseHoldUserErrorCode


class ReleaseHolds(BaseModel):
    fulfillment_order_release_hold: Optional[
        "ReleaseHoldsFulfillmentOrderReleaseHold"
    ] = Field(alias="fulfillmentOrderReleaseHold")


class ReleaseHoldsFulfillmentOrderReleaseHold(BaseModel):
    fulfillment_order: Optional[
        "ReleaseHoldsFulfillmentOrderReleaseHoldFulfillmentOrder"
    ] = Field(alias="fulfillmentOrder")
    user_errors: list["ReleaseHoldsFulfillmentOrderReleaseHoldUserErrors"] = Field(
        alias="userErrors"
    )


class ReleaseHoldsFulfillmentOrderReleaseHoldFulfillmentOrder(BaseModel):
    id: str


class ReleaseHoldsFulfillmentOrderReleaseHoldUserErrors(BaseModel):
    code: Optional[FulfillmentOrderReleaseHoldUserErrorCode]
    field: Optional[list[str]]
    message: str


ReleaseHolds.model_rebuild()
ReleaseHoldsFulfillmentOrderReleaseHold.model_rebuild()
