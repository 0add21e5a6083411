# What product advice says. No figure stands here: every one comes from a fact. What the shop says stands in quotation marks.

found-one = This is what I found:
found-several = These fit what you are looking for:
found-sold-out = We have this in the shop, but it is sold out at the moment:
found-nearest = There is nothing just like that in the shop. This comes nearest:
found-cheaper = These cost less:
none-cheaper = Nothing of that kind costs less than { $product } at { $price }.

in-stock = Yes, { $product } is in stock.
in-stock-in = { $product } is in stock in these: { $forms }.
sold-out-form = { $product } is sold out in { $forms }.
sold-out = { $product } is sold out at the moment.
no-word-back = The shop doesn't say when it comes back.
not-made = { $product } doesn't come like that.
left-in = It is in stock in these: { $forms }.

price-one = { $product } costs { $price }.
price-range = { $product } costs between { $lowest } and { $highest }, depending on which one you choose.
costs-one = It costs { $price }.
costs-range = It costs between { $lowest } and { $highest }, depending on which one you choose.
shop-says = This is what the shop says of { $product }: “{ $about }”
nothing-said = The shop has written nothing more about { $product }.
no-more-said = It says no more about it than that, so I'd rather not guess.
articles-say = And this is what our help pages say:
no-size-advice = I find no advice on the size in what the shop has written, so I'd rather not guess.
side-by-side = Here are { $products } side by side, with what the shop says of each:

which-product = Which product do you mean?
not-sold = I don't find that in the shop.
what-else = These are the kinds of things we have. What would you like to see?
what-sought = What are you looking for? These are the kinds of things we have:
shop-unreachable = I can't reach the shop's catalogue at the moment, so I can't look that up just now.
