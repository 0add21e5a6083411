from datetime import datetime
from decimal import Decimal
from typing import Annotated, Literal, Optional, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import (
    CountryCode,
    CurrencyCode,
    DiscountBuyerSelection,
    FulfillmentDisplayStatus,
    FulfillmentEventStatus,
    FulfillmentHoldReason,
    FulfillmentOrderAction,
    FulfillmentOrderRequestStatus,
    FulfillmentOrderStatus,
    FulfillmentStatus,
    OrderDisplayFinancialStatus,
    OrderReturnStatus,
    OrderRiskRecommendationResult,
    OrderTransactionKind,
    OrderTransactionStatus,
    ProductVariantInventoryPolicy,
    ReturnReason,
    ReturnStatus,
)


class AddressParts(BaseModel):
    name: Optional[str]
    address_1: Optional[str] = Field(alias="address1")
    address_2: Optional[str] = Field(alias="address2")
    city: Optional[str]
    zip_: Optional[str] = Field(alias="zip")
    province_code: Optional[str] = Field(alias="provinceCode")
    country_code_v_2: Optional[CountryCode] = Field(alias="countryCodeV2")
    phone: Optional[str]
    time_zone: Optional[str] = Field(alias="timeZone")


class CodeParts(BaseModel):
    starts_at: datetime = Field(alias="startsAt")
    ends_at: Optional[datetime] = Field(alias="endsAt")
    tags: list[str]
    usage_limit: Optional[int] = Field(alias="usageLimit")
    async_usage_count: int = Field(alias="asyncUsageCount")
    codes: "CodePartsCodes"
    codes_count: Optional["CodePartsCodesCount"] = Field(alias="codesCount")
    context: Union[
        "CodePartsContextDiscountBuyerSelectionAll",
        "CodePartsContextDiscountCustomerSegments",
        "CodePartsContextDiscountCustomers",
        "CodePartsContextDiscountMarkets",
    ] = Field(discriminator="typename__")
    customer_gets: "CodePartsCustomerGets" = Field(alias="customerGets")
    minimum_requirement: Optional[
        Annotated[
            Union[
                "CodePartsMinimumRequirementDiscountMinimumQuantity",
                "CodePartsMinimumRequirementDiscountMinimumSubtotal",
            ],
            Field(discriminator="typename__"),
        ]
    ] = Field(alias="minimumRequirement")
    shareable_urls: list["CodePartsShareableUrls"] = Field(alias="shareableUrls")


class CodePartsCodes(BaseModel):
    nodes: list["CodePartsCodesNodes"]


class CodePartsCodesNodes(BaseModel):
    code: str


class CodePartsCodesCount(BaseModel):
    count: int


class CodePartsContextDiscountBuyerSelectionAll(BaseModel):
    typename__: Literal["DiscountBuyerSelectionAll"] = Field(alias="__typename")
    all: DiscountBuyerSelection


class CodePartsContextDiscountCustomerSegments(BaseModel):
    typename__: Literal["DiscountCustomerSegments"] = Field(alias="__typename")


class CodePartsContextDiscountCustomers(BaseModel):
    typename__: Literal["DiscountCustomers"] = Field(alias="__typename")


class CodePartsContextDiscountMarkets(BaseModel):
    typename__: Literal["DiscountMarkets"] = Field(alias="__typename")


class CodePartsCustomerGets(BaseModel):
    items: Union[
        "CodePartsCustomerGetsItemsAllDiscountItems",
        "CodePartsCustomerGetsItemsDiscountCollections",
        "CodePartsCustomerGetsItemsDiscountProducts",
    ] = Field(discriminator="typename__")
    value: Union[
        "CodePartsCustomerGetsValueDiscountAmount",
        "CodePartsCustomerGetsValueDiscountOnQuantity",
        "CodePartsCustomerGetsValueDiscountPercentage",
    ] = Field(discriminator="typename__")


class CodePartsCustomerGetsItemsAllDiscountItems(BaseModel):
    typename__: Literal["AllDiscountItems"] = Field(alias="__typename")
    all_items: bool = Field(alias="allItems")


