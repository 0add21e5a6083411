from typing import Any, Optional, Union

from .ask_return import AskReturn
from .base_client import BaseClient
from .base_model import UNSET, UnsetType
from .cancel_order import CancelOrder
from .connection import Connection
from .count_customers import CountCustomers
from .count_orders import CountOrders
from .customer_by_email import CustomerByEmail
from .customer_by_id import CustomerById
from .customer_orders import CustomerOrders
from .customer_reach import CustomerReach
from .customers_by_phone import CustomersByPhone
from .customers_from import CustomersFrom
from .discounts import Discounts
from .edit_add_variant import EditAddVariant
from .edit_begin import EditBegin
from .edit_commit import EditCommit
from .edit_set_quantity import EditSetQuantity
from .enums import WebhookSubscriptionTopic
from .fulfilment_by_id import FulfilmentById
from .fulfilment_ids import FulfilmentIds
from .give_back import GiveBack
from .input_types import MailingAddressInput, RefundInput, ReturnRequestInput
from .job_by_id import JobById
from .more_events import MoreEvents
from .more_fulfilment_lines import MoreFulfilmentLines
from .more_fulfilment_order_lines import MoreFulfilmentOrderLines
from .more_fulfilment_orders import MoreFulfilmentOrders
from .more_lines import MoreLines
from .more_return_lines import MoreReturnLines
from .more_returns import MoreReturns
from .more_variants import MoreVariants
from .order_by_id import OrderById
from .order_money import OrderMoney
from .orders_from import OrdersFrom
from .place_hold import PlaceHold
from .product_by_id import ProductById
from .products import Products
from .release_holds import ReleaseHolds
from .returnable import Returnable
from .set_address import SetAddress
from .subscribe import Subscribe
from .subscriptions import Subscriptions


def gql(q: str) -> str:
    return q


