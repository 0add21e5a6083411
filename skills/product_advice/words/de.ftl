# Was die Produktberatung sagt. Keine Zahl steht hier: jede kommt aus einer Tatsache. Was der Shop sagt, steht in Anführungszeichen.

found-one = Das habe ich gefunden:
found-several = Das passt zu dem, was Sie suchen:
found-sold-out = Das führen wir, aber es ist im Moment ausverkauft:
found-nearest = Genau so etwas gibt es im Shop nicht. Das kommt dem am nächsten:
found-cheaper = Das kostet weniger:
none-cheaper = Nichts dieser Art kostet weniger als { $product } für { $price }.

in-stock = Ja, { $product } ist auf Lager.
in-stock-in = { $product } ist in diesen Varianten auf Lager: { $forms }.
sold-out-form = { $product } ist in { $forms } ausverkauft.
sold-out = { $product } ist im Moment ausverkauft.
no-word-back = Der Shop sagt nicht, wann es wiederkommt.
not-made = { $product } gibt es so nicht.
left-in = In diesen Varianten ist es auf Lager: { $forms }.

price-one = { $product } kostet { $price }.
price-range = { $product } kostet je nach Variante zwischen { $lowest } und { $highest }.
costs-one = Es kostet { $price }.
costs-range = Es kostet je nach Variante zwischen { $lowest } und { $highest }.
shop-says = Das sagt der Shop zu { $product }: "{ $about }"
nothing-said = Mehr hat der Shop zu { $product } nicht geschrieben.
no-more-said = Mehr steht dort nicht dazu, also rate ich lieber nicht.
articles-say = Und das steht auf unseren Hilfeseiten:
no-size-advice = In dem, was der Shop geschrieben hat, finde ich keinen Rat zur Größe, also rate ich lieber nicht.
side-by-side = Hier sind { $products } im Vergleich, mit dem, was der Shop zu jedem sagt:

which-product = Welches Produkt meinen Sie?
not-sold = Das finde ich im Shop nicht.
what-else = Solche Dinge haben wir. Was möchten Sie sehen?
what-sought = Was suchen Sie? Solche Dinge haben wir:
shop-unreachable = Ich erreiche das Sortiment des Shops gerade nicht und kann das im Moment nicht nachsehen.
