from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import RefusalParts, StagedLineParts, StagedParts


class EditSetQuantity(BaseModel):
    order_edit_set_quantity: Optional["EditSetQuantityOrderEditSetQuantity"] = Field(
        alias="orderEditSetQuantity"
    )


class EditSetQuantityOrderEditSetQuantity(BaseModel):
    calculated_order: Optional["EditSetQuantityOrderEditSetQuantityCalculatedOrder"] = (
        Field(alias="calculatedOrder")
    )
    calculated_line_item: Optional[
        "EditSetQuantityOrderEditSetQuantityCalculatedLineItem"
    ] = Field(alias="calculatedLineItem")
    user_errors: list["EditSetQuantityOrderEditSetQuantityUserErrors"] = Field(
        alias="userErrors"
    )


class EditSetQuantityOrderEditSetQuantityCalculatedOrder(StagedParts):
    pass


class EditSetQuantityOrderEditSetQuantityCalculatedLineItem(StagedLineParts):
    pass


class EditSetQuantityOrderEditSetQuantityUserErrors(RefusalParts):
    pass


EditSetQuantity.model_rebuild()
EditSetQuantityOrderEditSetQuantity.model_rebuild()
