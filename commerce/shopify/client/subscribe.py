from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import RefusalParts


class Subscribe(BaseModel):
    webhook_subscription_create: Optional["SubscribeWebhookSubscriptionCreate"] = Field(
        alias="webhookSubscriptionCreate"
    )


class SubscribeWebhookSubscriptionCreate(BaseModel):
    webhook_subscription: Optional[
        "SubscribeWebhookSubscriptionCreateWebhookSubscription"
    ] = Field(alias="webhookSubscription")
    user_errors: list["SubscribeWebhookSubscriptionCreateUserErrors"] = Field(
        alias="userErrors"
    )


class SubscribeWebhookSubscriptionCreateWebhookSubscription(BaseModel):
    id: str


class SubscribeWebhookSubscriptionCreateUserErrors(RefusalParts):
    pass


Subscribe.model_rebuild()
SubscribeWebhookSubscriptionCreate.model_rebuild()
