from datetime import datetime
from decimal import Decimal
from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import (
    CountryCode,
    CurrencyCode,
    OrderAdjustmentInputDiscrepancyReason,
    OrderTransactionKind,
    RefundDutyRefundType,
    RefundLineItemRestockType,
    ReturnReason,
)


class MailingAddressInput(BaseModel):
    """The input fields to create or update a mailing address."""

    address_1: Optional[str] = Field(alias="address1", default=None)
    "The first line of the address. Typically the street address or PO Box number."
    address_2: Optional[str] = Field(alias="address2", default=None)
    "The second line of the address. Typically the number of the apartment, suite, or unit."
    city: Optional[str] = None
    "The name of the city, district, village, or town."
    company: Optional[str] = None
    "The name of the customer's company or organization."
    country: Optional[str] = None
    "The name of the country."
    country_code: Optional[CountryCode] = Field(alias="countryCode", default=None)
    "The two-letter code for the country of the address."
    first_name: Optional[str] = Field(alias="firstName", default=None)
    "The first name of the customer."
    id: Optional[str] = None
    last_name: Optional[str] = Field(alias="lastName", default=None)
    "The last name of the customer."
    phone: Optional[str] = None
    "A unique phone number for the customer.\n\nFormatted using E.164 standard. For example, _+16135551111_."
    province: Optional[str] = None
    "The region of the address, such as the province, state, or district."
    province_code: Optional[str] = Field(alias="provinceCode", default=None)
    "The code for the region of the address, such as the province, state, or district.\nFor example QC for Quebec, Canada."
    zip_: Optional[str] = Field(alias="zip", default=None)
    "The zip or postal code of the address."


class MoneyInput(BaseModel):
    """The input fields for a monetary value with currency."""

    amount: Decimal
    "Decimal money amount."
    currency_code: CurrencyCode = Field(alias="currencyCode")
    "Currency of the money."


class OrderTransactionInput(BaseModel):
    """The input fields for the information needed to create an order transaction."""

    amount: Decimal
    "The amount of money for this transaction."
    gateway: str
    "The payment gateway to use for this transaction."
    kind: OrderTransactionKind
    "The kind of transaction."
    order_id: str = Field(alias="orderId")
    "The ID of the order associated with the transaction."
    parent_id: Optional[str] = Field(alias="parentId", default=None)
    "The ID of the optional parent transaction, for example the authorization of a capture."


class RefundDutyInput(BaseModel):
    """The input fields required to reimburse duties on a refund."""

    duty_id: str = Field(alias="dutyId")
    "The ID of the duty in the refund."
    refund_type: Optional[RefundDutyRefundType] = Field(
        alias="refundType", default=None
    )
    "The type of refund for this duty."


class RefundInput(BaseModel):
    """The input fields to create a refund."""

    allow_over_refunding: Optional[bool] = Field(
        alias="allowOverRefunding", default=None
    )
    "Whether to allow the total refunded amount to surpass the amount paid for the order."
    currency: Optional[CurrencyCode] = None
    "The currency that is used to refund the order. This must be the presentment\ncurrency, which is the currency used by the customer. This is a required field\nfor orders where the currency and presentment currency differ."
    discrepancy_reason: Optional[OrderAdjustmentInputDiscrepancyReason] = Field(
        alias="discrepancyReason", default=None
    )
    "An optional reason for a discrepancy between calculated and actual refund amounts."
    note: Optional[str] = None
    "An optional note that's attached to the refund."
    notify: Optional[bool] = None
    "Whether to send a refund notification to the customer."
    order_id: str = Field(alias="orderId")
    "The ID of the order that's being refunded."
    processed_at: Optional[datetime] = Field(alias="processedAt", default=None)
    "The date and time when the refund is being processed. If not provided, it will be set to the current time."
    refund_duties: Optional[list["RefundDutyInput"]] = Field(
        alias="refundDuties", default=None
    )
    "A list of duties to refund."
    refund_line_items: Optional[list["RefundLineItemInput"]] = Field(
        alias="refundLineItems", default=None
    )
    "A list of line items to refund."
    refund_methods: Optional[list["RefundMethodInput"]] = Field(
        alias="refundMethods", default=None
    )
    "A list of instructions to process the financial outcome of the refund."
    shipping: Optional["ShippingRefundInput"] = None
    "The input fields that are required to reimburse shipping costs."
    transactions: Optional[list["OrderTransactionInput"]] = None
    "A list of transactions involved in the refund."


