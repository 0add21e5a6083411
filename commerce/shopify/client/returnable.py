from pydantic import Field

from .base_model import BaseModel
from .fragments import PageParts, ReturnableParts


class Returnable(BaseModel):
    returnable_fulfillments: "ReturnableReturnableFulfillments" = Field(
        alias="returnableFulfillments"
    )


class ReturnableReturnableFulfillments(BaseModel):
    nodes: list["ReturnableReturnableFulfillmentsNodes"]
    page_info: "ReturnableReturnableFulfillmentsPageInfo" = Field(alias="pageInfo")


class ReturnableReturnableFulfillmentsNodes(BaseModel):
    returnable_fulfillment_line_items: (
        "ReturnableReturnableFulfillmentsNodesReturnableFulfillmentLineItems"
    ) = Field(alias="returnableFulfillmentLineItems")


class ReturnableReturnableFulfillmentsNodesReturnableFulfillmentLineItems(BaseModel):
    nodes: list[
        "ReturnableReturnableFulfillmentsNodesReturnableFulfillmentLineItemsNodes"
    ]
    page_info: (
        "ReturnableReturnableFulfillmentsNodesReturnableFulfillmentLineItemsPageInfo"
    ) = Field(alias="pageInfo")


class ReturnableReturnableFulfillmentsNodesReturnableFulfillmentLineItemsNodes(
    ReturnableParts
):
    pass


class ReturnableReturnableFulfillmentsNodesReturnableFulfillmentLineItemsPageInfo(
    PageParts
):
    pass


class ReturnableReturnableFulfillmentsPageInfo(PageParts):
    pass


Returnable.model_rebuild()
ReturnableReturnableFulfillments.model_rebuild()
ReturnableReturnableFulfillmentsNodes.model_rebuild()
ReturnableReturnableFulfillmentsNodesReturnableFulfillmentLineItems.model_rebuild()
