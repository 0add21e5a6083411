hub-title = My orders
skip = Go to the content
language = Language
sign-out = Sign out
optional = (optional)
back-to-chat = Back to the chat
close-by-hand = You can close this panel and go on in the chat.

signin-title = Sign in
signin-intro = We send a code to the e-mail address you used for your order at { $store }. You need no password.
signin-email = E-mail address
signin-send = Send me a code
signin-late = You were signed out, so what you sent was not used and nothing was changed. Sign in and try again.
signin-wrong-address = This does not look like an e-mail address. Check it and try again.
signin-many-codes = Too many codes were asked for. Wait a while and try again.
signin-wrong-format = The code has six digits. Check it and try again.
signin-wrong-code = This is not the code. Check the mail and try again.
signin-dead-code = This code no longer works: it was used, is too old, or was mistyped too often. Ask for a new one below.
signin-other = Somebody else is signed in here. Ask for a new code to go on.

code-title = Enter your code
code-intro = If { $email } belongs to an order here, a code is on its way to it.
code-intro-plain = If the address belongs to an order here, a code is on its way to it.
code-again = A new code is on its way. The old one no longer works.
code-lives = The code works once, for { $minutes } minutes. Look in the spam folder too.
code-demo = Demo: read the mails here
code-label = Six-digit code
code-enter = Sign in
code-resend = Send a new code
code-other-address = Use another address

orders-title = My orders
orders-none = There are no orders for this address yet.
order-name = Order { $name }
order-placed = Placed on { $day }
to-orders = All orders
to-order = Order { $name }
open-order = To the order
items = Items
parcels = Parcels
address = Delivery address
whole-order = Whole order
track = Follow the parcel
why-title = Why this order cannot be changed
waiting-intro = You began a change of this order and have not confirmed it. Nothing has changed yet.
waiting-go-on = Go on with it

state-open = Open
state-part-shipped = Partly sent
state-shipped = Sent
state-cancelled = Cancelled
state-cancelling = Being cancelled
state-archived = Closed
state-refunded = Refunded
state-with-warehouse = Being packed
state-on-hold = Being checked
state-scheduled = Scheduled
state-digital = Digital
state-locked = Closed for changes
state-unknown = In progress

units-open = { $count } can be changed
units-shipped = { $count } sent
units-blocked = { $count } cannot be changed

action-variant = Change size or colour
action-quantity = Change quantity
action-remove = Remove
action-address = Change delivery address
action-cancel = Cancel order
until = until { $time }
open-until = You can change this { $until }.
policy-source = From the shop's policy: { $title }

why-shipped = This has already been sent.
why-with-warehouse = The warehouse is already working on this, so it cannot be changed here.
why-on-hold = The shop is still checking this, so it cannot be changed here now.
why-cancelled = This order is cancelled.
why-cancelling = This order is being cancelled.
why-archived = This order is closed.
why-refunded = This order has been refunded.
why-digital = This is delivered digitally and cannot be changed.
why-shop-locked = The shop has closed this order for changes.
why-quantity-unknown = The shop cannot say just now what has been sent. Try again later.
why-window-closed = The time for this change is over.
why-window-closed-at = The time for this change ended: { $moment }.
why-policy-unknown = We cannot say for certain whether this may still be changed. Ask the shop's team.
why-never-allowed = The shop does not offer this change.
why-not-eligible = The shop does not offer this kind of change.
why-exception = This item is an exception and cannot be changed.
why-return-open = A return of this order is under way.
why-payment-pending = The payment is still being settled. Try again when it is done.
why-part-shipped = A part of this order has already been sent.
why-single-unit = There is one unit only: you can remove it, not lower the quantity.
why-whole-order = This is all there is in the order. To take it out, cancel the order.
why-nothing-open = There is nothing left here that can be changed.
why-cancel = Cancelling: { $why }
why-shop-cannot = This change cannot be made here. Ask the shop's team.

pick-variant = Which item do you want in another form?
pick-quantity = Of which item do you want fewer?
pick-remove = Which item do you want to remove?

edit-variant = Change size or colour
edit-quantity = Change quantity
edit-remove = Remove item
edit-address = Change delivery address
edit-cancel = Cancel order
go-on = Continue
form-next = On the next page you see what it costs and confirm. Nothing changes before that.
form-wrong = Something is not right yet. It is marked below.
form-shipped = { $shipped } already sent, { $open } can be changed
variant-choose = { $units ->
    [one] Choose another
   *[other] Choose another for all { $units } units
 }
variant-only = This item comes in one form only.
sold-out = Sold out
quantity-choose = How many of the { $open } do you want to keep?
quantity-more = To get more, place a new order.
remove-intro = { $units ->
    [one] The item is taken out of the order.
   *[other] All { $units } units that have not been sent are taken out of the order.
 }

field-name = Full name
field-line1 = Street and number
field-line2 = Flat, floor, company
field-postcode = Postcode
field-city = Town or city
field-region = State or region
field-phone = Phone
field-country = Country
country-fixed = The country cannot be changed, because taxes and delivery depend on it. To send it to another country, ask the shop's team.