class CodePartsCustomerGetsItemsDiscountCollections(BaseModel):
    typename__: Literal["DiscountCollections"] = Field(alias="__typename")


class CodePartsCustomerGetsItemsDiscountProducts(BaseModel):
    typename__: Literal["DiscountProducts"] = Field(alias="__typename")


class CodePartsCustomerGetsValueDiscountAmount(BaseModel):
    typename__: Literal["DiscountAmount"] = Field(alias="__typename")
    applies_on_each_item: bool = Field(alias="appliesOnEachItem")
    amount: "CodePartsCustomerGetsValueDiscountAmountAmount"


class CodePartsCustomerGetsValueDiscountAmountAmount(BaseModel):
    amount: Decimal
    currency_code: CurrencyCode = Field(alias="currencyCode")


class CodePartsCustomerGetsValueDiscountOnQuantity(BaseModel):
    typename__: Literal["DiscountOnQuantity"] = Field(alias="__typename")


class CodePartsCustomerGetsValueDiscountPercentage(BaseModel):
    typename__: Literal["DiscountPercentage"] = Field(alias="__typename")
    percentage: float


class CodePartsMinimumRequirementDiscountMinimumQuantity(BaseModel):
    typename__: Literal["DiscountMinimumQuantity"] = Field(alias="__typename")
    greater_than_or_equal_to_quantity: str = Field(alias="greaterThanOrEqualToQuantity")


class CodePartsMinimumRequirementDiscountMinimumSubtotal(BaseModel):
    typename__: Literal["DiscountMinimumSubtotal"] = Field(alias="__typename")
    greater_than_or_equal_to_subtotal: (
        "CodePartsMinimumRequirementDiscountMinimumSubtotalGreaterThanOrEqualToSubtotal"
    ) = Field(alias="greaterThanOrEqualToSubtotal")


class CodePartsMinimumRequirementDiscountMinimumSubtotalGreaterThanOrEqualToSubtotal(
    BaseModel
):
    amount: Decimal
    currency_code: CurrencyCode = Field(alias="currencyCode")


class CodePartsShareableUrls(BaseModel):
    url: str


class CustomerParts(BaseModel):
    id: str
    display_name: str = Field(alias="displayName")
    locale: str
    default_email_address: Optional["CustomerPartsDefaultEmailAddress"] = Field(
        alias="defaultEmailAddress"
    )
    default_phone_number: Optional["CustomerPartsDefaultPhoneNumber"] = Field(
        alias="defaultPhoneNumber"
    )
    default_address: Optional["CustomerPartsDefaultAddress"] = Field(
        alias="defaultAddress"
    )


class CustomerPartsDefaultEmailAddress(BaseModel):
    email_address: str = Field(alias="emailAddress")


class CustomerPartsDefaultPhoneNumber(BaseModel):
    phone_number: str = Field(alias="phoneNumber")


class CustomerPartsDefaultAddress(BaseModel):
    phone: Optional[str]


class EventParts(BaseModel):
    status: FulfillmentEventStatus
    happened_at: datetime = Field(alias="happenedAt")
    message: Optional[str]


class FulfilmentLineParts(BaseModel):
    quantity: Optional[int]
    line_item: "FulfilmentLinePartsLineItem" = Field(alias="lineItem")


class FulfilmentLinePartsLineItem(BaseModel):
    id: str


class FulfilmentOrderLineParts(BaseModel):
    total_quantity: int = Field(alias="totalQuantity")
    remaining_quantity: int = Field(alias="remainingQuantity")
    line_item: "FulfilmentOrderLinePartsLineItem" = Field(alias="lineItem")


class FulfilmentOrderLinePartsLineItem(BaseModel):
    id: str


class PageParts(BaseModel):
    has_next_page: bool = Field(alias="hasNextPage")
    end_cursor: Optional[str] = Field(alias="endCursor")


