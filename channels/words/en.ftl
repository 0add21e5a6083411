# What channels add to the agent's words.
person-wish = I would like to talk to a person.
person-asked = A person from our team has been asked to answer you here.
person-offered = Would you like a person from our team to answer you?
quote = "{ $text }" ({ $title })
order-change = Change order { $order } here: { $url }
order-see = See order { $order } here: { $url }
parcel-follow = Follow your parcel here: { $url }
sign-in = Sign in to your orders here: { $url }
answer-with-number = Answer with a number.
letter-greeting = Hello,
letter-end =
    Kind regards,
    { $store }
opt-stop = You will get no more messages from { $store } here. Write START if you want them again.
opt-help = This is { $store }. Write here what you want to know about your order, or write "human" for a person from our team.
opt-start = You will get messages from { $store } here again.
discount-use = Put { $code } into your cart here: { $url }
product-see = See it here: { $url }
price-from = from { $price }
sold-out = sold out
return-ask = Ask for the return of order { $order } here: { $url }
return-portal = Our returns page: { $url }
