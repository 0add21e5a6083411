# What the agent says itself. No figure stands here: every one comes from a fact.

greeting = Hello! What can I help you with?
greeting-professional = Welcome. How may I assist you?
greeting-friendly = Hi there! Great that you're here. What can I do for you?
greeting-playful = Ahoy! What shall we tackle first?
thanks = You're welcome!
thanks-professional = You are welcome.
thanks-friendly = My pleasure, any time!
thanks-playful = Any time, that was fun!
signed-in = Thank you, you are signed in. What can I help you with?
picture-alone = Your picture has arrived. Please tell me in a few words what it is about.
sign-in-how = You sign in with a code that we send you, on a page of ours. You need no password.
sign-in-no-account = You need no account for that: enter the e-mail address that you ordered with, and we send you a code.
sign-in-there = Please enter that address where you sign in. We send a code to it, so that nobody else sees your orders.
no-code-came = If no code has come, please look in your spam folder. You can ask for a new one where you sign in.
automated = I'm this shop's automated assistant, not a person. If you'd rather have a person from our team, just say so.
nothing-to-read = I couldn't read that message. Please tell me in a few words what you need.

person-comes = I'm handing you over to a person from our team. They can see everything written here, so you don't need to repeat it.
person-asked = I've asked a person from our team to look at this. You can go on writing here in the meantime.
person-later = Nobody from our team is here right now. Your message is kept, and a person will answer you here.
person-opens = We are back on { $when }.
leave-email = Please leave your e-mail address, so that the answer reaches you even if you leave this page.
leave-order = Please also write your order number, if it is about an order.
leave-topic = Please also tell us in a few words what it is about.
person-kept = I have passed your message on to our team.
offer-person = Would you like a person from our team to help with this?
not-solved = I'm sorry that this is not solved yet.
no-person-then = All right. Is there anything else I can help you with?

help-says = This is what our help pages say:
page-said = This is what our page said when it was last reviewed, on { $date }:
goes-by-page = I'm going by a page of ours that was last reviewed on { $date }, so this may have changed since.
confirm-by-person = A person from our team can confirm whether it still holds.
offer-confirm = Would you like a person from our team to confirm whether it still holds?
ask-again-if-not = If you meant something else, please tell me in other words.
unclear = I'm not sure I understood. What is it about: an order you placed, or a question about the shop?
unclear-choices = I'm not sure I understood. Is it one of these?
unclear-again = I still haven't understood what you need, and I'd rather not guess.
outside-reach = That is beyond what I can help with here.
unavailable = That can't be done here at the moment.
not-sure = I can't say that for certain, so I'd rather not guess.
apology = I'm sorry, something went wrong on our side and I couldn't finish this.

choice-order_editing = Change or cancel an order
choice-order_editing-cancel = Cancel an order
choice-order_editing-variant = Change a size or colour
choice-order_editing-quantity = Change a quantity
choice-order_editing-remove = Take an item off an order
choice-order_editing-address = Change the delivery address
choice-order_editing-add_item = Add an item to an order
choice-order_tracking = Where my order is
choice-returns_exchanges = Return or exchange something
choice-returns_exchanges-return = Return something
choice-returns_exchanges-exchange = Exchange something
choice-returns_exchanges-refund = Where my refund is
choice-returns_exchanges-defect = Something arrived faulty or wrong
choice-store_questions = A question about the shop or its rules
choice-store_questions-change_policy = The rules on changing an order
choice-store_questions-return_policy = The rules on returns
choice-store_questions-delivery = Delivery
choice-store_questions-payment = Payment
choice-store_questions-buying = Placing an order
choice-store_questions-store = Contact and opening hours
choice-store_questions-newsletter = The newsletter
choice-store_questions-wholesale = Buying for a business
choice-product_advice = Advice on products
choice-discounts = Discounts and codes
choice-human = A person from the team

summary = The customer wants: { $wish }. { $order } Last words: “{ $words }”
summary-order = Order { $name }, { $state }.
summary-no-order = No order was looked at.
summary-nothing = (nothing written)
summary-other = something else

# What a draft for a person adds.
draft-follow = Follow your parcel here: { $url }
draft-quote = "{ $text }" ({ $title })
draft-greeting = Hello,
draft-greeting-name = Hello { $name },
draft-end = Kind regards,

# First words of the shop, before the customer asks. A store's own words stand between them.
first-shipped = { $part ->
    [part] Good news from { $store }: a part of your order { $order } is on its way.
   *[all] Good news from { $store }: your order { $order } is on its way.
}
first-packed = { $part ->
    [part] News from { $store }: a part of your order { $order } is packed and waits for the carrier.
   *[all] News from { $store }: your order { $order } is packed and waits for the carrier.
}
first-delivered = { $part ->
    [part] { $store } hopes you enjoy it: the carrier says that a parcel of your order { $order } was delivered.
   *[all] { $store } hopes you enjoy it: the carrier says that your order { $order } was delivered.
}
first-delayed = { $part ->
    [part] A word from { $store }: we are sorry, a parcel of your order { $order } will be late.
   *[all] A word from { $store }: we are sorry, your order { $order } will be late.
}
first-carrier = Carrier: { $carrier }.
first-expected = Expected delivery: { $window }.
first-expected-none = The carrier has not named a delivery day yet.
first-link = Follow it here: { $link }
first-off = You can switch these messages off on the page with your orders.
first-subject = Your order { $order }
first-own-words = { $words }
