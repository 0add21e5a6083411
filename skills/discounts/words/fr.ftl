# Ce que disent les réductions. Aucun chiffre n'est écrit ici : chacun vient d'un fait.

code-is = Il y a un code pour vous :
codes-are = Voici les codes que je peux partager :
only-these = Je ne peux pas créer de codes ni changer ce qu'un code enlève. Je peux seulement partager ceux que la boutique a créés.
takes-percent = { $code } enlève { $percent } % à votre panier.
takes-amount = { $code } enlève { $amount } à votre panier.
from-minimum = Il vaut pour les paniers de { $minimum } ou plus.
until = Il vaut jusqu'au { $when }.
no-code = Il n'y a pas de code que je puisse partager pour le moment.

code-counts = Le code { $code } est valable en ce moment.
if-refused = Si votre panier y répond et que le code est quand même refusé, une personne de notre équipe peut regarder.
code-ended = Le code { $code } a pris fin le { $when }, il ne vaut donc plus.
code-not-yet = Le code { $code } ne vaut pas encore.
code-unknown = La boutique n'a pas de code { $code }. Vérifiez comment il s'écrit.

articles-say = Voici ce que disent nos pages d'aide :
not-there = Je ne trouve rien à ce sujet dans nos pages d'aide, je préfère donc ne pas deviner.
shop-unreachable = Je n'arrive pas à joindre les codes de réduction de la boutique pour le moment.
