from typing import Literal, Union

from pydantic import Field

from .base_model import BaseModel
from .fragments import CodeParts, PageParts


class Discounts(BaseModel):
    discount_nodes: "DiscountsDiscountNodes" = Field(alias="discountNodes")


class DiscountsDiscountNodes(BaseModel):
    nodes: list["DiscountsDiscountNodesNodes"]
    page_info: "DiscountsDiscountNodesPageInfo" = Field(alias="pageInfo")


class DiscountsDiscountNodesNodes(BaseModel):
    discount: Union[
        "DiscountsDiscountNodesNodesDiscountDiscountAutomaticApp",
        "DiscountsDiscountNodesNodesDiscountDiscountAutomaticBasic",
        "DiscountsDiscountNodesNodesDiscountDiscountAutomaticBxgy",
        "DiscountsDiscountNodesNodesDiscountDiscountAutomaticFreeShipping",
        "DiscountsDiscountNodesNodesDiscountDiscountCodeApp",
        "DiscountsDiscountNodesNodesDiscountDiscountCodeBasic",
        "DiscountsDiscountNodesNodesDiscountDiscountCodeBxgy",
        "DiscountsDiscountNodesNodesDiscountDiscountCodeFreeShipping",
    ] = Field(discriminator="typename__")


class DiscountsDiscountNodesNodesDiscountDiscountAutomaticApp(BaseModel):
    typename__: Literal["DiscountAutomaticApp"] = Field(alias="__typename")


class DiscountsDiscountNodesNodesDiscountDiscountAutomaticBasic(BaseModel):
    typename__: Literal["DiscountAutomaticBasic"] = Field(alias="__typename")


class DiscountsDiscountNodesNodesDiscountDiscountAutomaticBxgy(BaseModel):
    typename__: Literal["DiscountAutomaticBxgy"] = Field(alias="__typename")


class DiscountsDiscountNodesNodesDiscountDiscountAutomaticFreeShipping(BaseModel):
    typename__: Literal["DiscountAutomaticFreeShipping"] = Field(alias="__typename")


class DiscountsDiscountNodesNodesDiscountDiscountCodeApp(BaseModel):
    typename__: Literal["DiscountCodeApp"] = Field(alias="__typename")


class DiscountsDiscountNodesNodesDiscountDiscountCodeBasic(CodeParts):
    typename__: Literal["DiscountCodeBasic"] = Field(alias="__typename")


class DiscountsDiscountNodesNodesDiscountDiscountCodeBxgy(BaseModel):
    typename__: Literal["DiscountCodeBxgy"] = Field(alias="__typename")


class DiscountsDiscountNodesNodesDiscountDiscountCodeFreeShipping(BaseModel):
    typename__: Literal["DiscountCodeFreeShipping"] = Field(alias="__typename")


class DiscountsDiscountNodesPageInfo(PageParts):
    pass


Discounts.model_rebuild()
DiscountsDiscountNodes.model_rebuild()
DiscountsDiscountNodesNodes.model_rebuild()
