# What canned replies say of an order, a parcel and a decision.
parcel-sent = Sent
parcel-label = Ready to be handed to the carrier
parcel-with_carrier = With the carrier
parcel-on_the_way = On its way
parcel-out_for_delivery = Out for delivery
parcel-delayed = Delayed
parcel-attempted = Delivery was tried
parcel-pickup = Ready to be picked up
parcel-delivered = Delivered
parcel-picked_up = Picked up
parcel-failed = Could not be delivered

order-not_sent = Not sent yet
order-with_warehouse = Being packed
order-on_hold = Being checked
order-scheduled = Scheduled
order-part_sent = Partly sent
order-sent = Sent
order-arrived = Delivered
order-cancelled = Cancelled
order-cancelling = Being cancelled
order-refunded = Refunded
order-closed = Closed
order-digital = Digital
order-unknown = In progress

parcel-heading = Parcel { $place } ({ $lines }):
parcel-heading-alone = Parcel { $place }:
parcel-status = Status: { $status }
carrier-and-number = Carrier: { $carrier }, tracking number { $number }
carrier-alone = Carrier: { $carrier }
number-alone = Tracking number: { $number }
expected = Expected delivery: { $days }
expected-passed = It was expected by { $day }.
expected-unknown = The carrier has not named a delivery day yet.
parcel-link = Follow it here: { $url }
still-here = Not sent yet: { $lines }

hours-always = At any time
hours-closed = closed

reason-damaged = the item arrived damaged
reason-late = the order arrived late
reason-wrong_item = the wrong item was sent
reason-missing_part = a part was missing
reason-quality = the quality was not as it should be
reason-goodwill = as a gesture of goodwill