class FulfilmentOrderParts(BaseModel):
    id: str
    status: FulfillmentOrderStatus
    request_status: FulfillmentOrderRequestStatus = Field(alias="requestStatus")
    fulfill_at: Optional[datetime] = Field(alias="fulfillAt")
    delivery_method: Optional["FulfilmentOrderPartsDeliveryMethod"] = Field(
        alias="deliveryMethod"
    )
    supported_actions: list["FulfilmentOrderPartsSupportedActions"] = Field(
        alias="supportedActions"
    )
    fulfillment_holds: list["FulfilmentOrderPartsFulfillmentHolds"] = Field(
        alias="fulfillmentHolds"
    )
    line_items: "FulfilmentOrderPartsLineItems" = Field(alias="lineItems")


class FulfilmentOrderPartsDeliveryMethod(BaseModel):
    min_delivery_date_time: Optional[datetime] = Field(alias="minDeliveryDateTime")
    max_delivery_date_time: Optional[datetime] = Field(alias="maxDeliveryDateTime")


class FulfilmentOrderPartsSupportedActions(BaseModel):
    action: FulfillmentOrderAction


class FulfilmentOrderPartsFulfillmentHolds(BaseModel):
    id: str
    reason: FulfillmentHoldReason
    handle: Optional[str]
    held_by_requesting_app: bool = Field(alias="heldByRequestingApp")


class FulfilmentOrderPartsLineItems(BaseModel):
    nodes: list["FulfilmentOrderPartsLineItemsNodes"]
    page_info: "FulfilmentOrderPartsLineItemsPageInfo" = Field(alias="pageInfo")


class FulfilmentOrderPartsLineItemsNodes(FulfilmentOrderLineParts):
    pass


class FulfilmentOrderPartsLineItemsPageInfo(PageParts):
    pass


class FulfilmentParts(BaseModel):
    id: str
    status: FulfillmentStatus
    display_status: Optional[FulfillmentDisplayStatus] = Field(alias="displayStatus")
    created_at: datetime = Field(alias="createdAt")
    in_transit_at: Optional[datetime] = Field(alias="inTransitAt")
    delivered_at: Optional[datetime] = Field(alias="deliveredAt")
    estimated_delivery_at: Optional[datetime] = Field(alias="estimatedDeliveryAt")
    fulfillment_orders: "FulfilmentPartsFulfillmentOrders" = Field(
        alias="fulfillmentOrders"
    )
    tracking_info: list["FulfilmentPartsTrackingInfo"] = Field(alias="trackingInfo")
    events: "FulfilmentPartsEvents"
    fulfillment_line_items: "FulfilmentPartsFulfillmentLineItems" = Field(
        alias="fulfillmentLineItems"
    )


class FulfilmentPartsFulfillmentOrders(BaseModel):
    nodes: list["FulfilmentPartsFulfillmentOrdersNodes"]


class FulfilmentPartsFulfillmentOrdersNodes(BaseModel):
    id: str


class FulfilmentPartsTrackingInfo(BaseModel):
    company: Optional[str]
    number: Optional[str]
    url: Optional[str]


class FulfilmentPartsEvents(BaseModel):
    nodes: list["FulfilmentPartsEventsNodes"]
    page_info: "FulfilmentPartsEventsPageInfo" = Field(alias="pageInfo")


class FulfilmentPartsEventsNodes(EventParts):
    pass


class FulfilmentPartsEventsPageInfo(PageParts):
    pass


class FulfilmentPartsFulfillmentLineItems(BaseModel):
    nodes: list["FulfilmentPartsFulfillmentLineItemsNodes"]
    page_info: "FulfilmentPartsFulfillmentLineItemsPageInfo" = Field(alias="pageInfo")


class FulfilmentPartsFulfillmentLineItemsNodes(FulfilmentLineParts):
    pass


class FulfilmentPartsFulfillmentLineItemsPageInfo(PageParts):
    pass


