from datetime import datetime
from decimal import Decimal
from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import CurrencyCode
from .fragments import TransactionParts


class OrderMoney(BaseModel):
    order: Optional["OrderMoneyOrder"]


class OrderMoneyOrder(BaseModel):
    id: str
    cancelled_at: Optional[datetime] = Field(alias="cancelledAt")
    cancellation: Optional["OrderMoneyOrderCancellation"]
    net_payment_set: "OrderMoneyOrderNetPaymentSet" = Field(alias="netPaymentSet")
    total_outstanding_set: "OrderMoneyOrderTotalOutstandingSet" = Field(
        alias="totalOutstandingSet"
    )
    transactions: list["OrderMoneyOrderTransactions"]


class OrderMoneyOrderCancellation(BaseModel):
    staff_note: Optional[str] = Field(alias="staffNote")


class OrderMoneyOrderNetPaymentSet(BaseModel):
    presentment_money: "OrderMoneyOrderNetPaymentSetPresentmentMoney" = Field(
        alias="presentmentMoney"
    )


class OrderMoneyOrderNetPaymentSetPresentmentMoney(BaseModel):
    amount: Decimal
    currency_code: CurrencyCode = Field(alias="currencyCode")


class OrderMoneyOrderTotalOutstandingSet(BaseModel):
    presentment_money: "OrderMoneyOrderTotalOutstandingSetPresentmentMoney" = Field(
        alias="presentmentMoney"
    )


class OrderMoneyOrderTotalOutstandingSetPresentmentMoney(BaseModel):
    amount: Decimal
    currency_code: CurrencyCode = Field(alias="currencyCode")


class OrderMoneyOrderTransactions(TransactionParts):
    pass


OrderMoney.model_rebuild()
OrderMoneyOrder.model_rebuild()
OrderMoneyOrderNetPaymentSet.model_rebuild()
OrderMoneyOrderTotalOutstandingSet.model_rebuild()
