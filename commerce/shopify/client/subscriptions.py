from pydantic import Field

from .base_model import BaseModel
from .enums import WebhookSubscriptionTopic
from .fragments import PageParts


class Subscriptions(BaseModel):
    webhook_subscriptions: "SubscriptionsWebhookSubscriptions" = Field(
        alias="webhookSubscriptions"
    )


class SubscriptionsWebhookSubscriptions(BaseModel):
    nodes: list["SubscriptionsWebhookSubscriptionsNodes"]
    page_info: "SubscriptionsWebhookSubscriptionsPageInfo" = Field(alias="pageInfo")


class SubscriptionsWebhookSubscriptionsNodes(BaseModel):
    id: str
    topic: WebhookSubscriptionTopic
    uri: str


class SubscriptionsWebhookSubscriptionsPageInfo(PageParts):
    pass


Subscriptions.model_rebuild()
SubscriptionsWebhookSubscriptions.model_rebuild()
