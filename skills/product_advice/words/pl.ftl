# Co mówi doradztwo. Nie ma tu żadnych liczb: każda pochodzi z faktu. To, co mówi sklep, stoi w cudzysłowie.

found-one = Oto co udało się znaleźć:
found-several = To pasuje do tego, czego szukasz:
found-sold-out = Mamy to w sklepie, ale w tej chwili jest wyprzedane:
found-nearest = Dokładnie czegoś takiego w sklepie nie ma. To jest najbliższe:
found-cheaper = To kosztuje mniej:
none-cheaper = Nic takiego nie kosztuje mniej niż { $product } za { $price }.

in-stock = Tak, { $product }: dostępne.
in-stock-in = { $product }: dostępne w wariantach { $forms }.
sold-out-form = { $product }: wyprzedane w wariantach { $forms }.
sold-out = { $product }: w tej chwili wyprzedane.
no-word-back = Sklep nie podaje, kiedy wróci.
not-made = { $product }: takiego wariantu nie ma.
left-in = Dostępne są te warianty: { $forms }.

price-one = { $product } kosztuje { $price }.
price-range = { $product } kosztuje od { $lowest } do { $highest }, zależnie od wariantu.
costs-one = Kosztuje { $price }.
costs-range = Kosztuje od { $lowest } do { $highest }, zależnie od wariantu.
shop-says = { $product }, opis sklepu: „{ $about }”
nothing-said = { $product }: sklep nie napisał nic więcej.
no-more-said = Nie mówi o tym nic więcej, więc wolę nie zgadywać.
articles-say = A oto co mówią nasze strony pomocy:
no-size-advice = W tym, co napisał sklep, nie znajduję porady co do rozmiaru, więc wolę nie zgadywać.
side-by-side = Oto { $products } obok siebie, z tym, co sklep mówi o każdym z nich:

which-product = O który produkt chodzi?
not-sold = Nie znajduję tego w sklepie.
what-else = Oto rodzaje rzeczy, które mamy. Co pokazać?
what-sought = Czego szukasz? Oto rodzaje rzeczy, które mamy:
shop-unreachable = W tej chwili nie mam dostępu do katalogu sklepu, więc nie mogę tego teraz sprawdzić.
