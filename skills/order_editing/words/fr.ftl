# Ce que dit la modification de commandes. Aucun chiffre n'est écrit ici : chacun vient d'un fait. Une citation suit les lignes qui finissent par deux points.

kind-variant = changer la taille ou la couleur
kind-quantity = réduire la quantité
kind-remove = retirer un article
kind-address = changer l'adresse de livraison
kind-cancel = annuler la commande

doing-variant = changer la taille ou la couleur
doing-quantity = changer la quantité
doing-remove = retirer un article
doing-address = changer l'adresse de livraison
doing-cancel = annuler
doing-any = modifier une commande

policy-says = Voici ce que disent nos règles :
policy-also-says = Et :
policy-mentions = Voici tout ce que je trouve à ce sujet dans nos pages d'aide :
policy-unknown = Je ne peux pas dire avec certitude quelles sont nos règles pour { $change }, je préfère donc ne pas deviner.

sign-in-needed = Pour voir si votre commande le permet encore, connectez-vous d'abord.
which-order = De quelle commande s'agit-il ?
order-not-found = Je ne trouve pas de commande { $order } dans votre compte. Les très anciennes commandes peuvent m'échapper : vérifiez le numéro, s'il vous plaît.
order-too-old = Cette commande est trop ancienne pour que je la voie ici. Une personne de notre équipe peut la rechercher.
no-orders = Je ne trouve dans votre compte aucune commande que je puisse consulter. Les très anciennes commandes peuvent m'échapper.
shop-unreachable = Je n'arrive pas à joindre le système de commandes de la boutique, je ne peux donc pas consulter votre commande pour l'instant.

add-not-supported = On ne peut pas ajouter d'articles à une commande déjà passée. Vous pouvez passer une nouvelle commande, ou demander de l'aide à notre équipe.
more-not-supported = On ne peut pas ajouter d'unités à une commande déjà passée. Vous pouvez passer une nouvelle commande.
no-hub = Les commandes ne peuvent pas être modifiées ici pour le moment.

can-change = { $kind ->
    [variant] Vous pouvez encore changer la taille ou la couleur dans la commande { $order }. Choisissez l'article dans la commande, puis la nouvelle option.
    [quantity] Vous pouvez encore réduire la quantité dans la commande { $order }. Choisissez l'article dans la commande et indiquez la nouvelle quantité.
    [remove] Vous pouvez encore retirer des articles de la commande { $order }. Choisissez ce qui doit partir.
    [address] Vous pouvez encore changer l'adresse de livraison de la commande { $order }. Indiquez la nouvelle dans la commande.
    [cancel] Vous pouvez encore annuler la commande { $order }. Rien ne se passe avant votre confirmation dans la commande.
   *[any] Vous pouvez encore modifier la commande { $order }.
}
finish-there = Je ne peux pas le faire à votre place : terminez sur la commande { $order } et confirmez-y.
can-change-any = Voici la commande { $order }. Vous pouvez encore { $kinds }.
else-open = Dans la commande { $order }, vous pouvez encore { $kinds }.
card-for-open = Pour ce qui n'est pas parti, vous pouvez encore { $kinds }.
open-until = C'est possible jusqu'au { $until }.
cancel-fee = Si vous annulez, des frais de { $fee } seront retenus :

window-closed = Pour la commande { $order }, le délai pour { $change } est passé :
window-closed-at = Pour la commande { $order }, le délai pour { $change } a pris fin le { $closed } :
never-allowed = Selon nos règles, on ne peut pas { $change } :
not-eligible = Nos règles ne comptent pas cela parmi les changements que vous pouvez faire vous-même :
exception = Ceci ne peut pas être changé de cette façon ({ $lines }) :
already-part-shipped = { $kind ->
    [cancel] La commande entière ne peut plus être annulée, car une partie est en route.
    [address] L'adresse de livraison ne peut plus être changée, car une partie de la commande est en route.
   *[other] Une partie est en route, ce n'est donc plus possible pour la commande entière.
}
already-shipped = Cet article est déjà parti, il ne peut donc plus être changé.
return-open = Un retour est en cours pour la commande { $order }, elle ne peut donc pas être annulée maintenant.
payment-pending = Le paiement de la commande { $order } n'est pas encore finalisé, elle ne peut donc pas être annulée pour l'instant.
single-unit = Il n'y en a qu'une unité dans la commande { $order }, il n'existe donc pas de quantité plus petite.
whole-order = C'est le seul article de la commande { $order }. Le retirer reviendrait à annuler la commande.
with-warehouse = C'est déjà à l'entrepôt, on ne peut donc plus le changer d'ici.
on-hold = Notre équipe est en train de le vérifier, on ne peut donc pas le changer d'ici pour l'instant.
quantity-unknown = La boutique ne peut pas encore dire ce qui est parti, je ne peux donc pas affirmer que ce soit modifiable.
digital = La livraison est numérique, il n'y a donc rien à y changer.
shop-cannot = { $kind ->
    [cancel] L'annulation en ligne n'est pas possible dans cette boutique.
   *[other] Ce type de changement n'est pas possible en ligne dans cette boutique.
}
nothing-open = Il ne reste rien dans la commande { $order } qui puisse être changé.

