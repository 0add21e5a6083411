# Ce que dit le suivi de commandes. Aucun chiffre n'est écrit ici : chacun vient d'un fait. Une citation suit les lignes qui finissent par
# deux points. Les phrases sont courtes, car elles partent aussi par SMS ; aucune ne s'appuie sur la précédente.

sign-in-needed = Pour consulter votre commande, connectez-vous d'abord.
which-order = De quelle commande s'agit-il ?
order-not-found = Je ne trouve pas de commande { $order } dans votre compte. Les très anciennes commandes peuvent m'échapper : vérifiez le numéro, s'il vous plaît.
order-too-old = Cette commande est trop ancienne pour que je la voie ici. Une personne de notre équipe peut la rechercher.
no-orders = Je ne trouve dans votre compte aucune commande que je puisse consulter. Les très anciennes commandes peuvent m'échapper.
shop-unreachable = Je n'arrive pas à joindre le système de commandes de la boutique, je ne peux donc pas voir où est votre commande pour l'instant.

# La commande entière, là où il n'y a pas de colis à suivre.
order-not-sent = La commande { $order } n'a pas encore été expédiée, il n'y a donc pas encore de suivi.
order-with-warehouse = La commande { $order } est à notre entrepôt et n'a pas encore été remise à un transporteur, il n'y a donc pas encore de suivi.
order-on-hold = La commande { $order } n'a pas encore été expédiée : notre équipe est en train de la vérifier.
order-scheduled = La commande { $order } n'a pas encore été expédiée. Son départ est prévu le { $day }.
order-cancelled = La commande { $order } a été annulée, aucun colis ne va donc arriver.
order-cancelling = La commande { $order } est en cours d'annulation. Ce n'est pas encore terminé.
order-refunded = La commande { $order } a été remboursée et n'a pas été expédiée.
order-closed = La commande { $order } est close, et la boutique n'indique aucun colis.
order-digital = La commande { $order } est livrée sous forme numérique, il n'y a donc pas de colis à suivre.
order-unknown = La boutique ne peut pas encore dire ce qui est parti de la commande { $order }.
order-sent-untracked = La commande { $order } a été expédiée, mais la boutique n'a pas de suivi pour elle.
payment-open = Son paiement n'est pas encore finalisé.

# Avant les colis d'une commande qui en a plusieurs, ou dont une partie est encore ici.
part-sent = Une partie de la commande { $order } a été expédiée ; le reste n'est pas encore parti.
sent-in-parcels = La commande { $order } a été expédiée en plusieurs colis.
still-here = Pas encore expédié : { $lines }.
more-parcels = Autres colis de cette commande : { $count }.

# Un colis. $place vaut "all" si c'est toute la commande, sinon le numéro du colis, et $lines dit ce qu'il contient.
parcel-sent = { $place ->
    [all] La commande { $order } a été expédiée le { $day }. Le transporteur n'a encore rien signalé.
   *[part] Le colis { $place } ({ $lines }) a été expédié le { $day }. Le transporteur n'a encore rien signalé.
}
parcel-label = { $place ->
    [all] La commande { $order } est emballée et étiquetée, mais le transporteur ne l'a pas encore.
   *[part] Le colis { $place } ({ $lines }) est emballé et étiqueté, mais le transporteur ne l'a pas encore.
}
parcel-with_carrier = { $place ->
    [all] Le transporteur a pris en charge la commande { $order }.
   *[part] Le transporteur a pris en charge le colis { $place } ({ $lines }).
}
parcel-on_the_way = { $place ->
    [all] La commande { $order } est en route vers vous.
   *[part] Le colis { $place } ({ $lines }) est en route vers vous.
}
parcel-out_for_delivery = { $place ->
    [all] La commande { $order } est en cours de livraison.
   *[part] Le colis { $place } ({ $lines }) est en cours de livraison.
}
parcel-delayed = { $place ->
    [all] Je suis désolé : le transporteur signale un retard pour la commande { $order }.
   *[part] Je suis désolé : le transporteur signale un retard pour le colis { $place } ({ $lines }).
}
parcel-attempted = { $place ->
    [all] Le transporteur a tenté de livrer la commande { $order } le { $when } et n'a pas pu la remettre.
   *[part] Le transporteur a tenté de livrer le colis { $place } ({ $lines }) le { $when } et n'a pas pu le remettre.
}
parcel-pickup = { $place ->
    [all] La commande { $order } vous attend au point de retrait.
   *[part] Le colis { $place } ({ $lines }) vous attend au point de retrait.
}
parcel-delivered = { $place ->
    [all] Le transporteur indique que la commande { $order } a été livrée le { $when }.
   *[part] Le transporteur indique que le colis { $place } ({ $lines }) a été livré le { $when }.
}
parcel-picked_up = { $place ->
    [all] Le transporteur indique que la commande { $order } a été retirée le { $when }.
   *[part] Le transporteur indique que le colis { $place } ({ $lines }) a été retiré le { $when }.
}
parcel-failed = { $place ->
    [all] Je suis désolé : le transporteur indique qu'il n'a pas pu livrer la commande { $order }. Elle est peut-être en train de nous revenir.
   *[part] Je suis désolé : le transporteur indique qu'il n'a pas pu livrer le colis { $place } ({ $lines }). Il est peut-être en train de nous revenir.
}