class LineParts(BaseModel):
    id: str
    title: str
    variant_title: Optional[str] = Field(alias="variantTitle")
    sku: Optional[str]
    quantity: int
    current_quantity: int = Field(alias="currentQuantity")
    unfulfilled_quantity: int = Field(alias="unfulfilledQuantity")
    refundable_quantity: int = Field(alias="refundableQuantity")
    requires_shipping: bool = Field(alias="requiresShipping")
    is_gift_card: bool = Field(alias="isGiftCard")
    merchant_editable: bool = Field(alias="merchantEditable")
    custom_attributes: list["LinePartsCustomAttributes"] = Field(
        alias="customAttributes"
    )
    image: Optional["LinePartsImage"]
    discounted_unit_price_after_all_discounts_set: (
        "LinePartsDiscountedUnitPriceAfterAllDiscountsSet"
    ) = Field(alias="discountedUnitPriceAfterAllDiscountsSet")
    product: Optional["LinePartsProduct"]
    variant: Optional["LinePartsVariant"]


class LinePartsCustomAttributes(BaseModel):
    key: str
    value: Optional[str]


class LinePartsImage(BaseModel):
    url: str


class LinePartsDiscountedUnitPriceAfterAllDiscountsSet(BaseModel):
    presentment_money: (
        "LinePartsDiscountedUnitPriceAfterAllDiscountsSetPresentmentMoney"
    ) = Field(alias="presentmentMoney")


class LinePartsDiscountedUnitPriceAfterAllDiscountsSetPresentmentMoney(BaseModel):
    amount: Decimal
    currency_code: CurrencyCode = Field(alias="currencyCode")


class LinePartsProduct(BaseModel):
    id: str
    product_type: str = Field(alias="productType")
    tags: list[str]


class LinePartsVariant(BaseModel):
    id: str


class ReturnLineParts(BaseModel):
    quantity: int
    customer_note: Optional[str] = Field(alias="customerNote")
    return_reason: ReturnReason = Field(alias="returnReason")
    fulfillment_line_item: "ReturnLinePartsFulfillmentLineItem" = Field(
        alias="fulfillmentLineItem"
    )


class ReturnLinePartsFulfillmentLineItem(BaseModel):
    line_item: "ReturnLinePartsFulfillmentLineItemLineItem" = Field(alias="lineItem")


class ReturnLinePartsFulfillmentLineItemLineItem(BaseModel):
    id: str


class ReturnParts(BaseModel):
    id: str
    status: ReturnStatus
    created_at: datetime = Field(alias="createdAt")
    closed_at: Optional[datetime] = Field(alias="closedAt")
    return_line_items: "ReturnPartsReturnLineItems" = Field(alias="returnLineItems")
    exchange_line_items: "ReturnPartsExchangeLineItems" = Field(
        alias="exchangeLineItems"
    )


class ReturnPartsReturnLineItems(BaseModel):
    nodes: list[
        Annotated[
            Union[
                "ReturnPartsReturnLineItemsNodesReturnLineItemType",
                "ReturnPartsReturnLineItemsNodesReturnLineItem",
            ],
            Field(discriminator="typename__"),
        ]
    ]
    page_info: "ReturnPartsReturnLineItemsPageInfo" = Field(alias="pageInfo")


class ReturnPartsReturnLineItemsNodesReturnLineItemType(BaseModel):
    typename__: Literal["ReturnLineItemType", "UnverifiedReturnLineItem"] = Field(
        alias="__typename"
    )


class ReturnPartsReturnLineItemsNodesReturnLineItem(ReturnLineParts):
    typename__: Literal["ReturnLineItem"] = Field(alias="__typename")


class ReturnPartsReturnLineItemsPageInfo(PageParts):
    pass


class ReturnPartsExchangeLineItems(BaseModel):
    nodes: list["ReturnPartsExchangeLineItemsNodes"]


class ReturnPartsExchangeLineItemsNodes(BaseModel):
    quantity: int
    variant_id: Optional[str] = Field(alias="variantId")


