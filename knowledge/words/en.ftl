set-by-staff = Set by our team
modify-within = Orders can be changed within { $time } of being placed.
modify-cutoff = Orders can be changed until { $clock } on the day they are placed.
modify-until_shipped = Orders can be changed until they ship.
modify-limit = Orders cannot be changed once they have shipped.
modify-never = Orders cannot be changed once they are placed.
cancel-within = Orders can be cancelled within { $time } of being placed.
cancel-cutoff = Orders can be cancelled until { $clock } on the day they are placed.
cancel-until_shipped = Orders can be cancelled until they ship.
cancel-limit = Orders cannot be cancelled once they have shipped.
cancel-never = Orders cannot be cancelled once they are placed.
fee-none = Cancelling an order is free of charge.
fee-percent = When an order is cancelled, { $percent }% of its total is kept as a restocking fee.
fee-fixed = When an order is cancelled, { $amount } is kept as a restocking fee.
eligible = These can be changed: { $kinds }.
eligible-none = Nothing in an order can be changed.
exception-modify = { $items } cannot be changed.
exception-cancel = { $items } cannot be cancelled.
exception-both = { $items } cannot be changed or cancelled.
returns = Items can be returned within { $time }.
refund = Refunds take up to { $time }.
exception-return = { $items } cannot be returned.
exchanges-yes = Items can be exchanged.
exchanges-no = Items are not exchanged.
minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
kind-variant = size and colour
kind-quantity = quantity
kind-remove = removing items
kind-address = shipping address
kind-cancel = cancelling
items-personalised = Personalised items
items-pre_order = Pre-orders
items-gift_card = Gift cards
items-final_sale = Final sale items
items-made_to_order = Made-to-order items

help-title = Help
help-reviewed = Last reviewed on { $date }
help-overdue = What it says may have changed since then.
help-ask = Ask us
help-all = All help pages
help-missing = There is no such page
help-missing-why = It may have been taken down.
help-none = There is no help page yet.
help-skip = Skip to the page
