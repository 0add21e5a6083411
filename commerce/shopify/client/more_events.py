from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import EventParts, PageParts


class MoreEvents(BaseModel):
    fulfillment: Optional["MoreEventsFulfillment"]


class MoreEventsFulfillment(BaseModel):
    events: "MoreEventsFulfillmentEvents"


class MoreEventsFulfillmentEvents(BaseModel):
    nodes: list["MoreEventsFulfillmentEventsNodes"]
    page_info: "MoreEventsFulfillmentEventsPageInfo" = Field(alias="pageInfo")


class MoreEventsFulfillmentEventsNodes(EventParts):
    pass


class MoreEventsFulfillmentEventsPageInfo(PageParts):
    pass


MoreEvents.model_rebuild()
MoreEventsFulfillment.model_rebuild()
MoreEventsFulfillmentEvents.model_rebuild()
