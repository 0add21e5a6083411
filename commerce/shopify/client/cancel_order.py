from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import OrderCancelUserErrorCode


class CancelOrder(BaseModel):
    order_cancel: Optional["CancelOrderOrderCancel"] = Field(alias="orderCancel")


class CancelOrderOrderCancel(BaseModel):
    job: Optional["CancelOrderOrderCancelJob"]
    order_cancel_user_errors: list["CancelOrderOrderCancelOrderCancelUserErrors"] = (
        Field(alias="orderCancelUserErrors")
    )


class CancelOrderOrderCancelJob(BaseModel):
    id: str
    done: bool


class CancelOrderOrderCancelOrderCancelUserErrors(BaseModel):
    code: Optional[OrderCancelUserErrorCode]
    field: Optional[list[str]]
    message: str


CancelOrder.model_rebuild()
CancelOrderOrderCancel.model_rebuild()