class OrderParts(BaseModel):
    id: str
    name: str
    processed_at: datetime = Field(alias="processedAt")
    cancelled_at: Optional[datetime] = Field(alias="cancelledAt")
    closed_at: Optional[datetime] = Field(alias="closedAt")
    display_financial_status: Optional[OrderDisplayFinancialStatus] = Field(
        alias="displayFinancialStatus"
    )
    return_status: OrderReturnStatus = Field(alias="returnStatus")
    merchant_editable: bool = Field(alias="merchantEditable")
    merchant_editable_errors: list[str] = Field(alias="merchantEditableErrors")
    tags: list[str]
    customer: Optional["OrderPartsCustomer"]
    current_total_price_set: "OrderPartsCurrentTotalPriceSet" = Field(
        alias="currentTotalPriceSet"
    )
    risk: "OrderPartsRisk"
    shipping_address: Optional["OrderPartsShippingAddress"] = Field(
        alias="shippingAddress"
    )
    line_items: "OrderPartsLineItems" = Field(alias="lineItems")
    fulfillment_orders: "OrderPartsFulfillmentOrders" = Field(alias="fulfillmentOrders")
    fulfillments: list["OrderPartsFulfillments"]
    fulfillments_count: Optional["OrderPartsFulfillmentsCount"] = Field(
        alias="fulfillmentsCount"
    )
    returns: "OrderPartsReturns"


class OrderPartsCustomer(BaseModel):
    id: str


class OrderPartsCurrentTotalPriceSet(BaseModel):
    presentment_money: "OrderPartsCurrentTotalPriceSetPresentmentMoney" = Field(
        alias="presentmentMoney"
    )


class OrderPartsCurrentTotalPriceSetPresentmentMoney(BaseModel):
    amount: Decimal
    currency_code: CurrencyCode = Field(alias="currencyCode")


class OrderPartsRisk(BaseModel):
    recommendation: OrderRiskRecommendationResult


class OrderPartsShippingAddress(AddressParts):
    pass


class OrderPartsLineItems(BaseModel):
    nodes: list["OrderPartsLineItemsNodes"]
    page_info: "OrderPartsLineItemsPageInfo" = Field(alias="pageInfo")


class OrderPartsLineItemsNodes(LineParts):
    pass


class OrderPartsLineItemsPageInfo(PageParts):
    pass


class OrderPartsFulfillmentOrders(BaseModel):
    nodes: list["OrderPartsFulfillmentOrdersNodes"]
    page_info: "OrderPartsFulfillmentOrdersPageInfo" = Field(alias="pageInfo")


class OrderPartsFulfillmentOrdersNodes(FulfilmentOrderParts):
    pass


class OrderPartsFulfillmentOrdersPageInfo(PageParts):
    pass


class OrderPartsFulfillments(FulfilmentParts):
    pass


class OrderPartsFulfillmentsCount(BaseModel):
    count: int


class OrderPartsReturns(BaseModel):
    nodes: list["OrderPartsReturnsNodes"]
    page_info: "OrderPartsReturnsPageInfo" = Field(alias="pageInfo")


class OrderPartsReturnsNodes(ReturnParts):
    pass


class OrderPartsReturnsPageInfo(PageParts):
    pass


class VariantParts(BaseModel):
    id: str
    title: str
    sku: Optional[str]
    price: Decimal
    available_for_sale: bool = Field(alias="availableForSale")
    inventory_policy: ProductVariantInventoryPolicy = Field(alias="inventoryPolicy")
    inventory_quantity: Optional[int] = Field(alias="inventoryQuantity")
    selected_options: list["VariantPartsSelectedOptions"] = Field(
        alias="selectedOptions"
    )
    image: Optional["VariantPartsImage"]


class VariantPartsSelectedOptions(BaseModel):
    name: str
    value: str


class VariantPartsImage(BaseModel):
    url: str


class ProductParts(BaseModel):
    id: str
    title: str
    description: str
    product_type: str = Field(alias="productType")
    tags: list[str]
    online_store_url: Optional[str] = Field(alias="onlineStoreUrl")
    featured_media: Optional["ProductPartsFeaturedMedia"] = Field(alias="featuredMedia")
    variants: "ProductPartsVariants"


