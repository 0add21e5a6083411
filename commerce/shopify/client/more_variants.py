from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import PageParts, VariantParts


class MoreVariants(BaseModel):
    product: Optional["MoreVariantsProduct"]


class MoreVariantsProduct(BaseModel):
    variants: "MoreVariantsProductVariants"


class MoreVariantsProductVariants(BaseModel):
    nodes: list["MoreVariantsProductVariantsNodes"]
    page_info: "MoreVariantsProductVariantsPageInfo" = Field(alias="pageInfo")


class MoreVariantsProductVariantsNodes(VariantParts):
    pass


class MoreVariantsProductVariantsPageInfo(PageParts):
    pass


MoreVariants.model_rebuild()
MoreVariantsProduct.model_rebuild()
MoreVariantsProductVariants.model_rebuild()
