# What returns and exchanges say. No figure stands here: every one comes from a fact. A quotation follows the lines that end in a colon.

policy-says = Here is what our rules say:
policy-also-says = And:
policy-mentions = This is all I find in our help pages about it:
policy-unknown = I can't say for certain what our rules on this are, so I won't guess.
refunds-say = About refunds our rules say:

sorry-defect = I'm sorry that something is wrong with what you received.
sign-in-needed = To see what can come back, please sign in first.
sign-in-refund = To see how your refund stands, please sign in first.
which-order = Which order do you mean?
order-not-found = I can't find an order { $order } in your account. Very old orders may be out of my reach, so please check the number.
order-too-old = That order is too old for me to see here. A person from our team can look it up.
no-orders = I can't find an order in your account that I could look at. Very old orders may be out of my reach.
shop-unreachable = I can't reach the shop's order system at the moment, so I can't look at your order just now.
no-hub = Returns can't be asked for here at the moment.
in-portal = You ask for it in our returns portal.

can-return = From order { $order } you can send back: { $lines }.
can-exchange = From order { $order } you can send back and have exchanged: { $lines }.
ask-until-delivery = You can ask for it until { $until }, counted from the delivery.
ask-until-sending = You can ask for it until { $until }. When it was delivered is not known, so this is counted from the day it was sent.
not-certain = Our rules don't say for certain whether this may still come back. You can ask for it, and a person from our team decides.
no-exchange = We don't exchange items, but you can send them back:
choose = Choose what should come back and why, then confirm. Nothing is sent before you confirm it.
choose-exchange = Choose the item, and the size or colour that you would like instead. Nothing is sent before you confirm it.
choose-defect = Choose the item and say what is wrong with it. Nothing is sent before you confirm it.

lines-not-delivered = Still on its way, so it can come back once it has arrived: { $lines }.
lines-not-sent = Not sent yet, so it can be changed instead of sent back: { $lines }.
lines-window-closed = The time for sending this back is over: { $lines }.
lines-window-closed-at = The time for sending this back ended on { $closed }: { $lines }.
lines-exception = This can't be sent back: { $lines }.
lines-coming-back = A return has been asked for already: { $lines }.
lines-refunded = Refunded already: { $lines }.
lines-digital = Delivered digitally, so there is nothing to send back: { $lines }.
lines-unknown = The shop can't tell yet whether this has been sent: { $lines }.

nothing-not-delivered = Order { $order } is still on its way. It can come back once it has arrived.
nothing-not-sent = Order { $order } has not been sent yet, so nothing needs to come back.
nothing-window-closed = The time for sending order { $order } back is over.
nothing-window-closed-at = The time for sending order { $order } back ended on { $closed }.
nothing-exception = What is on order { $order } can't be sent back.
nothing-coming-back = A return of order { $order } has been asked for already.
nothing-refunded = Order { $order } has been refunded, so there is nothing left to send back.
nothing-cancelled = Order { $order } has been cancelled, so there is nothing to send back.
nothing-digital = Order { $order } is delivered digitally, so there is nothing to send back.
nothing-unknown = The shop can't tell yet what of order { $order } has been sent, so I can't say for certain what can come back.
nothing-shop-cannot = A return of order { $order } can't be asked for online.

return-requested = You asked for a return on order { $order } on { $asked }: { $lines }. The shop has not answered it yet.
return-open = The return on order { $order } that you asked for on { $asked } is approved: { $lines }. The shop waits for it to arrive.
return-checked = What came back from order { $order } has been checked.
return-closed = The return on order { $order } is finished: { $lines }.
return-declined = The shop has declined the return on order { $order } that you asked for on { $asked }: { $lines }.
return-cancelled = The return on order { $order } that you asked for on { $asked } was called off: { $lines }.
return-under-way = A return of order { $order } is under way.

refund-whole = Order { $order } is refunded in full.
refund-part = A part of order { $order } is refunded.
refund-not-yet = No refund is recorded on order { $order } yet.
refund-none = On order { $order } no return has been asked for, and no refund is recorded.
refund-cancelled = Order { $order } is cancelled. No refund is recorded on it yet.
refund-not-paid = Order { $order } was cancelled before it was paid, so there is nothing to pay back.

return-asked = Done: the return on order { $order } has been asked for: { $lines }. It is with the shop's team now.
exchange-asked = Done: the exchange on order { $order } has been asked for: { $lines }. It is with the shop's team now.
is-it-solved = Is everything as you wanted it now?

# What is searched for in the articles.
query-return = within how many days can items be returned and how
query-refund = how and when are refunds paid
query-defect = a faulty or wrong item arrived
