from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import RefusalParts, StagedLineParts, StagedParts


class EditAddVariant(BaseModel):
    order_edit_add_variant: Optional["EditAddVariantOrderEditAddVariant"] = Field(
        alias="orderEditAddVariant"
    )


class EditAddVariantOrderEditAddVariant(BaseModel):
    calculated_order: Optional["EditAddVariantOrderEditAddVariantCalculatedOrder"] = (
        Field(alias="calculatedOrder")
    )
    calculated_line_item: Optional[
        "EditAddVariantOrderEditAddVariantCalculatedLineItem"
    ] = Field(alias="calculatedLineItem")
    user_errors: list["EditAddVariantOrderEditAddVariantUserErrors"] = Field(
        alias="userErrors"
    )


class EditAddVariantOrderEditAddVariantCalculatedOrder(StagedParts):
    pass


class EditAddVariantOrderEditAddVariantCalculatedLineItem(StagedLineParts):
    pass


class EditAddVariantOrderEditAddVariantUserErrors(RefusalParts):
    pass


EditAddVariant.model_rebuild()
EditAddVariantOrderEditAddVariant.model_rebuild()