class Client(BaseClient):
    async def products(
        self, after: Union[Optional[str], UnsetType] = UNSET, **kwargs: Any
    ) -> Products:
        query = gql("""
            query Products($after: String) {
              shop {
                currencyCode
              }
              products(first: 12, after: $after, query: "status:active", sortKey: ID) {
                nodes {
                  ...ProductParts
                }
                pageInfo {
                  ...PageParts
                }
              }
            }

            fragment PageParts on PageInfo {
              hasNextPage
              endCursor
            }

            fragment ProductParts on Product {
              id
              title
              description
              productType
              tags
              onlineStoreUrl
              featuredMedia {
                __typename
                preview {
                  image {
                    url
                  }
                }
              }
              variants(first: 25) {
                nodes {
                  ...VariantParts
                }
                pageInfo {
                  ...PageParts
                }
              }
            }

            fragment VariantParts on ProductVariant {
              id
              title
              sku
              price
              availableForSale
              inventoryPolicy
              inventoryQuantity
              selectedOptions {
                name
                value
              }
              image {
                url
              }
            }
            """)
        variables: dict[str, object] = {"after": after}
        response = await self.execute(
            query=query, operation_name="Products", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Products.model_validate(data)

    async def product_by_id(self, id: str, **kwargs: Any) -> ProductById:
        query = gql("""
            query ProductById($id: ID!) {
              shop {
                currencyCode
              }
              product(id: $id) {
                ...ProductParts
              }
            }

            fragment PageParts on PageInfo {
              hasNextPage
              endCursor
            }

            fragment ProductParts on Product {
              id
              title
              description
              productType
              tags
              onlineStoreUrl
              featuredMedia {
                __typename
                preview {
                  image {
                    url
                  }
                }
              }
              variants(first: 25) {
                nodes {
                  ...VariantParts
                }
                pageInfo {
                  ...PageParts
                }
              }
            }

            fragment VariantParts on ProductVariant {
              id
              title
              sku
              price
              availableForSale
              inventoryPolicy
              inventoryQuantity
              selectedOptions {
                name
                value
              }
              image {
                url
              }
            }
            """)
        variables: dict[str, object] = {"id": id}
        response = await self.execute(
            query=query, operation_name="ProductById", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return ProductById.model_validate(data)

    async def more_variants(
        self,
        product: str,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any
    ) -> MoreVariants:
        query = gql("""
            query MoreVariants($product: ID!, $after: String) {
              product(id: $product) {
                variants(first: 250, after: $after) {
                  nodes {
                    ...VariantParts
                  }
                  pageInfo {
                    ...PageParts
                  }
                }
              }
            }

            fragment PageParts on PageInfo {
              hasNextPage
              endCursor
            }

            fragment VariantParts on ProductVariant {
              id
              title
              sku
              price
              availableForSale
              inventoryPolicy
              inventoryQuantity
              selectedOptions {
                name
                value
              }
              image {
                url
              }
            }
            """)
        variables: dict[str, object] = {"product": product, "after": after}
        response = await self.execute(
            query=query, operation_name="MoreVariants", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return MoreVariants.model_validate(data)

    async def connection(self, **kwargs: Any) -> Connection:
        query = gql("""
            query Connection {
              shop {
                name
                myshopifyDomain
                currencyCode
              }
              currentAppInstallation {
                accessScopes {
                  handle
                }
              }
            }
            """)
        variables: dict[str, object] = {}
        response = await self.execute(
            query=query, operation_name="Connection", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Connection.model_validate(data)

    async def customer_by_email(self, email: str, **kwargs: Any) -> CustomerByEmail:
        query = gql("""
            query CustomerByEmail($email: String!) {
              customerByIdentifier(identifier: {emailAddress: $email}) {
                ...CustomerParts
              }
            }

            fragment CustomerParts on Customer {
              id
              displayName
              locale
              defaultEmailAddress {
                emailAddress
              }
              defaultPhoneNumber {
                phoneNumber
              }
              defaultAddress {
                phone
              }
            }
            """)
        variables: dict[str, object] = {"email": email}
        response = await self.execute(
            query=query, operation_name="CustomerByEmail", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return CustomerByEmail.model_validate(data)

    async def customers_by_phone(
        self, query: str, after: Union[Optional[str], UnsetType] = UNSET, **kwargs: Any
    ) -> CustomersByPhone:
        _query = gql("""
            query CustomersByPhone($query: String!, $after: String) {
              customers(first: 100, after: $after, query: $query) {
                nodes {
                  ...CustomerParts
                }
                pageInfo {
                  ...PageParts
                }
              }
            }

            fragment CustomerParts on Customer {
              id
              displayName
              locale
              defaultEmailAddress {
                emailAddress
              }
              defaultPhoneNumber {
                phoneNumber
              }
              defaultAddress {
                phone
              }
            }

            fragment PageParts on PageInfo {
              hasNextPage
              endCursor
            }
            """)
        variables: dict[str, object] = {"query": query, "after": after}
        response = await self.execute(
            query=_query,
            operation_name="CustomersByPhone",
            variables=variables,
            **kwargs
        )
        data = self.get_data(response)
        return CustomersByPhone.model_validate(data)

    async def customer_by_id(self, id: str, **kwargs: Any) -> CustomerById:
        query = gql("""
            query CustomerById($id: ID!) {
              customer(id: $id) {
                ...CustomerParts
              }
            }

            fragment CustomerParts on Customer {
              id
              displayName
              locale
              defaultEmailAddress {
                emailAddress
              }
              defaultPhoneNumber {
                phoneNumber
              }
              defaultAddress {
                phone
              }
            }
            """)
        variables: dict[str, object] = {"id": id}
        response = await self.execute(
            query=query, operation_name="CustomerById", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return CustomerById.model_validate(data)

    async def discounts(
        self, after: Union[Optional[str], UnsetType] = UNSET, **kwargs: Any
    ) -> Discounts:
        query = gql("""
            query Discounts($after: String) {
              discountNodes(first: 30, after: $after, query: "method:code") {
                nodes {
                  discount {
                    __typename
                    ...CodeParts
                  }
                }
                pageInfo {
                  ...PageParts
                }
              }
            }

            fragment CodeParts on DiscountCodeBasic {
              startsAt
              endsAt
              tags
              usageLimit
              asyncUsageCount
              codes(first: 5) {
                nodes {
                  code
                }
              }
              codesCount {
                count
              }
              context {
                __typename
                ... on DiscountBuyerSelectionAll {
                  all
                }
              }
              customerGets {
                items {
                  __typename
                  ... on AllDiscountItems {
                    allItems
                  }
                }
                value {
                  __typename
                  ... on DiscountPercentage {
                    percentage
                  }
                  ... on DiscountAmount {
                    appliesOnEachItem
                    amount {
                      amount
                      currencyCode
                    }
                  }
                }
              }
              minimumRequirement {
                __typename
                ... on DiscountMinimumSubtotal {
                  greaterThanOrEqualToSubtotal {
                    amount
                    currencyCode
                  }
                }
                ... on DiscountMinimumQuantity {
                  greaterThanOrEqualToQuantity
                }
              }
              shareableUrls {
                url
              }
            }

            fragment PageParts on PageInfo {
              hasNextPage
              endCursor
            }
            """)
        variables: dict[str, object] = {"after": after}
        response = await self.execute(
            query=query, operation_name="Discounts", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Discounts.model_validate(data)

    async def customers_from(self, query: str, **kwargs: Any) -> CustomersFrom:
        _query = gql("""
            query CustomersFrom($query: String!) {
              customers(first: 200, query: $query, sortKey: ID) {
                nodes {
                  ...CustomerParts
                }
                pageInfo {
                  hasNextPage
                }
              }
            }

            fragment CustomerParts on Customer {
              id
              displayName
              locale
              defaultEmailAddress {
                emailAddress
              }
              defaultPhoneNumber {
                phoneNumber
              }
              defaultAddress {
                phone
              }
            }
            """)
        variables: dict[str, object] = {"query": query}
        response = await self.execute(
            query=_query, operation_name="CustomersFrom", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return CustomersFrom.model_validate(data)

    async def orders_from(self, query: str, **kwargs: Any) -> OrdersFrom:
        _query = gql("""
            query OrdersFrom($query: String!) {
              orders(first: 3, query: $query, sortKey: ID) {
                nodes {
                  ...OrderParts
                }
                pageInfo {
                  hasNextPage
                }
              }
            }

            fragment AddressParts on MailingAddress {
              name
              address1
              address2
              city
              zip
              provinceCode
              countryCodeV2
              phone
              timeZone
            }

            fragment EventParts on FulfillmentEvent {
              status
              happenedAt
              message
            }

            fragment FulfilmentLineParts on FulfillmentLineItem {
              quantity
              lineItem {
                id
              }
            }

            fragment FulfilmentOrderLineParts on FulfillmentOrderLineItem {
              totalQuantity
              remainingQuantity
              lineItem {
                id
              }
            }

            fragment FulfilmentOrderParts on FulfillmentOrder {
              id
              status
              requestStatus
              fulfillAt
              deliveryMethod {
                minDeliveryDateTime
                maxDeliveryDateTime
              }
              supportedActions {
                action
              }
              fulfillmentHolds {
                id
                reason
                handle
                heldByRequestingApp
              }
              lineItems(first: 10) {
                nodes {
                  ...FulfilmentOrderLineParts
                }
                pageInfo {
                  ...PageParts
                }
              }
            }

            fragment FulfilmentParts on Fulfillment {
              id
              status
              displayStatus
              createdAt
              inTransitAt
              deliveredAt
              estimatedDeliveryAt
              fulfillmentOrders(first: 1) {
                nodes {
                  id
                }
              }
              trackingInfo(first: 1) {
                company
                number
                url
              }
              events(first: 5, sortKey: HAPPENED_AT, reverse: true) {
                nodes {
                  ...EventParts
                }
                pageInfo {
                  ...PageParts
                }
              }
              fulfillmentLineItems(first: 8) {
                nodes {
                  ...FulfilmentLineParts
                }
                pageInfo {
                  ...PageParts
                }
              }
            }

            fragment LineParts on LineItem {
              id
              title
              variantTitle
              sku
              quantity
              currentQuantity
              unfulfilledQuantity
              refundableQuantity
              requiresShipping
              isGiftCard
              merchantEditable
              customAttributes {
                key
                value
              }
              image {
                url
              }
              discountedUnitPriceAfterAllDiscountsSet {
                presentmentMoney {
                  amount
                  currencyCode
                }
              }
              product {
                id
                productType
                tags
              }
              variant {
                id
              }
            }

            fragment OrderParts on Order {
              id
              name
              processedAt
              cancelledAt
              closedAt
              displayFinancialStatus
              returnStatus
              merchantEditable
              merchantEditableErrors
              tags
              customer {
                id
              }
              currentTotalPriceSet {
                presentmentMoney {
                  amount
                  currencyCode
                }
              }
              risk {
                recommendation
              }
              shippingAddress {
                ...AddressParts
              }
              lineItems(first: 10) {
                nodes {
                  ...LineParts
                }
                pageInfo {
                  ...PageParts
                }
              }
              fulfillmentOrders(first: 3) {
                nodes {
                  ...FulfilmentOrderParts
                }
                pageInfo {
                  ...PageParts
                }
              }
              fulfillments(first: 3) {
                ...FulfilmentParts
              }
              fulfillmentsCount {
                count
              }
              returns(first: 2) {
                nodes {
                  ...ReturnParts
                }
                pageInfo {
                  ...PageParts
                }
              }
            }

            fragment PageParts on PageInfo {
              hasNextPage
              endCursor
            }

            fragment ReturnLineParts on ReturnLineItem {
              quantity
              customerNote
              returnReason
              fulfillmentLineItem {
                lineItem {
                  id
                }
              }
            }

            fragment ReturnParts on Return {
              id
              status
              createdAt
              closedAt
              returnLineItems(first: 6) {
                nodes {
                  __typename
                  ...ReturnLineParts
                }
                pageInfo {
                  ...PageParts
                }
              }
              exchangeLineItems(first: 10) {
                nodes {
                  quantity
                  variantId
                }
              }
            }
            """)
        variables: dict[str, object] = {"query": query}
        response = await self.execute(
            query=_query, operation_name="OrdersFrom", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return OrdersFrom.model_validate(data)

    async def count_customers(self, **kwargs: Any) -> CountCustomers:
        query = gql("""
            query CountCustomers {
              customersCount(limit: null) {
                count
              }
            }
            """)
        variables: dict[str, object] = {}
        response = await self.execute(
            query=query, operation_name="CountCustomers", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return CountCustomers.model_validate(data)

    async def count_orders(self, query: str, **kwargs: Any) -> CountOrders:
        _query = gql("""
            query CountOrders($query: String!) {
              ordersCount(query: $query, limit: null) {
                count
              }
            }
            """)
        variables: dict[str, object] = {"query": query}
        response = await self.execute(
            query=_query, operation_name="CountOrders", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return CountOrders.model_validate(data)

    async def more_lines(
        self, order: str, after: Union[Optional[str], UnsetType] = UNSET, **kwargs: Any
    ) -> MoreLines:
        query = gql("""
            query MoreLines($order: ID!, $after: String) {
              order(id: $order) {
                lineItems(first: 50, after: $after) {
                  nodes {
                    ...LineParts
                  }
                  pageInfo {
                    ...PageParts
                  }
                }
              }
            }

            fragment LineParts on LineItem {
              id
              title
              variantTitle
              sku
              quantity
              currentQuantity
              unfulfilledQuantity
              refundableQuantity
              requiresShipping
              isGiftCard
              merchantEditable
              customAttributes {
                key
                value
              }
              image {
                url
              }
              discountedUnitPriceAfterAllDiscountsSet {
                presentmentMoney {
                  amount
                  currencyCode
                }
              }
              product {
                id
                productType
                tags
              }
              variant {
                id
              }
            }

            fragment PageParts on PageInfo {
              hasNextPage
              endCursor
            }
            """)
        variables: dict[str, object] = {"order": order, "after": after}
        response = await self.execute(
            query=query, operation_name="MoreLines", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return MoreLines.model_validate(data)

    async def more_fulfilment_orders(
        self, order: str, after: Union[Optional[str], UnsetType] = UNSET, **kwargs: Any
    ) -> MoreFulfilmentOrders:
        query = gql("""
            query MoreFulfilmentOrders($order: ID!, $after: String) {
              order(id: $order) {
                fulfillmentOrders(first: 15, after: $after) {
                  nodes {
                    ...FulfilmentOrderParts
                  }
                  pageInfo {
                    ...PageParts
                  }
                }
              }
            }

            fragment FulfilmentOrderLineParts on FulfillmentOrderLineItem {
              totalQuantity
              remainingQuantity
              lineItem {
                id
              }
            }

            fragment FulfilmentOrderParts on FulfillmentOrder {
              id
              status
              requestStatus
              fulfillAt
              deliveryMethod {
                minDeliveryDateTime
                maxDeliveryDateTime
              }
              supportedActions {
                action
              }
              fulfillmentHolds {
                id
                reason
                handle
                heldByRequestingApp
              }
              lineItems(first: 10) {
                nodes {
                  ...FulfilmentOrderLineParts
                }
                pageInfo {
                  ...PageParts
                }
              }
            }

            fragment PageParts on PageInfo {
              hasNextPage
              endCursor
            }
            """)
        variables: dict[str, object] = {"order": order, "after": after}
        response = await self.execute(
            query=query,
            operation_name="MoreFulfilmentOrders",
            variables=variables,
            **kwargs
        )
        data = self.get_data(response)
        return MoreFulfilmentOrders.model_validate(data)

    async def more_fulfilment_order_lines(
        self,
        fulfilment_order: str,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any
    ) -> MoreFulfilmentOrderLines:
        query = gql("""
            query MoreFulfilmentOrderLines($fulfilmentOrder: ID!, $after: String) {
              fulfillmentOrder(id: $fulfilmentOrder) {
                lineItems(first: 150, after: $after) {
                  nodes {
                    ...FulfilmentOrderLineParts
                  }
                  pageInfo {
                    ...PageParts
                  }
                }
              }
            }

            fragment FulfilmentOrderLineParts on FulfillmentOrderLineItem {
              totalQuantity
              remainingQuantity
              lineItem {
                id
              }
            }

            fragment PageParts on PageInfo {
              hasNextPage
              endCursor
            }
            """)
        variables: dict[str, object] = {
            "fulfilmentOrder": fulfilment_order,
            "after": after,
        }
        response = await self.execute(
            query=query,
            operation_name="MoreFulfilmentOrderLines",
            variables=variables,
            **kwargs
        )
        data = self.get_data(response)
        return MoreFulfilmentOrderLines.model_validate(data)

    async def fulfilment_ids(self, order: str, **kwargs: Any) -> FulfilmentIds:
        query = gql("""
            query FulfilmentIds($order: ID!) {
              order(id: $order) {
                fulfillments(first: 250) {
                  id
                }
              }
            }
            """)
        variables: dict[str, object] = {"order": order}
        response = await self.execute(
            query=query, operation_name="FulfilmentIds", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return FulfilmentIds.model_validate(data)

    async def fulfilment_by_id(self, id: str, **kwargs: Any) -> FulfilmentById:
        query = gql("""
            query FulfilmentById($id: ID!) {
              fulfillment(id: $id) {
                ...FulfilmentParts
              }
            }

            fragment EventParts on FulfillmentEvent {
              status
              happenedAt
              message
            }

            fragment FulfilmentLineParts on FulfillmentLineItem {
              quantity
              lineItem {
                id
              }
            }

            fragment FulfilmentParts on Fulfillment {
              id
              status
              displayStatus
              createdAt
              inTransitAt
              deliveredAt
              estimatedDeliveryAt
              fulfillmentOrders(first: 1) {
                nodes {
                  id
                }
              }
              trackingInfo(first: 1) {
                company
                number
                url
              }
              events(first: 5, sortKey: HAPPENED_AT, reverse: true) {
                nodes {
                  ...EventParts
                }
                pageInfo {
                  ...PageParts
                }
              }
              fulfillmentLineItems(first: 8) {
                nodes {
                  ...FulfilmentLineParts
                }
                pageInfo {
                  ...PageParts
                }
              }
            }

            fragment PageParts on PageInfo {
              hasNextPage
              endCursor
            }
            """)
        variables: dict[str, object] = {"id": id}
        response = await self.execute(
            query=query, operation_name="FulfilmentById", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return FulfilmentById.model_validate(data)

    async def more_fulfilment_lines(
        self,
        fulfilment: str,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any
    ) -> MoreFulfilmentLines:
        query = gql("""
            query MoreFulfilmentLines($fulfilment: ID!, $after: String) {
              fulfillment(id: $fulfilment) {
                fulfillmentLineItems(first: 150, after: $after) {
                  nodes {
                    ...FulfilmentLineParts
                  }
                  pageInfo {
                    ...PageParts
                  }
                }
              }
            }

            fragment FulfilmentLineParts on FulfillmentLineItem {
              quantity
              lineItem {
                id
              }
            }

            fragment PageParts on PageInfo {
              hasNextPage
              endCursor
            }
            """)
        variables: dict[str, object] = {"fulfilment": fulfilment, "after": after}
        response = await self.execute(
            query=query,
            operation_name="MoreFulfilmentLines",
            variables=variables,
            **kwargs
        )
        data = self.get_data(response)
        return MoreFulfilmentLines.model_validate(data)

    async def more_events(
        self,
        fulfilment: str,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any
    ) -> MoreEvents:
        query = gql("""
            query MoreEvents($fulfilment: ID!, $after: String) {
              fulfillment(id: $fulfilment) {
                events(first: 250, after: $after, sortKey: HAPPENED_AT, reverse: true) {
                  nodes {
                    ...EventParts
                  }
                  pageInfo {
                    ...PageParts
                  }
                }
              }
            }

            fragment EventParts on FulfillmentEvent {
              status
              happenedAt
              message
            }

            fragment PageParts on PageInfo {
              hasNextPage
              endCursor
            }
            """)
        variables: dict[str, object] = {"fulfilment": fulfilment, "after": after}
        response = await self.execute(
            query=query, operation_name="MoreEvents", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return MoreEvents.model_validate(data)

    async def more_returns(
        self, order: str, after: Union[Optional[str], UnsetType] = UNSET, **kwargs: Any
    ) -> MoreReturns:
        query = gql("""
            query MoreReturns($order: ID!, $after: String) {
              order(id: $order) {
                returns(first: 10, after: $after) {
                  nodes {
                    ...ReturnParts
                  }
                  pageInfo {
                    ...PageParts
                  }
                }
              }
            }

            fragment PageParts on PageInfo {
              hasNextPage
              endCursor
            }

            fragment ReturnLineParts on ReturnLineItem {
              quantity
              customerNote
              returnReason
              fulfillmentLineItem {
                lineItem {
                  id
                }
              }
            }

            fragment ReturnParts on Return {
              id
              status
              createdAt
              closedAt
              returnLineItems(first: 6) {
                nodes {
                  __typename
                  ...ReturnLineParts
                }
                pageInfo {
                  ...PageParts
                }
              }
              exchangeLineItems(first: 10) {
                nodes {
                  quantity
                  variantId
                }
              }
            }
            """)
        variables: dict[str, object] = {"order": order, "after": after}
        response = await self.execute(
            query=query, operation_name="MoreReturns", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return MoreReturns.model_validate(data)

    async def more_return_lines(
        self,
        return_: str,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any
    ) -> MoreReturnLines:
        query = gql("""
            query MoreReturnLines($return: ID!, $after: String) {
              return(id: $return) {
                returnLineItems(first: 100, after: $after) {
                  nodes {
                    __typename
                    ...ReturnLineParts
                  }
                  pageInfo {
                    ...PageParts
                  }
                }
              }
            }

            fragment PageParts on PageInfo {
              hasNextPage
              endCursor
            }

            fragment ReturnLineParts on ReturnLineItem {
              quantity
              customerNote
              returnReason
              fulfillmentLineItem {
                lineItem {
                  id
                }
              }
            }
            """)
        variables: dict[str, object] = {"return": return_, "after": after}
        response = await self.execute(
            query=query, operation_name="MoreReturnLines", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return MoreReturnLines.model_validate(data)

    async def customer_orders(
        self,
        customer: str,
        first: int,
        after: Union[Optional[str], UnsetType] = UNSET,
        query: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any
    ) -> CustomerOrders:
        _query = gql("""
            query CustomerOrders($customer: ID!, $first: Int! = 3, $after: String, $query: String) {
              customer(id: $customer) {
                orders(
                  first: $first
                  after: $after
                  query: $query
                  sortKey: PROCESSED_AT
                  reverse: true
                ) {
                  nodes {
                    ...OrderParts
                  }
                  pageInfo {
                    ...PageParts
                  }
                }
              }
            }

            fragment AddressParts on MailingAddress {
              name
              address1
              address2
              city
              zip
              provinceCode
              countryCodeV2
              phone
              timeZone
            }

            fragment EventParts on FulfillmentEvent {
              status
              happenedAt
              message
            }

            fragment FulfilmentLineParts on FulfillmentLineItem {
              quantity
              lineItem {
                id
              }
            }

            fragment FulfilmentOrderLineParts on FulfillmentOrderLineItem {
              totalQuantity
              remainingQuantity
              lineItem {
                id
              }
            }

            fragment FulfilmentOrderParts on FulfillmentOrder {
              id
              status
              requestStatus
              fulfillAt
              deliveryMethod {
                minDeliveryDateTime
                maxDeliveryDateTime
              }
              supportedActions {
                action
              }
              fulfillmentHolds {
                id
                reason
                handle
                heldByRequestingApp
              }
              lineItems(first: 10) {
                nodes {
                  ...FulfilmentOrderLineParts
                }
                pageInfo {
                  ...PageParts
                }
              }
            }

            fragment FulfilmentParts on Fulfillment {
              id
              status
              displayStatus
              createdAt
              inTransitAt
              deliveredAt
              estimatedDeliveryAt
              fulfillmentOrders(first: 1) {
                nodes {
                  id
                }
              }
              trackingInfo(first: 1) {
                company
                number
                url
              }
              events(first: 5, sortKey: HAPPENED_AT, reverse: true) {
                nodes {
                  ...EventParts
                }
                pageInfo {
                  ...PageParts
                }
              }
              fulfillmentLineItems(first: 8) {
                nodes {
                  ...FulfilmentLineParts
                }
                pageInfo {
                  ...PageParts
                }
              }
            }

            fragment LineParts on LineItem {
              id
              title
              variantTitle
              sku
              quantity
              currentQuantity
              unfulfilledQuantity
              refundableQuantity
              requiresShipping
              isGiftCard
              merchantEditable
              customAttributes {
                key
                value
              }
              image {
                url
              }
              discountedUnitPriceAfterAllDiscountsSet {
                presentmentMoney {
                  amount
                  currencyCode
                }
              }
              product {
                id
                productType
                tags
              }
              variant {
                id
              }
            }

            fragment OrderParts on Order {
              id
              name
              processedAt
              cancelledAt
              closedAt
              displayFinancialStatus
              returnStatus
              merchantEditable
              merchantEditableErrors
              tags
              customer {
                id
              }
              currentTotalPriceSet {
                presentmentMoney {
                  amount
                  currencyCode
                }
              }
              risk {
                recommendation
              }
              shippingAddress {
                ...AddressParts
              }
              lineItems(first: 10) {
                nodes {
                  ...LineParts
                }
                pageInfo {
                  ...PageParts
                }
              }
              fulfillmentOrders(first: 3) {
                nodes {
                  ...FulfilmentOrderParts
                }
                pageInfo {
                  ...PageParts
                }
              }
              fulfillments(first: 3) {
                ...FulfilmentParts
              }
              fulfillmentsCount {
                count
              }
              returns(first: 2) {
                nodes {
                  ...ReturnParts
                }
                pageInfo {
                  ...PageParts
                }
              }
            }

            fragment PageParts on PageInfo {
              hasNextPage
              endCursor
            }

            fragment ReturnLineParts on ReturnLineItem {
              quantity
              customerNote
              returnReason
              fulfillmentLineItem {
                lineItem {
                  id
                }
              }
            }

            fragment ReturnParts on Return {
              id
              status
              createdAt
              closedAt
              returnLineItems(first: 6) {
                nodes {
                  __typename
                  ...ReturnLineParts
                }
                pageInfo {
                  ...PageParts
                }
              }
              exchangeLineItems(first: 10) {
                nodes {
                  quantity
                  variantId
                }
              }
            }
            """)
        variables: dict[str, object] = {
            "customer": customer,
            "first": first,
            "after": after,
            "query": query,
        }
        response = await self.execute(
            query=_query, operation_name="CustomerOrders", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return CustomerOrders.model_validate(data)

    async def order_by_id(self, id: str, **kwargs: Any) -> OrderById:
        query = gql("""
            query OrderById($id: ID!) {
              order(id: $id) {
                ...OrderParts
              }
            }

            fragment AddressParts on MailingAddress {
              name
              address1
              address2
              city
              zip
              provinceCode
              countryCodeV2
              phone
              timeZone
            }

            fragment EventParts on FulfillmentEvent {
              status
              happenedAt
              message
            }

            fragment FulfilmentLineParts on FulfillmentLineItem {
              quantity
              lineItem {
                id
              }
            }

            fragment FulfilmentOrderLineParts on FulfillmentOrderLineItem {
              totalQuantity
              remainingQuantity
              lineItem {
                id
              }
            }

            fragment FulfilmentOrderParts on FulfillmentOrder {
              id
              status
              requestStatus
              fulfillAt
              deliveryMethod {
                minDeliveryDateTime
                maxDeliveryDateTime
              }
              supportedActions {
                action
              }
              fulfillmentHolds {
                id
                reason
                handle
                heldByRequestingApp
              }
              lineItems(first: 10) {
                nodes {
                  ...FulfilmentOrderLineParts
                }
                pageInfo {
                  ...PageParts
                }
              }
            }

            fragment FulfilmentParts on Fulfillment {
              id
              status
              displayStatus
              createdAt
              inTransitAt
              deliveredAt
              estimatedDeliveryAt
              fulfillmentOrders(first: 1) {
                nodes {
                  id
                }
              }
              trackingInfo(first: 1) {
                company
                number
                url
              }
              events(first: 5, sortKey: HAPPENED_AT, reverse: true) {
                nodes {
                  ...EventParts
                }
                pageInfo {
                  ...PageParts
                }
              }
              fulfillmentLineItems(first: 8) {
                nodes {
                  ...FulfilmentLineParts
                }
                pageInfo {
                  ...PageParts
                }
              }
            }

            fragment LineParts on LineItem {
              id
              title
              variantTitle
              sku
              quantity
              currentQuantity
              unfulfilledQuantity
              refundableQuantity
              requiresShipping
              isGiftCard
              merchantEditable
              customAttributes {
                key
                value
              }
              image {
                url
              }
              discountedUnitPriceAfterAllDiscountsSet {
                presentmentMoney {
                  amount
                  currencyCode
                }
              }
              product {
                id
                productType
                tags
              }
              variant {
                id
              }
            }

            fragment OrderParts on Order {
              id
              name
              processedAt
              cancelledAt
              closedAt
              displayFinancialStatus
              returnStatus
              merchantEditable
              merchantEditableErrors
              tags
              customer {
                id
              }
              currentTotalPriceSet {
                presentmentMoney {
                  amount
                  currencyCode
                }
              }
              risk {
                recommendation
              }
              shippingAddress {
                ...AddressParts
              }
              lineItems(first: 10) {
                nodes {
                  ...LineParts
                }
                pageInfo {
                  ...PageParts
                }
              }
              fulfillmentOrders(first: 3) {
                nodes {
                  ...FulfilmentOrderParts
                }
                pageInfo {
                  ...PageParts
                }
              }
              fulfillments(first: 3) {
                ...FulfilmentParts
              }
              fulfillmentsCount {
                count
              }
              returns(first: 2) {
                nodes {
                  ...ReturnParts
                }
                pageInfo {
                  ...PageParts
                }
              }
            }

            fragment PageParts on PageInfo {
              hasNextPage
              endCursor
            }

            fragment ReturnLineParts on ReturnLineItem {
              quantity
              customerNote
              returnReason
              fulfillmentLineItem {
                lineItem {
                  id
                }
              }
            }

            fragment ReturnParts on Return {
              id
              status
              createdAt
              closedAt
              returnLineItems(first: 6) {
                nodes {
                  __typename
                  ...ReturnLineParts
                }
                pageInfo {
                  ...PageParts
                }
              }
              exchangeLineItems(first: 10) {
                nodes {
                  quantity
                  variantId
                }
              }
            }
            """)
        variables: dict[str, object] = {"id": id}
        response = await self.execute(
            query=query, operation_name="OrderById", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return OrderById.model_validate(data)

    async def customer_reach(
        self,
        customer: str,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any
    ) -> CustomerReach:
        query = gql("""
            query CustomerReach($customer: ID!, $after: String) {
              customer(id: $customer) {
                numberOfOrders
                orders(first: 250, after: $after) {
                  nodes {
                    id
                  }
                  pageInfo {
                    ...PageParts
                  }
                }
              }
            }

            fragment PageParts on PageInfo {
              hasNextPage
              endCursor
            }
            """)
        variables: dict[str, object] = {"customer": customer, "after": after}
        response = await self.execute(
            query=query, operation_name="CustomerReach", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return CustomerReach.model_validate(data)

    async def subscriptions(
        self, after: Union[Optional[str], UnsetType] = UNSET, **kwargs: Any
    ) -> Subscriptions:
        query = gql("""
            query Subscriptions($after: String) {
              webhookSubscriptions(first: 100, after: $after) {
                nodes {
                  id
                  topic
                  uri
                }
                pageInfo {
                  ...PageParts
                }
              }
            }

            fragment PageParts on PageInfo {
              hasNextPage
              endCursor
            }
            """)
        variables: dict[str, object] = {"after": after}
        response = await self.execute(
            query=query, operation_name="Subscriptions", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Subscriptions.model_validate(data)

    async def subscribe(
        self,
        topic: WebhookSubscriptionTopic,
        uri: str,
        fields: Union[Optional[list[str]], UnsetType] = UNSET,
        **kwargs: Any
    ) -> Subscribe:
        query = gql("""
            mutation Subscribe($topic: WebhookSubscriptionTopic!, $uri: String!, $fields: [String!]) {
              webhookSubscriptionCreate(
                topic: $topic
                webhookSubscription: {uri: $uri, includeFields: $fields}
              ) {
                webhookSubscription {
                  id
                }
                userErrors {
                  ...RefusalParts
                }
              }
            }

            fragment RefusalParts on UserError {
              field
              message
            }
            """)
        variables: dict[str, object] = {"topic": topic, "uri": uri, "fields": fields}
        response = await self.execute(
            query=query, operation_name="Subscribe", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Subscribe.model_validate(data)

    async def edit_begin(self, order: str, **kwargs: Any) -> EditBegin:
        query = gql("""
            mutation EditBegin($order: ID!) {
              orderEditBegin(id: $order) {
                calculatedOrder {
                  ...StagedParts
                }
                userErrors {
                  ...RefusalParts
                }
              }
            }

            fragment RefusalParts on UserError {
              field
              message
            }

            fragment StagedParts on CalculatedOrder {
              id
              totalPriceSet {
                presentmentMoney {
                  amount
                  currencyCode
                }
              }
              totalOutstandingSet {
                presentmentMoney {
                  amount
                  currencyCode
                }
              }
            }
            """)
        variables: dict[str, object] = {"order": order}
        response = await self.execute(
            query=query, operation_name="EditBegin", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return EditBegin.model_validate(data)

    async def edit_set_quantity(
        self, edit: str, line: str, quantity: int, **kwargs: Any
    ) -> EditSetQuantity:
        query = gql("""
            mutation EditSetQuantity($edit: ID!, $line: ID!, $quantity: Int!) {
              orderEditSetQuantity(
                id: $edit
                lineItemId: $line
                quantity: $quantity
                restock: true
              ) {
                calculatedOrder {
                  ...StagedParts
                }
                calculatedLineItem {
                  ...StagedLineParts
                }
                userErrors {
                  ...RefusalParts
                }
              }
            }

            fragment RefusalParts on UserError {
              field
              message
            }

            fragment StagedLineParts on CalculatedLineItem {
              id
              quantity
              editableQuantity
              editableQuantityBeforeChanges
            }

            fragment StagedParts on CalculatedOrder {
              id
              totalPriceSet {
                presentmentMoney {
                  amount
                  currencyCode
                }
              }
              totalOutstandingSet {
                presentmentMoney {
                  amount
                  currencyCode
                }
              }
            }
            """)
        variables: dict[str, object] = {
            "edit": edit,
            "line": line,
            "quantity": quantity,
        }
        response = await self.execute(
            query=query, operation_name="EditSetQuantity", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return EditSetQuantity.model_validate(data)

    async def edit_add_variant(
        self, edit: str, variant: str, quantity: int, **kwargs: Any
    ) -> EditAddVariant:
        query = gql("""
            mutation EditAddVariant($edit: ID!, $variant: ID!, $quantity: Int!) {
              orderEditAddVariant(
                id: $edit
                variantId: $variant
                quantity: $quantity
                allowDuplicates: true
              ) {
                calculatedOrder {
                  ...StagedParts
                }
                calculatedLineItem {
                  ...StagedLineParts
                }
                userErrors {
                  ...RefusalParts
                }
              }
            }

            fragment RefusalParts on UserError {
              field
              message
            }

            fragment StagedLineParts on CalculatedLineItem {
              id
              quantity
              editableQuantity
              editableQuantityBeforeChanges
            }

            fragment StagedParts on CalculatedOrder {
              id
              totalPriceSet {
                presentmentMoney {
                  amount
                  currencyCode
                }
              }
              totalOutstandingSet {
                presentmentMoney {
                  amount
                  currencyCode
                }
              }
            }
            """)
        variables: dict[str, object] = {
            "edit": edit,
            "variant": variant,
            "quantity": quantity,
        }
        response = await self.execute(
            query=query, operation_name="EditAddVariant", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return EditAddVariant.model_validate(data)

    async def edit_commit(
        self, edit: str, notify: bool, note: str, **kwargs: Any
    ) -> EditCommit:
        query = gql("""
            mutation EditCommit($edit: ID!, $notify: Boolean!, $note: String!) {
              orderEditCommit(id: $edit, notifyCustomer: $notify, staffNote: $note) {
                order {
                  id
                }
                userErrors {
                  ...RefusalParts
                }
              }
            }

            fragment RefusalParts on UserError {
              field
              message
            }
            """)
        variables: dict[str, object] = {"edit": edit, "notify": notify, "note": note}
        response = await self.execute(
            query=query, operation_name="EditCommit", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return EditCommit.model_validate(data)

    async def set_address(
        self, order: str, address: MailingAddressInput, **kwargs: Any
    ) -> SetAddress:
        query = gql("""
            mutation SetAddress($order: ID!, $address: MailingAddressInput!) {
              orderUpdate(input: {id: $order, shippingAddress: $address}) {
                order {
                  id
                }
                userErrors {
                  ...RefusalParts
                }
              }
            }

            fragment RefusalParts on UserError {
              field
              message
            }
            """)
        variables: dict[str, object] = {"order": order, "address": address}
        response = await self.execute(
            query=query, operation_name="SetAddress", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return SetAddress.model_validate(data)

    async def cancel_order(
        self, order: str, refund: bool, note: str, **kwargs: Any
    ) -> CancelOrder:
        query = gql("""
            mutation CancelOrder($order: ID!, $refund: Boolean!, $note: String!) {
              orderCancel(
                orderId: $order
                reason: CUSTOMER
                restock: true
                refundMethod: {originalPaymentMethodsRefund: $refund}
                notifyCustomer: true
                staffNote: $note
              ) {
                job {
                  id
                  done
                }
                orderCancelUserErrors {
                  code
                  field
                  message
                }
              }
            }
            """)
        variables: dict[str, object] = {"order": order, "refund": refund, "note": note}
        response = await self.execute(
            query=query, operation_name="CancelOrder", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return CancelOrder.model_validate(data)

    async def job_by_id(self, id: str, **kwargs: Any) -> JobById:
        query = gql("""
            query JobById($id: ID!) {
              job(id: $id) {
                id
                done
              }
            }
            """)
        variables: dict[str, object] = {"id": id}
        response = await self.execute(
            query=query, operation_name="JobById", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return JobById.model_validate(data)

    async def order_money(self, order: str, **kwargs: Any) -> OrderMoney:
        query = gql("""
            query OrderMoney($order: ID!) {
              order(id: $order) {
                id
                cancelledAt
                cancellation {
                  staffNote
                }
                netPaymentSet {
                  presentmentMoney {
                    amount
                    currencyCode
                  }
                }
                totalOutstandingSet {
                  presentmentMoney {
                    amount
                    currencyCode
                  }
                }
                transactions(first: 100) {
                  ...TransactionParts
                }
              }
            }

            fragment TransactionParts on OrderTransaction {
              id
              kind
              status
              gateway
              amountSet {
                presentmentMoney {
                  amount
                  currencyCode
                }
              }
              parentTransaction {
                id
              }
            }
            """)
        variables: dict[str, object] = {"order": order}
        response = await self.execute(
            query=query, operation_name="OrderMoney", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return OrderMoney.model_validate(data)

    async def give_back(self, input: RefundInput, key: str, **kwargs: Any) -> GiveBack:
        query = gql("""
            mutation GiveBack($input: RefundInput!, $key: String!) {
              refundCreate(input: $input) @idempotent(key: $key) {
                refund {
                  id
                }
                userErrors {
                  ...RefusalParts
                }
              }
            }

            fragment RefusalParts on UserError {
              field
              message
            }
            """)
        variables: dict[str, object] = {"input": input, "key": key}
        response = await self.execute(
            query=query, operation_name="GiveBack", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return GiveBack.model_validate(data)

    async def place_hold(
        self, group: str, handle: str, notes: str, **kwargs: Any
    ) -> PlaceHold:
        query = gql("""
            mutation PlaceHold($group: ID!, $handle: String!, $notes: String!) {
              fulfillmentOrderHold(
                id: $group
                fulfillmentHold: {reason: OTHER, reasonNotes: $notes, handle: $handle, notifyMerchant: false}
              ) {
                fulfillmentHold {
                  id
                }
                userErrors {
                  code
                  field
                  message
                }
              }
            }
            """)
        variables: dict[str, object] = {
            "group": group,
            "handle": handle,
            "notes": notes,
        }
        response = await self.execute(
            query=query, operation_name="PlaceHold", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return PlaceHold.model_validate(data)

    async def release_holds(
        self, group: str, holds: list[str], **kwargs: Any
    ) -> ReleaseHolds:
        query = gql("""
            mutation ReleaseHolds($group: ID!, $holds: [ID!]!) {
              fulfillmentOrderReleaseHold(id: $group, holdIds: $holds) {
                fulfillmentOrder {
                  id
                }
                userErrors {
                  code
                  field
                  message
                }
              }
            }
            """)
        variables: dict[str, object] = {"group": group, "holds": holds}
        response = await self.execute(
            query=query, operation_name="ReleaseHolds", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return ReleaseHolds.model_validate(data)

    async def returnable(
        self,
        order: str,
        parcels_after: Union[Optional[str], UnsetType] = UNSET,
        lines_after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any
    ) -> Returnable:
        query = gql("""
            query Returnable($order: ID!, $parcelsAfter: String, $linesAfter: String) {
              returnableFulfillments(orderId: $order, first: 1, after: $parcelsAfter) {
                nodes {
                  returnableFulfillmentLineItems(first: 150, after: $linesAfter) {
                    nodes {
                      ...ReturnableParts
                    }
                    pageInfo {
                      ...PageParts
                    }
                  }
                }
                pageInfo {
                  ...PageParts
                }
              }
            }

            fragment PageParts on PageInfo {
              hasNextPage
              endCursor
            }

            fragment ReturnableParts on ReturnableFulfillmentLineItem {
              quantity
              fulfillmentLineItem {
                id
                lineItem {
                  id
                }
              }
            }
            """)
        variables: dict[str, object] = {
            "order": order,
            "parcelsAfter": parcels_after,
            "linesAfter": lines_after,
        }
        response = await self.execute(
            query=query, operation_name="Returnable", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Returnable.model_validate(data)

    async def ask_return(self, input: ReturnRequestInput, **kwargs: Any) -> AskReturn:
        query = gql("""
            mutation AskReturn($input: ReturnRequestInput!) {
              returnRequest(input: $input) {
                return {
                  id
                }
                userErrors {
                  code
                  field
                  message
                }
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="AskReturn", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return AskReturn.model_validate(data)
