from typing import Any, Optional, Union

from .base_client import BaseClient
from .base_model import UNSET, UnsetType
from .connection import Connection
from .customer_by_email import CustomerByEmail
from .customer_by_id import CustomerById
from .customer_orders import CustomerOrders
from .customer_reach import CustomerReach
from .customers_by_phone import CustomersByPhone
from .discounts import Discounts
from .fulfilment_by_id import FulfilmentById
from .fulfilment_ids import FulfilmentIds
from .more_events import MoreEvents
from .more_fulfilment_lines import MoreFulfilmentLines
from .more_fulfilment_order_lines import MoreFulfilmentOrderLines
from .more_fulfilment_orders import MoreFulfilmentOrders
from .more_lines import MoreLines
from .more_return_lines import MoreReturnLines
from .more_returns import MoreReturns
from .more_variants import MoreVariants
from .order_by_id import OrderById
from .product_by_id import ProductById
from .products import Products


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

    async def more_lines(
        self, order: str, after: Union[Optional[str], UnsetType] = UNSET, **kwargs: Any
    ) -> MoreLines:
        query = gql("""
            query MoreLines($order: ID!, $after: String) {
              order(id: $order) {
                lineItems(first: 100, after: $after) {
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
                fulfillmentOrders(first: 30, after: $after) {
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
                lineItems(first: 250, after: $after) {
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
                fulfillmentLineItems(first: 250, after: $after) {
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
                returns(first: 20, after: $after) {
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
                returnLineItems(first: 250, after: $after) {
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