lines-exception = Ceci ne peut pas être changé de cette façon ({ $lines }) :
lines-with-warehouse = Déjà à l'entrepôt, donc plus modifiable : { $lines }.
lines-on-hold = En cours de vérification par notre équipe, donc pas modifiable maintenant : { $lines }.
lines-unknown = Je ne peux pas encore dire si ceci est parti : { $lines }.
lines-locked = Non modifiable : { $lines }.

part-shipped = Une partie de la commande { $order } est déjà partie.
units-shipped = En route : { $lines }.
units-open = Pas encore expédié et encore modifiable : { $lines }.
order-shipped = La commande { $order } est déjà partie, elle ne peut donc plus être modifiée ni annulée.
order-cancelled = La commande { $order } a été annulée, il ne reste donc rien à modifier.
order-cancelling = La commande { $order } est en cours d'annulation. Ce n'est pas encore terminé, et rien d'autre ne peut y être changé.
order-archived = La commande { $order } est close, elle ne peut donc plus être modifiée.
order-refunded = La commande { $order } a été remboursée, il ne reste donc rien à modifier.
order-with-warehouse = La commande { $order } est déjà à l'entrepôt, elle ne peut donc plus être modifiée d'ici.
order-on-hold = La commande { $order } est en cours de vérification par notre équipe, elle ne peut donc pas être modifiée d'ici pour l'instant.
order-digital = La commande { $order } est livrée sous forme numérique, il n'y a donc rien à y changer.
order-locked = La commande { $order } ne peut pas être modifiée en ligne.
order-unknown = La boutique ne peut pas encore dire ce qui est parti de la commande { $order }, je ne peux donc pas affirmer ce qui est modifiable.

returns-work = Vous pouvez retourner ce qui est arrivé. Voici comment :
returns-unknown = Ce qui est parti peut seulement être retourné. Je ne trouve rien dans nos pages d'aide sur le fonctionnement des retours.
refunds-work = Sur les remboursements, nos règles disent :

changed-in-hub = { $kind ->
    [variant] C'est fait : la taille ou la couleur est changée dans la commande { $order }.
    [quantity] C'est fait : la quantité est changée dans la commande { $order }.
    [remove] C'est fait : l'article est retiré de la commande { $order }.
    [address] C'est fait : l'adresse de livraison de la commande { $order } est changée.
    [cancel] C'est fait : la commande { $order } est annulée.
   *[any] C'est fait : la commande { $order } est modifiée.
}
is-it-solved = Tout est-il comme vous le vouliez ?
shop-news = { $what ->
    [sent] Du nouveau pour votre commande { $order } : elle est expédiée.
    [part_sent] Du nouveau pour votre commande { $order } : une partie est expédiée.
    [packed] Du nouveau pour votre commande { $order } : elle est emballée et attend le transporteur.
    [delivered] Du nouveau pour votre commande { $order } : selon le transporteur, elle est livrée.
    [part_delivered] Du nouveau pour votre commande { $order } : selon le transporteur, l'un de ses colis est livré.
    [delayed] Du nouveau pour votre commande { $order } : selon le transporteur, elle aura du retard.
    [cancelled] Du nouveau pour votre commande { $order } : la boutique l'a annulée.
    [returned] Du nouveau pour votre commande { $order } : votre retour est arrivé et il est réglé.
   *[any] Du nouveau pour votre commande { $order } : quelque chose a changé.
}
news-expected = Elle est maintenant attendue : { $window }.

# Ce qu'on cherche dans les articles.
query-returns = dans combien de jours peut-on retourner un article
query-refunds = comment et quand les remboursements sont-ils versés
