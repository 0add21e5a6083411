from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import RefusalParts


class SetAddress(BaseModel):
    order_update: Optional["SetAddressOrderUpdate"] = Field(alias="orderUpdate")


class SetAddressOrderUpdate(BaseModel):
    order: Optional["SetAddressOrderUpdateOrder"]
    user_errors: list["SetAddressOrderUpdateUserErrors"] = Field(alias="userErrors")


class SetAddressOrderUpdateOrder(BaseModel):
    id: str


class SetAddressOrderUpdateUserErrors(RefusalParts):
    pass


SetAddress.model_rebuild()
SetAddressOrderUpdate.model_rebuild()
