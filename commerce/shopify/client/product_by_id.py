from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import CurrencyCode
from .fragments import ProductParts


class ProductById(BaseModel):
    shop: "ProductByIdShop"
    product: Optional["ProductByIdProduct"]


class ProductByIdShop(BaseModel):
    currency_code: CurrencyCode = Field(alias="currencyCode")


class ProductByIdProduct(ProductParts):
    pass


ProductById.model_rebuild()
