# Ce que les réponses prêtes disent d'une commande, d'un colis et d'une décision.
parcel-sent = Expédié
parcel-label = Prêt à être remis au transporteur
parcel-with_carrier = Chez le transporteur
parcel-on_the_way = En route
parcel-out_for_delivery = En cours de livraison
parcel-delayed = Retardé
parcel-attempted = Tentative de livraison
parcel-pickup = Prêt à être retiré
parcel-delivered = Livré
parcel-picked_up = Retiré
parcel-failed = N'a pas pu être livré

order-not_sent = Pas encore expédiée
order-with_warehouse = En préparation
order-on_hold = En vérification
order-scheduled = Programmée
order-part_sent = Expédiée en partie
order-sent = Expédiée
order-arrived = Livrée
order-cancelled = Annulée
order-cancelling = En cours d'annulation
order-refunded = Remboursée
order-closed = Close
order-digital = Numérique
order-unknown = En cours

parcel-heading = Colis { $place } ({ $lines }) :
parcel-heading-alone = Colis { $place } :
parcel-status = État : { $status }
carrier-and-number = Transporteur : { $carrier }, numéro de suivi { $number }
carrier-alone = Transporteur : { $carrier }
number-alone = Numéro de suivi : { $number }
expected = Livraison prévue : { $days }
expected-passed = La livraison était prévue au plus tard le { $day }.
expected-unknown = Le transporteur n'a pas encore annoncé de jour de livraison.
parcel-link = Pour le suivre : { $url }
still-here = Pas encore expédié : { $lines }

hours-always = À toute heure
hours-closed = fermé

reason-damaged = l'article est arrivé abîmé
reason-late = la commande est arrivée en retard
reason-wrong_item = le mauvais article a été envoyé
reason-missing_part = une pièce manquait
reason-quality = la qualité n'était pas au rendez-vous
reason-goodwill = à titre de geste commercial
