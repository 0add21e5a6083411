from pydantic import Field

from .base_model import BaseModel
from .enums import CurrencyCode


class Connection(BaseModel):
    shop: "ConnectionShop"
    current_app_installation: "ConnectionCurrentAppInstallation" = Field(
        alias="currentAppInstallation"
    )


class ConnectionShop(BaseModel):
    name: str
    myshopify_domain: str = Field(alias="myshopifyDomain")
    currency_code: CurrencyCode = Field(alias="currencyCode")


class ConnectionCurrentAppInstallation(BaseModel):
    access_scopes: list["ConnectionCurrentAppInstallationAccessScopes"] = Field(
        alias="accessScopes"
    )


class ConnectionCurrentAppInstallationAccessScopes(BaseModel):
    handle: str


Connection.model_rebuild()
ConnectionCurrentAppInstallation.model_rebuild()