wrong-variant-none = Choose one of the list.
wrong-variant-unknown = This item does not come in that form. Choose one of the list.
wrong-variant-same = This is what you ordered. Choose another.
wrong-variant-stock = There are not enough of { $variant }. Choose another.
wrong-variant-gone = This has just sold out. Choose another.
wrong-quantity-number = Enter a whole number.
wrong-quantity-negative = The quantity cannot be below zero.
wrong-quantity-zero = To take the item out of the order, go back and choose “Remove”.
wrong-quantity-above = Only { $open } can still be changed. Enter fewer.
wrong-quantity-same = This is the quantity you have. Choose fewer.
wrong-name = Enter the name of who receives the parcel.
wrong-line1 = Enter street and number.
wrong-postcode = Enter the postcode.
wrong-city = Enter the town or city.
wrong-region = Enter the state or region.
wrong-country = Enter a country by its two letters, such as PT.
wrong-country-change = The country cannot be changed here. Ask the shop's team.
wrong-too-long = This is too long. Shorten it.
wrong-signs = There are signs here that cannot be printed. Type it anew.
wrong-address-same = Nothing is different. Change what should change.
wrong-reason = Choose a reason.

cancel-heading = Cancel order { $name }
cancel-intro = The whole order of { $total } is cancelled. This cannot be undone.
cancel-fee = The shop keeps { $fee } of it.
cancel-no-fee = The shop keeps nothing of it.
cancel-why = Why do you cancel?
cancel-note = Anything the shop should know
reason-changed-mind = I changed my mind
reason-wrong-item = I ordered the wrong thing
reason-too-slow = It takes too long
reason-found-cheaper = I found it cheaper
reason-other = Another reason

closed-title = This cannot be changed now
moved-title = Something has moved
moved-intro = The order is no longer as it was when you began.
nothing-changed = Nothing was changed.
order-now = Order { $name } as it is now

summary = Your change
change-variant = Change size or colour
change-variant-detail = { $from } → { $to }
change-quantity = Change quantity
change-quantity-detail = { $from } → { $to }
change-remove = Remove item
change-remove-detail = { $units } × { $variant }
change-address = Change delivery address
change-cancel = Cancel order { $order }

change-proposed-title = Please check and confirm
change-started-title = Your change is being made
change-started-intro = The shop has not answered yet. You can leave this page: the change goes on.
change-pending-title = Your order is being cancelled
change-pending-intro = The shop is working on it. It is cancelled once the shop says so.
change-done-title = Done
change-done-intro = Your order has been changed.
change-refused-title = This could not be changed
change-expired-title = The time ran out
change-withdrawn-title = Nothing was changed
change-withdrawn-intro = You kept the order as it is, or began another change.

quote-before = Total before
quote-after = New total
quote-fee = Kept by the shop
quote-invoice = To pay
quote-refund = Back to you
settle-nothing = The price stays the same.
settle-invoice = The shop sends you an invoice for { $amount } by e-mail.
settle-refund = { $amount } goes back the way you paid.
confirm-variant = Confirm the change
confirm-quantity = Confirm the change
confirm-remove = Remove the item
confirm-address = Confirm the address
confirm-cancel = Cancel the order
keep-order = Keep the order as it is
held-for = We keep the order for you for { $minutes } minutes. Confirm within that time.
look-again = Look again

refused-expired = You did not confirm within { $minutes } minutes, so the order was let go. Begin again if you still want the change.
refused-price = The price or the fee has changed since you looked. Begin again to see the new one.
refused-stock = What you chose has sold out meanwhile. Choose another.
refused-cancel = The shop could not cancel the order. Ask the shop's team.
refused-shop = The shop refused this change. Look at the order as it is now, or ask the shop's team.

fault-missing-title = Not found
fault-missing = There is nothing for you at this address. If you followed a link, check that you signed in with the address you ordered with.
fault-store-title = Not found
fault-store = There is no shop at this address. Check the link.
fault-link-title = This link does not work
fault-link = It has expired or is not complete. Ask for a new one in the chat, or open your orders from the shop's page.
fault-unavailable-title = Not available
fault-unavailable = These pages are not available now. Ask the shop's team.
fault-foreign-title = This form came from another page
fault-foreign = For your safety it was not used and nothing was changed. Open the page here and send it again.
fault-form-title = This form cannot be used
fault-form = Nothing was changed. Open the page again and send it once more.
fault-many-title = Too many tries
fault-many = Wait a while and try again.
fault-conflict-title = This does not fit any more
fault-conflict = Something changed meanwhile. Nothing was changed by you. Look at your order and begin again.
fault-shop-busy-title = The shop does not answer
fault-shop-busy = Nothing was changed. Try again in a moment.
fault-shop-title = The shop cannot be reached
fault-shop = Nothing was changed. The shop's team has to look at it; try again later.
fault-internal-title = Something went wrong
fault-internal = It is our fault. Look at your order to see how it stands before you try again.

shipment-sent = Sent
shipment-label-purchased = Ready to be handed to the carrier
shipment-label-printed = Ready to be handed to the carrier
shipment-ready-for-pickup = Ready to be picked up
shipment-confirmed = With the carrier soon
shipment-carrier-picked-up = With the carrier
shipment-in-transit = On its way
shipment-out-for-delivery = Out for delivery
shipment-attempted-delivery = Delivery was tried
shipment-delayed = Delayed
shipment-delivered = Delivered
shipment-picked-up = Picked up
shipment-failure = Could not be delivered
