# O que a ajuda com produtos diz. Nenhum número está aqui: todos vêm de um facto.

found-one = Foi isto que encontrei:
found-several = Estes correspondem ao que procura:
found-sold-out = Temos isto na loja, mas está esgotado neste momento:
found-nearest = Não há nada exatamente assim na loja. O mais parecido é:
found-cheaper = Estes custam menos:
none-cheaper = Nada desse tipo custa menos do que { $product }, por { $price }.

in-stock = Sim, { $product } está disponível.
in-stock-in = { $product } está disponível nestas opções: { $forms }.
sold-out-form = { $product } está esgotado em { $forms }.
sold-out = { $product } está esgotado neste momento.
no-word-back = A loja não diz quando volta.
not-made = { $product } não existe assim.
left-in = Está disponível nestas opções: { $forms }.

price-one = { $product } custa { $price }.
price-range = { $product } custa entre { $lowest } e { $highest }, conforme a opção que escolher.
costs-one = Custa { $price }.
costs-range = Custa entre { $lowest } e { $highest }, conforme a opção que escolher.
shop-says = É isto que a loja diz de { $product }: “{ $about }”
nothing-said = A loja não escreveu mais nada sobre { $product }.
no-more-said = Não diz mais nada sobre isso, por isso prefiro não adivinhar.
articles-say = E é isto que dizem as nossas páginas de ajuda:
no-size-advice = Não encontro conselhos sobre o tamanho no que a loja escreveu, por isso prefiro não adivinhar.
side-by-side = Aqui estão { $products } lado a lado, com o que a loja diz de cada um:

which-product = De que produto fala?
not-sold = Não encontro isso na loja.
what-else = Estes são os tipos de coisas que temos. O que gostaria de ver?
what-sought = O que procura? Estes são os tipos de coisas que temos:
shop-unreachable = Não consigo chegar ao catálogo da loja neste momento, por isso não posso ver isso agora.
