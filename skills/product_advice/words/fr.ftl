# Ce que disent les conseils sur les produits. Aucun chiffre n'est écrit ici : chacun vient d'un fait. Ce que dit la boutique est entre guillemets.

found-one = Voici ce que j'ai trouvé :
found-several = Voici ce qui correspond à votre recherche :
found-sold-out = Nous l'avons dans la boutique, mais le stock est épuisé pour le moment :
found-nearest = La boutique n'a rien d'exactement pareil. Voici ce qui s'en approche le plus :
found-cheaper = Ceci coûte moins cher :
none-cheaper = Rien de ce genre ne coûte moins que { $product } à { $price }.

in-stock = Oui, { $product } est en stock.
in-stock-in = { $product } est en stock dans ces versions : { $forms }.
sold-out-form = { $product } n'est plus en stock en { $forms }.
sold-out = { $product } n'est plus en stock pour le moment.
no-word-back = La boutique ne dit pas quand ce sera de nouveau disponible.
not-made = { $product } n'existe pas dans cette version.
left-in = En stock dans ces versions : { $forms }.

price-one = { $product } coûte { $price }.
price-range = { $product } coûte entre { $lowest } et { $highest }, selon la version choisie.
costs-one = Le prix est de { $price }.
costs-range = Le prix va de { $lowest } à { $highest }, selon la version choisie.
shop-says = Voici ce que la boutique dit de { $product } : « { $about } »
nothing-said = La boutique n'a rien écrit de plus sur { $product }.
no-more-said = Elle n'en dit pas plus, je préfère donc ne pas deviner.
articles-say = Et voici ce que disent nos pages d'aide :
no-size-advice = Je ne trouve aucun conseil de taille dans ce que la boutique a écrit, je préfère donc ne pas deviner.
side-by-side = Voici { $products } côte à côte, avec ce que la boutique en dit :

which-product = De quel produit s'agit-il ?
not-sold = Je ne trouve pas cela dans la boutique.
what-else = Voici le genre de choses que nous avons. Que voulez-vous voir ?
what-sought = Que cherchez-vous ? Voici le genre de choses que nous avons :
shop-unreachable = Je n'arrive pas à joindre le catalogue de la boutique pour le moment, je ne peux donc pas chercher cela.
