# What order editing says. No figure stands here: every one comes from a fact. A quotation follows the lines that end in a colon.

kind-variant = change the size or colour
kind-quantity = lower the quantity
kind-remove = take an item off
kind-address = change the delivery address
kind-cancel = cancel the order

doing-variant = changing the size or colour
doing-quantity = changing the quantity
doing-remove = taking an item off
doing-address = changing the delivery address
doing-cancel = cancelling
doing-any = changing an order

policy-says = Here is what our rules say:
policy-also-says = And:
policy-mentions = This is all I find in our help pages about it:
policy-unknown = I can't say for certain what our rules are on { $change }, so I won't guess.

sign-in-needed = To see whether your order still allows it, please sign in first.
which-order = Which order do you mean?
order-not-found = I can't find an order { $order } in your account. Very old orders may be out of my reach, so please check the number.
order-too-old = That order is too old for me to see here. A person from our team can look it up.
no-orders = I can't find an order in your account that I could look at. Very old orders may be out of my reach.
shop-unreachable = I can't reach the shop's order system at the moment, so I can't look at your order just now.

add-not-supported = Items can't be added to an order that is already placed. You can place a new order for them, or ask our support team for help.
more-not-supported = More units can't be added to an order that is already placed. You can place a new order for them.
no-hub = Orders can't be changed here at the moment.

can-change = { $kind ->
    [variant] You can still change the size or colour on order { $order }. Pick the item on the order and choose the new one.
    [quantity] You can still lower the quantity on order { $order }. Pick the item on the order and set the new quantity.
    [remove] You can still take items off order { $order }. Pick what should go.
    [address] You can still change the delivery address of order { $order }. Enter the new one on the order.
    [cancel] You can still cancel order { $order }. Nothing happens before you confirm it on the order.
   *[any] You can still change order { $order }.
}
finish-there = I can't do this for you: please finish it on order { $order } and confirm it there.
can-change-any = Here is order { $order }. You can still { $kinds }.
else-open = On order { $order } you can still { $kinds }.
card-for-open = For what has not left, you can still { $kinds }.
open-until = This is open until { $until }.
cancel-fee = If you cancel, { $fee } will be kept as a fee:

window-closed = For order { $order }, the time for { $change } is over:
window-closed-at = For order { $order }, the time for { $change } ended on { $closed }:
never-allowed = Our rules don't allow { $change }:
not-eligible = Our rules don't list this among the changes you can make yourself:
exception = { $lines } can't be changed this way:
already-part-shipped = { $kind ->
    [cancel] The whole order can't be cancelled any more, because part of it is on its way.
    [address] The delivery address can't be changed any more, because part of the order is on its way.
   *[other] Part of it is on its way, so this can't be done for the whole order.
}
already-shipped = That item has already left, so it can't be changed any more.
return-open = There is an open return on order { $order }, so it can't be cancelled now.
payment-pending = The payment for order { $order } is not settled yet, so it can't be cancelled just now.
single-unit = There is only one unit of it on order { $order }, so there is no smaller quantity.
whole-order = It is the only item on order { $order }. Taking it off would mean cancelling the order.
with-warehouse = It is already with the warehouse, so it can't be changed from here.
on-hold = It is being checked by our team at the moment, so it can't be changed from here.
quantity-unknown = The shop can't tell yet what has left, so I can't say for certain that it can be changed.
digital = It is delivered digitally, so there is nothing to change on it.
shop-cannot = { $kind ->
    [cancel] Cancelling online isn't available in this shop.
   *[other] This kind of change isn't available online in this shop.
}
nothing-open = There is nothing left on order { $order } that could be changed.

lines-exception = { $lines } can't be changed this way:
lines-with-warehouse = Already with the warehouse, so no longer open to changes: { $lines }.
lines-on-hold = Being checked by our team, so not open to changes now: { $lines }.
lines-unknown = I can't tell yet whether this has left: { $lines }.
lines-locked = Not open to changes: { $lines }.

part-shipped = Part of order { $order } has already left.
units-shipped = On its way: { $lines }.
units-open = Not sent yet and still open to changes: { $lines }.
order-shipped = Order { $order } has already left, so it can't be changed or cancelled any more.
order-cancelled = Order { $order } has been cancelled, so there is nothing left to change.
order-cancelling = Order { $order } is being cancelled right now. That is not finished yet, and nothing else can be changed on it.
order-archived = Order { $order } is closed, so it can't be changed any more.
order-refunded = Order { $order } has been refunded, so there is nothing left to change.
order-with-warehouse = Order { $order } is already with the warehouse, so it can't be changed from here any more.
order-on-hold = Order { $order } is being checked by our team at the moment, so it can't be changed from here.
order-digital = Order { $order } is delivered digitally, so there is nothing to change on it.
order-locked = Order { $order } can't be changed online.
order-unknown = The shop can't tell yet what of order { $order } has left, so I can't say for certain what can be changed.

returns-work = You can return what has arrived. Here is how:
returns-unknown = What has left can only be returned. I find nothing in our help pages on how returns work.
refunds-work = About refunds our rules say:

changed-in-hub = { $kind ->
    [variant] Done: the size or colour on order { $order } is changed.
    [quantity] Done: the quantity on order { $order } is changed.
    [remove] Done: the item is taken off order { $order }.
    [address] Done: the delivery address of order { $order } is changed.
    [cancel] Done: order { $order } is cancelled.
   *[any] Done: order { $order } is changed.
}
is-it-solved = Is everything as you wanted it now?
shop-news = { $what ->
    [sent] News on your order { $order }: it has been sent.
    [part_sent] News on your order { $order }: part of it has been sent.
    [packed] News on your order { $order }: it is packed and waits for the carrier.
    [delivered] News on your order { $order }: the carrier says that it was delivered.
    [part_delivered] News on your order { $order }: the carrier says that one of its parcels was delivered.
    [delayed] News on your order { $order }: the carrier says that it will be late.
    [cancelled] News on your order { $order }: the shop has cancelled it.
    [returned] News on your order { $order }: what you sent back has arrived, and the return is settled.
   *[any] News on your order { $order }: something has changed.
}
news-expected = It is now expected on { $window }.

# What is searched for in the articles.
query-returns = within how many days can items be returned
query-refunds = how and when are refunds paid
