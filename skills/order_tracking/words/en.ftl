# What order tracking says. No figure stands here: every one comes from a fact. A quotation follows the lines that end in
# a colon. Sentences are short, because they are sent as text messages too; a sentence never builds on the one before.

sign-in-needed = To look at your order, please sign in first.
which-order = Which order do you mean?
order-not-found = I can't find an order { $order } in your account. Very old orders may be out of my reach, so please check the number.
order-too-old = That order is too old for me to see here. A person from our team can look it up.
no-orders = I can't find an order in your account that I could look at. Very old orders may be out of my reach.
shop-unreachable = I can't reach the shop's order system at the moment, so I can't see where your order is just now.

# The order as a whole, where there is no parcel to follow.
order-not-sent = Order { $order } has not been sent yet, so there is no tracking so far.
order-with-warehouse = Order { $order } is with our warehouse and has not been handed to a carrier yet, so there is no tracking so far.
order-on-hold = Order { $order } has not been sent yet: our team is checking it at the moment.
order-scheduled = Order { $order } has not been sent yet. It is planned to leave on { $day }.
order-cancelled = Order { $order } has been cancelled, so no parcel is coming.
order-cancelling = Order { $order } is being cancelled right now. That is not finished yet.
order-refunded = Order { $order } has been refunded and was not sent.
order-closed = Order { $order } is closed, and the shop shows no parcel for it.
order-digital = Order { $order } is delivered digitally, so there is no parcel to follow.
order-unknown = The shop can't tell yet what of order { $order } has left.
order-sent-untracked = Order { $order } has been sent, but the shop has no tracking for it.
payment-open = The payment for it is not settled yet.

# Before the parcels of an order that has more than one, or of which a part is still here.
part-sent = Part of order { $order } has been sent; the rest has not left yet.
sent-in-parcels = Order { $order } was sent in more than one parcel.
still-here = Not sent yet: { $lines }.
more-parcels = More parcels of this order: { $count }.

# One parcel. $place is "all" where it is the whole order, else the number of the parcel, and $lines is what is in it.
parcel-sent = { $place ->
    [all] Order { $order } was sent on { $day }. The carrier has not reported anything on it yet.
   *[part] Parcel { $place } ({ $lines }) was sent on { $day }. The carrier has not reported anything on it yet.
}
parcel-label = { $place ->
    [all] Order { $order } is packed and labelled, but the carrier does not have it yet.
   *[part] Parcel { $place } ({ $lines }) is packed and labelled, but the carrier does not have it yet.
}
parcel-with_carrier = { $place ->
    [all] The carrier has picked up order { $order }.
   *[part] The carrier has picked up parcel { $place } ({ $lines }).
}
parcel-on_the_way = { $place ->
    [all] Order { $order } is on its way to you.
   *[part] Parcel { $place } ({ $lines }) is on its way to you.
}
parcel-out_for_delivery = { $place ->
    [all] Order { $order } is out for delivery.
   *[part] Parcel { $place } ({ $lines }) is out for delivery.
}
parcel-delayed = { $place ->
    [all] I'm sorry: the carrier reports that order { $order } is delayed.
   *[part] I'm sorry: the carrier reports that parcel { $place } ({ $lines }) is delayed.
}
parcel-attempted = { $place ->
    [all] The carrier tried to deliver order { $order } on { $when } and could not hand it over.
   *[part] The carrier tried to deliver parcel { $place } ({ $lines }) on { $when } and could not hand it over.
}
parcel-pickup = { $place ->
    [all] Order { $order } is waiting for you at the pick-up point.
   *[part] Parcel { $place } ({ $lines }) is waiting for you at the pick-up point.
}
parcel-delivered = { $place ->
    [all] The carrier reports that order { $order } was delivered on { $when }.
   *[part] The carrier reports that parcel { $place } ({ $lines }) was delivered on { $when }.
}
parcel-picked_up = { $place ->
    [all] The carrier reports that order { $order } was picked up on { $when }.
   *[part] The carrier reports that parcel { $place } ({ $lines }) was picked up on { $when }.
}
parcel-failed = { $place ->
    [all] I'm sorry: the carrier reports that it could not deliver order { $order }. It may be on its way back to us.
   *[part] I'm sorry: the carrier reports that it could not deliver parcel { $place } ({ $lines }). It may be on its way back to us.
}

# What the carrier says of a parcel besides.
carrier-and-number = Carrier: { $carrier }, tracking number { $number }.
carrier-alone = Carrier: { $carrier }.
number-alone = Tracking number: { $number }.
expected = Expected delivery: { $days }.
expected-anew = New expected delivery: { $days }.
expected-passed = It was expected by { $day }. I'm sorry that it is late.
expected-unknown = The carrier has not named a delivery day yet.
last-news = Last news from the carrier: { $when }.

# What to do next.
attempted-next = Please look for a note from the carrier, or open its tracking page: there you see whether it comes again or where you can pick it up.
pickup-next = The carrier's tracking page or its message to you says where that is and how long it is kept.
sorry-waiting = I'm sorry that you have to wait.
sorry-missing = I'm sorry that you don't have it.
not-reported = The carrier has not reported it as delivered.
look-around = Please ask your neighbours, and look where a parcel may be left: by the door, in the letterbox, in a shed, at a reception desk.
wait-until = Sometimes a carrier reports a delivery a little early. If the parcel has not turned up by { $until }, write here again and a person will look into it.

# Whether an order has arrived at the shop, and its papers.
order-placed = Yes, we have order { $order }, placed on { $when }.
payment = { $status ->
    [paid] It is paid: { $total }.
    [authorized] The payment of { $total } is approved.
    [partially_paid] It is paid in part. Its total is { $total }.
    [partially_refunded] It is paid, and part of it has been refunded. Its total is { $total }.
    [refunded] It has been refunded.
    [voided] Its payment was called off.
    [expired] Its payment has expired, so it is not paid.
   *[pending] The payment of { $total } is not settled yet.
}
no-mail-again = I can't send the confirmation e-mail again from here.
documents-say = On invoices, our help pages say:
no-documents = I can't send invoices or other papers from here.

# Before what the shop's help pages say, and what the shop itself adds for this status.
dispatch-says = On when orders are sent, our help pages say:
delivery-says = On delivery times, our help pages say:
late-says = On late parcels, our help pages say:
shop-adds = A note from the shop: { $note }

# What is searched for in the articles.
query-dispatch = when are orders sent, dispatch, packed, leave the warehouse
query-delivery = how long does delivery take, shipping time
query-late = parcel is late, delayed, tracking stands still
query-documents = invoice, receipt
