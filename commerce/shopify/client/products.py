from pydantic import Field

from .base_model import BaseModel
from .enums import CurrencyCode
from .fragments import PageParts, ProductParts


class Products(BaseModel):
    shop: "ProductsShop"
    products: "ProductsProducts"


class ProductsShop(BaseModel):
    currency_code: CurrencyCode = Field(alias="currencyCode")


class ProductsProducts(BaseModel):
    nodes: list["ProductsProductsNodes"]
    page_info: "ProductsProductsPageInfo" = Field(alias="pageInfo")


class ProductsProductsNodes(ProductParts):
    pass


class ProductsProductsPageInfo(PageParts):
    pass


Products.model_rebuild()
ProductsProducts.model_rebuild()