class RefundLineItemInput(BaseModel):
    """The input fields required to reimburse line items on a refund."""

    line_item_id: str = Field(alias="lineItemId")
    "The ID of the line item in the refund."
    location_id: Optional[str] = Field(alias="locationId", default=None)
    "The intended location for restocking. If the `restockType` is set to `NO_RESTOCK`, then this value is empty."
    quantity: int
    "The quantity of the associated line item to be refunded."
    restock_type: Optional[RefundLineItemRestockType] = Field(
        alias="restockType", default=None
    )
    "The type of restock for this line item."


class RefundMethodInput(BaseModel):
    """The input fields for processing the financial outcome of a refund."""

    store_credit_refund: Optional["StoreCreditRefundInput"] = Field(
        alias="storeCreditRefund", default=None
    )
    "The details of the refund to store credit."


class RestockingFeeInput(BaseModel):
    """The input fields for a restocking fee."""

    percentage: float
    "The value of the fee as a percentage."


class ReturnRequestInput(BaseModel):
    """The input fields for requesting a return."""

    order_id: str = Field(alias="orderId")
    "The ID of the order that's being returned."
    return_line_items: list["ReturnRequestLineItemInput"] = Field(
        alias="returnLineItems"
    )
    "The line items that are being handled in the return."
    return_shipping_fee: Optional["ReturnShippingFeeInput"] = Field(
        alias="returnShippingFee", default=None
    )
    "The return shipping fee to capture."


class ReturnRequestLineItemInput(BaseModel):
    """The input fields for a return line item."""

    customer_note: Optional[str] = Field(alias="customerNote", default=None)
    "A note from the customer that describes the item to be returned.\nFor example, the note can communicate issues with the item to the merchant.\nMaximum length: 300 characters."
    fulfillment_line_item_id: str = Field(alias="fulfillmentLineItemId")
    "The ID of the fulfillment line item to be returned.\nSpecifically, this field expects a `FulfillmentLineItem.id`."
    quantity: int
    "The quantity of the item that's being returned."
    restocking_fee: Optional["RestockingFeeInput"] = Field(
        alias="restockingFee", default=None
    )
    "The restocking fee to capture."
    return_reason: Optional[ReturnReason] = Field(alias="returnReason", default=None)
    "The reason why the line item is being returned."
    return_reason_definition_id: Optional[str] = Field(
        alias="returnReasonDefinitionId", default=None
    )
    "The ID of a [`ReturnReasonDefinition`](https://shopify.dev/docs/api/admin-graphql/latest/objects/ReturnReasonDefinition). Accepts any ID from the full library of reasons available via [`returnReasonDefinitions`](https://shopify.dev/docs/api/admin-graphql/latest/queries/returnReasonDefinitions),\nnot limited to the suggested reasons for the line item."


class ReturnShippingFeeInput(BaseModel):
    """The input fields for a return shipping fee."""

    amount: "MoneyInput"
    "The value of the fee as a fixed amount in the presentment currency of the order."


class ShippingRefundInput(BaseModel):
    """The input fields that are required to reimburse shipping costs."""

    amount: Optional[Decimal] = None
    "The monetary value of the shipping fees to be reimbursed."
    full_refund: Optional[bool] = Field(alias="fullRefund", default=None)
    "Whether a full refund is provided."


class StoreCreditRefundInput(BaseModel):
    """The input fields to process a refund to store credit."""

    amount: "MoneyInput"
    "The amount to be issued as store credit."
    expires_at: Optional[datetime] = Field(alias="expiresAt", default=None)
    "An optional expiration date for the store credit being issued."


RefundInput.model_rebuild()
RefundMethodInput.model_rebuild()
ReturnRequestInput.model_rebuild()
ReturnRequestLineItemInput.model_rebuild()
ReturnShippingFeeInput.model_rebuild()
StoreCreditRefundInput.model_rebuild()
