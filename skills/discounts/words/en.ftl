# What discounts say. No figure stands here: every one comes from a fact.

code-is = There is a code for you:
codes-are = These are the codes that I can share:
only-these = I can't make codes or change what one takes off. I can only share the ones that the shop has made.
takes-percent = { $code } takes { $percent }% off your cart.
takes-amount = { $code } takes { $amount } off your cart.
from-minimum = It counts for carts of { $minimum } or more.
until = It counts until { $when }.
no-code = There is no code that I could share at the moment.

code-counts = The code { $code } is good now.
if-refused = If your cart fits that and the code is still refused, a person from our team can look into it.
code-ended = The code { $code } ended on { $when }, so it no longer counts.
code-not-yet = The code { $code } doesn't count yet.
code-unknown = The shop has no code { $code }. Please check how it is written.

articles-say = This is what our help pages say:
not-there = I find nothing about that in our help pages, so I'd rather not guess.
shop-unreachable = I can't reach the shop's discount codes at the moment.