class ProductPartsFeaturedMedia(BaseModel):
    typename__: Literal["ExternalVideo", "Media", "MediaImage", "Model3d", "Video"] = (
        Field(alias="__typename")
    )
    preview: Optional["ProductPartsFeaturedMediaPreview"]


class ProductPartsFeaturedMediaPreview(BaseModel):
    image: Optional["ProductPartsFeaturedMediaPreviewImage"]


class ProductPartsFeaturedMediaPreviewImage(BaseModel):
    url: str


class ProductPartsVariants(BaseModel):
    nodes: list["ProductPartsVariantsNodes"]
    page_info: "ProductPartsVariantsPageInfo" = Field(alias="pageInfo")


class ProductPartsVariantsNodes(VariantParts):
    pass


class ProductPartsVariantsPageInfo(PageParts):
    pass


class RefusalParts(BaseModel):
    field: Optional[list[str]]
    message: str


class ReturnableParts(BaseModel):
    quantity: int
    fulfillment_line_item: "ReturnablePartsFulfillmentLineItem" = Field(
        alias="fulfillmentLineItem"
    )


class ReturnablePartsFulfillmentLineItem(BaseModel):
    id: str
    line_item: "ReturnablePartsFulfillmentLineItemLineItem" = Field(alias="lineItem")


class ReturnablePartsFulfillmentLineItemLineItem(BaseModel):
    id: str


class StagedLineParts(BaseModel):
    id: str
    quantity: int
    editable_quantity: int = Field(alias="editableQuantity")
    editable_quantity_before_changes: int = Field(alias="editableQuantityBeforeChanges")


class StagedParts(BaseModel):
    id: str
    total_price_set: "StagedPartsTotalPriceSet" = Field(alias="totalPriceSet")
    total_outstanding_set: "StagedPartsTotalOutstandingSet" = Field(
        alias="totalOutstandingSet"
    )


class StagedPartsTotalPriceSet(BaseModel):
    presentment_money: "StagedPartsTotalPriceSetPresentmentMoney" = Field(
        alias="presentmentMoney"
    )


class StagedPartsTotalPriceSetPresentmentMoney(BaseModel):
    amount: Decimal
    currency_code: CurrencyCode = Field(alias="currencyCode")


class StagedPartsTotalOutstandingSet(BaseModel):
    presentment_money: "StagedPartsTotalOutstandingSetPresentmentMoney" = Field(
        alias="presentmentMoney"
    )


class StagedPartsTotalOutstandingSetPresentmentMoney(BaseModel):
    amount: Decimal
    currency_code: CurrencyCode = Field(alias="currencyCode")


class TransactionParts(BaseModel):
    id: str
    kind: OrderTransactionKind
    status: OrderTransactionStatus
    gateway: Optional[str]
    amount_set: "TransactionPartsAmountSet" = Field(alias="amountSet")
    parent_transaction: Optional["TransactionPartsParentTransaction"] = Field(
        alias="parentTransaction"
    )


class TransactionPartsAmountSet(BaseModel):
    presentment_money: "TransactionPartsAmountSetPresentmentMoney" = Field(
        alias="presentmentMoney"
    )


class TransactionPartsAmountSetPresentmentMoney(BaseModel):
    amount: Decimal
    currency_code: CurrencyCode = Field(alias="currencyCode")


class TransactionPartsParentTransaction(BaseModel):
    id: str


AddressParts.model_rebuild()
CodeParts.model_rebuild()
CustomerParts.model_rebuild()
EventParts.model_rebuild()
FulfilmentLineParts.model_rebuild()
FulfilmentOrderLineParts.model_rebuild()
PageParts.model_rebuild()
FulfilmentOrderParts.model_rebuild()
FulfilmentParts.model_rebuild()
LineParts.model_rebuild()
ReturnLineParts.model_rebuild()
ReturnParts.model_rebuild()
OrderParts.model_rebuild()
VariantParts.model_rebuild()
ProductParts.model_rebuild()
RefusalParts.model_rebuild()
ReturnableParts.model_rebuild()
StagedLineParts.model_rebuild()
StagedParts.model_rebuild()
TransactionParts.model_rebuild()
