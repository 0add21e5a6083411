from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import RefusalParts


class GiveBack(BaseModel):
    refund_create: Optional["GiveBackRefundCreate"] = Field(alias="refundCreate")


class GiveBackRefundCreate(BaseModel):
    refund: Optional["GiveBackRefundCreateRefund"]
    user_errors: list["GiveBackRefundCreateUserErrors"] = Field(alias="userErrors")


class GiveBackRefundCreateRefund(BaseModel):
    id: str


class GiveBackRefundCreateUserErrors(RefusalParts):
    pass


GiveBack.model_rebuild()
GiveBackRefundCreate.model_rebuild()
