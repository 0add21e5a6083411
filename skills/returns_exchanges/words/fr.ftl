# Ce que disent les retours et les échanges. Aucun chiffre n'est écrit ici : chacun vient d'un fait. Une citation suit les lignes qui finissent par deux points.

policy-says = Voici ce que disent nos règles :
policy-also-says = Et :
policy-mentions = Voici tout ce que je trouve à ce sujet dans nos pages d'aide :
policy-unknown = Je ne peux pas dire avec certitude quelles sont nos règles là-dessus, je préfère donc ne pas deviner.
refunds-say = Sur les remboursements, nos règles disent :

sorry-defect = Je suis désolé que quelque chose n'aille pas avec ce que vous avez reçu.
sign-in-needed = Pour voir ce qui peut être retourné, connectez-vous d'abord.
sign-in-refund = Pour voir où en est votre remboursement, connectez-vous d'abord.
which-order = De quelle commande s'agit-il ?
order-not-found = Je ne trouve pas de commande { $order } dans votre compte. Les très anciennes commandes peuvent m'échapper : vérifiez le numéro, s'il vous plaît.
order-too-old = Cette commande est trop ancienne pour que je la voie ici. Une personne de notre équipe peut la rechercher.
no-orders = Je ne trouve dans votre compte aucune commande que je puisse consulter. Les très anciennes commandes peuvent m'échapper.
shop-unreachable = Je n'arrive pas à joindre le système de commandes de la boutique, je ne peux donc pas consulter votre commande pour l'instant.
no-hub = Les retours ne peuvent pas être demandés ici pour le moment.
in-portal = La demande se fait dans notre portail de retours.

can-return = De la commande { $order }, vous pouvez retourner : { $lines }.
can-exchange = De la commande { $order }, vous pouvez retourner et faire échanger : { $lines }.
ask-until-delivery = Vous pouvez le demander jusqu'au { $until }, à compter de la livraison.
ask-until-sending = Vous pouvez le demander jusqu'au { $until }. Le jour de la livraison n'est pas connu, le délai est donc compté depuis l'expédition.
not-certain = Nos règles ne disent pas avec certitude si cela peut encore être retourné. Vous pouvez le demander, et une personne de notre équipe décidera.
no-exchange = Nous n'échangeons pas les articles, mais vous pouvez les retourner :
choose = Choisissez ce qui doit être retourné et pourquoi, puis confirmez. Rien n'est envoyé avant votre confirmation.
choose-exchange = Choisissez l'article, et la taille ou la couleur que vous voulez à la place. Rien n'est envoyé avant votre confirmation.
choose-defect = Choisissez l'article et dites ce qui ne va pas. Rien n'est envoyé avant votre confirmation.

lines-not-delivered = Encore en route, le retour est donc possible une fois arrivé : { $lines }.
lines-not-sent = Pas encore expédié, donc à modifier plutôt qu'à retourner : { $lines }.
lines-window-closed = Le délai pour retourner ceci est passé : { $lines }.
lines-window-closed-at = Le délai pour retourner ceci a pris fin le { $closed } : { $lines }.
lines-exception = Ceci ne peut pas être retourné : { $lines }.
lines-coming-back = Un retour a déjà été demandé : { $lines }.
lines-refunded = Déjà remboursé : { $lines }.
lines-digital = Livré sous forme numérique, donc rien à retourner : { $lines }.
lines-unknown = La boutique ne peut pas encore dire si ceci a été expédié : { $lines }.

nothing-not-delivered = La commande { $order } est encore en route. Elle pourra être retournée une fois arrivée.
nothing-not-sent = La commande { $order } n'a pas encore été expédiée, il n'y a donc rien à retourner.
nothing-window-closed = Le délai pour retourner la commande { $order } est passé.
nothing-window-closed-at = Le délai pour retourner la commande { $order } a pris fin le { $closed }.
nothing-exception = Ce que contient la commande { $order } ne peut pas être retourné.
nothing-coming-back = Un retour de la commande { $order } a déjà été demandé.
nothing-refunded = La commande { $order } a été remboursée, il ne reste donc rien à retourner.
nothing-cancelled = La commande { $order } a été annulée, il n'y a donc rien à retourner.
nothing-digital = La commande { $order } est livrée sous forme numérique, il n'y a donc rien à retourner.
nothing-unknown = La boutique ne peut pas encore dire ce qui a été expédié de la commande { $order }, je ne peux donc pas affirmer ce qui peut être retourné.
nothing-shop-cannot = Un retour de la commande { $order } ne peut pas être demandé en ligne.

return-requested = Vous avez demandé un retour pour la commande { $order } le { $asked } : { $lines }. La boutique n'a pas encore répondu.
return-open = Le retour pour la commande { $order }, demandé le { $asked }, est accepté : { $lines }. La boutique attend son arrivée.
return-checked = Ce qui est revenu de la commande { $order } a été vérifié.
return-closed = Le retour pour la commande { $order } est terminé : { $lines }.
return-declined = La boutique a refusé le retour pour la commande { $order }, demandé le { $asked } : { $lines }.
return-cancelled = Le retour pour la commande { $order }, demandé le { $asked }, a été annulé : { $lines }.
return-under-way = Un retour de la commande { $order } est en cours.

refund-whole = La commande { $order } est remboursée en totalité.
refund-part = Une partie de la commande { $order } est remboursée.
refund-not-yet = Aucun remboursement n'est encore enregistré pour la commande { $order }.
refund-none = Pour la commande { $order }, aucun retour n'a été demandé et aucun remboursement n'est enregistré.
refund-cancelled = La commande { $order } est annulée. Aucun remboursement n'y est encore enregistré.
refund-not-paid = La commande { $order } a été annulée avant d'être payée, il n'y a donc rien à rembourser.

return-asked = C'est fait : le retour pour la commande { $order } est demandé : { $lines }. L'équipe de la boutique s'en occupe maintenant.
exchange-asked = C'est fait : l'échange pour la commande { $order } est demandé : { $lines }. L'équipe de la boutique s'en occupe maintenant.
is-it-solved = Tout est-il comme vous le vouliez ?

# Ce qu'on cherche dans les articles.
query-return = dans combien de jours et comment peut-on retourner un article
query-refund = comment et quand les remboursements sont-ils versés
query-defect = un article défectueux ou erroné est arrivé
