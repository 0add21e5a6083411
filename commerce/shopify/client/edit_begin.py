from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import RefusalParts, StagedParts


class EditBegin(BaseModel):
    order_edit_begin: Optional["EditBeginOrderEditBegin"] = Field(
        alias="orderEditBegin"
    )


class EditBeginOrderEditBegin(BaseModel):
    calculated_order: Optional["EditBeginOrderEditBeginCalculatedOrder"] = Field(
        alias="calculatedOrder"
    )
    user_errors: list["EditBeginOrderEditBeginUserErrors"] = Field(alias="userErrors")


class EditBeginOrderEditBeginCalculatedOrder(StagedParts):
    pass


class EditBeginOrderEditBeginUserErrors(RefusalParts):
    pass


EditBegin.model_rebuild()
EditBeginOrderEditBegin.model_rebuild()