# Ce que le transporteur dit encore d'un colis.
carrier-and-number = Transporteur : { $carrier }, numéro de suivi { $number }.
carrier-alone = Transporteur : { $carrier }.
number-alone = Numéro de suivi : { $number }.
expected = Livraison prévue : { $days }.
expected-anew = Nouvelle livraison prévue : { $days }.
expected-passed = La livraison était prévue au plus tard le { $day }. Je suis désolé de ce retard.
expected-unknown = Le transporteur n'a pas encore annoncé de jour de livraison.
last-news = Dernières nouvelles du transporteur : { $when }.

# Que faire ensuite.
attempted-next = Cherchez un avis de passage du transporteur, ou ouvrez sa page de suivi : vous y verrez s'il repasse ou à quel endroit retirer le colis.
pickup-next = La page de suivi du transporteur, ou son message, indique où c'est et combien de temps le colis est gardé.
sorry-waiting = Je suis désolé que vous deviez attendre.
sorry-missing = Je suis désolé que vous ne l'ayez pas.
not-reported = Le transporteur ne l'a pas signalé comme livré.
look-around = Demandez à vos voisins, et regardez là où l'on peut laisser un colis : devant la porte, dans la boîte aux lettres, dans un abri, à l'accueil.
wait-until = Il arrive qu'un transporteur signale une livraison un peu trop tôt. Si le colis n'est pas là d'ici au { $until }, écrivez à nouveau ici et une personne s'en occupera.

# La commande est-elle arrivée à la boutique, et ses papiers.
order-placed = Oui, nous avons la commande { $order }, passée le { $when }.
payment = { $status ->
    [paid] Elle est payée : { $total }.
    [authorized] Le paiement de { $total } est autorisé.
    [partially_paid] Elle est payée en partie. Son total est de { $total }.
    [partially_refunded] Elle est payée, et une partie a été remboursée. Son total est de { $total }.
    [refunded] Elle a été remboursée.
    [voided] Son paiement a été annulé.
    [expired] Son paiement a expiré, elle n'est donc pas payée.
   *[pending] Le paiement de { $total } n'est pas encore finalisé.
}
no-mail-again = Je ne peux pas renvoyer l'e-mail de confirmation d'ici.
documents-say = Sur les factures, nos pages d'aide disent :
no-documents = Je ne peux pas envoyer de factures ni d'autres papiers d'ici.

# Avant ce que disent les pages d'aide de la boutique, et ce qu'elle ajoute elle-même pour ce statut.
dispatch-says = Sur l'envoi des commandes, nos pages d'aide disent :
delivery-says = Sur les délais de livraison, nos pages d'aide disent :
late-says = Sur les colis en retard, nos pages d'aide disent :
shop-adds = Un mot de la boutique : { $note }

# Ce qu'on cherche dans les articles.
query-dispatch = quand les commandes sont-elles expédiées, préparées, départ de l'entrepôt
query-delivery = combien de temps prend la livraison, délai de livraison
query-late = colis en retard, le suivi n'avance plus
query-documents = facture, reçu
