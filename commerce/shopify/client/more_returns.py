from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import PageParts, ReturnParts


class MoreReturns(BaseModel):
    order: Optional["MoreReturnsOrder"]


class MoreReturnsOrder(BaseModel):
    returns: "MoreReturnsOrderReturns"


class MoreReturnsOrderReturns(BaseModel):
    nodes: list["MoreReturnsOrderReturnsNodes"]
    page_info: "MoreReturnsOrderReturnsPageInfo" = Field(alias="pageInfo")


class MoreReturnsOrderReturnsNodes(ReturnParts):
    pass


class MoreReturnsOrderReturnsPageInfo(PageParts):
    pass


MoreReturns.model_rebuild()
MoreReturnsOrder.model_rebuild()
MoreReturnsOrderReturns.model_rebuild()
